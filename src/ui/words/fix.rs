//! Words for fixes: what each does, and what it costs.

use crate::counted;
use crate::domain::{Fix, FixKind, PlanOf, Tenant, UserType};
use crate::t;
use crate::ui::icons::Icon;
use crate::ui::text::number;

use super::{country, list, person, product_list, product_name, role, service_name};

/// What a fix does: the words of its button.
pub fn fix_label(tenant: &Tenant, fix: &Fix) -> String {
    let services = |plans: &[PlanOf]| {
        list(
            &plans
                .iter()
                .map(|p| service_name(tenant, p.sku, p.plan))
                .collect::<Vec<_>>(),
        )
    };
    match &fix.kind {
        FixKind::Replace { old, new } => {
            t!(
                fixes.replace,
                old = product_list(tenant, old),
                new = product_list(tenant, new)
            )
        }
        FixKind::SwitchOff(plans) => t!(fixes.switch_off, services = services(plans)),
        FixKind::SwitchOn(plans) => t!(fixes.switch_on, services = services(plans)),
        FixKind::AddProduct(sku) => t!(fixes.add, product = product_name(tenant, *sku)),
        FixKind::RemoveProduct(sku) => t!(fixes.remove, product = product_name(tenant, *sku)),
        FixKind::LeaveOut(sku) => t!(fixes.leave_out, product = product_name(tenant, *sku)),
        FixKind::SetLocation(code) => t!(fixes.set_location, country = country(*code)),
        FixKind::FreeSeat { sku, user } => {
            t!(
                fixes.free,
                product = product_name(tenant, *sku),
                name = person(tenant, *user)
            )
        }
        FixKind::FirstOnly(count) => t!(fixes.first, count = number(u64::from(*count))),
        FixKind::ActAs(r) => t!(fixes.act_as, role = role(*r)),
    }
}

/// What a fix costs: seats and people, from its own decision.
pub fn fix_cost(tenant: &Tenant, fix: &Fix) -> String {
    let mut parts: Vec<String> = Vec::new();
    match &fix.kind {
        FixKind::Replace { .. } => parts.push(t!(fixes.one_step).into()),
        FixKind::SwitchOff(plans) | FixKind::SwitchOn(plans) => {
            let mut skus: Vec<_> = plans.iter().map(|p| p.sku).collect();
            skus.sort_unstable();
            skus.dedup();
            parts.push(t!(fixes.of_products, products = product_list(tenant, &skus)));
        }
        FixKind::FreeSeat { user, .. } => {
            let profile = tenant.user(*user).map(|u| &u.profile);
            if profile.is_some_and(|p| !p.account_enabled) {
                parts.push(t!(fixes.blocked_user).into());
            } else if profile.is_some_and(|p| p.user_type == UserType::Guest) {
                parts.push(t!(fixes.guest_user).into());
            }
        }
        _ => {}
    }
    let seats = fix.decision.seat_use();
    for (sku, seat_use) in &seats {
        let product = product_name(tenant, *sku);
        if seat_use.freed > 0 {
            parts.push(counted!(
                seat_use.freed,
                fixes.frees_1,
                fixes.frees_n,
                product = product.clone()
            ));
        }
        if seat_use.taken > 0 {
            let available = number(u64::from(tenant.seats(*sku).available() + seat_use.freed));
            let used = seat_use.taken;
            parts.push(counted!(
                used,
                fixes.uses_1,
                fixes.uses_n,
                available = available,
                product = product
            ));
        }
    }
    if seats.is_empty() {
        parts.push(t!(fixes.no_seats).into());
    }
    if fix.decision.outcomes.len() > 1 {
        parts.push(counted!(
            fix.decision.counts().changed,
            fixes.for_people_1,
            fixes.for_people_n
        ));
    }
    parts.join(" ")
}

/// The drawing before a fix.
pub fn fix_icon(fix: &Fix) -> Icon {
    match fix.kind {
        FixKind::Replace { .. } => Icon::Replace,
        FixKind::SwitchOff(_) | FixKind::SwitchOn(_) => Icon::Toggle,
        FixKind::AddProduct(_) => Icon::Add,
        FixKind::RemoveProduct(_) | FixKind::LeaveOut(_) | FixKind::FreeSeat { .. } => Icon::Remove,
        FixKind::SetLocation(_) => Icon::Globe,
        FixKind::FirstOnly(_) => Icon::People,
        FixKind::ActAs(_) => Icon::Shield,
    }
}
