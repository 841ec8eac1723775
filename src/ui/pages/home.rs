//! Home: what this is, the tasks, and the licenses per product.

use leptos::prelude::*;

use crate::catalog::Page;
use crate::counted;
use crate::t;
use crate::ui::components::seat_geometry::Seats as BarSeats;
use crate::ui::components::{ProductTile, SeatBar};
use crate::ui::icons::Icon;
use crate::ui::parts::{product_link, seats_line};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{number, Text};
use crate::ui::words::product_name;

/// The page.
#[component]
pub fn HomePage() -> impl IntoView {
    let app = App::get();
    let has_licenses = move || app.tenant(|t| t.edition.edition().has(Page::Licenses));
    let intro = move || {
        let name = app.tenant(|t| t.organization.display_name.to_string());
        counted!(app.directory().len(), home.intro_1, home.intro_n, name = name)
    };
    view! {
        <div class="page">
            <h1 class="page-title">{move || t!(home.title)}</h1>
            <p class="page-subtitle">{intro}</p>
            <section class="card" aria-labelledby="home-tasks">
                <h2 class="card-title" id="home-tasks">{move || t!(home.what)}</h2>
                <ul class="tasks">
                    {task(Icon::PeopleAdd, Route::Users, Text::from(|| t!(home.many)), Text::from(|| t!(home.many_where)))}
                    <Show when=has_licenses>
                        {task(Icon::Card, Route::Licenses, Text::from(|| t!(home.product)), Text::from(|| t!(home.product_where)))}
                    </Show>
                    {task(Icon::Person, Route::Users, Text::from(|| t!(home.one)), Text::from(|| t!(home.one_where)))}
                    <Show when=has_licenses>
                        {task(Icon::PersonRemove, Route::Licenses, Text::from(|| t!(home.unassign)), Text::from(|| t!(home.unassign_where)))}
                    </Show>
                    {task(Icon::Box, Route::Sandbox, Text::from(|| t!(home.other)), Text::from(|| t!(home.other_where)))}
                </ul>
            </section>
            <section class="card" aria-labelledby="home-seats">
                <div class="card-head">
                    <h2 class="card-title" id="home-seats">{move || t!(home.seats)}</h2>
                    <Show when=has_licenses>
                        <a href=Route::Licenses.href()>{move || t!(home.all_products)}</a>
                    </Show>
                </div>
                <Seats/>
            </section>
        </div>
    }
}

fn task(icon: Icon, route: Route, what: Text, place: Text) -> impl IntoView {
    view! {
        <li>
            <a class="task" href=route.href()>
                <span class="task-icon">{icon.view(20)}</span>
                <span class="task-words">
                    <strong class="task-what">{move || what.get()}</strong>
                    " "
                    <span class="task-where">{move || place.get()}</span>
                </span>
            </a>
        </li>
    }
}

#[component]
fn Seats() -> impl IntoView {
    let app = App::get();
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
            // What needs somebody first: too many assigned, then the fullest.
            products.sort_by_key(|(_, name, seats, _)| {
                (std::cmp::Reverse(seats.over()), seats.available(), name.clone())
            });
            products
        })
    };
    view! {
        <ul class="home-seats">
            {move || rows().into_iter().map(|(sku, name, seats, line)| {
                let bar = BarSeats { total: seats.total(), assigned: seats.consumed, planned: 0 };
                let over = seats.over();
                let text = if over > 0 { t!(home.too_many, count = number(u64::from(over))) } else { line };
                view! {
                    <li class="home-seat">
                        <ProductTile name=name.clone()/>
                        {app.tenant(|tenant| product_link(tenant, sku, name, "table-link"))}
                        <SeatBar seats=Signal::stored(bar)/>
                        <span class="home-figure" class:warn-text=move || over.gt(&0)>{text}</span>
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}
