//! The products of Billing > Licenses: every product with its total, assigned and available licenses (July 2020 article, *Use the
//! Licenses page*, step 1), in some editions with *Assign licenses* to groups (DOMAIN 1.11).

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::{Permission, Seats, SubscriptionStatus, Tenant};
use crate::order;
use crate::sandbox::fold;
use crate::ui::components::seat_geometry::Seats as BarSeats;
use crate::ui::components::{
    CommandBar, MenuItem, ProductTile, RealTenantNote, SearchBox, SeatBar, SeatLegend,
};
use crate::ui::icons::Icon;
use crate::ui::panes::role_reason;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{date, product_name};
use crate::{t, text};

use super::assign::AssignOnLicensesPane;

/// One product's line.
#[derive(Clone, PartialEq)]
struct Line {
    sku: SkuId,
    name: String,
    part_number: String,
    /// Until when the expired seats can be used.
    until: Option<String>,
    seats: Seats,
    /// Whether it serves the organization as a whole.
    whole: bool,
}

/// The list with its commands.
pub(super) fn products(app: App) -> AnyView {
    let query = RwSignal::new(String::new());
    let assigns = Memo::new(move |_| app.tenant(|tenant| tenant.edition.edition().assigns_on_licenses));
    let assigning = RwSignal::new(false);
    let bar = move || {
        let assign = Callback::new(move |()| assigning.set(true));
        let commands = vec![MenuItem::new(text!(licenses.assign), assign)
            .icon(Icon::Add)
            .disabled(move || role_reason(app, Permission::AssignGroupLicenses))];
        view! { <CommandBar commands=Signal::stored(commands)/> }
    };
    let lines = Memo::new(move |_| app.tenant(lines));
    let shown = Memo::new(move |_| {
        let query = query.with(|query| fold(query.trim()));
        let mut lines = lines.get();
        lines.retain(|line| fold(&line.name).contains(&query) || fold(&line.part_number).contains(&query));
        lines
    });
    let over = Signal::derive(move || lines.with(|lines| lines.iter().any(|line| line.seats.over() > 0)));
    let empty = move || {
        shown.with(Vec::is_empty).then(|| {
            let text = move || {
                if lines.with(Vec::is_empty) {
                    t!(licenses.none)
                } else {
                    t!(licenses.none_found)
                }
            };
            view! { <p class="empty">{text}</p> }
        })
    };
    view! {
        <p class="page-subtitle">{text!(licenses.intro)}</p>
            {move || assigns.get().then(bar)}
            <div class="filter-row">
                <SearchBox label=text!(licenses.search) value=query/>
            </div>
            <table class="table table-products">
                <caption class="visually-hidden">{text!(licenses.title)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text!(licenses.product)}</th>
                        <th scope="col" class="column-spread">{text!(licenses.spread)}</th>
                        <th scope="col" class="cell-end">{text!(licenses.total)}</th>
                        <th scope="col" class="cell-end">{text!(licenses.assigned)}</th>
                        <th scope="col" class="cell-end">{text!(licenses.available)}</th>
                        <Show when=move || over.get()>
                            <th scope="col">{text!(licenses.status)}</th>
                        </Show>
                    </tr>
                </thead>
                <tbody>
                    {move || shown.get().into_iter().map(|line| row(line, over)).collect_view()}
                </tbody>
            </table>
            {empty}
            <SeatLegend with_over=over/>
            <RealTenantNote text=text!(licenses.note)/>
        {move || (assigning.get() && assigns.get()).then(|| {
            let close = Callback::new(move |()| assigning.set(false));
            view! { <AssignOnLicensesPane on_close=close/> }
        })}
    }
    .into_any()
}

fn lines(tenant: &Tenant) -> Vec<Line> {
    let mut lines: Vec<Line> = tenant
        .products()
        .map(|product| {
            let subscriptions = tenant.subscriptions_of(product.sku);
            let ending = subscriptions.filter(|s| s.status == SubscriptionStatus::Warning);
            let until = ending.filter_map(|s| s.next_lifecycle).min();
            Line {
                sku: product.sku,
                name: product_name(tenant, product.sku),
                part_number: product.part_number.to_string(),
                until: until.map(date),
                seats: tenant.seats(product.sku),
                whole: !product.is_for_people(),
            }
        })
        .collect();
    order::sort_by(&mut lines, |a, b| a.name.cmp(&b.name).then(a.sku.cmp(&b.sku)));
    lines
}

/// The seats that are not in order, in words: expired ones, still usable, and disabled ones, which nobody can use.
pub fn seat_marks(seats: &Seats, until: Option<String>) -> AnyView {
    let expired = (seats.warning > 0).then(|| {
        let count = number(u64::from(seats.warning));
        let text = match until {
            Some(date) => t!(licenses.expired_until, count, date),
            None => t!(licenses.expired, count),
        };
        view! { " · " <span class="warn-text">{Icon::Warning.view(14)} {text}</span> }
    });
    let lost = seats.suspended.saturating_add(seats.locked_out);
    let disabled = (lost > 0).then(|| {
        let text = t!(licenses.disabled, count = number(u64::from(lost)));
        view! { " · " <span class="danger-text">{Icon::Block.view(14)} {text}</span> }
    });
    view! { {expired} {disabled} }.into_any()
}

/// That the product serves the organization as a whole.
pub fn organization_mark() -> AnyView {
    view! { " · " {t!(problems.organization)} }.into_any()
}

fn row(line: Line, over: Signal<bool>) -> impl IntoView {
    let seats = line.seats;
    let href = Route::Product(line.sku.to_string()).href();
    let bar = BarSeats {
        total: seats.total(),
        assigned: seats.consumed,
        planned: 0,
    };
    let is_over = seats.over() > 0;
    let marks = seat_marks(&seats, line.until);
    let whole = line.whole.then(organization_mark);
    view! {
        <tr class:row-over=is_over>
            <th scope="row">
                <span class="table-product">
                    <ProductTile name=line.name.clone()/>
                    <span>
                        <a href=href>{line.name}</a>
                        <span class="table-second">{line.part_number} {marks} {whole}</span>
                    </span>
                </span>
            </th>
            <td class="column-spread"><SeatBar seats=Signal::stored(bar)/></td>
            <td class="cell-end" data-label=text!(licenses.total)>{number(u64::from(seats.total()))}</td>
            <td class="cell-end" data-label=text!(licenses.assigned)>{number(u64::from(seats.consumed))}</td>
            <td class="cell-end strong" data-label=text!(licenses.available)>{number(u64::from(seats.available()))}</td>
            <Show when=move || over.get()>
                <td class="cell-status">
                    {is_over.then(|| view! {
                        <span class="warn-text">{Icon::Warning.view(16)} {text!(licenses.status_over)}</span>
                    })}
                </td>
            </Show>
        </tr>
    }
}
