//! The parts of a refusal: what rule, which services, what would fix it, and that nothing has changed.
//!
//! For the result of a change that was (partly) made use `Message` and `ResultList`. Layout only: the words and the
//! fixes come from the page, the rule from the engine.
//!
//! | key | does |
//! |---|---|
//! | Tab | from the card, which takes focus when it comes (the first of several), to its fixes |
use leptos::{children::ViewFn, html, prelude::*, web_sys::HtmlElement};

use super::{press::mark, Action};
use crate::{
    t, text,
    ui::{dom, icons::Icon, text::Text},
};

/// A way to fix it: a full-width button that says what it costs.
#[derive(Clone, Copy)]
pub struct FixChoice {
    /// What it does: a verb first.
    pub label: Text,
    /// What it costs.
    pub cost: Text,
    /// A drawing of the kind of fix.
    pub icon: Icon,
    /// Does it.
    pub on_press: Action,
}

/// A refusal: an `alert` at the top of the pane's body that takes focus when it comes, the first of several.
#[component]
pub fn RefusalCard(
    /// The name of the rule.
    #[prop(into)]
    title: Text,
    /// The rule and what it says about this case.
    #[prop(into)]
    rule: Text,
    /// What clashes: usually a `ConflictTable`, or a list of people.
    #[prop(optional, into)]
    details: Option<ViewFn>,
    /// The ways to fix it.
    #[prop(optional, into)]
    fixes: Signal<Vec<FixChoice>>,
    /// What to do by hand where there is no fix.
    #[prop(optional, into)]
    by_hand: Option<Text>,
    /// What stands at the left of the foot; *Nothing has been changed.* unless told otherwise.
    #[prop(optional, into)]
    foot: Option<Text>,
) -> impl IntoView {
    let card: NodeRef<html::Div> = NodeRef::new();
    Effect::new(move |_| {
        // Of several, the first: the others follow it.
        let first = |card: &HtmlElement| {
            let parent = card.parent_element();
            let first = parent.and_then(|parent| parent.query_selector(".refusal").ok().flatten());
            first.is_none_or(|first| first.is_same_node(Some(card)))
        };
        if let Some(card) = card.get().filter(|card| first(card)) {
            dom::focus(&card);
        }
    });
    view! {
        <div class="refusal" role="alert" tabindex="-1" node_ref=card>
            <div class="refusal-head">
                {Icon::Alert.view(18)}
                <div>
                    <h3 class="refusal-title">{move || title.get()}</h3>
                    <p class="refusal-rule">{move || rule.get()}</p>
                </div>
            </div>
            {details.map(|details| view! { <div class="refusal-details">{move || details.run()}</div> })}
            <Show when=move || fixes.with(|fixes| !fixes.is_empty())>
                <div class="refusal-fixes">
                    <h4 class="refusal-ways">{text!(components.ways_to_fix)}</h4>
                    {move || fixes.get().into_iter().map(fix_button).collect_view()}
                </div>
            </Show>
            {by_hand.map(|text| view! {
                <Show when=move || fixes.with(Vec::is_empty)>
                    <div class="refusal-fixes">
                        <h4 class="refusal-ways">{text!(fixes.by_hand)}</h4>
                        <p class="refusal-rule">{move || text.get()}</p>
                    </div>
                </Show>
            })}
            <div class="refusal-foot">
                {Icon::Shield.view(18)}
                <strong>{move || foot.map_or_else(|| t!(components.nothing_changed).to_owned(), Text::get)}</strong>
            </div>
        </div>
    }
    .into_any()
}

fn fix_button(fix: FixChoice) -> impl IntoView {
    view! {
        <button type="button" class="fix" data-press=mark() on:click=move |_| fix.on_press.run(())>
            {fix.icon.view(18)}
            <span class="fix-words">
                <span class="fix-label">{move || fix.label.get()}</span>
                " "
                <span class="fix-cost">{move || fix.cost.get()}</span>
            </span>
            {Icon::ChevronRight.view(16)}
        </button>
    }
}

/// A product at the head of a `ConflictTable`.
#[derive(Clone, PartialEq, Eq)]
pub struct ConflictProduct {
    /// Its name.
    pub name: String,
    /// *has now*, *being added*.
    pub note: String,
}

/// Two services that exclude each other.
#[derive(Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What kind of service: *Exchange*.
    pub kind: String,
    /// The service of the first product.
    pub left: String,
    /// The service of the second product.
    pub right: String,
}

/// Which services of two products exclude each other.
#[component]
pub fn ConflictTable(
    /// The product at the left, usually the one a person has.
    left: ConflictProduct,
    /// The product at the right, usually the one being added.
    right: ConflictProduct,
    /// The pairs.
    clashes: Vec<Conflict>,
) -> impl IntoView {
    let head = |product: ConflictProduct| {
        view! {
            <th scope="col">
                <span class="clash-product">{product.name}</span>
                " "
                <span class="clash-note">{product.note}</span>
            </th>
        }
    };
    view! {
        <table class="clash-table">
            <thead>
                <tr>
                    <td></td>
                    {head(left)}
                    <td></td>
                    {head(right)}
                </tr>
            </thead>
            <tbody>
                {clashes
                    .into_iter()
                    .map(|clash| {
                        view! {
                            <tr>
                                <th scope="row">{clash.kind}</th>
                                <td>{clash.left}</td>
                                <td class="clash-sign">{Icon::Close.view(14)}</td>
                                <td>{clash.right}</td>
                            </tr>
                        }
                    })
                    .collect_view()}
            </tbody>
        </table>
    }
    .into_any()
}
