//! The long list of products: fetched when the tenant has products or services that the embedded one lacks, so that
//! they have their names.

use leptos::prelude::*;

use crate::catalog;
use crate::domain::Tenant;
use crate::platform;

use super::state::App;

/// What the page calls the file.
const LIST: &str = "zetel-products";

/// Whether the tenant has a product or a service that has no name yet, and one may be learned.
pub fn is_wanted(tenant: &Tenant) -> bool {
    let strange = |product: &crate::domain::Product| {
        let plans = || product.plans.iter().all(|plan| catalog::plan(plan.id).is_some());
        catalog::product(product.sku).is_none() || !plans()
    };
    !catalog::has_learned() && tenant.products().any(strange)
}

/// Fetches the list, and goes on with or without it.
pub fn learn(done: impl FnOnce(bool) + 'static) {
    platform::fetch_text(LIST, move |text| done(text.is_some_and(catalog::learn)));
}

/// Learns as soon as the tenant has something to learn of; then all names on screen are said again.
pub fn watch(app: App) {
    let tried = StoredValue::new(false);
    let wanted = Memo::new(move |_| app.tenant(is_wanted));
    Effect::new(move |_| {
        if !wanted.get() || tried.get_value() {
            return;
        }
        tried.set_value(true);
        learn(move |learned| {
            if learned {
                let _ = app.sandbox.try_update(|_| {});
            }
        });
    });
}
