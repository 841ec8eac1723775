//! Tenants to start from: the small sample *Waterlinie*, *Contoso* for exercises, and generated ones of any size.
//!
//! All people, companies and numbers are invented.

mod address;
mod contoso;
mod generate;
mod names;
mod random;
mod table;
mod waterlinie;

use std::collections::BTreeMap;

use crate::catalog::{plans_with_name, products, SkuId};
use crate::domain::{Assignment, AssignmentState, GroupId, LicenseSet, PlanSet, Source};

pub use contoso::{contoso, crowd};
pub use generate::{generate, Generating, MAX_PEOPLE};
pub use table::SampleLanguage;
pub use waterlinie::waterlinie;

/// The product with this monogram of the catalog.
fn product_by_monogram(monogram: &str) -> Option<SkuId> {
    products()
        .find(|product| product.monogram == monogram)
        .map(|product| product.sku_id)
}

/// Reads licenses separated by spaces; unreadable ones are left out, and a test sees to it that there are none.
fn read_licenses(text: &str) -> BTreeMap<SkuId, PlanSet> {
    text.split(' ').filter_map(read_license).collect()
}

/// Reads a license: a product's monogram, then `-` and the name of each service left off, as in `E3-SWAY-TEAMS1`.
fn read_license(text: &str) -> Option<(SkuId, PlanSet)> {
    let mut parts = text.split('-');
    let sku = product_by_monogram(parts.next()?)?;
    let off = parts
        .map(|name| plans_with_name(name).next().map(|plan| plan.id))
        .collect::<Option<_>>()?;
    Some((sku, off))
}

/// The set of somebody who holds these directly, in force.
fn direct_set(licenses: BTreeMap<SkuId, PlanSet>) -> LicenseSet {
    licenses
        .into_iter()
        .fold(LicenseSet::default(), |set, (sku, off)| {
            set.with(sku, Assignment::direct(off))
        })
}

/// The set with what a group gives added, in force.
fn with_group(mut set: LicenseSet, given: &BTreeMap<SkuId, PlanSet>, group: GroupId) -> LicenseSet {
    for (sku, off) in given {
        let assignment = Assignment {
            source: Source::Group(group),
            disabled_plans: off.clone(),
            state: AssignmentState::Active,
        };
        set = set.with(*sku, assignment);
    }
    set
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice
)]
mod tests {
    use std::collections::HashSet;

    use super::names::{GIVEN, SURNAMES};
    use super::random::Random;
    use super::{address, read_license};
    use crate::catalog::Year;
    use crate::domain::Product;

    #[test]
    fn every_license_in_the_tables_can_be_read() {
        let mut read = 0;
        let mut all_readable = |text: &str| {
            for token in text.split(' ').filter(|token| !token.is_empty()) {
                let (sku, off) = read_license(token).unwrap_or_else(|| panic!("{token}"));
                let known = crate::catalog::product(sku).unwrap();
                let product = Product::in_year(sku, Year::Then).unwrap();
                assert!(
                    known.classic && off.iter().all(|plan| product.has_plan(plan)),
                    "{token}"
                );
                read += 1;
            }
        };
        let tables = [include_str!("waterlinie.txt"), include_str!("contoso.txt")];
        for line in tables.into_iter().flat_map(str::lines) {
            let fields: Vec<&str> = line.split('\t').collect();
            match fields[0] {
                "s" => all_readable(fields[1]),
                "g" => all_readable(fields.get(5).unwrap_or(&"")),
                "u" => all_readable(fields.get(6).unwrap_or(&"")),
                _ => (),
            }
        }
        for line in include_str!("departments.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            let fields: Vec<&str> = line.split('\t').collect();
            assert!(fields[1].parse::<u16>().is_ok());
            all_readable(fields[2]);
            for field in &fields[3..] {
                let (weight, licenses) = field.split_once(' ').unwrap_or((field, ""));
                assert!(weight.parse::<u16>().is_ok(), "{line}");
                all_readable(licenses);
            }
        }
        assert!(read > 150, "{read}");
    }

    #[test]
    fn names_give_different_addresses() {
        for list in [GIVEN, SURNAMES] {
            let mut folded = HashSet::new();
            for name in list.split(',') {
                assert_eq!(name, name.trim());
                let plain = address::folded(name);
                assert!(plain.bytes().all(|b| b.is_ascii_lowercase()), "{name}: {plain}");
                let kept = name.chars().filter(|letter| letter.is_alphabetic()).count();
                assert!(plain.len() >= kept, "{name}: {plain}");
                assert!(folded.insert(plain), "{name}");
            }
            assert!(folded.len() > 150);
        }
    }

    #[test]
    fn numbers_are_those_of_splitmix64() {
        let mut random = Random::new(1_234_567);
        let first = [random.next(), random.next(), random.next()];
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
        assert_eq!(Random::new(5).below(0), 0);
        assert_eq!(Random::new(5).weighted(&[]), 0);
        let text = Random::new(9).guid().to_string();
        assert_eq!(&text[14..15], "4");
        assert!("89ab".contains(&text[19..20]));
        let mut drawn = [0; 3];
        for _ in 0..1000 {
            drawn[random.weighted(&[1, 0, 3])] += 1;
        }
        assert!(drawn[1] == 0 && (180..320).contains(&drawn[0]), "{drawn:?}");
    }
}
