//! The tenant that exercises begin with, *Contoso*: nine people, few seats, one of everything that goes wrong.

use crate::domain::Tenant;

use super::names::{GIVEN, SURNAMES};
use super::table::{build, Company, SampleLanguage};

const CONTOSO: Company = Company {
    name: "Contoso",
    domains: &["contoso.example"],
    short_addresses: true,
    seed: 40,
};

/// Builds it, with more lines of the same form (subscriptions, groups, people) behind its own; people of more lines
/// may belong to groups of its own. The same lines make the same tenant.
#[must_use]
pub fn contoso(language: SampleLanguage, more: &[String]) -> Tenant {
    let own = include_str!("contoso.txt").lines();
    build(&CONTOSO, language, own.chain(more.iter().map(String::as_str)))
}

/// Lines for so many people more, in this country, with different names; none that the tenant has already.
pub fn crowd(count: usize, country: &str) -> Vec<String> {
    let own = include_str!("contoso.txt");
    let is_new = |given: &&str| !own.contains(&format!("\t{given}\t"));
    let people = GIVEN.split(',').filter(is_new).zip(SURNAMES.split(','));
    let line = |(given, surname): (&str, &str)| format!("u\t\t{given}\t{surname}\tS\t{country}");
    people.map(line).take(count).collect()
}
