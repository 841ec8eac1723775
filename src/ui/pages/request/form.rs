//! The form that puts a request together: whom, what to give and to take. It only writes the text.

use leptos::prelude::*;

use crate::catalog::{CountryCode, SkuId};
use crate::domain::{GroupId, PlanSet, UserId};
use crate::exchange::{write_requests, Give, UserKey, Wish};
use crate::order;
use crate::sandbox::Sandbox;
use crate::ui::components::{Button, Choice, PeoplePicker, Person, Select};
use crate::ui::icons::Icon;
use crate::ui::panes::{countries, offered, suggest_people, Known};
use crate::ui::state::App;
use crate::{t, text};

const USERS: &str = "users";
const GROUP: &str = "group";
const REPROCESS: &str = "reprocess";
const LOCATION: &str = "location";

/// The form. What it writes goes into `text`.
#[component]
pub(super) fn RequestForm(text: RwSignal<String>) -> impl IntoView {
    let app = App::get();
    let kind = RwSignal::new(USERS.to_owned());
    let people = RwSignal::new(Vec::<Person>::new());
    let group = RwSignal::new(String::new());
    let (add, remove) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let country = RwSignal::new("NL".to_owned());
    let is = move |wanted: &'static str| kind.with(|kind| kind == wanted);
    let kinds = Signal::derive(|| {
        vec![
            Choice::new(USERS, text!(request.for_users)),
            Choice::new(GROUP, text!(request.for_group)),
            Choice::new(REPROCESS, text!(request.reprocess)),
            Choice::new(LOCATION, text!(request.location)),
        ]
    });
    let groups = Signal::derive(move || {
        app.tenant(|tenant| {
            let groups = tenant.groups();
            let mut groups: Vec<_> = groups
                .map(|g| (g.id.to_string(), g.display_name.to_string()))
                .collect();
            order::sort_by_key(&mut groups, |(_, name)| crate::sandbox::fold(name));
            groups
                .into_iter()
                .map(|(id, name)| Choice::new(id, name))
                .collect::<Vec<_>>()
        })
    });
    let no_groups = move || groups.with(Vec::is_empty);
    let group_value = Signal::derive(move || {
        let first = groups.with(|groups| groups.first().map(|g| g.value.clone()));
        group.with(|g| {
            if g.is_empty() {
                first.unwrap_or_default()
            } else {
                g.clone()
            }
        })
    });
    // What nobody can be given may still have to be taken away.
    let products = move |held: bool| {
        Signal::derive(move || {
            let products = app.tenant(|tenant| offered(tenant, |_| held)).into_iter();
            let products = products.map(|(sku, name)| Choice::new(sku.to_string(), name));
            let none = Choice::new("", text!(common.none));
            std::iter::once(none).chain(products).collect::<Vec<_>>()
        })
    };
    let (to_add, to_remove) = (products(false), products(true));
    let country_choices = Signal::derive(|| {
        let countries = countries().into_iter();
        countries
            .map(|(code, name)| Choice::new(code.to_string(), name))
            .collect::<Vec<_>>()
    });
    let choose = |signal: RwSignal<String>| Callback::new(move |(value,): (String,)| signal.set(value));
    let write = Callback::new(move |()| {
        let add: Vec<Give> = add
            .with_untracked(|id| SkuId::parse(id).ok())
            .map(|sku| Give {
                sku,
                disabled_plans: PlanSet::default(),
                held: false,
            })
            .into_iter()
            .collect();
        let remove: Vec<SkuId> = remove
            .with_untracked(|id| SkuId::parse(id).ok())
            .into_iter()
            .collect();
        let ids = people
            .get_untracked()
            .into_iter()
            .filter_map(|p| UserId::parse(&p.id).ok());
        let key = |s: &Sandbox, id| UserKey::of(s.tenant(), s.tenant().find(id)?);
        let users: Vec<UserKey> = app.peek(|s| ids.filter_map(|id| key(s, id)).collect());
        let each = |wish: &dyn Fn(UserKey) -> Wish| users.iter().cloned().map(wish).collect::<Vec<_>>();
        let wishes = match kind.get_untracked().as_str() {
            GROUP => {
                let group = group_value.with_untracked(|id| GroupId::parse(id).ok());
                let change = |group| Wish::GroupLicenses { group, add, remove };
                group.map(change).into_iter().collect()
            }
            REPROCESS => each(&Wish::Reprocess),
            LOCATION => {
                let country = country.with_untracked(|code| code.parse::<CountryCode>().ok());
                country.map_or_else(Vec::new, |country| each(&|user| Wish::Location(user, country)))
            }
            _ => each(&|user| Wish::Licenses {
                user,
                add: add.clone(),
                remove: remove.clone(),
            }),
        };
        if !wishes.is_empty() {
            text.set(app.peek(|s| {
                let root = s.tenant().edition.edition().links.graph_root;
                write_requests(root, &wishes)
            }));
        }
    });
    let reason = move || {
        if is(GROUP) {
            return no_groups().then(|| t!(groups.none).to_owned());
        }
        people
            .with(Vec::is_empty)
            .then(|| t!(request.choose_people).to_owned())
    };
    let search =
        Callback::new(move |(typed,): (String,)| suggest_people(app, &typed, |_, _| Known::default()));
    let whom = move || {
        if is(GROUP) {
            view! { <Select label=text!(request.group) choices=groups value=group_value on_change=choose(group)/> }
                .into_any()
        } else {
            view! { <PeoplePicker label=text!(request.people) chosen=people search/> }.into_any()
        }
    };
    let what = move || {
        if is(LOCATION) {
            view! {
                <Select label=text!(user.location) choices=country_choices value=country on_change=choose(country)/>
            }
            .into_any()
        } else if is(REPROCESS) {
            ().into_any()
        } else {
            view! {
                <Select label=text!(request.add) choices=to_add value=add on_change=choose(add)/>
                <Select label=text!(request.remove) choices=to_remove value=remove on_change=choose(remove)/>
            }
            .into_any()
        }
    };
    view! {
        <section class="card" aria-labelledby="request-build">
            <h2 class="card-title" id="request-build">{text!(request.build)}</h2>
                <div class="card-fields">
                    <Select label=text!(request.kind) choices=kinds value=kind on_change=choose(kind)/>
                </div>
                <div class="request-whom">{whom}</div>
                <div class="card-fields">{what}</div>
                <Button label=text!(request.write) icon=Icon::List disabled_reason=reason on_press=write/>
                <p class="card-hint request-batch-hint">{text!(request.batch_hint)}</p>
        </section>
    }
}
