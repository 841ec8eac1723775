//! The module Microsoft.Graph: every request is a cmdlet.

use crate::catalog::SkuId;
use crate::domain::{Contact, Tenant};
use crate::exchange::{group_types, mail_nickname, Give, Wish, PASSWORD};

use super::lines::Lines;
use super::note::Note;
use super::powershell::{ids, list, names, parameters, PowerShell};
use super::quote;
use super::rights::scopes;
use super::runs::{people, runs};
use super::steps::Steps;

/// The parameters for a person's `contact`, in its order.
const CONTACT: [&str; Contact::TEXTS] = [
    "JobTitle",
    "OfficeLocation",
    "BusinessPhones",
    "MobilePhone",
    "FaxNumber",
    "StreetAddress",
    "City",
    "State",
    "PostalCode",
    "Country",
];

/// Writes it.
pub(super) fn write(lines: &mut Lines<'_>, tenant: &Tenant, steps: &Steps, sign_in: &str) {
    let needed = scopes(steps.wishes());
    if !needed.is_empty() {
        let scopes: Vec<String> = needed.iter().map(|scope| format!("'{scope}'")).collect();
        let scopes = scopes.join(", ");
        lines.line(&format!("Connect-MgGraph -Scopes {scopes} -NoWelcome{sign_in}"));
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
    let look_up = |address: &str| format!("(Get-MgUser -UserId {address}).Id");
    match first {
        Wish::Licenses { add, remove, .. } => {
            let change = change(script, add, remove);
            script.each(&names(&users), |id| {
                format!("Set-MgUserLicense -UserId {id}{change}")
            });
        }
        Wish::GroupLicenses { group, add, remove } => {
            let change = change(script, add, remove);
            script.group(*group);
            script
                .lines
                .line(&format!("Set-MgGroupLicense -GroupId '{group}'{change}"));
        }
        Wish::Reprocess(_) => script.each(&names(&users), |id| format!("Invoke-MgLicenseUser -UserId {id}")),
        Wish::Location(_, country) => script.each(&names(&users), |id| {
            format!("Update-MgUser -UserId {id} -UsageLocation '{country}'")
        }),
        Wish::NewUser {
            profile,
            usage_location,
        } => {
            script.lines.note(Note::Password);
            let password = script.thing("password", String::new(), |script, name| {
                script.lines.line(&format!(
                    "{name} = @{{ Password = '{PASSWORD}'; ForceChangePasswordNextSignIn = $true }}"
                ));
            });
            let needed = parameters([
                ("DisplayName", Some(&*profile.display_name)),
                ("UserPrincipalName", Some(&*profile.user_principal_name)),
                ("MailNickname", Some(mail_nickname(profile))),
            ]);
            let names = parameters([
                ("GivenName", profile.given_name.as_deref()),
                ("Surname", profile.surname.as_deref()),
                ("Department", profile.department.as_deref()),
            ]);
            let contact = profile.contact.iter().flat_map(|contact| contact.texts());
            let contact = parameters(CONTACT.into_iter().zip(contact.map(Option::as_deref)));
            let location = usage_location.map(|country| country.to_string());
            let location = parameters([("UsageLocation", location.as_deref())]);
            let enabled = if profile.account_enabled { "" } else { ":$false" };
            script.lines.line(&format!(
                "New-MgUser{needed} -PasswordProfile {password} -AccountEnabled{enabled}{location}{names}{contact}"
            ));
        }
        Wish::DeleteUser(_) => script.each(&names(&users), |id| {
            format!("Remove-MgUser -UserId {id} -Confirm:$false")
        }),
        Wish::RestoreUser(_) => {
            if users.iter().any(|user| user.is_new) {
                script.lines.note(Note::NewId);
            }
            let ids: Vec<String> = users.iter().map(|user| format!("'{}'", user.id)).collect();
            script.each(&ids, |id| {
                format!("Restore-MgDirectoryDeletedItem -DirectoryObjectId {id}")
            });
        }
        Wish::Join { group, .. } => {
            script.group(*group);
            script.each(&ids(&users, look_up), |id| {
                format!("New-MgGroupMember -GroupId '{group}' -DirectoryObjectId {id}")
            });
        }
        Wish::Leave { group, .. } => {
            script.group(*group);
            script.each(&ids(&users, look_up), |id| {
                format!("Remove-MgGroupMemberByRef -GroupId '{group}' -DirectoryObjectId {id}")
            });
        }
        Wish::Rule { group, unified, rule } => {
            script.group(*group);
            let types: Vec<String> = group_types(*unified).iter().map(|t| format!("'{t}'")).collect();
            let (types, rule) = (list(&types), quote::powershell(&rule.text()));
            script.lines.line(&format!(
                "Update-MgGroup -GroupId '{group}' -GroupTypes {types} -MembershipRule {rule} \
                 -MembershipRuleProcessingState 'On'"
            ));
        }
        Wish::DeleteGroup(group) => {
            script.group(*group);
            script
                .lines
                .line(&format!("Remove-MgGroup -GroupId '{group}' -Confirm:$false"));
        }
    }
}

/// The parameters of a license change. Both lists must be there, even when they are empty.
fn change(script: &mut PowerShell<'_, '_>, add: &[Give], remove: &[SkuId]) -> String {
    let add: Vec<String> = add
        .iter()
        .map(|give| {
            let sku = script.sku(give.sku);
            if give.disabled_plans.is_empty() {
                return format!("@{{ SkuId = {sku} }}");
            }
            let off = script.plans(give.sku, &give.disabled_plans);
            format!("@{{ SkuId = {sku}; DisabledPlans = {off} }}")
        })
        .collect();
    let remove: Vec<String> = remove.iter().map(|sku| script.sku(*sku)).collect();
    format!(" -AddLicenses {} -RemoveLicenses {}", list(&add), list(&remove))
}
