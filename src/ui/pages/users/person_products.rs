//! The products of one person, each with its box or switch and its services, and where the person is; what is set goes
//! into a draft.

use leptos::prelude::*;

use crate::catalog::{CountryCode, ServicePlanId, SkuId};
use crate::domain::{GroupId, PlanSet, Source, UserIx};
use crate::ui::components::{Checkbox, Choice, ProductRow, Select, Switch};
use crate::ui::icons::Icon;
use crate::ui::panes::{countries, offered, seats_line, Control, ServiceList};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::wording::{error_title, group_name};
use crate::{t, text};

use super::draft::PersonDraft;
use super::person_services::PersonServices;

/// Where somebody is: *Select location*.
pub fn location(draft: RwSignal<PersonDraft>) -> AnyView {
    let choices = Signal::derive(move || {
        let mut choices = Vec::new();
        if draft.with(|draft| draft.location.is_none()) {
            choices.push(Choice::new("", text!(common.no_location)));
        }
        choices.extend(
            countries()
                .into_iter()
                .map(|(code, name)| Choice::new(code.to_string(), name)),
        );
        choices
    });
    let value = Signal::derive(move || draft.with(|d| d.location.map(|c| c.to_string()).unwrap_or_default()));
    let change = Callback::new(move |(code,): (String,)| {
        draft.update(|draft| draft.location = code.parse::<CountryCode>().ok());
    });
    view! {
        <div class="pane-field">
            <Select label=text!(user.location) choices value on_change=change/>
        </div>
    }
    .into_any()
}

/// The products: what the person has now, what the draft says, and the control that the article of the edition names;
/// with their services below each, or without them.
pub fn person_products(
    user: UserIx,
    now: Memo<PersonDraft>,
    draft: RwSignal<PersonDraft>,
    control: Control,
    with_services: bool,
) -> AnyView {
    let app = App::get();
    let all = Memo::new(move |_| {
        app.tenant(|tenant| {
            let held = tenant.licenses(user);
            offered(tenant, |sku| held.is_some_and(|set| set.get(sku).is_some()))
        })
    });
    view! {
        <div class="product-list">
            <For
                each=move || all.get()
                key=|(sku, _)| *sku
                children=move |(sku, name)| product(app, user, sku, name, now, draft, (control, with_services))
            />
        </div>
    }
    .into_any()
}

/// The groups that something comes from, each a link to its page.
fn group_links(groups: Memo<Vec<(GroupId, String)>>) -> impl IntoView {
    let links = move || {
        let links = groups.get().into_iter().enumerate().map(|(i, (id, name))| {
            let href = Route::Group(id.to_string()).href();
            view! { {(i > 0).then_some(", ")} <a href=href>{name}</a> }
        });
        links.collect_view()
    };
    view! { <span>{text!(common.via)} " " {links}</span> }
}

fn product(
    app: App,
    user: UserIx,
    sku: SkuId,
    name: String,
    now: Memo<PersonDraft>,
    draft: RwSignal<PersonDraft>,
    (control, with_services): (Control, bool),
) -> AnyView {
    let open = RwSignal::new(false);
    let held = move || draft.with(|draft| draft.direct.contains_key(&sku));
    let person = PersonServices::new(user, now, draft);
    let groups = Memo::new(move |_| person.groups(sku));
    let only_via = Memo::new(move |_| person.only_via(sku));
    let inherited_only = move || only_via.with(Option::is_some);
    let locked = move || only_via.get();
    let label = name.clone();
    let own_control = move || {
        let checked = Signal::derive(move || held() || inherited_only());
        let change = Callback::new(move |(on,): (bool,)| {
            draft.update(|draft| {
                if on {
                    let before = now.with_untracked(|now| now.direct.get(&sku).cloned());
                    draft.direct.insert(sku, before.unwrap_or_default());
                } else {
                    draft.direct.remove(&sku);
                }
            });
        });
        let label = label.clone();
        match control {
            Control::Box => {
                view! { <Checkbox label show_label=false checked locked on_change=change/> }.into_any()
            }
            Control::Switch => view! { <Switch label checked locked on_change=change/> }.into_any(),
        }
    };
    let second = move || {
        let before = now.with(|now| now.direct.get(&sku).cloned());
        let after = draft.with(|draft| draft.direct.get(&sku).cloned());
        let plain = |text: &str| view! { <span>{text.to_owned()}</span> }.into_any();
        let pending = |text: &str| view! { <span class="accent-text">{text.to_owned()}</span> }.into_any();
        match (before, after) {
            (None, Some(_)) => pending(t!(user.will_assign)),
            (Some(_), None) => pending(t!(user.will_unassign)),
            (Some(before), Some(after)) if before != after => pending(t!(user.will_change)),
            (Some(_), Some(_)) => plain(t!(user.direct)),
            (None, None) if inherited_only() => view! {
                <span class="locked-line">{Icon::Lock.view(14)} {t!(common.inherited)}</span>
            }
            .into_any(),
            (None, None) => ().into_any(),
        }
    };
    let errors = move || {
        app.tenant(|tenant| {
            let license = tenant.licenses(user)?.get(sku)?.clone();
            let failed = license.assignments().iter();
            failed
                .filter_map(|a| Some((a.source, a.state.error()?)))
                .map(|(source, error)| match source {
                    Source::Group(group) => (error, Some(group_name(tenant, group))),
                    Source::Direct => (error, None),
                })
                .next()
        })
        .map(|(error, group)| {
            let error = t!(user.error, error = error_title(error));
            let via = group.map(|group| format!(" ({})", t!(common.via_group, group)));
            error + &via.unwrap_or_default()
        })
    };
    let from = move || {
        if inherited_only() {
            view! { <span class="via">{Icon::Group.view(16)} {group_links(groups)}</span> }.into_any()
        } else {
            let seats = move || app.tenant(|tenant| seats_line(tenant, sku));
            view! { <span class="product-seats">{seats}</span> }.into_any()
        }
    };
    let off = Signal::derive(move || person.off(sku));
    let change = Callback::new(move |(off,): (PlanSet,)| person.set_off(sku, off));
    let service_locked = Callback::new(move |(plan,): (ServicePlanId,)| person.locked(sku, plan));
    let errors = move || {
        errors().map(|error| view! { <span class="danger-text">{Icon::Alert.view(14)} {error}</span> })
    };
    // A box stands before the name and the seats at the end; a switch stands at the end itself.
    match control {
        Control::Box if !with_services => view! {
            <ProductRow name second_line=move || view! { {second} {errors} } start=own_control end=move || from/>
        }
        .into_any(),
        Control::Box => view! {
            <ProductRow name second_line=move || view! { {second} {errors} } start=own_control end=move || from open>
                <ServiceList sku off on_change=change control locked=service_locked user/>
            </ProductRow>
        }
        .into_any(),
        Control::Switch => view! {
            <ProductRow name second_line=move || view! { {from} {second} {errors} } end=own_control open>
                <ServiceList sku off on_change=change control locked=service_locked user/>
            </ProductRow>
        }
        .into_any(),
    }
}
