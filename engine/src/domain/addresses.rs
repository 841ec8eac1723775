//! Which mail addresses of a tenant two people have: the few that make a mailbox impossible (DOMAIN 2.7
//! UniquenessViolation).

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::ids::UserIx;
use super::user::User;

/// For everybody with an address that somebody else has too: the first such address, and the other person.
#[derive(Debug, Default)]
pub(super) struct TakenAddresses(BTreeMap<UserIx, (Arc<str>, UserIx)>);

impl TakenAddresses {
    /// Compares the proxy addresses of everybody who is not deleted, upper and lower case alike.
    pub(super) fn find(users: &[User]) -> Self {
        let mut taken = BTreeMap::new();
        let mut first: HashMap<String, UserIx> = HashMap::new();
        for (ix, user) in (0..).map(UserIx).zip(users) {
            if user.deleted.is_some() {
                continue;
            }
            for address in &user.profile.proxy_addresses {
                match first.entry(address.to_lowercase()) {
                    Entry::Vacant(free) => {
                        free.insert(ix);
                    }
                    Entry::Occupied(by) if *by.get() != ix => {
                        let other = *by.get();
                        taken.entry(ix).or_insert_with(|| (Arc::clone(address), other));
                        taken.entry(other).or_insert_with(|| (Arc::clone(address), ix));
                    }
                    Entry::Occupied(_) => {}
                }
            }
        }
        TakenAddresses(taken)
    }

    /// The first address of the person that is not theirs alone.
    pub(super) fn get(&self, ix: UserIx) -> Option<(&Arc<str>, UserIx)> {
        self.0.get(&ix).map(|(address, other)| (address, *other))
    }
}
