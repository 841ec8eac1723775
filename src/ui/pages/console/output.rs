//! The log of the console: what was typed, what came of it, and our own words about it.

use leptos::html;
use leptos::prelude::*;

use crate::text;

use super::state::{Console, Kind, Piece};

/// The log.
#[component]
pub(super) fn Log(console: Console) -> impl IntoView {
    let log: NodeRef<html::Div> = NodeRef::new();
    Effect::new(move |_| {
        console.version.track();
        // What came last is in sight.
        request_animation_frame(move || {
            if let Some(log) = log.get_untracked() {
                log.set_scroll_top(log.scroll_height());
            }
        });
    });
    let each = move || {
        console.version.track();
        console.pieces().0
    };
    let cut = move || {
        console.version.track();
        console
            .pieces()
            .1
            .then(|| view! { <p class="card-hint">{text!(console.cut)}</p> })
    };
    let is_empty = move || {
        console.version.track();
        console.pieces().0.is_empty()
    };
    view! {
        <div class="console-log" role="log" aria-label=text!(console.output) tabindex="0" node_ref=log>
            {move || is_empty().then(|| view! { <p class="card-hint">{text!(console.first)}</p> })}
            {cut}
            <For each=each key=|piece| piece.id children=piece_view/>
        </div>
    }
}

fn piece_view(piece: Piece) -> AnyView {
    let text = piece.text.to_string();
    match piece.kind {
        Kind::Typed => view! {
            <pre class="console-typed" translate="no"><span class="console-prompt" aria-hidden="true">"PS> "</span>{text}</pre>
        }
        .into_any(),
        Kind::Text => view! { <pre class="console-text" translate="no">{text}</pre> }.into_any(),
        Kind::Error => view! { <pre class="console-error" translate="no">{text}</pre> }.into_any(),
        Kind::Warning => view! { <pre class="console-warning" translate="no">{text}</pre> }.into_any(),
        Kind::Note => view! {
            <p class="console-note"><strong>{text!(console.in_short)}</strong> " " {text}</p>
        }
        .into_any(),
    }
}
