//! Words for problems: the rule's name and what it says about this case.

use crate::domain::{Problem, Tenant, UserIx};
use crate::t;
use crate::ui::text::number;

use super::{country, group_name, list, person, product_list, product_name, role, service_name};

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
        Problem::UsageLocationMissing => t!(problems.location_missing).into(),
        Problem::ProhibitedInUsageLocation { .. } => t!(problems.location).into(),
        Problem::NotEnoughLicenses { .. } => t!(problems.not_enough).into(),
        Problem::ConflictingServicePlans { .. } => t!(problems.conflicting).into(),
        Problem::MissingDependentServicePlans { .. } => t!(problems.missing).into(),
        Problem::OtherProductsDepend { .. } => t!(problems.depends).into(),
    }
}

/// A few people by name: *Anna*, *Anna and Bas*, *Anna and 12 more*.
pub fn people(tenant: &Tenant, users: &[UserIx]) -> String {
    match users {
        [first, _, _, _, ..] => {
            let more = number(users.len() as u64 - 1);
            t!(problems.people_more, name = person(tenant, *first), count = more)
        }
        few => list(&few.iter().map(|user| person(tenant, *user)).collect::<Vec<_>>()),
    }
}

/// What the rule says about these people.
pub fn problem_text(tenant: &Tenant, problem: &Problem, users: &[UserIx]) -> String {
    let who = || people(tenant, users);
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
    }
}

/// What each plan lacks, a sentence each; empty for problems of another kind.
pub fn lacks(tenant: &Tenant, problem: &Problem) -> Vec<String> {
    let (Problem::MissingDependentServicePlans { lacks } | Problem::OtherProductsDepend { lacks }) = problem
    else {
        return Vec::new();
    };
    lacks
        .iter()
        .map(|lack| {
            let plan = service_name(tenant, lack.needs.sku, lack.needs.plan);
            let needs: Vec<_> = lack
                .any_of
                .iter()
                .map(|plan| {
                    crate::catalog::plan(*plan).map_or_else(|| plan.to_string(), |p| p.friendly.to_owned())
                })
                .collect();
            let product = product_name(tenant, lack.needs.sku);
            t!(
                problems.lack,
                plan = plan,
                product = product,
                needs = needs.join(", ")
            )
        })
        .collect()
}
