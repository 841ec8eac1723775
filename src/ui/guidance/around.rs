//! *Before you begin*, *Next steps* and *Related content*: lines with links to our own pages and out of Zetel.

use crate::i18n::Key;
use leptos::prelude::*;

use crate::domain::Permission;
use crate::guidance::{Chapter, Item, OwnPage, Task, TaskId, To};
use crate::text;
use crate::ui::components::{Button, ButtonKind};
use crate::ui::icons::Icon;
use crate::ui::panes::role_reason;
use crate::ui::route::Route;
use crate::ui::state::App;

use super::guide::Guidance;
use super::words::{plain, rich};

/// Lines with their links.
pub(super) fn items(guidance: Guidance, items: Vec<Item>) -> AnyView {
    let lines = items.into_iter().map(|item| {
        let links = item
            .links
            .into_iter()
            .map(|(words, to)| view! { <li>{link(guidance, words, to)}</li> });
        view! {
            <li class="guidance-item">
                {item.words.map(|words| view! { <p>{move || rich(words)}</p> })}
                <ul class="guidance-links">{links.collect_view()}</ul>
            </li>
        }
    });
    view! { <ul class="guidance-items">{lines.collect_view()}</ul> }.into_any()
}

fn link(guidance: Guidance, words: Key, to: To) -> AnyView {
    match to {
        To::Own(page) => {
            let route = match page {
                OwnPage::Roles => Route::Roles,
                OwnPage::Groups => Route::Groups,
                OwnPage::Request => Route::Request,
                OwnPage::Subscriptions => Route::Subscriptions,
            };
            view! { <a href=route.href()>{move || plain(words)}</a> }.into_any()
        }
        To::Task(id) => {
            let start = move || guidance.start(id);
            view! { <Button label=move || plain(words) kind=ButtonKind::Link on_press=start/> }.into_any()
        }
        // Nothing is requested before somebody presses it, and the page there learns nothing of this one.
        To::Out(address) => view! {
            <a class="guidance-out" href=address target="_blank" rel="noopener noreferrer">
                <span>{move || plain(words)}</span>
                {Icon::Out.view(14)}
                <span class="visually-hidden">" " {text!(editions.new_tab)}</span>
            </a>
        }
        .into_any(),
    }
}

/// Why the role somebody acts in can't do the task; nothing when it can.
pub(super) fn forbidden(app: App, task: &Task) -> Option<String> {
    let permission = match (task.chapter, task.id) {
        (Chapter::Billing, _) => Permission::ChangeQuantity,
        (_, TaskId::DeleteUser | TaskId::RestoreUser) => Permission::DeleteUsers,
        (Chapter::People, _) => Permission::AddUsers,
        (_, TaskId::AssignGroups | TaskId::UnassignGroups) => Permission::AssignGroupLicenses,
        _ => Permission::AssignLicenses,
    };
    role_reason(app, permission)
}
