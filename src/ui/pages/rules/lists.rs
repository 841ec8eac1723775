//! The lists of rules: what excludes, what needs, which pairs of products are excused; with a search.

use leptos::prelude::*;

use crate::catalog::{self, Confidence, PairException, Provenance};
use crate::counted;
use crate::domain::Tenant;
use crate::sandbox::fold;
use crate::ui::components::{SearchBox, Tag};
use crate::ui::dom;
use crate::ui::icons::Icon;
use crate::ui::panes::product_link;
use crate::ui::state::App;
use crate::ui::text::breakable;
use crate::wording::product_name;
use crate::{t, text};

use super::lines::{cards, Card, Kind, Line};

/// The lists of the tenant's profile.
#[component]
pub fn Lists() -> impl IntoView {
    let app = App::get();
    let query = RwSignal::new(String::new());
    let folded = Memo::new(move |_| query.with(|query| fold(query.trim())));
    let all = Memo::new(move |_| app.tenant(|tenant| cards(tenant, tenant.rules)));
    let found = Memo::new(move |_| {
        let query = folded.get();
        all.with(|all| {
            all.iter()
                .filter_map(|card| card.found(&query))
                .collect::<Vec<_>>()
        })
    });
    let excused = Memo::new(move |_| {
        let query = folded.get();
        app.tenant(|tenant| {
            let pairs = catalog::rules(tenant.rules).exceptions().iter();
            pairs
                .map(|pair| (*pair, names(tenant, pair)))
                .filter(|(_, (one, other))| fold(one).contains(&query) || fold(other).contains(&query))
                .collect::<Vec<_>>()
        })
    });
    let list = move |kind: Kind| {
        found.with(|found| {
            let of_kind = found.iter().filter(|card| card.kind == kind);
            of_kind.cloned().map(rule).collect::<Vec<_>>()
        })
    };
    let none = move |empty: bool| empty.then(|| view! { <p class="empty">{t!(rules.none_found)}</p> });
    let count = move || {
        let rules = found.with(Vec::len) + excused.with(Vec::len);
        counted!(rules, rules.found_1, rules.found_n)
    };
    view! {
        <div class="filter-row rule-search">
            <SearchBox label=text!(rules.search) value=query/>
            <p class="card-hint" role="status">{count}</p>
        </div>
        <section aria-labelledby="rules-exclude">
            <h2 class="rule-head" id="rules-exclude">{text!(rules.exclude)}</h2>
            <p class="card-hint">{text!(rules.exclude_hint)}</p>
            {move || { let list = list(Kind::Exclusion); let empty = list.is_empty(); view! { {list} {none(empty)} } }}
        </section>
        <section aria-labelledby="rules-need">
            <h2 class="rule-head" id="rules-need">{text!(rules.need)}</h2>
            <p class="card-hint">{text!(rules.need_hint)}</p>
            {move || { let list = list(Kind::Dependency); let empty = list.is_empty(); view! { {list} {none(empty)} } }}
        </section>
        <section aria-labelledby="rules-excused">
            <h2 class="rule-head" id="rules-excused">{text!(rules.excused)}</h2>
            <p class="card-hint">{text!(rules.excused_hint)}</p>
            {move || {
                let list: Vec<_> = excused.get().into_iter().map(|(pair, names)| exception(app, &pair, names)).collect();
                let empty = list.is_empty();
                view! { {list} {none(empty)} }
            }}
        </section>
    }
}

fn names(tenant: &Tenant, pair: &PairException) -> (String, String) {
    let (one, other) = pair.products;
    (product_name(tenant, one), product_name(tenant, other))
}

/// A rule: its head, and a line per service.
fn rule(card: Card) -> AnyView {
    let id = dom::unique_id("rule");
    let title = id.clone();
    let script_name = card.needs.as_ref().map(|line| line.script_name.clone());
    let needs = card.needs.map(|line| {
        view! {
            <div class="rule-needs">{products(&line)}</div>
            <p class="rule-any">{t!(rules.any_of)}</p>
        }
    });
    view! {
        <article class="card rule" aria-labelledby=title>
            <h3 class="rule-title" id=id>
                {breakable(&card.title)} {script_name.map(|name| view! { " " <code class="rule-code">{breakable(&name)}</code> })}
            </h3>
            {source(Some(card.provenance), card.confidence)}
            {needs}
            <ul class="rule-lines">{card.lines.into_iter().map(line).collect::<Vec<_>>()}</ul>
        </article>
    }
    .into_any()
}

fn line(line: Line) -> AnyView {
    let distinct = line.name != line.script_name;
    let code = distinct.then(|| view! { <code class="rule-code">{breakable(&line.script_name)}</code> });
    let added = line.added.then(|| view! { <Tag label=text!(rules.added)/> });
    view! {
        <li class="rule-line">
            <span class="rule-name">
                {breakable(&line.name)} " " {code} " " {added}
            </span>
            {products(&line)}
        </li>
    }
    .into_any()
}

/// The products that have a service: the tenant's as links, the catalog's others behind a button.
fn products(line: &Line) -> AnyView {
    let app = App::get();
    let own: Vec<_> = line
        .own
        .iter()
        .map(|(sku, name)| {
            let link = app.tenant(|tenant| product_link(tenant, *sku, name.clone(), ""));
            view! { <li>{link}</li> }
        })
        .collect();
    if own.is_empty() && line.others.is_empty() {
        return view! { <span class="card-hint">{t!(rules.in_no_product)}</span> }.into_any();
    }
    let others = (!line.others.is_empty()).then(|| more(line.script_name.clone(), line.others.clone()));
    view! {
        <div class="rule-products">
            {(!own.is_empty()).then(|| view! { <ul class="rule-own" aria-label=t!(rules.in_tenant)>{own}</ul> })}
            {others}
        </div>
    }
    .into_any()
}

/// Products that the tenant has no subscription of.
fn more(plan: String, others: Vec<&'static str>) -> AnyView {
    let open = RwSignal::new(false);
    let id = dom::unique_id("others");
    let controls = id.clone();
    let count = others.len();
    let name = move || {
        let word = counted!(count, rules.others_1, rules.others_n);
        t!(rules.others_of, others = word, plan)
    };
    view! {
        <button
            type="button"
            class="button-link rule-more"
            aria-label=name
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-controls=move || open.get().then(|| controls.clone())
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {move || counted!(count, rules.others_1, rules.others_n)}
        </button>
        {move || {
            let (id, others) = (id.clone(), others.clone());
            open.get().then(|| {
                let names = others.into_iter().map(|name| view! { <li>{name}</li> });
                view! { <ul class="rule-others" id=id>{names.collect_view()}</ul> }
            })
        }}
    }
    .into_any()
}

/// Where a rule is known from, when that was written, and how sure it is.
fn source(provenance: Option<Provenance>, confidence: Confidence) -> AnyView {
    let text = match provenance {
        Some(Provenance {
            document,
            date: Some(date),
        }) => {
            t!(rules.source_dated, document, date)
        }
        Some(Provenance { document, date: None }) => t!(rules.source, document),
        None => t!(rules.own_inference).to_owned(),
    };
    let (label, icon) = match confidence {
        Confidence::High => (t!(rules.high), Icon::CheckCircle),
        Confidence::Medium => (t!(rules.medium), Icon::Info),
        Confidence::Low => (t!(rules.low), Icon::Warning),
    };
    view! {
        <p class="rule-source">
            <span class="rule-sure">{icon.view(14)} {label}</span>
            <span>{text}</span>
        </p>
    }
    .into_any()
}

fn exception(app: App, pair: &PairException, (one, other): (String, String)) -> AnyView {
    let linked = |sku, name: String| {
        app.tenant(|tenant| {
            if tenant.product(sku).is_some() {
                product_link(tenant, sku, name, "")
            } else {
                view! { <span>{name}</span> }.into_any()
            }
        })
    };
    let (a, b) = pair.products;
    view! {
        <div class="card rule">
            <p class="rule-title">{linked(a, one)} " + " {linked(b, other)}</p>
            {source(pair.provenance, pair.confidence)}
        </div>
    }
    .into_any()
}
