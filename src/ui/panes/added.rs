//! The result of adding people: who was added, with which licenses, and which were left out for lack of seats.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::counted;
use crate::domain::{diff, AddUsers, Decision, Outcome, Problem, Tenant, UserIx};
use crate::t;
use crate::ui::components::{ResultLine, ResultState};
use crate::ui::route::Route;
use crate::wording::{few_of, person, problem_title, product_change, product_name, quantities_page};

use super::sentence::{joined, refused};
use super::Report;

/// The name of somebody who was to be added, at this place of the list: also of somebody who was refused.
pub(super) fn name(tenant: &Tenant, add: &AddUsers, at: usize, user: UserIx) -> String {
    let asked = add.users.get(at);
    asked.map_or_else(
        || person(tenant, user),
        |profile| profile.display_name.to_string(),
    )
}

/// A few of the people to be added, by name: *Anna*, *Anna, Bas, Cas and 12 more*.
pub(super) fn names(add: &AddUsers) -> String {
    few_of(
        add.users.len(),
        add.users.iter().map(|profile| profile.display_name.to_string()),
    )
}

/// What became of somebody: added, with what, without what.
pub(super) fn lines(tenant: &Tenant, outcome: Outcome, decision: &Decision) -> Vec<ResultLine> {
    let problem = decision.problem(outcome).map(problem_title);
    if let Outcome::Refused(_) = outcome {
        let why = problem.unwrap_or_default();
        return vec![ResultLine::new(ResultState::Failed, t!(result.not_added), why)];
    }
    let mut lines = vec![ResultLine::new(ResultState::Done, t!(result.user_added), "")];
    let given = decision
        .transition(outcome)
        .map(|way| diff(tenant, &way.from, &way.to));
    for given in given.unwrap_or_default() {
        let note = product_change(tenant, given.sku, &given.change);
        lines.push(ResultLine::new(
            ResultState::Done,
            product_name(tenant, given.sku),
            note,
        ));
    }
    if let (Outcome::Failed { .. }, Some(lacks)) = (outcome, decision.problem(outcome)) {
        for sku in lacks.skus() {
            let why = problem.clone().unwrap_or_default();
            lines.push(ResultLine::new(
                ResultState::Failed,
                product_name(tenant, sku),
                why,
            ));
        }
    }
    if lines.len() == 1 {
        lines.push(ResultLine::new(
            ResultState::Unchanged,
            t!(result.unlicensed).to_owned(),
            String::new(),
        ));
    }
    lines
}

/// *2 licenses assigned. 3 users added, 1 refused.* What is zero is left out.
pub(super) fn sentence(report: &Report, seats: Vec<String>) -> String {
    let counts = report.counts();
    let added = counted!(counts.changed, result.added_1, result.added_n);
    joined(seats, vec![(counts.changed, added), refused(counts)])
}

/// How many people went without each product.
pub(super) fn lacking(report: &Report) -> BTreeMap<SkuId, u32> {
    let mut lacking = BTreeMap::new();
    for (_, outcome, decision) in report.people() {
        if let (Outcome::Failed { .. }, Some(Problem::NotEnoughLicenses { skus })) =
            (outcome, decision.problem(outcome))
        {
            for sku in skus {
                *lacking.entry(*sku).or_insert(0) += 1;
            }
        }
    }
    lacking
}

/// How many more licenses are needed, and where to get them.
pub(super) fn more_needed(tenant: &Tenant, lacking: &BTreeMap<SkuId, u32>) -> AnyView {
    let lines = lacking.iter().map(|(sku, people)| {
        let product = product_name(tenant, *sku);
        view! { <p>{counted!(*people, result.needs_1, result.needs_n, product)}</p> }
    });
    let page = quantities_page(tenant.edition);
    (!lacking.is_empty())
        .then(|| {
            view! {
                {lines.collect_view()}
                <p><a href=Route::Subscriptions.href()>{t!(new_user.more_licenses, page)}</a></p>
            }
        })
        .into_any()
}

/// What a real tenant does besides.
pub(super) fn notes(report: &Report) -> Vec<String> {
    let unlicensed = |outcome: &Outcome, decision: &Decision| {
        decision.transition(*outcome).is_none_or(|way| way.to.is_empty())
    };
    let people = report.people();
    let mut notes = vec![t!(result.note_password).to_owned()];
    if people
        .iter()
        .any(|(_, outcome, decision)| unlicensed(outcome, decision))
    {
        notes.push(t!(result.note_unlicensed).to_owned());
    }
    notes
}
