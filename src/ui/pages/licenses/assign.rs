//! *Assign licenses* on the Licenses page itself: groups, then the subscription, then its apps (DOMAIN 1.11).

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::{groups_at_a_time, GroupId, Place, PlanSet, Problem};
use crate::ui::components::{Action, PeoplePicker, Person, RefusalCard, Select};
use crate::ui::panes::{
    assign_to_groups, product_apps, product_choices, suggest_groups, Control, Done, TaskPane,
};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{problem_text, problem_title};
use crate::{t, text};

/// The pane.
#[component]
pub fn AssignOnLicensesPane(
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let limit = app
        .peek(|s| groups_at_a_time(s.tenant(), Place::Licenses))
        .unwrap_or(u32::MAX);
    let chosen = RwSignal::new(Vec::<Person>::new());
    let sku = RwSignal::new(None::<SkuId>);
    let off = RwSignal::new(PlanSet::default());
    let too_many = RwSignal::new(false);
    Effect::new(move |_| {
        // One was removed: there is room again.
        chosen.track();
        too_many.set(false);
    });
    let command = Memo::new(move |_| {
        let groups: Vec<GroupId> = chosen.with(|chosen| {
            let ids = chosen.iter().map(|group| GroupId::parse(&group.id).ok());
            ids.flatten().collect()
        });
        let sku = sku.get().filter(|_| !groups.is_empty())?;
        Some(assign_to_groups(groups, sku, off.get()))
    });
    let search = Callback::new(move |(typed,): (String,)| suggest_groups(app, sku.get(), &typed));
    let choices = product_choices(app, text!(manage.choose_product));
    let value = Signal::derive(move || sku.get().map(|sku| sku.to_string()).unwrap_or_default());
    let choose = Callback::new(move |(value,): (String,)| {
        sku.set(SkuId::parse(&value).ok());
        off.set(PlanSet::default());
    });
    let count = move || {
        let (chosen, max) = (chosen.with(Vec::len), number(u64::from(limit)));
        t!(licenses.at_most, count = number(chosen as u64), max)
    };
    let refusal = move || {
        let problem = Problem::TooManyGroups {
            limit,
            asked: limit.saturating_add(1),
        };
        let title = problem.clone();
        view! {
            <RefusalCard
                title=move || problem_title(&title)
                rule=move || app.tenant(|tenant| problem_text(tenant, &problem, &[]))
            />
        }
    };
    view! {
        <TaskPane title=text!(licenses.assign) command missing=text!(licenses.choose_subscription)
            button=text!(licenses.assign) done=Signal::stored(Done::GroupLicenses) on_close>
            <Show when=move || too_many.get()>{refusal}</Show>
            <p class="pane-intro">{text!(licenses.groups_intro)}</p>
            <PeoplePicker label=text!(groups.title) count chosen search max=limit as usize
                on_too_many=Callback::new(move |()| too_many.set(true)) of_groups=true begins=true/>
            <div class="pane-field">
                <Select label=text!(licenses.subscription) choices value on_change=choose/>
            </div>
            {move || sku.get().map(|sku| product_apps(app, sku, off, Control::Box))}
        </TaskPane>
    }
}
