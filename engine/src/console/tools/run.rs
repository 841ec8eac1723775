//! Which command does what, and what is asked of all of them first: a tool that still exists, somebody signed in, a
//! permission that was agreed to.

use crate::console::call::{Call, Desk, Emitted};
use crate::console::fault::Fault;
use crate::console::host::read;
use crate::console::known::Tool;
use crate::console::note::Note;
use crate::domain::Tenant;

use super::refusal::bad_request;
use super::sign_in::{is_old, not_signed_in};
use super::{license, people, read_groups, read_people, roles, sign_in};

fn retired(tenant: &Tenant) -> bool {
    !tenant.old_modules_answer()
}

/// Runs a command of one of the tools.
///
/// # Errors
/// What stops it; it does not stop what follows.
pub fn run(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let cmdlet = call.cmdlet;
    let tool = cmdlet.tool;
    if is_old(tool) && read(desk.host, retired) == Some(true) {
        let text = format!(
            "{}: the {} module was retired. Use {} instead.",
            cmdlet.name,
            cmdlet.module,
            cmdlet.instead.unwrap_or("Microsoft Graph PowerShell")
        );
        let fault = desk
            .fault(call, text, "ModuleRetired")
            .of("NotImplemented", "NotSupportedException");
        let instead = cmdlet.instead;
        return Err(fault.noted(Note::Retired { instead }));
    }
    let needs_no_sign_in = cmdlet.name.starts_with("Connect-")
        || cmdlet.name.starts_with("Disconnect-")
        || cmdlet.name.starts_with("Find-")
        || cmdlet.name.ends_with("Context")
        || cmdlet.name.ends_with("Environment");
    if !needs_no_sign_in {
        ask(desk, call)?;
    }
    if call.switch("WhatIf") {
        let target = if cmdlet.request.is_empty() {
            cmdlet.name.to_owned()
        } else {
            format!("Call remote '{}' operation", cmdlet.request)
        };
        let text = format!(
            "What if: Performing the operation \"{}\" on target \"{target}\".",
            call.activity()
        );
        desk.out.push(Emitted::Screen(text));
        return Ok(());
    }
    if cmdlet.changes() && asks(call) {
        let text = format!(
            "\nConfirm\nContinue with this operation? ({})\n[Y] Yes  [N] No  [S] Suspend  (default is \"Y\"): Y",
            cmdlet.name
        );
        desk.out.push(Emitted::Screen(text));
    }
    dispatch(desk, call)
}

/// Whether the tool asks before it does it. Nobody can answer here, so the usual answer is taken.
fn asks(call: &Call) -> bool {
    match call.get("Confirm") {
        Some(confirm) => confirm.is_true(),
        None => call.cmdlet.name == "Remove-MsolUser" && !call.switch("Force"),
    }
}

/// Whether somebody is signed in, and agreed to what is needed.
fn ask(desk: &Desk<'_>, call: &Call) -> Result<(), Fault> {
    let tool = call.cmdlet.tool;
    if !desk.session.is_signed_in(tool) {
        let (text, command) = not_signed_in(tool);
        let mut fault = desk.fault(call, text, "AuthenticationNeeded");
        fault = fault.of("OperationStopped", "MicrosoftOnlineException");
        if tool == Tool::Graph {
            fault.activity = call.cmdlet.name.to_owned();
        }
        return Err(fault.noted(Note::SignIn { command }));
    }
    let enough = call.cmdlet.permissions();
    let agreed_to = |scope: &&str| {
        desk.session
            .permissions
            .iter()
            .any(|other| other.eq_ignore_ascii_case(scope))
    };
    if is_old(tool) || enough.is_empty() || enough.iter().any(agreed_to) {
        return Ok(());
    }
    let text = "Insufficient privileges to complete the operation.";
    let mut fault = bad_request(desk, call, "Authorization_RequestDenied", text);
    fault.answer = Some((403, "Authorization_RequestDenied"));
    let scope = enough.first().copied().unwrap_or_default();
    Err(fault.noted(Note::Scope { scope }))
}

fn dispatch(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    match call.cmdlet.name {
        "Connect-MgGraph" | "Connect-Entra" | "Connect-MsolService" | "Connect-AzureAD" => {
            sign_in::connect(desk, call)
        }
        "Disconnect-MgGraph" | "Disconnect-Entra" | "Disconnect-AzureAD" => sign_in::disconnect(desk, call),
        "Get-MgContext" | "Get-EntraContext" => sign_in::context(desk, call),
        "Get-MgEnvironment" => {
            sign_in::environments(desk);
            Ok(())
        }
        "Get-MgOrganization" | "Get-MsolCompanyInformation" | "Get-AzureADTenantDetail" => {
            sign_in::organization(desk, call);
            Ok(())
        }
        "Get-MgUser" | "Get-EntraUser" | "Get-AzureADUser" | "Get-MsolUser" => read_people::users(desk, call),
        "Get-MgSubscribedSku"
        | "Get-EntraSubscribedSku"
        | "Get-EntraAccountSku"
        | "Get-AzureADSubscribedSku"
        | "Get-MsolAccountSku" => read_people::products(desk, call),
        "Get-MgUserLicenseDetail" | "Get-EntraUserLicenseDetail" | "Get-AzureADUserLicenseDetail" => {
            read_people::details(desk, call)
        }
        "Get-MgDirectoryDeletedItem" | "Get-EntraDeletedUser" | "Get-AzureADMSDeletedDirectoryObject" => {
            read_people::deleted(desk, call)
        }
        "Get-MgGroup" | "Get-EntraGroup" | "Get-AzureADGroup" | "Get-MsolGroup" => {
            read_groups::groups(desk, call)
        }
        "Get-MgGroupMember" | "Get-EntraGroupMember" | "Get-AzureADGroupMember" | "Get-MsolGroupMember" => {
            read_groups::members(desk, call, false)
        }
        "Get-MgGroupMemberWithLicenseError" => read_groups::members(desk, call, true),
        "Get-MgUserMemberOf" | "Get-AzureADUserMembership" => read_groups::of_user(desk, call),
        "New-MgGroupMember" | "Add-EntraGroupMember" | "Add-AzureADGroupMember" | "Add-MsolGroupMember" => {
            read_groups::move_member(desk, call, true)
        }
        "Remove-MgGroupMemberByRef"
        | "Remove-EntraGroupMember"
        | "Remove-AzureADGroupMember"
        | "Remove-MsolGroupMember" => read_groups::move_member(desk, call, false),
        "Remove-MgGroup" | "Remove-MsolGroup" | "Remove-AzureADGroup" => read_groups::remove(desk, call),
        "New-MgGroup" | "New-EntraGroup" | "New-MsolGroup" => read_groups::make(desk, call),
        "Set-MgUserLicense" => license::of_user(desk, call),
        "Set-EntraUserLicense" | "Set-AzureADUserLicense" => license::of_object(desk, call),
        "Set-MsolUserLicense" => license::of_msonline(desk, call),
        "New-MsolLicenseOptions" => license::options(desk, call),
        "Set-MgGroupLicense" => license::of_group(desk, call),
        "Invoke-MgLicenseUser" => people::reprocess(desk, call),
        "Update-MgUser" | "Set-EntraUser" | "Set-AzureADUser" | "Set-MsolUser" => people::update(desk, call),
        "Set-MsolUserPrincipalName" => people::rename(desk, call),
        "New-MgUser" | "New-EntraUser" | "New-AzureADUser" | "New-MsolUser" => people::add(desk, call),
        "Remove-MgUser" | "Remove-EntraUser" | "Remove-AzureADUser" | "Remove-MsolUser" => {
            people::remove(desk, call)
        }
        "Restore-MgDirectoryDeletedItem"
        | "Restore-EntraDeletedDirectoryObject"
        | "Restore-AzureADMSDeletedDirectoryObject"
        | "Restore-MsolUser" => people::restore(desk, call),
        "Get-MgDirectoryRole"
        | "Get-MgDirectoryRoleTemplate"
        | "Get-EntraDirectoryRole"
        | "Get-AzureADDirectoryRole"
        | "Get-AzureADDirectoryRoleTemplate"
        | "Get-MsolRole" => roles::roles(desk, call),
        "New-MgDirectoryRole" | "Enable-AzureADDirectoryRole" => roles::enable(desk, call),
        "Get-MgDirectoryRoleMember"
        | "Get-EntraDirectoryRoleMember"
        | "Get-AzureADDirectoryRoleMember"
        | "Get-MsolRoleMember" => roles::members(desk, call),
        "Get-MsolUserRole" => roles::of_user(desk, call),
        "New-MgDirectoryRoleMemberByRef"
        | "Add-EntraDirectoryRoleMember"
        | "Add-AzureADDirectoryRoleMember"
        | "Add-MsolRoleMember" => roles::change(desk, call, true),
        "Remove-MsolRoleMember" => roles::change(desk, call, false),
        name => {
            let text = format!("{name} does nothing in this practice tenant.");
            let fault = desk
                .fault(call, text, "NotHere")
                .of("NotImplemented", "NotSupportedException");
            let instead = match name {
                "Get-MsolSubscription" => Some("Get-MsolAccountSku"),
                "Find-MgGraphCommand" => Some("Get-Command"),
                "Find-MgGraphPermission" => Some("Get-Help"),
                _ => None,
            };
            Err(fault.noted(Note::NotHere { instead }))
        }
    }
}
