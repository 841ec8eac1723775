//! *Process now*: the groups that wait have their turn, and a line above the page says what came of it.

use leptos::prelude::*;

use crate::domain::Command;
use crate::t;
use crate::ui::components::{Button, ButtonKind, IconButton};
use crate::ui::icons::Icon;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::words::group_name;

use super::passing::Passing;

/// What came of the last *Process now*, as long as it is worth reading.
#[derive(Clone, Copy)]
pub struct Notice(RwSignal<Option<Said>>);

#[derive(Clone)]
struct Said {
    passing: Passing,
    /// How many entries the history had after it: the line goes when something else was done.
    history: usize,
}

impl Default for Notice {
    fn default() -> Self {
        Notice(RwSignal::new(None))
    }
}

/// Lets the groups that wait have their turn, and says what came of it.
pub fn process_now(app: App, notice: Notice) {
    let decision = app.act(&Command::ProcessNow);
    notice.0.set(Some(Said {
        passing: Passing::read(&decision),
        history: app.peek(|s| s.history().len()),
    }));
}

impl Notice {
    /// The line, inside a live region that is always there.
    pub fn view(self, app: App) -> AnyView {
        let shown = Memo::new(move |_| {
            let history = app.with(|s| s.history().len());
            self.0
                .with(|said| said.as_ref().is_some_and(|s| s.history == history))
        });
        let content = move || {
            let said = shown.get().then(|| self.0.get()).flatten()?;
            Some(line(app, self, &said.passing))
        };
        view! { <div class="notice-place" role="status">{content}</div> }.into_any()
    }
}

fn line(app: App, notice: Notice, passing: &Passing) -> AnyView {
    let hide = Callback::new(move |()| notice.0.set(None));
    let undo = Callback::new(move |()| {
        app.undo();
        notice.0.set(None);
    });
    let (icon, class) = if passing.failing > 0 {
        (Icon::Warning, "notice notice-warn")
    } else {
        (Icon::CheckCircle, "notice")
    };
    let link = match passing.groups.as_slice() {
        [one] => {
            let name = app.tenant(|tenant| group_name(tenant, *one));
            view! { <a href=Route::Group(one.to_string()).href()>{name}</a> }.into_any()
        }
        _ => view! { <a href=Route::Groups.href()>{t!(clock.to_groups)}</a> }.into_any(),
    };
    view! {
        <div class=class>
            {icon.view(18)}
            <span class="notice-words"><strong>{t!(clock.processed)}</strong> " " {passing.people()} " " {link}</span>
            <Button label=move || t!(common.undo) kind=ButtonKind::Link icon=Icon::Undo on_press=undo/>
            <IconButton icon=Icon::Close label=move || t!(clock.hide) on_press=hide/>
        </div>
    }
    .into_any()
}
