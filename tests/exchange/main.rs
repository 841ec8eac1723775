//! The tenant file: out and in again, what is corrected, what is refused, and files that mean harm.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod active_users;
mod anonymous;
mod audit;
mod choices;
mod corrected;
mod corrected_licenses;
mod csv_origins;
mod csv_products;
mod groups;
mod hostile;
mod json;
mod lists;
mod members;
mod people_csv;
mod pieces;
mod random;
mod refused;
mod refused_values;
mod requests;
mod round_trip;
mod saved;
mod size;
mod words;
mod written_requests;

use zetel::catalog::{EditionId, RuleProfile};
use zetel::domain::{Actor, Organization, Role, Tenant, Time};
use zetel::exchange::{
    import, Correction, CorrectionKind, Gathered, Import, Importer, Limits, Refusal, RefusalReason,
};

/// A tenant with nobody in it, to import into.
pub fn nobody() -> Tenant {
    let clock = Time::from_date(2021, 1, 1);
    Tenant::new(
        Organization::default(),
        EditionId::default(),
        RuleProfile::default(),
        clock,
    )
}

/// Files as the import wants them, named `1.json`, `2.json`, ...
pub fn files(texts: &[&str]) -> Vec<(String, Vec<u8>)> {
    let named = |(at, text): (usize, &&str)| (format!("{}.json", at + 1), text.as_bytes().to_vec());
    texts.iter().enumerate().map(named).collect()
}

/// Imports texts into a tenant with nobody in it.
pub fn import_all(texts: &[&str]) -> Result<Import, Refusal> {
    import(
        &files(texts),
        &nobody(),
        Actor { role: Role::Global },
        &Limits::default(),
    )
}

/// Reads texts, without making anything of them yet.
pub fn gathered(texts: &[&str]) -> Result<Gathered, Refusal> {
    let files = files(texts);
    let sizes = files
        .iter()
        .map(|(name, bytes)| (name.clone(), bytes.len() as u64));
    let mut importer = Importer::new(sizes.collect(), Limits::default())?;
    for (_, bytes) in &files {
        importer.feed(bytes)?;
        importer.end_file()?;
    }
    importer.finish()
}

/// Imports one text that must be fine.
pub fn imported(text: &str) -> Import {
    import_all(&[text]).unwrap_or_else(|refusal| panic!("{refusal:?} in {text}"))
}

/// Why one text is refused.
pub fn refused(text: &str) -> RefusalReason {
    match import_all(&[text]) {
        Err(refusal) => refusal.why,
        Ok(_) => panic!("not refused: {text}"),
    }
}

/// The corrections of one kind: how many, and the first ones.
pub fn corrected(import: &Import, kind: CorrectionKind) -> (u32, Vec<Correction>) {
    let found = import.report.corrected.iter().find(|c| c.kind == kind);
    found.map_or((0, Vec::new()), |c| (c.count, c.examples.clone()))
}

/// The kinds of corrections there were.
pub fn kinds(import: &Import) -> Vec<CorrectionKind> {
    import.report.corrected.iter().map(|c| c.kind).collect()
}

/// The id with this value.
pub fn id(number: u32) -> String {
    format!("00000000-0000-0000-0000-{number:012x}")
}

/// A user with these further fields, which begin with a comma.
pub fn user(number: u32, more: &str) -> String {
    format!(
        r#"{{"id":"{}","displayName":"User {number}","userPrincipalName":"user{number}@a.example"{more}}}"#,
        id(number)
    )
}

/// Office 365 E3 and two of its plans, as the catalog knows them.
pub const E3: &str = "6fd2c87f-b296-42f0-b197-1e91e994b900";
/// Exchange Online (Plan 2), a plan of E3.
pub const EXCHANGE: &str = "efb87545-963c-4e0d-99df-69c6916d9eb0";
/// Sway, a plan of E3.
pub const SWAY: &str = "a23b959c-7ce8-4e57-9140-b90eb88a9e97";
/// Office 365 E1.
pub const E1: &str = "18181a46-0d4e-45cd-891e-60aabd171b4e";

/// One of `subscribedSkus` with this many units, its plans those of the catalog.
pub fn sku(id: &str, enabled: u32) -> String {
    format!(r#"{{"skuId":"{id}","prepaidUnits":{{"enabled":{enabled}}}}}"#)
}

/// A tenant file with these products and users, and these further keys, which begin with a comma.
pub fn tenant_file(skus: &[String], users: &[String], more: &str) -> String {
    format!(
        r#"{{"organization":{{"displayName":"A","countryLetterCode":"NL","verifiedDomains":[]}},"subscribedSkus":[{}],"users":[{}]{more}}}"#,
        skus.join(","),
        users.join(",")
    )
}
