//! The last things done: what, who, when, with *Undo* for the last of them.

use leptos::prelude::*;

use crate::platform;
use crate::ui::components::{Button, ButtonKind};
use crate::ui::icons::Icon;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::wording::{entry, role};
use crate::{t, text};

/// So many are shown.
const SHOWN: usize = 5;

/// The card.
pub fn recent(app: App) -> AnyView {
    let undo = Callback::new(move |()| app.undo_aloud());
    let list = move || {
        let done = app.with(|sandbox| {
            let history = sandbox.history().iter().rev().take(SHOWN);
            let tenant = sandbox.tenant();
            let line = |one| {
                let one: &crate::sandbox::Entry = one;
                let about = format!("{} · {}", platform::time_of_day(one.real), role(one.actor.role));
                (entry(tenant, one), about)
            };
            history.map(line).collect::<Vec<_>>()
        });
        if done.is_empty() {
            return view! { <p>{t!(home.nothing_done)}</p> }.into_any();
        }
        let frozen = app.looking().is_some();
        let lines = done.into_iter().enumerate().map(|(at, (what, about))| {
            let undone = what.clone();
            let button = (at == 0 && !frozen).then(|| view! {
                <Button kind=ButtonKind::Icon icon=Icon::Undo size=16 label=move || t!(shell.undo_what, what = undone) on_press=undo/>
            });
            view! {
                <li class="home-line">
                    <span class="home-words">{what} " " <span class="home-about">{about}</span></span>
                    {button}
                </li>
            }
        });
        view! { <ul class="home-lines">{lines.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="card" aria-labelledby="home-recent">
            <div class="card-head">
                <h2 class="card-title" id="home-recent">{text!(home.recent)}</h2>
                <a href=Route::History.href()>{text!(history.title)}</a>
            </div>
            {list}
        </section>
    }
    .into_any()
}
