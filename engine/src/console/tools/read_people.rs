//! Commands that show people and what they have.

use std::rc::Rc;

use crate::console::call::{Call, Desk};
use crate::console::compare::sort_order;
use crate::console::fault::Fault;
use crate::console::host::read;
use crate::console::known::Tool;
use crate::console::note::Note;
use crate::console::things::{license_detail, product, Filter, FilterFault, Person};
use crate::console::value::{same, Value, TABLE};
use crate::domain::{Tenant, UserIx};
use crate::order;

use super::refusal::bad_request;

/// How many are answered where nobody asks for all, by tool.
fn usual(tool: Tool) -> usize {
    match tool {
        Tool::MsOnline => 500,
        _ => 100,
    }
}

/// The properties asked for.
pub(super) fn selected(call: &Call) -> Option<Rc<[String]>> {
    let names = call.list("Property");
    let split = names.iter().flat_map(|name| {
        let text = name.text();
        let parts: Vec<String> = text.split(',').map(|part| part.trim().to_owned()).collect();
        parts
    });
    let names: Vec<String> = split.collect();
    (!names.is_empty()).then(|| Rc::from(names))
}

/// Reads `-Filter`, and asks for what counting needs.
///
/// # Errors
/// What Graph says of it.
pub(super) fn filter(desk: &Desk<'_>, call: &Call) -> Result<Option<Filter>, Fault> {
    let Some(text) = call.text("Filter") else {
        return Ok(None);
    };
    let filter = match Filter::parse(&text) {
        Ok(filter) => filter,
        Err(FilterFault::Contains) => {
            let text = "Unsupported property filter clause operator 'Contains'.";
            return Err(bad_request(desk, call, "Request_UnsupportedQuery", text));
        }
        Err(FilterFault::Syntax) => {
            let text =
                "Invalid filter clause: there is a syntax error in the value of the query parameter $filter.";
            return Err(bad_request(desk, call, "BadRequest", text));
        }
    };
    let eventual = call
        .text("ConsistencyLevel")
        .is_some_and(|level| same(&level, "eventual"));
    if call.cmdlet.tool == Tool::Graph && filter.is_advanced() && !(eventual && call.has("CountVariable")) {
        let text =
            "Unsupported Query. Use the ConsistencyLevel:eventual header and $count=true for this filter.";
        let fault = bad_request(desk, call, "Request_UnsupportedQuery", text);
        return Err(fault.noted(Note::Eventual));
    }
    Ok(Some(filter))
}

/// Everybody who is there, or was deleted.
fn everybody(tenant: &Tenant, deleted: bool, tool: Tool, chosen: Option<&Rc<[String]>>) -> Vec<Person> {
    let there = tenant
        .users()
        .filter(|(_, user)| user.deleted.is_some() == deleted);
    let people = there.filter_map(|(ix, _)| Person::at(tenant, ix, tool));
    people
        .map(|person| Person {
            selected: chosen.cloned(),
            ..person
        })
        .collect()
}

/// Keeps as many as are answered, and counts what there was for a variable.
pub(super) fn cut<T>(desk: &mut Desk<'_>, call: &Call, list: &mut Vec<T>) {
    if let Some(name) = call.text("CountVariable") {
        let count = Value::Int(list.len() as i64);
        if let Some(scope) = desk.session.scopes.last_mut() {
            scope.insert(name.trim_start_matches('$').to_lowercase(), count);
        }
    }
    let top = call.int("Top").or_else(|| call.int("MaxResults"));
    let all = call.switch("All");
    let most = match top {
        Some(top) => usize::try_from(top).unwrap_or(0),
        None if all => usize::MAX,
        None => usual(call.cmdlet.tool),
    };
    list.truncate(most);
}

/// `Get-MgUser`, `Get-EntraUser`, `Get-AzureADUser`, `Get-MsolUser`.
pub(super) fn users(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let tool = call.cmdlet.tool;
    let chosen = selected(call);
    let deleted = call.switch("ReturnDeletedUsers");
    for name in ["UserId", "ObjectId", "UserPrincipalName"] {
        let Some(text) = call.text(name) else { continue };
        let found = if deleted { desk.deleted_user(&text) } else { None };
        let user = match found {
            Some(user) => user,
            None => desk.need_user(call, &text)?,
        };
        let person = read(desk.host, |tenant| Person::at(tenant, user, tool)).flatten();
        if let Some(mut person) = person {
            person.selected = chosen;
            desk.emit(person.value());
        }
        return Ok(());
    }
    let filter = filter(desk, call)?;
    let mut people = read(desk.host, |tenant| {
        everybody(tenant, deleted, tool, chosen.as_ref())
    })
    .unwrap_or_default();
    people.retain(|person| {
        let property = |name: &str| person.property(name, desk.host).unwrap_or(Value::Null);
        filter.as_ref().is_none_or(|filter| filter.holds(&property)) && fits(desk, call, person)
    });
    sort(desk, call, &mut people);
    cut(desk, call, &mut people);
    for person in people {
        desk.emit(person.value());
    }
    Ok(())
}

/// `-Sort displayName` or `-Sort 'displayName desc'`.
fn sort(desk: &Desk<'_>, call: &Call, people: &mut Vec<Person>) {
    let Some(text) = call.text("Sort") else { return };
    let mut words = text.split_whitespace();
    let name = words.next().unwrap_or_default();
    let down = words.next().is_some_and(|word| same(word, "desc"));
    let key = |person: &Person| person.property(name, desk.host).unwrap_or(Value::Null);
    order::sort_by(people, |a, b| {
        let ordering = sort_order(&key(a), &key(b));
        if down {
            ordering.reverse()
        } else {
            ordering
        }
    });
}

/// Whether somebody is whom the parameters besides a filter ask for.
fn fits(desk: &Desk<'_>, call: &Call, person: &Person) -> bool {
    let property = |name: &str| person.property(name, desk.host).unwrap_or(Value::Null);
    for name in ["City", "Country", "Department", "State", "Title", "UsageLocation"] {
        if let Some(wanted) = call.text(name) {
            if !same(&property(name).text(), &wanted) {
                return false;
            }
        }
    }
    let name = &*person.profile.user_principal_name;
    let begins = |text: &str, begin: &str| text.to_lowercase().starts_with(&begin.to_lowercase());
    let search = call.text("SearchString").or_else(|| call.text("Search"));
    let found = search.is_none_or(|text| {
        let text = text.trim_matches('"');
        let text = text.split_once(':').map_or(text, |(_, word)| word);
        let display = &*person.profile.display_name;
        let mut words = display.split_whitespace();
        begins(name, text) || begins(display, text) || words.any(|word| begins(word, text))
    });
    let domain = call.text("DomainName");
    let in_domain = domain.is_none_or(|domain| name.split('@').nth(1).is_some_and(|d| same(d, &domain)));
    let enabled = call.text("EnabledFilter").is_none_or(|kind| {
        let only = kind.to_lowercase();
        match only.as_str() {
            "enabledonly" => person.profile.account_enabled,
            "disabledonly" => !person.profile.account_enabled,
            _ => true,
        }
    });
    let holds = person.licenses.licenses().iter().any(|license| license.is_held());
    let errors = || {
        let all = person.licenses.licenses().iter();
        all.flat_map(|license| license.assignments())
            .any(|a| a.state.error().is_some())
    };
    found
        && in_domain
        && enabled
        && !(call.switch("UnlicensedUsersOnly") && holds)
        && (!call.switch("HasErrorsOnly") || errors())
        && (!call.switch("Synchronized") || person.profile.on_premises_sync)
        && !call.switch("LicenseReconciliationNeededOnly")
}

/// The products of the tenant, of four tools.
pub(super) fn products(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let tool = call.cmdlet.tool;
    let id = call.text("SubscribedSkuId").or_else(|| call.text("ObjectId"));
    let found = read(desk.host, |tenant| {
        let all = tenant.products();
        let wanted = all.filter(|p| id.as_ref().is_none_or(|id| id.ends_with(&p.sku.to_string())));
        wanted.map(|p| product(tenant, p, tool)).collect::<Vec<_>>()
    });
    let found = found.unwrap_or_default();
    if found.is_empty() && id.is_some() {
        let text =
            "Resource does not exist or one of its queried reference-property objects are not present.";
        return Err(bad_request(desk, call, "Request_ResourceNotFound", text));
    }
    found.into_iter().for_each(|value| desk.emit(value));
    Ok(())
}

/// What a person has, product by product.
pub(super) fn details(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let (user, _) = desk.named_user(call, &["UserId", "ObjectId"])?;
    let tool = call.cmdlet.tool;
    let found = read(desk.host, |tenant| {
        let set = tenant.licenses(user).cloned().unwrap_or_default();
        let held = set.licenses().iter().filter(|license| license.in_force());
        let values = held.filter_map(|license| {
            let known = tenant.product(license.sku)?;
            Some(license_detail(tenant, known, license, tool))
        });
        values.collect::<Vec<_>>()
    });
    found
        .unwrap_or_default()
        .into_iter()
        .for_each(|value| desk.emit(value));
    Ok(())
}

/// People who were deleted: of Graph in the shape of its answer, of the others as people.
pub(super) fn deleted(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let tool = call.cmdlet.tool;
    let id = call
        .text("DirectoryObjectId")
        .or_else(|| call.text("Id"))
        .or_else(|| call.text("UserId"));
    let id = id.filter(|id| !id.to_lowercase().contains("graph.user"));
    if let Some(id) = id {
        let Some(user) = desk.deleted_user(&id) else {
            let about = super::refusal::About::user(&id, None);
            let problem = crate::domain::Problem::UserNotFound;
            return Err(super::refusal::refusal(desk, call, &problem, &about));
        };
        emit_bare(desk, user, tool);
        return Ok(());
    }
    let people = read(desk.host, |tenant| everybody(tenant, true, Tool::Entra, None)).unwrap_or_default();
    if tool != Tool::Graph {
        for person in people {
            desk.emit(person.value());
        }
        return Ok(());
    }
    let entry = |person: &Person| {
        let property = |name: &str| person.property(name, desk.host).unwrap_or(Value::Null);
        Value::object(
            &TABLE,
            [
                ("id", property("Id")),
                ("displayName", property("DisplayName")),
                ("userPrincipalName", property("UserPrincipalName")),
                ("deletedDateTime", property("DeletedDateTime")),
            ],
        )
    };
    let list = Value::list(people.iter().map(entry).collect());
    let table = Value::object(&TABLE, [("value", list)]);
    let fields = [
        ("Id", Value::Null),
        ("DeletedDateTime", Value::Null),
        ("AdditionalProperties", table),
    ];
    desk.emit(Value::object(&crate::console::things::DIRECTORY_OBJECT, fields));
    Ok(())
}

/// Hands somebody on of whom only the id is shown.
pub(super) fn emit_bare(desk: &mut Desk<'_>, user: UserIx, tool: Tool) {
    if matches!(tool, Tool::MsOnline | Tool::AzureAd) {
        return desk.emit_user(user, tool);
    }
    let person = read(desk.host, |tenant| Person::at(tenant, user, tool)).flatten();
    if let Some(mut person) = person {
        person.bare = true;
        desk.emit(person.value());
    }
}
