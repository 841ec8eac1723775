//! Users of an imported tenant: their places, what they hold, and what may not be twice.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::Tenant;
use crate::exchange::json::short;

use super::fault::{Built, Fault};
use super::groups::Joined;
use super::holding::Resolved;
use super::limits::Limits;
use super::log::Log;
use super::raw::{Deleted, RawUser, Zetel};
use super::refusal::{BadRow, Limited, RefusalReason, Unique};
use super::report::{Correction, CorrectionKind, Holder, Person};

/// Everybody in order of their places: the deleted users where `zetel` puts them, else behind the others.
pub(super) fn in_places(users: Vec<RawUser>, deleted: Vec<RawUser>, zetel: &Zetel) -> Vec<RawUser> {
    let all = users.len() + deleted.len();
    let places = zetel.deleted_places.as_deref().unwrap_or_default();
    let rising = places.iter().zip(places.iter().skip(1)).all(|(a, b)| a < b);
    let fit = rising && places.len() == deleted.len() && places.last().is_none_or(|p| (*p as usize) < all);
    let mut places = places.iter().filter(|_| fit).peekable();
    let (mut users, mut deleted) = (users.into_iter(), deleted.into_iter());
    let mut everybody = Vec::with_capacity(all);
    for place in 0..all {
        let here = places
            .next_if(|p| **p as usize == place)
            .and_then(|_| deleted.next());
        everybody.extend(here.or_else(|| users.next()).or_else(|| deleted.next()));
    }
    everybody
}

/// Adds everybody, and notes who belongs to the groups that only states name.
pub(super) fn add_users(
    tenant: &mut Tenant,
    users: &[RawUser],
    resolved: &[Resolved],
    joined: &mut Joined,
    limits: &Limits,
    log: &mut Log,
) -> Built<()> {
    let nothing = Resolved::default();
    let mut addresses: HashMap<Arc<str>, u32> = HashMap::with_capacity(users.len());
    for (place, user) in (0u32..).zip(users) {
        if place >= limits.users {
            return Err(Fault::too_many(Limited::Users, limits.users, user.file));
        }
        let profile = &user.profile;
        let deleted = match user.deleted {
            Deleted::No => None,
            Deleted::At(time) => Some(time),
            Deleted::Sometime => Some(tenant.clock),
        };
        if let Some(first) = tenant.find(profile.id) {
            let first = first.0;
            let value = profile.id.to_string();
            return Err(twice(users, Unique::UserId, value, first, place));
        }
        if deleted.is_none() {
            let address = profile.user_principal_name.to_lowercase();
            if let Some(first) = addresses.insert(Arc::from(address), place) {
                let address = short(&profile.user_principal_name);
                return Err(twice(users, Unique::UserAddress, address, first, place));
            }
        }
        let holds = resolved.get(user.holding).unwrap_or(&nothing);
        note_holding(user, holds, log);
        let added = tenant.add_user(Arc::clone(profile), user.usage_location, &holds.set, deleted);
        let Ok(ix) = added else { continue }; // the id is new and there is room, as just checked
        if deleted.is_none() {
            for group in &holds.groups {
                joined.add(*group, ix);
            }
        }
    }
    Ok(())
}

/// A refusal for two users of one id or address, by their lines where they have any.
fn twice(users: &[RawUser], unique: Unique, value: String, first: u32, second: u32) -> Fault {
    let line = |place: u32| users.get(place as usize).map_or(0, |user| user.line);
    let file = users.get(second as usize).map_or(0, |user| user.file);
    let (before, line) = (line(first), line(second));
    if before == 0 || line == 0 {
        return Fault::duplicate(unique, value, first, second, file);
    }
    let address = |place: u32| {
        users
            .get(place as usize)
            .map(|user| &*user.profile.user_principal_name)
    };
    let value = match (address(first), address(second)) {
        // An id that follows from an address says less than the address.
        (Some(a), Some(b)) if a.to_lowercase() == b.to_lowercase() => short(b),
        _ => value,
    };
    let fault = BadRow::Duplicate { value, first: before };
    let why = Box::new(RefusalReason::Row { line, fault });
    Fault { file, why }
}

fn note_holding(user: &RawUser, holds: &Resolved, log: &mut Log) {
    let person = || Person::from(&*user.profile);
    for &(sku, plan) in &holds.strange_plans {
        log.note(CorrectionKind::DisabledPlan, || Correction::DisabledPlan {
            holder: Holder::User(person()),
            sku,
            plan,
        });
    }
    for &sku in &holds.repeated {
        log.note(CorrectionKind::RepeatedLicense, || Correction::RepeatedLicense {
            holder: Holder::User(person()),
            sku,
        });
    }
    for &sku in &holds.without_state {
        log.note(CorrectionKind::NoState, || Correction::NoState {
            person: person(),
            sku,
        });
    }
    for &sku in &holds.states_win {
        log.note(CorrectionKind::StatesWin, || Correction::StatesWin {
            person: person(),
            sku,
        });
    }
}
