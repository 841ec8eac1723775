//! *Product licenses* of one person: the row with *Edit*, and the dialog that it opens (July 2020 article, Germany and
//! 21Vianet, *Assign licenses to one user*, steps 3 to 5).

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::domain::{Command, Permission, UserIx};
use crate::ui::components::{Action, Button, ButtonKind, Initials, Pane};
use crate::ui::icons::Icon;
use crate::ui::panes::{role_reason, Control, Done, TaskPane};
use crate::ui::state::App;
use crate::wording::{person, product_name};
use crate::{t, text};

use super::account::{account, address_line};
use super::draft::PersonDraft;
use super::person_products::{location, person_products};

/// What a person's pane holds where licenses stand in a row of their own: that row, and the account.
pub fn person_rows(app: App, user: UserIx, on_edit: Action) -> AnyView {
    // The dialog also sets where somebody is, which some roles may who may not assign.
    let reason = move || {
        let forbidden = role_reason(app, Permission::AssignLicenses);
        forbidden.filter(|_| role_reason(app, Permission::EditUsageLocation).is_some())
    };
    let names_view = move || {
        let names = app.tenant(|tenant| {
            let licenses = tenant.licenses(user).map(|set| set.licenses().to_vec());
            let licenses = licenses.unwrap_or_default();
            let mut names: Vec<String> = licenses.iter().map(|l| product_name(tenant, l.sku)).collect();
            names.sort();
            names
        });
        if names.is_empty() {
            return view! { <span class="pale">{t!(common.none)}</span> }.into_any();
        }
        let names = names.into_iter().map(|name| view! { <li>{name}</li> });
        view! { <ul>{names.collect_view()}</ul> }.into_any()
    };
    view! {
        <div class="beside-row" role="group" aria-label=text!(new_user.product_licenses)>
            <div class="beside-words">
                <h3 class="beside-what">{text!(new_user.product_licenses)}</h3>
                {names_view}
            </div>
            <Button
                label=text!(common.edit)
                name=text!(manage.edit_product_licenses)
                disabled_reason=reason
                on_press=on_edit
            />
        </div>
        {account(app, user)}
    }
    .into_any()
}

/// The dialog *Product licenses*: a switch per product and per service, and where the person is.
#[component]
pub fn ProductLicensesPane(
    /// Who.
    user: UserIx,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let now = Memo::new(move |_| app.tenant(|tenant| PersonDraft::of(tenant, user)));
    let draft = RwSignal::new(now.get_untracked());
    // What happens elsewhere (a fix, an undo) is what the person has now: the switches follow.
    Effect::new(move |_| draft.set(now.get()));
    let command = Signal::derive(move || {
        let change = now.with(|now| draft.with(|draft| draft.change(now, user)));
        change.map(Command::ChangeUsers)
    });
    let subtitle = move || {
        let name = app.tenant(|tenant| person(tenant, user));
        view! { {Icon::Person.view(16)} <span>{name}</span> }
    };
    view! {
        <TaskPane
            title=text!(new_user.product_licenses)
            subtitle=move || subtitle
            command
            missing=text!(user.nothing_to_save)
            button=text!(common.save)
            done=Signal::stored(Done::Saved)
            keeps_form=app.peek(|s| s.tenant().edition.edition().closes.one_user == 0)
            on_close
        >
            {location(draft)}
            {person_products(user, now, draft, Control::Switch, true)}
        </TaskPane>
    }
}

/// The same rows in a pane of their own, for pages where nothing stands beside the list.
#[component]
pub fn ProductLicensesCard(
    /// Who.
    user: UserIx,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let editing = RwSignal::new(false);
    let title = Signal::derive(move || app.tenant(|tenant| person(tenant, user)));
    let rows = move || {
        let media = move || view! { <Initials name=title large=true/> };
        let footer = ViewFn::from(move || {
            view! { <Button label=text!(common.close) kind=ButtonKind::Primary on_press=on_close/> }
        });
        let subtitle = move || address_line(app, user);
        view! {
            <Pane title on_close media subtitle=move || subtitle footer>
                {person_rows(app, user, Callback::new(move |()| editing.set(true)))}
            </Pane>
        }
        .into_any()
    };
    move || {
        if editing.get() {
            view! { <ProductLicensesPane user on_close=Callback::new(move |()| editing.set(false))/> }
                .into_any()
        } else {
            rows()
        }
    }
}
