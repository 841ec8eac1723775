//! Products and their services, in the shape of each tool.

use crate::catalog::AppliesTo;
use crate::console::known::Tool;
use crate::console::value::{Value, TABLE};
use crate::domain::{PlanInfo, Product, ProvisioningStatus, Tenant};

use super::ids::{account_sku, license_detail_id, tenant_id};
use super::shapes::{
    AAD_DETAIL, AAD_SKU, AAD_UNITS, DETAIL, MG_SKU, MG_UNITS, MSOL_SKU, PLAN, SERVICE_STATUS, THING,
};

fn applies_to(value: AppliesTo) -> Value {
    match value {
        AppliesTo::User => "User".into(),
        AppliesTo::Company => "Company".into(),
    }
}

/// A service, as Graph has it.
fn plan(plan: &PlanInfo) -> Value {
    Value::object(
        &PLAN,
        [
            ("AppliesTo", applies_to(plan.applies_to)),
            ("ProvisioningStatus", format!("{:?}", plan.provisioning).into()),
            ("ServicePlanId", plan.id.to_string().into()),
            ("ServicePlanName", (&*plan.name).into()),
        ],
    )
}

/// A service, as MSOnline has it; without a status it is switched off.
pub(super) fn plan_status(plan: &PlanInfo, status: Option<ProvisioningStatus>) -> Value {
    let status = format!("{:?}", status.unwrap_or(ProvisioningStatus::Disabled));
    let inner = Value::object(
        &THING,
        [
            ("ServiceName", (&*plan.name).into()),
            ("TargetClass", applies_to(plan.applies_to)),
            // What it is known by in a list.
            ("ServicePlanName", (&*plan.name).into()),
        ],
    );
    Value::object(
        &SERVICE_STATUS,
        [("ServicePlan", inner), ("ProvisioningStatus", status.into())],
    )
}

fn plans(product: &Product) -> Value {
    Value::list(product.plans.iter().map(plan).collect())
}

/// A product, as a tool shows it.
pub fn product(tenant: &Tenant, product: &Product, tool: Tool) -> Value {
    let seats = tenant.seats(product.sku);
    let id = format!("{}_{}", tenant_id(tenant), product.sku);
    let sku_id = || Value::from(product.sku.to_string());
    let part = || Value::from(&*product.part_number);
    let status = || Value::from(format!("{:?}", tenant.capability(product.sku)));
    let mut units = vec![
        ("Enabled", seats.enabled.into()),
        ("LockedOut", seats.locked_out.into()),
        ("Suspended", seats.suspended.into()),
        ("Warning", seats.warning.into()),
    ];
    match tool {
        Tool::MsOnline => {
            let bought = tenant
                .subscriptions_of(product.sku)
                .map(|s| s.id.to_string().into());
            let services = product
                .plans
                .iter()
                .map(|plan| plan_status(plan, Some(plan.provisioning)));
            Value::object(
                &MSOL_SKU,
                [
                    ("AccountName", tenant.organization.account_name().into()),
                    ("AccountObjectId", tenant_id(tenant).to_string().into()),
                    ("AccountSkuId", account_sku(tenant, product).into()),
                    ("ActiveUnits", seats.enabled.into()),
                    ("ConsumedUnits", seats.consumed.into()),
                    ("ServiceStatus", Value::list(services.collect())),
                    ("SkuId", sku_id()),
                    ("SkuPartNumber", part()),
                    ("SubscriptionIds", Value::list(bought.collect())),
                    ("SuspendedUnits", seats.suspended.into()),
                    ("TargetClass", applies_to(product.applies_to)),
                    ("WarningUnits", seats.warning.into()),
                ],
            )
        }
        Tool::AzureAd => Value::object(
            &AAD_SKU,
            [
                ("ObjectId", id.into()),
                ("AppliesTo", applies_to(product.applies_to)),
                ("CapabilityStatus", status()),
                ("ConsumedUnits", seats.consumed.into()),
                ("PrepaidUnits", Value::object(&AAD_UNITS, units)),
                ("ServicePlans", plans(product)),
                ("SkuId", sku_id()),
                ("SkuPartNumber", part()),
            ],
        ),
        _ => {
            units.push(("AdditionalProperties", Value::object(&TABLE, [])));
            Value::object(
                &MG_SKU,
                [
                    ("AccountId", tenant_id(tenant).to_string().into()),
                    ("AccountName", tenant.organization.account_name().into()),
                    ("AppliesTo", applies_to(product.applies_to)),
                    ("CapabilityStatus", status()),
                    ("ConsumedUnits", seats.consumed.into()),
                    ("Id", id.into()),
                    ("PrepaidUnits", Value::object(&MG_UNITS, units)),
                    ("ServicePlans", plans(product)),
                    ("SkuId", sku_id()),
                    ("SkuPartNumber", part()),
                    ("AdditionalProperties", Value::object(&TABLE, [])),
                ],
            )
        }
    }
}

/// A product that a person has, with its services; the services that are on are `Success`.
pub fn license_detail(
    tenant: &Tenant,
    product: &Product,
    license: &crate::domain::License,
    tool: Tool,
) -> Value {
    let service = |info: &PlanInfo| {
        let mut info = info.clone();
        if !license.enables(info.id) {
            info.provisioning = ProvisioningStatus::Disabled;
        }
        plan(&info)
    };
    let id = license_detail_id(tenant_id(tenant), product.sku);
    let name = if tool == Tool::AzureAd { "ObjectId" } else { "Id" };
    let shape = if tool == Tool::AzureAd {
        &AAD_DETAIL
    } else {
        &DETAIL
    };
    Value::object(
        shape,
        [
            (name, id.into()),
            (
                "ServicePlans",
                Value::list(product.plans.iter().map(service).collect()),
            ),
            ("SkuId", product.sku.to_string().into()),
            ("SkuPartNumber", (&*product.part_number).into()),
        ],
    )
}

/// The product with this `AccountSkuId`, in any case.
pub fn product_by_account_sku<'t>(tenant: &'t Tenant, name: &str) -> Option<&'t Product> {
    let (account, part) = name.trim().split_once(':')?;
    if !account.eq_ignore_ascii_case(&tenant.organization.account_name()) {
        return None;
    }
    tenant
        .products()
        .find(|product| product.part_number.eq_ignore_ascii_case(part))
}
