//! The lines above every page that say how the tenant is kept when it is not simply saved: another tab is at work,
//! memory only, a newer version's data, work that was left behind. Each says what was kept and what to do.

use leptos::prelude::*;

use crate::platform;
use crate::sandbox::{Sandbox, Saving, StoreError};
use crate::ui::components::{Button, ButtonKind};
use crate::ui::icons::Icon;
use crate::ui::location::use_route;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::{t, text};

/// What is said, in the order of how much it matters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// Another tab is at work; whether it took over from this one.
    Elsewhere(bool),
    /// In memory only, and why.
    Memory(StoreError),
}

/// Whether *Export tenant* stands on the page itself, and not in the line above it as well.
pub fn hides_export() -> Signal<bool> {
    let route = use_route();
    Signal::derive(move || route.with(|route| *route == Route::Sandbox))
}

/// The lines, inside a live region that is always there.
pub fn notices(app: App) -> AnyView {
    let kept = Memo::new(move |_| match app.with(Sandbox::saving) {
        Saving::Saved(_) => None,
        Saving::Following => Some(Kept::Elsewhere(app.tabs.overtaken.get())),
        Saving::NotSaved(why) => Some(Kept::Memory(why)),
    });
    let left_behind = Memo::new(move |_| app.with(|s| s.left_behind().is_some()));
    let on_page = hides_export();
    view! {
        <div class="notice-place" role="status">
            {move || kept.get().map(|kept| match kept {
                Kept::Elsewhere(overtaken) => elsewhere(app, overtaken),
                Kept::Memory(why) => memory(app, why, on_page),
            })}
            {move || left_behind.get().then(|| behind(app))}
        </div>
    }
    .into_any()
}

/// Another tab is at work; with the way to work here.
fn elsewhere(app: App, overtaken: bool) -> AnyView {
    let take_over = Callback::new(move |()| app.take_over());
    let (title, text) = match overtaken {
        true => (t!(tabs.overtaken), t!(tabs.overtaken_text)),
        false => (t!(tabs.elsewhere), t!(tabs.elsewhere_text)),
    };
    // The question has the same button, and stands before it.
    let button = move || {
        (!app.tabs.refused.get()).then(|| {
            view! { <Button label=text!(tabs.take_over) kind=ButtonKind::Secondary on_press=take_over/> }
        })
    };
    line("notice notice-quiet", Icon::Info, title, text, button.into_any())
}

/// In memory only: why, what is kept, what to do.
fn memory(app: App, why: StoreError, on_page: Signal<bool>) -> AnyView {
    let export = Callback::new(move |()| app.export());
    let again = Callback::new(move |()| app.try_again());
    let raw = Callback::new(move |()| {
        if let Ok(store) = platform::LocalStore::open() {
            let texts = platform::to_json(&store.dump());
            platform::download("zetel-stored.json", "application/json", &texts);
        }
    });
    let newer = why == StoreError::Newer;
    let (title, text) = match why {
        StoreError::Blocked => (t!(tabs.memory), t!(sandbox.blocked)),
        StoreError::Full => (t!(tabs.memory), t!(sandbox.full)),
        StoreError::Newer => (t!(tabs.newer), t!(sandbox.newer)),
    };
    let buttons = view! {
        <Show when=move || !on_page.get()>
            <Button label=text!(sandbox.export) icon=Icon::Download kind=ButtonKind::Secondary on_press=export/>
        </Show>
        {if newer {
            view! { <Button label=text!(recovery.raw) icon=Icon::Download kind=ButtonKind::Link on_press=raw/> }
        } else {
            view! { <Button label=text!(tabs.try_again) icon=Icon::Refresh kind=ButtonKind::Link on_press=again/> }
        }}
    };
    line(
        "notice notice-warn",
        Icon::Warning,
        title,
        text,
        buttons.into_any(),
    )
}

/// Work that another tab went on without.
fn behind(app: App) -> AnyView {
    let export = Callback::new(move |()| app.export_left_behind());
    let forget = Callback::new(move |()| app.forget_left_behind());
    let buttons = view! {
        <Button label=text!(tabs.export_left) icon=Icon::Download kind=ButtonKind::Secondary on_press=export/>
        <Button label=text!(tabs.dismiss) kind=ButtonKind::Link on_press=forget/>
    };
    line(
        "notice notice-warn",
        Icon::Warning,
        t!(tabs.left_behind),
        t!(tabs.left_behind_text),
        buttons.into_any(),
    )
}

fn line(
    class: &'static str,
    icon: Icon,
    title: &'static str,
    text: &'static str,
    buttons: AnyView,
) -> AnyView {
    view! {
        <div class=class>
            {icon.view(18)}
            <p class="notice-words"><strong>{title} "."</strong> " " {text}</p>
            <div class="notice-buttons">{buttons}</div>
        </div>
    }
    .into_any()
}
