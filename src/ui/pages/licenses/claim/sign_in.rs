//! *Sign in to an app as a user*: no page of the admin center, but what makes somebody claim a license (DOMAIN 1.12).

use leptos::prelude::*;

use crate::catalog::ClaimApp;
use crate::domain::{Command, UserId};
use crate::text;
use crate::ui::components::{Action, Choice, PeoplePicker, Person, Select};
use crate::ui::panes::{suggest_people, Done, Known, TaskPane};
use crate::ui::state::App;

/// The pane.
#[component]
pub(super) fn SignInPane(
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let chosen = RwSignal::new(Vec::<Person>::new());
    let to = RwSignal::new(None::<ClaimApp>);
    let command = Memo::new(move |_| {
        let id = chosen.with(|chosen| chosen.first().and_then(|one| UserId::parse(&one.id).ok()))?;
        let user = app.tenant(|tenant| tenant.find(id))?;
        Some(Command::SignIn { user, app: to.get()? })
    });
    let search =
        Callback::new(move |(typed,): (String,)| suggest_people(app, &typed, |_, _| Known::default()));
    let choices = Signal::derive(|| {
        let none = Choice::new("", text!(claim.choose_app));
        let apps = ClaimApp::ALL
            .into_iter()
            .map(|one| Choice::new(one.as_str(), one.name()));
        std::iter::once(none).chain(apps).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || to.get().map_or_else(String::new, |app| app.as_str().to_owned()));
    let choose = Callback::new(move |(value,): (String,)| to.set(ClaimApp::parse(&value)));
    view! {
        <TaskPane title=text!(claim.sign_in) command missing=text!(claim.sign_in_missing)
            button=text!(claim.sign_in_button) done=Signal::stored(Done::SignedIn) on_close>
            <p class="pane-intro">{text!(claim.sign_in_intro)}</p>
            <PeoplePicker label=text!(claim.user) chosen search max=1 begins=true/>
            <div class="pane-field">
                <Select label=text!(claim.app) choices value on_change=choose/>
            </div>
        </TaskPane>
    }
}
