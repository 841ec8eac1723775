//! Where many people are: one location for all who are selected (DOMAIN 1.7; without one nothing can be assigned).

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::CountryCode;
use crate::counted;
use crate::domain::{ChangeUsers, Command, Place, UserIx};
use crate::text;
use crate::ui::components::{Action, Choice, Select};
use crate::ui::panes::{countries, names, Done, TaskPane};
use crate::ui::state::App;

/// The pane.
pub fn location_pane(users: Vec<UserIx>, on_close: Action) -> AnyView {
    let app = App::get();
    let count = users.len();
    let users = Arc::new(users);
    let named = Arc::clone(&users);
    let chosen = RwSignal::new(None::<CountryCode>);
    let command = Signal::derive(move || {
        let mut change = ChangeUsers::new((*users).clone(), Place::ActiveUsers);
        change.usage_location = Some(chosen.get()?);
        Some(Command::ChangeUsers(change))
    });
    let choices = Signal::derive(|| {
        let none = Choice::new("", text!(deleted.choose_location));
        let countries = countries().into_iter();
        let countries = countries.map(|(code, name)| Choice::new(code.to_string(), name));
        std::iter::once(none).chain(countries).collect()
    });
    let value = Signal::derive(move || chosen.get().map(|code| code.to_string()).unwrap_or_default());
    let change = Callback::new(move |(code,): (String,)| chosen.set(code.parse().ok()));
    let intro = move || counted!(count, deleted.location_intro_1, deleted.location_intro_n);
    view! {
        <TaskPane title=text!(deleted.location_title) command missing=text!(deleted.choose_location)
            button=text!(common.save) done=Signal::stored(Done::Located) on_close>
            <p class="pane-intro">{intro}</p>
            <div class="pane-field">
                <Select label=text!(user.location) choices value on_change=change/>
            </div>
            {names(app, Arc::clone(&named))}
        </TaskPane>
    }
    .into_any()
}
