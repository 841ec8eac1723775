//! Which products a list of choices has: those that people and groups can be given, by name.

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::Tenant;
use crate::order;
use crate::ui::components::Choice;
use crate::ui::state::App;
use crate::ui::text::Text;
use crate::wording::product_name;

/// The products to choose from, by name; with them those that are there already although nobody could be given them.
pub fn offered(tenant: &Tenant, held: impl Fn(SkuId) -> bool) -> Vec<(SkuId, String)> {
    let mut products: Vec<_> = tenant
        .products()
        .filter(|product| product.is_for_people() || held(product.sku))
        .map(|product| (product.sku, product_name(tenant, product.sku)))
        .collect();
    order::sort_by(&mut products, |a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    products
}

/// The products as the choices of a list, behind one that stands for none of them.
pub fn product_choices(app: App, none: Text) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let products = app.tenant(|tenant| offered(tenant, |_| false)).into_iter();
        let products = products.map(|(sku, name)| Choice::new(sku.to_string(), move || name.clone()));
        std::iter::once(Choice::new("", none)).chain(products).collect()
    })
}
