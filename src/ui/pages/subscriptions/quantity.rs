//! *Add/Remove licenses*: the box *Total licenses* with the new total, *Submit change*, result, *Close* (the article on
//! buying licenses, DOMAIN 1.7 Q1).

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::domain::{Command, Decision, Fix, Problem, SubscriptionId};
use crate::t;
use crate::ui::components::seat_geometry::Seats as BarSeats;
use crate::ui::components::{
    Action, Button, ButtonKind, Message, MessageKind, Pane, ProductTile, RealTenantNote, SeatBar, TextField,
};
use crate::ui::icons::Icon;
use crate::ui::parts::{seats_line, Refusals};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::ui::words::{problem_title, product_name, submit_quantity};

use super::details::locked;

/// What came of pressing the button.
#[derive(Clone)]
struct Over {
    command: Command,
    decision: Arc<Decision>,
    /// The total before.
    before: u32,
    /// How many entries the history had after it; another number means that undo would take back something else.
    history: usize,
}

/// The pane.
#[component]
pub fn QuantityPane(
    /// Which subscription.
    id: SubscriptionId,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let total_of = move || app.tenant(|t| t.subscription(id).map_or(0, |s| s.total_licenses));
    let sku = app.peek(|s| s.tenant().subscription(id).map(|s| s.sku));
    let name = move || app.tenant(|tenant| sku.map(|sku| product_name(tenant, sku)).unwrap_or_default());
    let before = untrack(total_of);
    let value = RwSignal::new(before.to_string());
    let over = RwSignal::new(None::<Over>);
    let total = Memo::new(move |_| value.with(|v| v.trim().parse::<u32>().ok()));
    let command = move |total| Command::ChangeQuantity {
        subscription: id,
        total,
    };
    let decision = Memo::new(move |_| total.get().map(|total| Arc::new(app.plan(&command(total)))));
    let error = move || {
        total
            .get()
            .is_none()
            .then(|| t!(subscriptions.whole_number).to_owned())
    };
    let reason = Memo::new(move |_| {
        locked(app, id).or_else(|| match total.get() {
            None => Some(t!(subscriptions.whole_number).to_owned()),
            Some(total) => (total == total_of()).then(|| t!(subscriptions.same).to_owned()),
        })
    });
    let submit = Callback::new(move |()| {
        let Some(total) = total.get_untracked() else {
            return;
        };
        let command = command(total);
        let decision = Arc::new(app.act(&command));
        let history = app.peek(|s| s.history().len());
        over.set(Some(Over {
            command,
            decision,
            before,
            history,
        }));
    });
    let on_fix = Callback::new(move |(_, fix): (Problem, Fix)| {
        let decision = Arc::new(app.apply(&fix));
        let history = app.peek(|s| s.history().len());
        over.set(Some(Over {
            command: fix.command,
            decision,
            before,
            history,
        }));
    });
    let undo = Callback::new(move |()| {
        app.undo();
        over.set(None);
        value.set(untrack(total_of).to_string());
    });
    let body = move || match over.get() {
        Some(over) => view! { <div class="outcome">{outcome(app, id, over, on_fix, undo)}</div> }.into_any(),
        None => view! {
            <p class="pane-intro">{move || t!(subscriptions.change_intro)}</p>
            <div class="pane-field">
                <TextField label=move || t!(subscriptions.total) value input_mode="numeric" error/>
            </div>
            <RealTenantNote text=move || t!(subscriptions.change_note)/>
        }
        .into_any(),
    };
    let plan = move || {
        let (total, decision) = (total.get()?, decision.get()?);
        over.with(Option::is_none)
            .then(|| plan(app, id, total, &decision))
    };
    let submit_word = move || app.tenant(|t| submit_quantity(t.edition));
    let footer = move || {
        if over.with(Option::is_some) {
            return view! { <Button label=move || t!(common.close) kind=ButtonKind::Primary on_press=on_close/> }
                .into_any();
        }
        view! {
            <Button label=submit_word kind=ButtonKind::Primary disabled_reason=Signal::derive(move || reason.get()) on_press=submit/>
            <Button label=move || t!(common.cancel) on_press=on_close/>
        }
        .into_any()
    };
    let unsaved = Signal::derive(move || over.with(Option::is_none) && total.get() != Some(before));
    let media = move || view! { <ProductTile name=name()/> };
    view! {
        <Pane title=move || t!(subscriptions.change) on_close unsaved media subtitle=name plan footer>
            {body}
        </Pane>
    }
}

/// What the button would do: seats of this subscription, and what that makes of the product's.
fn plan(app: App, id: SubscriptionId, total: u32, decision: &Decision) -> AnyView {
    let line = app.tenant(|tenant| {
        let subscription = tenant.subscription(id)?;
        let (sku, now) = (subscription.sku, subscription.total_licenses);
        let seats = tenant.seats(sku);
        let after = seats.total().saturating_sub(now).saturating_add(total);
        let refused = decision.first_problem().map(|problem| {
            view! { <li class="plan-line warn-text">{Icon::Warning.view(16)} <span>{problem_title(problem)}</span></li> }
        });
        let bar = BarSeats {
            total: after,
            assigned: seats.consumed,
            planned: 0,
        };
        let available = number(u64::from(after.saturating_sub(seats.consumed)));
        Some(view! {
            <li class="plan-line">
                <span class="plan-words">
                    <strong class="plan-what">{change(now, total)}</strong>
                    <span class="plan-note">
                        {t!(common.available_of, available = available, total = number(u64::from(after)))}
                    </span>
                </span>
                <SeatBar seats=Signal::stored(bar)/>
            </li>
            {refused}
        })
    });
    view! {
        <div class="plan" role="status">
            <h3 class="plan-head">{Icon::List.view(16)} {t!(plan.title)}</h3>
            <ul class="plan-lines">{line}</ul>
        </div>
    }
    .into_any()
}

/// *5 licenses more: from 25 to 30*.
fn change(from: u32, to: u32) -> String {
    let (before, after) = (number(u64::from(from)), number(u64::from(to)));
    let difference = number(u64::from(from.abs_diff(to)));
    if to > from {
        t!(subscriptions.more, count = difference, from = before, to = after)
    } else if to < from {
        t!(subscriptions.fewer, count = difference, from = before, to = after)
    } else {
        t!(plan.nothing).to_owned()
    }
}

/// The result: what was bought or given up, or why not and the ways out.
fn outcome(
    app: App,
    id: SubscriptionId,
    over: Over,
    on_fix: Callback<(Problem, Fix)>,
    undo: Callback<()>,
) -> AnyView {
    let Over {
        command,
        decision,
        before,
        history,
    } = over;
    if decision.has_refusals() {
        let refusals = decision
            .problems
            .iter()
            .map(|p| (p.clone(), Vec::new()))
            .collect();
        return view! { <Refusals command refusals others_served=false on_fix/> }.into_any();
    }
    let action = ViewFn::from(move || {
        (app.with(|s| s.history().len()) == history).then(|| {
            view! {
                <Button label=move || t!(common.undo) kind=ButtonKind::Link icon=Icon::Undo on_press=undo/>
            }
        })
    });
    let text = move || {
        app.tenant(|tenant| {
            let Some(subscription) = tenant.subscription(id) else {
                return String::new();
            };
            let change = change(before, subscription.total_licenses);
            format!("{change}. {}.", seats_line(tenant, subscription.sku))
        })
    };
    view! {
        <Message kind=MessageKind::Good title=move || t!(subscriptions.changed) action>{text}</Message>
    }
    .into_any()
}
