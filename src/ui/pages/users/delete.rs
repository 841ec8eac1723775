//! *Delete user*, *Delete users*: who goes, what becomes of their licenses and for how long they can come back
//! (DOMAIN 1.7 K1).

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::Page;
use crate::counted;
use crate::domain::{Command, UserIx, RESTORABLE_DAYS};
use crate::ui::components::Action;
use crate::ui::icons::Icon;
use crate::ui::panes::{names, ConfirmPane, Done};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::wording::{date, quantities_page};
use crate::{t, text};

/// The pane.
pub fn delete_pane(users: Vec<UserIx>, on_close: Action) -> AnyView {
    let app = App::get();
    let count = users.len();
    let asked = Command::DeleteUsers { users: users.clone() };
    let command = Signal::stored(Some(asked));
    let users = Arc::new(users);
    let title = move || {
        if count == 1 {
            t!(deleted.delete_one)
        } else {
            t!(deleted.delete_many)
        }
    };
    let question = move || counted!(count, deleted.question_1, deleted.question_n);
    let until = move || date(app.tenant(|tenant| tenant.clock.plus_days(RESTORABLE_DAYS)));
    let quantities = move || {
        let edition = app.tenant(|tenant| tenant.edition);
        let name = quantities_page(edition);
        if edition.edition().has(Page::Quantities) {
            view! { <a href=Route::Subscriptions.href()>{name}</a> }.into_any()
        } else {
            name.into_any()
        }
    };
    view! {
        <ConfirmPane title command button=title done=Done::DeletedUsers question on_close>
            {names(app, Arc::clone(&users))}
            <ul class="delete-facts">
                <li>{Icon::Card.view(16)} <span>{text!(deleted.free_at_once)} " " {quantities}</span></li>
                <li>{Icon::Calendar.view(16)} <span>{move || t!(deleted.until, date = until())}</span></li>
            </ul>
        </ConfirmPane>
    }
    .into_any()
}
