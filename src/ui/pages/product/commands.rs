//! The commands of both tabs of a product's page, and where a product can't be given to anybody.

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::ui::components::{Action, MenuItem};
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::ui::text::Reason;
use crate::{t, text};

/// *Assign licenses* and *Unassign licenses*, each with why it can't be done now.
pub(super) fn commands(
    (assign, may_assign): (Action, impl Into<Reason>),
    (unassign, may_unassign): (Action, impl Into<Reason>),
) -> Signal<Vec<MenuItem>> {
    Signal::stored(vec![
        MenuItem::new(text!(licenses.assign), assign)
            .icon(Icon::Add)
            .disabled(may_assign),
        MenuItem::new(text!(licenses.unassign), unassign)
            .icon(Icon::Remove)
            .disabled(may_unassign),
    ])
}

/// Why the product can't be assigned at all: it serves the organization as a whole.
pub(super) fn for_organization(app: App, sku: SkuId) -> Option<String> {
    let whole = app.tenant(|tenant| {
        tenant
            .product(sku)
            .is_some_and(|product| !product.is_for_people())
    });
    whole.then(|| t!(licenses.organization_assign).to_owned())
}
