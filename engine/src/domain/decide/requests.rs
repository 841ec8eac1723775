//! Decides what people ask for themselves: a request for a product, and what an admin answers (DOMAIN 1.12).

use std::collections::BTreeSet;

use crate::catalog::SkuId;
use crate::domain::actor::{Actor, Permission};
use crate::domain::command::{ApproveBy, ChangeGroups, ChangeUsers, Grant, Place, RequestAnswers};
use crate::domain::decision::{Decision, Outcome};
use crate::domain::event::{evolve, Event};
use crate::domain::ids::{GroupId, UserIx};
use crate::domain::problem::Problem;
use crate::domain::rules;
use crate::domain::self_serve::{LicenseRequest, RequestStatus};
use crate::domain::tenant::Tenant;

use super::change::change_users;
use super::groups::{change_groups, change_members};
use super::join::{join, withhold};

/// A request and its place.
type Open = (u32, LicenseRequest);

/// Decides that somebody asks for a product. Who has it, or waits for an answer, asks for nothing new.
pub(super) fn ask(tenant: &Tenant, user: UserIx, sku: SkuId) -> Decision {
    let mut decision = Decision::default();
    let grants = [Grant::whole(sku)];
    let there = tenant.user(user).filter(|user| user.deleted.is_none());
    let problem = match there {
        None => Some(Problem::UserNotFound),
        Some(_) => rules::not_owned(tenant, &grants)
            .or_else(|| rules::for_organization(tenant, &grants))
            .or_else(|| rules::self_service(tenant, &grants)),
    };
    let requests = &tenant.self_serve().requests;
    let outcome = if let Some(problem) = problem {
        decision.problems.push(problem);
        Outcome::Refused(0)
    } else if has(tenant, user, sku) || requests.iter().any(|one| waits(tenant, one, user, sku)) {
        Outcome::Unchanged
    } else {
        decision.events.push(Event::RequestChanged {
            place: u32::try_from(requests.len()).unwrap_or(u32::MAX),
            from: None,
            to: Some(LicenseRequest {
                user,
                sku,
                asked: tenant.clock,
                status: RequestStatus::Pending,
            }),
        });
        Outcome::Done
    };
    decision.outcomes.push((user, outcome));
    decision
}

fn has(tenant: &Tenant, user: UserIx, sku: SkuId) -> bool {
    let license = tenant.licenses(user).and_then(|set| set.get(sku));
    license.is_some_and(|license| license.in_force())
}

fn waits(tenant: &Tenant, request: &LicenseRequest, user: UserIx, sku: SkuId) -> bool {
    request.user == user && request.sku == sku && request.is_open(tenant.clock)
}

/// Decides answers to requests. Who can't be given the product still waits; a request that was answered before, or is
/// no longer kept, is passed over.
pub(super) fn answer(tenant: &Tenant, actor: &Actor, answers: &RequestAnswers) -> Decision {
    let mut seen = BTreeSet::new();
    let approved = open(tenant, &answers.approve, &mut seen);
    let rejected = open(tenant, &answers.reject, &mut seen);
    if let Some(problem) = rules::forbidden(tenant, actor, Permission::AssignLicenses) {
        let all = approved.iter().chain(&rejected);
        return Decision {
            outcomes: all.map(|(_, one)| (one.user, Outcome::Refused(0))).collect(),
            problems: vec![problem],
            ..Decision::default()
        };
    }
    let (mut whole, served) = match &answers.by {
        _ if approved.is_empty() => (Decision::default(), Vec::new()),
        ApproveBy::Assigning => directly(tenant, actor, answers, approved),
        ApproveBy::Group(group) => by_group(tenant, actor, (answers, *group), approved),
    };
    for (_, request) in &rejected {
        whole.outcomes.push((request.user, Outcome::Done));
    }
    let approved = served.into_iter().map(|one| (one, RequestStatus::Approved));
    let rejected = rejected.into_iter().map(|one| (one, RequestStatus::Rejected));
    let answered = approved.chain(rejected);
    whole
        .events
        .extend(answered.map(|((place, from), status)| Event::RequestChanged {
            place,
            from: Some(from),
            to: Some(LicenseRequest { status, ..from }),
        }));
    whole
}

/// The requests at these places that can be answered, each once.
fn open(tenant: &Tenant, places: &[u32], seen: &mut BTreeSet<u32>) -> Vec<Open> {
    let requests = &tenant.self_serve().requests;
    let found = places.iter().filter_map(|place| {
        let request = requests.get(*place as usize)?;
        (request.is_open(tenant.clock) && seen.insert(*place)).then_some((*place, *request))
    });
    found.collect()
}

/// The product that a request leads to.
fn grant(answers: &RequestAnswers, request: &LicenseRequest) -> Grant {
    let chosen = answers.instead.clone();
    chosen.unwrap_or_else(|| Grant::whole(request.sku))
}

/// The products of requests, each once, in order of first appearance.
fn grants(answers: &RequestAnswers, requests: &[Open]) -> Vec<Grant> {
    let mut seen = BTreeSet::new();
    let all = requests.iter().map(|(_, request)| grant(answers, request));
    all.filter(|grant| seen.insert(grant.sku)).collect()
}

/// Each person gets the product themselves, in the order of the requests; those who are refused still wait.
fn directly(
    tenant: &Tenant,
    actor: &Actor,
    answers: &RequestAnswers,
    approved: Vec<Open>,
) -> (Decision, Vec<Open>) {
    let mut ahead = tenant.clone();
    let mut whole = Decision::default();
    let mut served = Vec::new();
    for product in grants(answers, &approved) {
        let asked = |(_, request): &&Open| grant(answers, request).sku == product.sku;
        let these: Vec<Open> = approved.iter().filter(asked).copied().collect();
        let users = these.iter().map(|(_, request)| request.user).collect();
        let mut change = ChangeUsers::new(users, Place::ActiveUsers);
        change.add.push(product);
        let part = change_users(&ahead, actor, &change);
        let refused = |user: UserIx| {
            let mut all = part.outcomes.iter();
            all.any(|(ix, outcome)| *ix == user && matches!(outcome, Outcome::Refused(_)))
        };
        served.extend(these.into_iter().filter(|(_, request)| !refused(request.user)));
        for event in &part.events {
            evolve(&mut ahead, event);
        }
        join(&mut whole, part);
    }
    (whole, served)
}

/// They become members of a group, which is given the product where it does not give it yet: all of it or nothing.
fn by_group(
    tenant: &Tenant,
    actor: &Actor,
    (answers, group): (&RequestAnswers, GroupId),
    approved: Vec<Open>,
) -> (Decision, Vec<Open>) {
    let gives = |sku: SkuId| {
        let group = tenant.group(group);
        group.is_some_and(|group| group.licenses.contains_key(&sku))
    };
    let mut add = grants(answers, &approved);
    add.retain(|grant| !gives(grant.sku));
    let mut whole = Decision::default();
    let mut ahead = tenant.clone();
    if !add.is_empty() {
        let change = ChangeGroups {
            groups: vec![group],
            add,
            remove: BTreeSet::new(),
            place: Place::ActiveUsers,
        };
        whole = change_groups(tenant, actor, &change);
        for event in &whole.events {
            evolve(&mut ahead, event);
        }
    }
    let mut seen = BTreeSet::new();
    let users = approved.iter().map(|(_, request)| request.user);
    let users: Vec<UserIx> = users.filter(|user| seen.insert(*user)).collect();
    if !whole.has_refusals() {
        join(&mut whole, change_members(&ahead, actor, (group, &users, &[])));
    }
    if whole.has_refusals() {
        withhold(&mut whole);
        return (whole, Vec::new());
    }
    (whole, approved)
}
