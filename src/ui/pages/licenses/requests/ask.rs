//! *Ask for a product as a user*: no page of the admin center, but the way a request comes about (DOMAIN 1.12).

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::{Command, UserId};
use crate::text;
use crate::ui::components::{Action, PeoplePicker, Person, Select};
use crate::ui::panes::{product_choices, suggest_people, Done, Known, TaskPane};
use crate::ui::state::App;

/// The pane.
#[component]
pub(super) fn AskPane(
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let chosen = RwSignal::new(Vec::<Person>::new());
    let sku = RwSignal::new(None::<SkuId>);
    let command = Memo::new(move |_| {
        let id = chosen.with(|chosen| chosen.first().and_then(|one| UserId::parse(&one.id).ok()))?;
        let user = app.tenant(|tenant| tenant.find(id))?;
        let sku = sku.get()?;
        Some(Command::AskForProduct { user, sku })
    });
    let search =
        Callback::new(move |(typed,): (String,)| suggest_people(app, &typed, |_, _| Known::default()));
    let choices = product_choices(app, text!(manage.choose_product));
    let value = Signal::derive(move || sku.get().map(|sku| sku.to_string()).unwrap_or_default());
    let choose = Callback::new(move |(value,): (String,)| sku.set(SkuId::parse(&value).ok()));
    view! {
        <TaskPane title=text!(requests.ask) command missing=text!(requests.ask_missing)
            button=text!(requests.ask_button) done=Signal::stored(Done::Asked) on_close>
            <p class="pane-intro">{text!(requests.ask_intro)}</p>
            <PeoplePicker label=text!(requests.requester) chosen search max=1 begins=true/>
            <div class="pane-field">
                <Select label=text!(licenses.product) choices value on_change=choose/>
            </div>
        </TaskPane>
    }
}
