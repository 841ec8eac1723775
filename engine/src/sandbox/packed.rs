//! A whole tenant as bytes that go into something else, which is compressed as a whole: in the form that is stored,
//! without a history. Products that Zetel knows go by their ids: what is in them is most of what a small tenant has.
//!
//! | bytes | what |
//! |---|---|
//! | 0 | the version of what is stored |
//! | 1-2 | how many products there are, little end first |
//! | a byte for each | in order of their ids: 0 as it is stored, else as the catalog has it in this year ([`YEARS`]) |
//! | the rest | what is stored, with nothing in the products that the catalog has |

use std::sync::Arc;

use crate::catalog::Year;
use crate::domain::{Actor, Product, Tenant};

use super::base32k::Damaged;
use super::record::{FORMAT, FORMAT_4};
use super::standing::State;
use super::stored;

/// The years that a product may be known in, from 1 on. One is never taken away.
const YEARS: [Year; 2] = [Year::Today, Year::Then];

/// A tenant, and who acts, as bytes.
///
/// # Errors
/// When it can't be stored either.
pub fn pack(tenant: &Tenant, actor: Actor) -> Result<Vec<u8>, Damaged> {
    let mut tenant = tenant.clone();
    let products: Vec<Product> = tenant.products().cloned().collect();
    let count = u16::try_from(products.len()).map_err(|_| Damaged::Form)?;
    let mut bytes = vec![FORMAT];
    bytes.extend(count.to_le_bytes());
    for product in products {
        let is_known = |year: &Year| Product::in_year(product.sku, *year).as_ref() == Some(&product);
        let year = YEARS.iter().position(is_known);
        bytes.push(year.map_or(0, |year| year as u8 + 1));
        if year.is_some() {
            tenant.add_product(Product {
                part_number: Arc::default(),
                plans: Vec::new(),
                ..product
            });
        }
    }
    bytes.append(&mut stored::write(&State::new(tenant, actor), 0)?);
    Ok(bytes)
}

/// The tenant in such bytes. They become no more by being unpacked: nothing in them is compressed.
///
/// # Errors
/// When they are not what [`pack`] made, in this version or an earlier one.
pub fn unpack(bytes: &[u8]) -> Result<(Tenant, Actor), Damaged> {
    let (version, rest) = bytes.split_first().ok_or(Damaged::Form)?;
    if !(FORMAT_4 + 1..=FORMAT).contains(version) {
        return Err(Damaged::Form);
    }
    let (count, rest) = rest.split_first_chunk::<2>().ok_or(Damaged::Form)?;
    let count = usize::from(u16::from_le_bytes(*count));
    let (years, rest) = rest.split_at_checked(count).ok_or(Damaged::Form)?;
    let State {
        mut tenant, actor, ..
    } = stored::read(*version, rest, rest.len())?;
    let skus: Vec<_> = tenant.products().map(|product| product.sku).collect();
    if skus.len() != years.len() {
        return Err(Damaged::Form);
    }
    for (sku, year) in skus.into_iter().zip(years) {
        let Some(place) = usize::from(*year).checked_sub(1) else {
            continue;
        };
        let year = YEARS.get(place).ok_or(Damaged::Form)?;
        tenant.add_product(Product::in_year(sku, *year).ok_or(Damaged::Form)?);
    }
    Ok((tenant, actor))
}
