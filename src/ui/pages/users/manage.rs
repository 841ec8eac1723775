//! *Manage product licenses* for many people, *Assign products* in Germany and 21Vianet: add or replace, products and
//! services, result (July 2020 article, *Assign licenses to multiple users*, steps 3 to 6).

use leptos::prelude::*;

use crate::catalog::{ManyUsersChoice, ManyUsersFlow};
use crate::domain::{ChangeUsers, Command, Held, Removal, UserIx};
use crate::ui::components::{Action, Checkbox, Choice, RadioGroup};
use crate::ui::panes::{people_line, Done, FirstStep, TaskPane};
use crate::ui::state::App;
use crate::ui::text::Reason;
use crate::{t, text};

use super::draft::ProductDraft;
use super::product_switches::ProductSwitches;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Choose,
    Products,
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
    let mode = RwSignal::new(None::<ManyUsersChoice>);
    let draft = RwSignal::new(ProductDraft::default());

    let change = Memo::new(move |_| -> Option<ChangeUsers> {
        let mode = mode.get()?;
        let (held, remove) = match mode {
            ManyUsersChoice::Add => (Held::Keep, Removal::default()),
            ManyUsersChoice::Replace => (Held::Put, Removal::AllDirect),
        };
        let ready = draft.with(|draft| !draft.is_empty() || (mode == ManyUsersChoice::Replace && draft.is_none()));
        if step.get() != Step::Products || !ready {
            return None;
        }
        Some(draft.with(|draft| draft.change(users.get_value(), held, remove)))
    });
    let command = Signal::derive(move || change.get().map(Command::ChangeUsers));
    let flow = Memo::new(move |_| app.tenant(|t| t.edition.edition().many_users));
    let title = move || match (step.get(), mode.get()) {
        (Step::Choose, _) | (_, None) => match flow.get() {
            ManyUsersFlow::MoreOptions => t!(users.manage),
            ManyUsersFlow::BulkActions => t!(manage.assign_products),
        },
        (_, Some(ManyUsersChoice::Add)) => t!(manage.add_title),
        (_, Some(ManyUsersChoice::Replace)) => t!(manage.replace_title),
    };
    let subtitle = move || people_line(app, users);
    let body = move || match step.get() {
        Step::Choose => choose(app, mode).into_any(),
        Step::Products => products(mode, draft).into_any(),
    };
    let first = FirstStep {
        here: Signal::derive(move || step.get() == Step::Choose),
        missing: Reason::from(move || mode.get().is_none().then(|| t!(manage.choose_one).to_owned())),
        on_next: Callback::new(move |()| step.set(Step::Products)),
    };
    let replaces = move || mode.get() == Some(ManyUsersChoice::Replace);
    let missing = move || {
        if replaces() {
            t!(manage.choose_or_remove)
        } else {
            t!(manage.choose_something)
        }
    };
    let button = move || {
        if replaces() {
            t!(manage.replace)
        } else {
            t!(manage.add)
        }
    };
    let done = Signal::derive(move || if replaces() { Done::Replaced } else { Done::Added });
    view! {
        <TaskPane title subtitle=move || subtitle command first missing button done on_close>
            {body}
        </TaskPane>
    }
}

/// The value of a choice's radio button.
const fn key(choice: ManyUsersChoice) -> &'static str {
    match choice {
        ManyUsersChoice::Add => "add",
        ManyUsersChoice::Replace => "replace",
    }
}

/// The choices of the edition, a radio button each.
fn choose(app: App, mode: RwSignal<Option<ManyUsersChoice>>) -> impl IntoView {
    let offered = app.tenant(|t| t.edition.edition().many_users_choices);
    let choices = offered.iter().map(|choice| match choice {
        ManyUsersChoice::Add => {
            Choice::new(key(*choice), text!(manage.add_choice)).hint(text!(manage.add_hint))
        }
        ManyUsersChoice::Replace => {
            Choice::new(key(*choice), text!(manage.replace_choice)).hint(text!(manage.replace_hint))
        }
    });
    let choices = choices.collect::<Vec<_>>();
    let value = Signal::derive(move || mode.get().map(key).unwrap_or_default().to_owned());
    let change = Callback::new(move |(value,): (String,)| {
        mode.set(offered.iter().copied().find(|choice| key(*choice) == value));
    });
    view! { <RadioGroup label=text!(home.what) choices value on_change=change/> }
}

fn products(mode: RwSignal<Option<ManyUsersChoice>>, draft: RwSignal<ProductDraft>) -> impl IntoView {
    let replaces = move || mode.get() == Some(ManyUsersChoice::Replace);
    let remove_all = Signal::derive(move || draft.with(ProductDraft::is_none));
    let toggle = Callback::new(move |(on,): (bool,)| draft.update(|draft| draft.set_none(on)));
    view! {
        <ProductSwitches draft/>
        <Show when=replaces>
            <div class="pane-option">
                <Checkbox label=text!(manage.remove_all) checked=remove_all on_change=toggle/>
            </div>
        </Show>
    }
}
