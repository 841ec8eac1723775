//! Ids that the tools make out of others.

use crate::catalog::{Guid, SkuId};
use crate::domain::{Product, Tenant};

/// The tenant's id: it keeps none, so one follows from the name of its first domain.
pub fn tenant_id(tenant: &Tenant) -> Guid {
    let domain = tenant.organization.domains.first();
    let name = domain.map_or(&tenant.organization.display_name, |domain| &domain.name);
    let seed = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    let mixed = name.bytes().fold(seed, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    Guid::from_u128(mixed)
}

/// `AccountSkuId` of a product.
pub fn account_sku(tenant: &Tenant, product: &Product) -> String {
    format!("{}:{}", tenant.organization.account_name(), product.part_number)
}

/// `licenseDetails.id`: the bytes of the tenant's id and of the product's, as .NET has them, in base 64 for addresses.
pub fn license_detail_id(tenant: Guid, sku: SkuId) -> String {
    let bytes = |guid: Guid| {
        let [a, b, c, d, e, f, g, h, rest @ ..] = guid.as_u128().to_be_bytes();
        let head = [d, c, b, a, f, e, h, g];
        head.into_iter().chain(rest)
    };
    let all: Vec<u8> = bytes(tenant).chain(bytes(sku.guid())).collect();
    let letters: Vec<char> = ('A'..='Z')
        .chain('a'..='z')
        .chain('0'..='9')
        .chain(['-', '_'])
        .collect();
    let mut out = String::new();
    for chunk in all.chunks(3) {
        let value = chunk
            .iter()
            .fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
        let value = value << (8 * (3 - chunk.len()));
        let places = (0..=chunk.len()).map(|at| value >> (18 - 6 * at) & 63);
        out.extend(places.filter_map(|place| letters.get(place)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_license_details_is_made_as_documented() {
        let tenant = Guid::parse("11111111-2222-3333-4444-555555555555").unwrap();
        let sku = SkuId::parse("6fd2c87f-b296-42f0-b197-1e91e994b900").unwrap();
        assert_eq!(
            license_detail_id(tenant, sku),
            "ERERESIiMzNERFVVVVVVVX_I0m-WsvBCsZcekemUuQA"
        );
    }
}
