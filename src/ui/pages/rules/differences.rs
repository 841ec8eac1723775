//! The profile switch, and what changes from the one profile to the other: before it is switched, and after.

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::catalog::{self, ExclusionSet, RuleProfile, ServicePlanId};
use crate::domain::Command;
use crate::ui::components::{Button, ButtonKind, Message, MessageKind};
use crate::ui::icons::Icon;
use crate::ui::panes::ProfileSelect;
use crate::ui::state::App;
use crate::ui::text::breakable;
use crate::wording;
use crate::{t, text};

/// The card.
#[component]
pub fn Profile() -> impl IntoView {
    let app = App::get();
    let now = Memo::new(move |_| app.tenant(|tenant| tenant.rules));
    let came_from = RwSignal::new(None::<RuleProfile>);
    Effect::new(move |before: Option<RuleProfile>| {
        let now = now.get();
        if let Some(before) = before.filter(|before| *before != now) {
            came_from.set(Some(before));
        }
        now
    });
    let undo = Callback::new(move |()| {
        app.undo();
    });
    let can_undo =
        move || app.with(|s| matches!(s.undoable().map(|e| &e.command), Some(Command::Configure { .. })));
    let action = ViewFn::from(move || {
        can_undo().then(|| {
            view! { <Button label=text!(common.undo) kind=ButtonKind::Link icon=Icon::Undo on_press=undo/> }
        })
    });
    let after = move || {
        let from = came_from.get()?;
        let to = now.get();
        let title = t!(rules.switched, profile = wording::rules(to));
        let action = action.clone();
        Some(view! {
            <Message kind=MessageKind::Good title still=true action>
                <ul class="rule-changes">{changes(from, to)}</ul>
            </Message>
        })
    };
    let before = move || {
        let now = now.get();
        let other = RuleProfile::ALL.into_iter().find(|profile| *profile != now)?;
        Some(view! {
            <h3 class="card-subtitle">{t!(rules.would_change, profile = wording::rules(other))}</h3>
            <ul class="rule-changes">{changes(now, other)}</ul>
        })
    };
    view! {
        <section class="card" aria-labelledby="rules-profile">
            <h2 class="card-title" id="rules-profile">{text!(rules.profile)}</h2>
            <p class="card-hint">{text!(rules.profile_hint)}</p>
            <div class="card-fields"><ProfileSelect/></div>
            <div role="status">{after}</div>
            {before}
        </section>
    }
}

fn changes(from: RuleProfile, to: RuleProfile) -> Vec<impl IntoView> {
    let sentences = differences(from, to);
    sentences
        .into_iter()
        .map(|line| view! { <li>{breakable(&line)}</li> })
        .collect()
}

/// What changes, a sentence each.
fn differences(from: RuleProfile, to: RuleProfile) -> Vec<String> {
    let (before, after) = (catalog::rules(from), catalog::rules(to));
    let (before, after) = (before.exclusion_sets(), after.exclusion_sets());
    let of = |sets: &'static [ExclusionSet], service: &str| sets.iter().find(|set| set.service == service);
    let mut lines = Vec::new();
    for set in before {
        let service = set.service;
        match of(after, service) {
            None => lines.push(t!(
                rules.change_set_goes,
                service,
                plans = names(set.plans.iter().copied())
            )),
            Some(then) => {
                let gone = missing(&set.plans, &then.plans);
                if !gone.is_empty() {
                    lines.push(t!(
                        rules.change_plans_go,
                        service,
                        plans = names(gone.into_iter())
                    ));
                }
                let new = missing(&then.plans, &set.plans);
                if !new.is_empty() {
                    lines.push(t!(
                        rules.change_plans_come,
                        service,
                        plans = names(new.into_iter())
                    ));
                }
            }
        }
    }
    for set in after.iter().filter(|set| of(before, set.service).is_none()) {
        lines.push(t!(
            rules.change_set_comes,
            service = set.service,
            plans = names(set.plans.iter().copied())
        ));
    }
    lines.push(
        match to {
            RuleProfile::Classic2020 => t!(rules.change_group_classic),
            RuleProfile::Current2025 => t!(rules.change_group_current),
        }
        .to_owned(),
    );
    lines.push(t!(rules.change_none_else).to_owned());
    lines
}

/// What the first list has and the second lacks.
fn missing(these: &[ServicePlanId], those: &[ServicePlanId]) -> Vec<ServicePlanId> {
    these
        .iter()
        .copied()
        .filter(|plan| !those.contains(plan))
        .collect()
}

/// Plans by their script names: friendly ones are not unique.
fn names(plans: impl Iterator<Item = ServicePlanId>) -> String {
    let name = |id: ServicePlanId| catalog::plan(id).map_or_else(|| id.to_string(), |p| p.name.to_owned());
    wording::list(&plans.map(name).collect::<Vec<_>>())
}
