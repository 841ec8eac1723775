//! The title of what came of adding one person.

use leptos::prelude::*;

use crate::t;
use crate::ui::panes::Report;
use crate::ui::state::App;

/// *Anna Bergman added*, or that nothing has changed.
pub fn added_title(app: App, report: RwSignal<Option<Report>>) -> String {
    report.with(|report| {
        let asked = report.as_ref().and_then(|report| report.adds()?.users.first());
        // After *Undo* the person is gone again.
        let added = asked.filter(|profile| app.tenant(|tenant| tenant.find(profile.id).is_some()));
        match added {
            Some(profile) => t!(new_user.added, name = profile.display_name),
            None => t!(result.refused_title).to_owned(),
        }
    })
}
