//! A grid of groups with search, order and selection: on Groups and on a product's page. Made for 5,000 groups.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::{GroupId, Tenant};
use crate::order;
use crate::sandbox::fold;
use crate::{counted, t, text};

use super::components::{
    chip_list, Cell, Column, GridSelection, GridSort, Handler, LicenseMark, Markup, Picked, Row, VirtualGrid,
};
use super::panes::{group_kind, GroupStatus, Statuses};
use super::state::App;
use super::text::{number, Text};
use crate::wording::product_name;

/// One group as the grid shows it.
#[derive(Clone, PartialEq)]
struct Line {
    id: GroupId,
    name: String,
    folded: String,
    kind: &'static str,
    dynamic: bool,
    members: usize,
    gives: Vec<String>,
    status: GroupStatus,
}

/// Lines in an order, shared rather than copied.
#[derive(Clone, Default, PartialEq)]
struct Lines(Arc<Vec<Line>>);

/// The state of a grid of groups.
#[derive(Clone, Copy)]
pub struct GroupList {
    /// What is searched for.
    pub query: RwSignal<String>,
    sort: RwSignal<GridSort>,
    selected: RwSignal<BTreeSet<GroupId>>,
    all: Memo<Lines>,
    shown: Memo<Lines>,
}

impl GroupList {
    /// A list of all groups, or of those that give a product.
    pub fn new(giving: Option<SkuId>) -> Self {
        let app = App::get();
        let query = RwSignal::new(String::new());
        let sort = RwSignal::new(GridSort {
            column: "name",
            descending: false,
        });
        let all = Memo::new(move |_| {
            let mut lines = app.tenant(|tenant| lines(tenant, giving));
            let GridSort { column, descending } = sort.get();
            match column {
                "kind" => order::sort_by_key(&mut lines, |line| (line.kind, line.dynamic)),
                "members" => order::sort_by_key(&mut lines, |line| line.members),
                "status" => order::sort_by_key(&mut lines, |line| line.status),
                _ => {}
            }
            if descending {
                lines.reverse();
            }
            Lines(Arc::new(lines))
        });
        let shown = Memo::new(move |_| {
            let all = all.get();
            let query = query.with(|query| fold(query.trim()));
            if query.is_empty() {
                return all;
            }
            let found = all.0.iter().filter(|line| line.folded.contains(&query));
            Lines(Arc::new(found.cloned().collect()))
        });
        GroupList {
            query,
            sort,
            selected: RwSignal::new(BTreeSet::new()),
            all,
            shown,
        }
    }

    /// How many there are, searched for or not.
    pub fn count(self) -> usize {
        self.all.with(|all| all.0.len())
    }

    /// Whether there is no group at all, searched for or not.
    pub fn is_empty(self) -> bool {
        self.all.with(|all| all.0.is_empty())
    }

    /// Whether the search finds none.
    pub fn none_found(self) -> bool {
        self.shown.with(|shown| shown.0.is_empty())
    }

    /// The selected groups in the order of the grid. Untracked: for what a press does.
    pub fn chosen(self) -> Vec<GroupId> {
        self.all.with_untracked(|all| {
            let ids = all.0.iter().map(|line| line.id);
            self.selected
                .with_untracked(|selected| ids.filter(|id| selected.contains(id)).collect())
        })
    }

    /// How many are selected.
    pub fn chosen_count(self) -> usize {
        self.all.with(|all| self.count_in(all))
    }

    /// How many are shown.
    pub fn shown_count(self) -> usize {
        self.shown.with(|shown| shown.0.len())
    }

    /// The group at a place among those shown: which, its name, its kind, and how many members it has.
    pub fn at(self, index: usize) -> Option<(GroupId, String, &'static str, usize)> {
        let line = self.line(index)?;
        Some((line.id, line.name, line.kind, line.members))
    }

    /// Whether a group is selected.
    pub fn is_chosen(self, id: GroupId) -> bool {
        self.selected.with(|selected| selected.contains(&id))
    }

    /// Selects or clears groups.
    pub fn choose(self, ids: &[GroupId], on: bool) {
        self.selected.update(|selected| {
            for id in ids {
                if on {
                    selected.insert(*id);
                } else {
                    selected.remove(id);
                }
            }
        });
    }

    /// Selects none.
    pub fn clear(self) {
        self.selected.update(BTreeSet::clear);
    }

    fn count_in(self, lines: &Lines) -> usize {
        self.selected
            .with(|selected| lines.0.iter().filter(|line| selected.contains(&line.id)).count())
    }

    /// *3 of 12 groups*.
    pub fn shown_text(self) -> String {
        let (shown, all) = (self.shown.with(|s| s.0.len()), self.all.with(|a| a.0.len()));
        counted!(all, groups.shown_1, groups.shown_n, shown = number(shown as u64))
    }

    /// *3 selected*; empty when none is.
    pub fn chosen_text(self) -> String {
        match self.chosen_count() {
            0 => String::new(),
            count => t!(users.selected, count = number(count as u64)),
        }
    }

    fn line(self, index: usize) -> Option<Line> {
        self.shown.with(|shown| shown.0.get(index).cloned())
    }

    fn line_of(self, row: Row) -> Option<Line> {
        self.line(row.index).filter(|line| key_of(line.id) == row.key)
    }

    fn of_key(self, key: u64) -> Option<Line> {
        self.shown
            .with(|shown| shown.0.iter().find(|line| key_of(line.id) == key).cloned())
    }

    fn selection(self) -> GridSelection {
        let set = move |ids: Vec<GroupId>, on: bool| self.choose(&ids, on);
        let last = StoredValue::new(None::<usize>);
        GridSelection {
            is_selected: Callback::new(move |(key,): (u64,)| {
                self.selected
                    .with(|selected| selected.iter().any(|id| key_of(*id) == key))
            }),
            toggle: Callback::new(move |(row, on, range): (Row, bool, bool)| {
                let from = last.get_value().filter(|_| range).unwrap_or(row.index);
                let (first, end) = (from.min(row.index), from.max(row.index));
                let ids = self.shown.with_untracked(|shown| {
                    let lines = shown.0.get(first..=end).unwrap_or_default();
                    lines.iter().map(|line| line.id).collect()
                });
                set(ids, on);
                last.set_value(Some(row.index));
            }),
            picked: Signal::derive(move || {
                let shown = self.shown.get();
                match self.count_in(&shown) {
                    0 => Picked::None,
                    n if n == shown.0.len() => Picked::All,
                    _ => Picked::Some,
                }
            }),
            toggle_all: Callback::new(move |(on,): (bool,)| {
                let shown = self.shown.get_untracked();
                set(shown.0.iter().map(|line| line.id).collect(), on);
            }),
            label: Callback::new(move |(key,): (u64,)| {
                let name = self.of_key(key).map(|line| line.name).unwrap_or_default();
                t!(users.select, name)
            }),
        }
    }
}

/// The groups of a tenant by name.
fn lines(tenant: &Tenant, giving: Option<SkuId>) -> Vec<Line> {
    let statuses = Statuses::of(tenant);
    let mut lines: Vec<Line> = tenant
        .groups()
        .filter(|group| giving.is_none_or(|sku| group.licenses.contains_key(&sku)))
        .map(|group| {
            let mut gives: Vec<String> = group
                .licenses
                .keys()
                .map(|sku| product_name(tenant, *sku))
                .collect();
            gives.sort();
            Line {
                id: group.id,
                name: group.display_name.to_string(),
                folded: fold(&group.display_name),
                kind: group_kind(group),
                dynamic: group.is_dynamic(),
                members: group.members.len(),
                gives,
                status: statuses.status(group),
            }
        })
        .collect();
    order::sort_by(&mut lines, |a, b| a.folded.cmp(&b.folded).then(a.id.cmp(&b.id)));
    lines
}

/// A row's key: both halves of the id, so that ids that count up in either half differ.
fn key_of(id: GroupId) -> u64 {
    let id = id.as_u128();
    let (high, low) = ((id >> 64) as u64, id as u64);
    high.rotate_left(29) ^ low
}

/// The grid.
#[component]
pub fn GroupGrid(
    /// The accessible name.
    #[prop(into)]
    label: Text,
    /// The list it shows.
    list: GroupList,
    /// Whether groups can be selected.
    selectable: bool,
    /// Opens a group.
    on_open: Handler<GroupId>,
) -> impl IntoView {
    let columns = vec![
        Column::new("name", "cell-name", text!(groups.column_name)),
        Column::new("kind", "cell-kind", text!(groups.column_kind)),
        Column::new("members", "cell-members", text!(groups.members)),
        Column::new("licenses", "cell-licenses", text!(groups.licenses)).fixed(),
        Column::new("status", "cell-status", text!(licenses.status)),
    ];
    let count = Signal::derive(move || list.shown.with(|shown| shown.0.len()));
    let key_at =
        Callback::new(move |(index,): (usize,)| list.line(index).map_or(u64::MAX, |line| key_of(line.id)));
    let cells = Callback::new(move |(row,): (Row,)| cells(list, row));
    let open = Callback::new(move |(key,): (u64,)| {
        if let Some(line) = list.of_key(key) {
            on_open.run((line.id,));
        }
    });
    let select_all = text!(groups.select_all);
    if selectable {
        view! {
            <VirtualGrid label class="grid-groups grid-groups-select" columns count key_at cells sort=list.sort
                selection=list.selection() on_open=open select_all/>
        }
        .into_any()
    } else {
        view! {
            <VirtualGrid label class="grid-groups" columns count key_at cells sort=list.sort on_open=open/>
        }
        .into_any()
    }
}

fn cells(list: GroupList, row: Row) -> Vec<Cell> {
    let Some(line) = list.line_of(row) else {
        return Vec::new();
    };
    let mut kind = vec![Markup::text(line.kind)];
    if line.dynamic {
        kind.push(Markup::tag(t!(groups.dynamic)));
    }
    let gives = line.gives.into_iter().map(|name| (name, LicenseMark::Direct));
    let none = Markup::words("cell-pale", t!(common.none));
    let members = counted!(line.members, groups.members_1, groups.members_n);
    vec![
        vec![Markup::name(line.name)],
        vec![Markup::span("group-kind", kind)],
        vec![
            Markup::words("group-wide", number(line.members as u64)),
            Markup::words("group-narrow", members),
        ],
        vec![chip_list(&gives.collect::<Vec<_>>(), none)],
        vec![Markup::marked(
            line.status.class(),
            line.status.icon(),
            line.status.label(),
        )],
    ]
}

/// A status with its drawing, in its color.
pub fn status_view(status: GroupStatus) -> AnyView {
    view! { <span class=status.class()>{status.icon().view(16)} {status.label()}</span> }.into_any()
}
