//! What is done in an exercise's start, solution and mistakes: a line each, a verb and what it is about.
//!
//! | line | what it does |
//! |---|---|
//! | `assign bram +E3-SWAY -E1` | gives and takes products on *Active users*; services behind a product are left off |
//! | `licenses bram,finn +E3` | the same on *Licenses* |
//! | `services anna E3-SWAY` | sets the services of a product: those named are off |
//! | `replace hugo E5 Vi` | replaces everything direct |
//! | `location carla NL` | sets the usage location |
//! | `buy E3 10` | sets the total of a product's first subscription |
//! | `join Sales finn`, `leave Sales bram` | changes members |
//! | `group Sales +E3 -E1` | changes what a group gives |
//! | `rule Belgium BE` | lets everybody with this usage location, and nobody else, be a member |
//! | `delete ines`, `restore ines`, `drop Sales` | deletes and restores people, deletes a group |
//! | `reprocess ines`, `retry Sales` | tries again what groups owe people, and what a group owes its members |
//! | `process`, `wait 40` | lets the groups have their turn, lets days pass |
//! | `add Noor Bakker NL +E3` | adds somebody |

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::SkuId;
use crate::domain::{
    AddUsers, ChangeGroups, ChangeUsers, Command, Grant, Held, MembershipRule, Place, PlanSet, Profile,
    Removal, Tenant, UserId, UserIx,
};

use super::names::{country, group, product, sku, users};

/// Reads a line; nothing where it means nothing in this tenant.
pub(super) fn command(tenant: &Tenant, line: &str) -> Option<Command> {
    let mut words = line.split_whitespace();
    let verb = words.next()?;
    let mut next = || words.next();
    let command = match verb {
        "process" => Command::ProcessNow,
        "wait" => Command::AdvanceClock {
            to: tenant.clock.plus_days(next()?.parse().ok()?),
        },
        "buy" => {
            let sku = sku(next()?)?;
            Command::ChangeQuantity {
                subscription: tenant.subscriptions_of(sku).next()?.id,
                total: next()?.parse().ok()?,
            }
        }
        "join" => members(group(tenant, next()?)?, users(tenant, next()?)?, Vec::new()),
        "leave" => members(group(tenant, next()?)?, Vec::new(), users(tenant, next()?)?),
        "rule" => Command::MakeDynamic {
            group: group(tenant, next()?)?,
            rule: MembershipRule::UsageLocation(country(next()?)?),
        },
        "drop" => Command::DeleteGroups {
            groups: vec![group(tenant, next()?)?],
        },
        "retry" => Command::ReprocessGroups {
            groups: vec![group(tenant, next()?)?],
        },
        "delete" => Command::DeleteUsers {
            users: users(tenant, next()?)?,
        },
        "restore" => Command::RestoreUsers {
            users: users(tenant, next()?)?,
        },
        "reprocess" => Command::ReprocessUsers {
            users: users(tenant, next()?)?,
        },
        "location" => {
            let mut change = ChangeUsers::new(users(tenant, next()?)?, Place::ActiveUsers);
            change.usage_location = Some(country(next()?)?);
            Command::ChangeUsers(change)
        }
        "services" => {
            let mut change = ChangeUsers::new(users(tenant, next()?)?, Place::ActiveUsers);
            change.add = vec![grant(product(next()?)?, Held::Set)];
            Command::ChangeUsers(change)
        }
        "replace" => {
            let mut change = ChangeUsers::new(users(tenant, next()?)?, Place::ActiveUsers);
            let all = words.map(|word| Some(grant(product(word)?, Held::Put)));
            change.add = all.collect::<Option<_>>()?;
            change.remove = Removal::AllDirect;
            return Some(Command::ChangeUsers(change));
        }
        "assign" | "licenses" => {
            let place = match verb {
                "assign" => Place::ActiveUsers,
                _ => Place::Licenses,
            };
            let mut change = ChangeUsers::new(users(tenant, next()?)?, place);
            let remove;
            (change.add, remove) = signed(words)?;
            change.remove = Removal::Skus(remove);
            return Some(Command::ChangeUsers(change));
        }
        "group" => {
            let groups = vec![group(tenant, next()?)?];
            let (add, remove) = signed(words)?;
            return Some(Command::ChangeGroups(ChangeGroups {
                groups,
                add,
                remove,
                place: Place::ActiveUsers,
            }));
        }
        "add" => {
            let (given, surname) = (next()?, next()?);
            let usage_location = Some(country(next()?)?);
            let (add, remove) = signed(words)?;
            if !remove.is_empty() {
                return None;
            }
            let domain = tenant.organization.domains.first()?;
            let upn = format!("{}@{}", given.to_lowercase(), domain.name);
            let id = UserId::from_u128(0x5a45_7e1d + tenant.places() as u128);
            let mut profile = Profile::new(id, &format!("{given} {surname}"), &upn);
            profile.given_name = Some(Arc::from(given));
            profile.surname = Some(Arc::from(surname));
            return Some(Command::AddUsers(AddUsers {
                users: vec![Arc::new(profile)],
                usage_location,
                add,
                limit: None,
            }));
        }
        _ => return None,
    };
    // Nothing may be left over.
    words.next().is_none().then_some(command)
}

fn members(group: crate::domain::GroupId, add: Vec<UserIx>, remove: Vec<UserIx>) -> Command {
    Command::ChangeMembers { group, add, remove }
}

fn grant((sku, disabled_plans): (SkuId, PlanSet), held: Held) -> Grant {
    Grant {
        sku,
        disabled_plans,
        held,
    }
}

/// Products to give, with `+`, and to take, with `-`.
fn signed<'a>(words: impl Iterator<Item = &'a str>) -> Option<(Vec<Grant>, BTreeSet<SkuId>)> {
    let (mut add, mut remove) = (Vec::new(), BTreeSet::new());
    for word in words {
        match word.strip_prefix('+') {
            Some(word) => add.push(grant(product(word)?, Held::Keep)),
            None => {
                remove.insert(sku(word.strip_prefix('-')?)?);
            }
        }
    }
    Some((add, remove))
}
