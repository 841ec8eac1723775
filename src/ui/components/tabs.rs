//! Views of one thing that exclude each other: *Account*, *Licenses and Apps*.
//!
//! For parts that may be open together use `Expander`.
//!
//! | key | does |
//! |---|---|
//! | Left, Right | shows the previous or next view, around the ends |
//! | Home, End | shows the first or last view |
//! | Tab | enters at the current tab, then goes into the view |
use leptos::prelude::*;

use crate::ui::{dom, text::Text};

/// A view's tab.
#[derive(Clone, Copy)]
pub struct Tab {
    /// Unique among its siblings; part of element ids, so without spaces.
    pub id: &'static str,
    /// The word on it.
    pub label: Text,
    /// A property of what it shows, behind the word: *retired*.
    pub tag: Option<Text>,
}

impl Tab {
    /// A tab.
    pub fn new(id: &'static str, label: impl Into<Text>) -> Self {
        Self {
            id,
            label: label.into(),
            tag: None,
        }
    }

    /// The same with a tag.
    pub fn tagged(self, tag: Option<Text>) -> Self {
        Self { tag, ..self }
    }
}

/// The row of tabs. The views are `TabPanel`s with the same `group` and `current`.
#[component]
pub fn Tabs(
    /// A word unique on the page, without spaces; ties tabs and views together.
    group: &'static str,
    /// What the views are of: the accessible name of the row.
    #[prop(into)]
    label: Text,
    /// The tabs, first to last.
    tabs: Vec<Tab>,
    /// The id of the view that is shown.
    current: RwSignal<&'static str>,
) -> impl IntoView {
    let ids: Vec<&'static str> = tabs.iter().map(|tab| tab.id).collect();
    let show = move |id: &'static str| {
        current.set(id);
        if let Some(tab) = dom::by_id(&format!("{group}-tab-{id}")) {
            dom::focus(&tab);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let last = ids.len().saturating_sub(1);
        let now = current.get_untracked();
        let at = ids.iter().position(|id| *id == now).unwrap_or(0);
        let to = match event.key().as_str() {
            "ArrowRight" => {
                if at < last {
                    at + 1
                } else {
                    0
                }
            }
            "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        if let Some(id) = ids.get(to) {
            show(id);
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=move || label.get() on:keydown=on_key>
            {tabs
                .into_iter()
                .map(|tab| {
                    let chosen = move || current.get() == tab.id;
                    view! {
                        <button
                            type="button"
                            class="tab"
                            role="tab"
                            id=format!("{group}-tab-{}", tab.id)
                            data-word=move || tab.label.get()
                            aria-selected=move || if chosen() { "true" } else { "false" }
                            aria-controls=move || chosen().then(|| format!("{group}-panel-{}", tab.id))
                            tabindex=move || if chosen() { "0" } else { "-1" }
                            on:click=move |_| current.set(tab.id)
                        >
                            {move || tab.label.get()}
                            {tab.tag.map(|tag| view! { " " <span class="tag">{move || tag.get()}</span> })}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
    .into_any()
}

/// A view of `Tabs`. It exists only while its tab is the current one.
#[component]
pub fn TabPanel(
    /// The `group` of its tabs.
    group: &'static str,
    /// The id of its tab.
    id: &'static str,
    /// The id of the view that is shown.
    current: RwSignal<&'static str>,
    /// The view.
    children: ChildrenFn,
) -> impl IntoView {
    let shown = Memo::new(move |_| current.get() == id);
    move || {
        let children = children.clone();
        shown.get().then(move || {
            view! {
                <div
                    class="tab-panel"
                    role="tabpanel"
                    id=format!("{group}-panel-{id}")
                    aria-labelledby=format!("{group}-tab-{id}")
                >
                    {children()}
                </div>
            }
        })
    }
}
