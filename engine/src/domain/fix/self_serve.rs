//! Ways out where a request can't be approved, or a policy has nothing to give: those of giving the product, and then
//! what was asked.

use std::collections::BTreeSet;

use crate::catalog::ClaimApp;
use crate::domain::command::{
    ApproveBy, ChangeGroups, ChangeUsers, Command, Grant, Held, Place, RequestAnswers,
};
use crate::domain::ids::UserIx;
use crate::domain::problem::Problem;

use super::change;
use super::groups;
use super::offers::{Offers, A_FEW};
use super::way_out::{Fix, FixKind};

/// The ways out for these people's requests, or for all where a group is in the way; the other answers stay what they
/// are.
pub(super) fn answer_fixes(
    offers: Offers<'_>,
    answers: &RequestAnswers,
    problem: &Problem,
    users: &[UserIx],
) -> Vec<Fix> {
    let requests = &offers.tenant.self_serve().requests;
    let skus = problem.skus();
    let by_group = answers.by != ApproveBy::Assigning;
    let theirs = answers.approve.iter().filter_map(|place| {
        let request = requests.get(*place as usize)?;
        let about = answers.instead.is_some() || skus.is_empty() || skus.contains(&request.sku);
        (by_group || about && users.contains(&request.user)).then_some((*place, request.sku))
    });
    let (approve, asked): (Vec<u32>, BTreeSet<_>) = theirs.unzip();
    let add: Vec<Grant> = match &answers.instead {
        Some(grant) => vec![grant.clone()],
        None => asked.into_iter().map(Grant::whole).collect(),
    };
    let then = RequestAnswers {
        approve,
        reject: Vec::new(),
        ..answers.clone()
    };
    let then = Command::AnswerRequests(Box::new(then));
    match answers.by {
        ApproveBy::Assigning => fixes(offers, (add, then), problem, users),
        ApproveBy::Group(group) => {
            let change = ChangeGroups {
                groups: vec![group],
                add,
                remove: BTreeSet::new(),
                place: Place::ActiveUsers,
            };
            let part = Command::ChangeGroups(change.clone());
            let given = groups::change_fixes(offers.of(&part), &change, problem);
            followed(offers, given, &then)
        }
    }
}

/// The ways out for somebody who can't claim anything: for the first product of the policy.
pub(super) fn sign_in_fixes(
    offers: Offers<'_>,
    app: ClaimApp,
    problem: &Problem,
    users: &[UserIx],
) -> Vec<Fix> {
    let policy = offers.tenant.self_serve().auto_claim.policy(app);
    let first = policy.and_then(|policy| policy.products.first());
    let grant = first.map(|product| Grant {
        sku: product.sku,
        disabled_plans: product.disabled_plans.clone(),
        held: Held::Keep,
    });
    let add = grant.into_iter().collect();
    fixes(offers, (add, offers.command.clone()), problem, users)
}

fn fixes(
    offers: Offers<'_>,
    (add, then): (Vec<Grant>, Command),
    problem: &Problem,
    users: &[UserIx],
) -> Vec<Fix> {
    let mut change = ChangeUsers::new(users.to_vec(), Place::ActiveUsers);
    match problem {
        Problem::NotEnoughLicenses { skus } => {
            offers.more_seats(skus, users, Place::ActiveUsers, &then, problem)
        }
        Problem::UsageLocationMissing => {
            let located = |country| {
                let mut step = change.clone();
                step.usage_location = Some(country);
                let kind = FixKind::SetLocation(country);
                offers.offer_step(kind, Command::ChangeUsers(step), then.clone(), problem)
            };
            let countries = offers.countries().into_iter();
            countries.filter_map(located).take(A_FEW).collect()
        }
        _ => {
            change.add = add;
            let part = Command::ChangeUsers(change.clone());
            let given = change::fixes(offers.of(&part), &change, problem, users);
            followed(offers, given, &then)
        }
    }
}

/// What gives the product, followed by what was asked; a first step is one as it is.
fn followed(offers: Offers<'_>, given: Vec<Fix>, then: &Command) -> Vec<Fix> {
    let both = given.into_iter().filter_map(|fix| match fix.leads_to {
        Some(_) => Some(fix),
        None => {
            let both = Command::Sequence(vec![fix.command, then.clone()]);
            offers.offer(fix.kind, both)
        }
    });
    both.collect()
}
