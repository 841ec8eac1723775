//! Begins a tenant with bare lists: what they don't say of it, and when and by which rules it is.

use std::collections::HashMap;
use std::sync::Arc;

use crate::catalog::{EditionId, RuleProfile, SkuId};
use crate::domain::{AssignmentState, Product, Role, SubscriptionStatus, Time};

use super::csv_tenant::organization;
use super::products::stranger;
use super::raw::{Holding, Holdings, Raw, RawSku, Units, Zetel};
use super::report::{Correction, CorrectionKind, Log};

/// The first day on which the rules of 2025 hold.
const DAY_OF_2025: (i64, i64, i64) = (2025, 1, 1);

/// A tenant with nothing in it.
pub(super) fn begin((edition, role): (EditionId, Role)) -> Raw {
    Raw {
        zetel: Some(Zetel {
            edition: Some(edition),
            role: Some(role),
            ..Zetel::default()
        }),
        ..Raw::default()
    }
}

/// Puts beside the lists what they do not say: an organization, called as the file, and the products that people hold,
/// with as many units as people hold them.
pub(super) fn complete(raw: &mut Raw, name: &str, holdings: &Holdings, log: &mut Log) {
    let users = raw.users.as_deref().unwrap_or_default();
    if raw.organization.is_none() {
        let mut new = organization(users);
        new.display_name = Arc::from(name);
        raw.organization = Some(new);
    }
    if raw.skus.is_some() || raw.subscriptions.is_some() {
        return;
    }
    let mut holders: Vec<u32> = vec![0; holdings.all().len()];
    for user in users {
        if let Some(count) = holders.get_mut(user.holding) {
            *count = count.saturating_add(1);
        }
    }
    let mut units: HashMap<SkuId, u32> = HashMap::new();
    for (holding, count) in holdings.all().iter().zip(holders) {
        for sku in in_force(holding) {
            let sum = units.entry(sku).or_insert(0);
            *sum = sum.saturating_add(count);
        }
    }
    let mut units: Vec<(SkuId, u32)> = units.into_iter().filter(|(_, count)| *count > 0).collect();
    units.sort_unstable();
    let mut skus = Vec::with_capacity(units.len());
    for (sku, enabled) in units {
        let product = Product::from_catalog(sku).unwrap_or_else(|| stranger(sku, &[]));
        log.note(CorrectionKind::UnitsCounted, || Correction::UnitsCounted {
            sku,
            part_number: Arc::clone(&product.part_number),
            units: enabled,
        });
        skus.push(RawSku {
            product,
            units: Some(Units {
                enabled,
                ..Units::default()
            }),
            consumed: None,
            status: SubscriptionStatus::Enabled,
            file: 0,
        });
    }
    raw.skus = Some(skus);
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

/// Says when it is in a tenant that does not: at the newest moment that was read, else today. By then follow the rules.
pub(super) fn date(raw: &mut Raw, newest: Option<Time>, today: Time) {
    let (year, month, day) = DAY_OF_2025;
    let now = newest.unwrap_or(today);
    let zetel = raw.zetel.get_or_insert_default();
    zetel.clock = Some(now);
    zetel.rules = Some(if now < Time::from_date(year, month, day) {
        RuleProfile::Classic2020
    } else {
        RuleProfile::Current2025
    });
}
