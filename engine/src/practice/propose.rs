//! What must hold, proposed from the difference between a start and what was done since: never more than that. Each
//! thing proposed holds now and did not at the start, but for the two that bound the way: how many changes, and that
//! nothing else is other than it was.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::{CountryCode, SkuId};
use crate::domain::{GroupId, LicenseSet, PlanSet, Source, Tenant, UserIx};
use crate::sandbox::Entry;

use super::check::{check, Attempt, Verdict};
use super::requirement::Requirement;
use super::touched::{quantities, Named};

/// A requirement that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What must hold.
    pub requirement: Requirement,
    /// Whether it says what was done, where others say how, or follow from it.
    pub chosen: bool,
}

/// What is proposed: nothing where nothing is other than at the start.
pub fn propose(start: &Tenant, now: &Tenant, entries: &[Entry]) -> Vec<Proposal> {
    let named = Named::of(entries);
    let mut difference = Difference {
        start,
        now,
        entries,
        found: Vec::new(),
        joined: Vec::new(),
    };
    let users: Vec<UserIx> = named.users(start, now).collect();
    let groups: Vec<GroupId> = named.groups(start, now).collect();
    let bought: Vec<SkuId> = quantities(start, now).collect();
    let all_groups: BTreeSet<GroupId> = start.groups().chain(now.groups()).map(|group| group.id).collect();
    // The same is proposed for people who changed in the same way: only the first of them is compared, because there may
    // be a hundred thousand.
    let mut alike: BTreeMap<[PersonState; 2], Vec<usize>> = BTreeMap::new();
    for user in users.iter().copied() {
        let states = [start, now].map(|tenant| person_state(tenant, user, &all_groups));
        match alike.get(&states) {
            Some(places) => difference.join(places, user),
            None => {
                difference.person(user, &all_groups);
                alike.insert(states, std::mem::take(&mut difference.joined));
            }
        }
    }
    for group in all_groups.iter().copied() {
        difference.group(group);
    }
    for sku in bought.iter().copied() {
        let seats = now.seats(sku).total();
        difference.add(Requirement::Total { sku, seats }, true);
    }
    for product in now.products() {
        let (sku, seats) = (product.sku, now.seats(product.sku).consumed);
        difference.add(Requirement::Used { sku, seats }, false);
    }
    let changes = difference.attempt().changes();
    let mut found = difference.found;
    if found.is_empty() {
        return found;
    }
    found.push(Proposal {
        requirement: Requirement::AtMost {
            changes: changes as u32,
        },
        chosen: false,
    });
    // Under other rules everything may be other than it was.
    if start.rules == now.rules {
        found.push(Proposal {
            requirement: Requirement::NothingElse {
                users,
                groups,
                newcomers: now.places() > start.places(),
                quantities: bought,
            },
            chosen: true,
        });
    }
    found
}

/// What is compared of a person: licenses (people who hold the same share one set, so its address is enough), usage
/// location, whether deleted, and which groups they are in. Nothing where there is no such person.
type PersonState = Option<(usize, Option<CountryCode>, bool, Vec<bool>)>;

fn person_state(tenant: &Tenant, user: UserIx, groups: &BTreeSet<GroupId>) -> PersonState {
    let set = tenant.licenses(user).map_or(0, |set| Arc::as_ptr(set) as usize);
    let there = tenant.user(user)?;
    let is_member = |id: &GroupId| tenant.group(*id).is_some_and(|group| group.has_member(user));
    let groups = groups.iter().map(is_member).collect();
    Some((set, there.usage_location, there.deleted.is_some(), groups))
}

struct Difference<'a> {
    start: &'a Tenant,
    now: &'a Tenant,
    entries: &'a [Entry],
    found: Vec<Proposal>,
    /// The places in `found` of what was proposed for the person who is compared.
    joined: Vec<usize>,
}

impl Difference<'_> {
    fn attempt(&self) -> Attempt<'_> {
        Attempt {
            start: self.start,
            now: self.now,
            entries: self.entries,
            questions: &[],
            answers: &[],
        }
    }

    /// Adds it, if it holds now and did not at the start; people of whom the same holds stand together.
    fn add(&mut self, mut requirement: Requirement, chosen: bool) -> bool {
        let now = self.attempt();
        let first = Attempt {
            now: self.start,
            entries: &[],
            ..now
        };
        let holds = |attempt| check(std::slice::from_ref(&requirement), attempt) == [Verdict::Met];
        if holds(first) || !holds(now) {
            return false;
        }
        let users = users_of(&mut requirement).map(std::mem::take).unwrap_or_default();
        for (at, other) in self.found.iter_mut().enumerate() {
            let Some(place) = users_of(&mut other.requirement) else {
                continue;
            };
            let so_far = std::mem::take(place);
            let same = other.requirement == requirement;
            if let Some(place) = users_of(&mut other.requirement) {
                *place = so_far;
                if same {
                    place.extend(&users);
                }
            }
            if same {
                other.chosen |= chosen;
                self.joined.push(at);
                return true;
            }
        }
        if let Some(place) = users_of(&mut requirement) {
            *place = users;
        }
        self.joined.push(self.found.len());
        self.found.push(Proposal { requirement, chosen });
        true
    }

    /// Adds a person to what is proposed in these places.
    fn join(&mut self, places: &[usize], user: UserIx) {
        for place in places {
            let found = self.found.get_mut(*place);
            if let Some(users) = found.and_then(|found| users_of(&mut found.requirement)) {
                users.push(user);
            }
        }
    }

    fn person(&mut self, user: UserIx, groups: &BTreeSet<GroupId>) {
        let users = || vec![user];
        let deleted = |tenant: &Tenant| tenant.user(user).is_some_and(|user| user.deleted.is_some());
        self.add(Requirement::Active { users: users() }, true);
        self.add(Requirement::Deleted { users: users() }, true);
        if deleted(self.now) {
            return;
        }
        if let Some(country) = self.now.user(user).and_then(|user| user.usage_location) {
            let users = users();
            self.add(Requirement::Location { users, country }, true);
        }
        let (start, now) = (self.start, self.now);
        for group in groups.iter().copied() {
            self.add(
                Requirement::Member {
                    users: users(),
                    group,
                },
                true,
            );
            if now.group(group).is_some() {
                self.add(
                    Requirement::NotMember {
                        users: users(),
                        group,
                    },
                    true,
                );
            }
        }
        let sets = [start.licenses(user), now.licenses(user)];
        let of =
            |set: &&std::sync::Arc<LicenseSet>| set.licenses().iter().map(|one| one.sku).collect::<Vec<_>>();
        let skus: BTreeSet<SkuId> = sets.iter().flatten().flat_map(of).collect();
        for sku in skus {
            self.product(user, sku);
        }
    }

    fn product(&mut self, user: UserIx, sku: SkuId) {
        let users = || vec![user];
        let came = self.add(Requirement::Has { users: users(), sku }, true);
        if self.add(Requirement::Lacks { users: users(), sku }, true) {
            return;
        }
        // How it came says more than that it came.
        self.add(Requirement::Direct { users: users(), sku }, !came);
        self.add(Requirement::NotDirect { users: users(), sku }, true);
        let now = self.now;
        let Some(license) = now.licenses(user).and_then(|set| set.get(sku)) else {
            return;
        };
        for one in license.assignments() {
            if let Source::Group(group) = one.source {
                let users = users();
                self.add(Requirement::Via { users, sku, group }, !came);
            }
        }
        let plans = now
            .product(sku)
            .into_iter()
            .flat_map(|product| product.user_plans());
        let off: PlanSet = plans
            .map(|plan| plan.id)
            .filter(|plan| !license.enables(*plan))
            .collect();
        let chosen = !came || !off.is_empty();
        let users = users();
        self.add(Requirement::Services { users, sku, off }, chosen);
    }

    fn group(&mut self, group: GroupId) {
        self.add(Requirement::Gone { group }, true);
        if let Some(there) = self.now.group(group) {
            let skus = there.licenses.keys().copied().collect();
            self.add(Requirement::Gives { group, skus }, true);
            self.add(Requirement::NoErrors { group }, false);
        }
    }
}

/// The people of what is proposed for single people.
fn users_of(requirement: &mut Requirement) -> Option<&mut Vec<UserIx>> {
    match requirement {
        Requirement::Has { users, .. }
        | Requirement::Lacks { users, .. }
        | Requirement::Direct { users, .. }
        | Requirement::NotDirect { users, .. }
        | Requirement::Via { users, .. }
        | Requirement::Services { users, .. }
        | Requirement::Location { users, .. }
        | Requirement::Member { users, .. }
        | Requirement::NotMember { users, .. }
        | Requirement::Active { users }
        | Requirement::Deleted { users } => Some(users),
        _ => None,
    }
}
