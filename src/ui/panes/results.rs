//! The lines of a result: what became of each person, group and subscription, in words, as far as it is listed.

use std::collections::HashMap;

use crate::domain::{
    diff, Command, Decision, Event, GroupId, Outcome, Removal, SubscriptionId, Tenant, UserIx,
};
use crate::order;
use crate::t;
use crate::ui::components::{ResultLine, ResultPerson, ResultState, Results};
use crate::ui::icons::Icon;
use crate::ui::text::number;
use crate::wording::{
    country, group_name, list, person, problem_brief, problem_title, product_change, product_list,
    product_name, subscription_name,
};

use super::lacked::lacked;
use super::report::Fate;
use super::{added, Report};

/// Somebody or something that a command was about.
enum Subject<'a> {
    /// A person, by the places of what became of them: several commands that were one may be about the same person.
    Person(&'a [usize]),
    Group(&'a Fate<GroupId>),
    Subscription(&'a Fate<SubscriptionId>),
}

/// What became of everybody and everything the command was about, as far as it is listed.
pub(super) fn results(tenant: &Tenant, report: &Report) -> Results {
    let (people, groups, subscriptions) = (report.people(), report.groups(), report.subscriptions());
    let mut at: Vec<usize> = (0..people.len()).collect();
    let user_of = |at: &usize| people.get(*at).map(|(user, ..)| *user);
    if matches!(report.command, Command::Sequence(_)) || !report.fixed.is_empty() {
        // Each in the place of the first that became of them.
        let mut first = HashMap::new();
        for place in &at {
            first.entry(user_of(place)).or_insert(*place);
        }
        order::sort_by_key(&mut at, |place| first.get(&user_of(place)).copied());
    }
    let of_people = at.chunk_by(|one, next| user_of(one) == user_of(next));
    let subjects: Vec<Subject> = of_people
        .map(Subject::Person)
        .chain(groups.iter().map(Subject::Group))
        .chain(subscriptions.iter().map(Subject::Subscription))
        .collect();
    let is_failure = |outcome: &Outcome| matches!(outcome, Outcome::Refused(_) | Outcome::Failed { .. });
    let failed = |subject: &Subject| match subject {
        Subject::Person(places) => {
            let mut fates = places.iter().filter_map(|at| people.get(*at));
            fates.any(|(_, outcome, _)| is_failure(outcome))
        }
        Subject::Group((_, outcome, _)) | Subject::Subscription((_, outcome, _)) => is_failure(outcome),
    };
    Results::of(&subjects, failed, |subject| match subject {
        Subject::Person(places) => person_result(tenant, report, &people, places),
        Subject::Group((group, outcome, decision)) => ResultPerson {
            name: name_of_group(tenant, *group, decision),
            icon: Some(Icon::Group),
            lines: vec![plain_line(*outcome, decision, || {
                group_line(tenant, *group, decision)
            })],
        },
        Subject::Subscription((id, outcome, decision)) => ResultPerson {
            name: subscription_name(tenant, *id),
            icon: Some(Icon::Card),
            lines: vec![plain_line(*outcome, decision, || {
                let total = tenant.subscription(*id).map_or(0, |s| s.total_licenses);
                (t!(result.new_total, total = number(u64::from(total))), "")
            })],
        },
    })
}

fn person_result(
    tenant: &Tenant,
    report: &Report,
    people: &[Fate<UserIx>],
    places: &[usize],
) -> ResultPerson {
    let mut result = ResultPerson {
        name: String::new(),
        icon: None,
        lines: Vec::new(),
    };
    for at in places {
        let Some(fate) = people.get(*at) else {
            continue;
        };
        if result.name.is_empty() {
            result.name = match report.adds() {
                Some(add) => added::name(tenant, add, *at, fate.0),
                None => person(tenant, fate.0),
            };
        }
        result.lines.extend(match report.adds() {
            Some(_) => added::lines(tenant, fate.1, &fate.2),
            None => lines(tenant, report, fate),
        });
    }
    if places.len() > 1 {
        result.lines.retain(|line| line.state != ResultState::Unchanged);
    }
    result
}

/// The line of a group or subscription: one that was deleted has its name from the fact that says so.
fn plain_line(
    outcome: Outcome,
    decision: &Decision,
    done: impl Fn() -> (String, &'static str),
) -> ResultLine {
    let (state, (what, note)) = match decision.problem(outcome) {
        Some(problem) => (ResultState::Failed, (problem_title(problem), "")),
        None if matches!(outcome, Outcome::Done | Outcome::Changed(_)) => (ResultState::Done, done()),
        None => (ResultState::Unchanged, (t!(result.no_change).to_owned(), "")),
    };
    ResultLine::new(state, what, note)
}

fn group_line(tenant: &Tenant, group: GroupId, decision: &Decision) -> (String, &'static str) {
    let queued =
        |event: &Event| matches!(event, Event::QueueChanged { to: Some(work), .. } if work.group == group);
    if tenant.group(group).is_none() {
        (t!(deleted.was_deleted).to_owned(), "")
    } else if decision.events.iter().any(queued) {
        (t!(result.in_progress).to_owned(), t!(result.done_later))
    } else {
        (t!(result.changed).to_owned(), "")
    }
}

fn name_of_group(tenant: &Tenant, group: GroupId, decision: &Decision) -> String {
    let mut events = decision.events.iter();
    let deleted = events.find_map(|event| match event {
        Event::GroupChanged {
            group: id,
            from: Some(from),
            ..
        } if *id == group => Some(from.display_name.to_string()),
        _ => None,
    });
    deleted.unwrap_or_else(|| group_name(tenant, group))
}

fn lines(tenant: &Tenant, report: &Report, fate: &Fate<UserIx>) -> Vec<ResultLine> {
    let (user, outcome, decision) = (fate.0, fate.1, &*fate.2);
    let mut lines = Vec::new();
    let came_or_went = match &report.command {
        Command::DeleteUsers { .. } => Some(t!(deleted.was_deleted)),
        Command::RestoreUsers { .. } => Some(t!(deleted.was_restored)),
        _ => None,
    };
    if let (Some(what), Some(_)) = (came_or_went, decision.transition(outcome)) {
        lines.push(ResultLine::new(ResultState::Done, what, ""));
    }
    match outcome {
        Outcome::Refused(_) | Outcome::Failed { .. } => {
            if let Some(problem) = decision.problem(outcome) {
                let what = match asked(tenant, report) {
                    none if none.is_empty() => product_list(tenant, &problem.skus()),
                    asked => asked,
                };
                lines.push(ResultLine::new(
                    ResultState::Failed,
                    what,
                    problem_brief(tenant, problem),
                ));
            }
        }
        Outcome::Changed(_) => {
            if let Some(way) = decision.transition(outcome) {
                if let (true, Some(to)) = (way.from_location != way.to_location, way.to_location) {
                    let what = t!(result.location_set, country = country(to));
                    lines.push(ResultLine::new(ResultState::Done, what, ""));
                }
                for difference in diff(tenant, &way.from, &way.to) {
                    let note = product_change(tenant, difference.sku, &difference.change);
                    let what = product_name(tenant, difference.sku);
                    lines.push(ResultLine::new(ResultState::Done, what, note));
                }
            }
        }
        Outcome::Done => lines.push(ResultLine::new(ResultState::Done, member_line(report, user), "")),
        Outcome::Unchanged | Outcome::Withheld => {}
    }
    if !matches!(outcome, Outcome::Refused(_) | Outcome::Failed { .. }) {
        lines.extend(kept(tenant, report, fate));
    }
    if lines.is_empty() {
        let what = t!(result.no_change).to_owned();
        lines.push(ResultLine::new(ResultState::Unchanged, what, ""));
    }
    lines
}

/// What became of somebody whose licenses did not change at once.
fn member_line(report: &Report, user: UserIx) -> &'static str {
    match (&report.command, report.queued()) {
        (Command::ChangeMembers { add, .. }, true) if add.contains(&user) => t!(result.joined_later),
        (Command::ChangeMembers { add, .. }, false) if add.contains(&user) => t!(result.joined),
        (Command::ChangeMembers { .. }, true) => t!(result.left_later),
        (Command::ChangeMembers { .. }, false) => t!(result.left),
        (Command::AskForProduct { .. }, _) => t!(requests.was_asked),
        (Command::SignIn { .. }, _) => t!(claim.was_signed_in),
        (Command::AnswerRequests(_), _) if report.joins(user) => t!(result.joined_later),
        (Command::AnswerRequests(_), _) => t!(requests.was_rejected),
        _ => t!(result.done_later),
    }
}

/// The products asked for that the person had already, or the one to be replaced that they don't have.
fn kept(tenant: &Tenant, report: &Report, fate: &Fate<UserIx>) -> Vec<ResultLine> {
    let (user, outcome, decision) = (fate.0, fate.1, &*fate.2);
    let way = decision.transition(outcome);
    let lacked = tenant
        .licenses(user)
        .filter(|_| way.is_none())
        .and_then(|set| lacked(&report.command, set));
    if let Some(sku) = lacked {
        return vec![ResultLine::new(
            ResultState::Unchanged,
            product_name(tenant, sku),
            t!(result.lacks_it),
        )];
    }
    let asked = report.grants().iter().filter(|grant| match way {
        Some(way) => way.from.get(grant.sku).is_some() && way.from.get(grant.sku) == way.to.get(grant.sku),
        None => tenant
            .licenses(user)
            .is_some_and(|set| set.get(grant.sku).is_some()),
    });
    asked
        .map(|grant| {
            ResultLine::new(
                ResultState::Unchanged,
                product_name(tenant, grant.sku),
                t!(result.had_it),
            )
        })
        .collect()
}

/// What was asked, in a few words: the products.
fn asked(tenant: &Tenant, report: &Report) -> String {
    let mut skus: Vec<_> = report.grants().iter().map(|grant| grant.sku).collect();
    if let Some(removed) = report.removal().and_then(Removal::skus) {
        skus.extend(removed.iter().copied());
    }
    list(
        &skus
            .into_iter()
            .map(|sku| product_name(tenant, sku))
            .collect::<Vec<_>>(),
    )
}
