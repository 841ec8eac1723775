//! Adding one person: the wizard of four panes worldwide, one pane elsewhere (DOMAIN 1.7 N1). Both are the same form.

mod form;
mod licenses;
mod result;
mod review;
mod sections;
mod single;
mod wizard;

use leptos::prelude::*;

use crate::catalog::AddUserFlow;
use crate::ui::components::Action;
use crate::ui::state::App;

pub use form::focus_first_error;
pub use licenses::{license_fields, LicenseForm};

/// The pane of the edition's way to add a user.
pub fn add_user(on_close: Action) -> AnyView {
    let app = App::get();
    match app.peek(|s| s.tenant().edition.edition().add_user) {
        AddUserFlow::Wizard => wizard::wizard(app, on_close),
        AddUserFlow::SinglePane => single::single_pane(app, on_close),
    }
}
