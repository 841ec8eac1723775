//! Groups, in the shape of each tool.

use std::rc::Rc;

use crate::console::known::Tool;
use crate::console::value::{same, Value, TABLE};
use crate::domain::{Group, Membership, Tenant};

use super::shapes::{AAD_GROUP, ASSIGNED, MG_GROUP, MSOL_GROUP, THING};

/// What Graph leaves out of a group unless it is asked for.
const ASKED_FOR: [&str; 3] = [
    "AssignedLicenses",
    "LicenseProcessingState",
    "HasMembersWithLicenseErrors",
];

/// Whether somebody in the group did not get what it gives.
fn has_errors(tenant: &Tenant, group: &Group) -> bool {
    group.members.iter().any(|ix| {
        let held = tenant.licenses(*ix);
        held.is_some_and(|set| {
            let inherited = set.licenses().iter().flat_map(|license| license.inherited());
            inherited
                .into_iter()
                .any(|(id, a)| id == group.id && a.state.error().is_some())
        })
    })
}

/// A group, as a tool shows it; of Graph with what was asked for.
pub fn group(
    tenant: &Tenant,
    group: &Group,
    tool: Tool,
    selected: Option<&Rc<[String]>>,
    all: bool,
) -> Value {
    let id = || Value::from(group.id.to_string());
    let name = || Value::from(&*group.display_name);
    let kind = match (group.unified, group.mail_enabled) {
        (true, _) => "DistributionList",
        (false, true) => "MailEnabledSecurity",
        (false, false) => "Security",
    };
    let given = group.licenses.iter().map(|(sku, off)| {
        let plans = off.iter().map(|plan| plan.to_string().into()).collect();
        Value::object(
            &ASSIGNED,
            [
                ("DisabledPlans", Value::list(plans)),
                ("SkuId", sku.to_string().into()),
            ],
        )
    });
    match tool {
        Tool::MsOnline => {
            let licenses = group.licenses.keys().filter_map(|sku| {
                let product = tenant.product(*sku)?;
                let name = super::ids::account_sku(tenant, product);
                Some(Value::object(
                    &THING,
                    [
                        ("AccountSkuId", name.into()),
                        ("SkuPartNumber", (&*product.part_number).into()),
                    ],
                ))
            });
            Value::object(
                &MSOL_GROUP,
                [
                    ("ObjectId", id()),
                    ("DisplayName", name()),
                    ("GroupType", kind.into()),
                    ("Description", Value::Null),
                    ("Licenses", Value::list(licenses.collect())),
                    ("HasLicenseErrors", has_errors(tenant, group).into()),
                ],
            )
        }
        Tool::AzureAd => Value::object(
            &AAD_GROUP,
            [
                ("ObjectId", id()),
                ("DisplayName", name()),
                ("Description", Value::Null),
                ("SecurityEnabled", group.security_enabled.into()),
                ("MailEnabled", group.mail_enabled.into()),
            ],
        ),
        _ => {
            let mut types: Vec<Value> = Vec::new();
            if group.unified {
                types.push("Unified".into());
            }
            let mut rule = Value::Null;
            if let Membership::Dynamic(text) = &group.membership {
                types.push("DynamicMembership".into());
                rule = (&**text).into();
            }
            let state = format!("{:?}", tenant.processing(group.id));
            let fields = [
                ("AssignedLicenses", Value::list(given.collect())),
                ("Description", Value::Null),
                ("DisplayName", name()),
                ("GroupTypes", Value::list(types)),
                ("HasMembersWithLicenseErrors", has_errors(tenant, group).into()),
                ("Id", id()),
                (
                    "LicenseProcessingState",
                    Value::object(&THING, [("State", state.into())]),
                ),
                ("MailEnabled", group.mail_enabled.into()),
                ("MailNickname", Value::Null),
                ("MembershipRule", rule),
                ("SecurityEnabled", group.security_enabled.into()),
                ("AdditionalProperties", Value::object(&TABLE, [])),
            ];
            let answered = |name: &str| match selected {
                _ if all => true,
                Some(selected) => selected.iter().any(|one| one == "*" || same(one, name)),
                None => !ASKED_FOR.contains(&name),
            };
            let of_graph = tool == Tool::Graph;
            let fields = fields.into_iter().map(|(name, value)| {
                if of_graph && !answered(name) {
                    (name, Value::Null)
                } else {
                    (name, value)
                }
            });
            Value::object(&MG_GROUP, fields)
        }
    }
}
