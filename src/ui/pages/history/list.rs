//! The grid of entries: which are shown, and a row for each.

use std::sync::Arc;

use leptos::prelude::*;

use crate::counted;
use crate::domain::Command;
use crate::sandbox::{fold, Entry, Sandbox};
use crate::ui::components::{Cell, Column, Handler, Markup, Row, VirtualGrid};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{entry as name_of, moment, real_moment, role};
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
            Command::AddUsers(_) | Command::DeleteUsers { .. } | Command::RestoreUsers { .. } => Kind::People,
            Command::ChangeGroups(_)
            | Command::ChangeMembers { .. }
            | Command::MakeDynamic { .. }
            | Command::DeleteGroups { .. }
            | Command::ReprocessUsers { .. }
            | Command::ReprocessGroups { .. }
            | Command::ProcessNow => Kind::Groups,
            Command::ChangeQuantity { .. } | Command::AdvanceClock { .. } => Kind::Subscriptions,
            Command::Configure { .. } => Kind::All,
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
        HistoryList { query, kind, shown }
    }

    pub(super) fn none_shown(self) -> bool {
        self.shown.with(|shown| shown.0.is_empty())
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
        <VirtualGrid label=text!(history.title) class="grid-history" columns count key_at cells on_open=open/>
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

/// With a capital first.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
