//! A pane: the place for work at the right, under the top bar.
//!
//! Everything that changes something happens in a pane. Put `<Pane>` anywhere in a page behind a `Show`; it appears in
//! the shell's pane place, and navigation and page are inert while it lives. For steps, keep one pane and change its
//! title: focus goes to the new heading.
//!
//! | key | does |
//! |---|---|
//! | Esc | closes; asks first when there are unsaved changes, as links elsewhere and *Back* do |
//! | Tab | goes through the pane and the top bar |
use leptos::{children::ViewFn, ev, html, prelude::*};

use super::{
    pane_host::{count_as_open, put_into_host, PaneHandle},
    Action, Button, ButtonKind,
};
use crate::{
    text,
    ui::{
        dom,
        icons::Icon,
        location::{ask_before_leaving, go},
        route::Route,
        text::Text,
    },
};

/// The parts of a pane that a page may fill.
struct Parts {
    back: Option<Action>,
    media: Option<ViewFn>,
    subtitle: Option<ViewFn>,
    head: Option<ViewFn>,
    plan: Option<ViewFn>,
    footer: Option<ViewFn>,
    children: Children,
}

/// A pane: role `dialog`, named by its title.
#[component]
pub fn Pane(
    /// The title. A new title is a new step.
    #[prop(into)]
    title: Text,
    /// Called when the person closes it (X, Esc, or leaving in spite of unsaved changes). The page takes it away.
    #[prop(into)]
    on_close: Action,
    /// Whether closing would lose something.
    #[prop(optional, into)]
    unsaved: Signal<bool>,
    /// A *Back* button before the title.
    #[prop(optional, into)]
    back: Option<Action>,
    /// Before the title: initials or a tile.
    #[prop(optional, into)]
    media: Option<ViewFn>,
    /// Under the title: who or what it is about.
    #[prop(optional, into)]
    subtitle: Option<ViewFn>,
    /// Under the subtitle: tabs, commands.
    #[prop(optional, into)]
    head: Option<ViewFn>,
    /// Above the buttons: what they will do.
    #[prop(optional, into)]
    plan: Option<ViewFn>,
    /// The buttons, primary first.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// The body: the one scroll area.
    children: Children,
) -> impl IntoView {
    count_as_open();
    let parts = Parts {
        back,
        media,
        subtitle,
        head,
        plan,
        footer,
        children,
    };
    put_into_host(move || dialog(title, on_close, unsaved, parts).into_any());
}

fn dialog(title: Text, on_close: Action, unsaved: Signal<bool>, parts: Parts) -> impl IntoView {
    let title_id = dom::unique_id("pane-title");
    let named = title_id.clone();
    let heading: NodeRef<html::H2> = NodeRef::new();
    let body: NodeRef<html::Div> = NodeRef::new();
    let asking = RwSignal::new(false);
    let scrolled = RwSignal::new(false);
    let wanted: RwSignal<Option<Route>> = RwSignal::new(None);
    // The person chose to lose the changes: nothing asks again.
    let given_up = RwSignal::new(false);
    let request_close = Callback::new(move |()| {
        if unsaved.get_untracked() {
            wanted.set(None);
            asking.set(true);
        } else {
            on_close.run(());
        }
    });
    let leave = Callback::new(move |()| {
        let wanted = wanted.get_untracked();
        given_up.set(true);
        on_close.run(());
        if let Some(route) = wanted {
            go(&route);
        }
    });
    let focus_heading = Callback::new(move |()| {
        if let Some(heading) = heading.get_untracked() {
            dom::focus(&heading);
        }
    });
    // Reloading or closing the window would lose the changes as well; the browser asks then.
    let leaving = window_event_listener(ev::beforeunload, move |event| {
        if unsaved.try_get_untracked() == Some(true) {
            event.prevent_default();
        }
    });
    on_cleanup(move || leaving.remove());
    // So would a link beside the pane, or *Back*.
    ask_before_leaving(
        Signal::derive(move || unsaved.get() && !given_up.get()),
        Callback::new(move |(route,)| {
            wanted.set(Some(route));
            asking.set(true);
        }),
    );
    provide_context(PaneHandle {
        request_close,
        focus_heading,
    });
    // On open, and on a new step: the title changed, but not because the language did.
    let language = crate::ui::text::use_locale();
    Effect::new(move |before: Option<(String, crate::i18n::Locale)>| {
        let now = (title.get(), language.get());
        let translated = before.as_ref().is_some_and(|before| before.1 != now.1);
        let same = before.as_ref().is_some_and(|before| before.0 == now.0);
        if !translated && !same {
            if let Some(body) = body.get_untracked() {
                body.set_scroll_top(0);
            }
            focus_heading.run(());
        }
        now
    });
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            event.stop_propagation();
            if asking.get_untracked() {
                asking.set(false);
                focus_heading.run(());
            } else {
                request_close.run(());
            }
        }
    };
    let footer = parts.footer.map(|footer| {
        view! { <div class="pane-buttons" class:pane-hidden=move || asking.get()>{move || footer.run()}</div> }
    });
    view! {
        <dialog open class="pane" aria-labelledby=named on:keydown=on_key>
            <div class="pane-head" class:pane-scrolled=move || scrolled.get()>
                <div class="pane-top">
                    {parts.back.map(|back| view! {
                        <Button kind=ButtonKind::Icon icon=Icon::Back size=20 label=text!(common.back) on_press=back/>
                    })}
                    {parts.media.map(|media| view! { <div class="pane-media">{move || media.run()}</div> })}
                    <div class="pane-names">
                        <h2 class="pane-title" tabindex="-1" id=title_id node_ref=heading>{move || title.get()}</h2>
                        {parts.subtitle.map(|subtitle| view! { <div class="pane-subtitle">{move || subtitle.run()}</div> })}
                    </div>
                    <Button kind=ButtonKind::Icon icon=Icon::Close size=18 label=text!(components.close_pane) on_press=request_close/>
                </div>
                {parts.head.map(|head| view! { <div class="pane-extra">{move || head.run()}</div> })}
            </div>
            <div
                class="pane-body"
                node_ref=body
                on:scroll=move |_| {
                    let now = body.get_untracked().is_some_and(|body| body.scroll_top() > 0);
                    if scrolled.get_untracked() != now {
                        scrolled.set(now);
                    }
                }
            >
                {(parts.children)()}
            </div>
            {parts.plan.map(plan_area)}
            <div class="pane-foot">
                {move || asking.get().then(|| leave_question(asking, leave))}
                {footer}
            </div>
        </dialog>
    }
}

/// The plan above the buttons. A long one scrolls, and then it can be reached by keys.
fn plan_area(plan: ViewFn) -> impl IntoView {
    let place: NodeRef<html::Div> = NodeRef::new();
    let scrolls = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(area) = place.get() {
            dom::observe_size(&area.clone(), move || {
                let now = area.scroll_height() > area.client_height();
                if scrolls.try_get_untracked() == Some(!now) {
                    scrolls.set(now);
                }
            });
        }
    });
    view! {
        <div class="pane-plan" node_ref=place tabindex=move || scrolls.get().then_some("0")>
            {move || plan.run()}
        </div>
    }
}

/// The question before unsaved changes go. Takes the place of the buttons.
fn leave_question(asking: RwSignal<bool>, leave: Action) -> impl IntoView {
    let question: NodeRef<html::Div> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(question) = question.get() {
            dom::focus(&question);
        }
    });
    let stay = move || {
        asking.set(false);
        if let Some(pane) = use_pane_of(&question) {
            dom::focus(&pane);
        }
    };
    view! {
        <div class="pane-question" role="alertdialog" tabindex="-1" node_ref=question aria-label=text!(components.leave_question)>
            <p>{text!(components.leave_question)}</p>
            <div class="pane-buttons">
                <Button kind=ButtonKind::Primary label=text!(components.keep_editing) on_press=stay/>
                <Button label=text!(components.leave_without_saving) on_press=leave/>
            </div>
        </div>
    }
}

/// The heading of the pane that the question stands in: where focus goes when the person stays.
fn use_pane_of(question: &NodeRef<html::Div>) -> Option<leptos::web_sys::HtmlElement> {
    let pane = question.get_untracked()?.closest("dialog").ok()??;
    dom::all(&pane, ".pane-title").into_iter().next()
}
