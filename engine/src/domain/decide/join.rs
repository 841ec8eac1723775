//! Puts decisions behind each other, so that several commands or turns are one decision.

use crate::domain::decision::{Decision, Outcome};

/// Puts one decision behind another. A problem that both met stays one.
pub(super) fn join(whole: &mut Decision, part: Decision) {
    let ways = whole.transitions.len() as u32;
    let mut places = Vec::with_capacity(part.problems.len());
    for problem in part.problems {
        let met = whole.problems.iter().position(|other| *other == problem);
        places.push(met.unwrap_or(whole.problems.len()) as u32);
        if met.is_none() {
            whole.problems.push(problem);
        }
    }
    let place = |problem: u32| places.get(problem as usize).copied().unwrap_or(problem);
    let moved = |outcome: Outcome| match outcome {
        Outcome::Changed(way) => Outcome::Changed(way + ways),
        Outcome::Refused(problem) => Outcome::Refused(place(problem)),
        Outcome::Failed { problem, way } => Outcome::Failed {
            problem: place(problem),
            way: way + ways,
        },
        Outcome::Unchanged | Outcome::Done | Outcome::Withheld => outcome,
    };
    let people = part.outcomes.into_iter().map(|(user, o)| (user, moved(o)));
    whole.outcomes.extend(people);
    let groups = part.groups.into_iter().map(|(group, o)| (group, moved(o)));
    whole.groups.extend(groups);
    let subscriptions = part.subscriptions.into_iter().map(|(id, o)| (id, moved(o)));
    whole.subscriptions.extend(subscriptions);
    whole.transitions.extend(part.transitions);
    whole.events.extend(part.events);
}

/// Takes back what would have happened, where a part of several was refused: all or nothing.
pub(super) fn withhold(whole: &mut Decision) {
    whole.events.clear();
    whole.transitions.clear();
    let people = whole.outcomes.iter_mut().map(|(_, outcome)| outcome);
    let groups = whole.groups.iter_mut().map(|(_, outcome)| outcome);
    let subscriptions = whole.subscriptions.iter_mut().map(|(_, outcome)| outcome);
    for outcome in people.chain(groups).chain(subscriptions) {
        match *outcome {
            Outcome::Changed(_) | Outcome::Done => *outcome = Outcome::Withheld,
            Outcome::Failed { problem, .. } => *outcome = Outcome::Refused(problem),
            Outcome::Unchanged | Outcome::Refused(_) | Outcome::Withheld => {}
        }
    }
}
