//! What holds for every decision, whatever was asked: complete, exact, reversible, and no seat out of nothing.

use std::collections::{BTreeMap, BTreeSet};

use zetel::catalog::SkuId;
use zetel::domain::{evolve, revert, Command, Decision, Event, Outcome, SeatUse, Tenant, UserIx};

/// The tenant after a decision.
pub fn after(tenant: &Tenant, decision: &Decision) -> Tenant {
    let mut after = tenant.clone();
    for event in &decision.events {
        evolve(&mut after, event);
    }
    after
}

/// Seats taken per product, counted person by person.
pub fn recount(tenant: &Tenant) -> BTreeMap<SkuId, u32> {
    let mut seats = BTreeMap::new();
    for (ix, user) in tenant.users().filter(|(_, user)| user.deleted.is_none()) {
        let set = tenant.licenses(ix).unwrap();
        assert_eq!(tenant.sets().get(user.licenses), Some(set));
        for sku in set.in_force() {
            *seats.entry(sku).or_insert(0) += 1;
        }
    }
    seats
}

/// Checks everything that must hold, and gives the tenant as it is afterwards.
pub fn sound(tenant: &Tenant, command: &Command, decision: &Decision) -> Result<Tenant, String> {
    let then = after(tenant, decision);
    counted(&then)?;
    complete(tenant, command, decision)?;
    reversible(tenant, &then, decision)?;
    used(command, decision)?;
    promised(tenant, &then, decision)?;
    match command {
        Command::ChangeUsers(_) => {
            exact(tenant, &then, decision)?;
            seated(tenant, &then, decision)?;
        }
        Command::Sequence(_) if decision.has_refusals() && then != *tenant => {
            return Err("a sequence with a refusal changed something".to_owned());
        }
        Command::ReprocessUsers { .. } => seated(tenant, &then, decision)?,
        _ => {}
    }
    Ok(then)
}

/// Kept counts are those of a recount; the empty place of a product counts nothing.
pub fn counted(tenant: &Tenant) -> Result<(), String> {
    let seats = recount(tenant);
    for product in tenant.products() {
        let (kept, real) = (
            tenant.seats(product.sku).consumed,
            seats.get(&product.sku).copied().unwrap_or(0),
        );
        if kept != real {
            return Err(format!(
                "{}: {kept} seats counted, {real} taken",
                product.part_number
            ));
        }
    }
    let mut holders = BTreeMap::new();
    for (_, user) in tenant.users().filter(|(_, user)| user.deleted.is_none()) {
        *holders.entry(user.licenses).or_insert(0u32) += 1;
    }
    for (id, _, kept) in tenant.sets().iter() {
        if kept != holders.get(&id).copied().unwrap_or(0) {
            return Err(format!("set {id:?}: {kept} holders counted, {holders:?}"));
        }
    }
    Ok(())
}

/// One outcome per distinct person, in the command's order; for a sequence, step by step.
fn complete(tenant: &Tenant, command: &Command, decision: &Decision) -> Result<(), String> {
    let Some(asked) = asked(tenant, command) else {
        return Ok(());
    };
    let as_a_whole = matches!(command, Command::ChangeMembers { .. }) && decision.has_refusals();
    if as_a_whole && decision.outcomes.is_empty() {
        return Ok(());
    }
    let got: Vec<UserIx> = decision.outcomes.iter().map(|(ix, _)| *ix).collect();
    if asked == got {
        Ok(())
    } else {
        Err(format!("outcomes for {got:?}, asked for {asked:?}"))
    }
}

/// The people whom a command asks something for, in order; `None` where the command doesn't say who they are, or
/// where they have no outcomes when it is refused as a whole.
fn asked(tenant: &Tenant, command: &Command) -> Option<Vec<UserIx>> {
    let distinct = |users: &[UserIx]| {
        let mut seen = BTreeSet::new();
        users.iter().copied().filter(|ix| seen.insert(*ix)).collect()
    };
    match command {
        Command::ChangeUsers(change) => Some(distinct(&change.users)),
        Command::ChangeTogether(both) => Some(distinct(&both.users.users)),
        Command::ReprocessUsers { users } => Some(distinct(users)),
        // Whether a group is still there by then is not known yet.
        Command::Sequence(commands)
            if commands.iter().any(|command| {
                matches!(
                    command,
                    Command::ChangeMembers { .. } | Command::AnswerRequests(_)
                )
            }) =>
        {
            None
        }
        Command::Sequence(commands) => {
            let parts: Option<Vec<_>> = commands.iter().map(|command| asked(tenant, command)).collect();
            Some(parts?.concat())
        }
        Command::ChangeMembers { group, add, remove } => {
            let there = tenant.group(*group).filter(|group| !group.is_dynamic());
            there.map(|_| [add.as_slice(), remove].concat())
        }
        Command::DeleteUsers { users } | Command::RestoreUsers { users } => Some(distinct(users)),
        // Newcomers have no place before.
        Command::AddUsers(_) | Command::AdvanceClock { .. } | Command::ProcessNow => None,
        Command::AskForProduct { user, .. } | Command::SignIn { user, .. } => Some(vec![*user]),
        // Whose requests they are stands with the tenant.
        Command::AnswerRequests(_) => None,
        Command::Configure { .. }
        | Command::SetAutoClaim(_)
        | Command::ChangeGroups(_)
        | Command::MakeDynamic { .. }
        | Command::DeleteGroups { .. }
        | Command::ReprocessGroups { .. }
        | Command::ChangeQuantity { .. } => Some(Vec::new()),
    }
}

fn reversible(tenant: &Tenant, then: &Tenant, decision: &Decision) -> Result<(), String> {
    let mut back = then.clone();
    revert(&mut back, &decision.events);
    counted(&back)?;
    if back != *tenant {
        return Err("taking the facts back gives another tenant".to_owned());
    }
    for event in &decision.events {
        if event.clone().inverse().inverse() != *event {
            return Err("an inverse's inverse is another fact".to_owned());
        }
        let empty = match event {
            Event::LicensesChanged { from, to, users } => users.is_empty() || from == to,
            Event::UsageLocationChanged { from, to, users } => users.is_empty() || from == to,
            Event::Configured { from, to } => from == to,
            Event::GroupLicensesChanged { from, to, .. } => from == to,
            Event::MembersChanged { joined, left, .. } => joined.is_empty() && left.is_empty(),
            Event::MembershipChanged { from, to, .. } => from == to,
            Event::GroupChanged { from, to, .. } => from == to,
            Event::QueueChanged { from, to, .. } => from == to,
            Event::QuantityChanged { from, to, .. } => from == to,
            Event::SubscriptionMoved { from, to, .. } => from == to,
            Event::UsersChanged { added, removed, .. } => added.is_empty() && removed.is_empty(),
            Event::DeletionChanged { from, to, users } => users.is_empty() || from == to,
            Event::ClockMoved { from, to } => from == to,
            Event::RequestChanged { from, to, .. } => from == to,
            Event::AutoClaimChanged { from, to } => from == to,
            Event::SignedIn { from, to, .. } => from == to,
        };
        if empty {
            return Err(format!("a fact that says nothing: {event:?}"));
        }
    }
    Ok(())
}

/// Whether a part of it is refused without anybody being refused: policies.
fn is_about_nobody(command: &Command) -> bool {
    match command {
        Command::SetAutoClaim(_) => true,
        Command::Sequence(commands) => commands.iter().any(is_about_nobody),
        _ => false,
    }
}

/// No problem and no way that nobody meets, none twice, and no outcome that points nowhere.
fn used(command: &Command, decision: &Decision) -> Result<(), String> {
    let mut ways = vec![0; decision.transitions.len()];
    let mut problems = vec![0; decision.problems.len()];
    for (_, outcome) in &decision.outcomes {
        match outcome {
            Outcome::Changed(at) => ways[*at as usize] += 1,
            Outcome::Refused(at) => problems[*at as usize] += 1,
            Outcome::Failed { problem, way } => {
                problems[*problem as usize] += 1;
                ways[*way as usize] += 1;
            }
            Outcome::Unchanged | Outcome::Done | Outcome::Withheld => {}
        }
    }
    let groups = decision.groups.iter().map(|(_, outcome)| outcome);
    let subscriptions = decision.subscriptions.iter().map(|(_, outcome)| outcome);
    for outcome in groups.chain(subscriptions) {
        if let Outcome::Refused(at) = outcome {
            problems[*at as usize] += 1;
        }
    }
    if !decision.outcomes.is_empty() && problems.contains(&0) && !is_about_nobody(command) {
        return Err(format!(
            "problems that nobody has: {:?} {problems:?}",
            decision.problems
        ));
    }
    let withheld = decision.events.is_empty() && decision.counts().withheld > 0;
    if !withheld && ways.contains(&0) {
        return Err(format!("ways that nobody goes: {ways:?}"));
    }
    Ok(())
}

/// Counts, refusals and seat use say the same as the outcomes and the tenant afterwards.
fn promised(tenant: &Tenant, then: &Tenant, decision: &Decision) -> Result<(), String> {
    let counts = decision.counts();
    let total = counts.changed + counts.unchanged + counts.refused + counts.withheld;
    if total as usize != decision.outcomes.len() {
        return Err(format!("{counts:?} for {} outcomes", decision.outcomes.len()));
    }
    let refusals = decision.refusals();
    let hit: usize = refusals.iter().map(|(_, people)| people.len()).sum();
    if hit != counts.refused as usize || !refusals.is_sorted_by_key(|(_, people)| usize::MAX - people.len()) {
        return Err("refusals() is incomplete or out of order".to_owned());
    }
    let seats = decision.seat_use();
    for product in tenant.products() {
        let SeatUse { taken, freed } = seats.get(&product.sku).copied().unwrap_or_default();
        let (before, now) = (
            tenant.seats(product.sku).consumed,
            then.seats(product.sku).consumed,
        );
        if before + taken != now + freed {
            return Err(format!(
                "{}: {before} seats, {taken} taken, {freed} freed, {now} now",
                product.part_number
            ));
        }
        // Seats that time takes away meanwhile are not at anybody's hand.
        let timeless = !decision
            .events
            .iter()
            .any(|event| matches!(event, Event::SubscriptionMoved { .. }));
        let (at_hand, left) = (
            decision.seats_at_hand(tenant, product.sku),
            then.seats(product.sku).assignable(),
        );
        if taken > 0 && timeless && i64::from(at_hand) - i64::from(taken) != left {
            return Err(format!(
                "{}: {taken} of {at_hand} used, {left} left",
                product.part_number
            ));
        }
    }
    Ok(())
}

/// Everybody changed went the way their outcome says; everybody else is as before.
fn exact(tenant: &Tenant, then: &Tenant, decision: &Decision) -> Result<(), String> {
    let outcomes: BTreeMap<UserIx, Outcome> = decision.outcomes.iter().copied().collect();
    for (ix, user) in tenant.users() {
        let now = then.user(ix).unwrap();
        let (set, set_now) = (tenant.licenses(ix).unwrap(), then.licenses(ix).unwrap());
        match outcomes
            .get(&ix)
            .and_then(|outcome| decision.transition(*outcome))
        {
            Some(way) => {
                let from = (set, user.usage_location) == (&way.from, way.from_location);
                let to = (set_now, now.usage_location) == (&way.to, way.to_location);
                if !from || !to || (way.from == way.to && way.from_location == way.to_location) {
                    return Err(format!("{ix:?} did not go the way promised: {way:?}"));
                }
            }
            None => {
                if set != set_now || user.usage_location != now.usage_location {
                    return Err(format!("{ix:?} changed with outcome {:?}", outcomes.get(&ix)));
                }
            }
        }
    }
    Ok(())
}

/// Where a seat was taken, no more are taken than there are.
fn seated(tenant: &Tenant, then: &Tenant, decision: &Decision) -> Result<(), String> {
    for (sku, seat_use) in decision.seat_use() {
        if seat_use.taken > 0 && then.seats(sku).assignable() < 0 {
            return Err(format!(
                "{sku}: {:?} before, {:?} after",
                tenant.seats(sku),
                then.seats(sku)
            ));
        }
    }
    Ok(())
}
