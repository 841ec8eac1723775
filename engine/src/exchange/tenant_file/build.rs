//! Puts a tenant together out of what the files say, correcting and noting what does not fit.

use crate::catalog::SkuId;
use crate::domain::{Actor, Organization, Role, Tenant, Time};

use super::fault::Built;
use super::group_licenses::give_licenses;
use super::groups::{add_groups, add_groups_of_states, add_queue, find_members, set_joined};
use super::holding::{resolve, used_holdings, Plans};
use super::limits::Limits;
use super::log::Log;
use super::people::{add_users, in_places};
use super::products::{add_products, add_subscriptions, add_wanted, Wanted};
use super::raw::{Deleted, Holdings, Raw, RawUser, Zetel};
use super::report::{Correction, CorrectionKind, UnitsWritten};

/// The moment of a tenant that does not say one: the middle of July 2020, which the default edition stands for.
const USUAL_MOMENT: (i64, i64, i64) = (2020, 7, 15);

/// Puts together what was read.
pub(super) fn build(raw: Raw, holdings: &Holdings, limits: &Limits, log: &mut Log) -> Built<(Tenant, Actor)> {
    let zetel = raw.zetel.unwrap_or_default();
    let users = in_places(
        raw.users.unwrap_or_default(),
        raw.deleted.unwrap_or_default(),
        &zetel,
    );
    let groups = raw.groups.unwrap_or_default();
    let skus = raw.skus.unwrap_or_default();
    let used = used_holdings(&users, holdings);
    let mut tenant = new_tenant(raw.organization.unwrap_or_default(), &zetel, &users);

    let mut consumed = Vec::with_capacity(skus.len());
    for sku in &skus {
        consumed.extend(sku.consumed.map(|units| (sku.product.sku, units)));
    }
    let bought = add_subscriptions(&mut tenant, &skus, raw.subscriptions, &zetel, limits, log)?;
    add_products(&mut tenant, skus);
    let mut wanted = Wanted::default();
    wanted.look(&tenant, &used, &groups, &bought);
    add_wanted(&mut tenant, &wanted, limits, log)?;
    let mut plans = Plans::new();
    for product in tenant.products() {
        plans.insert(product.sku, product.plans.iter().map(|plan| plan.id).collect());
    }

    let added = add_groups(&mut tenant, groups, &used, &plans, limits, log)?;
    let mut resolved = Vec::with_capacity(used.len());
    for holding in &used {
        resolved.push(
            holding
                .as_ref()
                .map(|holding| resolve(holding, &plans))
                .unwrap_or_default(),
        );
    }
    let mut joined = add_groups_of_states(&mut tenant, &resolved, limits)?;
    joined.look_for(&added);
    add_users(&mut tenant, &users, &resolved, &mut joined, limits, log)?;
    for group in &added {
        find_members(&mut tenant, group, joined.take(group.id), log);
    }
    set_joined(&mut tenant, joined, log);
    let mut to_process = Vec::new();
    to_process.extend(
        added
            .iter()
            .filter(|group| group.to_process)
            .map(|group| group.id),
    );
    give_licenses(&mut tenant, &to_process, limits, log);
    add_queue(&mut tenant, zetel.queue, &added);
    zetel.self_serve.give_to(&mut tenant);
    note_consumed(&tenant, &consumed, log);
    let role = zetel.role.unwrap_or(Role::Global);
    Ok((tenant, Actor { role }))
}

/// A tenant with nobody in it. What `zetel` does not say is as usual: the same file is always the same tenant. The
/// moment is not before the last deletion, so that nobody was deleted in the future.
fn new_tenant(organization: Organization, zetel: &Zetel, users: &[RawUser]) -> Tenant {
    let (year, month, day) = USUAL_MOMENT;
    let deletions = users.iter().filter_map(|user| match user.deleted {
        Deleted::At(time) => Some(time),
        Deleted::No | Deleted::Sometime => None,
    });
    let usual = || deletions.fold(Time::from_date(year, month, day), Time::max);
    let mut tenant = Tenant::new(
        organization,
        zetel.edition.unwrap_or_default(),
        zetel.rules.unwrap_or_default(),
        zetel.clock.unwrap_or_else(usual),
    );
    tenant.prohibited.clone_from(&zetel.prohibited);
    tenant
}

/// Notes where `consumedUnits` was not what people hold.
fn note_consumed(tenant: &Tenant, written: &[(SkuId, u32)], log: &mut Log) {
    for &(sku, written) in written {
        let counted = tenant.sets().consumed(sku);
        let Some(product) = tenant.product(sku).filter(|_| counted != written) else {
            continue;
        };
        let part_number = product.part_number.clone();
        log.note(CorrectionKind::ConsumedUnits, || {
            Correction::ConsumedUnits(UnitsWritten {
                sku,
                part_number,
                written,
                counted,
            })
        });
    }
}
