//! The gallery's panes and its large grid.
use std::collections::HashSet;

use leptos::prelude::*;

use super::gallery::PRODUCTS;
use crate::ui::{
    components::{
        pane_host::use_pane, people_picker::PeopleSearch, Button, ButtonKind, ChipList, Clash, ClashProduct,
        ClashTable, Column, Expander, FixChoice, GridSelection, GridSort, LicenseMark, Message, MessageKind,
        Pane, PeoplePicker, Person, Picked, ProductRow, RefusalCard, ResultLine, ResultList, ResultPerson,
        ResultState, Row, SearchBox, SeatBar, Seats, StatusLine, Switch, VirtualGrid,
    },
    icons::Icon,
};

const FIRST: [&str; 10] = [
    "Amira", "Anouk", "Bas", "Carla", "Chidi", "Daan", "Elif", "Emma", "Fenna", "Giulia",
];
const LAST: [&str; 7] = [
    "El Idrissi",
    "van den Berg",
    "Hoekstra",
    "Jansen-de Wit",
    "Okafor",
    "Verbeek",
    "Yılmaz",
];

fn name_of(key: u64) -> String {
    let pick = |list: &'static [&'static str], n: u64| {
        usize::try_from(n)
            .ok()
            .and_then(|n| list.get(n % list.len()))
            .copied()
            .unwrap_or_default()
    };
    format!("{} {} {key}", pick(&FIRST, key), pick(&LAST, key / 10))
}

/// A grid of generated people.
#[component]
pub fn GalleryGrid() -> impl IntoView {
    const COUNT: u64 = 100_000;
    let search = RwSignal::new(String::new());
    let sort = RwSignal::new(GridSort {
        column: "name",
        descending: false,
    });
    let selected = RwSignal::new(HashSet::<u64>::new());
    let last = StoredValue::new(0_usize);
    let order = Memo::new(move |_| {
        let wanted = search.get().to_lowercase();
        let mut keys: Vec<u64> = (0..COUNT)
            .filter(|key| wanted.is_empty() || name_of(*key).to_lowercase().contains(&wanted))
            .collect();
        if sort.get().descending {
            keys.reverse();
        }
        keys
    });
    let key_at = move |index: usize| order.with(|order| order.get(index).copied().unwrap_or_default());
    let selection = GridSelection {
        is_selected: Callback::from(move |key: u64| selected.with(|s| s.contains(&key))),
        toggle: Callback::from(move |row: Row, wish: bool, range: bool| {
            let from = if range { last.get_value() } else { row.index };
            let (from, to) = (from.min(row.index), from.max(row.index));
            selected.update(|selected| {
                for index in from..=to {
                    let key = untrack(|| key_at(index));
                    if wish {
                        selected.insert(key);
                    } else {
                        selected.remove(&key);
                    }
                }
            });
            last.set_value(row.index);
        }),
        picked: Signal::derive(
            move || match (selected.with(HashSet::len), order.with(Vec::len)) {
                (0, _) => Picked::None,
                (n, all) if n >= all => Picked::All,
                _ => Picked::Some,
            },
        ),
        toggle_all: Callback::from(move |all: bool| {
            selected.set(if all {
                order.get_untracked().into_iter().collect()
            } else {
                HashSet::new()
            });
        }),
        label: Callback::from(|key: u64| format!("Select {}", name_of(key))),
    };
    let opened = RwSignal::new(None::<u64>);
    view! {
        <SearchBox label="Search people" value=search/>
        <VirtualGrid
            label="People"
            class="gallery-grid"
            columns=vec![
                Column::new("name", "cell-name", "Display name"),
                Column::new("username", "", "Username"),
                Column::new("licenses", "", "Licenses").fixed(),
                Column::new("department", "cell-wide", "Department"),
            ]
            count=Signal::derive(move || order.with(Vec::len))
            key_at
            cells=move |row: Row| {
                let name = name_of(row.key);
                let address = name.to_lowercase().replace(' ', ".");
                let chips = (0..row.key % 4)
                    .map(|i| (PRODUCTS.get(usize::try_from((row.key + i) % 8).unwrap_or(0)).copied().unwrap_or_default().to_owned(), LicenseMark::Direct))
                    .collect::<Vec<_>>();
                vec![
                    view! { <Button kind=ButtonKind::Name label=name on_press=move || opened.set(Some(row.key))/> }.into_any(),
                    view! { <span>{address}</span><span class="cell-pale">"@waterlinie.example"</span> }.into_any(),
                    view! { <ChipList chips/> }.into_any(),
                    view! { <span>"Sales"</span> }.into_any(),
                ]
            }
            sort
            selection
            on_open=move |key: u64| opened.set(Some(key))
        />
        <StatusLine
            shown=move || format!("{} of {COUNT} people", order.with(Vec::len))
            chosen=move || match selected.with(HashSet::len) {
                0 => String::new(),
                n => format!("{n} selected"),
            }
        />
        {move || opened.get().map(|key| view! {
            <Pane title=name_of(key) on_close=move || opened.set(None)>
                <p>"A person's pane."</p>
            </Pane>
        })}
    }
}

/// Which pane is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    None,
    Products,
    People,
    Refusal,
    Result,
}

/// Buttons that open one pane of each kind.
#[component]
pub fn GalleryPane() -> impl IntoView {
    let open = RwSignal::new(Open::None);
    let close = move || open.set(Open::None);
    view! {
        <div class="gallery-row">
            <Button label="Products" on_press=move || open.set(Open::Products)/>
            <Button label="People" on_press=move || open.set(Open::People)/>
            <Button label="Refusal" on_press=move || open.set(Open::Refusal)/>
            <Button label="Result" on_press=move || open.set(Open::Result)/>
        </div>
        {move || match open.get() {
            Open::None => ().into_any(),
            Open::Products => products(close).into_any(),
            Open::People => people(close).into_any(),
            Open::Refusal => refusal(close).into_any(),
            Open::Result => result(close).into_any(),
        }}
    }
}

fn products(close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let changed = RwSignal::new(false);
    let plan = move || {
        view! {
            <div class="plan-head">"This is what will happen"</div>
            <div class="plan-line">
                <div>
                    <div class="plan-what">"Office 365 E3"</div>
                    <div class="plan-note">"Uses 2 of 5 available licenses"</div>
                </div>
                <SeatBar seats=Seats { total: 25, assigned: 20, planned: 2 }/>
            </div>
        }
    };
    let footer = move || {
        let pane = use_pane();
        view! {
            <Button kind=ButtonKind::Primary label="Add" on_press=close/>
            <Button label="Cancel" on_press=move || if let Some(pane) = pane { pane.request_close.run(()) }/>
        }
    };
    view! {
        <Pane
            title="Add to existing products"
            on_close=close
            unsaved=changed
            back=close
            subtitle=|| view! { "3 users: Amira El Idrissi, Elif Yılmaz, Fenna Dijkstra" }
            plan
            footer
        >
            {PRODUCTS
                .map(|name| {
                    let on = RwSignal::new(name == "Office 365 E3");
                    let open = RwSignal::new(name == "Office 365 E3");
                    view! {
                        <ProductRow
                            name
                            open
                            second_line=|| view! { "5 of 25 available" }
                            end=move || view! {
                                <Switch label=name checked=on on_change=move |value: bool| { on.set(value); changed.set(true); }/>
                            }
                        >
                            <Services/>
                        </ProductRow>
                    }
                })
                .into_iter().collect_view()}
        </Pane>
    }
}

#[component]
fn Services() -> impl IntoView {
    let search = RwSignal::new(String::new());
    view! {
        <div class="services-head">
            <span><strong>"27 of 28"</strong>" apps and services on"</span>
            <SearchBox label="Search services" value=search/>
        </div>
        {["Azure Rights Management", "Exchange Online (Plan 2)", "Insights by MyAnalytics", "Microsoft Bookings"]
            .map(|name| {
                let on = RwSignal::new(true);
                view! { <Switch label=name show_label=true checked=on on_change=move |value: bool| on.set(value)/> }
            })
            .into_iter().collect_view()}
    }
}

fn people(close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let chosen = RwSignal::new(Vec::<Person>::new());
    let too_many = RwSignal::new(false);
    let apps = RwSignal::new(false);
    let search = PeopleSearch::from(|typed: String| -> Vec<Person> {
        (0..400)
            .map(|key| Person {
                id: key.to_string(),
                name: name_of(key),
                second: format!("{key}@waterlinie.example · Marketing"),
                note: if key % 3 == 0 {
                    "clashes with Office 365 E1".to_owned()
                } else {
                    String::new()
                },
                warns: true,
                dim: key % 5 == 0,
                otherwise: false,
            })
            .filter(|person| person.name.to_lowercase().contains(&typed.to_lowercase()))
            .take(50)
            .collect()
    });
    view! {
        <Pane
            title="Assign licenses to users"
            on_close=close
            subtitle=|| view! { "Office 365 E3" }
            footer=move || view! { <Button kind=ButtonKind::Primary label="Assign" on_press=close/> }
        >
            {move || too_many.get().then(|| view! {
                <RefusalCard title="At most 5 at a time" rule="Rule: one operation is for at most 5 people."/>
            })}
            <PeoplePicker
                label="Users"
                count=move || format!("{} of at most 5", chosen.with(Vec::len))
                chosen
                search
                max=5
                on_too_many=move || too_many.set(true)
            />
            <Expander title="Turn apps and services on or off" open=apps end=|| view! { "28 of 28 on" }>
                <Services/>
            </Expander>
        </Pane>
    }
}

fn refusal(close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let fix = move |label: &'static str, cost: &'static str, icon: Icon| FixChoice {
        label: label.into(),
        cost: cost.into(),
        icon,
        on_press: Callback::new(move |()| close()),
    };
    let fixes = Signal::derive(move || {
        vec![
            fix(
                "Replace Office 365 E1 with Office 365 E3",
                "In one step. Frees 1 license of E1, uses 1 of 5 available licenses of E3.",
                Icon::Replace,
            ),
            fix(
                "Turn off Exchange Online (Plan 1) and SharePoint (Plan 1)",
                "Keeps both products. Mail and files then come from Office 365 E3.",
                Icon::Toggle,
            ),
        ]
    });
    let details = || {
        view! {
            <ClashTable
                left=ClashProduct { name: "Office 365 E1".to_owned(), note: "has now".to_owned() }
                right=ClashProduct { name: "Office 365 E3".to_owned(), note: "being added".to_owned() }
                clashes=["Exchange", "SharePoint"]
                    .map(|kind| Clash { kind: kind.to_owned(), left: format!("{kind} (Plan 1)"), right: format!("{kind} (Plan 2)") })
                    .to_vec()
            />
        }
    };
    view! {
        <Pane
            title="Carla Jansen-de Wit"
            on_close=close
            media=|| view! { <crate::ui::components::Initials name="Carla Jansen-de Wit" large=true/> }
            subtitle=|| view! { "carla.jansendewit@waterlinie.example · Customer care" }
            footer=move || view! { <Button kind=ButtonKind::Primary label="Save changes" on_press=close/> }
        >
            <RefusalCard
                title="Conflicting service plans"
                rule="Rule: services of the same kind can't be active together for one person.\nCarla would get two Exchange and two SharePoint services."
                details
                fixes
            />
        </Pane>
    }
}

fn result(close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let people = |n: u64| {
        (0..n)
            .map(|key| ResultPerson {
                name: name_of(key),
                icon: None,
                lines: vec![
                    ResultLine {
                        state: ResultState::Done,
                        what: "Enterprise Mobility + Security E3".to_owned(),
                        note: "assigned".to_owned(),
                    },
                    if key % 9 == 4 {
                        ResultLine {
                            state: ResultState::Failed,
                            what: "Office 365 E3".to_owned(),
                            note: "Not enough licenses".to_owned(),
                        }
                    } else {
                        ResultLine {
                            state: ResultState::Unchanged,
                            what: "Office 365 E3".to_owned(),
                            note: "had this product already".to_owned(),
                        }
                    },
                ],
            })
            .collect::<Vec<_>>()
    };
    view! {
        <Pane
            title="Add to existing products"
            on_close=close
            subtitle=|| view! { "33 users" }
            footer=move || view! { <Button kind=ButtonKind::Primary label="Close" on_press=close/> }
        >
            <Message kind=MessageKind::Good title="Licenses added">"33 licenses assigned, 29 unchanged."</Message>
            <ResultList people=people(33)/>
        </Pane>
    }
}
