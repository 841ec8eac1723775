//! The sample tenant *Waterlinie*: 48 people of a Dutch company on 1 July 2020, with something of everything.
//!
//! Seats as in practice: one product full, one assigned to more people than it has seats for, one expiring; licenses
//! from groups, two suites side by side with services off, guests, mailboxes, blocked and deleted people.

use crate::domain::Tenant;

use super::table::{build, Company, SampleLanguage};

const WATERLINIE: Company = Company {
    name: "Waterlinie",
    domains: &["waterlinie.example", "linie.example"],
    short_addresses: false,
    seed: 1672,
};

/// Builds the sample tenant; the same one every time.
#[must_use]
pub fn waterlinie(language: SampleLanguage) -> Tenant {
    build(&WATERLINIE, language, include_str!("waterlinie.txt").lines())
}
