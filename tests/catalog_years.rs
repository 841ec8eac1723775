//! What was different in 2020: names and services of products, by the table that Microsoft published then.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use zetel::catalog::{
    plan_name, plans_of, plans_with_name, product, product_name, products_with_part_number,
    unreadable_differences, year_of, ServicePlanId, SkuId, Year,
};
use zetel::sandbox::sample::{generate, waterlinie, SampleLanguage};
use Year::{Then, Today};

fn sku(part_number: &str) -> SkuId {
    products_with_part_number(part_number).next().unwrap().sku_id
}

fn plan(name: &str) -> ServicePlanId {
    plans_with_name(name).next().unwrap().id
}

#[test]
fn products_had_other_names_and_fewer_services() {
    assert_eq!(unreadable_differences(), 0);
    #[rustfmt::skip]
    let cases = [
        ("ENTERPRISEPACK", "Office 365 E3", "Office 365 E3", 23, 37),
        ("STANDARDPACK", "Office 365 E1", "Office 365 E1", 21, 34),
        ("SPB", "Microsoft 365 Business Premium", "Microsoft 365 Business Premium", 29, 55),
        ("AAD_PREMIUM", "Azure Active Directory Premium P1", "Microsoft Entra ID P1", 3, 4),
        ("MCOMEETADV", "Audio Conferencing", "Microsoft 365 Audio Conferencing", 1, 1),
        ("MCOEV", "Microsoft 365 Phone System", "Microsoft Teams Phone Standard", 1, 1),
        ("VISIOCLIENT", "Visio Online Plan 2", "Visio Plan 2", 3, 4),
        ("FLOW_FREE", "Microsoft Flow Free", "Microsoft Power Automate Free", 3, 3),
        ("POWER_BI_STANDARD", "Power BI (free)", "Microsoft Fabric (Free)", 2, 3),
        ("POWERAPPS_PER_USER", "Power Apps per user plan", "Power Apps Premium", 4, 7),
        ("WORKPLACE_ANALYTICS", "Microsoft Workplace Analytics", "Microsoft Workplace Analytics", 1, 3),
        ("EXCHANGEENTERPRISE", "Exchange Online (Plan 2)", "Exchange Online (Plan 2)", 1, 1),
    ];
    for (part_number, then, today, plans_then, plans_today) in cases {
        let sku = sku(part_number);
        assert_eq!(product_name(sku, Then), Some(then));
        assert_eq!(product_name(sku, Today), Some(today));
        let (then, today) = (plans_of(sku, Then).unwrap(), plans_of(sku, Today).unwrap());
        assert_eq!(
            (then.len(), today.len()),
            (plans_then, plans_today),
            "{part_number}"
        );
        assert!(then.iter().all(|plan| product(sku).unwrap().has_plan(plan.id)));
        let ids =
            |plans: &[&zetel::catalog::ServicePlan]| plans.iter().map(|plan| plan.id).collect::<Vec<_>>();
        let grew = plans_then != plans_today;
        assert_eq!(year_of(sku, &ids(then)), grew.then_some(Then), "{part_number}");
        assert_eq!(year_of(sku, &ids(today)), grew.then_some(Today), "{part_number}");
        assert_eq!(year_of(sku, &[]), None, "{part_number}");
    }
}

#[test]
fn services_had_other_names() {
    let cases = [
        ("AAD_PREMIUM", "Azure Active Directory Premium P1"),
        ("FLOW_O365_P2", "Flow for Office 365"),
        ("SHAREPOINTENTERPRISE", "SharePoint Online (Plan 2)"),
        ("OFFICESUBSCRIPTION", "Office 365 ProPlus"),
        ("TEAMS1", "Microsoft Teams"),
    ];
    for (name, then) in cases {
        assert_eq!(plan_name(plan(name), Then), Some(then));
    }
    // Where today's list has no more than the name for scripts, the service keeps its name of then.
    for (name, today) in [
        ("ONEDRIVEENTERPRISE", "OneDrive for Business (Plan 2)"),
        ("YAMMER_MIDSIZE", "Yammer Midsize"),
        ("Nucleus", "Nucleus"),
        ("FLOW_O365_P2", "Power Automate for Office 365"),
    ] {
        assert_eq!(plan_name(plan(name), Today), Some(today));
    }
}

#[test]
fn the_samples_have_nothing_that_2020_did_not_have() {
    let later = [
        "Copilot",
        "Viva",
        "Entra",
        "Loop",
        "Clipchamp",
        "Mesh",
        "Power Automate for",
        "Defender for",
        "Purview",
        "Nucleus",
        "Fabric",
        "Bing",
    ];
    for tenant in [waterlinie(SampleLanguage::Dutch), generate(100, 1)] {
        assert_eq!(tenant.year(), Then);
        for product in tenant.products() {
            let mut names = vec![tenant.product_name(product.sku)];
            names.extend(
                product
                    .plans
                    .iter()
                    .map(|plan| tenant.plan_name(plan.id, &plan.name)),
            );
            for name in names {
                assert!(!later.iter().any(|later| name.contains(later)), "{name}");
            }
        }
    }
}
