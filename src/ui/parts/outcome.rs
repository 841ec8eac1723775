//! The result a pane shows before it closes: counts, who got what, who did not and why, and *Undo*.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::html;
use leptos::prelude::*;

use crate::counted;
use crate::domain::{
    diff, Command, Decision, Event, Fix, GroupId, Outcome, Problem, Removal, Tenant, UserIx,
};
use crate::ui::components::{
    use_pane, Button, ButtonKind, Message, MessageKind, RealTenantNote, ResultLine, ResultList, ResultPerson,
    ResultState,
};
use crate::ui::dom;
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::ui::words::{
    country, group_name, list, person, problem_brief, problem_title, product_change, product_list,
    product_name, subscription_name,
};
use crate::{t, text};

use super::sentence::{joined, refused};
use super::{
    added, any_comes, any_goes, consequences_note, lacked, said_of, tally, unknown_text, Refusals, Report,
};

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
            let people = app.tenant(|tenant| result_people(tenant, &report));
            view! { <ResultList people/> }
        });
        let queued = report.queued();
        let (taken, freed) = report.seats();
        let command = report.command.clone();
        let noted = report.clone();
        Some(
            view! {
                {message}
                <Refusals command refusals others_served on_fix/>
                {people}
                {queued.then(|| view! { <RealTenantNote text=text!(result.note_queued)/> })}
                {move || notes(app, &noted, taken, freed)}
            }
            .into_any(),
        )
    };
    view! { <div class="outcome" node_ref=place>{content}</div> }
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
    } else if counts.changed == 0 {
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
    let changed = if report.is_about_people() {
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

/// What became of everybody and everything the command was about.
fn result_people(tenant: &Tenant, report: &Report) -> Vec<ResultPerson> {
    let mut people: Vec<ResultPerson> = Vec::new();
    let mut places: HashMap<UserIx, usize> = HashMap::new();
    // Who goes one way is told the same, and of a hundred thousand people most do.
    let mut told: HashMap<(*const Decision, u32), Vec<ResultLine>> = HashMap::new();
    for (at, (user, outcome, decision)) in report.people().into_iter().enumerate() {
        let more = match (report.adds(), outcome) {
            (Some(_), _) => added::lines(tenant, outcome, &decision),
            (None, Outcome::Changed(way)) => told
                .entry((Arc::as_ptr(&decision), way))
                .or_insert_with(|| lines(tenant, report, user, outcome, &decision))
                .clone(),
            (None, _) => lines(tenant, report, user, outcome, &decision),
        };
        // Where several commands were one, the same person can come again.
        match places.get(&user).and_then(|place| people.get_mut(*place)) {
            Some(person) => {
                let known = std::mem::take(&mut person.lines);
                let lines = known.into_iter().chain(more);
                person.lines = lines
                    .filter(|line| line.state != ResultState::Unchanged)
                    .collect();
            }
            None => {
                places.insert(user, people.len());
                people.push(ResultPerson {
                    name: match report.adds() {
                        Some(add) => added::name(tenant, add, at, user),
                        None => person(tenant, user),
                    },
                    icon: None,
                    lines: more,
                });
            }
        }
    }
    let groups = report.groups().into_iter();
    let groups = groups.map(|(group, outcome, decision)| ResultPerson {
        name: name_of_group(tenant, group, &decision),
        icon: Some(Icon::Group),
        lines: vec![plain_line(outcome, &decision, || {
            group_line(tenant, group, &decision)
        })],
    });
    let subscriptions = report.subscriptions().into_iter();
    let subscriptions = subscriptions.map(|(id, outcome, decision)| ResultPerson {
        name: subscription_name(tenant, id),
        icon: Some(Icon::Card),
        lines: vec![plain_line(outcome, &decision, || {
            let total = tenant.subscription(id).map_or(0, |s| s.total_licenses);
            (t!(result.new_total, total = number(u64::from(total))), "")
        })],
    });
    people.into_iter().chain(groups).chain(subscriptions).collect()
}

/// The line of a group or subscription: one that was deleted has its name from the fact that says so.
fn plain_line(
    outcome: Outcome,
    decision: &Decision,
    done: impl Fn() -> (String, &'static str),
) -> ResultLine {
    let (state, (what, note)) = match decision.problem(outcome) {
        Some(problem) => (ResultState::Failed, (problem_title(problem), "")),
        None if matches!(outcome, Outcome::Done | Outcome::Changed(_)) => (ResultState::Done, done()),
        None => (ResultState::Unchanged, (t!(result.no_change).to_owned(), "")),
    };
    let note = note.to_owned();
    ResultLine { state, what, note }
}

fn group_line(tenant: &Tenant, group: GroupId, decision: &Decision) -> (String, &'static str) {
    let queued =
        |event: &Event| matches!(event, Event::QueueChanged { to: Some(work), .. } if work.group == group);
    if tenant.group(group).is_none() {
        (t!(deleted.was_deleted).to_owned(), "")
    } else if decision.events.iter().any(queued) {
        (t!(result.in_progress).to_owned(), t!(result.done_later))
    } else {
        (t!(result.changed).to_owned(), "")
    }
}

fn name_of_group(tenant: &Tenant, group: GroupId, decision: &Decision) -> String {
    let mut events = decision.events.iter();
    let deleted = events.find_map(|event| match event {
        Event::GroupChanged {
            group: id,
            from: Some(from),
            ..
        } if *id == group => Some(from.display_name.to_string()),
        _ => None,
    });
    deleted.unwrap_or_else(|| group_name(tenant, group))
}

fn lines(
    tenant: &Tenant,
    report: &Report,
    user: UserIx,
    outcome: Outcome,
    decision: &Decision,
) -> Vec<ResultLine> {
    let mut lines = Vec::new();
    let came_or_went = match &report.command {
        Command::DeleteUsers { .. } => Some(t!(deleted.was_deleted)),
        Command::RestoreUsers { .. } => Some(t!(deleted.was_restored)),
        _ => None,
    };
    if let (Some(what), Some(_)) = (came_or_went, decision.transition(outcome)) {
        lines.push(ResultLine {
            state: ResultState::Done,
            what: what.to_owned(),
            note: String::new(),
        });
    }
    match outcome {
        Outcome::Refused(_) | Outcome::Failed { .. } => {
            if let Some(problem) = decision.problem(outcome) {
                let what = match asked(tenant, report) {
                    none if none.is_empty() => product_list(tenant, &problem.skus()),
                    asked => asked,
                };
                lines.push(ResultLine {
                    state: ResultState::Failed,
                    what,
                    note: problem_brief(tenant, problem),
                });
            }
        }
        Outcome::Changed(_) => {
            if let Some(way) = decision.transition(outcome) {
                if let (true, Some(to)) = (way.from_location != way.to_location, way.to_location) {
                    let what = t!(result.location_set, country = country(to));
                    lines.push(ResultLine {
                        state: ResultState::Done,
                        what,
                        note: String::new(),
                    });
                }
                for difference in diff(tenant, &way.from, &way.to) {
                    let note = product_change(tenant, difference.sku, &difference.change);
                    let what = product_name(tenant, difference.sku);
                    lines.push(ResultLine {
                        state: ResultState::Done,
                        what,
                        note,
                    });
                }
            }
        }
        Outcome::Done => lines.push(ResultLine {
            state: ResultState::Done,
            what: member_line(report, user).to_owned(),
            note: String::new(),
        }),
        Outcome::Unchanged | Outcome::Withheld => {}
    }
    if !matches!(outcome, Outcome::Refused(_) | Outcome::Failed { .. }) {
        lines.extend(kept(tenant, report, user, outcome, decision));
    }
    if lines.is_empty() {
        let what = t!(result.no_change).to_owned();
        lines.push(ResultLine {
            state: ResultState::Unchanged,
            what,
            note: String::new(),
        });
    }
    lines
}

/// What became of somebody whose licenses did not change at once.
fn member_line(report: &Report, user: UserIx) -> &'static str {
    match (&report.command, report.queued()) {
        (Command::ChangeMembers { add, .. }, true) if add.contains(&user) => t!(result.joined_later),
        (Command::ChangeMembers { add, .. }, false) if add.contains(&user) => t!(result.joined),
        (Command::ChangeMembers { .. }, true) => t!(result.left_later),
        (Command::ChangeMembers { .. }, false) => t!(result.left),
        _ => t!(result.done_later),
    }
}

/// The products asked for that the person had already, or the one to be replaced that they don't have.
fn kept(
    tenant: &Tenant,
    report: &Report,
    user: UserIx,
    outcome: Outcome,
    decision: &Decision,
) -> Vec<ResultLine> {
    let way = decision.transition(outcome);
    let lacked = tenant
        .licenses(user)
        .filter(|_| way.is_none())
        .and_then(|set| lacked(&report.command, set));
    if let Some(sku) = lacked {
        return vec![ResultLine {
            state: ResultState::Unchanged,
            what: product_name(tenant, sku),
            note: t!(result.lacks_it).into(),
        }];
    }
    let asked = report.grants().iter().filter(|grant| match way {
        Some(way) => way.from.get(grant.sku).is_some() && way.from.get(grant.sku) == way.to.get(grant.sku),
        None => tenant
            .licenses(user)
            .is_some_and(|set| set.get(grant.sku).is_some()),
    });
    asked
        .map(|grant| ResultLine {
            state: ResultState::Unchanged,
            what: product_name(tenant, grant.sku),
            note: t!(result.had_it).into(),
        })
        .collect()
}

/// What was asked, in a few words: the products.
fn asked(tenant: &Tenant, report: &Report) -> String {
    let mut skus: Vec<_> = report.grants().iter().map(|grant| grant.sku).collect();
    if let Some(removed) = report.removal().and_then(Removal::skus) {
        skus.extend(removed.iter().copied());
    }
    list(
        &skus
            .into_iter()
            .map(|sku| product_name(tenant, sku))
            .collect::<Vec<_>>(),
    )
}
