//! Commands that give and take licenses: of people with four tools, of groups with one.

use std::collections::BTreeSet;

use crate::catalog::SkuId;
use crate::console::call::{Call, Desk};
use crate::console::fault::Fault;
use crate::console::host::read;
use crate::console::known::Tool;
use crate::console::note::Note;
use crate::console::things::{product_by_account_sku, OPTIONS};
use crate::console::value::Value;
use crate::domain::{
    may, ChangeGroups, ChangeUsers, Command, Grant, Held, Permission, Place, PlanSet, Problem, Removal,
    UserIx,
};

use super::license_words::{grants, removals};
use super::refusal::{bad_request, refusal, About};

/// What a request gives and takes.
struct Change {
    add: Vec<Grant>,
    remove: BTreeSet<SkuId>,
}

/// Reads what Graph's command gives and takes: both lists, or a whole body.
fn change(desk: &Desk<'_>, call: &Call, about: &About) -> Result<Change, Fault> {
    let (add, remove) = match call.get("BodyParameter") {
        Some(body) => (
            body.property("addLicenses", desk.host),
            body.property("removeLicenses", desk.host),
        ),
        None => (
            call.get("AddLicenses").cloned(),
            call.get("RemoveLicenses").cloned(),
        ),
    };
    let problem = |problem: &Problem| refusal(desk, call, problem, about);
    let (Some(add), Some(remove)) = (&add, &remove) else {
        let lacks = [
            ("addLicenses", add.is_none()),
            ("removeLicenses", remove.is_none()),
        ];
        let names = lacks.iter().filter(|(_, lacks)| *lacks);
        let names = names.map(|(name, _)| (*name).to_owned()).collect();
        return Err(problem(&Problem::MissingParameter { names }));
    };
    let change = Change {
        add: grants(&add.items(), desk.host).map_err(|p| problem(&p))?,
        remove: removals(&remove.items()).map_err(|p| problem(&p))?,
    };
    if change.add.is_empty() && change.remove.is_empty() {
        return Err(bad_request(
            desk,
            call,
            "Request_BadRequest",
            "No license changes provided",
        ));
    }
    Ok(change)
}

fn carry_out(
    desk: &mut Desk<'_>,
    call: &Call,
    user: UserIx,
    change: Change,
    about: &About,
) -> Result<(), Fault> {
    let mut command = ChangeUsers::new(vec![user], Place::ActiveUsers);
    command.add = change.add;
    command.remove = Removal::Skus(change.remove);
    desk.act(call, &Command::ChangeUsers(command), about).map(|_| ())
}

/// `Set-MgUserLicense`.
pub(super) fn of_user(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let (user, text) = desk.named_user(call, &["UserId"])?;
    let about = About::user(&text, Some(user));
    let change = change(desk, call, &about)?;
    carry_out(desk, call, user, change, &about)?;
    desk.emit_user(user, Tool::Graph);
    Ok(())
}

/// `Set-AzureADUserLicense`, `Set-EntraUserLicense`: both take an object that was built.
pub(super) fn of_object(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let (user, text) = desk.named_user(call, &["ObjectId", "UserId"])?;
    let about = About::user(&text, Some(user));
    let object = call.get("AssignedLicenses").cloned().unwrap_or(Value::Null);
    let of = |name: &str| object.property(name, desk.host).unwrap_or(Value::Null).items();
    let problem = |problem: Problem| refusal(desk, call, &problem, &about);
    let change = Change {
        add: grants(&of("AddLicenses"), desk.host).map_err(problem)?,
        remove: removals(&of("RemoveLicenses")).map_err(|p| refusal(desk, call, &p, &about))?,
    };
    if change.add.is_empty() && change.remove.is_empty() {
        return Err(bad_request(
            desk,
            call,
            "Request_BadRequest",
            "No license changes provided",
        ));
    }
    carry_out(desk, call, user, change, &about)?;
    if call.cmdlet.tool == Tool::Entra {
        let fields = read(desk.host, |tenant| {
            let user = tenant.user(user)?;
            Some([
                (
                    "userPrincipalName",
                    Value::from(&*user.profile.user_principal_name),
                ),
                ("id", user.profile.id.to_string().into()),
                ("displayName", (&*user.profile.display_name).into()),
            ])
        });
        if let Some(fields) = fields.flatten() {
            desk.emit(Value::object(&crate::console::value::TABLE, fields));
        }
    }
    Ok(())
}

/// `New-MsolLicenseOptions`: a product with the names of the services to leave off.
pub(super) fn options(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let name = call.text("AccountSkuId").unwrap_or_default();
    let off = call.list("DisabledPlans");
    type Found = Result<(SkuId, Vec<Value>), Option<String>>;
    let found: Option<Found> = read(desk.host, |tenant| {
        let product = product_by_account_sku(tenant, &name).ok_or(None)?;
        let plan = |value: &Value| {
            let text = value.text();
            let mut plans = product.plans.iter();
            let known = plans.find(|plan| plan.name.eq_ignore_ascii_case(text.trim()));
            known
                .map(|plan| plan.id.to_string().into())
                .ok_or_else(|| Some(text.to_string()))
        };
        let ids = off.iter().map(plan).collect::<Result<Vec<Value>, _>>()?;
        Ok((product.sku, ids))
    });
    let (sku, ids) = match found {
        Some(Ok(found)) => found,
        Some(Err(Some(plan))) => {
            let text = format!("Unable to disable the service plan {plan}: the license does not have it.");
            return Err(desk.fault(call, text, "InvalidServicePlan"));
        }
        _ => {
            return Err(unknown(desk, call, name));
        }
    };
    desk.emit(Value::object(
        &OPTIONS,
        [
            ("AccountSkuId", name.into()),
            ("DisabledServicePlans", Value::list(off)),
            ("SkuId", sku.to_string().into()),
            ("DisabledPlans", Value::list(ids)),
        ],
    ));
    Ok(())
}

/// Products by `account:PARTNUMBER`.
///
/// # Errors
/// One that there is none of.
pub(super) fn account_skus(desk: &Desk<'_>, call: &Call, parameter: &str) -> Result<Vec<SkuId>, Fault> {
    let names = call.list(parameter);
    let given = names.iter().filter(|name| !name.is_null());
    given
        .map(|name| {
            let text = name.text();
            let sku = read(desk.host, |tenant| {
                product_by_account_sku(tenant, &text).map(|p| p.sku)
            });
            sku.flatten().ok_or_else(|| unknown(desk, call, text.to_string()))
        })
        .collect()
}

fn unknown(desk: &Desk<'_>, call: &Call, name: String) -> Fault {
    let problem = Problem::SkuNotOwned { skus: Vec::new() };
    let mut fault = refusal(desk, call, &problem, &About::default());
    fault.note = Some(Note::NoSuchProduct { name });
    fault
}

/// What options say of the services of products.
pub(super) fn options_of(desk: &Desk<'_>, values: &[Value]) -> Result<Vec<Grant>, Problem> {
    grants(values, desk.host)
}

/// `Set-MsolUserLicense`: gives what is not held, takes what is, and sets the services by options.
pub(super) fn of_msonline(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let (user, text) = desk.named_user(call, &["UserPrincipalName", "ObjectId"])?;
    let about = About::user(&text, Some(user));
    let problem = |desk: &Desk<'_>, problem: &Problem| refusal(desk, call, problem, &about);
    let add = account_skus(desk, call, "AddLicenses")?;
    let remove = account_skus(desk, call, "RemoveLicenses")?;
    let options = options_of(desk, &call.list("LicenseOptions")).map_err(|p| problem(desk, &p))?;
    let held: Vec<SkuId> = read(desk.host, |tenant| {
        let set = tenant.licenses(user).cloned().unwrap_or_default();
        // What a group gives can be given directly as well.
        let held = set.licenses().iter().filter(|license| license.direct().is_some());
        held.map(|license| license.sku).collect()
    })
    .unwrap_or_default();
    let actor = desk.host.actor();
    let permission = Permission::AssignLicenses;
    let may_assign = read(desk.host, |tenant| may(tenant, actor.role, permission));
    if may_assign == Some(false) {
        let role = actor.role;
        return Err(problem(desk, &Problem::Forbidden { role, permission }));
    }
    // What is held can't be given once more: the tool refuses it, where Graph sets the services anew.
    if let Some(sku) = add.iter().find(|sku| held.contains(sku)) {
        let mut fault = problem(desk, &Problem::SkuNotOwned { skus: vec![*sku] });
        fault.note = Some(Note::HeldAlready);
        return Err(fault);
    }
    let none = || PlanSet::default();
    let off = |sku: SkuId| {
        let option = options.iter().find(|grant| grant.sku == sku);
        option.map_or_else(none, |grant| grant.disabled_plans.clone())
    };
    let given = add.iter().map(|sku| Grant {
        sku: *sku,
        disabled_plans: off(*sku),
        held: Held::Put,
    });
    let mut grants: Vec<Grant> = given.collect();
    for option in &options {
        if add.contains(&option.sku) {
            continue;
        }
        if !held.contains(&option.sku) {
            return Err(problem(
                desk,
                &Problem::SkuNotOwned {
                    skus: vec![option.sku],
                },
            ));
        }
        grants.push(Grant {
            held: Held::Set,
            ..option.clone()
        });
    }
    if grants.is_empty() && remove.is_empty() {
        return Ok(());
    }
    let change = Change {
        add: grants,
        remove: remove.into_iter().collect(),
    };
    carry_out(desk, call, user, change, &about)
}

/// `Set-MgGroupLicense`.
pub(super) fn of_group(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let text = call.text("GroupId").unwrap_or_default();
    let group = desk.need_group(call, &text)?;
    let about = About::group(&text, Some(group));
    let change = change(desk, call, &about)?;
    let command = Command::ChangeGroups(ChangeGroups {
        groups: vec![group],
        add: change.add,
        remove: change.remove,
        place: Place::ActiveUsers,
    });
    desk.act(call, &command, &about)?;
    super::read_groups::emit_group(desk, group, Tool::Graph, None);
    desk.out.push(crate::console::call::Emitted::Note(Note::Queued));
    Ok(())
}
