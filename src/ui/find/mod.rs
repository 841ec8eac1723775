//! The search of the top bar: every page, command, person, product and group by a few letters.
//!
//! | key | does |
//! |---|---|
//! | Ctrl+K, Cmd+K | opens it, from anywhere |
//! | letters | narrow what is shown |
//! | Down, Up | move through it, around the ends |
//! | Enter | goes there, or does it |
//! | Esc | closes it; focus goes back to where it was |

mod hits;

use leptos::{ev, html, prelude::*};

use hits::{hits, Act, Hit};

use super::{
    components::{people_state::pieces, PageCommands},
    dom,
    icons::Icon,
    location::go,
    shell::ShellState,
    state::App,
    text::{number, use_locale},
};
use crate::{t, text};

const FIELD: &str = "find-field";
const LIST: &str = "find-list";

fn option_id(at: usize) -> String {
    format!("find-option-{at}")
}

#[derive(Clone, Copy)]
struct Finder {
    app: App,
    state: ShellState,
    open: RwSignal<bool>,
    text: RwSignal<String>,
    /// Where arrows or pointer went; nowhere until they are used.
    moved: RwSignal<Option<usize>>,
    /// What Enter takes.
    active: Memo<Option<usize>>,
    /// Why what was chosen can't be done.
    refused: RwSignal<Option<String>>,
    found: Memo<Vec<Hit>>,
    of_page: Option<PageCommands>,
    dialog: NodeRef<html::Dialog>,
}

/// The field in the top bar, and the search it opens.
pub fn view(app: App, state: ShellState) -> AnyView {
    let open = RwSignal::new(false);
    let text = RwSignal::new(String::new());
    let of_page = use_context::<PageCommands>();
    let found = Memo::new(move |_| match open.get() {
        true => text.with(|text| hits(app, state, of_page, text)),
        false => Vec::new(),
    });
    let moved = RwSignal::new(None::<usize>);
    let active = Memo::new(move |_| {
        let best = || found.with(|found| found.first().filter(|best| best.fit.is_some()).map(|_| 0));
        moved.get().or_else(best)
    });
    let finder = Finder {
        app,
        state,
        open,
        text,
        moved,
        active,
        refused: RwSignal::new(None),
        found,
        of_page,
        dialog: NodeRef::new(),
    };
    let shortcut = window_event_listener(ev::keydown, move |event| {
        let held = event.ctrl_key() || event.meta_key();
        if held && !event.alt_key() && !event.shift_key() && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            finder.start();
        }
        finder.on_escape(&event);
    });
    on_cleanup(move || shortcut.remove());
    view! {
        <button
            type="button"
            class="top-search"
            aria-label=text!(find.title)
            aria-keyshortcuts="Control+K"
            aria-haspopup="dialog"
            on:click=move |_| finder.start()
        >
            {Icon::Search.view(16)}
            <span class="top-search-word">{text!(find.title)}</span>
            <kbd aria-hidden="true">"Ctrl K"</kbd>
        </button>
        {finder.dialog()}
    }
    .into_any()
}

impl Finder {
    fn start(self) {
        let Some(dialog) = self.dialog.get_untracked() else {
            return;
        };
        if dialog.open() {
            return;
        }
        self.type_in(String::new());
        self.open.set(true);
        // A dialog that can't be shown is one that is shown already.
        let _ = dialog.show_modal();
    }

    fn type_in(self, text: String) {
        self.text.set(text);
        self.move_to(None);
    }

    fn move_to(self, at: Option<usize>) {
        self.moved.set(at);
        if self.refused.with_untracked(Option::is_some) {
            self.refused.set(None);
        }
    }

    fn close(self) {
        self.open.set(false);
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
    }

    /// The browser says so later than the dialog closes: by then it may be open again.
    fn closed(self) {
        let shown = self.dialog.get_untracked().is_some_and(|dialog| dialog.open());
        if !shown {
            self.open.set(false);
        }
    }

    /// Closes by Escape, wherever focus is: the browser would close the dialog some time after the key, and a Ctrl+K in
    /// between would find it open.
    fn on_escape(self, event: &ev::KeyboardEvent) {
        if event.key() == "Escape" && self.open.get_untracked() {
            event.prevent_default();
            self.close();
        }
    }

    fn step(self, forward: bool) {
        let n = self.found.with_untracked(Vec::len);
        let to = match (self.active.get_untracked(), forward) {
            (None, true) => 0,
            (Some(at), true) if at + 1 < n => at + 1,
            (Some(_), true) => 0,
            (at, false) => at.unwrap_or(0).checked_sub(1).unwrap_or(n.saturating_sub(1)),
        };
        self.move_to((n > 0).then_some(to));
    }

    fn choose(self, at: usize) {
        let Some(hit) = self.found.with_untracked(|found| found.get(at).cloned()) else {
            return;
        };
        if hit.reason.is_some() {
            self.refused.set(hit.reason);
            return;
        }
        self.close();
        match hit.act {
            Act::Go(route) => {
                // A page that opens a pane moves focus on into it.
                if let Some(main) = dom::by_id("main") {
                    dom::focus(&main);
                }
                go(&route);
            }
            Act::Undo => self.state.on_undo.run(()),
            Act::Redo => self.state.on_redo.run(()),
            Act::Export => self.app.export(),
            Act::Guidance => self.state.on_guidance.run(()),
            Act::Clock => self.state.on_clock.run(()),
            Act::Language(locale) => use_locale().set(locale),
            Act::Role(role) => self.state.on_role.run((role,)),
            Act::Shortcuts => self.state.on_shortcuts.run(()),
            Act::OfPage(name) => {
                let offered = self
                    .of_page
                    .map(|of_page| untrack(|| of_page.all()))
                    .unwrap_or_default();
                if let Some(item) = offered
                    .into_iter()
                    .find(|item| item.label.get_untracked() == name)
                {
                    item.on_select.run(());
                }
            }
        }
    }

    fn on_key(self, event: &ev::KeyboardEvent) {
        match event.key().as_str() {
            "ArrowDown" => self.step(true),
            "ArrowUp" => self.step(false),
            "Enter" => {
                if let Some(at) = self.active.get_untracked() {
                    self.choose(at);
                }
            }
            _ => return,
        }
        event.prevent_default();
    }

    fn dialog(self) -> AnyView {
        let Finder {
            open,
            text,
            active,
            refused,
            found,
            dialog,
            ..
        } = self;
        // What the keys are on stays in sight.
        Effect::new(move |_| {
            let at = active.get().filter(|_| open.get());
            if let Some(option) = at.and_then(|at| dom::by_id(&option_id(at))) {
                let options = leptos::web_sys::ScrollIntoViewOptions::new();
                options.set_block(leptos::web_sys::ScrollLogicalPosition::Nearest);
                option.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
        let active_id = move || {
            let at = active.get().filter(|at| found.with(|found| *at < found.len()));
            at.map(option_id)
        };
        let outside = move |event: ev::MouseEvent| {
            let on = dom::target_element(&event);
            if on.is_some_and(|on| {
                dialog
                    .get_untracked()
                    .is_some_and(|dialog| on.is_same_node(Some(&dialog)))
            }) {
                self.close();
            }
        };
        view! {
            <dialog
                class="find"
                aria-label=text!(find.title)
                node_ref=dialog
                on:close=move |_| self.closed()
                on:click=outside
                on:keydown=move |event| {
                    self.on_escape(&event);
                    event.stop_propagation();
                }
            >
                <div class="find-field">
                    {Icon::Search.view(18)}
                    <input
                        type="text"
                        id=FIELD
                        role="combobox"
                        autocomplete="off"
                        spellcheck="false"
                        aria-label=text!(find.title)
                        aria-autocomplete="list"
                        aria-haspopup="listbox"
                        aria-expanded=move || if found.with(Vec::is_empty) { "false" } else { "true" }
                        aria-controls=LIST
                        aria-activedescendant=active_id
                        placeholder=text!(find.hint)
                        prop:value=move || text.get()
                        on:input=move |event| self.type_in(event_target_value(&event))
                        on:keydown=move |event| self.on_key(&event)
                    />
                </div>
                <div class="find-list" id=LIST role="listbox" aria-label=text!(find.title)>
                    {move || self.options()}
                </div>
                <p class="find-status" role="status">
                    {move || open.get().then(|| match (refused.get(), found.with(Vec::len)) {
                        (Some(reason), _) => reason,
                        (None, 0) => t!(filters.nothing_found).to_owned(),
                        (None, n) => t!(find.found, count = number(n as u64)),
                    })}
                </p>
            </dialog>
        }
        .into_any()
    }

    /// What was found, by kind.
    fn options(self) -> AnyView {
        let search = self.text.get_untracked();
        let found: Vec<(usize, Hit)> = self.found.get().into_iter().enumerate().collect();
        let of_kind = |own: &[(usize, Hit)]| {
            let kind = own.first()?.1.kind;
            let options: Vec<AnyView> = own
                .iter()
                .map(|(at, hit)| self.option(*at, hit, &search))
                .collect();
            let group = view! {
                <div role="group" aria-label=move || kind.heading()>
                    <div class="find-kind" aria-hidden="true">{move || kind.heading()}</div>
                    {options}
                </div>
            };
            Some(group.into_any())
        };
        let kinds = found.chunk_by(|(_, one), (_, next)| one.kind == next.kind);
        kinds.filter_map(of_kind).collect::<Vec<_>>().into_any()
    }

    fn option(self, at: usize, hit: &Hit, search: &str) -> AnyView {
        let name: Vec<AnyView> = pieces(&hit.name, search)
            .into_iter()
            .map(|(text, marked)| match marked {
                true => view! { <mark>{text}</mark> }.into_any(),
                false => text.into_any(),
            })
            .collect();
        let disabled = hit.reason.is_some();
        let second = hit.reason.clone().unwrap_or_else(|| hit.second.clone());
        let active = self.active;
        view! {
            <div
                class="find-option"
                id=option_id(at)
                role="option"
                class:find-reason=disabled
                aria-disabled=disabled.then_some("true")
                aria-selected=move || if active.get() == Some(at) { "true" } else { "false" }
                on:mousemove=move |event| {
                    // A list that comes or changes under a pointer at rest is no choice of it.
                    let moves = (event.movement_x(), event.movement_y()) != (0, 0);
                    if moves && active.get_untracked() != Some(at) {
                        self.move_to(Some(at));
                    }
                }
                on:click=move |_| self.choose(at)
            >
                {hit.icon.view(18)}
                <span class="find-name">{name}</span>
                <span class="find-second">{second}</span>
            </div>
        }
        .into_any()
    }
}
