//! The frame of every pane that asks for one command: form, live plan, button, result, *Close*.
//!
//! The page gives the form and the command that the form stands for; the frame decides it for the plan, does it when
//! the button is pressed, and shows what came of it.

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::domain::{Command, Decision, Problem};
use crate::ui::components::{Action, Button, ButtonKind, Pane};
use crate::ui::icons::Icon;
use crate::ui::script::{Scripted, ShowScript};
use crate::ui::state::App;
use crate::ui::text::{Reason, Text};
use crate::{t, text};

use super::{role_reason, Done, OutcomeView, PlanView, Report};

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

/// The steps of a longer form. The last one has the command; those before have *Next*, those after the first *Back*.
#[derive(Clone, Copy)]
pub struct Steps {
    /// What they are called, for the line that says how far somebody is. One behind the last is the result.
    pub names: Signal<Vec<String>>,
    /// Which one has the command, counting from 0.
    pub last: usize,
    /// The step the pane is at.
    pub at: RwSignal<usize>,
    /// Why it is too early for *Next*.
    pub missing: Reason,
    /// Whether a step is as it should be, asked before the next one; tells what is wrong if it is not.
    pub check: Callback<usize, bool>,
}

impl Steps {
    /// Goes one step on if this one is as it should be.
    fn go_on(self) {
        let at = self.at.get_untracked();
        if self.check.run(at) {
            self.at.set(at + 1);
        }
    }

    /// How far somebody is: the steps in a row, those that are done with a check.
    fn line(self, over: Memo<bool>) -> AnyView {
        let now = move || {
            if over.get() {
                self.last + 1
            } else {
                self.at.get()
            }
        };
        let step = move |(place, name): (usize, String)| {
            let done = move || now() > place;
            view! {
                <li class="step" class:step-done=done aria-current=move || (now() == place).then_some("step")>
                    <span class="step-mark" aria-hidden="true">
                        {move || if done() { Icon::Check.view(14).into_any() } else { (place + 1).into_any() }}
                    </span>
                    <span class="step-name">{name}</span>
                    {move || done().then(|| view! { <span class="visually-hidden">{t!(new_user.step_done)}</span> })}
                </li>
            }
        };
        view! {
            <ol class="steps" aria-label=text!(new_user.steps)>
                {move || self.names.get().into_iter().enumerate().map(step).collect_view()}
            </ol>
        }
        .into_any()
    }
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
    /// The word on the button that leaves the result; *Close* unless told otherwise.
    #[prop(optional, into)]
    leave: Option<Text>,
    /// What is being done, for the title of the result.
    #[prop(into)]
    done: Signal<Done>,
    /// What came of it, where the form has to know; cleared, the form is there again.
    #[prop(optional, into)]
    report: Option<RwSignal<Option<Report>>>,
    /// A step before.
    #[prop(optional, into)]
    first: Option<FirstStep>,
    /// Several steps before and after.
    #[prop(optional, into)]
    steps: Option<Steps>,
    /// Whether what is filled in may be asked; if not, it tells what is wrong at the fields. With it, the button can
    /// be pressed before the form is complete.
    #[prop(optional, into)]
    check: Option<Callback<(), bool>>,
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
    let over = Memo::new(move |_| report.with(Option::is_some));
    // What is done is not asked again.
    let decision = Memo::new(move |_| {
        let command = (!over.get()).then(|| command.get()).flatten();
        command.map(|command| Arc::new(app.plan(&command)))
    });
    let decision: Signal<Option<Arc<Decision>>> = decision.into();
    let early = Memo::new(move |_| {
        first.is_some_and(|first| first.here.get()) || steps.is_some_and(|steps| steps.at.get() < steps.last)
    });
    let settled = Callback::new(move |()| {
        if let Some(on_settled) = on_settled {
            on_settled.run(());
        }
    });
    let act = Callback::new(move |()| {
        if check.is_some_and(|check| !check.run(())) {
            return;
        }
        let Some(command) = command.get_untracked() else {
            return;
        };
        if let Some(done) = Report::act(app, command, done.get_untracked()) {
            report.set(Some(done));
            settled.run(());
        }
    });
    let body = move || {
        if !keeps_form && over.get() {
            view! { <OutcomeView report on_settled=settled/> }.into_any()
        } else {
            children()
        }
    };
    // Made inside the pane, which it has to know: focus goes to its heading when the button is gone.
    let result =
        move || keeps_form.then(|| view! { <OutcomeView report with_people=false on_settled=settled/> });
    // What steps add up to is told as soon as the first one is done.
    let begun = move || match steps {
        Some(steps) => steps.at.get() > 0,
        None => !early.get(),
    };
    let has_plan = Memo::new(move |_| begun() && !over.get() && command.with(Option::is_some));
    let scripted = Signal::derive(move || command.get().map(|command| Scripted::Asked(Arc::new(command))));
    let plan = move || {
        has_plan.get().then(|| {
            view! {
                <PlanView command decision/>
                <ShowScript of=scripted/>
            }
        })
    };
    // A role that is switched while the pane is open keeps the form; the button says why it rests.
    let forbidden = move || {
        let decided = decision.get()?;
        let met = decided.problems.iter().find_map(|problem| match problem {
            Problem::Forbidden { permission, .. } => Some(*permission),
            _ => None,
        });
        role_reason(app, met?)
    };
    let reason = move || {
        let lacks = move || (check.is_none() && command.with(Option::is_none)).then(|| missing.get());
        disabled_reason.get().or_else(forbidden).or_else(lacks)
    };
    let leave = leave.unwrap_or_else(|| text!(common.close));
    let refused = Memo::new(move |_| report.with(|report| report.as_ref().is_some_and(Report::all_refused)));
    let footer = move || {
        if over.get() {
            let back = move |()| report.set(None);
            return view! {
                <Button label=leave kind=ButtonKind::Primary on_press=on_close/>
                {refused.get().then(|| view! {
                    <Button label=text!(common.back) on_press=Callback::new(back)/>
                })}
            }
            .into_any();
        }
        let next = |missing: Reason, on_press: Action| {
            view! {
                <Button label=text!(common.next) kind=ButtonKind::Primary disabled_reason=missing on_press/>
            }
            .into_any()
        };
        let primary = match (first, steps) {
            (Some(first), _) if early.get() => next(first.missing, first.on_next),
            (_, Some(steps)) if early.get() => next(steps.missing, Callback::new(move |()| steps.go_on())),
            _ => view! {
                <Button label=button kind=ButtonKind::Primary disabled_reason=reason on_press=act/>
            }
            .into_any(),
        };
        let back = steps.filter(|steps| steps.at.get() > 0).map(|steps| {
            let back = Callback::new(move |()| steps.at.update(|at| *at = at.saturating_sub(1)));
            view! { <Button label=text!(common.back) on_press=back/> }
        });
        view! {
            {primary}
            {back}
            <Button label=text!(common.cancel) on_press=on_close/>
        }
        .into_any()
    };
    let asks = Signal::derive(move || {
        !over.get() && unsaved.map_or_else(|| command.with(Option::is_some), |unsaved| unsaved.get())
    });
    let subtitle = subtitle.unwrap_or_else(|| ViewFn::from(|| ()));
    let media = media.unwrap_or_else(|| ViewFn::from(|| ()));
    let through = Memo::new(move |_| over.get() && !refused.get());
    let head = move || steps.map(|steps| steps.line(through));
    view! {
        <Pane title on_close unsaved=asks media subtitle head plan=move || plan footer=move || footer>
            {result}
            {body}
        </Pane>
    }
    .into_any()
}
