//! What several pages put in their panes: the frame, services, the live plan, refusals with their fixes, results.

mod added;
mod confirm;
mod consequences;
mod explain;
mod group_facts;
mod losses;
mod offered;
mod outcome;
mod plan;
mod product_apps;
mod product_link;
mod profile;
mod refusals;
mod replace_one;
mod report;
mod results;
mod role_reason;
mod sentence;
mod services;
mod suggestions;
mod task;

pub use confirm::ConfirmPane;
pub use consequences::{any_comes, any_goes, consequences_note, said_of, unknown_text};
pub use explain::{explain_button, explanation};
pub use group_facts::{group_kind, member_state, GroupStatus, MemberState, Statuses};
pub use losses::{losses_view, names};
pub use offered::offered;
pub use outcome::OutcomeView;
pub use plan::PlanView;
pub use product_apps::product_apps;
pub use product_link::product_link;
pub use profile::ProfileSelect;
pub use refusals::Refusals;
use replace_one::lacked;
pub use replace_one::ReplaceOnePane;
pub use report::{Done, Fate, Refusal, Report};
pub use role_reason::role_reason;
pub use services::{services_of, services_on, Control, ServiceList};
pub use suggestions::{suggest_people, Known};
pub use task::{FirstStep, Steps, TaskPane};

use leptos::prelude::*;

use crate::catalog::{CountryCode, SkuId};
use crate::counted;
use crate::domain::{Tenant, UserIx};
use crate::order;
use crate::t;
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::ui::words::people;

/// *5 of 25 available*, or how many more are assigned than there are.
pub fn seats_line(tenant: &Tenant, sku: SkuId) -> String {
    let seats = tenant.seats(sku);
    if seats.over() > 0 {
        return t!(common.over, count = number(u64::from(seats.over())));
    }
    let (available, total) = (
        number(u64::from(seats.available())),
        number(u64::from(seats.total())),
    );
    t!(common.available_of, available, total)
}

/// How many people a pane is about, and who.
pub fn people_line(app: App, users: StoredValue<Vec<UserIx>>) -> AnyView {
    let count = users.with_value(Vec::len);
    let names = app.tenant(|tenant| users.with_value(|users| people(tenant, users)));
    view! {
        {Icon::People.view(16)}
        <span>{counted!(count, common.users_1, common.users_n)} ": " <span class="pale">{names}</span></span>
    }
    .into_any()
}

/// All countries by name in the current language, for a list to choose from.
pub fn countries() -> Vec<(CountryCode, String)> {
    let mut countries: Vec<_> = crate::catalog::countries()
        .map(|code| (code, crate::ui::words::country(code)))
        .collect();
    order::sort_by_key(&mut countries, |(_, name)| crate::sandbox::fold(name));
    countries
}
