//! The module MSOnline: products by account and part number, services by name, and no license change of a group.
//!
//! What somebody has already it refuses to give once more, so their services are changed by options alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{CountryCode, SkuId};
use crate::domain::{Contact, PlanSet, Profile, Tenant};
use crate::exchange::{Give, UserKey, Wish};

use super::lines::Lines;
use super::note::What;
use super::powershell::{ids, parameters, part_number, plan_number, PowerShell};
use super::quote;
use super::runs::{people, runs};
use super::steps::Steps;

/// The parameters for a person's `contact`, in its order.
const CONTACT: [&str; Contact::TEXTS] = [
    "Title",
    "Office",
    "PhoneNumber",
    "MobilePhone",
    "Fax",
    "StreetAddress",
    "City",
    "State",
    "PostalCode",
    "Country",
];

/// Writes it.
pub(super) fn write(lines: &mut Lines<'_>, tenant: &Tenant, steps: &Steps, sign_in: &str) {
    if steps.wishes().next().is_some() {
        lines.line(&format!("Connect-MsolService{sign_in}"));
    }
    let mut script = PowerShell::new(lines, tenant);
    for step in &steps.list {
        script.lines.gap();
        script.lines.begin(step);
        let wishes = with_licenses(&step.wishes);
        for wish in wishes {
            match wish {
                Part::New(profile, location, add) => new_user(&mut script, profile, location, add),
                Part::Run(run) => write_run(&mut script, run),
            }
        }
    }
}

/// What becomes a command.
enum Part<'s> {
    /// Somebody new, with what they get at once.
    New(&'s Profile, Option<CountryCode>, &'s [Give]),
    /// Requests that differ in their people alone.
    Run(&'s [Wish]),
}

/// The requests, each of somebody new with the first change of their licenses that follows.
fn with_licenses(wishes: &[Wish]) -> Vec<Part<'_>> {
    let mut first: BTreeMap<&str, (usize, &[Give])> = BTreeMap::new();
    for (at, wish) in wishes.iter().enumerate() {
        if let Wish::Licenses { user, add, remove } = wish {
            if user.is_new && remove.is_empty() {
                first.entry(&user.address).or_insert((at, add));
            }
        }
    }
    let is_new = |wish: &Wish| match wish {
        Wish::NewUser { profile, .. } => first.get(&*profile.user_principal_name).map(|(at, _)| *at),
        _ => None,
    };
    let taken: BTreeSet<usize> = wishes.iter().filter_map(is_new).collect();
    let mut parts = Vec::new();
    let mut at = 0;
    for run in runs(wishes) {
        if let [Wish::NewUser {
            profile,
            usage_location,
        }] = run
        {
            let gets = first.get(&*profile.user_principal_name);
            let add = gets.map(|(_, add)| *add).unwrap_or_default();
            parts.push(Part::New(profile, *usage_location, add));
        } else {
            // What is taken leaves holes in a run.
            let left = |(place, _): &(usize, &Wish)| !taken.contains(place);
            let places: Vec<(usize, &Wish)> = (at..).zip(run).collect();
            for piece in places.chunk_by(|one, next| left(one) == left(next)) {
                if let Some((from, _)) = piece.first().filter(|first| left(first)) {
                    parts.extend(wishes.get(*from..*from + piece.len()).map(Part::Run));
                }
            }
        }
        at += run.len();
    }
    parts
}

fn write_run(script: &mut PowerShell<'_, '_>, run: &[Wish]) {
    let Some(first) = run.first() else { return };
    let users = people(run);
    // Among those who can come back a name is one person's.
    let restores = matches!(first, Wish::RestoreUser(_));
    let (by, keys) = keys(&users, restores);
    let look_up = |address: &str| format!("(Get-MsolUser -UserPrincipalName {address}).ObjectId");
    match first {
        Wish::Licenses { add, remove, .. } => {
            let change = change(script, add, remove);
            script.each(&keys, |id| format!("Set-MsolUserLicense -{by} {id}{change}"));
        }
        Wish::Location(_, country) => script.each(&keys, |id| {
            format!("Set-MsolUser -{by} {id} -UsageLocation '{country}'")
        }),
        Wish::DeleteUser(_) => script.each(&keys, |id| format!("Remove-MsolUser -{by} {id} -Force")),
        Wish::RestoreUser(_) => script.each(&keys, |id| format!("Restore-MsolUser -{by} {id}")),
        Wish::Join { group, .. } => {
            script.group(*group);
            script.each(&ids(&users, look_up), |id| {
                format!(
                    "Add-MsolGroupMember -GroupObjectId '{group}' -GroupMemberType User -GroupMemberObjectId {id}"
                )
            });
        }
        Wish::Leave { group, .. } => {
            script.group(*group);
            script.each(&ids(&users, look_up), |id| {
                format!(
                    "Remove-MsolGroupMember -GroupObjectId '{group}' -GroupMemberType User -GroupMemberObjectId {id}"
                )
            });
        }
        Wish::DeleteGroup(group) => {
            script.group(*group);
            script
                .lines
                .line(&format!("Remove-MsolGroup -ObjectId '{group}' -Force"));
        }
        Wish::GroupLicenses { .. } => script.missing(What::GroupLicenses),
        Wish::Reprocess(_) => script.missing(What::Reprocess),
        Wish::Rule { .. } => script.missing(What::Rule),
        Wish::NewUser { .. } => {}
    }
}

/// The parameter that names these people, and what stands behind it: user names where all of them read well.
fn keys(users: &[&UserKey], restores: bool) -> (&'static str, Vec<String>) {
    let by_name = |user: &&UserKey| match restores {
        true => quote::is_plain(&user.address),
        false => quote::goes_by_name(user),
    };
    if users.iter().all(by_name) {
        let names = users.iter().map(|user| quote::powershell(&user.address));
        ("UserPrincipalName", names.collect())
    } else {
        let look_up = |address: &str| format!("(Get-MsolUser -UserPrincipalName {address}).ObjectId");
        ("ObjectId", ids(users, look_up))
    }
}

/// The parameters of a license change.
fn change(script: &mut PowerShell<'_, '_>, add: &[Give], remove: &[SkuId]) -> String {
    let mut parameters = String::new();
    let fresh: Vec<String> = add
        .iter()
        .filter(|give| !give.held)
        .map(|give| account_sku(script.tenant, give.sku))
        .collect();
    let gone: Vec<String> = remove
        .iter()
        .map(|sku| account_sku(script.tenant, *sku))
        .collect();
    for (name, skus) in [("AddLicenses", fresh), ("RemoveLicenses", gone)] {
        if !skus.is_empty() {
            parameters.push_str(&format!(" -{name} {}", skus.join(", ")));
        }
    }
    let options = options(script, add);
    if !options.is_empty() {
        parameters.push_str(&format!(" -LicenseOptions {}", options.join(", ")));
    }
    parameters
}

/// The options of those products whose services are set: where some are off, and where the product is there already.
fn options(script: &mut PowerShell<'_, '_>, add: &[Give]) -> Vec<String> {
    let set = add
        .iter()
        .filter(|give| give.held || !give.disabled_plans.is_empty());
    set.map(|give| option(script, give.sku, &give.disabled_plans))
        .collect()
}

fn option(script: &mut PowerShell<'_, '_>, sku: SkuId, off: &PlanSet) -> String {
    let product = account_sku(script.tenant, sku);
    let names: Vec<String> = off
        .iter()
        .map(|plan| quote::powershell(&plan_number(script.tenant, sku, plan)))
        .collect();
    let off = if names.is_empty() {
        String::new()
    } else {
        format!(" -DisabledPlans {}", names.join(", "))
    };
    let code = format!("New-MsolLicenseOptions -AccountSkuId {product}{off}");
    script.thing("options", code.clone(), |script, name| {
        let called = quote::comment(&script.tenant.product_name(sku));
        script.lines.line(&format!("{name} = {code}  # {called}"));
    })
}

/// A product as this module names it: the account and the part number.
fn account_sku(tenant: &Tenant, sku: SkuId) -> String {
    quote::powershell(&format!(
        "{}:{}",
        tenant.organization.account_name(),
        part_number(tenant, sku)
    ))
}

fn new_user(script: &mut PowerShell<'_, '_>, profile: &Profile, location: Option<CountryCode>, add: &[Give]) {
    let skus: Vec<String> = add
        .iter()
        .map(|give| account_sku(script.tenant, give.sku))
        .collect();
    let options = options(script, add);
    let location = location.map(|country| country.to_string());
    let mut code = parameters([
        ("DisplayName", Some(&*profile.display_name)),
        ("UserPrincipalName", Some(&*profile.user_principal_name)),
        ("FirstName", profile.given_name.as_deref()),
        ("LastName", profile.surname.as_deref()),
        ("Department", profile.department.as_deref()),
        ("UsageLocation", location.as_deref()),
    ]);
    let contact = profile.contact.iter().flat_map(|contact| contact.texts());
    code.push_str(&parameters(
        CONTACT.into_iter().zip(contact.map(Option::as_deref)),
    ));
    if !profile.account_enabled {
        code.push_str(" -BlockCredential $true");
    }
    if !skus.is_empty() {
        code.push_str(&format!(" -LicenseAssignment {}", skus.join(", ")));
    }
    if !options.is_empty() {
        code.push_str(&format!(" -LicenseOptions {}", options.join(", ")));
    }
    script.lines.line(&format!("New-MsolUser{code}"));
}
