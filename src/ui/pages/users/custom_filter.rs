//! *Custom filter*: conditions put together, used at once or kept under a name (DOMAIN 1.8b).

use leptos::prelude::*;

use crate::order;
use crate::sandbox::{
    fold, keep_matching, knows_mailboxes, values, Condition, Filter, Property, Standard, Value,
};
use crate::ui::components::{Action, Button, ButtonKind, Checkbox, Expander, Pane, SearchBox, TextField};
use crate::ui::state::App;
use crate::ui::text::{number, Reason};
use crate::wording::{self, condition_title, property_text, standard_filter};
use crate::{counted, t, text};

use super::filtering::Filtering;

/// From so many values on there is a search.
const SEARCH_FROM: usize = 9;
/// The most values that are listed at a time.
const MOST_VALUES: usize = 50;

type Draft = RwSignal<Vec<Condition>>;

/// The pane.
#[component]
pub fn CustomFilterPane(
    /// What is filtered by.
    filtering: Filtering,
    /// Whether it begins with the filter in force; else with an empty one.
    edit: bool,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let before = filtering.custom.get_untracked();
    let before = if edit { before } else { Filter::default() };
    let name = RwSignal::new(before.name.clone());
    let draft: Draft = RwSignal::new(before.conditions.clone());
    let before = StoredValue::new(before);
    let own_name = move || before.with_value(|b| (!b.name.is_empty()).then(|| b.name.clone()));
    let has_name = Memo::new(move |_| name.with(|name| !name.trim().is_empty()));
    let fault = Signal::derive(move || {
        let of = |name: &String| filtering.kept.with(|k| k.name_fault(name, own_name().as_deref()));
        let fault = has_name.get().then(|| name.with(of)).flatten();
        fault.map(wording::name_fault)
    });
    // A kept filter stands alone; conditions without a name narrow the standard filter.
    let standard = move || {
        if has_name.get() {
            Standard::All
        } else {
            filtering.standard.get()
        }
    };
    let fits = Memo::new(move |_| {
        let standard = Condition::Is(standard());
        let directory = app.directory();
        app.tenant(|tenant| {
            let mut people = directory.ordered(tenant, Property::Name, false);
            let all = people.len();
            let conditions: Vec<Condition> =
                draft.with(|draft| draft.iter().cloned().chain([standard]).collect());
            keep_matching(tenant, &conditions, &mut people);
            (people.len(), all)
        })
    });
    let reason = Signal::derive(move || {
        let empty = draft.with(Vec::is_empty);
        fault
            .get()
            .or_else(|| empty.then(|| t!(filters.choose_first).to_owned()))
    });
    let save = Callback::new(move |()| {
        let filter = Filter {
            name: name.with_untracked(|name| name.trim().to_owned()),
            conditions: draft.get_untracked(),
        };
        if !filter.name.is_empty() {
            let kept = filter.clone();
            filtering.keep(app, |filters| filters.put(kept, own_name().as_deref()));
        }
        filtering.apply(untrack(standard), filter);
        on_close.run(());
    });
    let delete = Callback::new(move |()| {
        let mut filter = before.get_value();
        filtering.keep(app, |filters| filters.remove(&filter.name));
        // What is in force stays in force, so that nothing is lost by a slip: it can be kept again.
        filter.name = String::new();
        filtering.apply(Standard::All, filter);
        on_close.run(());
    });
    let unsaved = Signal::derive(move || {
        before.with_value(|before| {
            draft.with(|draft| *draft != before.conditions) || name.with(|name| *name != before.name)
        })
    });
    let knows = app.peek(|s| knows_mailboxes(s.tenant()));
    let footer = move || {
        let word = move || {
            if has_name.get() {
                t!(common.save)
            } else {
                t!(filters.apply)
            }
        };
        view! {
            <Button label=word kind=ButtonKind::Primary disabled_reason=reason on_press=save/>
            <Button label=text!(common.cancel) on_press=on_close/>
            {own_name().map(|_| view! { <Button label=text!(filters.delete) on_press=delete/> })}
        }
        .into_any()
    };
    let plan = move || {
        let text = move || {
            let (shown, all) = fits.get();
            counted!(all, users.shown_1, users.shown_n, shown = number(shown as u64))
        };
        view! { <p class="filter-fits" role="status">{text}</p> }.into_any()
    };
    view! {
        <Pane title=text!(filters.custom) on_close unsaved plan=move || plan() footer=move || footer()>
            <div class="pane-text"><p>{text!(filters.intro)}</p></div>
            <div class="pane-field">
                <TextField label=text!(filters.name) value=name hint=text!(filters.name_hint) error=fault/>
            </div>
            {Condition::PROPERTIES.map(|property| section(app, property, draft)).collect_view()}
            <div class="filter-flags" role="group" aria-label=text!(filters.flags)>
                <div class="field-label" aria-hidden="true">{text!(filters.flags)}</div>
                {Standard::FLAGS.map(|flag| flag_box(draft, flag, knows)).collect_view()}
            </div>
        </Pane>
    }
}

/// A box for a standard filter as a condition.
fn flag_box(draft: Draft, flag: Standard, knows_mailboxes: bool) -> AnyView {
    let condition = Condition::Is(flag);
    let own = condition.clone();
    let checked = Signal::derive(move || draft.with(|draft| draft.contains(&own)));
    let locked: Reason = if flag == Standard::UnlicensedMailbox && !knows_mailboxes {
        (move || Some(t!(filters.mailbox_unknown).to_owned())).into()
    } else {
        Reason::default()
    };
    let change = Callback::new(move |(on,): (bool,)| {
        draft.update(|draft| {
            draft.retain(|other| *other != condition);
            if on {
                draft.push(condition.clone());
            }
        });
    });
    view! { <Checkbox label=move || standard_filter(flag) checked locked on_change=change/> }.into_any()
}

/// The texts chosen for a property.
fn chosen(draft: &[Condition], property: Property) -> Vec<String> {
    let of = |condition: &Condition| match condition {
        Condition::OneOf(own, texts) if *own == property => Some(texts.clone()),
        _ => None,
    };
    draft.iter().find_map(of).unwrap_or_default()
}

/// Chooses a text for a property, or no longer.
fn choose(draft: &mut Vec<Condition>, property: Property, text: &str, on: bool) {
    let mut texts = chosen(draft, property);
    texts.retain(|other| other != text);
    if on {
        texts.push(text.to_owned());
    }
    let at = draft
        .iter()
        .position(|condition| matches!(condition, Condition::OneOf(own, _) if *own == property));
    let condition = (!texts.is_empty()).then_some(Condition::OneOf(property, texts));
    match (at, condition) {
        (Some(at), Some(condition)) => {
            if let Some(place) = draft.get_mut(at) {
                *place = condition;
            }
        }
        (Some(at), None) => {
            draft.remove(at);
        }
        (None, Some(condition)) => draft.push(condition),
        (None, None) => {}
    }
}

/// A property with its values, folded.
fn section(app: App, property: Property, draft: Draft) -> AnyView {
    let open = RwSignal::new(false);
    let end = move || {
        let count = draft.with(|draft| chosen(draft, property).len());
        let words = (count > 0).then(|| t!(filters.chosen, count = number(count as u64)));
        view! { <span class="accent-text">{words}</span> }
    };
    view! {
        <Expander title=move || condition_title(property) open end=move || view! { {end} }>
            {options(app, property, draft)}
        </Expander>
    }
    .into_any()
}

/// The values of a property, in words, with those that are chosen though nobody has them.
fn all_values(app: App, property: Property, draft: Draft) -> Vec<(Value, String)> {
    app.peek(|s| {
        let tenant = s.tenant();
        let mut all = values(tenant, property);
        for text in draft.with_untracked(|draft| chosen(draft, property)) {
            if !all.iter().any(|value| fold(&value.text) == fold(&text)) {
                all.push(Value { text, people: 0 });
            }
        }
        let word = |value: Value| {
            let word = property_text(tenant, property, &value.text);
            (value, word)
        };
        let mut all: Vec<(Value, String)> = all.into_iter().map(word).collect();
        if matches!(property, Property::Licenses | Property::Location) {
            order::sort_by_key(&mut all, |(value, word)| (value.text.is_empty(), fold(word)));
        }
        all
    })
}

/// The boxes of a property.
fn options(app: App, property: Property, draft: Draft) -> AnyView {
    let query = RwSignal::new(String::new());
    // Asked once, and again for words of another language.
    let all = Memo::new(move |_| all_values(app, property, draft));
    let count = all.with_untracked(Vec::len);
    let list = move || {
        let wanted = fold(query.with(|query| query.trim().to_owned()).as_str());
        let mut found = all.get();
        found.retain(|(_, word)| wanted.is_empty() || fold(word).contains(&wanted));
        let more = found.len().saturating_sub(MOST_VALUES);
        let none = found.is_empty();
        found.truncate(MOST_VALUES);
        let boxes: Vec<AnyView> = found
            .into_iter()
            .map(|(value, word)| option(draft, property, value, word))
            .collect();
        let more = (more > 0).then(|| t!(filters.more_values, count = number(more as u64)));
        view! {
            {boxes}
            {none.then(|| view! { <p class="filter-note">{t!(filters.nothing_found)}</p> })}
            {more.map(|more| view! { <p class="filter-note">{more}</p> })}
        }
    };
    view! {
        <div class="filter-values" role="group" aria-label=move || condition_title(property)>
            {(count >= SEARCH_FROM).then(|| view! {
                <SearchBox label=move || t!(filters.search_values, property = condition_title(property)) value=query/>
            })}
            {list}
        </div>
    }
    .into_any()
}

/// One value with its box, and how many people have it.
fn option(draft: Draft, property: Property, value: Value, word: String) -> AnyView {
    let Value { text, people } = value;
    let own = text.clone();
    let checked = Signal::derive(move || draft.with(|draft| chosen(draft, property).contains(&own)));
    let change =
        Callback::new(move |(on,): (bool,)| draft.update(|draft| choose(draft, property, &text, on)));
    view! {
        <div class="filter-value">
            <Checkbox label=word checked on_change=change/>
            <span class="filter-people">{move || number(u64::from(people))}</span>
        </div>
    }
    .into_any()
}
