//! The pane that asks before one command about what was selected: the question, who or what it is about, the plan, the
//! button, the result. Closing it loses nothing.

use leptos::prelude::*;

use crate::domain::Command;
use crate::ui::components::Action;
use crate::ui::text::Text;

use super::{Done, TaskPane};

/// The pane.
#[component]
pub fn ConfirmPane(
    /// The title.
    #[prop(into)]
    title: Text,
    /// Under the title: what it is about.
    #[prop(optional, into)]
    subtitle: Option<Text>,
    /// What the button does; nothing where it can't be done.
    #[prop(into)]
    command: Signal<Option<Command>>,
    /// Why it can't be done, where there may be no command.
    #[prop(optional, into)]
    missing: Option<Text>,
    /// The word on the button.
    #[prop(into)]
    button: Text,
    /// What is being done, for the title of the result.
    done: Done,
    /// What is asked.
    #[prop(into)]
    question: Text,
    /// Called when the command, or a fix, has been done, and when everything was undone.
    #[prop(optional, into)]
    on_settled: Option<Callback<()>>,
    /// Called when it is to close.
    on_close: Action,
    /// Under the question: whom it concerns, and what else there is to know.
    children: ChildrenFn,
) -> impl IntoView {
    let subtitle = move || subtitle.map(Text::get);
    let on_settled = on_settled.unwrap_or_else(|| Callback::new(|()| ()));
    let missing = missing.unwrap_or_else(|| Text::from(""));
    view! {
        <TaskPane title subtitle=move || subtitle command missing button done=Signal::stored(done)
            unsaved=Signal::stored(false) on_settled on_close>
            <p class="pane-intro">{question}</p>
            {children()}
        </TaskPane>
    }
}
