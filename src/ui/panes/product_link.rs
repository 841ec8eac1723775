//! The name of a product as a link to its page, in the editions that have such pages.

use leptos::prelude::*;

use crate::catalog::{Page, SkuId};
use crate::domain::Tenant;
use crate::ui::route::Route;

/// The name: a link, or just the name where the edition has no pages of products.
pub fn product_link(tenant: &Tenant, sku: SkuId, name: String, class: &'static str) -> AnyView {
    if tenant.edition.edition().has(Page::Licenses) {
        let href = Route::Product(sku.to_string()).href();
        view! { <a class=class href=href>{name}</a> }.into_any()
    } else {
        view! { <span class=class>{name}</span> }.into_any()
    }
}
