//! Refusals on screen: a card per problem, with its fixes as buttons.

use std::collections::BTreeMap;

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::domain::{exclusion_service, fixes, Command, Conflict, Fix, FixKind, Problem, Tenant};
use crate::t;
use crate::ui::components::{
    Conflict as ConflictRow, ConflictProduct, ConflictTable, FixChoice, RefusalCard,
};
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::wording::{
    by_hand_text, fix_cost, fix_label, group_name, list, particulars, people, problem_text_about,
    problem_title, product_list, product_name, service_name, subscription_name,
};

use super::added::names;
use super::Refusal;

/// The cards of a list of refusals.
#[component]
pub fn Refusals(
    /// What was asked.
    command: Command,
    /// What was refused, and to whom.
    refusals: Vec<Refusal>,
    /// Whether others got what was asked: then the foot says for whom nothing has changed.
    others_served: bool,
    /// Called with the problem and the fix somebody chose.
    on_fix: Callback<(Problem, Fix)>,
) -> impl IntoView {
    refusals
        .into_iter()
        .enumerate()
        .map(|(place, refusal)| card(command.clone(), refusal, place, (others_served, on_fix)))
        .collect_view()
}

/// Whom or what a refusal is about, by name.
pub(super) fn about(tenant: &Tenant, command: &Command, refusal: &Refusal) -> String {
    if let Command::AddUsers(add) = command {
        // Who is refused is nobody of this tenant.
        if add.users.len() == refusal.users.len() {
            return names(add);
        }
    }
    if !refusal.users.is_empty() {
        return people(tenant, &refusal.users);
    }
    let groups = refusal.groups.iter().map(|group| group_name(tenant, *group));
    let subscriptions = refusal
        .subscriptions
        .iter()
        .map(|id| subscription_name(tenant, *id));
    list(&groups.chain(subscriptions).collect::<Vec<_>>())
}

/// For more people than this the ways out are looked for once the answer is painted, for one card after the other.
const AT_ONCE: usize = 1_000;

fn card(
    command: Command,
    refusal: Refusal,
    place: usize,
    (others_served, on_fix): (bool, Callback<(Problem, Fix)>),
) -> AnyView {
    let app = App::get();
    let ready = RwSignal::new(refusal.users.len() <= AT_ONCE);
    if !ready.get_untracked() {
        let later = std::time::Duration::from_millis(50 * (place as u64 + 1));
        set_timeout(
            move || {
                let _ = ready.try_set(true);
            },
            later,
        );
    }
    let (problem, users) = (refusal.problem.clone(), refusal.users.clone());
    let title = {
        let problem = problem.clone();
        move || problem_title(&problem)
    };
    let rule = {
        let refusal = refusal.clone();
        let command = command.clone();
        move || {
            app.tenant(|tenant| {
                problem_text_about(tenant, &refusal.problem, &about(tenant, &command, &refusal))
            })
        }
    };
    let by_hand_of = problem.clone();
    let asked = command.clone();
    let foot = move || {
        let went_without = match &refusal.problem {
            Problem::NotEnoughLicenses { skus } => went_without(&asked).then_some(skus),
            _ => None,
        };
        if let Some(skus) = went_without {
            app.tenant(|tenant| {
                let people = about(tenant, &asked, &refusal);
                t!(
                    problems.not_assigned,
                    people,
                    products = product_list(tenant, skus)
                )
            })
        } else if others_served {
            app.tenant(|tenant| t!(problems.nothing_for, people = about(tenant, &asked, &refusal)))
        } else {
            t!(components.nothing_changed).to_owned()
        }
    };
    let found = {
        let problem = problem.clone();
        Memo::new(move |_| match ready.get() {
            true => app.with(|s| fixes(s.tenant(), &s.actor(), &command, &problem, &users)),
            false => Vec::new(),
        })
    };
    let details = {
        let problem = problem.clone();
        ViewFn::from(move || {
            let problem = problem.clone();
            move || app.tenant(|tenant| details(tenant, &problem))
        })
    };
    let choices = Signal::derive(move || {
        let problem = problem.clone();
        let choice = move |fix: Fix| {
            let problem = problem.clone();
            let (label, cost) = app.with(|s| {
                let (tenant, role) = (s.tenant(), s.actor().role);
                (fix_label(tenant, &fix), fix_cost(tenant, role, &fix))
            });
            FixChoice {
                label: label.into(),
                cost: cost.into(),
                icon: fix_icon(&fix),
                on_press: Callback::new(move |()| on_fix.run((problem.clone(), fix.clone()))),
            }
        };
        found.get().into_iter().map(choice).collect::<Vec<_>>()
    });
    let by_hand = move || match ready.get() {
        true => by_hand_text(&by_hand_of),
        false => t!(fixes.looking),
    };
    view! { <RefusalCard title rule details fixes=choices by_hand foot/> }.into_any()
}

/// Whether people whom there are no seats for are served all the same, but for the licenses.
fn went_without(command: &Command) -> bool {
    matches!(command, Command::AddUsers(_) | Command::RestoreUsers { .. })
}

/// What the rule's sentence leaves out: which services clash, which lack what.
fn details(tenant: &Tenant, problem: &Problem) -> AnyView {
    if let Problem::ConflictingServicePlans { clashes } = problem {
        return clash_tables(tenant, clashes);
    }
    let more = particulars(tenant, problem);
    if more.is_empty() {
        return ().into_any();
    }
    let lines = more
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    view! { <ul class="refusal-list">{lines}</ul> }.into_any()
}

/// One table per pair of products.
fn clash_tables(tenant: &Tenant, clashes: &[Conflict]) -> AnyView {
    let mut pairs: BTreeMap<_, Vec<&Conflict>> = BTreeMap::new();
    for clash in clashes {
        pairs
            .entry((clash.one.sku, clash.other.sku))
            .or_default()
            .push(clash);
    }
    pairs
        .into_iter()
        .map(|((one, other), clashes)| {
            let had = clashes.iter().any(|clash| clash.one_was_on);
            let note = |had: bool| {
                if had {
                    t!(problems.has_now)
                } else {
                    t!(problems.being_added)
                }
            };
            let left = ConflictProduct {
                name: product_name(tenant, one),
                note: note(had).into(),
            };
            let right = ConflictProduct {
                name: product_name(tenant, other),
                note: note(false).into(),
            };
            let rows: Vec<ConflictRow> = clashes
                .into_iter()
                .map(|clash| ConflictRow {
                    kind: exclusion_service(tenant, clash).unwrap_or_default().to_owned(),
                    left: service_name(tenant, clash.one.sku, clash.one.plan),
                    right: service_name(tenant, clash.other.sku, clash.other.plan),
                })
                .collect();
            view! { <ConflictTable left right clashes=rows/> }
        })
        .collect_view()
        .into_any()
}

/// The drawing before a fix.
fn fix_icon(fix: &Fix) -> Icon {
    match fix.kind {
        FixKind::Replace { .. } => Icon::Replace,
        FixKind::SwitchOff(_) | FixKind::SwitchOn(_) => Icon::Toggle,
        FixKind::AddProduct(_) => Icon::Add,
        FixKind::RemoveProduct(_)
        | FixKind::LeaveOut(_)
        | FixKind::LeaveGroups(_)
        | FixKind::TakeGroupLicenses
        | FixKind::FreeSeats { .. } => Icon::Remove,
        FixKind::BuySeats(_) | FixKind::SetQuantity(_) => Icon::Add,
        FixKind::SetLocation(_) => Icon::Globe,
        FixKind::ChangeGroups(_) => Icon::Group,
        FixKind::FirstOnly(_) | FixKind::FirstGroupsOnly(_) => Icon::People,
        FixKind::ActAs(_) => Icon::Shield,
    }
}
