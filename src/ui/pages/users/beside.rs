//! The pane beside the list that selecting opens where people are selected by boxes: one person's own, or *Bulk
//! actions* (July 2020 article, Germany and 21Vianet). Selecting goes on beside it.
//!
//! | key | does |
//! |---|---|
//! | Esc inside it | closes it, as *Close* does |
//! | Tab after the list | leads here |
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::counted;
use crate::domain::{Permission, UserIx};
use crate::ui::components::{Action, Button, ButtonKind, Initials};
use crate::ui::dom;
use crate::ui::icons::Icon;
use crate::ui::panes::role_reason;
use crate::ui::people_grid::PeopleList;
use crate::ui::selection::Selection;
use crate::ui::state::App;
use crate::wording::{people, person};
use crate::{t, text};

use super::account::address_line;
use super::product_licenses::person_rows;
use super::work::Work;

/// Whom it is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Nobody,
    One(UserIx),
    Many,
}

/// The pane, for as long as somebody is opened or selected.
#[component]
pub fn BesidePane(
    /// The list it stands beside.
    list: PeopleList,
    /// Who was opened by name or address; stands before who is selected.
    opened: Signal<Option<UserIx>>,
    /// Takes back that somebody was opened.
    on_leave: Action,
    /// What its buttons begin.
    work: RwSignal<Option<Work>>,
) -> impl IntoView {
    let app = App::get();
    let about = Memo::new(move |_| match (opened.get(), list.chosen_count()) {
        (Some(user), _) => About::One(user),
        (None, 0) => About::Nobody,
        (None, 1) => {
            let one = |all: &crate::ui::people_grid::People| {
                let mut all = all.0.iter().copied();
                list.selection.with(|s| all.find(|user| s.contains(*user)))
            };
            list.all.with(one).map_or(About::Nobody, About::One)
        }
        (None, _) => About::Many,
    });
    // Selecting goes on from somebody who was opened: then the pane is about who is selected.
    Effect::new(move |before: Option<()>| {
        list.selection.track();
        if before.is_some() && opened.get_untracked().is_some() {
            on_leave.run(());
        }
    });
    let close = Callback::new(move |()| {
        let opened = opened.get_untracked();
        let only = |s: &Selection| opened.is_none_or(|user| s.len() == usize::from(s.contains(user)));
        if opened.is_some() {
            on_leave.run(());
        }
        // Who was only opened leaves the others selected.
        if list.selection.with_untracked(only) {
            list.selection.update(Selection::clear);
        }
        request_animation_frame(|| {
            let row = document().query_selector(".grid-people .grid-row[tabindex='0']");
            let row = row
                .ok()
                .flatten()
                .and_then(|row| leptos::wasm_bindgen::JsCast::dyn_into(row).ok());
            if let Some(row) = row.or_else(|| dom::by_id("main")) {
                dom::focus(&row);
            }
        });
    });
    move || match about.get() {
        About::Nobody => ().into_any(),
        About::One(user) => one(app, user, opened.get_untracked().is_some(), work, close),
        About::Many => many(app, list, work, close),
    }
}

fn one(app: App, user: UserIx, was_opened: bool, work: RwSignal<Option<Work>>, on_close: Action) -> AnyView {
    let title = Signal::derive(move || app.tenant(|tenant| person(tenant, user)));
    let edit = Callback::new(move |()| work.set(Some(Work::ProductLicenses(user))));
    let head = Head {
        title,
        media: view! { <Initials name=title large=true/> }.into_any(),
        subtitle: (move || address_line(app, user)).into_any(),
        focused: was_opened,
    };
    let closes = Signal::derive(move || app.tenant(|t| t.edition.edition().closes.one_user));
    frame(head, person_rows(app, user, edit), closes, on_close)
}

fn many(app: App, list: PeopleList, work: RwSignal<Option<Work>>, on_close: Action) -> AnyView {
    let chosen = Memo::new(move |_| {
        let count = list.chosen_count();
        let users = list.all.with(|all| list.selection.with(|s| s.of(&all.0)));
        (count, app.tenant(|tenant| people(tenant, &users)))
    });
    let subtitle = move || {
        let (count, names) = chosen.get();
        view! { {counted!(count, common.users_1, common.users_n)} ": " {names} }
    };
    let head = Head {
        title: Signal::derive(|| t!(manage.bulk_actions).to_owned()),
        media: view! { <span class="beside-icon">{Icon::People.view(20)}</span> }.into_any(),
        subtitle: subtitle.into_any(),
        focused: false,
    };
    let edit = Callback::new(move |()| work.set(Some(Work::Manage(list.chosen()))));
    let replace = Callback::new(move |()| work.set(Some(Work::ReplaceOne(list.chosen()))));
    let reason = move || role_reason(app, Permission::AssignLicenses);
    let body = view! {
        <div class="beside-row" role="group" aria-label=text!(new_user.product_licenses)>
            <div class="beside-words">
                <h3 class="beside-what">{text!(new_user.product_licenses)}</h3>
                <p class="pale">{text!(manage.bulk_hint)}</p>
            </div>
            <Button label=text!(manage.edit_product_licenses) disabled_reason=reason on_press=edit/>
        </div>
        <div class="beside-row" role="group" aria-label=text!(shell.only_in_zetel)>
            <div class="beside-words">
                <h3 class="beside-what">{text!(shell.only_in_zetel)}</h3>
                <p class="pale">{text!(manage.replace_one_hint)}</p>
            </div>
            <Button label=text!(manage.replace_one) disabled_reason=reason on_press=replace/>
        </div>
    };
    let closes = Signal::derive(move || app.tenant(|t| t.edition.edition().closes.many_users));
    frame(head, body.into_any(), closes, on_close)
}

/// The head of the pane.
struct Head {
    title: Signal<String>,
    media: AnyView,
    subtitle: AnyView,
    /// Whether focus comes here: somebody was opened, not only selected.
    focused: bool,
}

/// The pane itself. `closes` is how often the article of its flow presses *Close*: the first closes the dialog, the
/// second this.
fn frame(head: Head, body: AnyView, closes: Signal<u8>, on_close: Action) -> AnyView {
    let id = dom::unique_id("beside");
    let named = id.clone();
    let heading: NodeRef<html::H2> = NodeRef::new();
    if head.focused {
        Effect::new(move |_| {
            if let Some(heading) = heading.get() {
                dom::focus(&heading);
            }
        });
    }
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            on_close.run(());
        }
    };
    let title = head.title;
    view! {
        <aside class="beside" aria-labelledby=named on:keydown=on_key>
            <div class="beside-head">
                {head.media}
                <div class="pane-names">
                    <h2 class="pane-title" id=id tabindex="-1" node_ref=heading>{move || title.get()}</h2>
                    <div class="beside-subtitle">{head.subtitle}</div>
                </div>
                <Button kind=ButtonKind::Icon icon=Icon::Close size=18 label=text!(components.close_pane) on_press=on_close/>
            </div>
            <div class="beside-body" data-commands="">{body}</div>
            <Show when=move || closes.get().gt(&1)>
                <div class="beside-foot">
                    <Button label=text!(common.close) on_press=on_close/>
                </div>
            </Show>
        </aside>
    }
    .into_any()
}
