//! The frame of every pane that asks for one command: form, live plan, button, result, *Close*.
//!
//! The page gives the form and the command that the form stands for; the frame decides it for the plan, does it when
//! the button is pressed, and shows what came of it.

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::domain::{Command, Decision};
use crate::t;
use crate::ui::components::{Action, Button, ButtonKind, Pane};
use crate::ui::state::App;
use crate::ui::text::{Reason, Text};

use super::{Done, OutcomeView, PlanView, Report};

/// A step before the one with the command: its button is *Next*.
#[derive(Clone, Copy)]
pub struct FirstStep {
    /// Whether the pane is at this step.
    pub here: Signal<bool>,
    /// Why it is too early for *Next*.
    pub missing: Reason,
    /// Goes on.
    pub on_next: Action,
}

/// The pane.
#[component]
pub fn TaskPane(
    /// The title. A new title is a new step.
    #[prop(into)]
    title: Text,
    /// Under the title: what or who it is about.
    #[prop(optional, into)]
    subtitle: Option<ViewFn>,
    /// Before the title: initials or a tile.
    #[prop(optional, into)]
    media: Option<ViewFn>,
    /// What the button would do; nothing while the form is not complete.
    #[prop(into)]
    command: Signal<Option<Command>>,
    /// What the form lacks while there is no command.
    #[prop(into)]
    missing: Text,
    /// Why the button can't be pressed whatever the form says.
    #[prop(optional, into)]
    disabled_reason: Reason,
    /// The word on the button.
    #[prop(into)]
    button: Text,
    /// What is being done, for the title of the result.
    #[prop(into)]
    done: Signal<Done>,
    /// What came of it, where the form has to know; cleared, the form is there again.
    #[prop(optional, into)]
    report: Option<RwSignal<Option<Report>>>,
    /// A step before.
    #[prop(optional, into)]
    first: Option<FirstStep>,
    /// Whether the form stays under the result: one person's pane. The people are not listed then.
    #[prop(optional)]
    keeps_form: bool,
    /// Whether closing would lose something; while there is a command and no result unless told otherwise.
    #[prop(optional, into)]
    unsaved: Option<Signal<bool>>,
    /// Called when the command, or a fix, has been done, and when everything was undone.
    #[prop(optional, into)]
    on_settled: Option<Callback<()>>,
    /// Called when it is to close.
    on_close: Action,
    /// The form.
    children: ChildrenFn,
) -> impl IntoView {
    let app = App::get();
    let report = report.unwrap_or_else(|| RwSignal::new(None));
    let decision = Memo::new(move |_| command.get().map(|command| Arc::new(app.plan(&command))));
    let decision: Signal<Option<Arc<Decision>>> = decision.into();
    let early = Memo::new(move |_| first.is_some_and(|first| first.here.get()));
    let over = Memo::new(move |_| report.with(Option::is_some));
    let settled = Callback::new(move |()| {
        if let Some(on_settled) = on_settled {
            on_settled.run(());
        }
    });
    let act = Callback::new(move |()| {
        let Some(command) = command.get_untracked() else {
            return;
        };
        report.set(Some(Report::act(app, command, done.get_untracked())));
        settled.run(());
    });
    let body = move || {
        if !keeps_form && over.get() {
            view! { <OutcomeView report on_settled=settled/> }.into_any()
        } else {
            children()
        }
    };
    let result = keeps_form.then(|| view! { <OutcomeView report with_people=false on_settled=settled/> });
    let has_plan = Memo::new(move |_| !early.get() && !over.get() && command.with(Option::is_some));
    let plan = move || has_plan.get().then(|| view! { <PlanView command decision/> });
    let reason = move || {
        let lacks = move || command.with(Option::is_none).then(|| missing.get());
        disabled_reason.get().or_else(lacks)
    };
    let footer = move || {
        if over.get() {
            return view! {
                <Button label=move || t!(common.close) kind=ButtonKind::Primary on_press=on_close/>
            }
            .into_any();
        }
        let primary = match first.filter(|_| early.get()) {
            Some(first) => view! {
                <Button label=move || t!(common.next) kind=ButtonKind::Primary disabled_reason=first.missing on_press=first.on_next/>
            }
            .into_any(),
            None => view! {
                <Button label=button kind=ButtonKind::Primary disabled_reason=reason on_press=act/>
            }
            .into_any(),
        };
        view! {
            {primary}
            <Button label=move || t!(common.cancel) on_press=on_close/>
        }
        .into_any()
    };
    let asks = Signal::derive(move || {
        !over.get() && unsaved.map_or_else(|| command.with(Option::is_some), |unsaved| unsaved.get())
    });
    let subtitle = subtitle.unwrap_or_else(|| ViewFn::from(|| ()));
    let media = media.unwrap_or_else(|| ViewFn::from(|| ()));
    view! {
        <Pane title on_close unsaved=asks media subtitle plan=move || plan footer=move || footer>
            {result}
            {body}
        </Pane>
    }
    .into_any()
}
