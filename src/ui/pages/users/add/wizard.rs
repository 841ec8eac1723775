//! *Add a user* worldwide: *Set up the basics*, *Assign product licenses*, *Optional settings*, review and *Finish
//! adding*, then *Close* (DOMAIN 1.7 N1).

use leptos::prelude::*;

use crate::domain::Permission;
use crate::ui::components::{Action, Expander};
use crate::ui::panes::{role_reason, Done, Report, Steps, TaskPane};
use crate::ui::state::App;
use crate::{t, text};

use super::form::{NewUser, Part};
use super::licenses::license_fields;
use super::result::added_title;
use super::review::review;
use super::sections;

/// The step with *Finish adding*.
const LAST: usize = 3;

/// The pane.
pub fn wizard(app: App, on_close: Action) -> AnyView {
    let form = NewUser::new(app);
    let at = RwSignal::new(0usize);
    let report = RwSignal::new(None::<Report>);
    let title = move || match at.get() {
        _ if report.with(Option::is_some) => added_title(app, report),
        0 => t!(new_user.basics).to_owned(),
        1 => t!(new_user.assign_licenses).to_owned(),
        2 => t!(new_user.optional).to_owned(),
        _ => t!(new_user.review).to_owned(),
    };
    let steps = Steps {
        names: Signal::derive(|| {
            [
                t!(new_user.step_basics),
                t!(new_user.product_licenses),
                t!(new_user.optional),
                t!(new_user.step_finish),
            ]
            .map(str::to_owned)
            .to_vec()
        }),
        last: LAST,
        at,
        missing: Default::default(),
        check: Callback::new(move |step| Part::ALL.get(step).is_none_or(|part| form.check(*part))),
    };
    // What was fine may no longer be: another tab has taken the name.
    let check = Callback::new(move |()| {
        let wrong = Part::ALL.iter().position(|part| !form.check(*part));
        if let Some(step) = wrong {
            at.set(step);
        }
        wrong.is_none()
    });
    let body = move || match at.get() {
        0 => basics(app, form),
        1 => view! {
            <p class="pane-intro">{text!(new_user.licenses_intro)}</p>
            {license_fields(form.licenses, Signal::stored(1))}
        }
        .into_any(),
        2 => optional(form),
        _ => review(app, form, at),
    };
    view! {
        <TaskPane
            title
            subtitle=move || view! { <span>{text!(new_user.add)}</span> }
            command=Signal::derive(move || form.command())
            missing=text!(new_user.intro)
            disabled_reason=move || role_reason(app, Permission::AddUsers)
            button=text!(new_user.finish)
            done=Signal::stored(Done::AddedUsers)
            report
            steps
            check
            unsaved=Signal::derive(move || form.is_filled_in())
            on_close
        >
            {body}
        </TaskPane>
    }
    .into_any()
}

fn basics(app: App, form: NewUser) -> AnyView {
    view! {
        <p class="pane-intro">{text!(new_user.intro)}</p>
        <div class="add-fields">
            {sections::names(form)}
            <div class="field-pair">{sections::username(form)} {sections::domain(app, form)}</div>
            {sections::password(form, text!(new_user.require_change))}
        </div>
    }
    .into_any()
}

fn optional(form: NewUser) -> AnyView {
    let (roles, profile) = (RwSignal::new(true), RwSignal::new(true));
    view! {
        <p class="pane-intro">{text!(new_user.optional_intro)}</p>
        <Expander title=text!(permissions.title) open=roles>{sections::roles()}</Expander>
        <Expander title=text!(new_user.profile) open=profile>{sections::contact(form)}</Expander>
    }
    .into_any()
}
