//! Users > Deleted users: who can still be restored, for how long, and *Restore user* (DOMAIN 1.7 K1).

use std::sync::Arc;

use leptos::prelude::*;

use crate::counted;
use crate::domain::{Command, Permission, Tenant, UserIx, RESTORABLE_DAYS};
use crate::sandbox::fold;
use crate::ui::components::{
    Action, Button, ButtonKind, Cell, Column, CommandBar, GridSort, Markup, MenuItem, RealTenantNote, Row,
    SearchBox, StatusLine, VirtualGrid,
};
use crate::ui::icons::Icon;
use crate::ui::panes::{names, role_reason, ConfirmPane, Done};
use crate::ui::people_grid::{user_of, People, PeopleList};
use crate::ui::selection::Selection;
use crate::ui::state::App;
use crate::wording::date;
use crate::{t, text};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The page.
#[component]
pub fn DeletedUsersPage() -> impl IntoView {
    let app = App::get();
    let list = deleted_list(app);
    let restoring = RwSignal::new(None::<Vec<UserIx>>);
    // Who comes back leaves the list; the others keep their places.
    let version = Memo::new(move |_| app.with(crate::sandbox::Sandbox::directory_version));
    Effect::new(move |before: Option<u64>| {
        let version = version.get();
        if before.is_some_and(|before| before != version) {
            list.selection.update(Selection::clear);
        }
        version
    });
    let begin = Callback::new(move |()| restoring.set(Some(list.chosen())));
    let reason = move || {
        let nobody = || (list.chosen_count() == 0).then(|| t!(users.select_first).to_owned());
        role_reason(app, Permission::DeleteUsers).or_else(nobody)
    };
    let commands = Signal::derive(move || {
        let restore = MenuItem::new(text!(deleted.restore), begin);
        vec![restore.icon(Icon::PersonAdd).disabled(reason)]
    });
    let clear = Callback::new(move |()| list.selection.update(Selection::clear));
    let end = move || {
        (list.chosen_count() > 0).then(|| view! {
            <Button label=text!(users.clear_selection) kind=ButtonKind::Command icon=Icon::Close on_press=clear/>
        })
    };
    let nobody = move || {
        let (shown, all) = (list.shown.with(|s| s.0.len()), list.all.with(|a| a.0.len()));
        let text = if all == 0 {
            t!(deleted.nobody)
        } else {
            t!(users.none_found)
        };
        (shown == 0).then(|| view! { <p class="empty">{text}</p> })
    };
    let close = Callback::new(move |()| restoring.set(None));
    view! {
        <div class="page page-fill">
            <h1 class="page-title">{text!(deleted.title)}</h1>
            <CommandBar commands end=move || end/>
            <div class="filter-row">
                <SearchBox label=text!(deleted.search) value=list.query/>
            </div>
            {grid(app, list)}
            {nobody}
            <RealTenantNote text=text!(deleted.note)/>
            <StatusLine shown=move || list.shown_text() chosen=move || list.chosen_text()/>
        </div>
        {move || restoring.get().map(|users| restore_pane(app, users, close))}
    }
}

/// Everybody deleted, with search and order of their own: the directory knows only who is there.
fn deleted_list(app: App) -> PeopleList {
    let sort = RwSignal::new(GridSort {
        column: "deleted",
        descending: true,
    });
    let mut list = PeopleList::keeping(move |tenant, people| {
        *people = ordered(tenant, sort.get());
    });
    let (query, all) = (list.query, list.all);
    let folded = Memo::new(move |_| {
        let line = |tenant: &Tenant, user: &UserIx| {
            let profile = tenant.user(*user).map(|user| Arc::clone(&user.profile));
            profile.map_or_else(String::new, |p| {
                fold(&format!("{}\n{}", p.display_name, p.user_principal_name))
            })
        };
        all.with(|all| app.tenant(|tenant| all.0.iter().map(|user| line(tenant, user)).collect::<Vec<_>>()))
    });
    list.shown = Memo::new(move |_| {
        let wanted = query.with(|query| fold(query.trim()));
        let all = all.get();
        if wanted.is_empty() {
            return all;
        }
        let matches = |line: &String| wanted.split_whitespace().all(|word| line.contains(word));
        let found = folded.with(|lines| {
            let people = all.0.iter().copied().zip(lines);
            people
                .filter(|(_, line)| matches(line))
                .map(|(user, _)| user)
                .collect()
        });
        People(Arc::new(found))
    });
    list.sort = sort;
    list
}

/// Everybody deleted, by name, address or moment.
fn ordered(tenant: &Tenant, sort: GridSort) -> Vec<UserIx> {
    let gone = tenant
        .users()
        .filter_map(|(ix, user)| Some((ix, user, user.deleted?)));
    let mut gone: Vec<_> = gone
        .map(|(ix, user, deleted)| {
            let name = fold(&user.profile.display_name);
            match sort.column {
                "address" => (0, fold(&user.profile.user_principal_name), ix),
                "deleted" | "left" => (deleted.0, name, ix),
                _ => (0, name, ix),
            }
        })
        .collect();
    gone.sort();
    if sort.descending {
        gone.reverse();
    }
    gone.into_iter().map(|(_, _, ix)| ix).collect()
}

fn grid(app: App, list: PeopleList) -> AnyView {
    let columns = vec![
        Column::new("name", "cell-name", text!(users.column_name)),
        Column::new("address", "cell-address", text!(users.column_address)),
        Column::new("deleted", "cell-deleted", text!(deleted.column_deleted)),
        Column::new("left", "cell-left", text!(deleted.column_left)),
    ];
    let count = Signal::derive(move || list.shown.with(|shown| shown.0.len()));
    let key_at = Callback::new(move |(index,): (usize,)| {
        list.shown
            .with(|shown| shown.0.get(index).map_or(u64::MAX, |user| u64::from(user.0)))
    });
    let cells = Callback::new(move |(row,): (Row,)| app.tenant(|tenant| cells(tenant, user_of(row.key))));
    view! {
        <VirtualGrid
            label=text!(deleted.title)
            class="grid-deleted"
            columns
            count
            key_at
            cells
            sort=list.sort
            selection=list.grid_selection()
            select_all=text!(users.select_all)
        />
    }
    .into_any()
}

fn cells(tenant: &Tenant, user: UserIx) -> Vec<Cell> {
    let Some(person) = tenant.user(user) else {
        return Vec::new();
    };
    let left = match days_left(tenant, user) {
        Some(days) if days >= 0 => vec![Markup::text(counted!(days, deleted.days_1, deleted.days_n))],
        Some(_) => vec![Markup::words("warn-text", t!(deleted.too_late))],
        None => Vec::new(),
    };
    vec![
        vec![Markup::words("strong", &*person.profile.display_name)],
        vec![Markup::address(&person.profile.user_principal_name)],
        vec![Markup::text(person.deleted.map(date).unwrap_or_default())],
        left,
    ]
}

/// Whole days that somebody deleted can still be restored in, of simulated time; below zero when it is too late.
fn days_left(tenant: &Tenant, user: UserIx) -> Option<i64> {
    let until = tenant.user(user)?.deleted?.plus_days(RESTORABLE_DAYS);
    let left = until.0.saturating_sub(tenant.clock.0);
    Some(left.div_euclid(DAY))
}

/// *Restore user*: who comes back, the plan, the result.
fn restore_pane(app: App, users: Vec<UserIx>, on_close: Action) -> AnyView {
    let count = users.len();
    let shown = Arc::new(users.clone());
    let command = Signal::stored(Some(Command::RestoreUsers { users }));
    let title = move || {
        if count == 1 {
            t!(deleted.restore)
        } else {
            t!(deleted.restore_many)
        }
    };
    let question = move || counted!(count, deleted.restore_question_1, deleted.restore_question_n);
    view! {
        <ConfirmPane title command button=text!(deleted.restore_button) done=Done::RestoredUsers question on_close>
            {names(app, Arc::clone(&shown))}
        </ConfirmPane>
    }
    .into_any()
}
