//! *Add/Remove licenses*, or *Buy licenses* and *Remove licenses*: the box with the new total, its button, result, *Close*
//! (the articles on buying licenses, DOMAIN 1.7 Q1, 1.11).

use leptos::prelude::*;

use crate::domain::{Command, SubscriptionId};
use crate::t;
use crate::ui::components::{Action, ProductTile, RealTenantNote, TextField};
use crate::ui::panes::{Done, Report, TaskPane};
use crate::ui::state::App;
use crate::wording::{submit_quantity, subscription_name};

use super::details::locked;
use super::way::Way;

/// The pane.
#[component]
pub fn QuantityPane(
    /// Which subscription.
    id: SubscriptionId,
    /// How.
    way: Way,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let total_of = move || app.tenant(|t| t.subscription(id).map_or(0, |s| s.total_licenses));
    let name = move || app.tenant(|tenant| subscription_name(tenant, id));
    let value = RwSignal::new(untrack(total_of).to_string());
    let total = Memo::new(move |_| value.with(|v| v.trim().parse::<u32>().ok()));
    let command = Signal::derive(move || {
        let total = total.get().filter(|total| way.leads(total_of(), *total))?;
        Some(Command::ChangeQuantity {
            subscription: id,
            total,
        })
    });
    let missing = move || match total.get() {
        None => t!(subscriptions.whole_number).to_owned(),
        Some(total) if total == total_of() => t!(subscriptions.same).to_owned(),
        Some(_) => way.wrong(total_of()),
    };
    let error = Signal::derive(move || {
        total
            .get()
            .is_none()
            .then(|| t!(subscriptions.whole_number).to_owned())
    });
    let reason = Memo::new(move |_| locked(app, id));
    let button = move || app.tenant(|t| submit_quantity(t.edition));
    // Where the article ends with the button itself, the form stays under the result, for another total.
    let keeps_form = app.peek(|s| s.tenant().edition.edition().closes.quantity == 0);
    let report = RwSignal::new(None::<Report>);
    Effect::new(move |before: Option<()>| {
        value.track();
        if before.is_some() {
            report.set(None);
        }
    });
    view! {
        <TaskPane
            title=move || way.title()
            subtitle=name
            media=move || view! { <ProductTile name=name()/> }
            command
            missing
            disabled_reason=Signal::derive(move || reason.get())
            button
            done=Signal::stored(Done::Quantity)
            report
            keeps_form
            on_close
        >
            <p class="pane-intro">{move || way.intro()}</p>
            <div class="pane-field">
                <TextField label=move || way.field() value input_mode="numeric" error/>
            </div>
            <RealTenantNote text=move || way.note()/>
        </TaskPane>
    }
}
