//! What products and services are called in which tenant, and which services nobody can say the meaning of.

use std::collections::BTreeSet;
use std::sync::Arc;

use zetel::catalog::{AppliesTo, EditionId, ServicePlanId, SkuId, Year};
use zetel::domain::{
    unknown_meaning, Assignment, Decision, LicenseSet, PlanInfo, Product, ProvisioningStatus, Transition,
    Unknown,
};

use crate::support::*;

fn holds(skus: &[SkuId]) -> LicenseSet {
    skus.iter().fold(LicenseSet::default(), |set, sku| {
        set.with(*sku, Assignment::direct(Default::default()))
    })
}

#[test]
fn a_tenant_has_the_names_of_the_year_that_its_products_are_of() {
    // The products with the services of 2020, and those with the services of today.
    let cases = [
        ("those of 2020", "E3 AAD_PREMIUM", "", Year::Then),
        ("those of today", "", "E3 AAD_PREMIUM", Year::Today),
        ("what was the same then says nothing", "E3", "MCOEV", Year::Then),
        ("the same in both is today's", "", "MCOEV MCOMEETADV", Year::Today),
        ("as many of either", "E3", "AAD_PREMIUM", Year::Today),
        ("none", "", "", Year::Today),
    ];
    for (what, then, today, year) in cases {
        let mut tenant = tenant().tenant;
        for (names, of) in [(then, Year::Then), (today, Year::Today)] {
            for name in names.split_whitespace() {
                tenant.add_product(Product::in_year(sku(name), of).unwrap());
            }
        }
        assert_eq!(tenant.year(), year, "{what}");
        let (product, plan) = match year {
            Year::Then => ("Azure Active Directory Premium P1", "SharePoint Online (Plan 2)"),
            Year::Today => ("Microsoft Entra ID P1", "SharePoint (Plan 2)"),
        };
        assert_eq!(tenant.product_name(sku("AAD_PREMIUM")), product, "{what}");
        assert_eq!(
            tenant.plan_name(
                zetel::catalog::plans_with_name("SHAREPOINTENTERPRISE")
                    .next()
                    .unwrap()
                    .id,
                ""
            ),
            plan
        );
        for edition in EditionId::ALL {
            tenant.edition = edition;
            let expected = match edition.edition().names {
                Year::Then => year,
                Year::Today => Year::Today,
            };
            assert_eq!(tenant.year(), expected, "{edition}");
        }
    }
}

#[test]
fn what_nobody_knows_the_meaning_of_is_named() {
    let strange = |n: u128| PlanInfo {
        id: ServicePlanId::from_u128(n),
        name: Arc::from(format!("PLAN_{n}")),
        applies_to: if n == 9 {
            AppliesTo::Company
        } else {
            AppliesTo::User
        },
        provisioning: ProvisioningStatus::Success,
    };
    let mut tenant = tenant().owns("E3", 5).tenant;
    let product = |n: u128, plans: Vec<PlanInfo>| Product {
        sku: SkuId::from_u128(n),
        part_number: Arc::from(format!("PRODUCT_{n}")),
        applies_to: AppliesTo::User,
        plans,
    };
    let mixed = Product::from_catalog(sku("E3"))
        .unwrap()
        .plans
        .into_iter()
        .take(3);
    let mixed = mixed.chain([strange(2)]).collect();
    for product in [
        product(101, vec![strange(1), strange(9)]),
        product(102, vec![strange(1)]),
        product(103, Vec::new()),
        product(104, mixed),
    ] {
        tenant.add_product(product);
    }
    let [own, same, empty, mixed] = [101, 102, 103, 104].map(SkuId::from_u128);
    let service = |sku, n| Unknown::Service(sku, ServicePlanId::from_u128(n));
    let e3 = sku("E3");
    let cases = [
        ("it goes", vec![own], vec![], vec![service(own, 1)]),
        ("it comes", vec![], vec![own], vec![service(own, 1)]),
        ("another product gives it", vec![own], vec![same], vec![]),
        (
            "two products had it",
            vec![own, same],
            vec![],
            vec![service(own, 1)],
        ),
        ("it stays", vec![own], vec![own, e3], vec![]),
        (
            "a product without services",
            vec![empty],
            vec![],
            vec![Unknown::Product(empty)],
        ),
        ("it stays as it is", vec![empty], vec![empty], vec![]),
        (
            "among others that are known",
            vec![mixed],
            vec![],
            vec![service(mixed, 2)],
        ),
        ("a known one", vec![e3], vec![], vec![]),
    ];
    for (what, from, to, unknown) in cases {
        let way = Transition {
            from: holds(&from).into(),
            to: holds(&to).into(),
            from_location: None,
            to_location: None,
        };
        let decision = Decision {
            transitions: vec![way],
            ..Decision::default()
        };
        let found = unknown_meaning(&tenant, std::iter::once(&decision));
        assert_eq!(found, BTreeSet::from_iter(unknown), "{what}");
    }
}
