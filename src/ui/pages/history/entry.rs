//! The pane of one entry: what happened to whom, what was refused, undo or redo up to here, and what a real tenant
//! would not take back.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::counted;
use crate::domain::{irreversible, Irreversible, Tenant, UserIx};
use crate::sandbox::{Entry, Sandbox};
use crate::ui::components::{Action, Button, ButtonKind, Message, MessageKind, Pane, RealTenantNote, Tag};
use crate::ui::icons::Icon;
use crate::ui::script::{Scripted, ShowScript};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{
    entry as name_of, event, first_of, moment, particulars, person, problem_text, problem_title, real_moment,
    role, sentence, Told,
};
use crate::{t, text};

use super::list::{at, outcome};

/// So many names are listed; the export has them all.
const NAMED: usize = 20;

/// The pane.
#[component]
pub(super) fn EntryPane(
    /// The entry's place in the history, from 0.
    index: usize,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let said = RwSignal::new(None::<(bool, usize)>);
    let read = move |what: &dyn Fn(&Sandbox, &Entry, bool) -> String| {
        app.with(|sandbox| at(sandbox, index).map(|(entry, in_force)| what(sandbox, entry, in_force)))
            .unwrap_or_default()
    };
    let title = move || read(&|sandbox, entry, _| sentence(&name_of(sandbox.tenant(), entry)));
    let subtitle = move || {
        let line = read(&|_, entry, _| {
            let number = t!(history.entry, number = number(index as u64 + 1));
            let real = real_moment(entry.real);
            [number, role(entry.actor.role).to_owned(), moment(entry.at), real].join(" · ")
        });
        let undone = app.with(|sandbox| index >= sandbox.history().len());
        view! {
            <span class="pale">{line}</span>
            {undone.then(|| view! { <Tag label=text!(history.undone_tag)/> })}
        }
    };
    // What would move: this entry and those after it, or the undone ones up to this.
    let steps = Memo::new(move |_| {
        let done = app.with(|sandbox| sandbox.history().len());
        (
            index < done,
            done.abs_diff(if index < done { index } else { index + 1 }),
        )
    });
    let label = move || match steps.get() {
        (true, 1) => t!(history.undo_one).to_owned(),
        (true, 2) => t!(history.undo_two).to_owned(),
        (true, count) => t!(history.undo_to, count = number(count as u64 - 1)),
        (false, 1) => t!(history.redo_one).to_owned(),
        (false, count) => t!(history.redo_to, count = number(count as u64)),
    };
    let go = Callback::new(move |()| {
        let (undoing, count) = steps.get_untracked();
        if app.move_to(if undoing { index } else { index + 1 }) {
            said.set(Some((undoing, count)));
        }
    });
    let look = Callback::new(move |()| {
        on_close.run(());
        app.look_at(index + 1);
    });
    let footer = move || {
        let undoing = Memo::new(move |_| steps.get().0);
        view! {
            {move || {
                let icon = if undoing.get() { Icon::Undo } else { Icon::Redo };
                view! { <Button label=label kind=ButtonKind::Primary icon disabled_reason=move || app.frozen() on_press=go/> }
            }}
            <Button label=text!(looking.look) icon=Icon::Clock on_press=look/>
            <Button label=text!(common.close) on_press=on_close/>
        }
    };
    let message = move || {
        said.get().map(|(undoing, count)| {
            let text = if undoing {
                counted!(count, history.moved_undone_1, history.moved_undone_n)
            } else {
                counted!(count, history.moved_redone_1, history.moved_redone_n)
            };
            view! { <Message kind=MessageKind::Good>{text}</Message> }
        })
    };
    let body =
        move || app.with(|sandbox| at(sandbox, index).map(|(entry, _)| details(sandbox.tenant(), entry)));
    let scripted = Signal::derive(move || {
        let there = app.with(|sandbox| at(sandbox, index).is_some());
        there.then(|| Scripted::Done(Arc::new(BTreeSet::from([index]))))
    });
    view! {
        <Pane title on_close subtitle=move || subtitle footer>
            {message}
            {body}
            <ShowScript of=scripted/>
        </Pane>
    }
    .into_any()
}

fn details(tenant: &Tenant, entry: &Entry) -> AnyView {
    // People who went other ways to the same end read the same.
    let mut told: Vec<Told> = Vec::new();
    for fact in entry.events.iter().filter_map(|fact| event(tenant, fact)) {
        match told.iter_mut().find(|known| known.lines == fact.lines) {
            Some(known) => known.people.extend(fact.people),
            None => told.push(fact),
        }
    }
    let nothing = told.is_empty();
    let refused = entry.refused.iter().map(|(problem, users)| {
        let mut lines = vec![problem_title(problem), problem_text(tenant, problem, users)];
        lines.extend(particulars(tenant, problem));
        block(tenant, lines, users)
    });
    let refused = (!entry.refused.is_empty()).then(|| {
        view! {
            <h3 class="group-section danger-text">{Icon::Alert.view(16)} {t!(history.what_was_refused)}</h3>
            <ul class="deeds">{refused.collect_view()}</ul>
        }
    });
    let notes = irreversible(&entry.events).into_iter().map(|irreversible| {
        view! { <RealTenantNote text=move || words(irreversible)/> }
    });
    view! {
        <h3 class="group-section">{t!(history.what_happened)} ": " {outcome(entry)}</h3>
        <ul class="deeds">
            {told.into_iter().map(|told| block(tenant, told.lines, &told.people)).collect_view()}
        </ul>
        {nothing.then(|| view! { <p class="pale">{t!(history.nothing_happened)}</p> })}
        {refused}
        <div class="deed-notes">{notes.collect_view()}</div>
    }
    .into_any()
}

fn block(tenant: &Tenant, lines: Vec<String>, users: &[UserIx]) -> AnyView {
    let names = first_of(NAMED, users.len(), users.iter().map(|user| person(tenant, *user)));
    view! {
        <li class="deed">
            {lines.into_iter().map(|line| view! { <span class="deed-line">{line}</span> }).collect_view()}
            {(users.len() > 1).then(|| view! {
                <span class="deed-count">{counted!(users.len(), common.users_1, common.users_n)}</span>
            })}
            {(!users.is_empty()).then(|| view! { <span class="deed-people">{names}</span> })}
        </li>
    }
    .into_any()
}

/// Why a real tenant would not take it back, continuing *In a real tenant*.
fn words(irreversible: Irreversible) -> &'static str {
    match irreversible {
        Irreversible::LicensesTaken => t!(history.lasting_licenses_taken),
        Irreversible::UsersAdded => t!(history.lasting_users_added),
        Irreversible::UsersDeleted => t!(history.lasting_users_deleted),
        Irreversible::GroupDeleted => t!(history.lasting_group_deleted),
        Irreversible::GroupMadeDynamic => t!(history.lasting_group_dynamic),
        Irreversible::LicensesBought => t!(history.lasting_bought),
        Irreversible::TimePassed => t!(history.lasting_time),
        Irreversible::Configured => t!(history.lasting_configured),
    }
}
