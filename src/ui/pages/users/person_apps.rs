//! The section *Apps* of one person's pane: the services of all products that the person has, or will have.

use leptos::prelude::*;

use crate::catalog::{ServicePlanId, SkuId};
use crate::domain::{PlanSet, UserIx};
use crate::ui::panes::{offered, Apps, AppsSection};
use crate::ui::state::App;

use super::draft::PersonDraft;
use super::person_services::PersonServices;

/// The section.
pub fn person_apps(user: UserIx, now: Memo<PersonDraft>, draft: RwSignal<PersonDraft>) -> AnyView {
    let app = App::get();
    let person = PersonServices::new(user, now, draft);
    let products = Memo::new(move |_| {
        let mut products =
            app.tenant(|tenant| offered(tenant, |sku| draft.with(|d| d.direct.contains_key(&sku))));
        products.retain(|(sku, _)| {
            draft.with(|draft| draft.direct.contains_key(sku)) || person.only_via(*sku).is_some()
        });
        products
    });
    let apps = Apps {
        products,
        off: Callback::new(move |(sku,): (SkuId,)| person.off(sku)),
        on_change: Callback::new(move |(sku, off): (SkuId, PlanSet)| person.set_off(sku, off)),
        locked: Some(Callback::new(move |(sku, plan): (SkuId, ServicePlanId)| {
            person.locked(sku, plan)
        })),
        user: Some(user),
    };
    let open = RwSignal::new(false);
    view! { <AppsSection apps open/> }.into_any()
}
