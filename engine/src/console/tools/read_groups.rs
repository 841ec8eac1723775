//! Commands about groups: what there is, who belongs to them, who comes and goes.

use std::rc::Rc;

use crate::console::call::{Call, Desk};
use crate::console::fault::Fault;
use crate::console::host::read;
use crate::console::known::Tool;
use crate::console::things::{group, Person, MSOL_MEMBER};
use crate::console::value::Value;
use crate::domain::{Command, GroupId, UserIx};

use super::find::not_kept;
use super::read_people::{cut, emit_bare, filter, selected};
use super::refusal::About;

/// Hands a group on, as it is now.
pub(super) fn emit_group(desk: &mut Desk<'_>, id: GroupId, tool: Tool, chosen: Option<&Rc<[String]>>) {
    let found = read(desk.host, |tenant| {
        tenant
            .group(id)
            .map(|found| group(tenant, found, tool, chosen, false))
    });
    if let Some(value) = found.flatten() {
        desk.emit(value);
    }
}

fn group_text(call: &Call) -> Option<String> {
    ["GroupId", "GroupObjectId", "ObjectId"]
        .iter()
        .find_map(|name| call.text(name))
}

/// The groups, of four tools.
pub(super) fn groups(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let tool = call.cmdlet.tool;
    let chosen = selected(call);
    if let Some(text) = group_text(call) {
        let id = desk.need_group(call, &text)?;
        emit_group(desk, id, tool, chosen.as_ref());
        return Ok(());
    }
    let filter = filter(desk, call)?;
    let all = read(desk.host, |tenant| {
        let of = |found: &crate::domain::Group| {
            (
                group(tenant, found, tool, chosen.as_ref(), false),
                group(tenant, found, tool, None, true),
            )
        };
        tenant.groups().map(of).collect::<Vec<_>>()
    });
    let mut all = all.unwrap_or_default();
    let search = call.text("SearchString").or_else(|| call.text("Search"));
    all.retain(|(_, whole)| {
        let property = |name: &str| whole.property(name, desk.host).unwrap_or(Value::Null);
        let named = search.as_ref().is_none_or(|text| {
            let text = text.trim_matches('"').to_lowercase();
            let text = text.split_once(':').map_or(&*text, |(_, word)| word);
            property("DisplayName").text().to_lowercase().contains(text)
        });
        let errors = !call.switch("HasLicenseErrorsOnly") || property("HasLicenseErrors").is_true();
        named && errors && filter.as_ref().is_none_or(|filter| filter.holds(&property))
    });
    cut(desk, call, &mut all);
    all.into_iter().for_each(|(value, _)| desk.emit(value));
    Ok(())
}

/// Members of a group, or those who did not get what it gives.
pub(super) fn members(desk: &mut Desk<'_>, call: &Call, in_error: bool) -> Result<(), Fault> {
    let text = group_text(call).unwrap_or_default();
    let id = desk.need_group(call, &text)?;
    let mut users: Vec<UserIx> = read(desk.host, |tenant| {
        let members = tenant
            .group(id)
            .map(|group| group.members.to_vec())
            .unwrap_or_default();
        let failed = |ix: &UserIx| {
            let set = tenant.licenses(*ix);
            set.is_some_and(|set| {
                let mut inherited = set.licenses().iter().flat_map(|license| license.inherited());
                inherited.any(|(group, a)| group == id && a.state.error().is_some())
            })
        };
        members.into_iter().filter(|ix| !in_error || failed(ix)).collect()
    })
    .unwrap_or_default();
    cut(desk, call, &mut users);
    for user in users {
        if call.cmdlet.tool == Tool::MsOnline {
            let person = read(desk.host, |tenant| Person::at(tenant, user, Tool::MsOnline)).flatten();
            if let Some(person) = person {
                let property = |name: &str| person.property(name, desk.host).unwrap_or(Value::Null);
                let fields = [
                    ("GroupMemberType", "User".into()),
                    ("EmailAddress", property("UserPrincipalName")),
                    ("DisplayName", property("DisplayName")),
                    ("ObjectId", property("ObjectId")),
                    ("IsLicensed", property("isLicensed")),
                ];
                desk.emit(Value::object(&MSOL_MEMBER, fields));
            }
        } else {
            emit_bare(desk, user, call.cmdlet.tool);
        }
    }
    Ok(())
}

/// Lets somebody into a group, or out of it.
pub(super) fn move_member(desk: &mut Desk<'_>, call: &Call, comes: bool) -> Result<(), Fault> {
    let text = group_text(call).unwrap_or_default();
    let group = desk.need_group(call, &text)?;
    let names = [
        "DirectoryObjectId",
        "RefObjectId",
        "MemberId",
        "GroupMemberObjectId",
    ];
    let (user, _) = desk.named_user(call, &names)?;
    let member = read(desk.host, |tenant| {
        tenant.group(group).is_some_and(|group| group.has_member(user))
    });
    if member == Some(comes) {
        let text = if comes {
            "One or more added object references already exist for the following modified properties: 'members'."
        } else {
            "Resource does not exist or one of its queried reference-property objects are not present."
        };
        return Err(super::refusal::bad_request(
            desk,
            call,
            "Request_BadRequest",
            text,
        ));
    }
    let (add, remove) = if comes {
        (vec![user], Vec::new())
    } else {
        (Vec::new(), vec![user])
    };
    let command = Command::ChangeMembers { group, add, remove };
    let about = About::group(&text, Some(group));
    desk.act(call, &command, &about).map(|_| ())
}

/// Deletes a group.
pub(super) fn remove(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let text = group_text(call).unwrap_or_default();
    let group = desk.need_group(call, &text)?;
    let command = Command::DeleteGroups { groups: vec![group] };
    let about = About::group(&text, Some(group));
    desk.act(call, &command, &about).map(|_| ())
}

/// Groups can't be made here.
pub(super) fn make(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    Err(not_kept(desk, call, "group"))
}

/// The groups of a person.
pub(super) fn of_user(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let (user, _) = desk.named_user(call, &["UserId", "ObjectId"])?;
    let tool = call.cmdlet.tool;
    let groups: Vec<GroupId> = read(desk.host, |tenant| {
        let of = tenant.groups().filter(|group| group.has_member(user));
        of.map(|group| group.id).collect()
    })
    .unwrap_or_default();
    for id in groups {
        emit_group(desk, id, tool, None);
    }
    Ok(())
}
