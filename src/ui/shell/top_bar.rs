//! The top bar: whose tenant this is, whether it is kept, undo and redo, language, appearance, role.
//!
//! It stays live while a pane is open. On a narrow screen, language, appearance, role and undo stand behind the
//! initials at its right end.
//!
//! | key | does |
//! |---|---|
//! | Tab | goes through it |
//! | Esc in the settings of a narrow screen | closes them |
use leptos::prelude::*;

use super::{
    appearance::Appearance,
    state::{SaveState, ShellState},
};
use crate::ui::text::Text;
use crate::{
    counted,
    i18n::Locale,
    t, text,
    ui::{
        components::{initials::initials_of, Button, ButtonKind, Choice, Select},
        dom,
        icons::{mark, Icon},
        route::Route,
        side_panel::PANEL_ID,
        text::{from_tag, number, tag, use_locale, Reason},
    },
};

/// The languages, each in its own words.
fn languages() -> Vec<Choice> {
    [(Locale::En, "English"), (Locale::Nl, "Nederlands")]
        .map(|(locale, name)| Choice::new(tag(locale), name))
        .to_vec()
}

/// The top bar.
#[component]
pub(super) fn TopBar(
    state: ShellState,
    /// Whether the navigation drawer is open, on a narrow screen.
    drawer: RwSignal<bool>,
    /// The search.
    find: AnyView,
) -> impl IntoView {
    let settings = RwSignal::new(false);
    let role_label = Signal::derive(move || {
        let role = state.role.get();
        state.roles.with(|roles| {
            roles
                .iter()
                .find(|choice| choice.value == role)
                .map(|choice| choice.label.get())
        })
    });
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && settings.get_untracked() {
            event.stop_propagation();
            settings.set(false);
            if let Some(button) = dom::by_id("open-settings") {
                dom::focus(&button);
            }
        }
    };
    view! {
        <header class="top-bar" on:keydown=on_key>
            <button
                type="button"
                class="top-button top-menu"
                id="open-navigation"
                aria-label=move || if drawer.get() { t!(shell.close_navigation) } else { t!(shell.open_navigation) }
                aria-expanded=move || if drawer.get() { "true" } else { "false" }
                aria-controls="navigation"
                on:click=move |_| drawer.update(|open| *open = !*open)
            >
                {Icon::Menu.view(20)}
            </button>
            <a class="top-brand" href=Route::Home.href()>{mark(24)} <span>"Zetel"</span></a>
            <a
                class="top-tenant"
                href=Route::Sandbox.href()
                aria-label=move || t!(shell.tenant, name = state.tenant.get(), edition = state.edition.get())
            >
                {Icon::Building.view(18)}
                <strong>{move || state.tenant.get()}</strong>
                <span class="top-edition">{move || state.edition.get()}</span>
            </a>
            <div class="top-space"></div>
            {find}
            {clock(state)}
            {saving(state)}
            <button
                type="button"
                class="top-button top-wide top-guidance"
                id="open-guidance"
                aria-label=text!(guidance.title)
                aria-expanded=move || if state.guidance.get() { "true" } else { "false" }
                aria-controls=move || state.guidance.get().then_some(PANEL_ID)
                on:click=move |_| state.on_guidance.run(())
            >
                {Icon::Guide.view(18)}
                <span class="top-word">{text!(guidance.title)}</span>
            </button>
            <button
                type="button"
                class="top-button top-settings-button"
                id="open-settings"
                aria-label=text!(shell.settings)
                aria-expanded=move || if settings.get() { "true" } else { "false" }
                aria-controls="settings"
                on:click=move |_| settings.update(|open| *open = !*open)
            >
                <span class="top-initials" aria-hidden="true">
                    {move || role_label.get().map(|label| initials_of(&label))}
                </span>
            </button>
            <div class="top-settings" id="settings" class:top-settings-open=move || settings.get()>
                {history(state)}
                {preferences()}
                {role(state, role_label)}
            </div>
        </header>
    }
    .into_any()
}

/// The simulated date, and the work that waits.
fn clock(state: ShellState) -> impl IntoView {
    let waits = Memo::new(move |_| state.waiting.get() > 0);
    let waiting = move || counted!(state.waiting.get(), clock.waiting_1, clock.waiting_n);
    view! {
        <Show when=move || waits.get()>
            <button
                type="button"
                class="top-button top-wide top-process"
                aria-label=text!(clock.process)
                aria-describedby="groups-waiting"
                on:click=move |_| state.on_process.run(())
            >
                {Icon::Clock.view(18)}
                <span class="top-word">{text!(clock.process)}</span>
                <span class="top-count" aria-hidden="true">{move || number(state.waiting.get() as u64)}</span>
                <span class="visually-hidden" id="groups-waiting">{waiting}</span>
            </button>
        </Show>
        <button
            type="button"
            class="top-button top-wide top-clock"
            aria-label=move || t!(clock.button, date = state.clock.get())
            aria-haspopup="dialog"
            on:click=move |_| state.on_clock.run(())
        >
            {Icon::Calendar.view(18)}
            <span class="top-word">{move || state.clock.get()}</span>
        </button>
    }
}

/// Whether the tenant is kept: always at the same place, in words.
fn saving(state: ShellState) -> impl IntoView {
    let icon = move || match state.saving.get() {
        SaveState::Saved(_) => Icon::CheckCircle.view(18),
        SaveState::Saving => Icon::Refresh.view(18),
        SaveState::Elsewhere => Icon::Lock.view(18),
        SaveState::NotSaved => Icon::Warning.view(18),
    };
    let words = move || match state.saving.get() {
        SaveState::Saved(time) => t!(shell.saved, time),
        SaveState::Saving => t!(shell.saving).to_owned(),
        SaveState::Elsewhere => t!(tabs.status).to_owned(),
        SaveState::NotSaved => t!(shell.not_saved).to_owned(),
    };
    // Where there is little room, the word stays and the time goes.
    let words = move || {
        let words = words();
        let short = t!(shell.saved_word);
        let cut = words.strip_prefix(short).map(str::to_owned);
        match cut {
            Some(time) => (short.to_owned(), time),
            None => (words, String::new()),
        }
    };
    let lost = Memo::new(move |_| state.saving.get() == SaveState::NotSaved);
    view! {
        <div class="top-saving" class:top-not-saved=move || lost.get()>
            {icon}
            <span role="status">{move || words().0}<span class="top-time">{move || words().1}</span></span>
            <Show when=move || lost.get()>
                <button type="button" class="top-export" on:click=move |_| state.on_export.run(())>
                    {text!(filters.export_do)}
                </button>
            </Show>
        </div>
    }
}

/// Why undo or redo can't be pressed.
fn reason(state: ShellState, what: Signal<Option<String>>, nothing: Text) -> Reason {
    let none = move || what.with(Option::is_none).then(|| nothing.get());
    (move || state.frozen.get().or_else(none)).into()
}

/// Undo and redo, named after what they would do.
fn history(state: ShellState) -> impl IntoView {
    view! {
        <div class="top-group">
            <Button kind=ButtonKind::Icon
                icon=Icon::Undo
                size=18
                label=move || match state.undo.get() {
                    Some(what) => t!(shell.undo_what, what),
                    None => t!(common.undo).to_owned(),
                }
                disabled_reason=reason(state, state.undo, text!(shell.nothing_to_undo))
                on_press=state.on_undo
            />
            <Button kind=ButtonKind::Icon
                icon=Icon::Redo
                size=18
                label=move || match state.redo.get() {
                    Some(what) => t!(shell.redo_what, what),
                    None => t!(shell.redo).to_owned(),
                }
                disabled_reason=reason(state, state.redo, text!(shell.nothing_to_redo))
                on_press=state.on_redo
            />
        </div>
    }
}

/// Language and appearance.
fn preferences() -> impl IntoView {
    let locale = use_locale();
    let appearance = Appearance::start();
    view! {
        <div class="top-group">
            <div class="top-select top-language">
                {Icon::Globe.view(18)}
                <span class="top-code" aria-hidden="true">{move || tag(locale.get()).to_uppercase()}</span>
                <Select
                    label=text!(shell.language)
                    show_label=false
                    choices=languages()
                    value=Signal::derive(move || tag(locale.get()).to_owned())
                    on_change=move |value: String| {
                        if let Some(chosen) = from_tag(&value) {
                            locale.set(chosen);
                        }
                    }
                />
            </div>
            {move || {
                let dark = appearance.is_dark();
                view! {
                    <Button kind=ButtonKind::Icon
                        icon=if dark { Icon::Sun } else { Icon::Moon }
                        size=18
                        label=move || if dark { t!(shell.light) } else { t!(shell.dark) }
                        on_press=move || appearance.turn()
                    />
                }
            }}
        </div>
    }
}

/// The role in use.
fn role(state: ShellState, label: Signal<Option<String>>) -> impl IntoView {
    view! {
        <div class="top-group top-role">
            <span class="top-initials" aria-hidden="true">{move || label.get().map(|label| initials_of(&label))}</span>
            <div class="top-select">
                <Select
                    label=text!(shell.role)
                    show_label=false
                    choices=state.roles
                    value=state.role
                    on_change=state.on_role
                />
            </div>
        </div>
    }
}
