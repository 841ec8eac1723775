//! *Add multiple users*: a list is chosen and verified, options are set for all, and the result is shown (DOMAIN 1.7
//! N2). Nobody is added while a single line is wrong.

mod check;
mod file;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{AddUsers, Command, Permission};
use crate::exchange::MOST_PEOPLE;
use crate::ui::components::{Action, Choice, RadioGroup};
use crate::ui::pages::users::add::{focus_first_error, license_fields, LicenseForm};
use crate::ui::panes::{role_reason, Done, Report, Steps, TaskPane};
use crate::ui::state::App;
use crate::{t, text};

use check::List;

/// The step with the command: *Set user options*.
const OPTIONS: usize = 1;

const ALLOWED: &str = "allowed";
const BLOCKED: &str = "blocked";

/// The pane.
pub fn import_people(on_close: Action) -> AnyView {
    let app = App::get();
    let list = List::new(app);
    let licenses = LicenseForm::new(app);
    let blocked = RwSignal::new(false);
    let at = RwSignal::new(0usize);
    let report = RwSignal::new(None::<Report>);
    let people = Signal::derive(move || list.people().len() as u32);
    let command = Signal::derive(move || {
        let mut users = list.people();
        if users.is_empty() {
            return None;
        }
        if blocked.get() {
            for profile in &mut users {
                Arc::make_mut(profile).account_enabled = false;
            }
        }
        Some(Command::AddUsers(AddUsers {
            users,
            usage_location: licenses.location.get(),
            add: licenses.grants(),
            limit: Some(MOST_PEOPLE),
        }))
    });
    let title = move || match at.get() {
        _ if report.with(Option::is_some) => t!(import_people.result),
        0 => t!(import_people.title),
        _ => t!(import_people.options),
    };
    let names = || {
        let names = [
            t!(import_people.step_file),
            t!(import_people.step_options),
            t!(import_people.step_result),
        ];
        names.map(str::to_owned).to_vec()
    };
    let steps = Steps {
        names: Signal::derive(names),
        last: OPTIONS,
        at,
        missing: (move || if at.get() == 0 { list.missing() } else { None }).into(),
        check: Callback::new(move |_| untrack(|| list.missing().is_none())),
    };
    // What was fine may no longer be: another tab has taken a name.
    let check = Callback::new(move |()| {
        if untrack(|| list.missing().is_some()) {
            at.set(0);
            return false;
        }
        licenses.check();
        let complete = untrack(|| licenses.is_complete());
        if !complete {
            focus_first_error();
        }
        complete
    });
    let body = move || match at.get() {
        0 => file::choose(app, list),
        _ => options(blocked, licenses, people),
    };
    view! {
        <TaskPane
            title
            subtitle=move || view! { <span>{text!(import_people.add)}</span> }
            command
            missing=text!(import_people.verify_first)
            disabled_reason=move || role_reason(app, Permission::AddUsers)
            button=text!(common.next)
            done=Signal::stored(Done::AddedUsers)
            report
            steps
            check
            unsaved=Signal::derive(move || list.is_chosen())
            on_close
        >
            {body}
        </TaskPane>
    }
    .into_any()
}

fn options(blocked: RwSignal<bool>, licenses: LicenseForm, people: Signal<u32>) -> AnyView {
    let choices = vec![
        Choice::new(ALLOWED, text!(user.allowed)),
        Choice::new(BLOCKED, text!(user.blocked)),
    ];
    let value = Signal::derive(move || if blocked.get() { BLOCKED } else { ALLOWED }.to_owned());
    let choose = Callback::new(move |(value,): (String,)| blocked.set(value == BLOCKED));
    view! {
        <p class="pane-intro">{text!(import_people.options_intro)}</p>
        <RadioGroup label=text!(user.sign_in) choices value on_change=choose/>
        {license_fields(licenses, people)}
    }
    .into_any()
}
