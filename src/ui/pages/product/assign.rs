//! *Assign licenses to users*: up to 20 people by type-ahead, apps and services, *Assign*, *Close* (July 2020 article,
//! *Use the Licenses page*, steps 3 to 6).

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::{
    decide, users_at_a_time, ChangeUsers, Command, Grant, Held, Outcome, Place, PlanSet, Problem, UserId,
    UserIx,
};
use crate::sandbox::Sandbox;
use crate::ui::components::{Action, Expander, PeoplePicker, Person, RefusalCard};
use crate::ui::parts::{suggest_people, Control, Done, Known, ServiceList, TaskPane};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::ui::words::{problem_text, problem_title, product_name};
use crate::{t, text};

/// The pane.
#[component]
pub fn AssignPane(
    /// The product.
    sku: SkuId,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let chosen = RwSignal::new(Vec::<Person>::new());
    let off = RwSignal::new(PlanSet::default());
    let too_many = RwSignal::new(false);
    let apps_open = RwSignal::new(false);
    let limit = app
        .peek(|s| users_at_a_time(s.tenant(), Place::Licenses))
        .unwrap_or(u32::MAX);
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
        (!users.is_empty()).then(|| Command::ChangeUsers(assign(users, sku, off.get())))
    });
    Effect::new(move |_| {
        // Somebody was removed: there is room again.
        chosen.track();
        too_many.set(false);
    });
    let search = Callback::new(move |(typed,): (String,)| suggestions(app, sku, &typed));
    let count = move || {
        let chosen = chosen.with(Vec::len);
        t!(
            licenses.at_most,
            count = number(chosen as u64),
            max = number(u64::from(limit))
        )
    };
    let all = app.peek(|s| {
        s.tenant()
            .product(sku)
            .map_or(0, |product| product.user_plans().count())
    });
    let services_on = move || {
        let on = all.saturating_sub(off.with(PlanSet::len));
        t!(
            common.services_on,
            on = number(on as u64),
            all = number(all as u64)
        )
    };
    let refused = Callback::new(move |()| too_many.set(true));
    let change_off = Callback::new(move |(plans,)| off.set(plans));
    let subtitle = move || app.tenant(|tenant| product_name(tenant, sku));
    view! {
        <TaskPane title=text!(licenses.assign_pane) subtitle=move || subtitle command=change
            missing=text!(licenses.choose_user) button=text!(licenses.assign_button)
            done=Signal::stored(Done::Assigned) on_close>
            <Show when=move || too_many.get()>{move || too_many_card(app, limit)}</Show>
            <p class="pane-intro">{text!(licenses.assign_intro)}</p>
            <PeoplePicker
                label=text!(licenses.users) count chosen search max=limit as usize on_too_many=refused begins=true
            />
            <Expander
                title=text!(licenses.apps)
                open=apps_open
                end=ViewFn::from(move || view! { <span>{services_on}</span> })
            >
                <ServiceList sku off on_change=change_off control=Control::Box/>
            </Expander>
        </TaskPane>
    }
}

fn assign(users: Vec<UserIx>, sku: SkuId, off: PlanSet) -> ChangeUsers {
    let mut change = ChangeUsers::new(users, Place::Licenses);
    change.add.push(Grant {
        sku,
        disabled_plans: off,
        held: Held::Keep,
    });
    change
}

fn user_of(app: App, id: &str) -> Option<UserIx> {
    app.peek(|s| s.tenant().find(UserId::parse(id).ok()?))
}

/// People for what was typed, with what assigning would meet.
fn suggestions(app: App, sku: SkuId, typed: &str) -> Vec<Person> {
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

/// The 21st person is refused at once, in the engine's words.
fn too_many_card(app: App, limit: u32) -> impl IntoView {
    let problem = Problem::TooManyUsers {
        limit,
        asked: limit.saturating_add(1),
    };
    let (title, rule) = (problem.clone(), problem);
    view! {
        <RefusalCard
            title=move || problem_title(&title)
            rule=move || app.tenant(|tenant| problem_text(tenant, &rule, &[]))
        />
    }
}
