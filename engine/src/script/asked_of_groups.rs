//! What changes of groups come to: what they give, and who belongs to them.

use std::collections::BTreeSet;

use crate::catalog::SkuId;
use crate::domain::{
    asked_of_group, decide, Actor, ChangeGroups, Command, GroupId, MembershipRule, Outcome, Place, Tenant,
    UserIx,
};
use crate::exchange::{Give, Wish};

use super::step::Asked;

/// A change of groups: one request for each.
pub(super) fn change_groups(asked: &mut Asked<'_>, tenant: &Tenant, actor: &Actor, change: &ChangeGroups) {
    let change = ChangeGroups {
        place: Place::ActiveUsers,
        ..change.clone()
    };
    let decision = decide(tenant, actor, &Command::ChangeGroups(change.clone()));
    let granted: BTreeSet<SkuId> = change.add.iter().map(|grant| grant.sku).collect();
    for (id, outcome) in &decision.groups {
        if *outcome == Outcome::Unchanged {
            continue;
        }
        let named = decision.problem(*outcome).map(|p| p.skus()).unwrap_or_default();
        let group = tenant.group(*id);
        let from = group.map(|group| group.licenses.clone()).unwrap_or_default();
        let to = group.map(|group| asked_of_group(group, &change));
        let give = |sku: &SkuId| Give {
            sku: *sku,
            disabled_plans: to
                .as_ref()
                .and_then(|to| to.get(sku))
                .cloned()
                .unwrap_or_default(),
            held: from.contains_key(sku),
        };
        let gives = |sku: &&SkuId| {
            let to = to.as_ref();
            to.is_none_or(|to| to.get(*sku) != from.get(*sku))
                || change.remove.contains(*sku)
                || named.contains(*sku)
        };
        let add = granted.iter().filter(gives).map(give).collect();
        // What is taken and given at once is set.
        let goes = |sku: &&SkuId| !(granted.contains(*sku) && from.contains_key(*sku));
        let remove = change.remove.iter().filter(goes).copied().collect();
        asked.push(Wish::GroupLicenses {
            group: *id,
            add,
            remove,
        });
    }
}

/// Who comes into a group and who leaves it: one request for each who is not there already.
pub(super) fn change_members(
    asked: &mut Asked<'_>,
    tenant: &Tenant,
    actor: &Actor,
    (group, add, remove): (GroupId, &[UserIx], &[UserIx]),
) {
    let command = Command::ChangeMembers {
        group,
        add: add.to_vec(),
        remove: remove.to_vec(),
    };
    let decision = decide(tenant, actor, &command);
    let outcomes: Vec<Outcome> = decision.outcomes.iter().map(|(_, outcome)| *outcome).collect();
    // Without outcomes the group itself is refused, and everybody's request with it.
    let is_asked = |at: usize| outcomes.get(at) != Some(&Outcome::Unchanged);
    for (at, user) in add.iter().chain(remove).enumerate() {
        let Some(user) = asked.key(tenant, *user).filter(|_| is_asked(at)) else {
            continue;
        };
        asked.push(if at < add.len() {
            Wish::Join { group, user }
        } else {
            Wish::Leave { group, user }
        });
    }
}

/// A rule that takes over a group.
pub(super) fn make_dynamic(asked: &mut Asked<'_>, tenant: &Tenant, group: GroupId, rule: &MembershipRule) {
    let unified = tenant.group(group).is_some_and(|group| group.unified);
    let rule = rule.clone();
    asked.push(Wish::Rule { group, unified, rule });
}
