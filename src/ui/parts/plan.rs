//! The live plan above a pane's buttons: what would happen to seats and people, from the same decision the button
//! would carry out.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::counted;
use crate::domain::{Command, Decision, Held, Outcome, SeatUse, Tenant};
use crate::t;
use crate::ui::components::seat_geometry::Seats as BarSeats;
use crate::ui::components::SeatBar;
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::ui::words::{problem_title, product_name};

/// One product's part of the plan.
struct Line {
    name: String,
    text: String,
    seats: BarSeats,
}

/// The plan of a command; nothing while there is no command.
#[component]
pub fn PlanView(
    /// What the button would do.
    #[prop(into)]
    command: Signal<Option<Command>>,
    /// What would happen.
    #[prop(into)]
    decision: Signal<Option<Arc<Decision>>>,
) -> impl IntoView {
    let app = App::get();
    let content = move || {
        let (command, decision) = (command.get()?, decision.get()?);
        let lines = app.tenant(|tenant| lines(tenant, &command, &decision));
        let refusals: Vec<String> = decision
            .refusals()
            .into_iter()
            .map(|(problem, people)| {
                let rule = problem_title(problem);
                counted!(people.len(), plan.refused_1, plan.refused_n, rule = rule)
            })
            .collect();
        let nothing = lines.is_empty() && refusals.is_empty() && decision.events.is_empty();
        Some(view! {
            <div class="plan" role="status">
                <h3 class="plan-head">{Icon::List.view(16)} {t!(plan.title)}</h3>
                <ul class="plan-lines">
                    {lines.into_iter().map(|line| view! {
                        <li class="plan-line">
                            <span class="plan-words">
                                <strong class="plan-what">{line.name}</strong>
                                <span class="plan-note">{line.text}</span>
                            </span>
                            <SeatBar seats=Signal::stored(line.seats)/>
                        </li>
                    }).collect_view()}
                    {refusals.into_iter().map(|text| view! {
                        <li class="plan-line warn-text">{Icon::Warning.view(16)} <span>{text}</span></li>
                    }).collect_view()}
                    {nothing.then(|| view! { <li class="plan-note">{t!(plan.nothing)}</li> })}
                </ul>
            </div>
        })
    };
    view! { {content} }
}

fn lines(tenant: &Tenant, command: &Command, decision: &Decision) -> Vec<Line> {
    let Command::ChangeUsers(change) = command else {
        return Vec::new();
    };
    let seats = decision.seat_use();
    let asked = change.add.iter().map(|grant| grant.sku);
    let skus: BTreeSet<SkuId> = asked.chain(seats.keys().copied()).collect();
    let holders = holders(tenant, decision);
    let mut lines: Vec<Line> = skus
        .into_iter()
        .map(|sku| {
            let seat_use = seats.get(&sku).copied().unwrap_or_default();
            let grant = change.add.iter().find(|grant| grant.sku == sku);
            let kept = grant
                .filter(|g| g.held == Held::Keep)
                .map(|_| holders(sku))
                .unwrap_or_default();
            let changed = grant
                .filter(|g| g.held != Held::Keep)
                .map(|_| changed_services(decision, sku));
            Line {
                name: product_name(tenant, sku),
                text: text(tenant, sku, seat_use, kept, changed.unwrap_or_default()),
                seats: bar(tenant, sku, seat_use),
            }
        })
        .collect();
    lines.sort_by(|a, b| a.name.cmp(&b.name));
    lines
}

fn text(tenant: &Tenant, sku: SkuId, seats: SeatUse, already: u32, services: u32) -> String {
    let mut parts: Vec<String> = Vec::new();
    if seats.taken > 0 {
        let available = number(u64::from(tenant.seats(sku).available()));
        parts.push(t!(
            plan.uses,
            taken = number(u64::from(seats.taken)),
            available = available
        ));
    }
    if seats.freed > 0 {
        parts.push(counted!(seats.freed, plan.frees_1, plan.frees_n));
    }
    if services > 0 {
        parts.push(counted!(services, plan.services_change_1, plan.services_change_n));
    }
    if already > 0 {
        parts.push(counted!(already, plan.already_1, plan.already_n));
    }
    if parts.is_empty() {
        parts.push(t!(plan.uses_none).into());
    }
    parts.join(" · ")
}

fn bar(tenant: &Tenant, sku: SkuId, seat_use: SeatUse) -> BarSeats {
    let seats = tenant.seats(sku);
    BarSeats {
        total: seats.total(),
        assigned: seats.consumed.saturating_sub(seat_use.freed),
        planned: seat_use.taken,
    }
}

/// How many of the people asked for hold a product now: counted per license set, asked per product.
fn holders<'a>(tenant: &'a Tenant, decision: &Decision) -> impl Fn(SkuId) -> u32 + 'a {
    let mut sets = HashMap::new();
    for (user, outcome) in &decision.outcomes {
        if let (Some(user), false) = (tenant.user(*user), matches!(outcome, Outcome::Refused(_))) {
            *sets.entry(user.licenses).or_insert(0u32) += 1;
        }
    }
    move |sku| {
        let holds = |set: &_| {
            tenant
                .sets()
                .get(*set)
                .is_some_and(|s| s.get(sku).is_some_and(|l| l.in_force()))
        };
        sets.iter()
            .filter(|(set, _)| holds(set))
            .map(|(_, people)| people)
            .sum()
    }
}

/// How many people keep a product but not all its services as they were.
fn changed_services(decision: &Decision, sku: SkuId) -> u32 {
    let changes = |outcome: &Outcome| {
        decision.transition(*outcome).is_some_and(|way| {
            let (from, to) = (way.from.get(sku), way.to.get(sku));
            from.is_some() && to.is_some() && from != to
        })
    };
    decision
        .outcomes
        .iter()
        .filter(|(_, outcome)| changes(outcome))
        .count() as u32
}
