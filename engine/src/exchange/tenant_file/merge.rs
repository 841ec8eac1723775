//! Puts bare lists in the place of lists of a tenant.

use super::log::Log;
use super::places::Places;
use super::raw::{Raw, RawSku, RawSubscription, RawUser, Units};
use super::report::{Correction, CorrectionKind, Person};

/// The base with its lists replaced; lists of one kind are pages, in order.
pub(super) fn merge(mut base: Raw, lists: Vec<Raw>, log: &mut Log) -> Raw {
    let mut new = Raw::default();
    for list in lists {
        new.organization = list.organization.or(new.organization);
        append(&mut new.skus, list.skus);
        append(&mut new.subscriptions, list.subscriptions);
        append(&mut new.users, list.users);
        append(&mut new.deleted, list.deleted);
        append(&mut new.groups, list.groups);
    }
    if let (Some(skus), Some(old)) = (&new.skus, &mut base.subscriptions) {
        keep_true(old, skus);
    }
    if new.subscriptions.is_some() {
        for sku in base.skus.iter_mut().flatten() {
            sku.units = None; // the new subscriptions say how many there are
        }
    }
    let moved = (new.users.is_some() || new.deleted.is_some(), base.zetel.as_mut());
    if let (true, Some(zetel)) = moved {
        zetel.deleted_places = None; // those of the old lists
    }
    let moved = (new.users.is_some() || new.groups.is_some(), base.zetel.as_mut());
    if let (true, Some(zetel)) = moved {
        zetel.queue = None; // that of the old groups and members
    }
    // Zetel itself writes whole lists of members; a new list of people may say more of them.
    let own = base.zetel.as_ref().is_some_and(|zetel| zetel.written);
    for group in base.groups.iter_mut().flatten() {
        group.whole = own && new.users.is_none();
    }
    move_people(&new.users, &mut base.deleted, log);
    move_people(&new.deleted, &mut base.users, log);
    Raw {
        organization: new.organization.or(base.organization),
        skus: new.skus.or(base.skus),
        subscriptions: new.subscriptions.or(base.subscriptions),
        users: new.users.or(base.users),
        deleted: new.deleted.or(base.deleted),
        groups: new.groups.or(base.groups),
        zetel: base.zetel,
        members: None,
    }
}

/// Puts a further page behind a list.
pub(super) fn append<T>(all: &mut Option<Vec<T>>, page: Option<Vec<T>>) {
    match (all, page) {
        (Some(all), Some(mut page)) => all.append(&mut page),
        (all, Some(page)) => *all = Some(page),
        (_, None) => {}
    }
}

/// Keeps the subscriptions that new products leave true: those of products whose units are still what they add up
/// to.
fn keep_true(old: &mut Vec<RawSubscription>, skus: &[RawSku]) {
    let had = Units::of(old.iter().map(|raw| &raw.subscription));
    let mut kept = Places::default();
    for sku in skus {
        let id = sku.product.sku.guid();
        if sku.units.is_some() && had.get(id) == sku.units {
            let _ = kept.add(id); // a second time is refused later
        }
    }
    old.retain(|bought| kept.has(bought.subscription.sku.guid()));
}

/// Takes out of an old list of people those whom a new list has.
fn move_people(new: &Option<Vec<RawUser>>, old: &mut Option<Vec<RawUser>>, log: &mut Log) {
    let (Some(new), Some(old)) = (new, old) else {
        return;
    };
    let mut ids = Places::default();
    for user in new {
        let _ = ids.add(user.profile.id.guid()); // a second time is refused later
    }
    old.retain(|user| {
        let moved = ids.has(user.profile.id.guid());
        if moved {
            log.note(CorrectionKind::UserMoved, || Correction::UserMoved {
                person: Person::from(&*user.profile),
            });
        }
        !moved
    });
}
