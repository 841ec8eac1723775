//! Undo and redo from the top bar, by keys and by the search: what came of it is said in a line above the page, until
//! something else is done or another page is opened. So is what came of tenants, where the list of them is not shown.

use leptos::prelude::*;

use crate::{t, text};

use super::components::{Button, ButtonKind};
use super::icons::Icon;
use super::location::use_route;
use super::route::Route;
use super::state::undoing::{counts, Said};
use super::state::{App, Said as OfTenants};
use super::tenants::said_words;
use crate::wording::entry;

impl App {
    /// Takes back the last thing done, and says what that was.
    pub fn undo_aloud(self) {
        let nothing = self.peek(|s| s.undoable().is_none() || s.looking().is_some());
        if nothing {
            self.say(Said::NothingToUndo);
        } else if self.undo() {
            self.say(Said::Undone);
        }
    }

    /// Does again what was undone last, and says what that was.
    pub fn redo_aloud(self) {
        let nothing = self.peek(|s| s.redoable().is_none() || s.looking().is_some());
        if nothing {
            self.say(Said::NothingToRedo);
        } else if self.redo() {
            self.say(Said::Redone);
        }
    }

    fn say(self, said: Said) {
        self.undoing.say(said, self.peek(counts));
    }
}

/// The line, inside a live region that is always there.
pub fn notice(app: App) -> AnyView {
    let route = use_route();
    // What was said on one page does not stay on the next.
    Effect::new(move |before: Option<()>| {
        route.track();
        if before.is_some() {
            app.undoing.hush();
            app.tenants.said.set(None);
        }
    });
    let shown = Memo::new(move |_| app.with(|s| app.undoing.said(s)));
    let of_tenants = Memo::new(move |_| {
        let said = app.tenants.said.get();
        let elsewhere = route.get() != Route::Sandbox;
        // A failure is said where it was tried.
        said.filter(|said| elsewhere && !matches!(said, OfTenants::Failed(_)))
    });
    let content = move || match (shown.get(), of_tenants.get()) {
        (Some(said), _) => Some(undone(app, said)),
        (None, Some(of_tenants)) => {
            let hide = Callback::new(move |()| app.tenants.said.set(None));
            Some(line(
                Icon::CheckCircle,
                said_words(&of_tenants),
                ().into_any(),
                hide,
            ))
        }
        (None, None) => None,
    };
    view! { <div class="notice-place" role="status">{content}</div> }.into_any()
}

fn undone(app: App, said: Said) -> AnyView {
    let hide = Callback::new(move |()| app.undoing.hush());
    let reason = |none: &'static str| app.frozen().unwrap_or_else(|| none.to_owned());
    // What was undone is what could be done again now, and the other way round.
    let what = |redo: bool| {
        app.with(|s| {
            let one = if redo { s.redoable() } else { s.undoable() };
            one.map(|one| entry(s.tenant(), one)).unwrap_or_default()
        })
    };
    match said {
        Said::NothingToUndo => line(Icon::Info, reason(t!(shell.nothing_to_undo)), ().into_any(), hide),
        Said::NothingToRedo => line(Icon::Info, reason(t!(shell.nothing_to_redo)), ().into_any(), hide),
        Said::Undone => {
            let redo = Callback::new(move |()| app.redo_aloud());
            let button = view! {
                <Button label=text!(shell.redo) kind=ButtonKind::Link icon=Icon::Redo on_press=redo/>
            };
            line(
                Icon::Undo,
                t!(shell.undone, what = what(true)),
                button.into_any(),
                hide,
            )
        }
        Said::Redone => {
            let undo = Callback::new(move |()| app.undo_aloud());
            let button = view! {
                <Button label=text!(common.undo) kind=ButtonKind::Link icon=Icon::Undo on_press=undo/>
            };
            line(
                Icon::Redo,
                t!(shell.redone, what = what(false)),
                button.into_any(),
                hide,
            )
        }
    }
}

fn line(icon: Icon, words: String, button: AnyView, hide: Callback<()>) -> AnyView {
    view! {
        <div class="notice">
            {icon.view(18)}
            <span class="notice-words">{words}</span>
            {button}
            <Button kind=ButtonKind::Icon icon=Icon::Close label=text!(clock.hide) on_press=hide/>
        </div>
    }
    .into_any()
}
