//! Choosing people by typing: one field, suggestions below it in the flow, the chosen ones as removable chips.
//!
//! For narrowing a grid use `SearchBox`; for one of a fixed list use `Select`.
//!
//! | key | does |
//! |---|---|
//! | letters | opens the suggestions |
//! | Down, Up | moves through the suggestions, around the ends; opens them when closed |
//! | Enter | chooses the suggestion that the keys are on: at first the best, if what was typed is in its name |
//! | Home, End, Left, Right | stay in the text |
//! | Esc | closes the suggestions, then empties the text; then the key goes on to the pane |
//! | Backspace in an empty text | removes the person chosen last |
use leptos::{ev, html, prelude::*};

pub use super::people_state::Person;
use super::{people_state::pieces, Action, Handler, Initials};
use crate::{
    t,
    ui::{dom, icons::Icon, text::Text},
};

/// A search over people: what was typed to at most about 50 people, best first.
pub type PeopleSearch = Callback<(String,), Vec<Person>>;

/// The field with its suggestions.
#[component]
pub fn PeoplePicker(
    /// The label.
    #[prop(into)]
    label: Text,
    /// What stands at the right above it: *5 of at most 20*.
    #[prop(optional, into)]
    count: Option<Text>,
    /// The chosen people, in the order they were chosen.
    chosen: RwSignal<Vec<Person>>,
    /// Finds people.
    #[prop(into)]
    search: PeopleSearch,
    /// At most this many can be chosen.
    #[prop(default = usize::MAX)]
    max: usize,
    /// Called instead of choosing when the most are chosen already.
    #[prop(optional, into)]
    on_too_many: Option<Action>,
    /// Focus comes here when the pane opens: typing a name is the first thing to do.
    #[prop(optional)]
    begins: bool,
    /// It is groups alone that are chosen, and counted as groups.
    #[prop(optional)]
    of_groups: bool,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let open = RwSignal::new(false);
    // Where the arrows went; nowhere until they are used.
    let moved = RwSignal::new(None::<usize>);
    let input: NodeRef<html::Input> = NodeRef::new();
    let id = dom::unique_id("people");
    let list_id = format!("{id}-list");
    if begins {
        Effect::new(move |_| {
            // After the pane has given focus to its heading.
            if let Some(input) = input.get() {
                request_animation_frame(move || dom::focus(&input));
            }
        });
    }
    let found = Memo::new(move |_| {
        let typed = text.get();
        if !open.get() || typed.trim().is_empty() {
            return Vec::new();
        }
        let taken = chosen.get();
        let mut people = search.run((typed,));
        people.retain(|person| !taken.iter().any(|taken| taken.id == person.id));
        people
    });
    // A person who was found by something else than the name, such as the department, is not taken unseen.
    let active = Memo::new(move |_| {
        let best = || found.with(|found| found.first().filter(|best| !best.otherwise).map(|_| 0));
        moved.get().or_else(best)
    });
    let shown = Memo::new(move |_| open.get() && !text.with(|text| text.trim().is_empty()));
    let choose = Callback::<(Person,)>::from(move |person: Person| {
        if chosen.with_untracked(|chosen| chosen.len() >= max) {
            if let Some(too_many) = on_too_many {
                too_many.run(());
            }
            return;
        }
        chosen.update(|chosen| {
            if !chosen.iter().any(|other| other.id == person.id) {
                chosen.push(person);
            }
        });
        text.set(String::new());
        open.set(false);
        moved.set(None);
        if let Some(input) = input.get_untracked() {
            dom::focus(&input);
        }
    });
    let step = move |forward: bool| {
        if !open.get_untracked() {
            open.set(true);
            moved.set(None);
            return;
        }
        let n = found.with_untracked(Vec::len);
        let to = match (active.get_untracked(), forward) {
            (None, true) => 0,
            (Some(at), true) if at + 1 < n => at + 1,
            (Some(_), true) => 0,
            (at, false) => at.unwrap_or(0).checked_sub(1).unwrap_or(n.saturating_sub(1)),
        };
        moved.set((n > 0).then_some(to));
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let empty = text.with_untracked(String::is_empty);
        match event.key().as_str() {
            "ArrowDown" => step(true),
            "ArrowUp" => step(false),
            "Enter" => {
                let at = active.get_untracked().filter(|_| shown.get_untracked());
                if let Some(person) = at.and_then(|at| found.with_untracked(|found| found.get(at).cloned())) {
                    choose.run((person,));
                }
            }
            "Escape" if shown.get_untracked() => open.set(false),
            "Escape" if !empty => text.set(String::new()),
            "Backspace" if empty => {
                chosen.update(|chosen| {
                    chosen.pop();
                });
                return;
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let option_id = {
        let id = id.clone();
        move |i: usize| format!("{id}-option-{i}")
    };
    let active_id = {
        let option_id = option_id.clone();
        move || {
            let at = active
                .get()
                .filter(|at| shown.get() && found.with(|found| *at < found.len()));
            at.map(&option_id)
        }
    };
    // The suggestion that the keys are on stays in sight.
    Effect::new({
        let option_id = option_id.clone();
        move |_| {
            let at = active.get().filter(|_| shown.get());
            if let Some(option) = at.and_then(|at| dom::by_id(&option_id(at))) {
                let options = leptos::web_sys::ScrollIntoViewOptions::new();
                options.set_block(leptos::web_sys::ScrollLogicalPosition::Nearest);
                option.scroll_into_view_with_scroll_into_view_options(&options);
            }
        }
    });
    let controls = list_id.clone();
    view! {
        <div class="people">
            <div class="people-head">
                <label class="field-label" for=id.clone()>{move || label.get()}</label>
                {count.map(|count| view! { <span class="people-count">{move || count.get()}</span> })}
            </div>
            <div class="field people-field">
                <For each=move || chosen.get() key=|person| person.id.clone() let:person>
                    {chip(person, chosen, input)}
                </For>
                <input
                    type="text"
                    class="people-input"
                    id=id.clone()
                    node_ref=input
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-haspopup="listbox"
                    aria-expanded=move || if shown.get() { "true" } else { "false" }
                    aria-controls=move || shown.get().then(|| controls.clone())
                    aria-activedescendant=active_id
                    prop:value=move || text.get()
                    on:input=move |event| {
                        text.set(event_target_value(&event));
                        moved.set(None);
                        open.set(true);
                    }
                    on:keydown=on_key
                    on:blur=move |_| open.set(false)
                />
            </div>
            {move || {
                let (list_id, option_id) = (list_id.clone(), option_id.clone());
                shown.get().then(move || suggestions((list_id, option_id), label, found, text, active, choose, of_groups))
            }}
            <div class="visually-hidden" role="status">
                {move || shown.get().then(|| {
                    let n = found.with(Vec::len);
                    match (n, of_groups) {
                        (n, true) => t!(components.found_groups, count = n),
                        (1, false) => t!(components.found_1).to_owned(),
                        (n, false) => t!(components.found_n, count = n),
                    }
                })}
            </div>
        </div>
    }
    .into_any()
}

/// A chosen person.
fn chip(person: Person, chosen: RwSignal<Vec<Person>>, input: NodeRef<html::Input>) -> impl IntoView {
    let (id, name) = (person.id, person.name.clone());
    view! {
        <span class="person-chip">
            <span>{person.name}</span>
            <button
                type="button"
                class="person-remove"
                aria-label=move || t!(components.remove_person, name)
                on:click=move |_| {
                    chosen.update(|chosen| chosen.retain(|person| person.id != id));
                    if let Some(input) = input.get_untracked() {
                        dom::focus(&input);
                    }
                }
            >
                {Icon::Close.view(14)}
            </button>
        </span>
    }
}

/// The list of suggestions, or the sentence that there are none.
fn suggestions(
    (list_id, option_id): (String, impl Fn(usize) -> String + Clone + Send + Sync + 'static),
    label: Text,
    found: Memo<Vec<Person>>,
    text: RwSignal<String>,
    active: Memo<Option<usize>>,
    choose: Handler<Person>,
    of_groups: bool,
) -> impl IntoView {
    view! {
        // A press would take focus from the field, and with it the list, before the click arrives.
        <div class="people-list" id=list_id role="listbox" aria-label=move || label.get() on:mousedown=|event| event.prevent_default()>
            {move || {
                let search = text.get_untracked();
                let people = found.get();
                people
                    .into_iter()
                    .enumerate()
                    .map(|(i, person)| option(i, option_id(i), person, &search, active, choose))
                    .collect_view()
            }}
        </div>
        <Show when=move || found.with(Vec::is_empty)>
            <p class="people-none">
                {move || if of_groups { t!(components.found_no_groups) } else { t!(components.found_none) }}
            </p>
        </Show>
    }
}

/// One suggestion. Its accessible name is the display name; the rest describes it.
fn option(
    i: usize,
    id: String,
    person: Person,
    search: &str,
    active: Memo<Option<usize>>,
    choose: Handler<Person>,
) -> impl IntoView {
    let marked = pieces(&person.name, search)
        .into_iter()
        .map(|(piece, hit)| {
            if hit {
                view! { <mark>{piece}</mark> }.into_any()
            } else {
                view! { <span>{piece}</span> }.into_any()
            }
        })
        .collect_view();
    let description = [person.second.as_str(), person.note.as_str()].join(". ");
    let (name, second, note) = (person.name.clone(), person.second.clone(), person.note.clone());
    let (warns, person_is_group) = (person.warns, person.group);
    view! {
        <div
            class="people-option"
            class:people-active=move || active.get() == Some(i)
            class:people-dim=person.dim
            role="option"
            id=id
            aria-label=person.name.clone()
            aria-description=description
            aria-selected=move || if active.get() == Some(i) { "true" } else { "false" }
            on:click=move |_| choose.run((person.clone(),))
        >
            {if person_is_group {
                view! { <span class="result-icon">{Icon::Group.view(20)}</span> }.into_any()
            } else {
                view! { <Initials name/> }.into_any()
            }}
            <span class="people-words">
                <span class="people-name">{marked}</span>
                <span class="people-second">{second}</span>
            </span>
            {(!note.is_empty()).then(|| view! {
                <span class="people-note" class:people-warns=warns>
                    {if warns { Icon::Warning.view(16) } else { Icon::Check.view(16) }}
                    {note}
                </span>
            })}
        </div>
    }
}
