//! One list of the users who have a product directly and the groups that give it, groups first (DOMAIN 1.11).

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::{GroupId, UserIx};
use crate::ui::components::{Cell, Column, GridSelection, Handler, Markup, Picked, Row, VirtualGrid};
use crate::ui::group_grid::GroupList;
use crate::ui::icons::Icon;
use crate::ui::people_grid::{user_of, PeopleList};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::{counted, t, text};

/// The keys of groups begin here; below it are people.
const GROUPS: u64 = 1 << 32;

/// Who or what is in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// A user.
    User(UserIx),
    /// A group.
    Group(GroupId),
}

/// The list.
#[derive(Clone, Copy)]
pub(super) struct Holders {
    app: App,
    pub people: PeopleList,
    pub groups: GroupList,
}

impl Holders {
    /// Of a product.
    pub fn new(sku: SkuId) -> Self {
        let people = PeopleList::new(move |tenant, user| {
            let license = tenant.licenses(user).and_then(|set| set.get(sku));
            license.is_some_and(|license| license.direct().is_some())
        });
        let groups = GroupList::new(Some(sku));
        // One field searches both.
        Effect::new(move |_| groups.query.set(people.query.get()));
        Self {
            app: App::get(),
            people,
            groups,
        }
    }

    fn count(self) -> usize {
        self.groups.shown_count() + self.people.shown.with(|shown| shown.0.len())
    }

    /// A key stands for a person by place, or for a group by its place among those shown.
    fn key_at(self, index: usize) -> u64 {
        let groups = self.groups.shown_count();
        if index < groups {
            return GROUPS + index as u64;
        }
        self.people.shown.with(|shown| {
            shown
                .0
                .get(index - groups)
                .map_or(u64::MAX, |user| u64::from(user.0))
        })
    }

    fn of_key(self, key: u64) -> Option<Holder> {
        match key.checked_sub(GROUPS) {
            Some(at) => {
                let (group, ..) = self.groups.at(usize::try_from(at).ok()?)?;
                Some(Holder::Group(group))
            }
            None => Some(Holder::User(user_of(key))),
        }
    }

    fn is_chosen(self, holder: Holder) -> bool {
        match holder {
            Holder::User(user) => self.people.selection.with(|selection| selection.contains(user)),
            Holder::Group(group) => self.groups.is_chosen(group),
        }
    }

    fn choose(self, holders: &[Holder], on: bool) {
        let (mut users, mut groups) = (Vec::new(), Vec::new());
        for holder in holders {
            match holder {
                Holder::User(user) => users.push(*user),
                Holder::Group(group) => groups.push(*group),
            }
        }
        if !users.is_empty() {
            self.people
                .selection
                .update(|selection| selection.set(&users, on));
        }
        if !groups.is_empty() {
            self.groups.choose(&groups, on);
        }
    }

    /// How many are selected.
    pub fn chosen_count(self) -> usize {
        self.people.chosen_count() + self.groups.chosen_count()
    }

    /// Selects none.
    pub fn clear(self) {
        self.people
            .selection
            .update(crate::ui::selection::Selection::clear);
        self.groups.clear();
    }

    /// Whether there is none at all, searched for or not.
    pub fn is_empty(self) -> bool {
        self.groups.is_empty() && self.people.all.with(|all| all.0.is_empty())
    }

    /// *3 of 12 users and groups*.
    pub fn shown_text(self) -> String {
        let all = self.people.all.with(|all| all.0.len()) + self.groups.count();
        let shown = number(self.count() as u64);
        counted!(all, licenses.shown_together_1, licenses.shown_together_n, shown)
    }

    /// *3 selected*; empty when none is.
    pub fn chosen_text(self) -> String {
        match self.chosen_count() {
            0 => String::new(),
            count => t!(users.selected, count = number(count as u64)),
        }
    }

    fn name(self, holder: Holder) -> String {
        self.app.tenant(|tenant| match holder {
            Holder::User(user) => crate::wording::person(tenant, user),
            Holder::Group(group) => crate::wording::group_name(tenant, group),
        })
    }

    fn selection(self) -> GridSelection {
        let last = StoredValue::new(None::<usize>);
        GridSelection {
            is_selected: Callback::new(move |(key,): (u64,)| {
                self.of_key(key).is_some_and(|holder| self.is_chosen(holder))
            }),
            toggle: Callback::new(move |(row, on, range): (Row, bool, bool)| {
                let from = last.get_value().filter(|_| range).unwrap_or(row.index);
                let (first, end) = (from.min(row.index), from.max(row.index));
                let holders: Vec<Holder> = untrack(|| {
                    (first..=end)
                        .filter_map(|at| self.of_key(self.key_at(at)))
                        .collect()
                });
                self.choose(&holders, on);
                last.set_value(Some(row.index));
            }),
            picked: Signal::derive(move || {
                let count = self.count();
                let shown = (0..count).filter_map(|at| self.of_key(self.key_at(at)));
                match shown.filter(|holder| self.is_chosen(*holder)).count() {
                    0 => Picked::None,
                    n if n == count => Picked::All,
                    _ => Picked::Some,
                }
            }),
            toggle_all: Callback::new(move |(on,): (bool,)| {
                let holders: Vec<Holder> = untrack(|| {
                    let all = 0..self.count();
                    all.filter_map(|at| self.of_key(self.key_at(at))).collect()
                });
                self.choose(&holders, on);
            }),
            label: Callback::new(move |(key,): (u64,)| {
                let name = self
                    .of_key(key)
                    .map(|holder| self.name(holder))
                    .unwrap_or_default();
                t!(users.select, name)
            }),
        }
    }
}

/// The grid.
pub(super) fn grid(list: Holders, on_open: Handler<Holder>) -> AnyView {
    let columns = vec![
        Column::new("name", "cell-name", text!(groups.column_name)).fixed(),
        Column::new("kind", "cell-kind", text!(licenses.holder_kind)).fixed(),
        Column::new("about", "cell-about", text!(licenses.holder_about)).fixed(),
    ];
    let count = Signal::derive(move || list.count());
    let key_at = Callback::new(move |(index,): (usize,)| list.key_at(index));
    let cells = Callback::new(move |(row,): (Row,)| cells(list, row));
    let open = Callback::new(move |(key,): (u64,)| {
        if let Some(holder) = list.of_key(key) {
            on_open.run((holder,));
        }
    });
    view! {
        <VirtualGrid label=text!(licenses.holders) class="grid-holders" columns count key_at cells
            selection=list.selection() on_open=open select_all=text!(licenses.select_all_holders)/>
    }
    .into_any()
}

fn cells(list: Holders, row: Row) -> Vec<Cell> {
    if row.key == u64::MAX {
        return Vec::new();
    }
    if let Some(at) = row.key.checked_sub(GROUPS) {
        let group = usize::try_from(at).ok().and_then(|at| list.groups.at(at));
        let Some((_, name, kind, members)) = group else {
            return Vec::new();
        };
        return vec![
            vec![Markup::name(name)],
            vec![Markup::marked("group-kind", Icon::Group, kind)],
            vec![Markup::words(
                "cell-pale",
                counted!(members, groups.members_1, groups.members_n),
            )],
        ];
    }
    let user = user_of(row.key);
    let address = list.app.tenant(|tenant| {
        tenant
            .user(user)
            .map(|user| user.profile.user_principal_name.to_string())
    });
    vec![
        vec![Markup::name(list.name(Holder::User(user)))],
        vec![Markup::marked(
            "group-kind",
            Icon::Person,
            t!(licenses.holder_user),
        )],
        vec![Markup::address(&address.unwrap_or_default())],
    ]
}
