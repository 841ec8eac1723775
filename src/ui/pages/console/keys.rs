//! The text box of the console: what its keys do, and the list of what could follow.
//!
//! | key | does |
//! |---|---|
//! | Enter | runs; takes the chosen completion where the list is open; goes on in a new line where the text is not whole |
//! | Shift+Enter | a new line |
//! | Tab, Shift+Tab | the first time opens the list, or puts in the only completion; then moves in the list |
//! | Up, Down | move in the list, else in what was typed before |
//! | Escape | closes the list; the next Tab leaves the text box |
//! | Ctrl+C without a selection | stops what runs, else empties the box |
//! | Ctrl+L | clears the output |

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;

use crate::console::syntax::parse;
use crate::console::{complete, Completion, Completions};

use super::state::{typed, Console};

/// The text box and its list.
#[derive(Clone, Copy)]
pub(super) struct Prompt {
    console: Console,
    pub(super) text: RwSignal<String>,
    pub(super) input: NodeRef<html::Textarea>,
    /// What is offered, and from which byte on.
    pub(super) offers: RwSignal<Completions>,
    /// The byte up to which a completion replaces the text.
    offers_end: RwSignal<usize>,
    /// Which of what is offered is chosen.
    pub(super) chosen: RwSignal<usize>,
    /// Said once: how many completions, how many lines were pasted.
    pub(super) said: RwSignal<Option<Said>>,
    /// The place in what was typed before, from its end; 0 is what stands here.
    back: RwSignal<usize>,
    draft: RwSignal<String>,
    leaving: RwSignal<bool>,
}

/// Something to be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Offers(usize),
    Pasted(usize),
}

/// The byte of a place that JavaScript counts in UTF-16.
fn byte_of(text: &str, place: u32) -> usize {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        if units >= place as usize {
            return at;
        }
        units += c.len_utf16();
    }
    text.len()
}

impl Prompt {
    pub(super) fn new(console: Console) -> Self {
        Prompt {
            console,
            text: RwSignal::new(String::new()),
            input: NodeRef::new(),
            offers: RwSignal::new(Completions::default()),
            offers_end: RwSignal::new(0),
            chosen: RwSignal::new(0),
            said: RwSignal::new(None),
            back: RwSignal::new(0),
            draft: RwSignal::new(String::new()),
            leaving: RwSignal::new(false),
        }
    }

    pub(super) fn is_open(self) -> bool {
        self.offers.with(|offers| !offers.items.is_empty())
    }

    fn close(self) {
        self.offers.set(Completions::default());
    }

    /// What was typed or pasted into the box.
    pub(super) fn typed(self, text: String) {
        self.text.set(text);
        self.close();
        self.said.set(None);
        self.back.set(0);
        self.leaving.set(false);
    }

    /// A text was pasted: it does not run by itself, and that is said.
    pub(super) fn pasted(self) {
        request_animation_frame(move || {
            let lines = self.text.with_untracked(|text| text.trim_end().lines().count());
            if lines > 1 {
                self.said.set(Some(Said::Pasted(lines)));
            }
        });
    }

    fn put(self, text: &str, place: usize) {
        self.text.set(text.to_owned());
        let units: usize = text.get(..place).unwrap_or(text).encode_utf16().count();
        let place = u32::try_from(units).unwrap_or(u32::MAX);
        request_animation_frame(move || {
            if let Some(input) = self.input.get_untracked() {
                let _ = input.set_selection_range(place, place);
            }
        });
    }

    /// Runs what stands in the box.
    pub(super) fn run(self) {
        let text = self.text.get_untracked();
        if text.trim().is_empty() || self.console.running.get_untracked() {
            return;
        }
        self.typed(String::new());
        self.console.run(&text);
    }

    fn take(self, completion: &Completion) {
        let text = self.text.get_untracked();
        let from = self.offers.with_untracked(|offers| offers.from);
        // Where somebody typed then: the caret may have moved since.
        let place = self.offers_end.get_untracked();
        let (Some(head), Some(tail)) = (text.get(..from), text.get(place..)) else {
            return self.close();
        };
        let whole = format!("{head}{}{tail}", completion.text);
        self.close();
        self.put(&whole, from + completion.text.len());
    }

    /// The byte where somebody types.
    fn place(self, text: &str) -> usize {
        let input = self.input.get_untracked();
        let place = input.and_then(|input| input.selection_start().ok().flatten());
        place.map_or(text.len(), |place| byte_of(text, place))
    }

    fn offer(self) {
        let text = self.text.get_untracked();
        let place = self.place(&text);
        let found = self.console.session(|session| {
            let app = self.console.app;
            app.peek(|sandbox| complete(&text, place, session, sandbox.tenant()))
        });
        let found = found.unwrap_or_default();
        let count = found.items.len();
        self.chosen.set(0);
        self.offers_end.set(place);
        self.offers.set(found);
        if count == 1 {
            self.take_chosen();
        } else {
            self.said.set(Some(Said::Offers(count)));
        }
    }

    fn take_chosen(self) {
        let chosen = self.chosen.get_untracked();
        let completion = self
            .offers
            .with_untracked(|offers| offers.items.get(chosen).cloned());
        if let Some(completion) = completion {
            self.take(&completion);
        }
    }

    /// Takes the completion at a place of the list.
    pub(super) fn pick(self, place: usize) {
        self.chosen.set(place);
        self.take_chosen();
        if let Some(input) = self.input.get_untracked() {
            let _ = input.focus();
        }
    }

    fn move_in_list(self, down: bool) {
        let count = self.offers.with_untracked(|offers| offers.items.len()).max(1);
        self.chosen.update(|chosen| {
            *chosen = if down { *chosen + 1 } else { *chosen + count - 1 } % count;
        });
    }

    /// What was typed before, one further back or forward.
    fn recall(self, older: bool) -> bool {
        let all = typed();
        let back = self.back.get_untracked();
        let next = if older { back + 1 } else { back.saturating_sub(1) };
        if next > all.len() || next == back {
            return false;
        }
        if back == 0 {
            self.draft.set(self.text.get_untracked());
        }
        let text = match next {
            0 => self.draft.get_untracked(),
            _ => all.get(all.len() - next).cloned().unwrap_or_default(),
        };
        self.put(&text, text.len());
        self.back.set(next);
        true
    }

    /// Whether the place is in the first, or the last, line.
    fn at_edge(self, first: bool) -> bool {
        let text = self.text.get_untracked();
        let place = self.place(&text);
        let part = if first {
            text.get(..place)
        } else {
            text.get(place..)
        };
        part.is_none_or(|part| !part.contains('\n'))
    }

    /// What a key does.
    pub(super) fn key(self, event: &KeyboardEvent) {
        let open = self.offers.with_untracked(|offers| !offers.items.is_empty());
        let key = event.key();
        let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
        let done = match key.as_str() {
            _ if event.is_composing() => false,
            "Enter" if plain && !event.shift_key() => {
                let text = self.text.get_untracked();
                let goes_on = parse(&text).is_err_and(|error| error.is_open(&text));
                if open {
                    self.take_chosen();
                    true
                } else if goes_on && !self.console.running.get_untracked() {
                    false
                } else {
                    self.run();
                    true
                }
            }
            "Tab" if plain && open => {
                self.move_in_list(!event.shift_key());
                true
            }
            "Tab" if plain && !event.shift_key() && !self.leaving.get_untracked() => {
                let something = !self.text.with_untracked(|text| text.trim().is_empty());
                if something {
                    self.offer();
                }
                something
            }
            "Escape" => {
                self.close();
                self.said.set(None);
                self.leaving.set(true);
                open
            }
            "ArrowDown" | "ArrowUp" if plain && open => {
                self.move_in_list(key == "ArrowDown");
                true
            }
            "ArrowUp" if plain && !event.shift_key() && self.at_edge(true) => self.recall(true),
            "ArrowDown" if plain && !event.shift_key() && self.at_edge(false) => self.recall(false),
            "l" if event.ctrl_key() && !event.shift_key() => {
                self.console.clear();
                true
            }
            "c" if event.ctrl_key() && !event.shift_key() && self.nothing_selected() => {
                if self.console.running.get_untracked() {
                    Console::stop();
                } else {
                    self.typed(String::new());
                }
                true
            }
            _ => false,
        };
        if done {
            event.prevent_default();
            event.stop_propagation();
        }
        if !matches!(key.as_str(), "Escape" | "Tab" | "Shift") {
            self.leaving.set(false);
        }
    }

    fn nothing_selected(self) -> bool {
        let input = self.input.get_untracked();
        let range = input.and_then(|i| Some((i.selection_start().ok()??, i.selection_end().ok()??)));
        range.is_none_or(|(from, to)| from == to)
    }
}
