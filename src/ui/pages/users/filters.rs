//! The filter row of Active users: the standard and kept filters as a menu, what is in force as chips.

use leptos::prelude::*;

use crate::sandbox::{count_standard, knows_mailboxes, Condition, Filter, Standard};
use crate::ui::components::{Button, ButtonKind, FilterChip, MenuButton, MenuItem, MenuMark};
use crate::ui::dom;
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording;
use crate::{t, text};

use super::filtering::Filtering;
use super::work::Work;

/// The control with its menu, the chips, and the way to a custom filter.
pub fn row(app: App, filtering: Filtering, work: RwSignal<Option<Work>>) -> AnyView {
    let items = Signal::derive(move || items(app, filtering, work));
    let name = move || match filtering.count() {
        0 => t!(filters.filters_named, name = filtering.name()),
        n => t!(
            filters.filters_counted,
            name = filtering.name(),
            count = number(n as u64)
        ),
    };
    let badge = move || match filtering.count() {
        0 => String::new(),
        n => number(n as u64),
    };
    let off = Callback::new(move |()| {
        let custom = filtering.custom.get_untracked();
        let rest = if custom.name.is_empty() {
            custom
        } else {
            Filter::default()
        };
        filtering.apply(Standard::All, rest);
        focus_control();
    });
    let chips = move || {
        let conditions = filtering.custom.with(|custom| custom.conditions.clone());
        conditions
            .into_iter()
            .map(|condition| chip(app, filtering, condition))
            .collect_view()
    };
    let custom = Callback::new(move |()| work.set(Some(Work::CustomFilter(filtering, true))));
    view! {
        <span class="filter-choice" class:filter-on=move || filtering.is_chosen()>
            <MenuButton label=move || filtering.name() name=move || name() icon=Icon::Filter class="filter-button"
                badge=badge items/>
            <Show when=move || filtering.is_chosen()>
                <Button kind=ButtonKind::Icon icon=Icon::Close size=14 on_press=off
                    label=move || t!(components.remove_filter, name = filtering.name())/>
            </Show>
        </span>
        {chips}
        <span class="filter-add">
            <Button kind=ButtonKind::Command icon=Icon::Add label=text!(filters.custom) on_press=custom/>
        </span>
    }
    .into_any()
}

/// A condition in force; pressing takes it away.
fn chip(app: App, filtering: Filtering, condition: Condition) -> AnyView {
    let shown = condition.clone();
    let remove = move || {
        let mut conditions = filtering
            .custom
            .with_untracked(|custom| custom.conditions.clone());
        conditions.retain(|other| *other != condition);
        let name = String::new();
        filtering.apply(filtering.standard.get_untracked(), Filter { name, conditions });
        focus_control();
    };
    view! { <FilterChip label=move || app.tenant(|t| wording::condition(t, &shown)) on_remove=remove/> }
        .into_any()
}

/// What was pressed is gone: focus goes to the control before it.
fn focus_control() {
    if let Some(root) = document().document_element() {
        if let Some(control) = dom::all(&root, ".filter-button").first() {
            dom::focus(control);
        }
    }
}

/// The menu: the standard filters with how many people they show, the kept ones, and what can be done.
fn items(app: App, filtering: Filtering, work: RwSignal<Option<Work>>) -> Vec<MenuItem> {
    // Worked out when the menu opens; a menu that nobody sees counts nobody.
    let counts = app.peek(|s| count_standard(s.tenant()));
    let knows = app.peek(|s| knows_mailboxes(s.tenant()));
    let choose = move |standard: Standard| {
        let custom = filtering.custom.get_untracked();
        let rest = if custom.name.is_empty() {
            custom
        } else {
            Filter::default()
        };
        filtering.apply(standard, rest);
    };
    let mut items: Vec<MenuItem> = Standard::ALL
        .into_iter()
        .zip(counts)
        .map(|(standard, count)| {
            let is_it =
                move || filtering.standard.get() == standard && filtering.custom.with(|c| c.name.is_empty());
            let item = MenuItem::new(
                move || wording::standard_filter(standard),
                Callback::new(move |()| choose(standard)),
            )
            .mark(MenuMark::Radio(Signal::derive(is_it)));
            match (standard, knows) {
                (Standard::UnlicensedMailbox, false) => {
                    item.disabled(|| Some(t!(filters.mailbox_unknown).to_owned()))
                }
                (Standard::UnlicensedMailbox, true) => item
                    .note(|| Some(t!(filters.mailbox_note).to_owned()))
                    .end(move || number(u64::from(count))),
                _ => item.end(move || number(u64::from(count))),
            }
        })
        .collect();
    let kept = filtering.kept.with(|kept| kept.all().to_vec());
    for (n, filter) in kept.into_iter().enumerate() {
        let name = filter.name.clone();
        let is_it = Signal::derive(move || filtering.custom.with(|custom| custom.name == name));
        let label = filter.name.clone();
        let choose = Callback::new(move |()| filtering.apply(Standard::All, filter.clone()));
        let item = MenuItem::new(label, choose).mark(MenuMark::Radio(is_it));
        items.push(if n == 0 { item.after_line() } else { item });
    }
    let open = move |edit: bool| Callback::new(move |()| work.set(Some(Work::CustomFilter(filtering, edit))));
    items.push(
        MenuItem::new(text!(filters.new), open(false))
            .icon(Icon::Add)
            .after_line(),
    );
    if filtering
        .custom
        .with_untracked(|custom| !custom.conditions.is_empty())
    {
        items.push(MenuItem::new(text!(filters.edit), open(true)).icon(Icon::Filter));
    }
    if filtering
        .conditions
        .with_untracked(|conditions| !conditions.is_empty())
    {
        let clear = Callback::new(move |()| filtering.clear());
        items.push(MenuItem::new(text!(filters.clear), clear).icon(Icon::Close));
    }
    items
}

/// Where the first row would be, when nobody is shown.
pub fn nobody(filtering: Filtering) -> AnyView {
    let clear = Callback::new(move |()| {
        filtering.clear();
        focus_control();
    });
    let words = move || {
        if filtering.count() == 0 {
            return view! { <span>{t!(users.none_found)}</span> }.into_any();
        }
        view! {
            <span>{t!(filters.none_found)}</span>
            <Button kind=ButtonKind::Link label=text!(filters.clear) on_press=clear/>
        }
        .into_any()
    };
    view! { <p class="empty">{words}</p> }.into_any()
}
