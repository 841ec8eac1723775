//! The seats of each product as a bar, what needs somebody first.

use leptos::prelude::*;

use crate::order;
use crate::t;
use crate::ui::components::seat_geometry::Seats as BarSeats;
use crate::ui::components::{ProductTile, SeatBar};
use crate::ui::panes::{product_link, seats_line};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::product_name;

/// The list: too many assigned first, then the fullest.
pub fn seats(app: App) -> AnyView {
    let rows = move || {
        app.tenant(|tenant| {
            let mut products: Vec<_> = tenant
                .products()
                .map(|p| {
                    (
                        p.sku,
                        product_name(tenant, p.sku),
                        tenant.seats(p.sku),
                        seats_line(tenant, p.sku),
                    )
                })
                .collect();
            order::sort_by_key(&mut products, |(_, name, seats, _)| {
                (std::cmp::Reverse(seats.over()), seats.available(), name.clone())
            });
            products
        })
    };
    let row = move |(sku, name, seats, line): (_, String, crate::domain::Seats, String)| {
        let bar = BarSeats {
            total: seats.total(),
            assigned: seats.consumed,
            planned: 0,
        };
        let over = seats.over();
        let text = if over > 0 {
            t!(home.too_many, count = number(u64::from(over)))
        } else {
            line
        };
        view! {
            <li class="home-seat">
                <ProductTile name=name.clone()/>
                {app.tenant(|tenant| product_link(tenant, sku, name, "table-link"))}
                <SeatBar seats=Signal::stored(bar)/>
                <span class="home-figure" class:warn-text=over.gt(&0)>{text}</span>
            </li>
        }
    };
    view! { <ul class="home-seats">{move || rows().into_iter().map(row).collect_view()}</ul> }.into_any()
}
