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

use hits::{hits, Act, Hit, Kind};

use super::{
    components::people_state::pieces,
    dom,
    icons::Icon,
    location::go,
    shell::ShellState,
    state::App,
    text::{number, use_locale},
};
use crate::t;

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
    active: RwSignal<usize>,
    found: Memo<Vec<Hit>>,
    dialog: NodeRef<html::Dialog>,
}

/// The field in the top bar, and the search it opens.
pub fn view(app: App, state: ShellState) -> AnyView {
    let open = RwSignal::new(false);
    let text = RwSignal::new(String::new());
    let found = Memo::new(move |_| match open.get() {
        true => text.with(|text| hits(app, state, text)),
        false => Vec::new(),
    });
    let finder = Finder {
        app,
        state,
        open,
        text,
        active: RwSignal::new(0),
        found,
        dialog: NodeRef::new(),
    };
    let shortcut = window_event_listener(ev::keydown, move |event| {
        let held = event.ctrl_key() || event.meta_key();
        if held && !event.alt_key() && !event.shift_key() && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            finder.start();
        }
    });
    on_cleanup(move || shortcut.remove());
    view! {
        <button
            type="button"
            class="top-search"
            aria-label=move || t!(find.title)
            aria-keyshortcuts="Control+K"
            aria-haspopup="dialog"
            on:click=move |_| finder.start()
        >
            {Icon::Search.view(16)}
            <span class="top-search-word">{move || t!(find.title)}</span>
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
        self.text.set(String::new());
        self.active.set(0);
        self.open.set(true);
        // A dialog that can't be shown is one that is shown already.
        let _ = dialog.show_modal();
    }

    fn close(self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
    }

    fn step(self, forward: bool) {
        let n = self.found.with_untracked(Vec::len);
        let to = |at: usize| match forward {
            _ if n == 0 => 0,
            true => (at + 1) % n,
            false => at.checked_sub(1).unwrap_or(n - 1),
        };
        self.active.update(|at| *at = to(*at));
    }

    fn choose(self, at: usize) {
        let Some(hit) = self.found.with_untracked(|found| found.get(at).cloned()) else {
            return;
        };
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
        }
    }

    fn on_key(self, event: &ev::KeyboardEvent) {
        match event.key().as_str() {
            "ArrowDown" => self.step(true),
            "ArrowUp" => self.step(false),
            "Enter" => self.choose(self.active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    }

    fn dialog(self) -> AnyView {
        let Finder {
            open,
            text,
            active,
            found,
            dialog,
            ..
        } = self;
        // What the keys are on stays in sight.
        Effect::new(move |_| {
            let at = active.get();
            if let Some(option) = dom::by_id(&option_id(at)).filter(|_| open.get()) {
                let options = leptos::web_sys::ScrollIntoViewOptions::new();
                options.set_block(leptos::web_sys::ScrollLogicalPosition::Nearest);
                option.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
        let active_id =
            move || found.with(|found| (active.get() < found.len()).then(|| option_id(active.get())));
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
                aria-label=move || t!(find.title)
                node_ref=dialog
                on:close=move |_| open.set(false)
                on:click=outside
                on:keydown=|event| event.stop_propagation()
            >
                <div class="find-field">
                    {Icon::Search.view(18)}
                    <input
                        type="text"
                        id=FIELD
                        role="combobox"
                        autocomplete="off"
                        spellcheck="false"
                        aria-label=move || t!(find.title)
                        aria-autocomplete="list"
                        aria-haspopup="listbox"
                        aria-expanded=move || if found.with(Vec::is_empty) { "false" } else { "true" }
                        aria-controls=LIST
                        aria-activedescendant=active_id
                        placeholder=move || t!(find.hint)
                        prop:value=move || text.get()
                        on:input=move |event| {
                            text.set(event_target_value(&event));
                            active.set(0);
                        }
                        on:keydown=move |event| self.on_key(&event)
                    />
                </div>
                <div class="find-list" id=LIST role="listbox" aria-label=move || t!(find.title)>
                    {move || self.options()}
                </div>
                <p class="find-status" role="status">
                    {move || open.get().then(|| match found.with(Vec::len) {
                        0 => t!(filters.nothing_found).to_owned(),
                        n => t!(find.found, count = number(n as u64)),
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
        let of_kind = |kind: Kind| {
            let own: Vec<_> = found.iter().filter(|(_, hit)| hit.kind == kind).collect();
            (!own.is_empty()).then(|| {
                let options: Vec<AnyView> = own
                    .into_iter()
                    .map(|(at, hit)| self.option(*at, hit, &search))
                    .collect();
                view! {
                    <div role="group" aria-label=move || kind.heading()>
                        <div class="find-kind" aria-hidden="true">{move || kind.heading()}</div>
                        {options}
                    </div>
                }
                .into_any()
            })
        };
        Kind::ALL
            .into_iter()
            .filter_map(of_kind)
            .collect::<Vec<_>>()
            .into_any()
    }

    fn option(self, at: usize, hit: &Hit, search: &str) -> AnyView {
        let name: Vec<AnyView> = pieces(&hit.name, search)
            .into_iter()
            .map(|(text, marked)| match marked {
                true => view! { <mark>{text}</mark> }.into_any(),
                false => text.into_any(),
            })
            .collect();
        let second = hit.second.clone();
        let active = self.active;
        view! {
            <div
                class="find-option"
                id=option_id(at)
                role="option"
                aria-selected=move || if active.get() == at { "true" } else { "false" }
                on:mousemove=move |_| if active.get_untracked() != at { active.set(at) }
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
