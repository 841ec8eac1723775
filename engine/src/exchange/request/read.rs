//! Reads the text of a request: method and address, headers, body; and the requests of a batch.

use std::collections::BTreeSet;

use crate::catalog::{EditionId, Guid};
use crate::domain::{
    ChangeGroups, ChangeUsers, Command, GroupId, Place, Problem, Removal, Tenant, UserId, UserIx,
};
use crate::exchange::json::{clip, line_and_column, Fault as JsonFault, Kind, Reader};

use super::asked::{Asked, Operation, Request, Target};
use super::body::{read_license_change, read_location, read_reference, read_rule, Body};
use super::fault::{Fault, Stop};
use super::limits::{BATCH_LIMIT, LARGEST_REQUEST, SEPARATOR};
use super::new_user::read_new_user;

/// So many levels of arrays and objects inside each other.
const DEEPEST: u32 = 32;

/// What a method and a path lead to.
enum Resource<'a> {
    UserLicense(&'a str),
    UserReprocess(&'a str),
    User(&'a str),
    GroupLicense(&'a str),
    Users,
    DeletedUser(&'a str),
    Restore(&'a str),
    Group(&'a str),
    DeletedGroup(&'a str),
    Members(&'a str),
    Member(&'a str, &'a str),
    Batch,
}

/// Reads the text of a request: `POST /v1.0/users/{id}/assignLicense`, headers if any, and the JSON body, as Graph
/// wants them. People are found by their id or their user name.
///
/// # Errors
/// The first thing that is wrong with the text as a whole. What is wrong with one request of a batch stands in that
/// request.
pub fn read_request(text: &str, tenant: &Tenant) -> Result<Request, Fault> {
    if text.len() > LARGEST_REQUEST {
        let limit = u32::try_from(LARGEST_REQUEST).unwrap_or(u32::MAX);
        return Err(Fault::TooLarge { limit });
    }
    let whole = text.trim_start_matches('\u{feff}').trim();
    let text = without_comments(whole);
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    let first = text.lines().next().unwrap_or_default();
    let mut words = first.split_whitespace();
    let (Some(method), Some(url)) = (words.next(), words.next()) else {
        return Err(Fault::NoRequestLine);
    };
    let version = words.next().is_none_or(|word| word.starts_with("HTTP/"));
    if !is_method(method) || !(url.starts_with('/') || url.contains("://")) || !version {
        return Err(Fault::NoRequestLine);
    }
    // What follows are headers, which say nothing here, and the body, which begins with a brace.
    let body_at = text
        .match_indices(['{', '['])
        .map(|(at, _)| at)
        .find(|at| *at >= first.len() && starts_line(text, *at))
        .unwrap_or(text.len());
    let mut reader = Reader::new(text.get(body_at..).unwrap_or_default(), DEEPEST);
    let has_body = body_at < text.len();
    let result = match resource(method, url)? {
        Resource::Batch => read_batch(&mut reader, has_body, tenant).map(Request::Batch),
        found => {
            let operation = read_operation(&found, has_body.then_some(&mut reader), tenant);
            let operation = match operation {
                Ok(operation) if has_body => reader.end().map(|()| Ok(operation)).map_err(Stop::Json),
                Ok(operation) => Ok(Ok(operation)),
                Err(Stop::Fault(fault)) => Ok(Err(fault)),
                Err(stop) => Err(stop),
            };
            operation.map(|operation| {
                Request::One(Asked {
                    id: String::new(),
                    line: clip(&format!("{method} {url}"), 200),
                    operation,
                    depends_on: Vec::new(),
                })
            })
        }
    };
    result.map_err(|stop| match stop {
        Stop::Fault(fault) => fault,
        Stop::Json(fault) => {
            let body_at = whole.len().saturating_sub(text.len()) + body_at;
            json_fault(whole, body_at, fault, &reader)
        }
    })
}

/// The requests of a text, which stand one below the other: each is to be read on the tenant that those before leave.
pub fn split_requests(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.starts_with(SEPARATOR) {
            parts.extend(text.get(from..at));
            from = at + line.len();
        }
        at += line.len();
    }
    parts.extend(text.get(from..));
    parts.retain(|part| !without_comments(part).is_empty());
    if parts.is_empty() {
        parts.push(text);
    }
    parts
}

/// A request without the lines of comment before it.
fn without_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    while rest.starts_with('#') || rest.starts_with("//") {
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
    }
    rest
}

fn json_fault(text: &str, body_at: usize, fault: JsonFault, reader: &Reader<'_>) -> Fault {
    let place = |at: usize| {
        let (line, column) = line_and_column(text, at);
        Fault::NotJson { line, column }
    };
    match fault {
        JsonFault::Syntax(at) => place(body_at.saturating_add(at)),
        JsonFault::End => place(text.len()),
        JsonFault::Depth => Fault::TooDeep { limit: DEEPEST },
        JsonFault::Kind => Fault::WrongType { path: reader.path() },
    }
}

/// Whether nothing but white space stands before this byte on its line.
fn starts_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.trim().is_empty()
}

fn is_method(word: &str) -> bool {
    ["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS"].contains(&word)
}

fn resource<'a>(method: &str, url: &'a str) -> Result<Resource<'a>, Fault> {
    // The root of any cloud that there is or was: a text may come from another edition.
    let path = EditionId::ALL
        .iter()
        .find_map(|id| url.strip_prefix(id.edition().links.graph_root))
        .unwrap_or(url);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = ["/v1.0", "/beta"]
        .iter()
        .find_map(|version| path.strip_prefix(version))
        .filter(|rest| rest.starts_with('/'))
        .unwrap_or(path);
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let is = |part: &str, word: &str| {
        part.eq_ignore_ascii_case(word)
            || part
                .strip_prefix("microsoft.graph.")
                .is_some_and(|part| part.eq_ignore_ascii_case(word))
    };
    let found = match (method, parts.as_slice()) {
        ("POST", [batch]) if is(batch, "$batch") => Some(Resource::Batch),
        ("PATCH", [users, id]) if is(users, "users") => Some(Resource::User(id)),
        ("POST", [users, id, what]) if is(users, "users") && is(what, "assignLicense") => {
            Some(Resource::UserLicense(id))
        }
        ("POST", [users, id, what]) if is(users, "users") && is(what, "reprocessLicenseAssignment") => {
            Some(Resource::UserReprocess(id))
        }
        ("POST", [groups, id, what]) if is(groups, "groups") && is(what, "assignLicense") => {
            Some(Resource::GroupLicense(id))
        }
        ("POST", [users]) if is(users, "users") => Some(Resource::Users),
        ("DELETE", [users, id]) if is(users, "users") => Some(Resource::DeletedUser(id)),
        ("POST", [directory, items, id, what])
            if is(directory, "directory") && is(items, "deletedItems") && is(what, "restore") =>
        {
            Some(Resource::Restore(id))
        }
        ("PATCH", [groups, id]) if is(groups, "groups") => Some(Resource::Group(id)),
        ("DELETE", [groups, id]) if is(groups, "groups") => Some(Resource::DeletedGroup(id)),
        ("POST", [groups, id, members, what])
            if is(groups, "groups") && is(members, "members") && is(what, "$ref") =>
        {
            Some(Resource::Members(id))
        }
        ("DELETE", [groups, id, members, user, what])
            if is(groups, "groups") && is(members, "members") && is(what, "$ref") =>
        {
            Some(Resource::Member(id, user))
        }
        _ => None,
    };
    found.ok_or_else(|| Fault::Unsupported {
        method: Fault::short(method),
        path: Fault::short(path),
    })
}

fn read_operation(
    resource: &Resource<'_>,
    body: Option<&mut Reader<'_>>,
    tenant: &Tenant,
) -> Result<Operation, Stop> {
    match resource {
        Resource::UserLicense(id) => {
            let Body { add, remove } = read_license_change(body)?;
            let user = user_named(id, tenant)?;
            let mut change = ChangeUsers::new(vec![user], Place::ActiveUsers);
            (change.add, change.remove) = (add, Removal::Skus(remove));
            let command = Command::ChangeUsers(change);
            Ok(operation(command, Target::User(user)))
        }
        Resource::GroupLicense(id) => {
            let Body { add, remove } = read_license_change(body)?;
            let group = group_named(id, tenant)?;
            let command = Command::ChangeGroups(ChangeGroups {
                groups: vec![group],
                add,
                remove,
                place: Place::ActiveUsers,
            });
            Ok(operation(command, Target::Group(group)))
        }
        Resource::UserReprocess(id) => {
            skip(body)?;
            let user = user_named(id, tenant)?;
            let command = Command::ReprocessUsers { users: vec![user] };
            Ok(operation(command, Target::User(user)))
        }
        Resource::User(id) => {
            let location = read_location(body)?;
            let user = user_named(id, tenant)?;
            let mut change = ChangeUsers::new(vec![user], Place::ActiveUsers);
            change.usage_location = Some(location);
            let command = Command::ChangeUsers(change);
            Ok(operation(command, Target::Property(user)))
        }
        Resource::Users => {
            let add = read_new_user(body, tenant)?;
            let id = add.users.first().map(|profile| profile.id);
            let target = id.map_or(Target::Nothing, Target::Created);
            Ok(operation(Command::AddUsers(add), target))
        }
        Resource::Members(id) => {
            let named = read_reference(body)?;
            let group = group_named(id, tenant)?;
            let (add, remove) = (vec![user_named(&named, tenant)?], Vec::new());
            let command = Command::ChangeMembers { group, add, remove };
            Ok(operation(command, Target::Nothing))
        }
        Resource::Group(id) => {
            let rule = read_rule(body)?;
            let group = group_named(id, tenant)?;
            let command = Command::MakeDynamic { group, rule };
            Ok(operation(command, Target::Nothing))
        }
        Resource::DeletedUser(id) => {
            skip(body)?;
            let users = vec![user_named(id, tenant)?];
            Ok(operation(Command::DeleteUsers { users }, Target::Nothing))
        }
        Resource::Restore(id) => {
            skip(body)?;
            let user = user_named(id, tenant)?;
            let command = Command::RestoreUsers { users: vec![user] };
            Ok(operation(command, Target::User(user)))
        }
        Resource::DeletedGroup(id) => {
            skip(body)?;
            let groups = vec![group_named(id, tenant)?];
            Ok(operation(Command::DeleteGroups { groups }, Target::Nothing))
        }
        Resource::Member(id, user) => {
            skip(body)?;
            let group = group_named(id, tenant)?;
            let (add, remove) = (Vec::new(), vec![user_named(user, tenant)?]);
            let command = Command::ChangeMembers { group, add, remove };
            Ok(operation(command, Target::Nothing))
        }
        Resource::Batch => Err(Stop::Fault(Fault::Unsupported {
            method: "POST".to_owned(),
            path: "/$batch".to_owned(),
        })),
    }
}

/// Passes over a body that says nothing.
fn skip(body: Option<&mut Reader<'_>>) -> Result<(), Stop> {
    body.map_or(Ok(()), Reader::skip).map_err(Stop::Json)
}

fn operation(command: Command, target: Target) -> Operation {
    Operation { command, target }
}

/// A person by id or user name, percent-encoded or not.
fn user_named(id: &str, tenant: &Tenant) -> Result<UserIx, Stop> {
    let id = decode(id);
    if let Ok(id) = Guid::parse(&id) {
        let found = tenant.find(UserId::from_u128(id.as_u128()));
        return found.ok_or_else(|| Problem::UserNotFound.into());
    }
    let named = |name: &str| name.to_lowercase() == id.to_lowercase();
    let mut users = tenant.users().filter(|(_, user)| user.deleted.is_none());
    let found = users.find(|(_, user)| named(&user.profile.user_principal_name));
    found
        .map(|(user, _)| user)
        .ok_or_else(|| Problem::UserNotFound.into())
}

fn group_named(id: &str, tenant: &Tenant) -> Result<GroupId, Stop> {
    let id = decode(id);
    let guid = Guid::parse(&id).map_err(|_| Problem::InvalidGuid {
        text: Fault::short(&id),
    })?;
    let group = GroupId::from_u128(guid.as_u128());
    tenant
        .group(group)
        .map(|group| group.id)
        .ok_or_else(|| Problem::GroupNotFound.into())
}

/// Percent signs resolved; as it stands where they are broken.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|d| u8::try_from(d).ok());
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let (Some(high), Some(low)) = (digit(rest.next()), digit(rest.next())) else {
            return text.to_owned();
        };
        bytes.push(high * 16 + low);
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The requests of a batch. More than it takes are counted, not kept.
fn read_batch(reader: &mut Reader<'_>, has_body: bool, tenant: &Tenant) -> Result<Vec<Asked>, Stop> {
    let missing = || {
        Stop::from(Problem::MissingParameter {
            names: vec!["requests".to_owned()],
        })
    };
    if !has_body {
        return Err(missing());
    }
    let mut requests = None;
    reader.object()?;
    while let Some(key) = reader.key()? {
        if key != "requests" || reader.null()? {
            if key != "requests" {
                reader.skip()?;
            }
            continue;
        }
        let (mut list, mut count) = (Vec::new(), 0_u32);
        reader.array()?;
        while reader.item()? {
            count = count.saturating_add(1);
            if count > BATCH_LIMIT {
                reader.skip()?;
            } else {
                list.push(read_part(reader, tenant)?);
            }
        }
        requests = Some((list, count));
    }
    reader.end()?;
    let (list, asked) = requests.ok_or_else(missing)?;
    if asked > BATCH_LIMIT {
        let limit = BATCH_LIMIT;
        return Err(Problem::BatchTooLarge { limit, asked }.into());
    }
    let mut ids = BTreeSet::new();
    for part in &list {
        let id = part.id.to_lowercase();
        if id.is_empty() || !ids.insert(id) {
            let id = Fault::short(&part.id);
            return Err(Stop::Fault(Fault::BatchId { id }));
        }
    }
    Ok(list)
}

/// One request of a batch. Its body is read last, wherever it stands.
fn read_part(reader: &mut Reader<'_>, tenant: &Tenant) -> Result<Asked, Stop> {
    let (mut id, mut method, mut url) = (String::new(), String::new(), String::new());
    let (mut body, mut typed, mut depends_on) = (None, false, Vec::new());
    reader.object()?;
    while let Some(key) = reader.key()? {
        match &*key {
            "id" => id = reader.string()?.into_owned(),
            "method" => method = reader.string()?.to_uppercase(),
            "url" => url = reader.string()?.into_owned(),
            "headers" => typed = is_json(reader)?,
            "body" if reader.peek()? != Kind::Null => {
                body = Some(reader.fork());
                reader.skip()?;
            }
            "dependsOn" if reader.peek()? != Kind::Null => {
                reader.array()?;
                while reader.item()? {
                    depends_on.push(Fault::short(&reader.string()?));
                }
            }
            _ => reader.skip()?,
        }
    }
    let rooted = if url.starts_with('/') || url.contains("://") {
        url
    } else {
        format!("/{url}")
    };
    let operation = match resource(&method, &rooted) {
        Err(fault) => Err(fault),
        Ok(_) if body.is_some() && !typed => Err(Fault::NoContentType),
        Ok(found) => match read_operation(&found, body.as_mut(), tenant) {
            Ok(operation) => Ok(operation),
            Err(Stop::Fault(fault)) => Err(fault),
            // The body was skipped once, so it is JSON: only its kinds can be wrong.
            Err(Stop::Json(_)) => Err(Fault::WrongType {
                path: body.map(|body| body.path()).unwrap_or_default(),
            }),
        },
    };
    Ok(Asked {
        id,
        line: clip(&format!("{method} {rooted}"), 200),
        operation,
        depends_on,
    })
}

/// Whether the headers say that the body is JSON.
fn is_json(reader: &mut Reader<'_>) -> Result<bool, Stop> {
    let mut json = false;
    if reader.null()? {
        return Ok(json);
    }
    reader.object()?;
    while let Some(key) = reader.key()? {
        if key.eq_ignore_ascii_case("content-type") {
            json = reader
                .string()?
                .to_ascii_lowercase()
                .starts_with("application/json");
        } else {
            reader.skip()?;
        }
    }
    Ok(json)
}
