//! Products by the names that lists of licenses give them: today's, those they were sold under before, part numbers,
//! ids.

use std::collections::HashMap;

use crate::catalog::{former_names, more_products, products, Guid, SkuId};

/// Names that products had or have beside those that the catalog has of them, by part number. Microsoft renamed most of
/// them in April 2020 and later; exports say what was current then.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("Office 365 Business Essentials", "O365_BUSINESS_ESSENTIALS"),
    ("Office 365 Business Premium", "O365_BUSINESS_PREMIUM"),
    ("Microsoft 365 Business", "SPB"),
    ("Office 365 Business", "O365_BUSINESS"),
    ("Microsoft 365-apps voor bedrijven", "O365_BUSINESS"),
    ("Office 365 ProPlus", "OFFICESUBSCRIPTION"),
    ("Microsoft 365-apps voor ondernemingen", "OFFICESUBSCRIPTION"),
    ("Office 365 Enterprise E1", "STANDARDPACK"),
    ("Office 365 Enterprise E3", "ENTERPRISEPACK"),
    ("Office 365 Enterprise E5", "ENTERPRISEPREMIUM"),
    ("Office 365 Enterprise K1", "DESKLESSPACK"),
    ("Office 365 F1", "DESKLESSPACK"),
    ("Microsoft Intune", "INTUNE_A"),
    ("Microsoft Intune Plan 1", "INTUNE_A"),
    ("Azure Information Protection Premium P1", "RIGHTSMANAGEMENT"),
    ("Skype for Business PSTN Conferencing", "MCOMEETADV"),
    ("Phone System", "MCOEV"),
    ("Skype for Business Cloud PBX", "MCOEV"),
    ("Domestic Calling Plan", "MCOPSTN1"),
    ("Microsoft 365 Domestic Calling Plan", "MCOPSTN1"),
    ("Domestic and International Calling Plan", "MCOPSTN2"),
    (
        "Microsoft 365 Domestic and International Calling Plan",
        "MCOPSTN2",
    ),
    ("Visio Pro for Office 365", "VISIOCLIENT"),
    ("Project Plan 1", "PROJECT_P1"),
    ("Project Plan 3", "PROJECTPROFESSIONAL"),
    ("Project Plan 5", "PROJECTPREMIUM"),
    (
        "Office 365 Advanced Threat Protection (Plan 2)",
        "THREAT_INTELLIGENCE",
    ),
    ("Microsoft Defender for Endpoint P2", "WIN_DEF_ATP"),
    ("Microsoft 365 Copilot", "Microsoft_365_Copilot"),
];

/// All names, folded.
#[derive(Debug)]
pub(in crate::exchange) struct ProductNames(HashMap<String, SkuId>);

impl ProductNames {
    /// Puts them together. Where two products share a name, the one that comes first in the catalog has it.
    pub(in crate::exchange) fn new() -> Self {
        let mut names = HashMap::new();
        for product in products() {
            names.entry(folded(product.name)).or_insert(product.sku_id);
        }
        for product in products() {
            names.entry(folded(product.part_number)).or_insert(product.sku_id);
        }
        for (name, part_number) in OTHER_NAMES {
            if let Some(sku) = names.get(&folded(part_number)).copied() {
                names.entry(folded(name)).or_insert(sku);
            }
        }
        for (sku, name) in former_names() {
            names.entry(folded(name)).or_insert(sku);
        }
        for product in more_products() {
            names.entry(folded(product.name)).or_insert(product.sku_id);
            names.entry(folded(product.part_number)).or_insert(product.sku_id);
        }
        ProductNames(names)
    }

    /// The product of a name, part number or id, which may have the account before it: `contoso:EMS`.
    pub(super) fn find(&self, name: &str) -> Option<SkuId> {
        let plain = without_account(name);
        let known = |name: &str| self.0.get(&folded(name)).copied();
        known(name)
            .or_else(|| known(plain))
            .or_else(|| Guid::parse(plain.trim()).ok().map(SkuId))
    }
}

/// A part number without the account that stands before it.
pub(super) fn without_account(name: &str) -> &str {
    let mut name = name.trim();
    while let Some((account, rest)) = name.split_once(':') {
        if !is_account(account) || !rest.starts_with(char::is_alphanumeric) {
            break;
        }
        name = rest;
    }
    name
}

fn is_account(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// A name by its letters and digits alone, in small letters.
pub(super) fn folded(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// Whether a folded name is one of these, which have spaces between them.
pub(super) fn is_among(name: &str, names: &str) -> bool {
    names.split(' ').any(|known| known == name)
}
