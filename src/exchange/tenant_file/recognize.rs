//! Finds out which list a bare Graph response holds: by the keys of its first item, else by its context.

use crate::exchange::json::{Fault, Kind, Reader};

use super::report::List;

/// Which list it is, by the keys of its first item.
pub(super) fn by_first_item(mut ahead: Reader<'_>) -> Result<Option<List>, Fault> {
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
    ];
    lists.into_iter().find(|(name, _)| is(name)).map(|(_, list)| list)
}
