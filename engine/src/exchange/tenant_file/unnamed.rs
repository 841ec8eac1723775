//! People of a list that has no names: they are found in the tenant by their ids, and what the list says is put there.

use std::collections::HashMap;
use std::sync::Arc;

use crate::catalog::Guid;
use crate::domain::{Contact, Profile};

use super::fault::Fault;
use super::log::Log;
use super::raw::{Holding, Holdings, Raw, RawUser, Unnamed};
use super::refusal::RefusalReason;
use super::report::{Correction, CorrectionKind, Person};

/// What a list must say of people that are to be found nowhere else.
const FIELDS: [&str; 2] = ["displayName", "userPrincipalName"];

/// Takes the people without names out of the lists.
pub(super) fn take_unnamed(lists: &mut [Raw]) -> Result<Vec<RawUser>, Fault> {
    let mut all = Vec::new();
    let mut named = false;
    for list in lists {
        let people = list.users.iter().flatten();
        if people.clone().any(|user| user.unnamed.is_some()) {
            all.extend(list.users.take().into_iter().flatten());
        } else {
            named |= list.users.is_some();
        }
    }
    let first = all.first().map(|user| user.file);
    match first {
        Some(file) if named || all.iter().any(|user| user.unnamed.is_none()) => Err(missing(file)),
        _ => Ok(all),
    }
}

fn missing(file: usize) -> Fault {
    let fields = FIELDS.to_vec();
    let why = Box::new(RefusalReason::FieldsMissing { fields });
    Fault { file, why }
}

/// Puts what is said of people without names where these people are.
pub(super) fn find_names(
    raw: &mut Raw,
    unnamed: Vec<RawUser>,
    holdings: &mut Holdings,
    log: &mut Log,
) -> Result<(), Fault> {
    let Some(file) = unnamed.first().map(|user| user.file) else {
        return Ok(());
    };
    let mut said: HashMap<Guid, RawUser> = HashMap::with_capacity(unnamed.len());
    for user in unnamed {
        said.insert(user.profile.id.guid(), user); // of two rows of one person the later one counts
    }
    let mut stayed = Vec::new();
    let before = said.len();
    for user in raw.users.iter_mut().flatten() {
        match said.remove(&user.profile.id.guid()) {
            Some(row) => put(user, &row, holdings),
            None => stayed.push(Arc::clone(&user.profile)),
        }
    }
    if said.len() == before {
        return Err(missing(file));
    }
    for group in raw.groups.iter_mut().flatten() {
        group.whole = false; // the states that were read may say more
    }
    for profile in stayed {
        log.note(CorrectionKind::Stayed, || Correction::Stayed {
            person: Person::from(&*profile),
        });
    }
    let mut strangers: Vec<Guid> = said.into_keys().collect();
    strangers.sort_unstable();
    for id in strangers {
        log.note(CorrectionKind::Stranger, || Correction::Stranger {
            id: id.into(),
        });
    }
    Ok(())
}

/// Puts what a row says in the place of what was there; the rest stays.
fn put(user: &mut RawUser, row: &RawUser, holdings: &mut Holdings) {
    let Some(says) = row.unnamed.as_deref() else {
        return;
    };
    user.profile = Arc::new(profile(&user.profile, &row.profile, says));
    if says.location {
        user.usage_location = row.usage_location;
    }
    let new = holdings
        .all()
        .get(row.holding)
        .map(|holding| Holding::clone(holding));
    let new = new.filter(|new| new.licenses.is_some() || new.states.is_some());
    if let Some(new) = new {
        user.holding = holdings.intern(new);
    }
    user.file = row.file;
}

fn profile(old: &Profile, new: &Profile, says: &Unnamed) -> Profile {
    let text = |new: &Option<Arc<str>>, old: &Option<Arc<str>>| new.clone().or_else(|| old.clone());
    let named = !new.display_name.is_empty();
    let contact = |profile: &Profile| profile.contact.as_deref().cloned().unwrap_or_default();
    let (newer, older) = (contact(new), contact(old));
    let both = newer.texts().into_iter().zip(older.texts());
    let all = Contact::of(both.map(|(new, old)| text(new, old)));
    let mut merged = old.clone();
    if named {
        merged.display_name = Arc::clone(&new.display_name);
    }
    merged.given_name = text(&new.given_name, &old.given_name);
    merged.surname = text(&new.surname, &old.surname);
    merged.department = text(&new.department, &old.department);
    merged.contact = all.if_known();
    merged.account_enabled = says.enabled.unwrap_or(old.account_enabled);
    if says.user_type {
        merged.user_type = new.user_type;
    }
    if says.synced {
        merged.on_premises_sync = new.on_premises_sync;
    }
    if says.addresses {
        merged.proxy_addresses = new.proxy_addresses.clone();
    }
    merged
}
