//! Words for fixes: what each does, and what it costs.

use std::collections::BTreeSet;

use crate::counted;
use crate::domain::{
    by_hand, ByHand, Command, Event, Fix, FixKind, Outcome, PlanOf, Problem, Role, Tenant, UserType,
};
use crate::i18n::number;
use crate::t;

use super::{
    country, group_name, list, people, person, problem_title, product_list, product_name, role, service_name,
};

/// What a fix does: the words of its button.
pub fn fix_label(tenant: &Tenant, fix: &Fix) -> String {
    let services = |plans: &[PlanOf]| {
        list(
            &plans
                .iter()
                .map(|p| service_name(tenant, p.sku, p.plan))
                .collect::<Vec<_>>(),
        )
    };
    match &fix.kind {
        FixKind::Replace { old, new } => {
            t!(
                fixes.replace,
                old = product_list(tenant, old),
                new = product_list(tenant, new)
            )
        }
        FixKind::SwitchOff(plans) => t!(fixes.switch_off, services = services(plans)),
        FixKind::SwitchOn(plans) => t!(fixes.switch_on, services = services(plans)),
        FixKind::AddProduct(sku) => t!(fixes.add, product = product_name(tenant, *sku)),
        FixKind::RemoveProduct(sku) => t!(fixes.remove, product = product_name(tenant, *sku)),
        FixKind::LeaveOut(skus) => t!(fixes.leave_out, product = product_list(tenant, skus)),
        FixKind::SetLocation(code) => t!(fixes.set_location, country = country(*code)),
        FixKind::FreeSeats { sku, users } => match users.as_slice() {
            [user] => t!(
                fixes.free,
                product = product_name(tenant, *sku),
                name = person(tenant, *user)
            ),
            users => t!(
                fixes.free_many,
                product = product_name(tenant, *sku),
                people = people(tenant, users)
            ),
        },
        FixKind::BuySeats(purchases) => match purchases.as_slice() {
            [one] => counted!(
                one.more,
                fixes.buy_1,
                fixes.buy_n,
                product = product_name(tenant, one.sku)
            ),
            several => {
                let each = several.iter().map(|one| {
                    t!(
                        fixes.purchase,
                        count = number(u64::from(one.more)),
                        product = product_name(tenant, one.sku)
                    )
                });
                t!(fixes.buy_each, purchases = list(&each.collect::<Vec<_>>()))
            }
        },
        FixKind::LeaveGroups(groups) => {
            let names: Vec<String> = groups.iter().map(|group| group_name(tenant, *group)).collect();
            match names.len() {
                1 => t!(fixes.leave_1, groups = list(&names)),
                _ => t!(fixes.leave_n, groups = list(&names)),
            }
        }
        FixKind::FirstGroupsOnly(1) => t!(fixes.first_groups_1).into(),
        FixKind::FirstGroupsOnly(count) => t!(fixes.first_groups_n, count = number(u64::from(*count))),
        FixKind::ChangeGroups(groups) => {
            let names: Vec<String> = groups.iter().map(|group| group_name(tenant, *group)).collect();
            t!(fixes.change_groups, groups = list(&names))
        }
        FixKind::TakeGroupLicenses => t!(fixes.take_group_licenses).into(),
        FixKind::SetQuantity(total) => t!(fixes.set_quantity, total = number(u64::from(*total))),
        FixKind::FirstOnly(1) => t!(fixes.first_1).into(),
        FixKind::FirstOnly(count) => t!(fixes.first_n, count = number(u64::from(*count))),
        FixKind::ActAs(r) => t!(fixes.act_as, role = role(*r)),
    }
}

/// What a fix costs: seats and people, from its own decision.
pub fn fix_cost(tenant: &Tenant, asked_by: Role, fix: &Fix) -> String {
    let mut parts: Vec<String> = Vec::new();
    match &fix.kind {
        FixKind::Replace { .. } => parts.push(t!(fixes.one_step).into()),
        FixKind::SwitchOff(plans) | FixKind::SwitchOn(plans) => {
            let mut skus: Vec<_> = plans.iter().map(|p| p.sku).collect();
            skus.sort_unstable();
            skus.dedup();
            parts.push(t!(fixes.of_products, products = product_list(tenant, &skus)));
        }
        FixKind::BuySeats(purchases) => parts.extend(purchases.iter().map(|one| {
            t!(
                fixes.new_total,
                product = product_name(tenant, one.sku),
                total = number(u64::from(one.total))
            )
        })),
        FixKind::LeaveGroups(groups) => {
            let text = match groups.len() {
                1 => t!(fixes.loses_all_1),
                _ => t!(fixes.loses_all_n),
            };
            parts.push(text.into());
        }
        FixKind::ChangeGroups(groups) => {
            let members = groups.iter().filter_map(|group| tenant.group(*group));
            let members: BTreeSet<_> = members.flat_map(|group| group.members.iter().copied()).collect();
            parts.push(counted!(members.len(), fixes.for_members_1, fixes.for_members_n));
        }
        FixKind::FreeSeats { users, .. } => {
            let user = match users.as_slice() {
                [user] => tenant.user(*user),
                _ => None,
            };
            let profile = user.map(|u| &u.profile);
            if profile.is_some_and(|p| !p.account_enabled) {
                parts.push(t!(fixes.blocked_user).into());
            } else if profile.is_some_and(|p| p.user_type == UserType::Guest) {
                parts.push(t!(fixes.guest_user).into());
            }
        }
        _ => {}
    }
    let seats = fix.decision.seat_use();
    for (sku, seat_use) in &seats {
        let product = product_name(tenant, *sku);
        if seat_use.freed > 0 {
            parts.push(counted!(seat_use.freed, fixes.frees_1, fixes.frees_n, product));
        }
        if seat_use.taken > 0 {
            let available = number(u64::from(fix.decision.seats_at_hand(tenant, *sku)));
            let used = number(u64::from(seat_use.taken));
            parts.push(t!(fixes.uses, count = used, available, product));
        }
    }
    let waits = |event: &Event| {
        matches!(
            event,
            Event::QueueChanged {
                from: None,
                to: Some(_),
                ..
            }
        )
    };
    let in_turn = fix.decision.events.iter().any(waits) && !has_turns(&fix.command);
    if in_turn {
        parts.push(t!(fixes.in_turn).into());
    }
    let about_people = !fix.decision.outcomes.is_empty() && !in_turn;
    if seats.is_empty() && about_people {
        parts.push(t!(fixes.no_seats).into());
    }
    // In a sequence the same person can stand more than once.
    let changed = fix
        .decision
        .outcomes
        .iter()
        .filter(|(_, outcome)| matches!(outcome, Outcome::Changed(_) | Outcome::Done));
    let changed: BTreeSet<_> = changed.map(|(user, _)| *user).collect();
    let asked: BTreeSet<_> = fix.decision.outcomes.iter().map(|(user, _)| *user).collect();
    if asked.len() > 1 {
        parts.push(counted!(changed.len(), fixes.for_people_1, fixes.for_people_n));
    }
    if fix.actor.role != asked_by && !matches!(fix.kind, FixKind::ActAs(_)) {
        parts.push(t!(fixes.as_role, role = role(fix.actor.role)));
    }
    if let Some(next) = &fix.leads_to {
        parts.push(t!(fixes.leads_to, rule = problem_title(next)));
    }
    parts.join(" ")
}

/// Whether a command itself gives the people it moves what their groups owe them.
fn has_turns(command: &Command) -> bool {
    match command {
        Command::Sequence(commands) => commands.iter().any(has_turns),
        Command::ReprocessUsers { .. } => true,
        _ => false,
    }
}

/// What to do by hand about a problem without fixes.
pub fn by_hand_text(problem: &Problem) -> &'static str {
    match by_hand(problem) {
        ByHand::LookAgain => t!(fixes.hand_look_again),
        ByHand::Correct => t!(fixes.hand_correct),
        ByHand::OtherGroup => t!(fixes.hand_other_group),
        ByHand::LookAtGroups => t!(fixes.hand_groups),
        ByHand::Subscription => t!(fixes.hand_subscription),
        ByHand::OutsideTenant => t!(fixes.hand_outside),
        ByHand::OtherProduct => t!(fixes.hand_other_product),
        ByHand::Location => t!(fixes.hand_location),
        ByHand::Address => t!(fixes.hand_address),
        ByHand::AddAgain => t!(fixes.hand_add_again),
        ByHand::Fewer => t!(fixes.hand_fewer),
        ByHand::OtherRole => t!(fixes.hand_other_role),
    }
}
