//! The module AzureAD: a license change is an object that is put together first, and no license change of a group.

use crate::catalog::{CountryCode, SkuId};
use crate::domain::{Contact, Profile, Tenant};
use crate::exchange::{mail_nickname, Give, Wish, PASSWORD};

use super::lines::Lines;
use super::note::{Note, What};
use super::powershell::{ids, list, names, parameters, PowerShell};
use super::runs::{people, runs};
use super::steps::Steps;

/// Where the types of the objects are.
const MODEL: &str = "Microsoft.Open.AzureAD.Model";

/// The parameters for a person's `contact`, in its order.
const CONTACT: [&str; Contact::TEXTS] = [
    "JobTitle",
    "PhysicalDeliveryOfficeName",
    "TelephoneNumber",
    "Mobile",
    "FacsimileTelephoneNumber",
    "StreetAddress",
    "City",
    "State",
    "PostalCode",
    "Country",
];

/// Writes it.
pub(super) fn write(lines: &mut Lines<'_>, tenant: &Tenant, steps: &Steps, sign_in: &str) {
    if steps.wishes().next().is_some() {
        lines.line(&format!("Connect-AzureAD{sign_in}"));
    }
    let mut script = PowerShell::new(lines, tenant);
    for step in &steps.list {
        script.lines.gap();
        script.lines.begin(step);
        for run in runs(&step.wishes) {
            write_run(&mut script, run);
        }
    }
}

fn write_run(script: &mut PowerShell<'_, '_>, run: &[Wish]) {
    let Some(first) = run.first() else { return };
    let users = people(run);
    let look_up = |address: &str| format!("(Get-AzureADUser -ObjectId {address}).ObjectId");
    match first {
        Wish::Licenses { add, remove, .. } => {
            let change = change(script, add, remove);
            script.each(&names(&users), |id| {
                format!("Set-AzureADUserLicense -ObjectId {id} -AssignedLicenses {change}")
            });
        }
        Wish::Location(_, country) => script.each(&names(&users), |id| {
            format!("Set-AzureADUser -ObjectId {id} -UsageLocation '{country}'")
        }),
        Wish::NewUser {
            profile,
            usage_location,
        } => new_user(script, profile, *usage_location),
        Wish::DeleteUser(_) => {
            script.each(&names(&users), |id| format!("Remove-AzureADUser -ObjectId {id}"));
        }
        Wish::RestoreUser(_) => {
            if users.iter().any(|user| user.is_new) {
                script.lines.note(Note::NewId);
            }
            let ids: Vec<String> = users.iter().map(|user| format!("'{}'", user.id)).collect();
            script.each(&ids, |id| {
                format!("Restore-AzureADMSDeletedDirectoryObject -Id {id}")
            });
        }
        Wish::Join { group, .. } => {
            script.group(*group);
            script.each(&ids(&users, look_up), |id| {
                format!("Add-AzureADGroupMember -ObjectId '{group}' -RefObjectId {id}")
            });
        }
        Wish::Leave { group, .. } => {
            script.group(*group);
            script.each(&ids(&users, look_up), |id| {
                format!("Remove-AzureADGroupMember -ObjectId '{group}' -MemberId {id}")
            });
        }
        Wish::DeleteGroup(group) => {
            script.group(*group);
            script
                .lines
                .line(&format!("Remove-AzureADGroup -ObjectId '{group}'"));
        }
        Wish::GroupLicenses { .. } => script.missing(What::GroupLicenses),
        Wish::Reprocess(_) => script.missing(What::Reprocess),
        Wish::Rule { .. } => script.missing(What::Rule),
    }
}

/// The variable with a license change, made where it is not there yet.
fn change(script: &mut PowerShell<'_, '_>, add: &[Give], remove: &[SkuId]) -> String {
    let given: Vec<String> = add.iter().map(|give| license(script, give)).collect();
    let gone: Vec<String> = remove.iter().map(|sku| script.sku(*sku)).collect();
    let (given, gone) = (list(&given), list(&gone));
    script.thing("licenses", format!("{given} {gone}"), |script, name| {
        let lines = &mut script.lines;
        lines.line(&format!("{name} = New-Object -TypeName {MODEL}.AssignedLicenses"));
        lines.line(&format!("{name}.AddLicenses = {given}"));
        lines.line(&format!("{name}.RemoveLicenses = {gone}"));
    })
}

/// The variable with a product to give.
fn license(script: &mut PowerShell<'_, '_>, give: &Give) -> String {
    let sku = script.sku(give.sku);
    let off = (!give.disabled_plans.is_empty()).then(|| script.plans(give.sku, &give.disabled_plans));
    let key = format!("{sku} {}", off.clone().unwrap_or_default());
    script.thing("license", key, |script, name| {
        let lines = &mut script.lines;
        lines.line(&format!("{name} = New-Object -TypeName {MODEL}.AssignedLicense"));
        lines.line(&format!("{name}.SkuId = {sku}"));
        if let Some(off) = off {
            lines.line(&format!("{name}.DisabledPlans = {off}"));
        }
    })
}

fn new_user(script: &mut PowerShell<'_, '_>, profile: &Profile, location: Option<CountryCode>) {
    script.lines.note(Note::Password);
    let password = script.thing("password", String::new(), |script, name| {
        let lines = &mut script.lines;
        lines.line(&format!("{name} = New-Object -TypeName {MODEL}.PasswordProfile"));
        lines.line(&format!("{name}.Password = '{PASSWORD}'"));
    });
    let location = location.map(|country| country.to_string());
    let needed = parameters([
        ("DisplayName", Some(&*profile.display_name)),
        ("UserPrincipalName", Some(&*profile.user_principal_name)),
        ("MailNickName", Some(mail_nickname(profile))),
    ]);
    let names = parameters([
        ("UsageLocation", location.as_deref()),
        ("GivenName", profile.given_name.as_deref()),
        ("Surname", profile.surname.as_deref()),
        ("Department", profile.department.as_deref()),
    ]);
    let contact = profile.contact.iter().flat_map(|contact| contact.texts());
    let contact = parameters(CONTACT.into_iter().zip(contact.map(Option::as_deref)));
    let enabled = if profile.account_enabled {
        "$true"
    } else {
        "$false"
    };
    script.lines.line(&format!(
        "New-AzureADUser{needed} -PasswordProfile {password} -AccountEnabled {enabled}{names}{contact}"
    ));
}
