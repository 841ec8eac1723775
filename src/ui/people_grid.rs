//! A grid of people with search, order and selection: on Active users and on a product's page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Tenant, UserIx, UserType};
use crate::order;
use crate::sandbox::{keep_matching, source, Condition, Property};
use crate::{counted, t};

use super::components::{
    chip_list, Cell, Column, GridFit, GridSelection, GridSort, Handler, LicenseMark, Markup, Picked, Row,
    VirtualGrid,
};
use super::icons::Icon;
use super::people_columns::{class, fit, DEFAULT};
use super::selection::Selection;
use super::state::App;
use super::text::{number, Text};
use crate::wording::{country, group_name, list, product_name, property_text, property_title};

/// People in an order, shared rather than copied; equal only when it is the same list.
#[derive(Clone, Default)]
pub struct People(pub Arc<Vec<UserIx>>);

impl PartialEq for People {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The state of a grid of people.
#[derive(Clone, Copy)]
pub struct PeopleList {
    /// What is searched for.
    pub query: RwSignal<String>,
    /// The order.
    pub sort: RwSignal<GridSort>,
    /// Who is selected.
    pub selection: RwSignal<Selection>,
    /// What holds for everybody shown.
    pub conditions: RwSignal<Vec<Condition>>,
    /// Everybody the list is of, in order.
    pub all: Memo<People>,
    /// Those who match the search and the conditions, in order.
    pub shown: Memo<People>,
    scroll: RwSignal<f64>,
}

impl PeopleList {
    /// A list of the people that `belongs` lets in.
    pub fn new(
        belongs: impl Fn(&crate::domain::Tenant, UserIx) -> bool + Copy + Send + Sync + 'static,
    ) -> Self {
        Self::keeping(move |tenant, people| people.retain(|user| belongs(tenant, *user)))
    }

    /// A list of the people that `keep` leaves of everybody: for what is worked out once for all of them.
    pub fn keeping(keep: impl Fn(&crate::domain::Tenant, &mut Vec<UserIx>) + Send + Sync + 'static) -> Self {
        let app = App::get();
        let query = RwSignal::new(String::new());
        let conditions = RwSignal::new(Vec::new());
        let sort = RwSignal::new(GridSort {
            column: "name",
            descending: false,
        });
        let all = Memo::new(move |_| {
            let GridSort { column, descending } = sort.get();
            let by = Property::from_key(column).unwrap_or(Property::Name);
            let directory = app.directory();
            app.tenant(|tenant| {
                let mut people = directory.ordered(tenant, by, descending);
                keep(tenant, &mut people);
                People(Arc::new(people))
            })
        });
        let shown = Memo::new(move |_| {
            let all = all.get();
            let found = query.with(|query| app.directory().find(query));
            let no_conditions = conditions.with(Vec::is_empty);
            if found.is_everybody() && no_conditions {
                return all;
            }
            let mut people: Vec<UserIx> = all.0.iter().copied().filter(|u| found.contains(*u)).collect();
            if !no_conditions {
                app.tenant(|tenant| {
                    conditions.with(|conditions| keep_matching(tenant, conditions, &mut people))
                });
            }
            People(Arc::new(people))
        });
        PeopleList {
            query,
            sort,
            selection: RwSignal::new(Selection::default()),
            conditions,
            all,
            shown,
            scroll: RwSignal::new(0.0),
        }
    }

    /// The selected people in the order of the grid, whether the search shows them or not. Untracked: for what a
    /// press does.
    pub fn chosen(self) -> Vec<UserIx> {
        self.all
            .with_untracked(|all| self.selection.with_untracked(|selection| selection.of(&all.0)))
    }

    /// How many are selected.
    pub fn chosen_count(self) -> usize {
        self.all
            .with(|all| self.selection.with(|selection| selection.count_in(&all.0)))
    }

    /// *31 of 48 users*.
    pub fn shown_text(self) -> String {
        let (shown, all) = (self.shown.with(|s| s.0.len()), self.all.with(|a| a.0.len()));
        counted!(all, users.shown_1, users.shown_n, shown = number(shown as u64))
    }

    /// *Select all 31 users shown*, or *Select all users* when nothing is hidden.
    fn select_all_text(self) -> String {
        let (shown, all) = (self.shown.with(|s| s.0.len()), self.all.with(|a| a.0.len()));
        if shown == 0 || shown == all {
            return t!(users.select_all).to_owned();
        }
        counted!(shown, users.select_shown_1, users.select_shown_n)
    }

    /// *3 selected*, and how many of them search and filters hide; empty when nobody is.
    pub fn chosen_text(self) -> String {
        let count = self.chosen_count();
        if count == 0 {
            return String::new();
        }
        let (visible, shown) = self.shown.with(|shown| {
            let visible = self.selection.with(|s| s.count_in(&shown.0));
            (visible, shown.0.len())
        });
        let hidden = count.saturating_sub(visible);
        if hidden == 0 && visible == shown && count > 1 {
            t!(users.selected_all, count = number(count as u64))
        } else if hidden == 0 {
            t!(users.selected, count = number(count as u64))
        } else {
            t!(
                users.selected_hidden,
                count = number(count as u64),
                hidden = number(hidden as u64)
            )
        }
    }

    /// Selecting these people in a grid.
    pub fn grid_selection(self) -> GridSelection {
        let app = App::get();
        let last = StoredValue::new(None::<usize>);
        GridSelection {
            is_selected: Callback::new(move |(key,): (u64,)| {
                self.selection.with(|s| s.contains(user_of(key)))
            }),
            toggle: Callback::new(move |(row, on, range): (Row, bool, bool)| {
                let from = last.get_value().filter(|_| range).unwrap_or(row.index);
                let (first, end) = (from.min(row.index), from.max(row.index));
                let users: Vec<UserIx> = self.shown.with_untracked(|shown| {
                    shown
                        .0
                        .get(first..=end)
                        .map(<[UserIx]>::to_vec)
                        .unwrap_or_else(|| vec![user_of(row.key)])
                });
                self.selection.update(|selection| selection.set(&users, on));
                last.set_value(Some(row.index));
            }),
            picked: Signal::derive(move || {
                let shown = self.shown.get();
                match self.selection.with(|s| s.count_in(&shown.0)) {
                    0 => Picked::None,
                    n if n == shown.0.len() => Picked::All,
                    _ => Picked::Some,
                }
            }),
            toggle_all: Callback::new(move |(on,): (bool,)| {
                let shown = self.shown.get_untracked();
                self.selection.update(|selection| selection.set(&shown.0, on));
            }),
            label: Callback::new(move |(key,): (u64,)| {
                app.tenant(|tenant| {
                    let user = tenant.user(user_of(key));
                    let name = user
                        .map(|u| u.profile.display_name.to_string())
                        .unwrap_or_default();
                    t!(users.select, name)
                })
            }),
        }
    }
}

/// The person a grid's key stands for.
pub fn user_of(key: u64) -> UserIx {
    UserIx(u32::try_from(key).unwrap_or(u32::MAX))
}

/// The grid.
#[component]
pub fn PeopleGrid(
    /// The accessible name.
    #[prop(into)]
    label: Text,
    /// The list it shows.
    list: PeopleList,
    /// Opens somebody.
    on_open: Handler<UserIx>,
    /// The columns, in their order; else the usual ones.
    #[prop(optional, into)]
    columns: Option<Signal<Vec<Property>>>,
    /// Told which columns find no room.
    #[prop(optional, into)]
    dropped: Option<RwSignal<Vec<Property>>>,
) -> impl IntoView {
    let app = App::get();
    let count = Signal::derive(move || list.shown.with(|shown| shown.0.len()));
    let key_at = Callback::new(move |(index,): (usize,)| {
        list.shown
            .with(|shown| shown.0.get(index).map_or(u64::MAX, |user| u64::from(user.0)))
    });
    let open = Callback::new(move |(key,): (u64,)| on_open.run((user_of(key),)));
    move || {
        let shown: Arc<[Property]> = columns.map_or_else(|| DEFAULT.to_vec(), |c| c.get()).into();
        let headers: Vec<Column> = shown.iter().map(|property| header(*property)).collect();
        let fits = Arc::clone(&shown);
        let fit = Callback::new(move |(width,): (f64,)| {
            let (tracks, hidden) = fit(&fits, width);
            let keys: Vec<&str> = hidden.iter().map(|property| property.key()).collect();
            if let Some(dropped) = dropped.filter(|d| d.with_untracked(|d| *d != hidden)) {
                dropped.set(hidden.clone());
            }
            GridFit {
                tracks,
                dropped: keys.join(" "),
            }
        });
        let cells = Callback::new(move |(row,): (Row,)| {
            let user = user_of(row.key);
            let cell = |property: &Property| app.tenant(|tenant| cell(tenant, user, *property));
            shown.iter().map(cell).collect::<Vec<_>>()
        });
        view! {
            <VirtualGrid
                label
                class="grid-people"
                columns=headers
                count
                key_at
                cells
                sort=list.sort
                selection=list.grid_selection()
                on_open=open
                scroll=list.scroll
                select_all=Text::from(move || list.select_all_text())
                fit
            />
        }
    }
}

fn header(property: Property) -> Column {
    Column::new(property.key(), class(property), move || property_title(property))
}

/// What stands in a row for a property.
fn cell(tenant: &Tenant, user: UserIx, property: Property) -> Cell {
    let Some(person) = tenant.user(user) else {
        return Vec::new();
    };
    let text = if property.is_of_sets() {
        tenant.licenses(user).and_then(|set| source(set))
    } else {
        property.of(person)
    };
    let text = text
        .map(|text| property_text(tenant, property, text))
        .unwrap_or_default();
    match property {
        Property::Name => {
            let mut cell = vec![Markup::name(&*person.profile.display_name)];
            if person.profile.user_type == UserType::Guest {
                cell.push(Markup::tag(t!(user.guest)));
            }
            cell
        }
        Property::Address => vec![Markup::address(&text)],
        Property::Licenses => {
            let none = Markup::words("chip-none", t!(components.no_license));
            vec![chip_list(&chips(tenant, user), none)]
        }
        Property::Location => match person.usage_location {
            Some(code) => vec![Markup::text(country(code))],
            None => vec![Markup::marked("warn-text", Icon::Warning, t!(common.no_location))],
        },
        _ => vec![Markup::text(text)],
    }
}

/// What somebody holds, in alphabetical order.
fn chips(tenant: &Tenant, user: UserIx) -> Vec<(String, LicenseMark)> {
    let Some(set) = tenant.licenses(user) else {
        return Vec::new();
    };
    let mut chips: Vec<_> = set
        .licenses()
        .iter()
        .map(|license| {
            let mark = if license.assignments().iter().any(|a| a.state.error().is_some()) {
                let failing = license.inherited().filter(|(_, a)| a.state.error().is_some());
                let groups: Vec<String> = failing.map(|(group, _)| group_name(tenant, group)).collect();
                LicenseMark::Error(list(&groups))
            } else if license.direct().is_none() {
                LicenseMark::Group
            } else {
                LicenseMark::Direct
            };
            (product_name(tenant, license.sku), mark)
        })
        .collect();
    order::sort_by(&mut chips, |a, b| a.0.cmp(&b.0));
    chips
}
