//! Every command as a script: the text for Microsoft Graph, read again and run on the tenant before, leaves the tenant
//! after and refuses the same people; the other tools' texts say the same, as far as they can.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::mem::{discriminant, Discriminant};
use std::sync::{Arc, Mutex};

use proptest::prelude::*;
use zetel::domain::{
    asked_set, decide, evolve, Actor, Command, Decision, Event, GroupId, Outcome, Problem, Profile, Role,
    Scope, Source, Tenant, UserIx,
};
use zetel::exchange::{read_request, split_requests, try_out, Asked, Request, Target};
use zetel::script::{write_script, Note, Script, Steps, Tool, What};

use super::service_model::{any_deed, world};
use super::{holds, whole_run, Verdict};

/// The script of one command.
pub(super) fn script(tenant: &Tenant, actor: &Actor, command: &Command, tool: Tool) -> Script {
    let mut steps = Steps::new();
    steps.add(tenant, actor, command, "what was done".to_owned());
    write_script(tool, tenant, &steps, &|note| format!("{note:?}"))
}

/// What came of a text: the tenant, and who was refused and why.
struct Run {
    tenant: Tenant,
    refused: Vec<(Option<UserIx>, Problem)>,
    requests: usize,
}

/// Reads a text and does what it asks. Somebody new gets the id that the command gave them.
fn run(before: &Tenant, actor: &Actor, text: &str, new: &[Arc<Profile>]) -> Result<Run, String> {
    let mut run = Run {
        tenant: before.clone(),
        refused: Vec::new(),
        requests: 0,
    };
    let mut new: BTreeMap<&str, Vec<&Arc<Profile>>> =
        new.iter().rev().fold(BTreeMap::new(), |mut all, profile| {
            all.entry(&*profile.user_principal_name)
                .or_insert_with(Vec::new)
                .push(profile);
            all
        });
    for part in split_requests(text) {
        let request = match read_request(part, &run.tenant) {
            Ok(Request::One(asked)) => vec![asked],
            Ok(Request::Batch(asked)) => asked,
            Err(zetel::exchange::Fault::Empty) => continue,
            Err(fault) => return Err(format!("{fault:?} in {part}")),
        };
        for mut asked in request {
            run.requests += 1;
            if let Ok(operation) = &mut asked.operation {
                if let Command::AddUsers(add) = &mut operation.command {
                    let profile = Arc::make_mut(&mut add.users[0]);
                    let known = new.get_mut(&*profile.user_principal_name).and_then(Vec::pop);
                    profile.id = known.ok_or("somebody else")?.id;
                    operation.target = Target::Created(profile.id);
                }
            }
            let user = asked
                .operation
                .as_ref()
                .ok()
                .and_then(|operation| who(&operation.command));
            let tried = try_out(&run.tenant, actor, std::slice::from_ref(&asked), &message).remove(0);
            match (tried.refused, tried.decision) {
                (None, Some(decision)) => {
                    decision
                        .events
                        .iter()
                        .for_each(|event| evolve(&mut run.tenant, event));
                }
                (Some(zetel::exchange::Fault::Problem(problem)), _) => run.refused.push((user, problem)),
                (fault, _) => return Err(format!("{fault:?} for {asked:?}")),
            }
        }
    }
    Ok(run)
}

fn message(_: &Tenant, _: &Asked, _: &zetel::exchange::Fault) -> String {
    String::new()
}

fn who(command: &Command) -> Option<UserIx> {
    match command {
        Command::ChangeUsers(change) => change.users.first().copied(),
        Command::ReprocessUsers { users }
        | Command::DeleteUsers { users }
        | Command::RestoreUsers { users } => users.first().copied(),
        Command::ChangeMembers { add, remove, .. } => add.iter().chain(remove).next().copied(),
        _ => None,
    }
}

/// Who waits for a turn of which group: requests put people into the queue one by one, a command all at once. People
/// for whom a turn has nothing to do don't count.
pub(super) fn waiting(tenant: &Tenant) -> BTreeSet<(GroupId, Option<UserIx>)> {
    let mut waiting = BTreeSet::new();
    for work in tenant.queue() {
        let Some(group) = tenant.group(work.group) else {
            continue;
        };
        match &work.scope {
            Scope::Everyone => {
                waiting.insert((work.group, None));
            }
            Scope::People(people) => {
                let has = |ix: &UserIx| {
                    let licenses = tenant
                        .licenses(*ix)
                        .map(|set| set.licenses().to_vec())
                        .unwrap_or_default();
                    let mut sources = licenses.iter().flat_map(|license| license.assignments());
                    sources.any(|a| a.source == Source::Group(group.id))
                };
                let counts = |ix: &UserIx| !group.licenses.is_empty() || group.is_dynamic() || has(ix);
                let people = people.iter().copied().filter(counts);
                waiting.extend(people.map(|ix| (work.group, Some(ix))));
            }
        }
    }
    waiting
}

/// The tenant with an empty queue.
pub(super) fn idle(mut tenant: Tenant) -> Tenant {
    while let Some(work) = tenant.queue().first().cloned() {
        let gone = Event::QueueChanged {
            place: 0,
            from: Some(work),
            to: None,
        };
        evolve(&mut tenant, &gone);
    }
    tenant
}

/// Those who were refused, and why; new people also where they go without a product.
fn refused(command: &Command, decision: &Decision) -> Vec<(UserIx, Problem)> {
    let adds = matches!(command, Command::AddUsers(_));
    let is_refused = |outcome: &Outcome| {
        matches!(outcome, Outcome::Refused(_)) || (adds && matches!(outcome, Outcome::Failed { .. }))
    };
    let refused = decision
        .outcomes
        .iter()
        .filter(|(_, outcome)| is_refused(outcome));
    refused
        .filter_map(|(user, outcome)| Some((*user, decision.problem(*outcome)?.clone())))
        .collect()
}

/// Commands that ask for something that no service does, or where the page itself is what refuses.
pub(super) fn is_only_here(command: &Command, decision: &Decision, notes: &[Note]) -> bool {
    let missing = |note: &Note| matches!(note, Note::Missing(_) | Note::AllOrNothing | Note::NewId);
    let of_page = |problem: &Problem| {
        matches!(
            problem,
            Problem::TooManyUsers { .. }
                | Problem::TooManyGroups { .. }
                | Problem::TooManyTogether { .. }
                | Problem::PlanNotInSku { .. }
        )
    };
    let nothing = matches!(command, Command::Sequence(_)) && decision.has_refusals();
    nothing || notes.iter().any(missing) || decision.problems.iter().any(of_page)
}

fn newcomers(command: &Command) -> Vec<Arc<Profile>> {
    match command {
        Command::AddUsers(add) => add.users.clone(),
        Command::Sequence(commands) => commands.iter().flat_map(newcomers).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_text_for_graph_does_the_same() {
    let met: Mutex<HashSet<(&str, Discriminant<Command>)>> = Mutex::new(HashSet::new());
    let actors = prop_oneof![6 => Just(Role::Global), 1 => Just(Role::Helpdesk), 1 => Just(Role::License)];
    holds(
        1_000,
        (world(7), prop::collection::vec(any_deed(), 1..8), actors),
        |(world, commands, role)| {
            let actor = Actor { role };
            let mut tenant = world.tenant();
            for asked in &commands {
                let command = asked.command(&tenant);
                let decision = decide(&tenant, &actor, &command);
                let mut after = tenant.clone();
                decision.events.iter().for_each(|event| evolve(&mut after, event));
                let script = script(&tenant, &actor, &command, Tool::Graph);
                if !is_only_here(&command, &decision, &script.notes) {
                    let run = run(&tenant, &actor, &script.text, &newcomers(&command))?;
                    let said = || format!("{command:?}\n{}", script.text);
                    if waiting(&run.tenant) != waiting(&after) {
                        let (one, other) = (waiting(&run.tenant), waiting(&after));
                        return Err(format!("another queue: {one:?} and {other:?}: {}", said()));
                    }
                    if idle(run.tenant) != idle(after.clone()) {
                        return Err(format!("another tenant: {}", said()));
                    }
                    same_refusals(&tenant, (&command, &decision), &script, &run.refused)
                        .map_err(|fault| format!("{fault}: {}", said()))?;
                    let kind = if run.requests == 0 {
                        "nothing"
                    } else if run.refused.is_empty() {
                        "done"
                    } else {
                        "refused"
                    };
                    met.lock().unwrap().insert((kind, discriminant(&command)));
                }
                tenant = after;
            }
            Ok(())
        },
    );
    let met = met.into_inner().unwrap();
    let kinds = |wanted: &str| met.iter().filter(|(kind, _)| *kind == wanted).count();
    if whole_run() {
        // Nine kinds of commands ask for something: people, groups, members, rules, deleting groups, trying again,
        // and people who come, go and come back; and several as one.
        assert!(
            kinds("done") >= 9 && kinds("refused") >= 7,
            "{} {}",
            kinds("done"),
            kinds("refused")
        );
    }
}

/// Whoever is refused by the text is refused by the command for the same, and the other way round, but for those whom
/// the text leaves out and says so.
fn same_refusals(
    tenant: &Tenant,
    (command, decision): (&Command, &Decision),
    script: &Script,
    by_text: &[(Option<UserIx>, Problem)],
) -> Verdict {
    let left_out = script.notes.iter().find_map(|note| match note {
        Note::LeftOut { people } => Some(*people),
        _ => None,
    });
    let by_command = refused(command, decision);
    for (user, problem) in by_text {
        let there = user.is_none_or(|user| by_command.iter().any(|(other, _)| *other == user));
        let known = decision.problems.iter().any(|other| same(other, problem));
        if !known || !(there || decision.groups.iter().any(|_| true)) {
            return Err(format!("{user:?} is refused by the text only: {problem:?}"));
        }
    }
    let known = |user: UserIx| tenant.user(user).is_some();
    let of_text: BTreeSet<UserIx> = by_text.iter().filter_map(|(user, _)| *user).collect();
    let silent = by_command
        .iter()
        .filter(|(user, _)| known(*user) && asks(tenant, command, *user) && !of_text.contains(user));
    if silent.count() > left_out.unwrap_or_default() {
        return Err(format!(
            "{by_command:?} are refused by the command, {by_text:?} by the text"
        ));
    }
    Ok(())
}

/// Whether a command asks anything for somebody: nobody sends a request for nothing.
fn asks(tenant: &Tenant, command: &Command, user: UserIx) -> bool {
    let change = match command {
        Command::ChangeUsers(change) => change,
        Command::ChangeTogether(both) => &both.users,
        _ => return true,
    };
    let Some(from) = tenant.licenses(user) else {
        return true;
    };
    let here = tenant.user(user).and_then(|user| user.usage_location);
    let takes = change.remove.skus().is_some_and(|skus| !skus.is_empty());
    let moves = change.usage_location.is_some_and(|to| Some(to) != here);
    takes || moves || asked_set(from, change) != **from
}

/// Whether two problems are one: what a role may not do has a name for each request, and a user name that is taken is
/// named by its address or by its id.
fn same(one: &Problem, other: &Problem) -> bool {
    let by_name = |problem: &Problem| {
        matches!(
            problem,
            Problem::Forbidden { .. } | Problem::UserNameTaken { .. } | Problem::SkuNotOwned { .. }
        )
    };
    let alike = discriminant(one) == discriminant(other) && one.skus() == other.skus();
    one == other || (by_name(one) && alike)
}

/// What the other tools can't do they say, and they say nothing else.
#[test]
fn the_other_tools_say_what_they_cannot_do() {
    holds(
        150,
        (world(7), prop::collection::vec(any_deed(), 1..5)),
        |(world, commands)| {
            let actor = Actor::default();
            let mut tenant = world.tenant();
            for asked in &commands {
                let command = asked.command(&tenant);
                let says = |tool, what| {
                    let notes = script(&tenant, &actor, &command, tool).notes;
                    notes.contains(&Note::Missing(what))
                };
                for what in [
                    What::Quantity,
                    What::Clock,
                    What::Configuration,
                    What::ReprocessGroups,
                ] {
                    if Tool::ALL
                        .iter()
                        .any(|tool| says(*tool, what) != says(Tool::Graph, what))
                    {
                        return Err(format!("{what:?} is missing in some tools only: {command:?}"));
                    }
                }
                for what in [What::GroupLicenses, What::Reprocess, What::Rule] {
                    let able = says(Tool::Graph, what) || says(Tool::GraphPowerShell, what);
                    let unable = [Tool::MsOnline, Tool::AzureAd, Tool::Cli].map(|tool| says(tool, what));
                    if able || unable != [unable[0]; 3] {
                        return Err(format!("{what:?}: {unable:?} {command:?}"));
                    }
                }
                for event in &decide(&tenant, &actor, &command).events {
                    evolve(&mut tenant, event);
                }
            }
            Ok(())
        },
    );
}
