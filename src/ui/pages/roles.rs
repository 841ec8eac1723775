//! Roles: who may do what (DOMAIN section 4), the role in use, the way to another one, and where the sources disagree.

use leptos::prelude::*;

use crate::domain::{may, Permission, Role};
use crate::ui::components::{Button, RealTenantNote, Tag};
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::wording::{permission, role};
use crate::{t, text};

/// What a role is for, in a sentence.
fn about(role: Role) -> &'static str {
    match role {
        Role::Global => t!(permissions.about_global),
        Role::License => t!(permissions.about_license),
        Role::User => t!(permissions.about_user),
        Role::Billing => t!(permissions.about_billing),
        Role::Groups => t!(permissions.about_groups),
        Role::Helpdesk => t!(permissions.about_helpdesk),
        Role::GlobalReader => t!(permissions.about_global_reader),
        Role::ServiceSupport => t!(permissions.about_service_support),
        Role::Password => t!(permissions.about_password),
    }
}

/// The page.
#[component]
pub fn RolesPage() -> impl IntoView {
    let app = App::get();
    let in_use = Memo::new(move |_| app.with(|s| s.actor().role));
    view! {
        <div class="page">
            <h1 class="page-title">{text!(permissions.title)}</h1>
            <p class="page-subtitle">{text!(permissions.intro)}</p>
            <div class="roles-scroll" tabindex="0" role="region" aria-label=text!(permissions.table)>
                {matrix(app, in_use)}
            </div>
            <section class="card" aria-labelledby="roles-choose">
                <h2 class="card-title" id="roles-choose">{text!(permissions.choose)}</h2>
                <ul class="card-rows">
                    {Role::ALL.into_iter().map(|role| choice(app, in_use, role)).collect_view()}
                </ul>
            </section>
            <section class="card" aria-labelledby="roles-notes">
                <h2 class="card-title" id="roles-notes">{text!(permissions.notes)}</h2>
                <ul class="roles-notes">{move || notes().map(note).collect_view()}</ul>
            </section>
            <div class="roles-real"><RealTenantNote text=text!(permissions.real)/></div>
        </div>
    }
}

/// The table: a row per right, a column per role.
fn matrix(app: App, in_use: Memo<Role>) -> AnyView {
    let head = Role::ALL.into_iter().map(|column| {
        let here = move || in_use.get() == column;
        view! {
            <th scope="col" class:role-here=here>
                <span class="role-name">
                    {move || role(column)}
                    {move || here().then(|| view! { <Tag label=text!(permissions.in_use)/> })}
                </span>
            </th>
        }
    });
    let rows = Permission::MATRIX.into_iter().map(|right| {
        let cells = Role::ALL.into_iter().map(move |column| {
            let allowed = move || app.tenant(|tenant| may(tenant, column, right));
            view! {
                <td class:role-here=move || in_use.get() == column class:role-no=move || !allowed()
                    data-label=move || role(column)>
                    {move || if allowed() {
                        view! { <span class="state">{Icon::Check.view(16)} {t!(permissions.yes)}</span> }
                    } else {
                        view! { <span class="state">{Icon::Dash.view(16)} {t!(permissions.no)}</span> }
                    }}
                </td>
            }
        });
        view! {
            <tr>
                <th scope="row">{move || permission(right)}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <table class="table table-roles">
            <caption class="visually-hidden">{text!(permissions.table)}</caption>
            <thead>
                <tr>
                    <th scope="col">{text!(permissions.action)}</th>
                    {head.collect_view()}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// A role with what it is for, and the button that takes it on.
fn choice(app: App, in_use: Memo<Role>, this: Role) -> AnyView {
    let act = Callback::new(move |()| app.act_as(this));
    let here = move || (in_use.get() == this).then(|| t!(permissions.in_use).to_owned());
    view! {
        <li class="card-row">
            <div>
                <span class="card-subtitle">{move || role(this)}</span>
                <p class="card-hint">{move || about(this)}</p>
            </div>
            <Button label=move || t!(permissions.switch, role = role(this)) disabled_reason=here on_press=act/>
        </li>
    }
    .into_any()
}

fn notes() -> [&'static str; 5] {
    [
        t!(permissions.note_license),
        t!(permissions.note_billing),
        t!(permissions.note_groups),
        t!(permissions.note_view),
        t!(permissions.note_delete),
    ]
}

/// A choice of the project's own, as it is marked everywhere.
fn note(text: &'static str) -> AnyView {
    view! {
        <li class="real-note">
            {Icon::Info.view(16)}
            <p><strong>{t!(permissions.our_choice)}":"</strong> " " {text}</p>
        </li>
    }
    .into_any()
}
