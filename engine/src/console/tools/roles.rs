//! Commands about admin roles. The tenant keeps no members of roles: who is put into one here stays there as long as
//! the console is open, and a note says so.

use crate::console::call::{Call, Desk, Emitted};
use crate::console::fault::Fault;
use crate::console::known::Tool;
use crate::console::note::Note;
use crate::console::things::{MSOL_ROLE, ROLE};
use crate::console::value::{same, Value};
use crate::domain::{Permission, Problem, Role, UserIx};

use super::read_people::emit_bare;
use super::refusal::{bad_request, refusal, About};

/// The roles: name, name in MSOnline where it differs, template.
const ROLES: [(&str, &str, &str); 9] = [
    (
        "Global Administrator",
        "Company Administrator",
        "62e90394-69f5-4237-9190-012177145e10",
    ),
    (
        "License Administrator",
        "",
        "4d6ac14f-3453-41d0-bef9-a3e0c569773a",
    ),
    (
        "User Administrator",
        "User Account Administrator",
        "fe930be7-5e62-47db-91af-98c3a49a38b1",
    ),
    (
        "Billing Administrator",
        "",
        "b0f54661-2d74-4c50-afa3-1ec803f12efe",
    ),
    ("Groups Administrator", "", "fdd7a751-b60b-444a-984c-02652fe8fa1c"),
    (
        "Helpdesk Administrator",
        "",
        "729827e3-9c14-49f7-bb1b-9608f156bbb8",
    ),
    ("Global Reader", "", "f2ef992c-3afb-46b9-b7cf-a126ee74c451"),
    (
        "Service Support Administrator",
        "",
        "f023fd81-a637-4b56-95fd-791ac0226033",
    ),
    (
        "Password Administrator",
        "",
        "966707d0-3269-4727-9be2-8c3a10f19b9d",
    ),
];

type Known = &'static (&'static str, &'static str, &'static str);

fn value(role: Known, tool: Tool) -> Value {
    let (name, old, id) = *role;
    if tool == Tool::MsOnline {
        let name = if old.is_empty() { name } else { old };
        let fields = [
            ("ObjectId", id.into()),
            ("Name", name.into()),
            ("Description", Value::Null),
            ("IsEnabled", true.into()),
        ];
        return Value::object(&MSOL_ROLE, fields);
    }
    let key = if tool == Tool::AzureAd { "ObjectId" } else { "Id" };
    let fields = [
        (key, id.into()),
        ("DisplayName", name.into()),
        ("Description", Value::Null),
        ("RoleTemplateId", id.into()),
    ];
    Value::object(&ROLE, fields)
}

fn named(text: &str) -> Option<Known> {
    let text = text.trim();
    ROLES
        .iter()
        .find(|(name, old, id)| same(name, text) || same(id, text) || (!old.is_empty() && same(old, text)))
}

fn wanted(call: &Call) -> Option<String> {
    let names = [
        "RoleName",
        "RoleObjectId",
        "DirectoryRoleId",
        "ObjectId",
        "RoleTemplateId",
    ];
    names.iter().find_map(|name| call.text(name))
}

fn need(desk: &Desk<'_>, call: &Call) -> Result<Known, Fault> {
    let text = wanted(call).unwrap_or_default();
    named(&text).ok_or_else(|| {
        let text = format!("Role Not Found. Role: {text}.");
        bad_request(desk, call, "Request_ResourceNotFound", &text)
    })
}

/// The roles, or one of them.
pub(super) fn roles(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let tool = call.cmdlet.tool;
    if wanted(call).is_some() {
        let role = need(desk, call)?;
        desk.emit(value(role, tool));
        return Ok(());
    }
    let filter = super::read_people::filter(desk, call)?;
    for role in &ROLES {
        let shown = value(role, tool);
        let holds = filter.as_ref().is_none_or(|filter| {
            filter.holds(&|name| shown.property(name, desk.host).unwrap_or(Value::Null))
        });
        if holds {
            desk.emit(shown);
        }
    }
    Ok(())
}

/// Switching a role on: here all are.
pub(super) fn enable(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let role = need(desk, call)?;
    desk.emit(value(role, call.cmdlet.tool));
    Ok(())
}

/// Who is in a role.
pub(super) fn members(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let (_, _, id) = *need(desk, call)?;
    let members = desk.session.role_members.get(id).cloned().unwrap_or_default();
    for user in members {
        emit_bare(desk, user, call.cmdlet.tool);
    }
    desk.out.push(Emitted::Note(Note::RoleMembers));
    Ok(())
}

/// The roles of a person.
pub(super) fn of_user(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let (user, _) = desk.named_user(call, &["UserPrincipalName", "ObjectId"])?;
    for role in &ROLES {
        let members = desk.session.role_members.get(role.2);
        if members.is_some_and(|members| members.contains(&user)) {
            desk.emit(value(role, call.cmdlet.tool));
        }
    }
    desk.out.push(Emitted::Note(Note::RoleMembers));
    Ok(())
}

fn member(desk: &mut Desk<'_>, call: &Call) -> Result<UserIx, Fault> {
    let reference = call.text("OdataId").or_else(|| {
        let body = call.get("BodyParameter")?;
        let id = body.property("@odata.id", desk.host)?;
        Some(id.text().to_string())
    });
    if let Some(reference) = reference {
        let id = reference.rsplit('/').next().unwrap_or_default().to_owned();
        return desk.need_user(call, &id);
    }
    let names = [
        "RoleMemberEmailAddress",
        "RoleMemberObjectId",
        "RefObjectId",
        "MemberId",
    ];
    desk.named_user(call, &names).map(|(user, _)| user)
}

/// Puts somebody into a role, or takes them out. Only a Global admin may.
pub(super) fn change(desk: &mut Desk<'_>, call: &Call, comes: bool) -> Result<(), Fault> {
    let role = desk.host.actor().role;
    if role != Role::Global {
        let permission = Permission::EditGroups;
        let problem = Problem::Forbidden { role, permission };
        let mut fault = refusal(desk, call, &problem, &About::default());
        fault.note = None;
        return Err(fault);
    }
    let (_, _, id) = *need(desk, call)?;
    let user = member(desk, call)?;
    let members = desk.session.role_members.entry(id).or_default();
    members.retain(|other| *other != user);
    if comes {
        members.push(user);
    }
    desk.out.push(Emitted::Note(Note::RoleMembers));
    Ok(())
}
