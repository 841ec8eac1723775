//! *Assign licenses to users*: up to 20 people by type-ahead, apps and services, *Assign*, *Close* (July 2020 article,
//! *Use the Licenses page*, steps 3 to 6).

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::{
    decide, users_at_a_time, ChangeUsers, Command, Grant, Held, Outcome, Place, PlanSet, Problem, UserId,
    UserIx,
};
use crate::sandbox::Sandbox;
use crate::ui::components::{Action, PeoplePicker, Person};
use crate::ui::panes::{suggest_people, Done, Known, TaskPane};
use crate::ui::state::App;
use crate::wording::{problem_title, product_name};
use crate::{t, text};

use super::choosing::Choosing;

/// The pane.
#[component]
pub fn AssignPane(
    /// The product.
    sku: SkuId,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let choosing = Choosing::new(sku, app.peek(|s| users_at_a_time(s.tenant(), Place::Licenses)));
    let chosen = choosing.chosen;
    let users = Memo::new(move |_| {
        chosen.with(|chosen| {
            chosen
                .iter()
                .filter_map(|person| user_of(app, &person.id))
                .collect::<Vec<_>>()
        })
    });
    let change = Memo::new(move |_| {
        let users = users.get();
        (!users.is_empty()).then(|| Command::ChangeUsers(assign(users, sku, choosing.off.get())))
    });
    let search = Callback::new(move |(typed,): (String,)| suggestions(app, sku, &typed));
    let subtitle = move || app.tenant(|tenant| product_name(tenant, sku));
    view! {
        <TaskPane title=text!(licenses.assign_pane) subtitle=move || subtitle command=change
            missing=text!(licenses.choose_user) button=text!(licenses.assign_button)
            done=Signal::stored(Done::Assigned) on_close>
            {choosing.refusal(app, |limit, asked| Problem::TooManyUsers { limit, asked })}
            <p class="pane-intro">{text!(licenses.assign_intro)}</p>
            <PeoplePicker label=text!(licenses.users) count=move || choosing.count() chosen search
                max=choosing.limit as usize on_too_many=choosing.refuse() begins=true/>
            {choosing.apps(app)}
        </TaskPane>
    }
}

pub(super) fn assign(users: Vec<UserIx>, sku: SkuId, off: PlanSet) -> ChangeUsers {
    let mut change = ChangeUsers::new(users, Place::Licenses);
    change.add.push(Grant {
        sku,
        disabled_plans: off,
        held: Held::Keep,
    });
    change
}

pub(super) fn user_of(app: App, id: &str) -> Option<UserIx> {
    app.peek(|s| s.tenant().find(UserId::parse(id).ok()?))
}

/// People for what was typed, with what assigning would meet.
pub(super) fn suggestions(app: App, sku: SkuId, typed: &str) -> Vec<Person> {
    let actor = app.with(Sandbox::actor);
    suggest_people(app, typed, |tenant, user| {
        let command = Command::ChangeUsers(assign(vec![user], sku, PlanSet::default()));
        let decision = decide(tenant, &actor, &command);
        let outcome = decision.outcomes.first().map(|(_, outcome)| *outcome);
        // Seats depend on who else is chosen; the plan below counts them.
        let problem = outcome.and_then(|outcome| decision.problem(outcome));
        let warning = problem.filter(|p| !matches!(p, Problem::NotEnoughLicenses { .. }));
        let has_it = outcome == Some(Outcome::Unchanged);
        Known {
            note: match warning {
                Some(problem) => problem_title(problem),
                None if has_it => t!(licenses.has_it).to_owned(),
                None => String::new(),
            },
            warns: warning.is_some(),
            dim: has_it,
        }
    })
}
