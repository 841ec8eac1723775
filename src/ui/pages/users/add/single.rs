//! *New user* in the editions of 2020 outside the worldwide cloud: one pane with sections that open and close, *Add*,
//! then *Close* (DOMAIN 1.7 N1).

use leptos::prelude::*;

use crate::domain::Permission;
use crate::ui::components::{Action, Expander};
use crate::ui::panes::{role_reason, Done, Report, TaskPane};
use crate::ui::state::App;
use crate::{t, text};

use super::form::{NewUser, Part};
use super::licenses::license_fields;
use super::result::added_title;
use super::sections;

/// The pane.
pub fn single_pane(app: App, on_close: Action) -> AnyView {
    let form = NewUser::new(app);
    let report = RwSignal::new(None::<Report>);
    let title = move || {
        if report.with(Option::is_some) {
            added_title(app, report)
        } else {
            t!(new_user.new_pane).to_owned()
        }
    };
    let opened = [true, true, false, false, false, true].map(RwSignal::new);
    let [name, domain, contact, password, roles, licenses] = opened;
    let check = Callback::new(move |()| {
        let wrong: Vec<Part> = Part::ALL.into_iter().filter(|part| !form.check(*part)).collect();
        // What is wrong has to be in sight.
        for (part, section) in [
            (Part::Basics, name),
            (Part::Basics, password),
            (Part::Licenses, licenses),
            (Part::Details, contact),
        ] {
            if wrong.contains(&part) && (section != password || form.own_password.get_untracked()) {
                section.set(true);
            }
        }
        wrong.is_empty()
    });
    view! {
        <TaskPane
            title
            command=Signal::derive(move || form.command())
            missing=text!(new_user.intro)
            disabled_reason=move || role_reason(app, Permission::AddUsers)
            button=text!(manage.add)
            done=Signal::stored(Done::AddedUsers)
            report
            check
            unsaved=Signal::derive(move || form.is_filled_in())
            on_close
        >
            <p class="pane-intro">{text!(new_user.intro)}</p>
            <Expander title=text!(new_user.name) open=name>
                <div class="add-fields">{sections::names(form)} {sections::username(form)}</div>
            </Expander>
            <Expander title=text!(new_user.domain) open=domain>{sections::domain(app, form)}</Expander>
            <Expander title=text!(new_user.contact) open=contact>{sections::contact(form)}</Expander>
            <Expander title=text!(new_user.password) open=password>
                <div class="add-fields">{sections::password(form, text!(new_user.make_change))}</div>
            </Expander>
            <Expander title=text!(permissions.title) open=roles>{sections::roles()}</Expander>
            <Expander title=text!(new_user.product_licenses) open=licenses>
                {license_fields(form.licenses, Signal::stored(1))}
            </Expander>
        </TaskPane>
    }
    .into_any()
}
