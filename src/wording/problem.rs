//! Words for problems: the rule's name and what it says about this case.

use std::collections::BTreeMap;

use crate::catalog::SkuId;
use crate::domain::{
    AssignmentError, Conflict, Fault, Field, MissingDependency, PlanOf, Problem, QuantityLock, Tenant,
    UserIx, RESTORABLE_DAYS,
};
use crate::i18n::number;
use crate::t;

use super::{country, few_of, group_name, list, person, product_list, product_name, role, service_name};

/// The name of the rule: the heading of a refusal.
pub fn problem_title(problem: &Problem) -> String {
    match problem {
        Problem::PlanNotInSku { .. } => t!(problems.not_in_sku).into(),
        Problem::TooManyUsers { limit, .. } => t!(problems.too_many, limit = number(u64::from(*limit))),
        Problem::UserNotFound => t!(problems.not_found).into(),
        Problem::Forbidden { .. } => t!(problems.forbidden).into(),
        Problem::LicenseNotHeld { .. } => t!(problems.not_held).into(),
        Problem::InheritedLicense { .. } => t!(problems.inherited).into(),
        Problem::SkuNotOwned { .. } => t!(problems.not_owned).into(),
        Problem::SelfServicePurchase { .. } => t!(problems.self_service).into(),
        Problem::ForOrganization { .. } => t!(problems.organization).into(),
        Problem::UsageLocationMissing => t!(problems.location_missing).into(),
        Problem::ProhibitedInUsageLocation { .. } => t!(problems.location).into(),
        Problem::NotEnoughLicenses { .. } => t!(problems.not_enough).into(),
        Problem::ConflictingServicePlans { .. } => t!(problems.conflicting).into(),
        Problem::MissingDependentServicePlans { .. } => t!(problems.missing).into(),
        Problem::OtherProductsDepend { .. } => t!(problems.depends).into(),
        Problem::DuplicateProxyAddress { .. } => t!(problems.proxy).into(),
        Problem::TooManyGroups { limit, .. }
        | Problem::TooManyTogether { limit, .. }
        | Problem::TooManyBackups { limit, .. }
        | Problem::BatchTooLarge { limit, .. } => {
            t!(problems.too_many, limit = number(u64::from(*limit)))
        }
        Problem::SignInBlocked => t!(problems.sign_in_blocked).into(),
        Problem::AppHasPolicy { .. } => t!(problems.has_policy).into(),
        Problem::GroupNotFound => t!(problems.group_not_found).into(),
        Problem::GroupNotEligible => t!(problems.not_eligible).into(),
        Problem::MembershipByRule => t!(problems.by_rule).into(),
        Problem::GroupHasLicenses { .. } => t!(problems.group_licenses).into(),
        Problem::SubscriptionNotFound => t!(problems.no_subscription).into(),
        Problem::QuantityFixed { .. } => t!(problems.fixed).into(),
        Problem::BelowAssigned { .. } => t!(problems.in_use).into(),
        Problem::InvalidUser { .. } => t!(problems.invalid).into(),
        Problem::DomainNotVerified { .. } => t!(problems.domain).into(),
        Problem::UserNameTaken { .. } => t!(problems.taken).into(),
        Problem::RestoreExpired { .. } => t!(problems.expired).into(),
        Problem::MissingParameter { .. } => t!(problems.missing_parameter).into(),
        Problem::InvalidGuid { .. } => t!(problems.invalid_guid).into(),
    }
}

/// The name of what went wrong with a group's license, as on the page of the group.
pub fn error_title(error: AssignmentError) -> &'static str {
    match error {
        AssignmentError::CountViolation => t!(problems.not_enough),
        AssignmentError::MutuallyExclusiveViolation => t!(problems.conflicting),
        AssignmentError::DependencyViolation => t!(problems.missing),
        AssignmentError::ProhibitedInUsageLocationViolation => t!(problems.location),
        AssignmentError::UniquenessViolation => t!(problems.proxy),
        AssignmentError::Other => t!(problems.error_other),
    }
}

/// The name of a column of *Add multiple users*: three are called otherwise than in the form.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::OfficeNumber => t!(problems.field_office),
        Field::Fax => t!(problems.field_fax),
        Field::Address => t!(problems.field_address),
        other => field_label(other),
    }
}

/// The label of a person's field in a form.
pub fn field_label(field: Field) -> &'static str {
    match field {
        Field::UserName => t!(users.column_address),
        Field::FirstName => t!(new_user.first),
        Field::LastName => t!(new_user.last),
        Field::DisplayName => t!(users.column_name),
        Field::JobTitle => t!(new_user.job_title),
        Field::Department => t!(users.column_department),
        Field::OfficeNumber => t!(new_user.office),
        Field::OfficePhone => t!(new_user.office_phone),
        Field::MobilePhone => t!(new_user.mobile_phone),
        Field::Fax => t!(new_user.fax),
        Field::Address => t!(new_user.address),
        Field::City => t!(new_user.city),
        Field::State => t!(new_user.state),
        Field::PostalCode => t!(new_user.zip),
        Field::Country => t!(new_user.country),
    }
}

fn lock(lock: QuantityLock) -> &'static str {
    match lock {
        QuantityLock::SelfService => t!(problems.fixed_self_service),
        QuantityLock::Trial => t!(problems.fixed_trial),
        QuantityLock::Prepaid => t!(problems.fixed_prepaid),
        QuantityLock::Partner => t!(problems.fixed_partner),
        QuantityLock::CreditCheck => t!(problems.fixed_credit),
        QuantityLock::NotActive => t!(problems.fixed_inactive),
    }
}

/// A few people by name: *Anna*, *Anna and Bas*, *Anna, Bas, Cas and 12 more*.
pub fn people(tenant: &Tenant, users: &[UserIx]) -> String {
    few_of(users.len(), users.iter().map(|user| person(tenant, *user)))
}

/// What the rule says about these people.
pub fn problem_text(tenant: &Tenant, problem: &Problem, users: &[UserIx]) -> String {
    problem_text_about(tenant, problem, &people(tenant, users))
}

/// What the rule says about these people or groups, by their names.
pub fn problem_text_about(tenant: &Tenant, problem: &Problem, who: &str) -> String {
    let who = || who.to_owned();
    match problem {
        Problem::PlanNotInSku { plans } => {
            let plans: Vec<_> = plans
                .iter()
                .map(|p| service_name(tenant, p.sku, p.plan))
                .collect();
            t!(problems.not_in_sku_text, plans = list(&plans))
        }
        Problem::TooManyUsers { limit, .. } => {
            t!(problems.too_many_text, limit = number(u64::from(*limit)))
        }
        Problem::UserNotFound => t!(problems.not_found_text).into(),
        Problem::Forbidden {
            role: asked,
            permission,
        } => {
            let roles: Vec<_> = permission.roles().map(|r| role(r).to_owned()).collect();
            t!(problems.forbidden_text, role = role(*asked), roles = list(&roles))
        }
        Problem::LicenseNotHeld { skus } => {
            t!(
                problems.not_held_text,
                products = product_list(tenant, skus),
                people = who()
            )
        }
        Problem::InheritedLicense { skus, groups } => {
            let groups: Vec<_> = groups.iter().map(|g| group_name(tenant, *g)).collect();
            t!(
                problems.inherited_text,
                products = product_list(tenant, skus),
                groups = list(&groups)
            )
        }
        Problem::SkuNotOwned { skus } => {
            t!(problems.not_owned_text, products = product_list(tenant, skus))
        }
        Problem::SelfServicePurchase { skus } => {
            t!(problems.self_service_text, products = product_list(tenant, skus))
        }
        Problem::ForOrganization { skus } => {
            t!(problems.organization_text, products = product_list(tenant, skus))
        }
        Problem::UsageLocationMissing => t!(problems.location_missing_text, people = who()),
        Problem::ProhibitedInUsageLocation { country: code, plans } => {
            let plans: Vec<_> = plans
                .iter()
                .map(|p| service_name(tenant, p.sku, p.plan))
                .collect();
            t!(
                problems.location_text,
                country = country(*code),
                plans = list(&plans)
            )
        }
        Problem::NotEnoughLicenses { skus } => {
            t!(
                problems.not_enough_text,
                products = product_list(tenant, skus),
                people = who()
            )
        }
        Problem::ConflictingServicePlans { .. } => t!(problems.conflicting_text, people = who()),
        Problem::MissingDependentServicePlans { .. } => t!(problems.missing_text, people = who()),
        Problem::OtherProductsDepend { .. } => t!(problems.depends_text, people = who()),
        Problem::DuplicateProxyAddress { address, other, .. } => t!(
            problems.proxy_text,
            people = who(),
            address = plain_address(address),
            other = person(tenant, *other)
        ),
        _ => other_text(tenant, problem),
    }
}

/// What the rules about groups, quantities and requests say.
fn other_text(tenant: &Tenant, problem: &Problem) -> String {
    match problem {
        Problem::TooManyGroups { limit, .. } => {
            t!(problems.too_many_groups_text, limit = number(u64::from(*limit)))
        }
        Problem::TooManyTogether { limit, .. } => {
            t!(problems.too_many_together_text, limit = number(u64::from(*limit)))
        }
        Problem::TooManyBackups { limit, .. } => {
            t!(problems.too_many_backups_text, limit = number(u64::from(*limit)))
        }
        Problem::SignInBlocked => t!(problems.sign_in_blocked_text).into(),
        Problem::AppHasPolicy { app } => t!(problems.has_policy_text, app = app.name()),
        Problem::GroupNotFound => t!(problems.group_not_found_text).into(),
        Problem::GroupNotEligible => t!(problems.not_eligible_text).into(),
        Problem::MembershipByRule => t!(problems.by_rule_text).into(),
        Problem::GroupHasLicenses { skus } => {
            t!(
                problems.group_licenses_text,
                products = product_list(tenant, skus)
            )
        }
        Problem::SubscriptionNotFound => t!(problems.no_subscription_text).into(),
        Problem::QuantityFixed { lock: why } => lock(*why).into(),
        Problem::BelowAssigned { sku, assigned, least } => t!(
            problems.in_use_text,
            assigned = number(u64::from(*assigned)),
            product = product_name(tenant, *sku),
            least = number(u64::from(*least))
        ),
        Problem::InvalidUser { field: at, fault } => {
            let field = field(*at);
            match fault {
                Fault::Missing => t!(problems.invalid_missing, field),
                Fault::TooLong { max } => {
                    t!(problems.invalid_long, field, max = number(u64::from(*max)))
                }
                Fault::NotAnAddress => t!(problems.invalid_address, field),
            }
        }
        Problem::DomainNotVerified { domain } => t!(problems.domain_text, domain),
        Problem::UserNameTaken { address, other } if tenant.user(*other).is_none() => {
            t!(problems.taken_text_list, address)
        }
        Problem::UserNameTaken { address, other } => {
            t!(problems.taken_text, address, other = person(tenant, *other))
        }
        Problem::RestoreExpired { .. } => {
            t!(
                problems.expired_text,
                days = number(RESTORABLE_DAYS.unsigned_abs())
            )
        }
        Problem::MissingParameter { names } => t!(problems.missing_parameter_text, names = list(names)),
        Problem::InvalidGuid { text } => t!(problems.invalid_guid_text, text),
        Problem::BatchTooLarge { limit, asked } => t!(
            problems.batch_text,
            limit = number(u64::from(*limit)),
            asked = number(u64::from(*asked))
        ),
        // Said above; listed, so that a new one is not forgotten.
        Problem::PlanNotInSku { .. }
        | Problem::TooManyUsers { .. }
        | Problem::UserNotFound
        | Problem::Forbidden { .. }
        | Problem::LicenseNotHeld { .. }
        | Problem::InheritedLicense { .. }
        | Problem::SkuNotOwned { .. }
        | Problem::SelfServicePurchase { .. }
        | Problem::ForOrganization { .. }
        | Problem::UsageLocationMissing
        | Problem::ProhibitedInUsageLocation { .. }
        | Problem::NotEnoughLicenses { .. }
        | Problem::ConflictingServicePlans { .. }
        | Problem::MissingDependentServicePlans { .. }
        | Problem::OtherProductsDepend { .. }
        | Problem::DuplicateProxyAddress { .. } => String::new(),
    }
}

/// A proxy address without its kind: `SMTP:` marks the primary one.
fn plain_address(address: &str) -> String {
    address
        .split_once(':')
        .map_or(address, |(_, plain)| plain)
        .to_owned()
}

/// The rule's name, and of a clash the products as well: several in a row are told apart by them.
pub fn problem_brief(tenant: &Tenant, problem: &Problem) -> String {
    let title = problem_title(problem);
    match problem {
        Problem::ConflictingServicePlans { .. } => {
            format!("{title}: {}", product_list(tenant, &problem.skus()))
        }
        _ => title,
    }
}

/// What the rule's sentence leaves out: which services clash, a line per pair of products; which lack what, a
/// sentence each. Empty for problems of another kind.
pub fn particulars(tenant: &Tenant, problem: &Problem) -> Vec<String> {
    match problem {
        Problem::ConflictingServicePlans { clashes } => clash_lines(tenant, clashes),
        Problem::MissingDependentServicePlans { lacks } | Problem::OtherProductsDepend { lacks } => {
            lacks.iter().map(|lack| lack_text(tenant, lack)).collect()
        }
        _ => Vec::new(),
    }
}

/// *Office 365 E1 and Office 365 E3: Exchange Online (Plan 1) with Exchange Online (Plan 2)*.
fn clash_lines(tenant: &Tenant, clashes: &[Conflict]) -> Vec<String> {
    let mut pairs: BTreeMap<(SkuId, SkuId), Vec<String>> = BTreeMap::new();
    for clash in clashes {
        let of = |plan: PlanOf| service_name(tenant, plan.sku, plan.plan);
        let services = t!(problems.clash, one = of(clash.one), other = of(clash.other));
        let pair = pairs.entry((clash.one.sku, clash.other.sku)).or_default();
        pair.push(services);
    }
    let line = |((one, other), services): ((SkuId, SkuId), Vec<String>)| {
        let products = list(&[product_name(tenant, one), product_name(tenant, other)]);
        format!("{products}: {}", services.join(", "))
    };
    pairs.into_iter().map(line).collect()
}

fn lack_text(tenant: &Tenant, lack: &MissingDependency) -> String {
    let plan = service_name(tenant, lack.needs.sku, lack.needs.plan);
    let needs: Vec<_> = lack
        .any_of
        .iter()
        .map(|plan| tenant.plan_name(*plan, &plan.to_string()))
        .collect();
    let product = product_name(tenant, lack.needs.sku);
    t!(problems.lack, plan, product, needs = needs.join(", "))
}
