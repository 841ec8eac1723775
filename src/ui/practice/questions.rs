//! A question of an exercise: a number to fill in, one to choose, or some to choose.

use leptos::prelude::*;

use crate::practice::{Answer, Answered, Words};
use crate::ui::components::{Checkbox, Choice, RadioGroup, TextField};
use crate::wording::exercise_words;
use crate::{t, text};

use super::attempt::Attempt;

/// The field under the question, with what was answered before.
pub(super) fn question(attempt: Attempt, place: usize) -> AnyView {
    let Some(question) = attempt.exercise.questions.get(place) else {
        return ().into_any();
    };
    let given = move || attempt.run().answers.into_iter().nth(place).flatten();
    match &question.answer {
        Answer::Number(_) => number(attempt, place, untrack(given)),
        Answer::One(options, _) => {
            let choices = options.iter().enumerate().map(|(at, words)| choice(at, words));
            let value = Signal::derive(move || match given() {
                Some(Answered::Chosen(chosen)) => chosen.first().map(usize::to_string).unwrap_or_default(),
                _ => String::new(),
            });
            let choose = Callback::new(move |(value,): (String,)| {
                let chosen = value.parse().ok().map(|at| Answered::Chosen(vec![at]));
                attempt.answer(place, chosen);
            });
            view! {
                <RadioGroup label=text!(practice.choose_one) choices=choices.collect() value on_change=choose/>
            }
            .into_any()
        }
        Answer::Some(options) => {
            let boxes = options.iter().enumerate().map(|(at, (words, _))| {
                let is_chosen =
                    move || matches!(given(), Some(Answered::Chosen(chosen)) if chosen.contains(&at));
                let change = Callback::new(move |(on,): (bool,)| {
                    let mut chosen = match untrack(given) {
                        Some(Answered::Chosen(chosen)) => chosen,
                        _ => Vec::new(),
                    };
                    chosen.retain(|other| *other != at);
                    if on {
                        chosen.push(at);
                        chosen.sort_unstable();
                    }
                    attempt.answer(place, Some(Answered::Chosen(chosen)));
                });
                let checked = Signal::derive(is_chosen);
                view! { <Checkbox label=move || exercise_words(words) checked on_change=change/> }
            });
            view! {
                <div role="group" class="radio-group" aria-label=text!(practice.choose_some)>
                    <p class="verdict-state">{text!(practice.choose_some)}</p>
                    {boxes.collect_view()}
                </div>
            }
            .into_any()
        }
    }
}

fn choice(at: usize, words: &'static Words) -> Choice {
    Choice::new(at.to_string(), move || exercise_words(words))
}

fn number(attempt: Attempt, place: usize, given: Option<Answered>) -> AnyView {
    let kept = match given {
        Some(Answered::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let value = RwSignal::new(kept);
    Effect::new(move |before: Option<()>| {
        let number = value.with(|value| value.trim().parse().ok());
        if before.is_some() {
            attempt.answer(place, number.map(Answered::Number));
        }
    });
    view! { <TextField label=text!(practice.answer) value input_mode="numeric"/> }.into_any()
}

/// The right answer, in words.
pub(super) fn right(attempt: Attempt, place: usize) -> String {
    let Some(question) = attempt.exercise.questions.get(place) else {
        return String::new();
    };
    match question.right() {
        Answered::Number(right) => crate::ui::text::number(u64::from(right)),
        Answered::Chosen(places) => {
            let options = question.options();
            let words = places.iter().filter_map(|place| options.get(*place));
            crate::wording::list(&words.map(|words| exercise_words(words)).collect::<Vec<_>>())
        }
    }
}

/// The questions with their right answers.
pub(super) fn answers(attempt: Attempt) -> AnyView {
    let lines = attempt
        .exercise
        .questions
        .iter()
        .enumerate()
        .map(|(place, question)| {
            view! {
                <dt>{move || exercise_words(&question.prompt)}</dt>
                <dd>{move || right(attempt, place)}</dd>
            }
        });
    let none = attempt.exercise.solution.is_empty();
    view! {
        {none.then(|| view! { <p>{move || t!(practice.showing_none)}</p> })}
        <dl class="exercise-answers">{lines.collect_view()}</dl>
    }
    .into_any()
}
