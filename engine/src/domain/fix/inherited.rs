//! Ways out where a group gives what people should not have, or should have otherwise.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::SkuId;
use crate::domain::command::{ChangeGroups, ChangeUsers, Command, Grant, Held, Removal};
use crate::domain::decide::preview;
use crate::domain::event::evolve;
use crate::domain::group::Group;
use crate::domain::ids::{GroupId, UserIx};
use crate::domain::license::{LicenseSet, PlanSet};
use crate::domain::problem::Problem;
use crate::domain::rules::REPROCESSED_AT_A_TIME;

use super::finder::Finder;
use super::held::{holds_directly, sets_of};
use super::offers::each_or_all;
use super::way_out::{Fix, FixKind};

impl Finder<'_> {
    /// Takes the people out of a group, or changes the groups themselves, and does the rest of what was asked; or goes
    /// on without the products.
    pub(super) fn inherited(&self, skus: &[SkuId], groups: &[GroupId], met: &Problem) -> Vec<Fix> {
        let mut rest = self.again.clone();
        if let Some(remove) = rest.remove.skus() {
            // What leaves with the group is not there to be exchanged; its successor comes all the same.
            rest.remove = Removal::Skus(remove.iter().filter(|sku| !skus.contains(sku)).copied().collect());
        }
        let leave = |groups: &[GroupId]| match rest.users.len() as u32 <= REPROCESSED_AT_A_TIME {
            true => self.leave_groups(groups, skus, &rest, met),
            false => self.leave_in_turn(groups, skus, &rest),
        };
        let mut fixes = each_or_all(groups, leave);
        fixes.extend(self.change_groups(skus, groups, rest.clone()));
        fixes.extend(each_or_all(skus, |skus| self.leave_out(skus)));
        fixes
    }

    /// Leaving the groups and the rest of what was asked. Where something direct depends on what a group gave, 2020
    /// makes that a direct license: then leaving is a first step, and what was asked meets the dependency.
    fn leave_groups(
        &self,
        groups: &[GroupId],
        skus: &[SkuId],
        rest: &ChangeUsers,
        met: &Problem,
    ) -> Option<Fix> {
        let users = &rest.users;
        let kind = FixKind::LeaveGroups(groups.to_vec());
        let reprocess = Command::ReprocessUsers { users: users.clone() };
        let leave = Command::Sequence(leaving(groups, users).chain([reprocess]).collect());
        let fix = self
            .offers
            .offer(kind.clone(), with_rest(vec![leave.clone()], rest))?;
        let ahead = fix.ahead(self.offers.tenant);
        let stays = |set: &Arc<LicenseSet>| skus.iter().any(|sku| holds_directly(set, *sku));
        if !sets_of(&ahead, users).into_iter().any(stays) {
            return Some(fix);
        }
        let again = Command::ChangeUsers(self.again.clone());
        self.offers.offer_step(kind, leave, again, met)
    }

    /// The same for more people than can be reprocessed at a time: they lose what the group gives in its turn.
    fn leave_in_turn(&self, groups: &[GroupId], skus: &[SkuId], rest: &ChangeUsers) -> Option<Fix> {
        let whole = with_rest(leaving(groups, &rest.users).collect(), rest);
        self.offer_in_turn(FixKind::LeaveGroups(groups.to_vec()), whole, skus)
    }

    /// A way out that is done when groups have had their turns: not where a turn would make direct what should go.
    fn offer_in_turn(&self, kind: FixKind, command: Command, skus: &[SkuId]) -> Option<Fix> {
        let fix = self.offers.offer(kind, command)?;
        let mut ahead = self.offers.tenant.clone();
        let events = preview(&ahead, &fix.actor, &fix.command).events;
        events.iter().for_each(|event| evolve(&mut ahead, event));
        let mut gone = skus.iter().filter(|sku| self.removes(**sku));
        let sets = sets_of(&ahead, &self.again.users);
        let stays = |sku: &SkuId| sets.iter().any(|set| holds_directly(set, *sku));
        (!gone.any(stays)).then_some(fix)
    }

    /// Asks the groups instead for what is theirs: to give it no longer, or with other services. All their members
    /// have that when the groups have had their turns.
    fn change_groups(&self, skus: &[SkuId], groups: &[GroupId], mut rest: ChangeUsers) -> Option<Fix> {
        let alters =
            |grant: &Grant| skus.contains(&grant.sku) && !matches!(grant.held, Held::Keep | Held::Put);
        let altered: Vec<Grant> = rest.add.iter().filter(|grant| alters(grant)).cloned().collect();
        rest.add.retain(|grant| !alters(grant));
        let mut commands = Vec::new();
        let mut changed = Vec::new();
        for group in groups.iter().filter_map(|id| self.offers.tenant.group(*id)) {
            let gives = |sku: &SkuId| group.licenses.contains_key(sku);
            let remove: BTreeSet<SkuId> = skus
                .iter()
                .copied()
                .filter(|sku| gives(sku) && self.removes(*sku))
                .collect();
            let add: Vec<Grant> = altered
                .iter()
                .filter_map(|grant| in_group(group, grant))
                .collect();
            if remove.is_empty() && add.is_empty() {
                continue;
            }
            changed.push(group.id);
            commands.push(Command::ChangeGroups(ChangeGroups {
                groups: vec![group.id],
                add,
                remove,
                place: self.again.place,
            }));
        }
        let kind = FixKind::ChangeGroups(changed);
        (!commands.is_empty())
            .then(|| self.offer_in_turn(kind, with_rest(commands, &rest), skus))
            .flatten()
    }
}

/// These people leave these groups.
pub(super) fn leaving<'a>(groups: &'a [GroupId], users: &'a [UserIx]) -> impl Iterator<Item = Command> + 'a {
    groups.iter().map(|group| Command::ChangeMembers {
        group: *group,
        add: Vec::new(),
        remove: users.to_vec(),
    })
}

/// These commands, and then what is left of what was asked.
fn with_rest(mut commands: Vec<Command>, rest: &ChangeUsers) -> Command {
    let asks_more = !rest.add.is_empty() || !rest.remove.is_nothing() || rest.usage_location.is_some();
    if asks_more {
        commands.push(Command::ChangeUsers(rest.clone()));
    }
    match (commands.len(), commands.pop()) {
        (1, Some(only)) => only,
        (_, last) => Command::Sequence(commands.into_iter().chain(last).collect()),
    }
}

/// What a grant for people means for the services that a group leaves off; nothing where the group gives other
/// products.
fn in_group(group: &Group, grant: &Grant) -> Option<Grant> {
    let off = group.licenses.get(&grant.sku)?;
    let disabled_plans: PlanSet = match grant.held {
        Held::SwitchOff => off.union(&grant.disabled_plans),
        Held::SwitchOn => off
            .iter()
            .filter(|plan| !grant.disabled_plans.contains(*plan))
            .collect(),
        Held::Keep | Held::Set | Held::Put => grant.disabled_plans.clone(),
    };
    Some(Grant {
        sku: grant.sku,
        disabled_plans,
        held: Held::Set,
    })
}
