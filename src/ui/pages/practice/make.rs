//! *Make an exercise*: a start, what the trainer did by hand since, which of its results must hold, and the words for the
//! learner.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::EditionId;
use crate::domain::{Role, Tenant};
use crate::platform;
use crate::practice::{
    own_id, propose, solution, works_in, Chapter, Exercise, Move, Proposal, Requirement, Shared, Start, Words,
};
use crate::sandbox::Sandbox;
use crate::ui::components::{Button, ButtonKind, Checkbox, Choice, Message, MessageKind, Select};
use crate::ui::icons::Icon;
use crate::ui::practice::{exercise, keep_own, Begin};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::tenants::fault_words;
use crate::ui::text::Reason;
use crate::wording;
use crate::{t, text};

use super::handing::hand_out;
use super::words::{fields, Both};

/// Under what a tab remembers where the exercise begins: the tenant, and how many entries it had.
const BEGINS: &str = "practice-begins";

thread_local! {
    /// What was written so far: somebody may go and do the solution meanwhile.
    static WRITTEN: RefCell<[Words; 4]> = RefCell::default();
}

/// What was done since the start.
#[derive(Clone, PartialEq)]
struct Done {
    start: Arc<Tenant>,
    solution: Vec<Move>,
    steps: Vec<String>,
    proposals: Vec<Proposal>,
}

/// Where it begins, as remembered for this tenant; before the last change where nothing is.
fn begins(app: App) -> usize {
    let count = app.peek(|sandbox| sandbox.done().len());
    let kept = platform::recall(BEGINS).unwrap_or_default();
    let kept = kept.split_once(' ').and_then(|(tenant, at)| {
        let is_here = tenant == app.tenants.open.get_untracked().to_string();
        at.parse().ok().filter(|at: &usize| is_here && *at <= count)
    });
    kept.unwrap_or(count.saturating_sub(1))
}

fn done_since(sandbox: &Sandbox, from: usize) -> Done {
    let (start, entries) = sandbox.since(from);
    let (now, _) = sandbox.now();
    Done {
        solution: solution(entries),
        steps: entries.iter().map(|entry| wording::entry(now, entry)).collect(),
        proposals: propose(&start, now, entries),
        start: Arc::new(start),
    }
}

/// The exercise without words, in the editions in which it can be solved: first the one in which it was made.
fn bare(done: &Done, chosen: &[bool], number: u64) -> Exercise {
    let proposals = done.proposals.iter().zip(chosen).filter(|(_, chosen)| **chosen);
    let mut exercise = Exercise {
        id: own_id(number),
        chapter: Chapter::First,
        title: Words::default(),
        task: Words::default(),
        editions: Vec::new(),
        rules: done.start.rules,
        role: Role::default(),
        minutes: u8::try_from(done.solution.len()).unwrap_or(u8::MAX).clamp(1, 14) + 1,
        start: Start {
            own: Some(Arc::clone(&done.start)),
            ..Start::default()
        },
        requirements: proposals.map(|(one, _)| one.requirement.clone()).collect(),
        questions: Vec::new(),
        solution: done.solution.clone(),
        hints: Vec::new(),
        learned: Words::default(),
    };
    let first = done.start.edition;
    let others = EditionId::ALL.into_iter().filter(|other| *other != first);
    let all = std::iter::once(first).chain(others);
    exercise.editions = all.filter(|edition| works_in(&exercise, *edition)).collect();
    exercise
}

/// The page.
#[component]
pub fn MakePage() -> impl IntoView {
    let app = App::get();
    let from = RwSignal::new(begins(app));
    let done = Memo::new(move |_| app.with(|sandbox| done_since(sandbox, from.get())));
    let chosen = RwSignal::new(Vec::<bool>::new());
    Effect::new(move |_| chosen.set(done.with(|done| done.proposals.iter().map(|one| one.chosen).collect())));
    let written = WRITTEN.with_borrow(Clone::clone);
    let [title, task, hint, learned] = written.map(Both::new);
    let role = RwSignal::new(app.peek(|sandbox| sandbox.actor().role));
    let number = StoredValue::new(platform::random_key() as u64);
    Effect::new(move |_| {
        let now = [title, task, hint, learned].map(Both::get);
        WRITTEN.with_borrow_mut(|written| *written = now);
    });
    // What has no words: looked at anew only when something else is to hold.
    let bare = Memo::new(move |_| {
        let chosen = chosen.get();
        done.with(|done| bare(done, &chosen, number.get_value()))
    });
    let made = Memo::new(move |_| {
        let hint = hint.get();
        Exercise {
            title: title.get(),
            task: task.get(),
            role: role.get(),
            hints: Some(hint)
                .filter(|hint| !hint.either().is_empty())
                .into_iter()
                .collect(),
            learned: learned.get(),
            ..bare.get()
        }
    });
    let no_words =
        move || (title.is_empty() || task.is_empty()).then(|| t!(trainer.words_missing).to_owned());
    let no_goal = move || {
        let works = made.with(|made| !made.editions.is_empty());
        (!works).then(|| t!(trainer.goal_missing).to_owned())
    };
    let too_much = move || {
        let shared = Shared::Exercise(Box::new(made.get()));
        shared.fits().err().map(|_| t!(trainer.too_much).to_owned())
    };
    let missing = Signal::derive(move || no_words().or_else(no_goal).or_else(too_much));
    view! {
        <div class="page">
            <p><a href=Route::Practice.href()>{text!(practice.all)}</a></p>
            <h1 class="page-title">{text!(trainer.make)}</h1>
            <p class="page-subtitle">{text!(trainer.make_intro)}</p>
            <div class="trainer-make">
                <div class="trainer-column">
                    {start_card(app, from)}
                    {solution_card(done)}
                    {must_hold_card(done, made, chosen)}
                </div>
                <div class="trainer-column">
                    {words_card([title, task, hint, learned], role)}
                    {checked_card(made, missing)}
                </div>
            </div>
            {foot(app, made, missing)}
        </div>
    }
}

fn card(id: &'static str, title: AnyView, content: AnyView) -> AnyView {
    view! {
        <section class="card" aria-labelledby=id><h2 class="card-title" id=id>{title}</h2>{content}</section>
    }
    .into_any()
}

fn start_card(app: App, from: RwSignal<usize>) -> AnyView {
    let choices = Signal::derive(move || {
        app.with(|sandbox| {
            let (tenant, _) = sandbox.now();
            let entries = sandbox.done().iter().enumerate();
            let before = entries.rev().take(50).map(|(at, entry)| {
                let label = t!(trainer.before, what = wording::entry(tenant, entry));
                Choice::new(at.to_string(), label)
            });
            let now = Choice::new(sandbox.done().len().to_string(), text!(trainer.now));
            std::iter::once(now).chain(before).collect::<Vec<_>>()
        })
    });
    let change = move |at: String| {
        let Ok(at) = at.parse::<usize>() else { return };
        let tenant = app.tenants.open.get_untracked();
        platform::remember(BEGINS, &format!("{tenant} {at}"));
        from.set(at);
    };
    let value = Signal::derive(move || from.get().to_string());
    let content = view! {
        <Select label=text!(trainer.begins_with) choices value on_change=Callback::new(move |(at,)| change(at))/>
    };
    card(
        "make-start",
        view! { {text!(trainer.start)} }.into_any(),
        content.into_any(),
    )
}

fn solution_card(done: Memo<Done>) -> AnyView {
    let steps = move || {
        done.with(|done| match done.steps.is_empty() {
            true => view! { <p>{t!(trainer.do_it)}</p> }.into_any(),
            false => {
                let steps = done.steps.iter().map(|step| view! { <li>{step.clone()}</li> });
                view! { <ol class="trainer-list">{steps.collect_view()}</ol> }.into_any()
            }
        })
    };
    card(
        "make-solution",
        view! { {text!(trainer.solution)} }.into_any(),
        steps.into_any(),
    )
}

fn must_hold_card(done: Memo<Done>, made: Memo<Exercise>, chosen: RwSignal<Vec<bool>>) -> AnyView {
    let boxes = move || {
        done.with(|done| {
            let one = |(at, proposal): (usize, &Proposal)| {
                let words = untrack(|| {
                    made.with(|made| wording::requirement(&done.start, made, &proposal.requirement))
                });
                let checked = Signal::derive(move || chosen.with(|chosen| chosen.get(at) == Some(&true)));
                let change = Callback::new(move |(on,): (bool,)| {
                    chosen.update(|chosen| {
                        if let Some(place) = chosen.get_mut(at) {
                            *place = on;
                        }
                    });
                });
                let is_always = matches!(proposal.requirement, Requirement::NothingElse { .. });
                let locked = is_always.then(|| t!(trainer.always).to_owned());
                view! { <Checkbox label=words checked locked on_change=change/> }
            };
            done.proposals.iter().enumerate().map(one).collect_view()
        })
    };
    let none = move || {
        done.with(|done| done.proposals.is_empty())
            .then(|| t!(trainer.nothing_proposed))
    };
    let content = view! { <div class="trainer-boxes">{boxes}</div> <p>{none}</p> };
    card(
        "make-must",
        view! { {text!(trainer.must_hold)} }.into_any(),
        content.into_any(),
    )
}

fn words_card([title, task, hint, learned]: [Both; 4], role: RwSignal<Role>) -> AnyView {
    let roles = Role::ALL
        .into_iter()
        .map(|one| Choice::new(one.as_str(), move || wording::role(one)));
    let roles: Vec<Choice> = roles.collect();
    let value = Signal::derive(move || role.get().as_str().to_owned());
    let change = Callback::new(move |(chosen,): (String,)| {
        if let Some(chosen) = Role::parse(&chosen) {
            role.set(chosen);
        }
    });
    let content = view! {
        <p class="card-hint">{text!(trainer.one_language)}</p>
        {fields(text!(trainer.title), title, false)}
        {fields(text!(trainer.task), task, true)}
        {fields(text!(trainer.hint), hint, true)}
        {fields(text!(trainer.learned), learned, true)}
        <Select label=text!(trainer.role) choices=Signal::stored(roles) value on_change=change/>
    };
    card(
        "make-words",
        view! { {text!(trainer.words_of_it)} }.into_any(),
        content.into_any(),
    )
}

fn checked_card(made: Memo<Exercise>, missing: Signal<Option<String>>) -> AnyView {
    let finding = |good: bool, words: String| {
        let icon = if good { Icon::CheckCircle } else { Icon::Warning };
        view! { <li>{icon.view(18)} <span>{words}</span></li> }
    };
    let findings = move || {
        let editions = made.with(|made| made.editions.clone());
        let works = match editions.is_empty() {
            true => finding(false, t!(trainer.not_solvable).to_owned()),
            false => finding(true, t!(trainer.solvable).to_owned()),
        };
        let names: Vec<String> = editions.iter().map(|one| wording::edition(*one)).collect();
        let there = (!names.is_empty())
            .then(|| finding(true, t!(trainer.works_in, editions = wording::list(&names))));
        let words = missing.get().map(|why| finding(false, why));
        view! { {works} {there} {words} }
    };
    let content = view! { <ul class="trainer-checks">{findings}</ul> };
    card(
        "make-checked",
        view! { {text!(trainer.checked_by)} }.into_any(),
        content.into_any(),
    )
}

fn foot(app: App, made: Memo<Exercise>, missing: Signal<Option<String>>) -> AnyView {
    let said = RwSignal::new(None::<Result<String, String>>);
    let shared = move || Some(Shared::Exercise(Box::new(made.get())));
    let keep = move || {
        let exercise = made.get_untracked();
        WRITTEN.with_borrow_mut(|written| *written = Default::default());
        let is_kept = keep_own(app, &Shared::Exercise(Box::new(exercise)));
        said.set(Some(match is_kept {
            true => Ok(t!(trainer.kept).to_owned()),
            false => Err(t!(trainer.no_room).to_owned()),
        }));
    };
    let try_it = move || {
        keep();
        let id = made.with_untracked(|made| made.id.clone());
        let begun = exercise(&id).map(|one| app.begin_exercise(one));
        if let Some(Err(fault)) = begun {
            said.set(Some(Err(t!(practice.fault, why = fault_words(fault)))));
        }
    };
    let reason = Reason::from(missing);
    let line = move || {
        said.get().map(|said| match said {
            Ok(words) => view! { <p>{words}</p> }.into_any(),
            Err(words) => view! { <Message kind=MessageKind::Warn still=true>{words}</Message> }.into_any(),
        })
    };
    view! {
        <div>
            <div role="status">{line}</div>
            <div class="trainer-buttons">
                <Button label=text!(trainer.keep) kind=ButtonKind::Primary disabled_reason=reason on_press=keep/>
                <Button label=text!(trainer.try_it) disabled_reason=reason on_press=try_it/>
            </div>
            {hand_out(shared, reason)}
        </div>
    }
    .into_any()
}
