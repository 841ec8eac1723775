//! How far somebody is with all exercises, as this browser keeps it: apart from all tenants, so that nothing done to
//! them loses it.

use leptos::prelude::*;

use crate::practice::{Progress, Run};
use crate::ui::preferences;
use crate::ui::state::App;

const KEY: &str = "practice";

/// How far somebody is, tracked.
pub fn progress(app: App) -> Progress {
    app.tenants.practiced.track();
    Progress::from_text(&preferences::read(KEY).unwrap_or_default())
}

/// Changes what is kept. Another tab may have changed it meanwhile: it is read anew.
pub(super) fn keep(app: App, change: impl FnOnce(&mut Progress)) {
    let mut kept = untrack(|| progress(app));
    change(&mut kept);
    preferences::write(KEY, &kept.to_text());
    app.tenants.practiced.update(|count| *count += 1);
}

/// Changes what is kept of an exercise that is being done.
pub(super) fn keep_run(app: App, id: &str, change: impl FnOnce(&mut Run)) {
    keep(app, |progress| {
        change(progress.running.entry(id.to_owned()).or_default())
    });
}
