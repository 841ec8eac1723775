//! What was done to the tenant, in the words of the guidance: the entries of the history that stand, each by the kinds
//! of change it made.

use crate::catalog::SkuId;
use crate::domain::{Assignment, Command, Event, License, LicenseSet};
use crate::guidance::{Change, Happened};
use crate::sandbox::Entry;

/// The changes that stand and were made at this moment or later, latest first.
pub fn happened(history: &[Entry], from: i64) -> Vec<Happened> {
    let late = history.iter().rev().take_while(|entry| entry.real >= from);
    late.flat_map(|entry| {
        let at = entry.real;
        kinds(entry).into_iter().map(move |what| Happened { at, what })
    })
    .collect()
}

/// The kinds of change of an entry, each once. What groups and passing time bring is nobody's step.
fn kinds(entry: &Entry) -> Vec<Change> {
    let asked = matches!(
        entry.command,
        Command::ChangeUsers(_)
            | Command::Sequence(_)
            | Command::AddUsers(_)
            | Command::DeleteUsers { .. }
            | Command::RestoreUsers { .. }
            | Command::ChangeQuantity { .. }
            | Command::ChangeGroups(_)
            | Command::ChangeTogether(_)
    );
    let mut kinds = Vec::new();
    for kind in entry.events.iter().filter(|_| asked).filter_map(kind) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

fn kind(event: &Event) -> Option<Change> {
    match event {
        Event::LicensesChanged { from, to, .. } => change_of_licenses(from, to),
        Event::UsersChanged { added, .. } => (!added.is_empty()).then_some(Change::Added),
        Event::DeletionChanged { to: Some(_), .. } => Some(Change::Deleted),
        Event::DeletionChanged { to: None, .. } => Some(Change::Restored),
        Event::QuantityChanged { .. } => Some(Change::Quantity),
        Event::GroupLicensesChanged { from, to, .. } => {
            Some(if to.keys().any(|sku| !from.contains_key(sku)) {
                Change::GroupAssigned
            } else if from.keys().any(|sku| !to.contains_key(sku)) {
                Change::GroupUnassigned
            } else {
                Change::GroupApps
            })
        }
        _ => None,
    }
}

fn direct(set: &LicenseSet, sku: SkuId) -> Option<&Assignment> {
    set.get(sku).and_then(License::direct)
}

/// What became of what somebody holds directly.
fn change_of_licenses(from: &LicenseSet, to: &LicenseSet) -> Option<Change> {
    let more_in = |one: &LicenseSet, other: &LicenseSet| {
        let mut skus = one.licenses().iter().map(|license| license.sku);
        skus.any(|sku| direct(one, sku).is_some() && direct(other, sku).is_none())
    };
    let mut kept = from.licenses().iter().map(|license| license.sku);
    match (more_in(to, from), more_in(from, to)) {
        (true, true) => Some(Change::Moved),
        (true, false) => Some(Change::Assigned),
        (false, true) => Some(Change::Unassigned),
        (false, false) => kept
            .any(|sku| direct(from, sku) != direct(to, sku))
            .then_some(Change::Apps),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::*;
    use crate::catalog::{products_with_part_number, EditionId, RuleProfile};
    use crate::domain::{
        Actor, AddUsers, ChangeUsers, Domain, Grant, Held, Organization, Place, PlanSet, Product, Profile,
        Removal, Role, Subscription, SubscriptionId, Tenant, Time, UserId, UserIx,
    };
    use crate::sandbox::{MemoryStore, Sandbox, Tab};

    fn sku(part_number: &str) -> SkuId {
        products_with_part_number(part_number).next().unwrap().sku_id
    }

    /// Two people without licenses, and five seats of each of two products that exclude each other.
    fn tenant() -> Tenant {
        let (edition, rules) = (EditionId::Worldwide2020, RuleProfile::Classic2020);
        let start = Time::from_date(2020, 7, 1);
        let organization = Organization {
            domains: vec![Domain {
                name: "contoso.example".into(),
                is_default: true,
            }],
            ..Organization::default()
        };
        let mut tenant = Tenant::new(organization, edition, rules, start);
        for (n, part_number) in ["ENTERPRISEPACK", "STANDARDPACK"].into_iter().enumerate() {
            tenant.add_product(Product::from_catalog(sku(part_number)).unwrap());
            let id = SubscriptionId::from_u128(n as u128);
            tenant.add_subscription(Subscription::new(id, sku(part_number), 5));
        }
        for n in 1..=2 {
            let nothing = Arc::new(LicenseSet::default());
            tenant
                .add_user(profile(n), "NL".parse().ok(), &nothing, None)
                .unwrap();
        }
        tenant
    }

    fn profile(n: u128) -> Arc<Profile> {
        let address = format!("p{n}@contoso.example");
        Arc::new(Profile::new(
            UserId::from_u128(n),
            &format!("Person {n}"),
            &address,
        ))
    }

    fn change(add: &[(&str, Held)], remove: Removal) -> Command {
        let mut change = ChangeUsers::new(vec![UserIx(0), UserIx(1)], Place::ActiveUsers);
        change.remove = remove;
        change.add.extend(add.iter().map(|(part_number, held)| Grant {
            sku: sku(part_number),
            disabled_plans: PlanSet::default(),
            held: *held,
        }));
        Command::ChangeUsers(change)
    }

    #[test]
    fn what_was_done_is_told_and_what_was_refused_is_not() {
        use Change::{Added, Apps, Assigned, Deleted, Moved, Quantity, Restored, Unassigned};
        let none = || Removal::Skus(BTreeSet::new());
        let (e3, e1) = ("ENTERPRISEPACK", "STANDARDPACK");
        let off: PlanSet = Product::from_catalog(sku(e1))
            .unwrap()
            .user_plans()
            .map(|plan| plan.id)
            .take(1)
            .collect();
        let without_a_service = |command: Command| match command {
            Command::ChangeUsers(mut change) => {
                change
                    .add
                    .iter_mut()
                    .for_each(|grant| grant.disabled_plans = off.clone());
                Command::ChangeUsers(change)
            }
            other => other,
        };
        let third = AddUsers {
            users: vec![profile(3)],
            usage_location: "NL".parse().ok(),
            add: Vec::new(),
            limit: None,
        };
        let helpdesk = Role::Helpdesk;
        let admin = Role::Global;
        let steps: [(&str, Role, Command, &[Change]); 14] = [
            (
                "a role that may not",
                helpdesk,
                change(&[(e3, Held::Keep)], none()),
                &[],
            ),
            (
                "a product",
                admin,
                change(&[(e3, Held::Keep)], none()),
                &[Assigned],
            ),
            ("the same again", admin, change(&[(e3, Held::Keep)], none()), &[]),
            (
                "one that clashes",
                admin,
                change(&[(e1, Held::Keep)], none()),
                &[],
            ),
            (
                "in its place",
                admin,
                change(&[(e1, Held::Put)], Removal::InExchange(BTreeSet::from([sku(e3)]))),
                &[Moved],
            ),
            (
                "services",
                admin,
                without_a_service(change(&[(e1, Held::Set)], none())),
                &[Apps],
            ),
            (
                "everything",
                admin,
                change(&[], Removal::AllDirect),
                &[Unassigned],
            ),
            ("nothing left", admin, change(&[], Removal::AllDirect), &[]),
            ("a user", admin, Command::AddUsers(third), &[Added]),
            (
                "deletion",
                admin,
                Command::DeleteUsers {
                    users: vec![UserIx(0)],
                },
                &[Deleted],
            ),
            (
                "return",
                admin,
                Command::RestoreUsers {
                    users: vec![UserIx(0)],
                },
                &[Restored],
            ),
            (
                "the edition",
                admin,
                Command::Configure {
                    edition: EditionId::Germany2020,
                    rules: RuleProfile::Classic2020,
                },
                &[],
            ),
            ("groups' turns", admin, Command::ProcessNow, &[]),
            (
                "seats",
                admin,
                Command::ChangeQuantity {
                    subscription: SubscriptionId::from_u128(0),
                    total: 6,
                },
                &[Quantity],
            ),
        ];
        let (mut sandbox, _) = Sandbox::open(Box::new(MemoryStore::default()), Tab::new(1), 0, tenant);
        for (real, (what, role, command, kinds)) in (1..).zip(steps) {
            sandbox.act_by(Actor { role }, &command, real).unwrap();
            let told = happened(sandbox.history(), real);
            assert_eq!(
                told.iter().map(|one| one.what).collect::<Vec<_>>(),
                kinds,
                "{what}"
            );
            assert!(told.iter().all(|one| one.at == real), "{what}");
        }
        let all = |sandbox: &Sandbox| -> Vec<Change> {
            let told = happened(sandbox.history(), 0);
            told.into_iter().map(|one| one.what).collect()
        };
        let mut latest_first = vec![
            Quantity, Restored, Deleted, Added, Unassigned, Apps, Moved, Assigned,
        ];
        assert_eq!(all(&sandbox), latest_first);
        assert_eq!(happened(sandbox.history(), 15), []);
        sandbox.undo(16).unwrap();
        assert_eq!(
            all(&sandbox),
            latest_first.split_off(1),
            "what was undone does not stand"
        );
    }
}
