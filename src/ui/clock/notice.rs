//! The line above the page: what came of *Process now*, and on start that stored data could not be read.

use leptos::prelude::*;

use crate::counted;
use crate::domain::Command;
use crate::ui::components::{Button, ButtonKind};
use crate::ui::icons::Icon;
use crate::ui::location::use_route;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::wording::group_name;
use crate::{t, text};

use super::passing::Passing;

/// What the line says, as long as it is worth reading.
#[derive(Clone, Copy)]
pub struct Notice(RwSignal<Option<Said>>);

#[derive(Clone)]
enum Said {
    /// What came of *Process now*, and how many entries the history had then: the line goes when something else was
    /// done.
    Processed(Passing, usize),
    /// So many stored texts could not be read.
    SetAside(u32),
}

/// Lets the groups that wait have their turn, and says what came of it.
pub fn process_now(app: App, notice: Notice) {
    let Some(decision) = app.act(&Command::ProcessNow) else {
        return;
    };
    let history = app.peek(|s| s.history().len());
    notice
        .0
        .set(Some(Said::Processed(Passing::read(&decision), history)));
}

impl Notice {
    /// Begins with what was found when the tenant was opened.
    pub fn start(app: App) -> Self {
        let unreadable = app.found.unreadable;
        Notice(RwSignal::new(
            (unreadable > 0).then_some(Said::SetAside(unreadable)),
        ))
    }

    /// The line, inside a live region that is always there.
    pub fn view(self, app: App) -> AnyView {
        let route = use_route();
        // What came of it does not stay on the next page.
        Effect::new(move |before: Option<()>| {
            route.track();
            let processed = self
                .0
                .with_untracked(|said| matches!(said, Some(Said::Processed(..))));
            if before.is_some() && processed {
                self.0.set(None);
            }
        });
        let shown = Memo::new(move |_| {
            let history = app.with(|s| s.history().len());
            self.0.with(|said| match said {
                Some(Said::Processed(_, then)) => *then == history,
                Some(Said::SetAside(_)) => true,
                None => false,
            })
        });
        let content = move || match shown.get().then(|| self.0.get()).flatten()? {
            Said::Processed(passing, _) => Some(processed(app, self, &passing)),
            Said::SetAside(count) => Some(set_aside(app, self, count)),
        };
        view! { <div class="notice-place" role="status">{content}</div> }.into_any()
    }
}

/// That stored texts could not be read, and where they can be taken along.
fn set_aside(app: App, notice: Notice, count: u32) -> AnyView {
    let download = Callback::new(move |()| app.download_set_aside());
    let hide = Callback::new(move |()| notice.0.set(None));
    view! {
        <div class="notice notice-warn">
            {Icon::Warning.view(18)}
            <span class="notice-words">
                {counted!(count, sandbox.set_aside_1, sandbox.set_aside_n)} " "
                <a href=Route::Sandbox.href()>{t!(recovery.to_sandbox)}</a>
            </span>
            <Button label=text!(recovery.set_aside) kind=ButtonKind::Link icon=Icon::Download on_press=download/>
            <Button kind=ButtonKind::Icon icon=Icon::Close label=text!(clock.hide) on_press=hide/>
        </div>
    }
    .into_any()
}

fn processed(app: App, notice: Notice, passing: &Passing) -> AnyView {
    let hide = Callback::new(move |()| notice.0.set(None));
    let undo = Callback::new(move |()| {
        if app.undo() {
            notice.0.set(None);
        }
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
        _ => view! { <a href=Route::Groups.href()>{t!(groups.back)}</a> }.into_any(),
    };
    view! {
        <div class=class>
            {icon.view(18)}
            <span class="notice-words"><strong>{t!(clock.processed)}</strong> " " {passing.people()} " " {link}</span>
            <Button label=text!(common.undo) kind=ButtonKind::Link icon=Icon::Undo on_press=undo/>
            <Button kind=ButtonKind::Icon icon=Icon::Close label=text!(clock.hide) on_press=hide/>
        </div>
    }
    .into_any()
}
