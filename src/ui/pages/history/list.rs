//! The grid of entries: which are shown, and a row for each.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::counted;
use crate::domain::Command;
use crate::sandbox::{fold, Entry, Sandbox};
use crate::ui::components::{Cell, Column, GridSelection, Handler, Markup, Picked, Row, VirtualGrid};
use crate::ui::script::Scripted;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{entry as name_of, moment, real_moment, role, sentence};
use crate::{t, text};

/// What entries can be about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    All,
    Licenses,
    People,
    Groups,
    Subscriptions,
    Refused,
}

impl Kind {
    pub(super) const ALL: [Kind; 6] = [
        Kind::All,
        Kind::Licenses,
        Kind::People,
        Kind::Groups,
        Kind::Subscriptions,
        Kind::Refused,
    ];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Kind::All => "all",
            Kind::Licenses => "licenses",
            Kind::People => "people",
            Kind::Groups => "groups",
            Kind::Subscriptions => "subscriptions",
            Kind::Refused => "refused",
        }
    }

    pub(super) fn parse(text: &str) -> Self {
        let known = Self::ALL.into_iter().find(|kind| kind.as_str() == text);
        known.unwrap_or(Kind::All)
    }

    pub(super) fn label(self) -> &'static str {
        match self {
            Kind::All => t!(history.kind_all),
            Kind::Licenses => t!(history.kind_licenses),
            Kind::People => t!(history.kind_people),
            Kind::Groups => t!(groups.title),
            Kind::Subscriptions => t!(history.kind_subscriptions),
            Kind::Refused => t!(history.kind_refused),
        }
    }

    fn holds(self, entry: &Entry) -> bool {
        let of = match &entry.command {
            Command::ChangeUsers(_) | Command::Sequence(_) | Command::ChangeTogether(_) => Kind::Licenses,
            Command::AskForProduct { .. } | Command::AnswerRequests(_) | Command::SignIn { .. } => {
                Kind::Licenses
            }
            Command::AddUsers(_) | Command::DeleteUsers { .. } | Command::RestoreUsers { .. } => Kind::People,
            Command::ChangeGroups(_)
            | Command::ChangeMembers { .. }
            | Command::MakeDynamic { .. }
            | Command::DeleteGroups { .. }
            | Command::ReprocessUsers { .. }
            | Command::ReprocessGroups { .. }
            | Command::ProcessNow => Kind::Groups,
            Command::ChangeQuantity { .. } | Command::AdvanceClock { .. } => Kind::Subscriptions,
            Command::Configure { .. } | Command::SetAutoClaim(_) => Kind::All,
        };
        self == Kind::All || self == of || (self == Kind::Refused && !entry.refused.is_empty())
    }
}

/// Entries by their places in the history, newest first; equal only when it is the same list.
#[derive(Clone, Default)]
struct Places(Arc<Vec<usize>>);

impl PartialEq for Places {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The state of the list.
#[derive(Clone, Copy)]
pub(super) struct HistoryList {
    /// What is searched for.
    pub(super) query: RwSignal<String>,
    /// What entries are about.
    pub(super) kind: RwSignal<Kind>,
    shown: Memo<Places>,
    selected: RwSignal<BTreeSet<usize>>,
}

impl HistoryList {
    pub(super) fn new() -> Self {
        let app = App::get();
        let query = RwSignal::new(String::new());
        let kind = RwSignal::new(Kind::All);
        let shown = Memo::new(move |_| {
            let query = query.with(|query| fold(query.trim()));
            let kind = kind.get();
            let found = app.with(|sandbox| {
                let all = all(sandbox).enumerate().filter(|(_, entry)| kind.holds(entry));
                let matches = |entry: &Entry| {
                    query.is_empty() || {
                        let text = format!("{} {}", name_of(sandbox.tenant(), entry), role(entry.actor.role));
                        fold(&text).contains(&query)
                    }
                };
                let mut found: Vec<usize> = all
                    .filter(|(_, entry)| matches(entry))
                    .map(|(place, _)| place)
                    .collect();
                found.reverse();
                found
            });
            Places(Arc::new(found))
        });
        let selected = RwSignal::new(BTreeSet::new());
        HistoryList {
            query,
            kind,
            shown,
            selected,
        }
    }

    pub(super) fn none_shown(self) -> bool {
        self.shown.with(|shown| shown.0.is_empty())
    }

    /// What a script of the list is of: the entries that are selected, of those that are shown; all of these while none
    /// is. Untracked: for what a press does.
    pub(super) fn scripted(self) -> Scripted {
        let shown = self.shown.with_untracked(|shown| shown.0.to_vec());
        let selected = self.selected.get_untracked();
        let chosen: BTreeSet<usize> = shown.iter().copied().filter(|at| selected.contains(at)).collect();
        let all = chosen.is_empty().then(|| shown.into_iter().collect());
        Scripted::Done(Arc::new(all.unwrap_or(chosen)))
    }

    /// *2 selected*, where any are.
    pub(super) fn selected_text(self) -> Option<String> {
        let count = self.count_selected();
        (count > 0).then(|| t!(users.selected, count = number(count as u64)))
    }

    fn count_selected(self) -> usize {
        let shown = self.shown.get();
        let is_selected = |place: &&usize| self.selected.with(|selected| selected.contains(place));
        shown.0.iter().filter(is_selected).count()
    }

    fn selection(self) -> GridSelection {
        let app = App::get();
        let set = move |places: &[usize], on: bool| {
            self.selected.update(|selected| {
                for place in places {
                    if on {
                        selected.insert(*place);
                    } else {
                        selected.remove(place);
                    }
                }
            });
        };
        let last = StoredValue::new(None::<usize>);
        GridSelection {
            is_selected: Callback::new(move |(key,): (u64,)| {
                self.selected.with(|selected| selected.contains(&place_of(key)))
            }),
            toggle: Callback::new(move |(row, on, range): (Row, bool, bool)| {
                let from = last.get_value().filter(|_| range).unwrap_or(row.index);
                let (first, end) = (from.min(row.index), from.max(row.index));
                let shown = self.shown.get_untracked();
                set(shown.0.get(first..=end).unwrap_or_default(), on);
                last.set_value(Some(row.index));
            }),
            picked: Signal::derive(move || match self.count_selected() {
                0 => Picked::None,
                count if count == self.shown.with(|shown| shown.0.len()) => Picked::All,
                _ => Picked::Some,
            }),
            toggle_all: Callback::new(move |(on,): (bool,)| set(&self.shown.get_untracked().0, on)),
            label: Callback::new(move |(key,): (u64,)| {
                let name = app.with(|sandbox| {
                    let entry = at(sandbox, place_of(key));
                    entry.map(|(entry, _)| sentence(&name_of(sandbox.tenant(), entry)))
                });
                t!(users.select, name = name.unwrap_or_default())
            }),
        }
    }

    /// *3 of 12 entries*.
    pub(super) fn shown_text(self) -> String {
        let app = App::get();
        let all = app.with(|sandbox| all(sandbox).count());
        let shown = number(self.shown.with(|shown| shown.0.len()) as u64);
        counted!(all, history.shown_1, history.shown_n, shown)
    }
}

/// All entries, oldest first: those in force, then the undone ones.
fn all(sandbox: &Sandbox) -> impl Iterator<Item = &Entry> {
    sandbox.history().iter().chain(sandbox.undone())
}

/// The entry at a place, and whether it is in force.
pub(super) fn at(sandbox: &Sandbox, place: usize) -> Option<(&Entry, bool)> {
    let in_force = place < sandbox.history().len();
    all(sandbox).nth(place).map(|entry| (entry, in_force))
}

/// *12 users, 1 refused*.
pub(super) fn outcome(entry: &Entry) -> String {
    let people = entry.people();
    let refused: usize = entry.refused.iter().map(|(_, users)| users.len().max(1)).sum();
    let mut parts = Vec::new();
    if people > 0 {
        parts.push(counted!(people, common.users_1, common.users_n));
    }
    if refused > 0 {
        parts.push(t!(history.refused, count = number(refused as u64)));
    }
    if parts.is_empty() {
        parts.push(t!(history.no_people).to_owned());
    }
    parts.join(", ")
}

/// The grid.
#[component]
pub(super) fn HistoryGrid(
    /// The list it shows.
    list: HistoryList,
    /// Opens an entry by its place.
    on_open: Handler<usize>,
) -> impl IntoView {
    let app = App::get();
    let columns = vec![
        Column::new("what", "cell-name", text!(history.column_what)).fixed(),
        Column::new("outcome", "cell-outcome", text!(history.column_outcome)).fixed(),
        Column::new("who", "cell-who", text!(shell.role)).fixed(),
        Column::new("when", "cell-when", text!(history.column_when)).fixed(),
        Column::new("real", "cell-real", text!(history.column_real)).fixed(),
    ];
    let count = Signal::derive(move || list.shown.with(|shown| shown.0.len()));
    let key_at = Callback::new(move |(index,): (usize,)| {
        list.shown
            .with(|shown| shown.0.get(index).map_or(u64::MAX, |place| *place as u64))
    });
    // A later entry can take the place of an undone one: everything is read again.
    let cells = Callback::new(move |(row,): (Row,)| app.with(|sandbox| cells(sandbox, place_of(row.key))));
    let open = Callback::new(move |(key,): (u64,)| on_open.run((place_of(key),)));
    view! {
        <VirtualGrid label=text!(history.title) class="grid-history" columns count key_at cells on_open=open
            selection=list.selection() select_all=text!(history.select_all)/>
    }
    .into_any()
}

fn place_of(key: u64) -> usize {
    usize::try_from(key).unwrap_or(usize::MAX)
}

fn cells(sandbox: &Sandbox, place: usize) -> Vec<Cell> {
    let Some((entry, in_force)) = at(sandbox, place) else {
        return Vec::new();
    };
    let mut name = vec![Markup::name(sentence(&name_of(sandbox.tenant(), entry)))];
    if !in_force {
        name.push(Markup::tag(t!(history.undone_tag)));
    }
    vec![
        name,
        vec![Markup::text(outcome(entry))],
        vec![Markup::text(role(entry.actor.role))],
        vec![Markup::text(moment(entry.at))],
        vec![Markup::text(real_moment(entry.real))],
    ]
}
