//! The line under a grid that says how many are shown and chosen. Always there, a live region. No keys.
use leptos::{children::ViewFn, prelude::*};

use crate::ui::text::Text;

/// The status line.
#[component]
pub fn StatusLine(
    /// *31 of 48 users*.
    #[prop(into)]
    shown: Text,
    /// *3 selected*; empty when nothing is.
    #[prop(optional, into)]
    chosen: Option<Text>,
    /// What stands at the right: a legend; on a narrow screen *Clear selection*.
    #[prop(optional, into)]
    end: Option<ViewFn>,
) -> impl IntoView {
    let chosen = move || chosen.map(Text::get).filter(|text| !text.is_empty());
    view! {
        <div class="status-line">
            <div class="status-words" role="status">
                <span>{move || shown.get()}</span>
                {move || chosen().map(|text| view! { <span class="status-comma">", "</span><strong>{text}</strong> })}
            </div>
            {end.map(|end| view! { <div class="status-end">{move || end.run()}</div> })}
        </div>
    }
    .into_any()
}
