//! Groups as choices of a field: which fit what was typed, and what giving them a product would meet (DOMAIN 1.8).

use crate::catalog::SkuId;
use crate::domain::{
    decide, ChangeGroups, Command, Grant, Group, GroupId, Held, Outcome, Place, PlanSet, Tenant,
};
use crate::order;
use crate::sandbox::{fold, Sandbox, Typed};
use crate::ui::components::Person;
use crate::ui::state::App;
use crate::wording::problem_title;
use crate::{counted, t};

use super::group_facts::group_kind;

/// The most suggestions shown while typing.
const SUGGESTIONS: usize = 50;

/// The command that has groups give a product.
pub fn assign_to_groups(groups: Vec<GroupId>, sku: SkuId, off: PlanSet) -> Command {
    Command::ChangeGroups(ChangeGroups {
        groups,
        add: vec![Grant {
            sku,
            disabled_plans: off,
            held: Held::Keep,
        }],
        remove: Default::default(),
        place: Place::Licenses,
    })
}

/// A group as a choice, with what assigning a product would meet, where it is known which.
pub fn group_choice(app: App, tenant: &Tenant, sku: Option<SkuId>, group: &Group) -> Person {
    let actor = app.with(Sandbox::actor);
    let decided = sku.map(|sku| {
        let command = assign_to_groups(vec![group.id], sku, PlanSet::default());
        decide(tenant, &actor, &command)
    });
    let outcome = decided.as_ref().and_then(|decision| {
        let outcome = decision.groups.first().map(|(_, outcome)| *outcome);
        outcome.map(|outcome| (outcome, decision.problem(outcome)))
    });
    let problem = outcome.and_then(|(_, problem)| problem);
    let gives_it = outcome.is_some_and(|(outcome, _)| outcome == Outcome::Unchanged);
    let members = counted!(group.members.len(), groups.members_1, groups.members_n);
    Person {
        id: group.id.to_string(),
        name: group.display_name.to_string(),
        second: format!("{} · {members}", group_kind(group)),
        note: match problem {
            Some(problem) => problem_title(problem),
            None if gives_it => t!(groups.gives_it).to_owned(),
            None => String::new(),
        },
        warns: problem.is_some(),
        dim: gives_it,
        otherwise: false,
        group: true,
    }
}

/// Groups whose name fits what was typed, the best fit first.
pub fn suggest_groups(app: App, sku: Option<SkuId>, typed: &str) -> Vec<Person> {
    let typed = Typed::new(typed);
    app.tenant(|tenant| {
        let found = tenant.groups().filter_map(|group| {
            let name = fold(&group.display_name);
            Some(((typed.fit(&name)?, name), group))
        });
        let mut found: Vec<_> = found.collect();
        order::sort_by(&mut found, |a, b| a.0.cmp(&b.0));
        let first = found.into_iter().take(SUGGESTIONS);
        first
            .map(|(_, group)| group_choice(app, tenant, sku, group))
            .collect()
    })
}
