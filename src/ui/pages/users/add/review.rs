//! The last step before *Finish adding*: everything that was filled in, each part with a way back to it.

use leptos::prelude::*;

use crate::domain::Tenant;
use crate::ui::components::{Button, ButtonKind};
use crate::ui::state::App;
use crate::ui::text::Text;
use crate::wording::{country, field_label, list, product_name, service_name};
use crate::{t, text};

use super::form::{NewUser, DETAILS};

/// A term and what is filled in for it.
type Fact = (&'static str, String);

/// The parts. `at` is the step of the wizard.
pub fn review(app: App, form: NewUser, at: RwSignal<usize>) -> AnyView {
    view! {
        <p class="pane-intro">{text!(new_user.review_intro)}</p>
        {part(at, 0, text!(new_user.basics), Signal::derive(move || basics(form)))}
        {part(at, 1, text!(new_user.product_licenses), Signal::derive(move || licenses(app, form)))}
        {part(at, 2, text!(new_user.optional), Signal::derive(move || optional(form)))}
    }
    .into_any()
}

fn part(at: RwSignal<usize>, step: usize, title: Text, facts: Signal<Vec<Fact>>) -> AnyView {
    let edit = Callback::new(move |()| at.set(step));
    let facts = move || {
        let facts = facts.get().into_iter();
        facts
            .map(|(term, fact)| view! { <div class="fact"><dt>{term}</dt><dd>{fact}</dd></div> })
            .collect_view()
    };
    view! {
        <section class="review-part">
            <div class="review-head">
                <h3>{title}</h3>
                <Button
                    label=text!(common.edit)
                    name=move || t!(new_user.edit_part, part = title.get())
                    kind=ButtonKind::Link
                    on_press=edit
                />
            </div>
            <dl class="facts">{facts}</dl>
        </section>
    }
    .into_any()
}

fn or_none(text: String) -> String {
    if text.is_empty() {
        t!(common.none).to_owned()
    } else {
        text
    }
}

fn basics(form: NewUser) -> Vec<Fact> {
    let names = format!("{} {}", form.first.get(), form.last.get());
    let password = if form.own_password.get() {
        t!(new_user.own_chosen)
    } else {
        t!(new_user.automatic_chosen)
    };
    let change = if form.require_change.get() {
        t!(new_user.must_change)
    } else {
        t!(new_user.need_not_change)
    };
    vec![
        (t!(users.column_name), form.display.get()),
        (t!(new_user.names), or_none(names.trim().to_owned())),
        (t!(users.column_address), form.address()),
        (t!(new_user.password), format!("{password}. {change}")),
    ]
}

fn licenses(app: App, form: NewUser) -> Vec<Fact> {
    let location = form.location().map(country).unwrap_or_default();
    let mut facts = vec![(t!(users.column_location), or_none(location))];
    let grants = form.licenses.grants();
    let products = app.tenant(|tenant| grants.iter().map(|grant| line(tenant, grant)).collect::<Vec<_>>());
    facts.push((t!(new_user.product_licenses), or_none(products.join("; "))));
    facts
}

fn line(tenant: &Tenant, grant: &crate::domain::Grant) -> String {
    let product = product_name(tenant, grant.sku);
    let off = grant.disabled_plans.iter();
    let off: Vec<_> = off.map(|plan| service_name(tenant, grant.sku, plan)).collect();
    if off.is_empty() {
        product
    } else {
        t!(new_user.without_services, product, services = list(&off))
    }
}

fn optional(form: NewUser) -> Vec<Fact> {
    let mut facts = vec![(t!(permissions.title), t!(new_user.no_role).to_owned())];
    let details = DETAILS.map(|field| {
        (
            field_label(field),
            form.detail(field).with(|text| text.trim().to_owned()),
        )
    });
    facts.extend(details.into_iter().filter(|(_, text)| !text.is_empty()));
    if facts.len() == 1 {
        facts.push((t!(new_user.profile), t!(common.none).to_owned()));
    }
    facts
}
