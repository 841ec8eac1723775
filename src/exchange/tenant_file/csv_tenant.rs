//! Makes lists of *Active users* a whole tenant: several joined, and what they don't say put beside them.

use std::collections::HashMap;
use std::sync::Arc;

use crate::catalog::{EditionId, SkuId};
use crate::domain::{Domain, Organization, Role, UserType};
use crate::order;

use super::csv_file::GUEST;
use super::places::Places;
use super::raw::{Holdings, Raw, RawUser, Units, Zetel};
use super::report::{Content, Correction, CorrectionKind, Log};

/// Whether it is a list of users as CSV.
pub(super) fn is_people(content: Content) -> bool {
    matches!(content, Content::ActiveUsers | Content::UsageReport)
}

/// Adds what a further list says to the first one.
pub(super) fn join(first: &mut Raw, mut more: Raw) {
    if let (Some(users), Some(more)) = (&mut first.users, &mut more.users) {
        users.append(more);
    }
    match (&mut first.deleted, more.deleted) {
        (Some(deleted), Some(mut more)) => deleted.append(&mut more),
        (deleted @ None, more) => *deleted = more,
        (Some(_), None) => {}
    }
    let mut places = Places::default();
    let skus = first.skus.get_or_insert_default();
    for sku in skus.iter() {
        let _ = places.add(sku.product.sku.guid()); // each is there once
    }
    for sku in more.skus.into_iter().flatten() {
        if places.add(sku.product.sku.guid()).is_ok() {
            skus.push(sku);
        }
    }
}

/// Puts what the list does not say beside what it says: units, domains, and what stays as it was. `log` is there
/// unless another file says the units.
pub(super) fn complete(
    raw: &mut Raw,
    (edition, role): (EditionId, Role),
    holdings: &Holdings,
    mut log: Option<&mut Log>,
) {
    let mut holders: Vec<u32> = vec![0; holdings.all().len()];
    for user in raw.users.iter().flatten() {
        if let Some(count) = holders.get_mut(user.holding) {
            *count = count.saturating_add(1);
        }
    }
    let mut units: HashMap<SkuId, u32> = HashMap::new();
    for (holding, count) in holdings.all().iter().zip(holders) {
        let mut skus: Vec<SkuId> = holding.licenses.iter().flatten().map(|(sku, _)| *sku).collect();
        skus.sort_unstable();
        skus.dedup();
        for sku in skus {
            let sum = units.entry(sku).or_insert(0);
            *sum = sum.saturating_add(count);
        }
    }
    for sku in raw.skus.iter_mut().flatten() {
        let enabled = units.get(&sku.product.sku).copied().unwrap_or(0);
        sku.units = Some(Units {
            enabled,
            ..Units::default()
        });
        if let Some(log) = &mut log {
            log.note(CorrectionKind::UnitsCounted, || Correction::UnitsCounted {
                sku: sku.product.sku,
                part_number: Arc::clone(&sku.product.part_number),
                units: enabled,
            });
        }
    }
    raw.organization = Some(organization(raw.users.as_deref().unwrap_or_default()));
    raw.zetel = Some(Zetel {
        edition: Some(edition),
        role: Some(role),
        ..Zetel::default()
    });
}

/// An organization with the domains of these people's addresses; most people's domain is the default one and names it.
pub(super) fn organization(users: &[RawUser]) -> Organization {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for user in users {
        let address = &user.profile.user_principal_name;
        if let Some((_, domain)) = address.rsplit_once('@').filter(|(_, domain)| !domain.is_empty()) {
            // A guest's account may live in a domain of the tenant as well, but must not make it the default one; where
            // the address is the guest's own, the domain is another tenant's.
            let weight = u32::from(user.profile.user_type == UserType::Member);
            if weight == 0 && !address.to_ascii_lowercase().contains(GUEST) {
                continue;
            }
            *counts.entry(domain.to_lowercase()).or_insert(0) += weight;
        }
    }
    let mut domains: Vec<(String, u32)> = counts.into_iter().collect();
    order::sort_by(&mut domains, |(a, many), (b, more)| {
        more.cmp(many).then_with(|| a.cmp(b))
    });
    let name = domains.first().map_or("", |(domain, _)| domain.as_str());
    Organization {
        display_name: Arc::from(name),
        country: None,
        domains: domains
            .iter()
            .enumerate()
            .map(|(place, (domain, _))| Domain {
                name: Arc::from(domain.as_str()),
                is_default: place == 0,
            })
            .collect(),
    }
}
