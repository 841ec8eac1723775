//! What a script says of licenses to give and to take: tables, objects, ids, `account:PARTNUMBER`.

use std::collections::BTreeSet;

use crate::catalog::{Guid, ServicePlanId, SkuId};
use crate::console::host::Host;
use crate::console::value::Value;
use crate::domain::{Grant, Held, PlanSet, Problem};

fn guid(value: &Value) -> Result<Guid, Problem> {
    let text = value.text();
    Guid::parse(text.trim()).map_err(|_| Problem::InvalidGuid {
        text: text.chars().take(100).collect(),
    })
}

/// Nothing at all: `@{}` and `$null` in a list of licenses.
fn is_nothing(value: &Value) -> bool {
    value.is_null() || (value.is_table() && value.fields().is_some_and(|fields| fields.borrow().len() == 0))
}

/// Products to give, each with the services to leave off.
pub(super) fn grants(values: &[Value], host: &dyn Host) -> Result<Vec<Grant>, Problem> {
    let given = values.iter().filter(|value| !is_nothing(value));
    given
        .map(|value| {
            let sku = value.property("SkuId", host).unwrap_or(Value::Null);
            let off = value.property("DisabledPlans", host).unwrap_or(Value::Null);
            let off = off
                .items()
                .iter()
                .filter(|plan| !plan.is_null())
                .map(guid)
                .collect::<Result<Vec<_>, _>>()?;
            Ok(Grant {
                sku: SkuId::new(guid(&sku)?),
                disabled_plans: off.into_iter().map(ServicePlanId::new).collect::<PlanSet>(),
                held: Held::Put,
            })
        })
        .collect()
}

/// Products to take.
pub(super) fn removals(values: &[Value]) -> Result<BTreeSet<SkuId>, Problem> {
    let taken = values.iter().filter(|value| !is_nothing(value));
    taken.map(|value| guid(value).map(SkuId::new)).collect()
}
