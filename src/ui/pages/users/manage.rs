//! *Manage product licenses* for many people: add or replace, products and services, result (July 2020 article,
//! *Assign licenses to multiple users*, steps 3 to 6).

use std::sync::Arc;

use leptos::prelude::*;

use crate::counted;
use crate::domain::{ChangeUsers, Command, Held, Removal, UserIx};
use crate::t;
use crate::ui::components::{Action, Button, ButtonKind, Checkbox, Choice, Pane, RadioGroup};
use crate::ui::icons::Icon;
use crate::ui::parts::{Done, OutcomeView, PlanView, Report};
use crate::ui::state::App;
use crate::ui::words::people;

use super::draft::ProductDraft;
use super::product_switches::ProductSwitches;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Choose,
    Products,
    Result,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Add,
    Replace,
}

/// The pane.
#[component]
pub fn ManagePane(
    /// The people, in the order of the grid.
    users: Vec<UserIx>,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let users = StoredValue::new(users);
    let step = RwSignal::new(Step::Choose);
    let mode = RwSignal::new(None::<Mode>);
    let draft = RwSignal::new(ProductDraft::default());
    let remove_all = RwSignal::new(false);
    let report = RwSignal::new(None::<Report>);

    let change = Memo::new(move |_| -> Option<ChangeUsers> {
        let mode = mode.get()?;
        let (held, remove) = match mode {
            Mode::Add => (Held::Keep, Removal::default()),
            Mode::Replace => (Held::Put, Removal::AllDirect),
        };
        let ready = draft.with(|draft| !draft.is_empty()) || (mode == Mode::Replace && remove_all.get());
        if step.get() != Step::Products || !ready {
            return None;
        }
        let products = if remove_all.get() && mode == Mode::Replace {
            ProductDraft::default()
        } else {
            draft.get()
        };
        Some(products.change(users.get_value(), held, remove))
    });
    let command = Signal::derive(move || change.get().map(Command::ChangeUsers));
    let decision = Memo::new(move |_| command.get().map(|command| Arc::new(app.plan(&command))));
    let title = move || match (step.get(), mode.get()) {
        (Step::Choose, _) | (_, None) => t!(users.manage),
        (_, Some(Mode::Add)) => t!(manage.add_title),
        (_, Some(Mode::Replace)) => t!(manage.replace_title),
    };
    let subtitle = move || {
        let count = users.with_value(Vec::len);
        let names = app.tenant(|tenant| users.with_value(|users| people(tenant, users)));
        view! {
            {Icon::People.view(16)}
            <span>{counted!(count, common.users_1, common.users_n)} ": " <span class="pale">{names}</span></span>
        }
    };
    let act = Callback::new(move |()| {
        let Some(change) = change.get_untracked() else {
            return;
        };
        let done = if mode.get_untracked() == Some(Mode::Add) {
            Done::Added
        } else {
            Done::Replaced
        };
        report.set(Some(Report::act(app, Command::ChangeUsers(change), done)));
        step.set(Step::Result);
    });
    let body = move || match step.get() {
        Step::Choose => choose(mode).into_any(),
        Step::Products => products(mode, draft, remove_all).into_any(),
        Step::Result => view! { <OutcomeView report/> }.into_any(),
    };
    let plan = move || {
        (step.get() == Step::Products).then(|| {
            view! {
                <PlanView command decision=Signal::derive(move || decision.get())/>
            }
        })
    };
    let footer = move || match step.get() {
        Step::Choose => {
            let reason = move || mode.get().is_none().then(|| t!(manage.choose_one).to_owned());
            let next = Callback::new(move |()| step.set(Step::Products));
            view! {
                <Button label=move || t!(common.next) kind=ButtonKind::Primary disabled_reason=reason on_press=next/>
                <Button label=move || t!(common.cancel) on_press=on_close/>
            }
            .into_any()
        }
        Step::Products => {
            let reason = move || {
                let missing = match mode.get() {
                    Some(Mode::Replace) => t!(manage.choose_or_remove),
                    _ => t!(manage.choose_something),
                };
                change.with(Option::is_none).then(|| missing.to_owned())
            };
            let label = move || {
                if mode.get() == Some(Mode::Replace) {
                    t!(manage.replace)
                } else {
                    t!(manage.add)
                }
            };
            view! {
                <Button label kind=ButtonKind::Primary disabled_reason=reason on_press=act/>
                <Button label=move || t!(common.cancel) on_press=on_close/>
            }
            .into_any()
        }
        Step::Result => view! {
            <Button label=move || t!(common.close) kind=ButtonKind::Primary on_press=on_close/>
        }
        .into_any(),
    };
    let unsaved = Signal::derive(move || {
        step.get() == Step::Products && (draft.with(|draft| !draft.is_empty()) || remove_all.get())
    });
    view! {
        <Pane title on_close unsaved subtitle=move || subtitle plan=move || plan footer=move || footer>
            {body}
        </Pane>
    }
}

fn choose(mode: RwSignal<Option<Mode>>) -> impl IntoView {
    let choices = vec![
        Choice::new("add", move || t!(manage.add_choice)).hint(move || t!(manage.add_hint)),
        Choice::new("replace", move || t!(manage.replace_choice)).hint(move || t!(manage.replace_hint)),
    ];
    let value = Signal::derive(move || match mode.get() {
        Some(Mode::Add) => "add".to_owned(),
        Some(Mode::Replace) => "replace".to_owned(),
        None => String::new(),
    });
    let change = Callback::new(move |(value,): (String,)| {
        mode.set(Some(if value == "replace" {
            Mode::Replace
        } else {
            Mode::Add
        }));
    });
    view! { <RadioGroup label=move || t!(manage.what) choices value on_change=change/> }
}

fn products(
    mode: RwSignal<Option<Mode>>,
    draft: RwSignal<ProductDraft>,
    remove_all: RwSignal<bool>,
) -> impl IntoView {
    let replaces = move || mode.get() == Some(Mode::Replace);
    let toggle = Callback::new(move |(on,): (bool,)| remove_all.set(on));
    view! {
        <ProductSwitches draft/>
        <Show when=replaces>
            <div class="pane-option">
                <Checkbox label=move || t!(manage.remove_all) checked=remove_all on_change=toggle/>
            </div>
        </Show>
    }
}
