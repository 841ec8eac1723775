//! One person's pane: *Account*, and *Licenses and Apps* with a box per product (July 2020 article, *Assign licenses
//! to one user*; the short article assigns and unassigns by the same boxes), in some editions with a section *Apps*
//! (DOMAIN 1.11).

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::catalog::{AppsFlow, OneUserFlow};
use crate::counted;
use crate::domain::{ChangeUsers, Command, Permission, UserIx};
use crate::ui::components::{Action, Button, ButtonKind, Expander, Initials, Pane, Tab, TabPanel, Tabs};
use crate::ui::panes::{role_reason, Control, Done, OutcomeView, PlanView, Report};
use crate::ui::script::{Scripted, ShowScript};
use crate::ui::state::App;
use crate::wording::person;
use crate::{t, text};

use super::account::{account, address_line};
use super::draft::PersonDraft;
use super::person_apps::person_apps;
use super::person_products::{location, person_products};
use super::product_licenses::ProductLicensesCard;

const ACCOUNT: &str = "account";
const LICENSES: &str = "licenses";

/// The pane for an address that names nobody.
#[component]
pub fn NoSuchUser(
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    view! {
        <Pane title=text!(user.not_found) on_close footer=ViewFn::from(move || view! {
            <Button label=text!(common.close) kind=ButtonKind::Primary on_press=on_close/>
        })>
            <p>{text!(problems.not_found_text)}</p>
        </Pane>
    }
}

/// Somebody's pane, as the tenant's edition has it.
#[component]
pub fn UserPane(
    /// Who.
    user: UserIx,
    /// Whether it opens at the licenses instead of the account.
    #[prop(optional)]
    at_licenses: bool,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let flow = Memo::new(move |_| {
        let edition = app.tenant(|t| t.edition.edition());
        (edition.one_user, edition.apps)
    });
    move || match flow.get() {
        (OneUserFlow::LicensesAndApps, apps) => {
            view! { <TabsPane user at_licenses apps on_close/> }.into_any()
        }
        (OneUserFlow::ProductLicensesRow, _) => view! { <ProductLicensesCard user on_close/> }.into_any(),
    }
}

/// The pane with the tabs.
#[component]
fn TabsPane(user: UserIx, at_licenses: bool, apps: AppsFlow, on_close: Action) -> impl IntoView {
    let app = App::get();
    let now = Memo::new(move |_| app.tenant(|tenant| PersonDraft::of(tenant, user)));
    let draft = RwSignal::new(now.get_untracked());
    let report = RwSignal::new(None::<Report>);
    // The real admin center opens a person on *Account*; the article then chooses the tab.
    let tab = RwSignal::new(if at_licenses { LICENSES } else { ACCOUNT });
    let title = Signal::derive(move || app.tenant(|tenant| person(tenant, user)));
    // What happens elsewhere (a fix, an undo) is what the person has now: the boxes follow.
    Effect::new(move |_| draft.set(now.get()));

    let change = Memo::new(move |_| now.with(|now| draft.with(|draft| draft.change(now, user))));
    let command = Signal::derive(move || change.get().map(Command::ChangeUsers));
    let decision = Memo::new(move |_| command.get().map(|command| Arc::new(app.plan(&command))));
    let changes = move || now.with(|now| draft.with(|draft| draft.differences(now)));
    let save = Callback::new(move |()| {
        let Some(change) = change.get_untracked() else {
            return;
        };
        if let Some(done) = Report::act(app, Command::ChangeUsers(change), Done::Saved) {
            report.set(Some(done));
        }
    });
    let discard = Callback::new(move |()| {
        draft.set(now.get_untracked());
        report.set(None);
    });
    let unchanged = move || {
        change
            .with(Option::is_none)
            .then(|| t!(user.nothing_to_save).to_owned())
    };
    let reason = move || {
        let needs = change.with(|change| change.as_ref().map(ChangeUsers::permission));
        // A role that may neither assign nor locate is told so before it tries.
        let needs = needs.or_else(|| {
            let located = role_reason(app, Permission::EditUsageLocation);
            located.map(|_| Permission::AssignLicenses)
        });
        needs.and_then(|needs| role_reason(app, needs)).or_else(unchanged)
    };
    let footer = move || {
        view! {
            <Button label=text!(user.save) kind=ButtonKind::Primary disabled_reason=reason on_press=save/>
            <Button label=text!(user.discard) disabled_reason=unchanged on_press=discard/>
        }
    };
    let subtitle = move || address_line(app, user);
    let tabs = move || {
        view! {
            <Tabs
                group="user"
                label=text!(user.views)
                tabs=vec![
                    Tab::new(ACCOUNT, text!(user.account)),
                    Tab::new(LICENSES, text!(user.licenses_tab)),
                ]
                current=tab
            />
        }
    };
    let scripted = Signal::derive(move || command.get().map(|command| Scripted::Asked(Arc::new(command))));
    let plan = move || {
        change.with(Option::is_some).then(|| {
            view! {
                <PlanView command decision=Signal::derive(move || decision.get())/>
                <ShowScript of=scripted/>
            }
        })
    };
    let media = move || view! { <Initials name=title large=true/> };
    view! {
        <Pane
            title=title
            on_close
            unsaved=Signal::derive(move || change.with(Option::is_some))
            media
            subtitle=move || subtitle
            head=tabs
            plan=move || plan
            footer
        >
            <OutcomeView report with_people=false/>
            <TabPanel group="user" id=ACCOUNT current=tab>
                {account(app, user)}
            </TabPanel>
            <TabPanel group="user" id=LICENSES current=tab>
                {location(draft)}
                <Licenses user now draft apps changes=Signal::derive(changes)/>
            </TabPanel>
        </Pane>
    }
}

#[component]
fn Licenses(
    user: UserIx,
    now: Memo<PersonDraft>,
    draft: RwSignal<PersonDraft>,
    apps: AppsFlow,
    changes: Signal<usize>,
) -> impl IntoView {
    let app = App::get();
    let open = RwSignal::new(false);
    let end = move || {
        let count = changes.get();
        let held = app.tenant(|t| t.licenses(user).map_or(0, |set| set.licenses().len()));
        if count > 0 {
            counted!(count, user.changes_1, user.changes_n)
        } else {
            held.to_string()
        }
    };
    view! {
        <Expander title=text!(user.licenses) open end=move || view! { <span>{end}</span> }>
            {person_products(user, now, draft, Control::Box, apps == AppsFlow::UnderProducts)}
        </Expander>
        {(apps == AppsFlow::Section).then(|| person_apps(user, now, draft))}
    }
}
