//! Messages in the page: something to know, something done, something to act on.
//!
//! For a refusal with fixes use `RefusalCard`; for the result of a change per person use `ResultList` under a
//! `Message`; for what a real tenant does otherwise use `RealTenantNote`. No keys of its own.
use leptos::{children::ViewFn, prelude::*};

use crate::{
    text,
    ui::{icons::Icon, text::Text},
};

/// What a message is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MessageKind {
    /// To know.
    #[default]
    Info,
    /// Done.
    Good,
    /// Somebody has to act.
    Warn,
    /// It failed.
    Danger,
}

impl MessageKind {
    fn class(self) -> &'static str {
        match self {
            Self::Info => "message message-info",
            Self::Good => "message message-good",
            Self::Warn => "message message-warn",
            Self::Danger => "message message-danger",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Good => Icon::CheckCircle,
            Self::Warn => Icon::Warning,
            Self::Danger => Icon::Alert,
        }
    }
}

/// A message. Its role is `status`, or `alert` when it interrupts.
#[component]
pub fn Message(
    /// What it is about.
    #[prop(optional)]
    kind: MessageKind,
    /// A first line in strong type.
    #[prop(optional, into)]
    title: Option<Text>,
    /// Read out at once (role `alert`); else when there is a pause (`status`).
    #[prop(optional)]
    alert: bool,
    /// Not a live region: for a message that is part of a page from the start.
    #[prop(optional)]
    still: bool,
    /// What to do about it: one button or link at the right.
    #[prop(optional, into)]
    action: Option<ViewFn>,
    /// The message.
    children: Children,
) -> impl IntoView {
    let role = (!still).then_some(if alert { "alert" } else { "status" });
    view! {
        <div class=kind.class() role=role>
            {kind.icon().view(18)}
            <div class="message-words">
                {title.map(|title| view! { <strong class="message-title">{move || title.get()}</strong> })}
                <div class="message-body">{children()}</div>
            </div>
            {action.map(|action| view! { <div class="message-action">{move || action.run()}</div> })}
        </div>
    }
    .into_any()
}

/// A note on what no document says, so that it is Zetel's own choice. Its text continues the heading: *Our choice:* ...
#[component]
pub fn OwnChoiceNote(
    /// The rest of the sentence.
    #[prop(into)]
    text: Text,
) -> impl IntoView {
    view! {
        <div class="real-note" role="note">
            {Icon::Info.view(16)}
            <p>
                <strong>{text!(components.our_choice)}</strong>
                " "
                {move || text.get()}
            </p>
        </div>
    }
    .into_any()
}

/// A note on what the simulator does not do. Its text continues the heading: *In a real tenant* ...
#[component]
pub fn RealTenantNote(
    /// The rest of the sentence.
    #[prop(into)]
    text: Text,
) -> impl IntoView {
    view! {
        <div class="real-note" role="note">
            {Icon::Cloud.view(16)}
            <p>
                <strong>{text!(components.in_a_real_tenant)}</strong>
                " "
                {move || text.get()}
            </p>
        </div>
    }
    .into_any()
}
