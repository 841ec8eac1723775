//! The result a pane shows before it closes: counts, who got what, who did not and why, and *Undo*.

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::html;
use leptos::prelude::*;

use crate::counted;
use crate::domain::{tally, Fix, Problem};
use crate::ui::components::{use_pane, Button, ButtonKind, Message, MessageKind, RealTenantNote, ResultList};
use crate::ui::dom;
use crate::ui::icons::Icon;
use crate::ui::script::{Scripted, ShowScript};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::{t, text};

use super::results::results;
use super::sentence::{joined, refused};
use super::{added, any_comes, any_goes, consequences_note, said_of, unknown_text, Refusals, Report};

/// The result of a report. Fixes chosen here go into it.
#[component]
pub fn OutcomeView(
    /// What came of the command.
    report: RwSignal<Option<Report>>,
    /// Whether the list of people is shown; one person's pane shows the same in place.
    #[prop(default = true)]
    with_people: bool,
    /// Called after a fix went through or everything was undone.
    #[prop(optional, into)]
    on_settled: Option<Callback<()>>,
) -> impl IntoView {
    let app = App::get();
    let undone = RwSignal::new(false);
    let settled = move || {
        if let Some(on_settled) = on_settled {
            on_settled.run(());
        }
    };
    let place: NodeRef<html::Div> = NodeRef::new();
    Effect::new(move |_| {
        // A new report is not undone.
        report.track();
        undone.set(false);
    });
    let pane = use_pane();
    Effect::new(move |_| {
        report.track();
        undone.track();
        // The button that was pressed is gone; focus stays in the pane, unless a refusal has taken it.
        request_animation_frame(move || {
            if let (None, Some(pane)) = (dom::active_element(), pane) {
                pane.focus_heading.try_run(());
            }
        });
    });
    Effect::new(move |_| {
        // What came of a press is seen where it stands, at the top, also by who had scrolled down to press.
        undone.track();
        if let (true, Some(place)) = (report.with(Option::is_some), place.get()) {
            request_animation_frame(move || place.scroll_into_view());
        }
    });
    let on_fix = Callback::new(move |(problem, fix): (Problem, Fix)| {
        let Some(decision) = app.apply(&fix) else { return };
        let history = app.peek(|s| s.history().len());
        report.update(|report| {
            if let Some(report) = report {
                report.fix(&problem, &fix, decision, history);
            }
        });
        settled();
    });
    let undo = move || {
        let before = report.with_untracked(|r| r.as_ref().map_or(usize::MAX, |r| r.history_before));
        while app.peek(|s| s.history().len()) > before && app.undo() {}
        if app.peek(|s| s.history().len()) <= before {
            undone.set(true);
            settled();
        }
    };
    let content = move || {
        let report = report.get()?;
        if undone.get() {
            return Some(view! { <Message>{text!(result.undone)}</Message> }.into_any());
        }
        let refusals = report.refusals();
        let others_served = !report.all_refused();
        let message = others_served.then(|| message(app, &report, Callback::new(move |()| undo())));
        let people = with_people.then(|| {
            let results = app.tenant(|tenant| results(tenant, &report));
            view! { <ResultList results/> }
        });
        let queued = report.queued();
        let (taken, freed) = report.seats();
        let command = report.command.clone();
        let noted = report.clone();
        let scripted = Signal::stored(Some(scripted(&report)));
        Some(
            view! {
                {message}
                <Refusals command refusals others_served on_fix/>
                {people}
                <ShowScript of=scripted/>
                {queued.then(|| view! { <RealTenantNote text=text!(result.note_queued)/> })}
                {move || notes(app, &noted, taken, freed)}
            }
            .into_any(),
        )
    };
    view! { <div class="outcome" node_ref=place>{content}</div> }
}

/// What a script of the result is of: the entries that came of it, fixes included; where there are none, what was asked.
fn scripted(report: &Report) -> Scripted {
    if report.history_after > report.history_before {
        Scripted::Done(Arc::new((report.history_before..report.history_after).collect()))
    } else {
        Scripted::Asked(Arc::new(report.command.clone()))
    }
}

/// What the change means in a real tenant: for mailboxes, files and apps, or where it means nothing for these, in
/// general.
fn notes(app: App, report: &Report, taken: u32, freed: u32) -> AnyView {
    let mut found = app.tenant(|tenant| tally(tenant, report.decisions()));
    found.retain(|(consequence, _)| said_of(&report.command, *consequence));
    let unknown = app.tenant(|tenant| unknown_text(tenant, report.decisions()));
    let added = report.adds().is_some() && !report.all_refused();
    if taken == 0 && freed == 0 && found.is_empty() && !added {
        return ().into_any();
    }
    let mut general: Vec<String> = if added { added::notes(report) } else { Vec::new() };
    let in_general = [
        (taken > 0 && any_comes(&found)).then(|| t!(effects.takes_minutes)),
        (taken > 0 && !any_comes(&found)).then(|| t!(effects.apps_take_minutes)),
        (freed > 0 && unknown.is_none() && !any_goes(&found)).then(|| t!(effects.nothing_lost)),
    ];
    general.extend(in_general.into_iter().flatten().map(str::to_owned));
    general.extend(unknown);
    consequences_note(&found, general)
}

fn message(app: App, report: &Report, undo: Callback<()>) -> AnyView {
    let counts = report.counts();
    let lacking = added::lacking(report);
    let (kind, title) = if counts.refused > 0 || !lacking.is_empty() {
        (MessageKind::Warn, t!(result.partly))
    } else if counts.changed == 0 && report.decision.events.is_empty() {
        (MessageKind::Info, t!(result.nothing))
    } else {
        (MessageKind::Good, report.done.title())
    };
    let text = sentence(report);
    let (before, after) = (report.history_before, report.history_after);
    let can_undo = move || after > before && app.with(|s| s.history().len()) == after;
    let button = move || {
        can_undo().then(|| {
            view! {
                <Button label=text!(common.undo) kind=ButtonKind::Link icon=Icon::Undo on_press=undo/>
            }
        })
    };
    let action = ViewFn::from(move || button);
    let more = (!lacking.is_empty()).then(|| app.tenant(|tenant| added::more_needed(tenant, &lacking)));
    view! { <Message kind title action>{text} {more}</Message> }.into_any()
}

/// *5 licenses assigned. 3 users changed, 1 unchanged.* What is zero is left out.
fn sentence(report: &Report) -> String {
    let counts = report.counts();
    let (taken, freed) = report.seats();
    let mut seats = Vec::new();
    if taken > 0 {
        seats.push(counted!(taken, result.assigned_1, result.assigned_n));
    }
    if freed > 0 {
        seats.push(counted!(freed, result.unassigned_1, result.unassigned_n));
    }
    if report.adds().is_some() {
        return added::sentence(report, seats);
    }
    let changed = if report.is_together() {
        counted!(counts.changed, result.together_1, result.together_n)
    } else if report.is_about_people() {
        counted!(counts.changed, result.changed_1, result.changed_n)
    } else if report.decision.groups.is_empty() {
        counted!(counts.changed, result.subscriptions_1, result.subscriptions_n)
    } else {
        counted!(counts.changed, result.groups_1, result.groups_n)
    };
    let unchanged = t!(result.unchanged, count = number(u64::from(counts.unchanged)));
    let people = vec![
        (counts.changed, changed),
        (counts.unchanged, unchanged),
        refused(counts),
    ];
    joined(seats, people)
}
