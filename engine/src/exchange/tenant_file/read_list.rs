//! Reads the lists of a tenant file: one item, or a whole list at once.

use crate::exchange::json::{Fault, Kind};

use super::input::{Input, Read};
use super::raw::Raw;
use super::read_about::read_organization;
use super::read_groups::{read_group, read_member};
use super::read_products::{read_sku, read_subscription};
use super::read_users::{read_user, Users};
use super::refusal::RefusalReason;
use super::report::List;

/// Forgets what was read of a list; with `there` it is a list from now on, with nothing in it.
pub(super) fn begin_list(list: List, there: bool, raw: &mut Raw) {
    match list {
        List::Organization => raw.organization = None,
        List::SubscribedSkus => raw.skus = there.then(Vec::new),
        List::Subscriptions => raw.subscriptions = there.then(Vec::new),
        List::Users => raw.users = there.then(Vec::new),
        List::DeletedUsers => raw.deleted = there.then(Vec::new),
        List::Groups => raw.groups = there.then(Vec::new),
        List::Members => raw.members = there.then(Vec::new),
    }
}

/// Reads the next item of a list.
pub(super) fn read_item(
    input: &mut Input<'_, '_>,
    list: List,
    raw: &mut Raw,
    users: &mut Users<'_>,
) -> Read<()> {
    let limits = *input.limits();
    let file = users.file;
    match list {
        List::Organization => {
            raw.organization = Some(read_organization(input)?);
            Ok(())
        }
        List::SubscribedSkus => one(input, list, &mut raw.skus, limits.products, &mut |i| {
            read_sku(i, file)
        }),
        List::Subscriptions => one(
            input,
            list,
            &mut raw.subscriptions,
            limits.subscriptions,
            &mut |i| read_subscription(i, file),
        ),
        List::Users => one(input, list, &mut raw.users, limits.users, &mut |i| {
            read_user(i, users, false)
        }),
        List::DeletedUsers => one(input, list, &mut raw.deleted, limits.users, &mut |i| {
            read_user(i, users, true)
        }),
        List::Groups => one(input, list, &mut raw.groups, limits.groups, &mut |i| {
            read_group(i, file)
        }),
        List::Members => one(input, list, &mut raw.members, limits.users, &mut read_member),
    }
}

/// Reads one more item, if so many are allowed.
fn one<T>(
    input: &mut Input<'_, '_>,
    list: List,
    items: &mut Option<Vec<T>>,
    limit: u32,
    read: &mut dyn FnMut(&mut Input<'_, '_>) -> Read<T>,
) -> Read<()> {
    let items = items.get_or_insert_default();
    if items.len() >= limit as usize {
        return Err(RefusalReason::too_many(list.into(), limit));
    }
    items.push(read(input)?);
    Ok(())
}

/// Reads whatever stands in the place of a list, in place of what was read of it before.
pub(super) fn read_list(
    input: &mut Input<'_, '_>,
    list: List,
    raw: &mut Raw,
    users: &mut Users<'_>,
) -> Read<()> {
    begin_list(list, false, raw);
    if list == List::Organization && is_one(input)? {
        return read_item(input, list, raw, users);
    }
    if input.null()? {
        return Ok(());
    }
    begin_list(list, true, raw);
    input.each_in_response(&mut |input| read_item(input, list, raw, users))
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
