//! *Who gave me this?*: every source of one person's service, whether it can be used, and what keeps it on.
//!
//! | key | does |
//! |---|---|
//! | Enter, Space on the button | shows or hides the explanation, which is worked out only then |
use leptos::prelude::*;

use crate::catalog::ServicePlanId;
use crate::domain::{explain, AssignmentState, GivenBy, Source, SubscriptionStatus, Tenant, UserIx};
use crate::t;
use crate::ui::icons::Icon;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::wording::{error_title, group_name, particulars, problem_text, product_name};

use super::product_link;

/// The button of one service. `open` holds the service whose explanation is shown, one per list.
pub fn explain_button(
    open: RwSignal<Option<ServicePlanId>>,
    plan: ServicePlanId,
    service: String,
    controls: String,
) -> AnyView {
    let is_open = move || open.get() == Some(plan);
    view! {
        <button
            type="button"
            class="button-icon explain-button"
            aria-label=move || t!(explain.open, service)
            aria-expanded=move || if is_open() { "true" } else { "false" }
            aria-controls=move || is_open().then(|| controls.clone())
            on:click=move |_| open.update(|open| *open = (*open != Some(plan)).then_some(plan))
        >
            {Icon::Info.view(16)}
        </button>
    }
    .into_any()
}

/// The explanation itself, as the person has the service now; what is not saved doesn't count yet.
pub fn explanation(user: UserIx, plan: ServicePlanId, id: String) -> AnyView {
    let app = App::get();
    let content =
        move || {
            app.tenant(|tenant| {
            let found = explain(tenant, user, plan);
            let verdict = match (found.on, found.usable, found.sources.is_empty()) {
                (true, true, _) => t!(explain.on),
                (true, false, _) => t!(explain.on_unusable),
                (false, _, false) => t!(explain.off),
                (false, _, true) => t!(explain.none),
            };
            let sources: Vec<_> = found.sources.iter().map(|given| source(tenant, given)).collect();
            let why = match (&found.blocker, found.on) {
                (Some(problem), _) => {
                    let mut why = vec![problem_text(tenant, problem, &[user])];
                    why.extend(particulars(tenant, problem).into_iter().map(|line| format!("{line}.")));
                    Some(t!(explain.blocker, why = why.join(" ")))
                }
                (None, true) => Some(t!(explain.free).to_owned()),
                (None, false) => None,
            };
            view! {
                <p class="explain-verdict">{verdict}</p>
                {(!sources.is_empty()).then(|| view! { <ul class="explain-sources">{sources}</ul> })}
                {why.map(|why| view! { <p class="explain-why">{Icon::Lock.view(14)} <span>{why}</span></p> })}
            }
        })
        };
    view! { <div class="explain" id=id>{content}</div> }.into_any()
}

/// One source: the product, who gives it, and what of it holds.
fn source(tenant: &Tenant, given: &GivenBy) -> AnyView {
    let product = product_link(tenant, given.sku, product_name(tenant, given.sku), "");
    let by = match given.source {
        Source::Direct => view! { <span>{t!(explain.direct)}</span> }.into_any(),
        Source::Group(group) => {
            let name = group_name(tenant, group);
            let href = Route::Group(group.to_string()).href();
            view! { <span>{t!(explain.by_group)} " " <a href=href>{name}</a></span> }.into_any()
        }
    };
    let mut facts: Vec<(bool, String)> = Vec::new();
    match given.state {
        AssignmentState::Active => {}
        AssignmentState::ActiveWithError(error) => {
            facts.push((true, t!(explain.with_error, error = error_title(error))));
        }
        AssignmentState::Disabled => facts.push((true, t!(explain.disabled).to_owned())),
        AssignmentState::Error(error) => {
            facts.push((true, t!(explain.not_in_force, error = error_title(error))));
        }
    }
    let leaves = if given.leaves_on {
        t!(explain.leaves_on)
    } else {
        t!(explain.leaves_off)
    };
    facts.push((false, leaves.to_owned()));
    let capability = match given.capability {
        SubscriptionStatus::Enabled => None,
        SubscriptionStatus::Warning => Some(t!(explain.warning)),
        SubscriptionStatus::Suspended => Some(t!(explain.suspended)),
        SubscriptionStatus::LockedOut => Some(t!(explain.locked_out)),
        SubscriptionStatus::Deleted => Some(t!(explain.deleted)),
    };
    facts.extend(capability.map(|text| (true, text.to_owned())));
    let facts = facts.into_iter().map(|(warns, text)| {
        view! { <span class:warn-text=warns>{warns.then(|| Icon::Warning.view(14))} {text}</span> }
    });
    view! {
        <li>
            <span class="explain-source">{product} " · " {by}</span>
            <span class="explain-facts">{facts.collect_view()}</span>
        </li>
    }
    .into_any()
}
