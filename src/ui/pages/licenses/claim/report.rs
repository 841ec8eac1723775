//! *View report*: the licenses that were claimed in the last 1, 7, 30 or 90 days (DOMAIN 1.12).

use leptos::prelude::*;

use crate::counted;
use crate::domain::Tenant;
use crate::text;
use crate::ui::components::{Action, Button, ButtonKind, Choice, Pane, Select};
use crate::ui::state::App;
use crate::wording::{date, person, product_name};

/// The periods, in days.
const DAYS: [i64; 4] = [1, 7, 30, 90];

/// The claims of so many days, newest first: who, what, by which app, and when.
fn claims(tenant: &Tenant, days: i64) -> Vec<[String; 4]> {
    let since = tenant.clock.plus_days(-days);
    let sign_ins = tenant.self_serve().sign_ins.iter().rev();
    let line = sign_ins.filter(|one| one.at >= since).filter_map(|one| {
        let product = product_name(tenant, one.claimed?);
        Some([
            person(tenant, one.user),
            product,
            one.app.name().to_owned(),
            date(one.at),
        ])
    });
    line.collect()
}

/// The pane.
#[component]
pub(super) fn ReportPane(
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let days = RwSignal::new(30i64);
    let lines = Memo::new(move |_| app.tenant(|tenant| claims(tenant, days.get())));
    let choices = Signal::derive(|| {
        let period = |days: i64| {
            let text = move || counted!(days.unsigned_abs(), claim.days_1, claim.days_n);
            Choice::new(days.to_string(), text)
        };
        DAYS.into_iter().map(period).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || days.get().to_string());
    let choose = Callback::new(move |(value,): (String,)| days.set(value.parse().unwrap_or(30)));
    let row = |[user, product, of, when]: [String; 4]| {
        view! {
            <li class="plan-line">
                <span class="plan-words">
                    <strong class="plan-what">{user}</strong>
                    <span class="plan-note">{product} " · " {of} " · " {when}</span>
                </span>
            </li>
        }
    };
    let footer =
        move || view! { <Button label=text!(common.close) kind=ButtonKind::Primary on_press=on_close/> };
    view! {
        <Pane title=text!(claim.report_title) on_close footer=move || footer>
            <div class="pane-field">
                <Select label=text!(claim.days) choices value on_change=choose/>
            </div>
            <ul class="plan-lines" aria-label=text!(claim.report_title)>
                {move || lines.get().into_iter().map(row).collect_view()}
            </ul>
            <Show when=move || lines.with(Vec::is_empty)>
                <p>{text!(claim.report_none)}</p>
            </Show>
        </Pane>
    }
}
