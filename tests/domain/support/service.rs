//! Commands about groups, quantities and time, in few words.

use zetel::domain::{ChangeGroups, Command, GroupId, Held, MembershipRule, Place, Time};

use super::ask::{command, grants, Ask};
use super::notation::{group, sku};
use super::world::subscription;

fn groups_of(names: &str) -> Vec<GroupId> {
    names.split_whitespace().map(group).collect()
}

fn change(groups: &str, held: Held, give: &str, take: &str, place: Place) -> Ask {
    let [groups, give, take] = [groups, give, take].map(str::to_owned);
    command(move |world| {
        Command::ChangeGroups(ChangeGroups {
            groups: groups_of(&groups),
            add: grants(world, held, &give),
            remove: take.split_whitespace().map(sku).collect(),
            place,
        })
    })
}

/// Let these groups give these products; what they give already stays as it is.
pub fn give(groups: &str, products: &str) -> Ask {
    change(groups, Held::Keep, products, "", Place::ActiveUsers)
}

/// The same, asked on Billing > Licenses.
pub fn give_on_licenses(groups: &str, products: &str) -> Ask {
    change(groups, Held::Keep, products, "", Place::Licenses)
}

/// Let these groups give these products with these services.
pub fn set(groups: &str, products: &str) -> Ask {
    change(groups, Held::Set, products, "", Place::ActiveUsers)
}

/// Let these groups give these products no longer.
pub fn take(groups: &str, products: &str) -> Ask {
    change(groups, Held::Keep, "", products, Place::ActiveUsers)
}

/// Other products in one step.
pub fn swap(groups: &str, old: &str, new: &str) -> Ask {
    change(groups, Held::Keep, new, old, Place::ActiveUsers)
}

/// These people become members, those go.
pub fn members(name: &str, add: &str, remove: &str) -> Ask {
    let [name, add, remove] = [name, add, remove].map(str::to_owned);
    command(move |world| Command::ChangeMembers {
        group: group(&name),
        add: world.places(&add),
        remove: world.places(&remove),
    })
}

/// These people become members.
pub fn join(group: &str, names: &str) -> Ask {
    members(group, names, "")
}

/// These people are members no longer.
pub fn leave(group: &str, names: &str) -> Ask {
    members(group, "", names)
}

/// A rule decides from now on.
pub fn dynamic(name: &str, rule: MembershipRule) -> Ask {
    let id = group(name);
    command(move |_| Command::MakeDynamic {
        group: id,
        rule: rule.clone(),
    })
}

/// Delete these groups.
pub fn delete(names: &str) -> Ask {
    let groups = groups_of(names);
    command(move |_| Command::DeleteGroups {
        groups: groups.clone(),
    })
}

/// Try again for these people.
pub fn reprocess(names: &str) -> Ask {
    let names = names.to_owned();
    command(move |world| Command::ReprocessUsers {
        users: world.places(&names),
    })
}

/// Try again for everybody in these groups, when their turn comes.
pub fn reprocess_groups(names: &str) -> Ask {
    let groups = groups_of(names);
    command(move |_| Command::ReprocessGroups {
        groups: groups.clone(),
    })
}

/// A new total for the subscription that was added in this place, from 1.
pub fn quantity(number: u32, total: u32) -> Ask {
    command(move |_| Command::ChangeQuantity {
        subscription: subscription(number),
        total,
    })
}

/// The groups that wait get their turn.
pub fn process_now() -> Ask {
    command(|_| Command::ProcessNow)
}

/// Time passes until so many seconds after the beginning.
pub fn until(seconds: i64) -> Ask {
    command(move |_| Command::AdvanceClock { to: Time(seconds) })
}

/// Time passes until so many days after the beginning.
pub fn day(days: i64) -> Ask {
    until(days * 86_400)
}
