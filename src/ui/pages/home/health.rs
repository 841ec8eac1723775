//! What needs somebody: each problem with a link to where it is dealt with. Licenses are judged per set, people are
//! counted in one pass.

use leptos::prelude::*;

use crate::catalog::{Page, SkuId};
use crate::counted;
use crate::domain::{SubscriptionStatus, Tenant, Time};
use crate::order;
use crate::sandbox::{count_standard, Condition, Property, Standard};
use crate::ui::icons::Icon;
use crate::ui::panes::{GroupStatus, Statuses};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{date, group_name, product_name};
use crate::{t, text};

/// More of one kind than this are counted.
const NAMED: usize = 5;

/// Days before its end from which a subscription needs somebody.
const SOON: i64 = 30;

/// One problem: what it is about, what is wrong, more about it, and where it is dealt with.
#[derive(Clone, PartialEq)]
struct Line {
    text: String,
    about: String,
    to: String,
    /// Whom to show there, on Active users.
    whom: Option<Condition>,
}

/// The card.
pub fn problems(app: App) -> AnyView {
    let lines = Memo::new(move |_| app.tenant(lines));
    let count = move || lines.with(|lines| number(lines.len() as u64));
    let list = move || {
        let lines = lines.get();
        if lines.is_empty() {
            return view! { <p>{t!(home.no_problems)}</p> }.into_any();
        }
        let lines = lines.into_iter().map(|line| {
            let whom = line.whom;
            view! {
                <li class="home-line">
                    {Icon::Warning.view(16)}
                    <span class="home-words">
                        <a href=line.to on:click=move |_| app.wanted.set(whom.clone())>{line.text}</a>
                        " "
                        <span class="home-about">{line.about}</span>
                    </span>
                </li>
            }
        });
        view! { <ul class="home-lines">{lines.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="card" aria-labelledby="home-problems">
            <h2 class="card-title" id="home-problems">
                {text!(home.problems)} " " <span class="home-count">{count}</span>
            </h2>
            {list}
        </section>
    }
    .into_any()
}

fn lines(tenant: &Tenant) -> Vec<Line> {
    let mut lines = over_assigned(tenant);
    lines.extend(people(tenant));
    lines.extend(groups(tenant));
    lines.extend(ending(tenant));
    lines
}

/// Products with more people than seats.
fn over_assigned(tenant: &Tenant) -> Vec<Line> {
    let over = tenant.products().filter_map(|product| {
        let seats = tenant.seats(product.sku);
        (seats.over() > 0).then_some((product.sku, seats))
    });
    // Without a page of the product, those who hold it are shown.
    let has_page = tenant.edition.edition().has(Page::Licenses);
    let place = |sku: SkuId| match has_page {
        true => (Route::Product(sku.to_string()).href(), None),
        false => (
            Route::Users.href(),
            Some(Condition::OneOf(Property::Licenses, vec![sku.to_string()])),
        ),
    };
    let line = |(sku, seats): (SkuId, crate::domain::Seats)| {
        let (to, whom) = place(sku);
        Line {
            text: counted!(
                seats.over(),
                home.over_1,
                home.over_n,
                product = product_name(tenant, sku)
            ),
            about: t!(
                home.over_about,
                assigned = number(u64::from(seats.consumed)),
                total = number(u64::from(seats.total()))
            ),
            to,
            whom,
        }
    };
    over.take(NAMED).map(line).collect()
}

/// Where people have no location, no license, or a license in error: the link shows just these.
fn people(tenant: &Tenant) -> Vec<Line> {
    let counts = count_standard(tenant);
    let of = |wanted: Standard| {
        let mut counts = Standard::ALL.into_iter().zip(counts);
        let found = counts.find(|(standard, _)| *standard == wanted);
        (found.map_or(0, |(_, count)| count), Condition::Is(wanted))
    };
    let there = tenant.users().filter(|(_, user)| user.deleted.is_none());
    let nowhere = there.filter(|(_, user)| user.usage_location.is_none()).count();
    let line = |whom: Condition, text: String, about: &str| Line {
        text,
        about: about.to_owned(),
        to: Route::Users.href(),
        whom: Some(whom),
    };
    let mut lines = Vec::new();
    let (in_error, whom) = of(Standard::Errors);
    if in_error > 0 {
        let text = counted!(in_error, home.errors_1, home.errors_n);
        lines.push(line(whom, text, t!(home.errors_about)));
    }
    if nowhere > 0 {
        let whom = Condition::OneOf(Property::Location, vec![String::new()]);
        let text = counted!(nowhere, home.nowhere_1, home.nowhere_n);
        lines.push(line(whom, text, t!(home.nowhere_about)));
    }
    let (without, whom) = of(Standard::Unlicensed);
    if without > 0 {
        let text = counted!(without, home.without_1, home.without_n);
        lines.push(line(whom, text, t!(home.without_about)));
    }
    lines
}

/// Groups that could not give everybody what they give.
fn groups(tenant: &Tenant) -> Vec<Line> {
    let statuses = Statuses::of(tenant);
    let failing = tenant
        .groups()
        .filter(|group| statuses.status(group) == GroupStatus::Errors);
    let line = |group: &crate::domain::Group| Line {
        text: t!(home.group_errors, group = group_name(tenant, group.id)),
        about: t!(home.group_errors_about).to_owned(),
        to: Route::Group(group.id.to_string()).href(),
        whom: None,
    };
    failing.take(NAMED).map(line).collect()
}

/// Subscriptions that stop being usable, or have stopped.
fn ending(tenant: &Tenant) -> Vec<Line> {
    let soon = tenant.clock.plus_days(SOON);
    let mut found: Vec<(Option<Time>, Line)> = tenant
        .subscriptions()
        .filter(|s| s.status < SubscriptionStatus::Deleted)
        .filter(|s| s.status != SubscriptionStatus::Enabled || s.next_lifecycle.is_some_and(|at| at <= soon))
        .map(|s| {
            let product = product_name(tenant, s.sku);
            let text = match (s.status, s.next_lifecycle) {
                (SubscriptionStatus::Enabled, Some(at)) => {
                    t!(home.expires, product, date = date(at))
                }
                (SubscriptionStatus::Warning, Some(at)) => {
                    t!(home.expired_until, product, date = date(at))
                }
                _ => t!(home.stopped, product),
            };
            let people = tenant.seats(s.sku).consumed;
            let line = Line {
                text,
                about: counted!(people, home.expires_about_1, home.expires_about_n),
                to: Route::Subscriptions.href(),
                whom: None,
            };
            (s.next_lifecycle, line)
        })
        .collect();
    order::sort_by_key(&mut found, |(at, _)| *at);
    found.into_iter().map(|(_, line)| line).take(NAMED).collect()
}
