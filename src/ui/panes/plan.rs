//! The live plan above a pane's buttons: what would happen to seats and people, from the same decision the button
//! would carry out.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::counted;
use crate::domain::{
    tally, Command, Decision, Event, Grant, GroupId, Held, Outcome, SeatUse, SetId, SubscriptionId, Tenant,
};
use crate::order;
use crate::t;
use crate::ui::components::seat_geometry::Seats as BarSeats;
use crate::ui::components::SeatBar;
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{group_name, list, particulars, problem_title, product_list, product_name};

use super::lacked::lacked;
use super::refusals::about;
use super::{consequences_note, losses_view, said_of, unknown_text, Refusal};

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
        let refusals: Vec<(String, String)> = Refusal::all(&decision)
            .iter()
            .map(|r| {
                app.tenant(|tenant| {
                    (
                        warning(tenant, &command, &decision, r),
                        whom_and_what(tenant, &command, r),
                    )
                })
            })
            .collect();
        let mut means = app.tenant(|tenant| tally(tenant, std::iter::once(&*decision)));
        means.retain(|(consequence, _)| said_of(&command, *consequence));
        let unknown = app.tenant(|tenant| unknown_text(tenant, std::iter::once(&*decision)));
        let moved = moved(&decision);
        let spared = app.tenant(|tenant| spared(tenant, &command, &decision));
        let groups = queued(&decision);
        // A change of people is done at once, and what it means for groups comes behind.
        let at_once = matches!(
            command,
            Command::ChangeUsers(_)
                | Command::AddUsers(_)
                | Command::DeleteUsers { .. }
                | Command::RestoreUsers { .. }
        );
        let later = !groups.is_empty() && !at_once;
        let following = (!groups.is_empty() && at_once).then(|| {
            let names = app.tenant(|tenant| {
                groups
                    .iter()
                    .map(|id| group_name(tenant, *id))
                    .collect::<Vec<_>>()
            });
            t!(plan.groups_follow, groups = list(&names))
        });
        let silent = lines.is_empty() && refusals.is_empty() && moved == 0 && spared.is_none();
        let (nothing, quiet) = (
            silent && decision.events.is_empty(),
            silent && !decision.events.is_empty(),
        );
        Some(view! {
            <div class="plan" role="status">
                <h3 class="plan-head">{Icon::List.view(16)} {t!(plan.title)}</h3>
                <ul class="plan-lines">
                    {later.then(|| view! { <li class="plan-note">{t!(plan.later)}</li> })}
                    {lines.into_iter().map(|line| view! {
                        <li class="plan-line">
                            <span class="plan-words">
                                <strong class="plan-what">{line.name}</strong>
                                <span class="plan-note">{line.text}</span>
                            </span>
                            <SeatBar seats=Signal::stored(line.seats)/>
                        </li>
                    }).collect_view()}
                    {refusals.into_iter().map(|(text, note)| view! {
                        <li class="plan-line warn-text">
                            {Icon::Warning.view(16)}
                            <span class="plan-words">
                                <span>{text}</span>
                                {(!note.is_empty()).then(|| view! { " " <span class="plan-note">{note}</span> })}
                            </span>
                        </li>
                    }).collect_view()}
                    {(moved > 0).then(|| view! {
                        <li class="plan-note">{counted!(moved, plan.location_change_1, plan.location_change_n)}</li>
                    })}
                    {spared.map(|text| view! { <li class="plan-note">{text}</li> })}
                    {following.map(|text| view! { <li class="plan-note">{text}</li> })}
                    {quiet.then(|| view! { <li class="plan-note">{t!(plan.no_licenses)}</li> })}
                    {nothing.then(|| view! { <li class="plan-note">{t!(plan.nothing)}</li> })}
                </ul>
                {consequences_note(&means, unknown.into_iter().collect())}
            </div>
        })
    };
    view! { {losses_view(app, decision)} {content} }
}

/// How many people would be somewhere else.
fn moved(decision: &Decision) -> usize {
    let moves = |outcome: &Outcome| {
        let way = decision.transition(*outcome);
        way.is_some_and(|way| way.from_location != way.to_location)
    };
    decision
        .outcomes
        .iter()
        .filter(|(_, outcome)| moves(outcome))
        .count()
}

/// What would be refused, or go wrong when a group is processed.
fn warning(tenant: &Tenant, command: &Command, decision: &Decision, refusal: &Refusal) -> String {
    let rule = problem_title(&refusal.problem);
    let fails = |(user, outcome): &(_, Outcome)| {
        matches!(outcome, Outcome::Failed { .. }) && refusal.users.first() == Some(user)
    };
    let lacking = decision.outcomes.iter().any(fails);
    if lacking && matches!(command, Command::AddUsers(_)) {
        let products = product_list(tenant, &refusal.problem.skus());
        counted!(refusal.users.len(), plan.without_1, plan.without_n, products)
    } else if lacking {
        counted!(refusal.users.len(), plan.fails_1, plan.fails_n, rule)
    } else if refusal.users.is_empty() && !refusal.groups.is_empty() {
        counted!(
            refusal.groups.len(),
            plan.groups_refused_1,
            plan.groups_refused_n,
            rule
        )
    } else if refusal.users.is_empty() {
        t!(plan.refused, rule)
    } else {
        counted!(refusal.users.len(), plan.refused_1, plan.refused_n, rule)
    }
}

/// For whom, and which products and services: *Anna and Bram: Office 365 E1 and Office 365 E3: Exchange Online (Plan 1)
/// with Exchange Online (Plan 2)*.
fn whom_and_what(tenant: &Tenant, command: &Command, refusal: &Refusal) -> String {
    let whom = about(tenant, command, refusal);
    let mut what = particulars(tenant, &refusal.problem);
    if what.is_empty() {
        what.extend(Some(product_list(tenant, &refusal.problem.skus())).filter(|names| !names.is_empty()));
    }
    let parts = Some(whom).filter(|names| !names.is_empty()).into_iter();
    let what = Some(what.join(". ")).filter(|what| !what.is_empty());
    parts.chain(what).collect::<Vec<_>>().join(": ")
}

/// The groups that would wait for their turn.
fn queued(decision: &Decision) -> BTreeSet<GroupId> {
    let events = decision.events.iter();
    events
        .filter_map(|event| match event {
            Event::QueueChanged { to: Some(work), .. } => Some(work.group),
            _ => None,
        })
        .collect()
}

/// The products that a command gives, and how.
fn given(tenant: &Tenant, command: &Command) -> Vec<(SkuId, Held)> {
    let grants = |grants: &[Grant]| grants.iter().map(|grant| (grant.sku, grant.held)).collect();
    match command {
        Command::ChangeUsers(change) => grants(&change.add),
        Command::AddUsers(add) => grants(&add.add),
        Command::ChangeGroups(change) => grants(&change.add),
        Command::ChangeTogether(both) => grants(&both.users.add),
        Command::ChangeMembers { group, add, .. } if !add.is_empty() => {
            let group = tenant.group(*group);
            let gives = group.into_iter().flat_map(|group| group.licenses.keys());
            gives.map(|sku| (*sku, Held::Keep)).collect()
        }
        _ => Vec::new(),
    }
}

/// What another number of seats makes of a subscription and its product.
fn quantity_line(tenant: &Tenant, id: SubscriptionId, total: u32) -> Option<Line> {
    let subscription = tenant.subscription(id)?;
    let now = subscription.total_licenses;
    let seats = tenant.seats(subscription.sku);
    let after = seats.total().saturating_sub(now).saturating_add(total);
    let (from, to) = (number(u64::from(now)), number(u64::from(total)));
    let count = number(u64::from(now.abs_diff(total)));
    let name = if total < now {
        t!(subscriptions.fewer, count, from, to)
    } else {
        t!(subscriptions.more, count, from, to)
    };
    let available = number(u64::from(after.saturating_sub(seats.consumed)));
    Some(Line {
        name,
        text: t!(common.available_of, available, total = number(u64::from(after))),
        seats: BarSeats {
            total: after,
            assigned: seats.consumed,
            planned: 0,
        },
    })
}

fn lines(tenant: &Tenant, command: &Command, decision: &Decision) -> Vec<Line> {
    if let Command::ChangeQuantity { subscription, total } = command {
        return quantity_line(tenant, *subscription, *total).into_iter().collect();
    }
    let given = given(tenant, command);
    let seats = decision.seat_use();
    let asked = given.iter().map(|(sku, _)| *sku);
    let skus: BTreeSet<SkuId> = asked.chain(seats.keys().copied()).collect();
    let holders = holders(tenant, command, decision);
    let mut lines: Vec<Line> = skus
        .into_iter()
        .map(|sku| {
            let seat_use = seats.get(&sku).copied().unwrap_or_default();
            let held = given
                .iter()
                .find(|(asked, _)| *asked == sku)
                .map(|(_, held)| *held);
            let kept = match held {
                Some(Held::Keep) => holders(sku),
                _ => 0,
            };
            let changed = match held {
                None | Some(Held::Keep) => 0,
                Some(_) => changed_services(decision, sku),
            };
            Line {
                name: product_name(tenant, sku),
                text: text(decision.seats_at_hand(tenant, sku), seat_use, kept, changed),
                seats: bar(tenant, sku, seat_use),
            }
        })
        .collect();
    order::sort_by(&mut lines, |a, b| a.name.cmp(&b.name));
    lines
}

fn text(at_hand: u32, seats: SeatUse, already: u32, services: u32) -> String {
    let mut parts: Vec<String> = Vec::new();
    if seats.taken > 0 {
        let available = number(u64::from(at_hand));
        parts.push(t!(plan.uses, taken = number(u64::from(seats.taken)), available));
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

/// The people who are not refused, by what they have.
fn by_set(tenant: &Tenant, decision: &Decision) -> HashMap<SetId, u32> {
    let mut sets = HashMap::new();
    for (user, outcome) in &decision.outcomes {
        if let (Some(user), false) = (tenant.user(*user), matches!(outcome, Outcome::Refused(_))) {
            *sets.entry(user.licenses).or_insert(0u32) += 1;
        }
    }
    sets
}

/// For how many people nothing changes because they don't have the product that is replaced.
fn spared(tenant: &Tenant, command: &Command, decision: &Decision) -> Option<String> {
    let mut of = None;
    let mut people = 0;
    for (set, count) in by_set(tenant, decision) {
        if let Some(sku) = tenant.sets().get(set).and_then(|set| lacked(command, set)) {
            of = Some(sku);
            people += count;
        }
    }
    let product = product_name(tenant, of?);
    Some(counted!(people, plan.spared_1, plan.spared_n, product))
}

/// How many of the people that a command is about hold a product now: counted per license set, asked per product.
fn holders<'a>(tenant: &'a Tenant, command: &Command, decision: &Decision) -> impl Fn(SkuId) -> u32 + 'a {
    let mut sets = by_set(tenant, decision);
    sets.retain(|set, _| {
        tenant
            .sets()
            .get(*set)
            .is_some_and(|set| lacked(command, set).is_none())
    });
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
