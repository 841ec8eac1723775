//! Opening the app's state: the sandbox of this tab's tenant, watched from then on, and known to the pages and to the
//! page that a panic leaves.

use leptos::prelude::*;

use crate::exchange::export_tenant;
use crate::sandbox::Saving;

use super::recovery::keep_unsaved;
use super::state::{open, App, Tabs, Tenants};

impl App {
    /// Opens the sandbox and makes it known to the pages below.
    pub fn provide() -> Self {
        let tabs = Tabs::new();
        let tenants = Tenants::new();
        let id = tenants.open.get_untracked();
        let app = Self::over(open(tabs.tab(id), id), tabs, tenants);
        app.watch_tabs();
        app.watch_tenants();
        provide_context(app);
        keep_unsaved(move || app.unsaved());
        app
    }

    /// The tenant file of what could not be saved; nothing when all is saved, or while the tenant is being changed.
    fn unsaved(self) -> Option<String> {
        self.sandbox
            .try_with_untracked(|s| match s.saving() {
                Saving::NotSaved(_) => {
                    let (tenant, actor) = s.now();
                    Some(export_tenant(tenant, actor))
                }
                Saving::Saved(_) | Saving::Following => {
                    let (tenant, actor) = s.left_behind()?;
                    Some(export_tenant(tenant, actor))
                }
            })
            .flatten()
    }
}
