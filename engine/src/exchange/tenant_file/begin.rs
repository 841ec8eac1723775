//! Begins a tenant with lists: what they don't say of it, and when and by which rules it is.

use std::collections::HashMap;
use std::sync::Arc;

use crate::catalog::{EditionId, RuleProfile, SkuId, Year};
use crate::domain::{
    year_of, AssignmentState, Domain, Organization, Product, Role, SubscriptionStatus, Time, UserType,
};
use crate::order;

use super::csv_file::GUEST;
use super::log::Log;
use super::merge::append;
use super::places::Places;
use super::products::stranger;
use super::raw::{Holding, Holdings, Raw, RawSku, RawUser, Units, Zetel};
use super::report::{Content, Correction, CorrectionKind};

/// The first day on which the rules of 2025 hold.
const DAY_OF_2025: (i64, i64, i64) = (2025, 1, 1);

/// A tenant that files have begun, of this edition and with this role.
pub(super) fn begin(raw: Raw, (edition, role): (EditionId, Role)) -> Raw {
    Raw {
        zetel: Some(Zetel {
            edition: Some(edition),
            role: Some(role),
            ..Zetel::default()
        }),
        ..raw
    }
}

/// Whether it is a list of users as CSV.
pub(super) fn is_people(content: Content) -> bool {
    matches!(content, Content::ActiveUsers | Content::UsageReport)
}

/// Adds what a further list says to the first one.
pub(super) fn join(first: &mut Raw, more: Raw) {
    append(&mut first.users, more.users);
    append(&mut first.deleted, more.deleted);
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

/// Puts beside the lists what they do not say: an organization, and the products that people hold. Those of which no
/// list says how many there are have as many units as people hold them. The organization is called as `name` says, or
/// `by_domain` where people have one.
pub(super) fn complete(raw: &mut Raw, name: &str, by_domain: bool, holdings: &Holdings, log: &mut Log) {
    let users: &[RawUser] = raw.users.get_or_insert_default();
    if raw.organization.is_none() {
        let mut new = organization(users);
        if !by_domain || new.display_name.is_empty() {
            new.display_name = Arc::from(name);
        }
        raw.organization = Some(new);
    }
    let holders = holders(users, holdings);
    let skus = match &mut raw.skus {
        Some(skus) => skus,
        None if raw.subscriptions.is_some() => return,
        none => {
            let mut held: Vec<SkuId> = holders.keys().copied().collect();
            held.sort_unstable();
            none.insert(held.into_iter().map(held_product).collect())
        }
    };
    if raw.subscriptions.is_some() {
        return;
    }
    for sku in skus.iter_mut().filter(|sku| sku.units.is_none()) {
        let enabled = holders.get(&sku.product.sku).copied().unwrap_or(0);
        sku.units = Some(Units {
            enabled,
            ..Units::default()
        });
        log.note(CorrectionKind::UnitsCounted, || Correction::UnitsCounted {
            sku: sku.product.sku,
            part_number: Arc::clone(&sku.product.part_number),
            units: enabled,
        });
    }
}

/// A product that somebody holds and no list has.
fn held_product(sku: SkuId) -> RawSku {
    RawSku {
        product: Product::from_catalog(sku).unwrap_or_else(|| stranger(sku, &[])),
        units: None,
        consumed: None,
        status: SubscriptionStatus::Enabled,
        file: 0,
    }
}

/// How many of these people have each product in force.
fn holders(users: &[RawUser], holdings: &Holdings) -> HashMap<SkuId, u32> {
    let mut counts: Vec<u32> = vec![0; holdings.all().len()];
    for user in users {
        if let Some(count) = counts.get_mut(user.holding) {
            *count = count.saturating_add(1);
        }
    }
    let mut holders: HashMap<SkuId, u32> = HashMap::new();
    for (holding, count) in holdings.all().iter().zip(counts).filter(|(_, count)| *count > 0) {
        for sku in in_force(holding) {
            let sum = holders.entry(sku).or_insert(0);
            *sum = sum.saturating_add(count);
        }
    }
    holders
}

/// The products that somebody has in force, each once.
fn in_force(holding: &Holding) -> Vec<SkuId> {
    let direct = holding.licenses.iter().flatten().map(|(sku, _)| *sku);
    let stated = holding.states.iter().flatten();
    let stated = stated.filter(|state| {
        matches!(
            state.state,
            AssignmentState::Active | AssignmentState::ActiveWithError(_)
        )
    });
    let mut skus: Vec<SkuId> = direct.chain(stated.map(|state| state.sku)).collect();
    skus.sort_unstable();
    skus.dedup();
    skus
}

/// Says when it is in a tenant that does not: at the newest moment that was read, else today. Its products say which
/// rules it follows: whoever exports old users today has today's services. Where they say nothing, the moment does.
pub(super) fn date(raw: &mut Raw, newest: Option<Time>, today: Time) {
    let (year, month, day) = DAY_OF_2025;
    let now = newest.unwrap_or(today);
    let is_then = match year_of(raw.skus.iter().flatten().map(|sku| &sku.product)) {
        Some(year) => year == Year::Then,
        None => now < Time::from_date(year, month, day),
    };
    let zetel = raw.zetel.get_or_insert_default();
    zetel.clock = Some(now);
    zetel.rules = Some(match is_then {
        true => RuleProfile::Classic2020,
        false => RuleProfile::Current2025,
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
