//! One person's pane: *Account*, and *Licenses and Apps* with a box per product (July 2020 article, *Assign licenses
//! to one user*; the short article assigns and unassigns by the same boxes).

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::catalog::{CountryCode, ServicePlanId, SkuId};
use crate::counted;
use crate::domain::{Command, GroupId, PlanSet, UserIx, UserType};
use crate::t;
use crate::ui::components::{
    Action, Button, ButtonKind, Checkbox, Choice, Expander, Initials, Pane, ProductRow, Select, Tab,
    TabPanel, Tabs,
};
use crate::ui::icons::Icon;
use crate::ui::parts::{countries, seats_line, Control, Done, OutcomeView, PlanView, Report, ServiceList};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::words::{country, error_title, group_name, person};

use super::draft::PersonDraft;
use super::product_switches::products;

const ACCOUNT: &str = "account";
const LICENSES: &str = "licenses";

/// The pane for an address that names nobody.
#[component]
pub fn NoSuchUser(
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    view! {
        <Pane title=move || t!(user.not_found) on_close footer=ViewFn::from(move || view! {
            <Button label=move || t!(common.close) kind=ButtonKind::Primary on_press=on_close/>
        })>
            <p>{move || t!(problems.not_found_text)}</p>
        </Pane>
    }
}

/// The pane.
#[component]
pub fn UserPane(
    /// Who.
    user: UserIx,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let now = Memo::new(move |_| app.tenant(|tenant| PersonDraft::of(tenant, user)));
    let draft = RwSignal::new(now.get_untracked());
    let report = RwSignal::new(None::<Report>);
    let tab = RwSignal::new(LICENSES_FIRST);
    let title = Signal::derive(move || app.tenant(|tenant| person(tenant, user)));
    // What happens elsewhere (a fix, an undo) is what the person has now: the boxes follow.
    Effect::new(move |_| draft.set(now.get()));

    let change = Memo::new(move |_| now.with(|now| draft.with(|draft| draft.change(now, user))));
    let command = Signal::derive(move || change.get().map(Command::ChangeUsers));
    let decision = Memo::new(move |_| command.get().map(|command| Arc::new(app.plan(&command))));
    let changes = move || now.with(|now| draft.with(|draft| draft.differences(now)));
    let save = Callback::new(move |()| {
        let Some(change) = change.get_untracked() else {
            return;
        };
        report.set(Some(Report::act(app, Command::ChangeUsers(change), Done::Saved)));
    });
    let discard = Callback::new(move |()| {
        draft.set(now.get_untracked());
        report.set(None);
    });
    let reason = move || {
        change
            .with(Option::is_none)
            .then(|| t!(user.nothing_to_save).to_owned())
    };
    let footer = move || {
        view! {
            <Button label=move || t!(user.save) kind=ButtonKind::Primary disabled_reason=reason on_press=save/>
            <Button label=move || t!(user.discard) disabled_reason=reason on_press=discard/>
        }
    };
    let subtitle = move || {
        let profile = app.tenant(|tenant| tenant.user(user).map(|u| Arc::clone(&u.profile)));
        let line = profile.map(|p| match &p.department {
            Some(department) => format!("{} · {department}", p.user_principal_name),
            None => p.user_principal_name.to_string(),
        });
        view! { <span class="pale">{line}</span> }
    };
    let tabs = move || {
        view! {
            <Tabs
                group="user"
                label=move || t!(user.views)
                tabs=vec![
                    Tab::new(ACCOUNT, move || t!(user.account)),
                    Tab::new(LICENSES, move || t!(user.licenses_tab)),
                ]
                current=tab
            />
        }
    };
    let plan = move || {
        change.with(Option::is_some).then(|| {
            view! {
                <PlanView command decision=Signal::derive(move || decision.get())/>
            }
        })
    };
    let media = move || view! { <Initials name=title large=true/> };
    view! {
        <Pane
            title=title
            on_close
            unsaved=Signal::derive(move || change.with(Option::is_some))
            media
            subtitle=move || subtitle
            head=tabs
            plan=move || plan
            footer
        >
            <OutcomeView report with_people=false/>
            <TabPanel group="user" id=ACCOUNT current=tab>
                <Account user/>
            </TabPanel>
            <TabPanel group="user" id=LICENSES current=tab>
                <Location draft/>
                <Licenses user now draft changes=Signal::derive(changes)/>
            </TabPanel>
        </Pane>
    }
}

/// The real admin center opens a person on *Account*; the article then chooses the tab.
const LICENSES_FIRST: &str = ACCOUNT;

#[component]
fn Account(user: UserIx) -> impl IntoView {
    let app = App::get();
    let rows = move || {
        app.tenant(|tenant| {
            let Some(somebody) = tenant.user(user) else {
                return Vec::new();
            };
            let profile = &somebody.profile;
            let groups: Vec<String> = tenant
                .groups()
                .filter(|group| group.members.binary_search(&user).is_ok())
                .map(|group| group_name(tenant, group.id))
                .collect();
            let or_none = |text: String| {
                if text.is_empty() {
                    t!(user.none).to_owned()
                } else {
                    text
                }
            };
            let kind = if profile.user_type == UserType::Guest {
                t!(user.guest)
            } else {
                t!(user.member)
            };
            let sign_in = if profile.account_enabled {
                t!(user.allowed)
            } else {
                t!(user.blocked)
            };
            let addresses: Vec<&str> = profile.proxy_addresses.iter().map(AsRef::as_ref).collect();
            vec![
                (t!(user.username), profile.user_principal_name.to_string()),
                (
                    t!(user.department),
                    or_none(profile.department.as_deref().unwrap_or_default().to_owned()),
                ),
                (
                    t!(user.usage_location),
                    or_none(somebody.usage_location.map(country).unwrap_or_default()),
                ),
                (t!(user.kind), kind.to_owned()),
                (t!(user.sign_in), sign_in.to_owned()),
                (t!(user.addresses), or_none(addresses.join(", "))),
                (t!(user.groups), or_none(groups.join(", "))),
            ]
        })
    };
    view! {
        <dl class="facts">
            {move || rows().into_iter().map(|(term, fact)| view! {
                <div class="fact"><dt>{term}</dt><dd>{fact}</dd></div>
            }).collect_view()}
        </dl>
    }
}

#[component]
fn Location(draft: RwSignal<PersonDraft>) -> impl IntoView {
    let choices = Signal::derive(move || {
        let mut choices = Vec::new();
        if draft.with(|draft| draft.location.is_none()) {
            choices.push(Choice::new("", move || t!(user.no_location)));
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
            <Select label=move || t!(user.location) choices value on_change=change/>
        </div>
    }
}

#[component]
fn Licenses(
    user: UserIx,
    now: Memo<PersonDraft>,
    draft: RwSignal<PersonDraft>,
    changes: Signal<usize>,
) -> impl IntoView {
    let app = App::get();
    let open = RwSignal::new(false);
    let all = Memo::new(move |_| app.tenant(products));
    let end = move || {
        let count = changes.get();
        let held = app.tenant(|t| t.licenses(user).map_or(0, |set| set.licenses().len()));
        if count > 0 {
            counted!(count, user.changes_1, user.changes_n)
        } else {
            held.to_string()
        }
    };
    view! {
        <Expander title=move || t!(user.licenses) open end=move || view! { <span>{end}</span> }>
            <div class="product-list">
                <For
                    each=move || all.get()
                    key=|(sku, _)| *sku
                    children=move |(sku, name)| product(app, user, sku, name, now, draft)
                />
            </div>
        </Expander>
    }
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
    view! { <span>{move || t!(common.via)} " " {links}</span> }
}

fn product(
    app: App,
    user: UserIx,
    sku: SkuId,
    name: String,
    now: Memo<PersonDraft>,
    draft: RwSignal<PersonDraft>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let held = move || draft.with(|draft| draft.direct.contains_key(&sku));
    let groups = Memo::new(move |_| {
        app.tenant(|tenant| {
            let license = tenant.licenses(user).and_then(|set| set.get(sku).cloned());
            let names: Vec<(GroupId, String)> = license
                .iter()
                .flat_map(|l| l.inherited())
                .map(|(g, _)| (g, group_name(tenant, g)))
                .collect();
            names
        })
    });
    let inherited_only =
        move || groups.with(|g| !g.is_empty()) && now.with(|now| !now.direct.contains_key(&sku));
    let names = move || {
        groups.with(|g| {
            g.iter()
                .map(|(_, name)| name.clone())
                .collect::<Vec<_>>()
                .join(", ")
        })
    };
    let via = move || t!(common.via_group, group = names());
    let locked = move || inherited_only().then(via);
    let label = name.clone();
    let start = move || {
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
        view! { <Checkbox label=label.clone() show_label=false checked locked on_change=change/> }
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
            license.assignments().iter().find_map(|a| a.state.error())
        })
        .map(|error| t!(user.error, error = error_title(error)))
    };
    let end = move || {
        if inherited_only() {
            view! { <span class="via">{Icon::Group.view(16)} {group_links(groups)}</span> }.into_any()
        } else {
            let seats = move || app.tenant(|tenant| seats_line(tenant, sku));
            view! { <span class="product-seats">{seats}</span> }.into_any()
        }
    };
    let off = Signal::derive(move || {
        let direct = draft.with(|draft| draft.direct.get(&sku).cloned());
        app.tenant(|tenant| {
            let license = tenant.licenses(user).and_then(|set| set.get(sku).cloned());
            let all = || {
                tenant
                    .product(sku)
                    .into_iter()
                    .flat_map(|p| p.user_plans().map(|plan| plan.id))
            };
            let inherits = |plan: ServicePlanId| license.as_ref().is_some_and(|l| l.inherits(plan));
            let gives = |plan: ServicePlanId| direct.as_ref().is_some_and(|off| !off.contains(plan));
            // What is on is the union of the sources; a product that is not held shows what would come with it.
            let held = direct.is_some() || license.as_ref().is_some_and(|l| l.inherited().count() > 0);
            all()
                .filter(|plan| held && !inherits(*plan) && !gives(*plan))
                .collect::<PlanSet>()
        })
    });
    let change = Callback::new(move |(off,): (PlanSet,)| {
        draft.update(|draft| {
            draft.direct.insert(sku, off);
        });
    });
    let service_locked = Callback::new(move |(plan,): (ServicePlanId,)| {
        let inherits = app.tenant(|tenant| tenant.licenses(user)?.get(sku).map(|l| l.inherits(plan)));
        (inherited_only() || inherits == Some(true)).then(via)
    });
    let second_line = move || {
        view! {
            {second}
            {move || errors().map(|error| view! { <span class="danger-text">{Icon::Alert.view(14)} {error}</span> })}
        }
    };
    view! {
        <ProductRow name second_line start end=move || end open>
            <ServiceList sku off on_change=change control=Control::Box locked=service_locked user/>
        </ProductRow>
    }
}
