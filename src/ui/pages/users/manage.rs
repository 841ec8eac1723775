//! *Manage product licenses* for many people, *Assign products* in Germany and 21Vianet: add, replace or unassign,
//! products and services, result (July 2020 article, *Assign licenses to multiple users*, steps 3 to 6; DOMAIN 1.11).

use leptos::prelude::*;

use crate::catalog::{AppsFlow, Edition, ManyUsersChoice, ManyUsersFlow};
use crate::domain::{ChangeUsers, Command, Held, Removal, UserIx};
use crate::ui::components::{Action, Checkbox, Choice, OwnChoiceNote, RadioGroup};
use crate::ui::panes::{people_line, Done, FirstStep, TaskPane};
use crate::ui::state::App;
use crate::ui::text::Reason;
use crate::{t, text};

use super::draft::ProductDraft;
use super::has_now::HasNow;
use super::product_switches::{ProductBoxes, ProductSwitches};

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

    let edition = Memo::new(move |_| EditionRef(app.tenant(|t| t.edition.edition())));
    // An edition that is changed meanwhile leaves nothing half chosen.
    Effect::new(move |before: Option<EditionRef>| {
        let now = edition.get();
        if before.is_some_and(|before| before != now) {
            on_close.run(());
        }
        now
    });
    let flow = move || edition.get().0.many_users;
    let sections = move || edition.get().0.apps == AppsFlow::Section;
    let unassigns = move || mode.get() == Some(ManyUsersChoice::UnassignAll);
    let replaces = move || mode.get() == Some(ManyUsersChoice::Replace);

    let change = Memo::new(move |_| -> Option<ChangeUsers> {
        let users = || users.get_value();
        let (held, remove) = match mode.get()? {
            ManyUsersChoice::Add => (Held::Keep, Removal::default()),
            ManyUsersChoice::Replace => (Held::Put, Removal::AllDirect),
            ManyUsersChoice::UnassignAll => {
                let nothing = ProductDraft::default();
                return Some(nothing.change(users(), Held::Put, Removal::AllDirect));
            }
        };
        let ready = draft.with(|draft| !draft.is_empty() || (replaces() && draft.is_none()));
        if step.get() != Step::Products || !ready {
            return None;
        }
        Some(draft.with(|draft| draft.change(users(), held, remove)))
    });
    let command = Signal::derive(move || change.get().map(Command::ChangeUsers));
    let title = move || match (flow(), step.get(), mode.get()) {
        (ManyUsersFlow::CommandBar, _, _) | (ManyUsersFlow::MoreOptions, Step::Choose, _) => t!(users.manage),
        (ManyUsersFlow::BulkActions, Step::Choose, _) => t!(manage.assign_products),
        (_, Step::Products, Some(ManyUsersChoice::Replace)) => t!(manage.replace_title),
        (_, Step::Products, _) => t!(manage.add_title),
    };
    let subtitle = move || people_line(app, users);
    let body = move || match step.get() {
        Step::Choose => view! {
            {choose(edition.get().0, mode)}
            {sections().then(|| view! { <HasNow users=users.get_value()/> })}
        }
        .into_any(),
        Step::Products if sections() => view! { <ProductBoxes draft/> }.into_any(),
        Step::Products => products(mode, draft).into_any(),
    };
    let first = FirstStep {
        here: Signal::derive(move || step.get() == Step::Choose && !unassigns()),
        missing: Reason::from(move || mode.get().is_none().then(|| t!(manage.choose_one).to_owned())),
        on_next: Callback::new(move |()| step.set(Step::Products)),
    };
    let missing = move || {
        if sections() {
            t!(manage.choose_license)
        } else if replaces() {
            t!(manage.choose_or_remove)
        } else {
            t!(manage.choose_something)
        }
    };
    let button = move || {
        if sections() {
            t!(user.save)
        } else if replaces() {
            t!(manage.replace)
        } else {
            t!(manage.add)
        }
    };
    let leave = move || match mode.get() {
        Some(choice) if edition.get().0.ends_with_done.contains(&choice) => t!(manage.done),
        _ => t!(common.close),
    };
    let done = Signal::derive(move || match mode.get() {
        Some(ManyUsersChoice::Replace) => Done::Replaced,
        Some(ManyUsersChoice::UnassignAll) => Done::Unassigned,
        _ => Done::Added,
    });
    view! {
        <TaskPane title subtitle=move || subtitle command first missing button leave done on_close>
            {body}
        </TaskPane>
    }
}

/// An edition, compared by its key.
#[derive(Clone, Copy)]
struct EditionRef(&'static Edition);

impl PartialEq for EditionRef {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

/// The value of a choice's radio button.
const fn key(choice: ManyUsersChoice) -> &'static str {
    match choice {
        ManyUsersChoice::Add => "add",
        ManyUsersChoice::Replace => "replace",
        ManyUsersChoice::UnassignAll => "unassign",
    }
}

/// The choices of the edition, a radio button each.
fn choose(edition: &'static Edition, mode: RwSignal<Option<ManyUsersChoice>>) -> impl IntoView {
    let offered = edition.many_users_choices;
    let short = edition.many_users == ManyUsersFlow::CommandBar;
    let choices = offered.iter().map(|choice| {
        let (label, hint) = match (choice, short) {
            (ManyUsersChoice::Add, false) => (text!(manage.add_choice), text!(manage.add_hint)),
            (ManyUsersChoice::Add, true) => (text!(manage.assign_more_choice), text!(manage.add_hint)),
            (ManyUsersChoice::Replace, false) => (text!(manage.replace_choice), text!(manage.replace_hint)),
            (ManyUsersChoice::Replace, true) => (text!(manage.replace), text!(manage.replace_short_hint)),
            (ManyUsersChoice::UnassignAll, _) => {
                (text!(manage.unassign_all), text!(manage.unassign_all_hint))
            }
        };
        Choice::new(key(*choice), label).hint(hint)
    });
    let choices = choices.collect::<Vec<_>>();
    let value = Signal::derive(move || mode.get().map(key).unwrap_or_default().to_owned());
    let change = Callback::new(move |(value,): (String,)| {
        mode.set(offered.iter().copied().find(|choice| key(*choice) == value));
    });
    view! {
        <RadioGroup label=text!(home.what) cards=short choices value on_change=change/>
        {short.then(|| view! { <OwnChoiceNote text=text!(manage.own_choice)/> })}
    }
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
