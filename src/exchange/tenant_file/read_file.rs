//! Reads one file: finds out its encoding, and whether it is a tenant file or a bare Graph response, and of what.

use crate::exchange::json::{Fault, Kind, Reader};

use super::input::{Input, Names, Read};
use super::limits::Limits;
use super::raw::{Holdings, Raw};
use super::read_about::{read_organization, read_zetel};
use super::read_groups::read_group;
use super::read_products::{read_sku, read_subscription};
use super::read_users::{read_user, Users};
use super::refusal::RefusalReason;
use super::report::{Content, Correction, CorrectionKind, List, Log};

/// What all files of an import share.
pub(super) struct Shared<'s> {
    pub(super) limits: &'s Limits,
    pub(super) log: &'s mut Log,
    pub(super) names: &'s mut Names,
    pub(super) holdings: &'s mut Holdings,
}

/// The text of a file: UTF-8, without its byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Read<&str> {
    let text = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=0x7f, ..] | [1..=0x7f, 0, ..] => {
            return Err(Box::new(RefusalReason::Utf16))
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => rest,
        all => all,
    };
    let mark = bytes.len() - text.len();
    let text = std::str::from_utf8(text).map_err(|error| {
        let offset = (mark + error.valid_up_to()) as u64;
        Box::new(RefusalReason::NotUtf8 { offset })
    })?;
    if text.trim_ascii().is_empty() {
        return Err(Box::new(RefusalReason::Empty));
    }
    Ok(text)
}

/// Reads the file with this number and name.
pub(super) fn read_file(
    text: &str,
    file: usize,
    name: &str,
    shared: &mut Shared<'_>,
) -> Read<(Content, Raw)> {
    let mut raw = Raw::default();
    let mut input = Input::new(text, shared.limits, shared.log, shared.names);
    let mut users = Users {
        holdings: shared.holdings,
        file,
        license_fields: false,
    };
    let content = match input.peek()? {
        Kind::Object => read_top(&mut input, &mut raw, &mut users)?,
        Kind::Array => {
            read_bare(&mut input, None, &mut raw, &mut users)?;
            Content::List
        }
        _ => {
            input.skip()?;
            input.finish()?;
            return Err(Box::new(RefusalReason::Foreign));
        }
    };
    if input.more_pages {
        input.note(CorrectionKind::MorePages, || Correction::MorePages {
            file: name.to_owned(),
        });
    }
    let people = raw.users.iter().chain(&raw.deleted).any(|list| !list.is_empty());
    if people && !users.license_fields {
        input.note(CorrectionKind::NoLicenseFields, || Correction::NoLicenseFields {
            file: name.to_owned(),
        });
    }
    input.finish()?;
    Ok((content, raw))
}

/// Reads an object at the top: a tenant file where it has any of its keys, else a response with its list.
fn read_top(input: &mut Input<'_, '_>, raw: &mut Raw, users: &mut Users<'_>) -> Read<Content> {
    let mut tenant = false;
    let mut has_list = false;
    let mut context = None;
    input.object()?;
    while let Some(key) = input.key()? {
        match (&*key, List::with_key(&key)) {
            (_, Some(list)) => {
                tenant = true;
                read_list(input, list, raw, users)?;
            }
            ("zetel", _) => {
                tenant = true;
                raw.zetel = read_zetel(input)?;
            }
            ("value", _) => {
                has_list = input.peek()? == Kind::Array;
                input.skip()?;
            }
            ("@odata.context", _) if input.peek()? == Kind::String => context = Some(input.text()?),
            _ => input.skip()?,
        }
    }
    if tenant {
        return Ok(Content::Tenant);
    }
    if !has_list {
        return Err(Box::new(RefusalReason::Foreign));
    }
    input.rewind();
    input.object()?;
    while let Some(key) = input.key()? {
        match &*key {
            "value" if input.peek()? == Kind::Array => {
                read_bare(input, context.as_deref(), raw, users)?;
            }
            "@odata.nextLink" => input.next_link()?,
            _ => input.skip()?,
        }
    }
    Ok(Content::List)
}

/// Reads a list that does not say what it is, but by its context.
fn read_bare(
    input: &mut Input<'_, '_>,
    context: Option<&str>,
    raw: &mut Raw,
    users: &mut Users<'_>,
) -> Read<()> {
    let by_shape = recognize(input.ahead()).unwrap_or_default();
    match by_shape.or_else(|| context.and_then(by_context)) {
        Some(list) => read_list(input, list, raw, users),
        None => {
            input.skip()?;
            Err(Box::new(RefusalReason::Foreign))
        }
    }
}

/// Which list it is, by the keys of its first item.
fn recognize(mut ahead: Reader<'_>) -> Result<Option<List>, Fault> {
    ahead.array()?;
    if !ahead.item()? || ahead.peek()? != Kind::Object {
        return Ok(None);
    }
    ahead.object()?;
    let mut list = None;
    let mut deleted = false;
    while let Some(key) = ahead.key()? {
        deleted |= key.eq_ignore_ascii_case("deletedDateTime") && ahead.peek()? == Kind::String;
        list = list.or_else(|| by_key(&key));
        ahead.skip()?;
    }
    Ok(match list {
        Some(List::Users) if deleted => Some(List::DeletedUsers),
        other => other,
    })
}

/// The list whose items alone have this key.
fn by_key(key: &str) -> Option<List> {
    let lists = [
        (List::Organization, &["verifiedDomains", "countryLetterCode"][..]),
        (
            List::SubscribedSkus,
            &["prepaidUnits", "consumedUnits", "capabilityStatus"],
        ),
        (List::Subscriptions, &["totalLicenses", "nextLifecycleDateTime"]),
        (
            List::Groups,
            &[
                "groupTypes",
                "securityEnabled",
                "mailEnabled",
                "licenseProcessingState",
                "members",
            ],
        ),
        (
            List::Users,
            &[
                "userPrincipalName",
                "userType",
                "accountEnabled",
                "usageLocation",
                "licenseAssignmentStates",
                "givenName",
                "surname",
            ],
        ),
    ];
    let has = |keys: &[&str]| keys.iter().any(|known| known.eq_ignore_ascii_case(key));
    lists
        .into_iter()
        .find(|(_, keys)| has(keys))
        .map(|(list, _)| list)
}

/// Which list it is, by `@odata.context`, such as `https://graph.microsoft.com/v1.0/$metadata#users(id)`.
fn by_context(context: &str) -> Option<List> {
    let (_, entity) = context.rsplit_once('#')?;
    let is = |name: &str| {
        entity
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
    };
    let lists = [
        ("organization", List::Organization),
        ("subscribedSkus", List::SubscribedSkus),
        ("directory/subscriptions", List::Subscriptions),
        ("users", List::Users),
        ("directory/deletedItems", List::DeletedUsers),
        ("groups", List::Groups),
    ];
    lists.into_iter().find(|(name, _)| is(name)).map(|(_, list)| list)
}

/// Reads a list that is known, in place of what was read of it before.
fn read_list(input: &mut Input<'_, '_>, list: List, raw: &mut Raw, users: &mut Users<'_>) -> Read<()> {
    let limits = *input.limits();
    let file = users.file;
    match list {
        List::Organization => {
            let mut organization = None;
            if is_one(input)? {
                organization = Some(read_organization(input)?);
            } else {
                input.each_in_response(&mut |input| {
                    organization = Some(read_organization(input)?);
                    Ok(())
                })?;
            }
            raw.organization = organization;
        }
        List::SubscribedSkus => raw.skus = some(input, list, limits.products, &mut |i| read_sku(i, file))?,
        List::Subscriptions => {
            raw.subscriptions = some(input, list, limits.subscriptions, &mut |i| {
                read_subscription(i, file)
            })?;
        }
        List::Users => raw.users = some(input, list, limits.users, &mut |i| read_user(i, users, false))?,
        List::DeletedUsers => {
            raw.deleted = some(input, list, limits.users, &mut |i| read_user(i, users, true))?;
        }
        List::Groups => raw.groups = some(input, list, limits.groups, &mut |i| read_group(i, file))?,
    }
    Ok(())
}

/// Whether one object comes next, and not a response with a list.
fn is_one(input: &mut Input<'_, '_>) -> Read<bool> {
    if input.peek()? != Kind::Object {
        return Ok(false);
    }
    let mut ahead = input.ahead();
    let mut response = false;
    let mut look = || -> Result<(), Fault> {
        ahead.object()?;
        while let Some(key) = ahead.key()? {
            response |= key.eq_ignore_ascii_case("value");
            ahead.skip()?;
        }
        Ok(())
    };
    let _ = look(); // what is wrong here is met again when it is read
    Ok(!response)
}

/// Reads a list of at most so many items; nothing where null stands.
fn some<T>(
    input: &mut Input<'_, '_>,
    list: List,
    limit: u32,
    read: &mut dyn FnMut(&mut Input<'_, '_>) -> Read<T>,
) -> Read<Option<Vec<T>>> {
    if input.null()? {
        return Ok(None);
    }
    let mut items = Vec::new();
    input.each_in_response(&mut |input| {
        if items.len() >= limit as usize {
            let what = list.into();
            return Err(Box::new(RefusalReason::TooMany { what, limit }));
        }
        items.push(read(input)?);
        Ok(())
    })?;
    Ok(Some(items))
}
