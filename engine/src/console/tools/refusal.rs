//! From a refusal of the engine to the words of each tool.

use crate::console::call::{Call, Desk};
use crate::console::fault::Fault;
use crate::console::known::Tool;
use crate::console::note::Note;
use crate::domain::{Field, GroupId, MissingDependency, Problem, Tenant, UserIx};

/// Whom a request was about.
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    /// As the script named it.
    pub(super) text: String,
    pub(super) user: Option<UserIx>,
    pub(super) group: Option<GroupId>,
}

impl About {
    pub(super) fn user(text: &str, user: Option<UserIx>) -> Self {
        let text = text.to_owned();
        About {
            text,
            user,
            group: None,
        }
    }

    pub(super) fn group(text: &str, group: Option<GroupId>) -> Self {
        let text = text.to_owned();
        About {
            text,
            user: None,
            group,
        }
    }
}

/// Services by their names.
fn names(tenant: &Tenant, plans: impl Iterator<Item = crate::catalog::ServicePlanId>) -> String {
    let mut found: Vec<String> = Vec::new();
    let all = plans.map(|id| {
        let carried = tenant.products().flat_map(|product| &product.plans);
        let known = carried.into_iter().find(|plan| plan.id == id);
        known.map_or_else(|| id.to_string(), |plan| plan.name.to_string())
    });
    for name in all {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found.join(", ")
}

fn lacking(tenant: &Tenant, lacks: &[MissingDependency]) -> String {
    let first = lacks.first();
    first.map_or_else(String::new, |lack| {
        let needs = names(tenant, std::iter::once(lack.needs.plan));
        let any = names(tenant, lack.any_of.iter().copied());
        format!("License assignment failed because service plan {needs} depends on the service plan(s) {any}")
    })
}

fn first_id(skus: &[crate::catalog::SkuId]) -> String {
    skus.first().map(ToString::to_string).unwrap_or_default()
}

/// What Graph says: status, code and message (DOMAIN 2.7).
pub(super) fn of_graph(tenant: &Tenant, problem: &Problem, about: &About) -> (u16, &'static str, String) {
    let bad = |text: String| (400, "Request_BadRequest", text);
    let missing = |text: &str| {
        let text = format!(
            "Resource '{text}' does not exist or one of its queried reference-property objects are not present."
        );
        (404, "Request_ResourceNotFound", text)
    };
    match problem {
        Problem::Forbidden { .. } => (
            403,
            "Authorization_RequestDenied",
            "Insufficient privileges to complete the operation.".to_owned(),
        ),
        Problem::UserNotFound | Problem::GroupNotFound => missing(&about.text),
        Problem::UsageLocationMissing => {
            bad("License assignment cannot be done for user with invalid usage location.".to_owned())
        }
        Problem::NotEnoughLicenses { skus } => bad(format!(
            "Subscription with SKU {} does not have any available licenses.",
            first_id(skus)
        )),
        Problem::SkuNotOwned { skus } | Problem::SelfServicePurchase { skus } | Problem::ForOrganization { skus } => {
            bad(format!(
                "License {} does not correspond to a valid company License.",
                first_id(skus)
            ))
        }
        Problem::PlanNotInSku { plans } => {
            let sku = plans.first().map(|plan| plan.sku.to_string()).unwrap_or_default();
            let ids: Vec<String> = plans.iter().map(|plan| plan.plan.to_string()).collect();
            bad(format!(
                "Service plans {} are not part of the license {sku} and cannot be disabled.",
                ids.join(", ")
            ))
        }
        Problem::ConflictingServicePlans { clashes } => {
            let plans = clashes.iter().flat_map(|clash| [clash.one.plan, clash.other.plan]);
            bad(format!(
                "License assignment failed because service plans are mutually exclusive: {}",
                names(tenant, plans)
            ))
        }
        Problem::MissingDependentServicePlans { lacks } | Problem::OtherProductsDepend { lacks } => {
            bad(lacking(tenant, lacks))
        }
        Problem::ProhibitedInUsageLocation { country, plans } => bad(format!(
            "License assignment failed because service plans are not available in {country}: {}",
            names(tenant, plans.iter().map(|plan| plan.plan))
        )),
        Problem::LicenseNotHeld { .. } => bad("User does not have a corresponding license.".to_owned()),
        Problem::InheritedLicense { .. } => bad(
            "User license is inherited from a group membership and it cannot be removed directly from the user."
                .to_owned(),
        ),
        Problem::MissingParameter { names } => bad(format!(
            "One or more parameters of the function import 'assignLicense' are missing from the request payload. \
             The missing parameters are: {}.",
            names.join(", ")
        )),
        Problem::InvalidGuid { text } => bad(format!(
            "Cannot convert the literal '{text}' to the expected type 'Edm.Guid'."
        )),
        Problem::UserNameTaken { .. } => bad(
            "Another object with the same value for property userPrincipalName already exists.".to_owned(),
        ),
        Problem::DomainNotVerified { .. } => bad(
            "The domain portion of the userPrincipalName property is invalid. You must use one of the verified \
             domain names in your organization."
                .to_owned(),
        ),
        Problem::InvalidUser { field, .. } => {
            let property = property(*field);
            bad(format!("Invalid value specified for property '{property}' of resource 'User'."))
        }
        Problem::GroupNotEligible => {
            bad("License assignment is only supported for security-enabled groups.".to_owned())
        }
        Problem::GroupHasLicenses { .. } => {
            bad("The group has active licenses and cannot be deleted.".to_owned())
        }
        Problem::MembershipByRule => {
            bad("Members of a group with a dynamic membership rule cannot be changed.".to_owned())
        }
        Problem::RestoreExpired { .. } => missing(&about.text),
        Problem::DuplicateProxyAddress { address, .. } => bad(format!(
            "Another object with the same value for property proxyAddresses already exists: {address}"
        )),
        Problem::TooManyUsers { limit, asked }
        | Problem::TooManyGroups { limit, asked }
        | Problem::TooManyTogether { limit, asked }
        | Problem::BatchTooLarge { limit, asked } => {
            bad(format!("The request names {asked} resources. At most {limit} are allowed."))
        }
        Problem::SubscriptionNotFound => missing(&about.text),
        Problem::QuantityFixed { .. } | Problem::BelowAssigned { .. } => {
            bad("The number of licenses cannot be changed in this way.".to_owned())
        }
        // No command of the console asks for a policy or signs somebody in.
        Problem::SignInBlocked | Problem::AppHasPolicy { .. } | Problem::TooManyBackups { .. } => {
            bad("The request cannot be carried out.".to_owned())
        }
    }
}

/// A field of a person as Graph names it.
fn property(field: Field) -> &'static str {
    match field {
        Field::UserName => "userPrincipalName",
        Field::FirstName => "givenName",
        Field::LastName => "surname",
        Field::DisplayName => "displayName",
        Field::JobTitle => "jobTitle",
        Field::Department => "department",
        Field::OfficeNumber => "officeLocation",
        Field::OfficePhone => "businessPhones",
        Field::MobilePhone => "mobilePhone",
        Field::Fax => "faxNumber",
        Field::Address => "streetAddress",
        Field::City => "city",
        Field::State => "state",
        Field::PostalCode => "postalCode",
        Field::Country => "country",
    }
}

/// What MSOnline says, and the kind of its exception.
fn of_msonline(tenant: &Tenant, problem: &Problem, about: &About) -> (String, &'static str) {
    let text = |text: &str, kind| (text.to_owned(), kind);
    match problem {
        Problem::Forbidden { .. } => text(
            "Access Denied. You do not have permissions to call this cmdlet.",
            "AccessDeniedException",
        ),
        Problem::UserNotFound => (
            format!("User Not Found.  User: {}.", about.text),
            "UserNotFoundException",
        ),
        Problem::GroupNotFound => (
            format!("Group Not Found.  Group: {}.", about.text),
            "GroupNotFoundException",
        ),
        Problem::UsageLocationMissing => text(
            "You must provide a required property: Parameter name: UsageLocation",
            "RequiredPropertyNotSetException",
        ),
        Problem::NotEnoughLicenses { .. } => text(
            "Unable to assign this license because the number of allowed licenses have been assigned.",
            "LicenseQuotaExceededException",
        ),
        Problem::SkuNotOwned { .. }
        | Problem::SelfServicePurchase { .. }
        | Problem::ForOrganization { .. }
        | Problem::LicenseNotHeld { .. }
        | Problem::InheritedLicense { .. }
        | Problem::PlanNotInSku { .. }
        | Problem::InvalidGuid { .. } => text(
            "Unable to assign this license because it is invalid. Use the Get-MsolAccountSku cmdlet to retrieve a \
             list of valid licenses.",
            "InvalidUserLicenseException",
        ),
        Problem::ConflictingServicePlans { .. }
        | Problem::MissingDependentServicePlans { .. }
        | Problem::OtherProductsDepend { .. } => {
            text("Unable to assign this license.", "InvalidLicenseConfigurationException")
        }
        Problem::ProhibitedInUsageLocation { plans, .. } => (
            format!(
                "Unable to update license for this user. One or more of the assigned service plans is not available \
                 in this user's country. Prohibited Service Plans: {}. You must use the LicenseOptions parameter to \
                 leave them off.",
                names(tenant, plans.iter().map(|plan| plan.plan))
            ),
            "ProhibitedServicePlansException",
        ),
        other => {
            let (_, _, message) = of_graph(tenant, other, about);
            (message, "MicrosoftOnlineException")
        }
    }
}

/// The error of a command that the engine refused.
pub(super) fn refusal(desk: &Desk<'_>, call: &Call, problem: &Problem, about: &About) -> Fault {
    let words = crate::console::host::read(desk.host, |tenant| {
        let clock = tenant.clock.to_string();
        (
            of_graph(tenant, problem, about),
            of_msonline(tenant, problem, about),
            clock,
        )
    });
    let Some(((status, code, graph), (msonline, kind), moment)) = words else {
        return desk.fault(call, "There is no tenant.", "NoTenant");
    };
    let action: String = call
        .cmdlet
        .name
        .replace("Msol", "")
        .replace("AzureAD", "")
        .replace('-', "");
    let mut fault = match call.cmdlet.tool {
        Tool::MsOnline => {
            let id = format!(
                "Microsoft.Online.Administration.Automation.{kind},Microsoft.Online.Administration.Automation.{action}"
            );
            let fault = desk.fault(call, msonline, &id);
            fault.of("OperationStopped", "MicrosoftOnlineException")
        }
        Tool::AzureAd => {
            let reason = match status {
                403 => "Forbidden",
                404 => "NotFound",
                _ => "BadRequest",
            };
            let text = format!(
                "Error occurred while executing {action} \nCode: {code}\nMessage: {graph}\nDateTimeStamp: {moment}\n\
                 HttpStatusCode: {reason}\nHttpResponseStatus: Completed"
            );
            let id = format!(
                "Microsoft.Open.AzureAD16.Client.ApiException,Microsoft.Open.AzureAD16.PowerShell.{action}"
            );
            desk.fault(call, text, &id).of("NotSpecified", "ApiException")
        }
        _ => {
            let id = format!("{code},Microsoft.Graph.PowerShell.Cmdlets.{}", call.activity());
            let mut fault = desk.fault(call, graph, &id).of("InvalidOperation", "Exception");
            fault.answer = Some((status, code));
            fault.moment = moment;
            fault
        }
    };
    fault.note = Some(Note::Problem {
        problem: problem.clone(),
        user: about.user,
        group: about.group,
    });
    fault
}

/// The answer to a request that can't even be read, with Graph's words.
pub(super) fn bad_request(desk: &Desk<'_>, call: &Call, code: &'static str, message: &str) -> Fault {
    let mut fault = desk.fault(call, message, &format!("{code},{}", call.activity()));
    if !matches!(call.cmdlet.tool, Tool::MsOnline) {
        fault.answer = Some((400, code));
    }
    fault.moment =
        crate::console::host::read(desk.host, |tenant| tenant.clock.to_string()).unwrap_or_default();
    fault.of("InvalidOperation", "Exception")
}
