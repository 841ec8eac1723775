//! The switch between the rules profiles, wherever it stands.

use leptos::prelude::*;

use crate::catalog::RuleProfile;
use crate::domain::Command;
use crate::text;
use crate::ui::components::{Choice, Select};
use crate::ui::state::App;
use crate::wording;

/// The list to choose a profile from; choosing one sets up the practice tenant at once.
#[component]
pub fn ProfileSelect() -> impl IntoView {
    let app = App::get();
    let profiles = Signal::derive(|| {
        RuleProfile::ALL
            .map(|rules| Choice::new(rules.as_str(), move || wording::rules(rules)))
            .to_vec()
    });
    let value = Signal::derive(move || app.tenant(|t| t.rules.as_str().to_owned()));
    let change = Callback::new(move |(value,): (String,)| {
        if let Some(rules) = RuleProfile::parse(&value) {
            let edition = app.peek(|s| s.tenant().edition);
            app.act(&Command::Configure { edition, rules });
        }
    });
    view! { <Select label=text!(rules.title) choices=profiles value on_change=change/> }
}
