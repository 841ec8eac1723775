//! One user's apps and services of one product, *Save*, *Close* (July 2020 article, *Change the apps and services a
//! user has access to*).

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::catalog::{ServicePlanId, SkuId};
use crate::domain::{ChangeUsers, Command, Grant, Held, Place, PlanSet, UserIx};
use crate::t;
use crate::ui::components::{Action, Button, ButtonKind, Initials, Pane};
use crate::ui::parts::{Control, Done, OutcomeView, PlanView, Report, ServiceList};
use crate::ui::state::App;
use crate::ui::words::{group_name, person, product_name};

/// The pane.
#[component]
pub fn AppsPane(
    /// The product.
    sku: SkuId,
    /// Whose.
    user: UserIx,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let direct = Memo::new(move |_| {
        app.tenant(|tenant| {
            let license = tenant.licenses(user)?.get(sku)?;
            license.direct().map(|direct| direct.disabled_plans.clone())
        })
    });
    let draft = RwSignal::new(direct.get_untracked());
    let report = RwSignal::new(None::<Report>);
    let change = Memo::new(move |_| {
        let disabled_plans = draft
            .get()
            .filter(|draft| direct.with(|d| d.as_ref() != Some(draft)))?;
        let mut change = ChangeUsers::new(vec![user], Place::Licenses);
        change.add.push(Grant {
            sku,
            disabled_plans,
            held: Held::Set,
        });
        Some(change)
    });
    let command = Signal::derive(move || change.get().map(Command::ChangeUsers));
    let decision = Memo::new(move |_| command.get().map(|command| Arc::new(app.plan(&command))));
    let save = Callback::new(move |()| {
        let Some(change) = change.get_untracked() else {
            return;
        };
        report.set(Some(Report::act(
            app,
            Command::ChangeUsers(change),
            Done::Services,
        )));
    });
    let settled = Callback::new(move |()| draft.set(direct.get_untracked()));
    let via = Memo::new(move |_| {
        app.tenant(|tenant| {
            let license = tenant.licenses(user).and_then(|set| set.get(sku).cloned());
            let groups = license.iter().flat_map(|l| l.inherited());
            groups
                .map(|(group, _)| group_name(tenant, group))
                .collect::<Vec<_>>()
                .join(", ")
        })
    });
    let locked = Callback::new(move |(plan,): (ServicePlanId,)| {
        let inherits = app.tenant(|tenant| tenant.licenses(user)?.get(sku).map(|l| l.inherits(plan)));
        let is_locked = draft.with(Option::is_none) || inherits == Some(true);
        is_locked.then(|| t!(common.via_group, group = via.get()))
    });
    let off = Signal::derive(move || {
        let direct = draft.get();
        app.tenant(|tenant| {
            let license = tenant.licenses(user).and_then(|set| set.get(sku).cloned());
            let all = tenant
                .product(sku)
                .into_iter()
                .flat_map(|p| p.user_plans().map(|plan| plan.id));
            let inherits = |plan: ServicePlanId| license.as_ref().is_some_and(|l| l.inherits(plan));
            let gives = |plan: ServicePlanId| direct.as_ref().is_some_and(|off| !off.contains(plan));
            all.filter(|plan| !inherits(*plan) && !gives(*plan))
                .collect::<PlanSet>()
        })
    });
    let set_off = Callback::new(move |(plans,): (PlanSet,)| {
        report.set(None);
        draft.set(Some(plans));
    });
    let plan = move || {
        change.with(Option::is_some).then(|| {
            view! {
                <PlanView command decision=Signal::derive(move || decision.get())/>
            }
        })
    };
    let reason = move || {
        change
            .with(Option::is_none)
            .then(|| t!(user.nothing_to_save).to_owned())
    };
    let footer = move || {
        if report.with(Option::is_some) {
            return view! {
                <Button label=move || t!(common.close) kind=ButtonKind::Primary on_press=on_close/>
            }
            .into_any();
        }
        view! {
            <Button label=move || t!(common.save) kind=ButtonKind::Primary disabled_reason=reason on_press=save/>
            <Button label=move || t!(common.cancel) on_press=on_close/>
        }
        .into_any()
    };
    let title = Signal::derive(move || app.tenant(|tenant| person(tenant, user)));
    let subtitle = move || app.tenant(|tenant| product_name(tenant, sku));
    let media = ViewFn::from(move || view! { <Initials name=title large=true/> });
    let name = app.peek(|s| product_name(s.tenant(), sku));
    let unsaved = Signal::derive(move || report.with(Option::is_none) && change.with(Option::is_some));
    view! {
        <Pane title=title on_close unsaved media subtitle=move || subtitle plan=move || plan footer=move || footer>
            <OutcomeView report with_people=false on_settled=settled/>
            <h3 class="pane-section">{move || t!(licenses.services)}</h3>
            <div role="group" aria-label=name>
                <ServiceList sku off on_change=set_off control=Control::Box locked/>
            </div>
        </Pane>
    }
}
