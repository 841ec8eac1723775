//! What people would lose, above the button: products with everybody who loses them, services that nothing else gives,
//! and what stays; beside it, the services that another takes the place of, and what people get. For every command
//! that takes something.

use std::sync::Arc;

use leptos::prelude::*;

use crate::counted;
use crate::domain::{
    losses, Decision, Losses, PlanOf, ProductCount, ProductLoss, ServiceCount, Successor, Tenant, UserIx,
};
use crate::sandbox::fold;
use crate::ui::components::{Button, Expander, SearchBox};
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{list, person, product_name, service_name};
use crate::{t, text};

/// So many people stand in a list at a time; the others are a page or a search away.
const AT_A_TIME: usize = 20;

/// What a decision would take; nothing when it takes nothing.
pub fn losses_view(app: App, decision: Signal<Option<Arc<Decision>>>) -> AnyView {
    let found = Memo::new(move |_| {
        let decision = decision.get()?;
        let found = app.tenant(|tenant| losses(tenant, &decision));
        (!found.is_empty()).then(|| Arc::new(found))
    });
    let content = move || found.get().map(|found| block(app, &found));
    view! { {content} }.into_any()
}

fn block(app: App, found: &Arc<Losses>) -> AnyView {
    view! {
        {(found.people > 0).then(|| lost(app, found))}
        {(!found.successors.is_empty()).then(|| successors(app, found.successors.clone()))}
        {(!(found.new_products.is_empty() && found.new_services.is_empty())).then(|| gained(app, found))}
    }
    .into_any()
}

fn lost(app: App, found: &Arc<Losses>) -> AnyView {
    let people = found.people;
    let title = move || counted!(people, losses.title_1, losses.title_n);
    let products = found
        .products
        .iter()
        .map(|loss| product(app, found, loss))
        .collect_view();
    let services = found.services.clone();
    let stays = stays_line(app, &found.stays);
    let lost = |count: usize| counted!(count, losses.services_1, losses.services_n);
    view! {
        <section class="losses" aria-label=title>
            <h3 class="losses-head">{Icon::Warning.view(16)} <span role="status">{title}</span></h3>
            {products}
            {(!services.is_empty()).then(|| services_part(app, services, people, lost))}
            {stays}
        </section>
    }
    .into_any()
}

/// The services that are there in another size: nobody loses these.
fn successors(app: App, found: Vec<Successor>) -> AnyView {
    let title = text!(losses.becomes_title);
    let lines = move || {
        let line = |way: &Successor| {
            let text = app.tenant(|tenant| {
                let name = |of: PlanOf| service_name(tenant, of.sku, of.plan);
                t!(losses.becomes, old = name(way.old), new = name(way.new))
            });
            let people = counted!(way.people, common.users_1, common.users_n);
            view! { <li><span>{text}</span> <span class="pale">{people}</span></li> }
        };
        found.iter().map(line).collect_view()
    };
    view! {
        <section class="losses losses-plain" aria-label=title>
            <h3 class="losses-head">{Icon::Replace.view(16)} <span>{title}</span></h3>
            <ul class="losses-services">{lines}</ul>
        </section>
    }
    .into_any()
}

/// What people get by the same change.
fn gained(app: App, found: &Losses) -> AnyView {
    let (products, services) = (found.new_products.clone(), found.new_services.clone());
    let title = text!(losses.gains_title);
    let lines = move || {
        let line = |product: &ProductCount| {
            let name = app.tenant(|tenant| product_name(tenant, product.sku));
            let people = counted!(product.people, common.users_1, common.users_n);
            view! { <li><strong>{name}</strong> <span class="pale">{people}</span></li> }
        };
        products.iter().map(line).collect_view()
    };
    let gains = |count: usize| counted!(count, losses.gains_1, losses.gains_n);
    // The number of people stands beside each service, whoever gets it.
    view! {
        <section class="losses losses-plain" aria-label=title>
            <h3 class="losses-head">{Icon::Add.view(16)} <span>{title}</span></h3>
            <ul class="losses-services">{lines}</ul>
            {(!services.is_empty()).then(|| services_part(app, services, u32::MAX, gains))}
        </section>
    }
    .into_any()
}

/// One product: who loses it, shown when asked for.
fn product(app: App, found: &Arc<Losses>, loss: &ProductLoss) -> AnyView {
    let sku = loss.sku;
    let (people, found, loss) = (loss.people, Arc::clone(found), loss.clone());
    let name = move || app.tenant(|tenant| product_name(tenant, sku));
    let end = move || counted!(people, common.users_1, common.users_n);
    if people == 1 && found.people == 1 {
        return view! { <p class="losses-line">{name}</p> }.into_any();
    }
    let open = RwSignal::new(false);
    let label = move || {
        let product = name();
        counted!(people, losses.who_1, losses.who_n, product)
    };
    view! {
        <Expander title=name name=label open end=move || view! { <span>{end}</span> }>
            {names(app, Arc::new(found.who(&loss)))}
        </Expander>
    }
    .into_any()
}

/// The services, folded: a suite has dozens.
fn services_part(app: App, services: Vec<ServiceCount>, people: u32, words: fn(usize) -> String) -> AnyView {
    let open = RwSignal::new(false);
    let count = services.len();
    let title = move || words(count);
    let lines = move || {
        let mut lines: Vec<(String, u32)> = app.tenant(|tenant| {
            let name = |loss: &ServiceCount| service_name(tenant, loss.sku, loss.plan);
            services.iter().map(|loss| (name(loss), loss.people)).collect()
        });
        lines.sort();
        lines
            .into_iter()
            .map(|(name, count)| {
                let count = (people > 1).then(|| counted!(count, common.users_1, common.users_n));
                view! { <li><span>{name}</span> <span class="pale">{count}</span></li> }
            })
            .collect_view()
    };
    view! {
        <Expander title open>
            <ul class="losses-services">{lines.clone()}</ul>
        </Expander>
    }
    .into_any()
}

fn stays_line(app: App, stays: &[ProductCount]) -> Option<AnyView> {
    if stays.is_empty() {
        return None;
    }
    let stays = stays.to_vec();
    let text = move || {
        let names: Vec<String> = app.tenant(|tenant| stays.iter().map(|s| with_people(tenant, s)).collect());
        t!(losses.stays, products = list(&names))
    };
    Some(view! { <p class="losses-stays">{Icon::Group.view(16)} <span>{text}</span></p> }.into_any())
}

fn with_people(tenant: &Tenant, stays: &ProductCount) -> String {
    let people = counted!(stays.people, common.users_1, common.users_n);
    format!("{} ({people})", product_name(tenant, stays.sku))
}

/// People by name: all when they are few, else a page at a time with a search.
pub fn names(app: App, users: Arc<Vec<UserIx>>) -> AnyView {
    let query = RwSignal::new(String::new());
    let page = RwSignal::new(0usize);
    let many = users.len() > AT_A_TIME;
    let matching = Memo::new(move |_| {
        // Not the directory: it does not know who is deleted.
        let wanted = query.with(|query| fold(query.trim()));
        let matches = |tenant: &Tenant, user: &UserIx| {
            let words = || fold(&person(tenant, *user));
            wanted.is_empty() || words().contains(&wanted)
        };
        let users = users.iter().copied();
        app.tenant(|tenant| users.filter(|user| matches(tenant, user)).collect::<Vec<_>>())
    });
    Effect::new(move |_| {
        query.track();
        page.set(0);
    });
    let shown = move || {
        let first = page.get() * AT_A_TIME;
        matching.with(|users| {
            let users = users.iter().skip(first).take(AT_A_TIME);
            users
                .map(|user| {
                    let name = app.tenant(|tenant| person(tenant, *user));
                    view! { <li>{name}</li> }
                })
                .collect_view()
        })
    };
    let count = move || matching.with(Vec::len);
    let range = move || {
        let (first, all) = (page.get() * AT_A_TIME, count());
        let last = (first + AT_A_TIME).min(all);
        t!(
            losses.range,
            first = number((first + 1).min(all) as u64),
            last = number(last as u64),
            count = number(all as u64)
        )
    };
    let back = Callback::new(move |()| page.update(|page| *page = page.saturating_sub(1)));
    let on = Callback::new(move |()| page.update(|page| *page += 1));
    let at_start = move || (page.get() == 0).then(|| t!(losses.at_start).to_owned());
    let at_end = move || ((page.get() + 1) * AT_A_TIME >= count()).then(|| t!(losses.at_end).to_owned());
    view! {
        {many.then(|| view! { <SearchBox label=text!(losses.search) value=query/> })}
        <ul class="losses-names">{shown}</ul>
        {many.then(|| view! {
            <div class="losses-pages">
                <span role="status">{range}</span>
                <Button label=text!(losses.previous) disabled_reason=at_start on_press=back/>
                <Button label=text!(common.next) name=text!(losses.next) disabled_reason=at_end on_press=on/>
            </div>
        })}
    }
    .into_any()
}
