//! Finds out which list a bare Graph response holds: by the keys of its first item, by its context, and by the types
//! that only items of different kinds say.

use crate::exchange::json::{Fault, Kind, Reader};

use super::report::List;

/// What the type of an item begins with.
const TYPE: &str = "#microsoft.graph.";

/// Which list it is, by its first item; the context of the response may have said something before.
pub(super) fn by_first_item(mut ahead: Reader<'_>, context: Option<&str>) -> Result<Option<List>, Fault> {
    ahead.array()?;
    if !ahead.item()? || ahead.peek()? != Kind::Object {
        return Ok(None);
    }
    by_item(ahead, context)
}

/// Which list an item is of, by its keys.
pub(super) fn by_item(mut ahead: Reader<'_>, context: Option<&str>) -> Result<Option<List>, Fault> {
    ahead.object()?;
    let mut list = None;
    let (mut deleted, mut person) = (false, false);
    while let Some(key) = ahead.key()? {
        deleted |= key.eq_ignore_ascii_case("deletedDateTime") && ahead.peek()? == Kind::String;
        list = list.or_else(|| by_key(&key));
        person |= match ahead.peek()? {
            // PowerShell puts what it has no property for one level deeper.
            Kind::Object if key.eq_ignore_ascii_case("additionalProperties") => is_person(ahead.fork())?,
            Kind::String if key == TYPE_KEY => is_person_type(&ahead.fork().string()?),
            _ => false,
        };
        ahead.skip()?;
    }
    Ok(match (list, context.and_then(by_context)) {
        (Some(List::Users), _) if deleted => Some(List::DeletedUsers),
        (_, Some(List::Members)) => Some(List::Members),
        (list, Some(List::Users)) => list,
        _ if person => Some(List::Members),
        (list, _) => list,
    })
}

/// The key of an item's type.
pub(super) const TYPE_KEY: &str = "@odata.type";

fn is_person(mut ahead: Reader<'_>) -> Result<bool, Fault> {
    let mut person = false;
    ahead.object()?;
    while let Some(key) = ahead.key()? {
        person |= key == TYPE_KEY && ahead.peek()? == Kind::String && is_person_type(&ahead.fork().string()?);
        ahead.skip()?;
    }
    Ok(person)
}

fn is_person_type(text: &str) -> bool {
    text.strip_prefix(TYPE)
        .is_some_and(|name| name.eq_ignore_ascii_case("user"))
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
pub(super) fn by_context(context: &str) -> Option<List> {
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
        ("directoryObjects", List::Members),
    ];
    lists.into_iter().find(|(name, _)| is(name)).map(|(_, list)| list)
}
