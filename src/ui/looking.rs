//! Looking around at an earlier moment: the line above every page that says which, the ways on from there, and the
//! answer to whatever would change something.

use leptos::prelude::*;

use crate::sandbox::Moment;
use crate::ui::components::{Button, ButtonKind, Pane};
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{date, moment, real_moment};
use crate::{t, text};

impl App {
    /// Shows the tenant as it was after so many entries, on every page, until [`App::back_to_now`].
    pub fn look_at(self, entries: usize) {
        self.sandbox.update(|sandbox| {
            sandbox.look_at(entries);
        });
    }

    /// Shows the tenant as it stands.
    pub fn back_to_now(self) {
        self.tabs.refused.set(false);
        self.sandbox.update(|sandbox| {
            sandbox.look_away();
        });
    }

    /// Why nothing can be changed while an earlier moment is looked at, tracked; nothing when none is.
    pub fn frozen(self) -> Option<String> {
        let words = |moment: Moment| match moment.is_shown {
            true => t!(practice.frozen),
            false => t!(looking.frozen),
        };
        self.looking().map(|moment| words(moment).to_owned())
    }

    /// The moment that is looked at, tracked.
    pub fn looking(self) -> Option<Moment> {
        self.with(|sandbox| sandbox.looking())
    }

    /// Goes on from the moment that is looked at, in a tenant of its own.
    fn continue_here(self) {
        self.tabs.refused.set(false);
        let Some(moment) = self.peek(|sandbox| sandbox.looking()) else {
            return;
        };
        let name = untrack(|| self.tenant_name());
        let name = t!(looking.branch_name, name, date = date(moment.at));
        self.branch(&name);
    }
}

/// The line, inside a live region that is always there. What the panel of an exercise shows, that panel speaks of.
pub fn notice(app: App) -> AnyView {
    let shown = Memo::new(move |_| app.looking().filter(|moment| !moment.is_shown));
    // What came of it is said where the tenants are, and here when it failed.
    let line = move |at: Moment| {
        let back = Callback::new(move |()| app.back_to_now());
        let go_on = Callback::new(move |()| app.continue_here());
        let when = match at.real {
            Some(real) => t!(
                looking.after,
                number = number(at.entries as u64),
                date = moment(at.at),
                real = real_moment(real)
            ),
            None => t!(looking.before_first, date = moment(at.at)),
        };
        let failed = move || match app.tenants.said.get() {
            Some(crate::ui::tenants::Said::Failed(fault)) => Some(crate::ui::tenants::fault_words(fault)),
            _ => None,
        };
        view! {
            <section class="notice notice-warn notice-looking" aria-label=t!(looking.title)>
                {Icon::Clock.view(18)}
                <p class="notice-words"><strong>{t!(looking.title)}</strong> " " {when} " " {failed}</p>
                <div class="notice-buttons">
                    <Button label=text!(looking.back) kind=ButtonKind::Primary icon=Icon::Back on_press=back/>
                    <Button label=text!(looking.go_on) on_press=go_on/>
                </div>
            </section>
        }
        .into_any()
    };
    view! { <div class="notice-place" role="status">{move || shown.get().map(line)}</div> }.into_any()
}

/// The answer to what would change something, over whatever pane is open; that one keeps what was filled in.
pub fn question(app: App) -> AnyView {
    let close = Callback::new(move |()| app.tabs.refused.set(false));
    let shown = Memo::new(move |_| app.tabs.refused.get() && app.looking().is_some());
    let is_shown = move || app.looking().is_some_and(|moment| moment.is_shown);
    let title = move || match is_shown() {
        true => t!(practice.showing),
        false => t!(looking.title),
    };
    let why = move || match is_shown() {
        true => t!(practice.why),
        false => t!(looking.why),
    };
    let label = move || match is_shown() {
        true => t!(practice.back),
        false => t!(looking.back),
    };
    let footer = move || {
        let back = Callback::new(move |()| app.back_to_now());
        view! {
            <Button label=move || label().to_owned() kind=ButtonKind::Primary on_press=back/>
            <Button label=text!(common.cancel) on_press=close/>
        }
    };
    let pane = move || {
        view! {
            <Pane title=move || title().to_owned() on_close=close footer=move || footer>
                <div role="alert">
                    <p>{text!(components.nothing_changed)}</p>
                    <p>{why}</p>
                </div>
            </Pane>
        }
    };
    view! { <Show when=move || shown.get()>{pane()}</Show> }.into_any()
}
