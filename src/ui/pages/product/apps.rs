//! One user's apps and services of one product, *Save*, *Close* (July 2020 article, *Change the apps and services a
//! user has access to*).

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::catalog::{ServicePlanId, SkuId};
use crate::domain::{ChangeUsers, Command, Grant, Held, Place, PlanSet, UserIx};
use crate::ui::components::{Action, Initials};
use crate::ui::panes::{Control, Done, Report, ServiceList, TaskPane};
use crate::ui::state::App;
use crate::wording::{group_name, person, product_name};
use crate::{t, text};

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
    // What was refused stays to be seen; what was done, or undone, is what the boxes show.
    let settled = Callback::new(move |()| {
        if !report.with_untracked(|report| report.as_ref().is_some_and(Report::all_refused)) {
            draft.set(direct.get_untracked());
        }
    });
    let via = Memo::new(move |_| {
        app.tenant(|tenant| {
            let license = tenant.licenses(user).and_then(|set| set.get(sku).cloned());
            let groups = license.iter().flat_map(|l| l.inherited());
            groups
                .filter(|(_, assignment)| assignment.state.is_held())
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
    let title = Signal::derive(move || app.tenant(|tenant| person(tenant, user)));
    let subtitle = move || app.tenant(|tenant| product_name(tenant, sku));
    let media = ViewFn::from(move || view! { <Initials name=title large=true/> });
    let name = app.peek(|s| product_name(s.tenant(), sku));
    view! {
        <TaskPane title=title subtitle=move || subtitle media command report keeps_form=true
            missing=text!(user.nothing_to_save) button=text!(common.save)
            done=Signal::stored(Done::Services) on_settled=settled on_close>
            <h3 class="pane-section">{text!(licenses.services)}</h3>
            <div role="group" aria-label=name.clone()>
                <ServiceList sku off on_change=set_off control=Control::Box locked user/>
            </div>
        </TaskPane>
    }
}
