//! Billing > Your products (*Subscriptions* outside the worldwide cloud): one row per purchase, and the panes that start
//! here (the article on buying licenses, DOMAIN 1.7 Q1).

mod details;
mod facts;
mod life;
mod quantity;
mod way;

use leptos::prelude::*;

use crate::catalog::Page;
use crate::domain::{SubscriptionId, SubscriptionStatus, Tenant};
use crate::order;
use crate::sandbox::fold;
use crate::ui::components::{Button, ButtonKind, ProductTile, RealTenantNote, SearchBox};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{product_name, quantities_page};
use crate::{t, text};

use details::DetailsPane;
use facts::{bought, next, status_mark};
use quantity::QuantityPane;
use way::Way;

/// Which pane is open.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Details(SubscriptionId),
    Quantity(SubscriptionId, Way),
}

/// One subscription's line.
#[derive(Clone, PartialEq)]
struct Line {
    id: SubscriptionId,
    name: String,
    total: u32,
    status: SubscriptionStatus,
    next: String,
    bought: String,
}

/// The page.
#[component]
pub fn SubscriptionsPage() -> impl IntoView {
    let app = App::get();
    let query = RwSignal::new(String::new());
    let open = RwSignal::new(None::<Open>);
    let close = Callback::new(move |()| open.set(None));
    let lines = Memo::new(move |_| app.tenant(lines));
    let shown = Memo::new(move |_| {
        let query = query.with(|query| fold(query.trim()));
        let mut lines = lines.get();
        lines.retain(|line| fold(&line.name).contains(&query) || fold(&line.bought).contains(&query));
        lines
    });
    let title = move || app.tenant(|t| quantities_page(t.edition));
    let empty = move || {
        shown.with(Vec::is_empty).then(|| {
            let text = if lines.with(Vec::is_empty) {
                t!(subscriptions.none)
            } else {
                t!(licenses.none_found)
            };
            view! { <p class="empty">{text}</p> }
        })
    };
    view! {
        <div class="page">
            <h1 class="page-title">{title}</h1>
            <p class="page-subtitle">
                {text!(subscriptions.intro)} " "
                {move || app.tenant(|t| t.edition.edition().has(Page::Licenses)).then(|| t!(subscriptions.added_up))}
            </p>
            <div class="filter-row">
                <SearchBox label=text!(licenses.search) value=query/>
            </div>
            <table class="table table-products table-subscriptions">
                <caption class="visually-hidden">{title}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text!(licenses.product)}</th>
                        <th scope="col" class="cell-end">{text!(subscriptions.total)}</th>
                        <th scope="col">{text!(licenses.status)}</th>
                        <th scope="col">{text!(subscriptions.next)}</th>
                        <th scope="col">{text!(subscriptions.bought)}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || shown.get().into_iter().map(|line| row(line, open)).collect_view()}
                </tbody>
            </table>
            {empty}
            <RealTenantNote text=text!(subscriptions.note)/>
        </div>
        {move || open.get().map(|now| match now {
            Open::Details(id) => {
                let change = Callback::new(move |(way,): (Way,)| open.set(Some(Open::Quantity(id, way))));
                view! { <DetailsPane id on_change=change on_close=close/> }.into_any()
            }
            Open::Quantity(id, way) => view! { <QuantityPane id way on_close=close/> }.into_any(),
        })}
    }
}

fn lines(tenant: &Tenant) -> Vec<Line> {
    let mut lines: Vec<Line> = tenant
        .subscriptions()
        .map(|subscription| Line {
            id: subscription.id,
            name: product_name(tenant, subscription.sku),
            total: subscription.total_licenses,
            status: subscription.status,
            next: next(subscription),
            bought: bought(tenant, subscription),
        })
        .collect();
    order::sort_by(&mut lines, |a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    lines
}

fn row(line: Line, open: RwSignal<Option<Open>>) -> impl IntoView {
    let id = line.id;
    let name = line.name.clone();
    let press = Callback::new(move |()| open.set(Some(Open::Details(id))));
    view! {
        <tr class:row-over=line.status == SubscriptionStatus::Warning>
            <th scope="row">
                <span class="table-product">
                    <ProductTile name=line.name/>
                    <Button label=name kind=ButtonKind::Name on_press=press/>
                </span>
            </th>
            <td class="cell-end" data-label=text!(subscriptions.total)>{number(u64::from(line.total))}</td>
            <td data-label=text!(licenses.status)>{status_mark(line.status)}</td>
            <td data-label=text!(subscriptions.next)>{line.next}</td>
            <td data-label=text!(subscriptions.bought)>{line.bought}</td>
        </tr>
    }
}
