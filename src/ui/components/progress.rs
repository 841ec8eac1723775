//! How far something is that takes its time, with the button that stops it.
//!
//! For what takes less than a second or two say nothing; where nobody knows how long it takes, say so in a status.
//!
//! | key | does |
//! |---|---|
//! | Enter, Space on *Cancel* | stops |
use leptos::prelude::*;

use super::{Action, Button};
use crate::{
    t, text,
    ui::{dom, text::Text},
};

/// A bar with its words: *Reading users... 45%*.
#[component]
pub fn Progress(
    /// What is being done: *Reading users*. It names the bar.
    #[prop(into)]
    label: Text,
    /// How far it is, in percent.
    #[prop(into)]
    percent: Signal<u8>,
    /// Stops it.
    on_cancel: Action,
) -> impl IntoView {
    let id = dom::unique_id("progress");
    let for_id = id.clone();
    view! {
        <div class="progress">
            <p class="progress-words">
                <label for=for_id>{move || label.get()}</label>
                "… "
                <span class="progress-percent">{move || t!(components.percent, percent = percent.get())}</span>
            </p>
            <progress class="progress-bar" id=id max="100" prop:value=move || percent.get()></progress>
            <Button label=text!(common.cancel) on_press=on_cancel/>
        </div>
    }
    .into_any()
}
