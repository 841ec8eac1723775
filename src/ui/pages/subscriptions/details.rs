//! One subscription: its seats, its life, and the way to another number of licenses.

use leptos::prelude::*;

use crate::catalog::{Page, QuantityFlow};
use crate::domain::{Command, SubscriptionId};
use crate::ui::components::seat_geometry::Seats as BarSeats;
use crate::ui::components::{Action, Button, ButtonKind, Handler, Pane, ProductTile, SeatBar};
use crate::ui::icons::Icon;
use crate::ui::panes::seats_line;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{problem_text, product_name};
use crate::{t, text};

use super::facts::{bought, next, status_mark};
use super::life::life;
use super::way::Way;

/// Why the number of seats can't be changed now by whoever acts; nothing when it can.
pub(super) fn locked(app: App, id: SubscriptionId) -> Option<String> {
    let total = app.tenant(|tenant| tenant.subscription(id).map(|s| s.total_licenses))?;
    let same = Command::ChangeQuantity {
        subscription: id,
        total,
    };
    let decision = app.plan(&same);
    let problem = decision.first_problem()?;
    Some(app.tenant(|tenant| problem_text(tenant, problem, &[])))
}

/// The pane.
#[component]
pub fn DetailsPane(
    /// Which subscription.
    id: SubscriptionId,
    /// Called when the number of seats is to change.
    on_change: Handler<Way>,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let sku = app.peek(|s| s.tenant().subscription(id).map(|s| s.sku));
    let name = move || app.tenant(|tenant| sku.map(|sku| product_name(tenant, sku)).unwrap_or_default());
    let reason = Memo::new(move |_| locked(app, id));
    let flow = Memo::new(move |_| app.tenant(|t| t.edition.edition().quantity));
    let ways = move || {
        let ways: &[Way] = match flow.get() {
            QuantityFlow::BuyOrRemove => &[Way::Buy, Way::Remove],
            QuantityFlow::YourProducts | QuantityFlow::Subscriptions => &[Way::Change],
        };
        let button = |way: &Way| {
            let way = *way;
            let press = Callback::new(move |()| on_change.run((way,)));
            view! {
                <Button label=move || way.title() kind=ButtonKind::Secondary icon=Icon::Card
                    disabled_reason=Signal::derive(move || reason.get()) on_press=press/>
            }
        };
        ways.iter().map(button).collect_view()
    };
    let head = move || {
        view! {
            <div class="pane-commands">
                {ways}
                {move || reason.get().map(|reason| view! { <p class="card-hint">{reason}</p> })}
            </div>
        }
    };
    let facts = move || {
        app.tenant(|tenant| {
            let subscription = tenant.subscription(id)?;
            Some(view! {
                <dl class="facts">
                    {fact(t!(licenses.status), status_mark(subscription.status))}
                    {fact(t!(subscriptions.total), number(u64::from(subscription.total_licenses)).into_any())}
                    {fact(t!(subscriptions.next), next(subscription).into_any())}
                    {fact(t!(subscriptions.bought), bought(tenant, subscription).into_any())}
                </dl>
            })
        })
    };
    let seats = move || {
        let sku = sku?;
        app.tenant(|tenant| {
            let seats = tenant.seats(sku);
            let bar = BarSeats {
                total: seats.total(),
                assigned: seats.consumed,
                planned: 0,
            };
            let several = tenant.subscriptions_of(sku).count();
            let has_page = tenant.edition.edition().has(Page::Licenses);
            let link = has_page.then(|| {
                view! { <a href=Route::Product(sku.to_string()).href()>{t!(subscriptions.product_page)}</a> }
            });
            Some(view! {
                <p>
                    {if several > 1 {
                        t!(subscriptions.together, count = number(several as u64))
                    } else {
                        t!(subscriptions.alone).to_owned()
                    }}
                </p>
                <p class="product-seats"><SeatBar seats=Signal::stored(bar)/> {seats_line(tenant, sku)}</p>
                <p>{link}</p>
            })
        })
    };
    let timeline = move || app.tenant(|tenant| tenant.subscription(id).map(|s| life(tenant, s)));
    let footer = move || view! { <Button label=text!(common.close) on_press=on_close/> };
    let media = move || view! { <ProductTile name=name()/> };
    view! {
        <Pane title=name on_close media head footer>
            {facts}
            <h3 class="pane-section">{text!(subscriptions.seats)}</h3>
            {seats}
            <h3 class="pane-section">{text!(subscriptions.life)}</h3>
            {timeline}
        </Pane>
    }
}

fn fact(term: &'static str, value: AnyView) -> AnyView {
    view! { <div class="fact"><dt>{term}</dt><dd>{value}</dd></div> }.into_any()
}
