//! Suggesting people for a field: who comes in which order the directory says, what is to be known of each the caller.

use crate::domain::{Tenant, UserIx};
use crate::ui::components::Person;
use crate::ui::state::App;

/// The most that are suggested.
const MOST: usize = 50;

/// What is to be known of somebody before choosing.
#[derive(Default)]
pub struct Known {
    /// In words; empty when nothing.
    pub note: String,
    /// Whether that is a warning.
    pub warns: bool,
    /// Whether choosing would change nothing.
    pub dim: bool,
}

/// People for what was typed, tracked.
pub fn suggest_people(app: App, typed: &str, known: impl Fn(&Tenant, UserIx) -> Known) -> Vec<Person> {
    let directory = app.directory();
    app.tenant(|tenant| {
        let suggested = directory.suggest(typed, MOST).into_iter();
        suggested
            .filter_map(|one| {
                let profile = &tenant.user(one.user)?.profile;
                let second = match &profile.department {
                    Some(department) => format!("{} · {department}", profile.user_principal_name),
                    None => profile.user_principal_name.to_string(),
                };
                let Known { note, warns, dim } = known(tenant, one.user);
                Some(Person {
                    id: profile.id.to_string(),
                    name: profile.display_name.to_string(),
                    second,
                    note,
                    warns,
                    dim,
                    otherwise: !one.named,
                    group: false,
                })
            })
            .collect()
    })
}
