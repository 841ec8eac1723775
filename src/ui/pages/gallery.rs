//! Every component in every state, to look at. Debug builds only.
use leptos::prelude::*;

/// The gallery.
#[component]
pub fn Gallery() -> impl IntoView {
    view! { <div class="page"><h1 class="page-title">"Gallery"</h1></div> }
}
