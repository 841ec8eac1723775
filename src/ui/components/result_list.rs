//! The result of a change, per person: what was done, what stayed, what failed and why.
//!
//! Stands under a `Message` that gives the counts. Over 20 people, those with a failure are listed and the rest are
//! counted and folded. No keys of its own beyond those of its expander.
use leptos::prelude::*;

use super::{Expander, Initials};
use crate::{
    counted, t,
    ui::{icons::Icon, text::number},
};

/// What became of one thing asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultState {
    /// Done.
    Done,
    /// It was so already.
    Unchanged,
    /// Refused.
    Failed,
}

/// One line of a person's result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultLine {
    /// What became of it.
    pub state: ResultState,
    /// The product.
    pub what: String,
    /// The rest of the line: *assigned, without ...*, or the reason of a failure.
    pub note: String,
}

impl ResultLine {
    /// A line.
    pub fn new(state: ResultState, what: impl Into<String>, note: impl Into<String>) -> Self {
        let (what, note) = (what.into(), note.into());
        Self { state, what, note }
    }
}

/// One person's result, or one group's or subscription's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultPerson {
    /// The display name.
    pub name: String,
    /// A drawing in place of the initials: for what is not a person.
    pub icon: Option<Icon>,
    /// What was asked for this person, in the order of the products.
    pub lines: Vec<ResultLine>,
}

/// Up to this many people everything is listed.
const LIST_ALL: usize = 20;
/// Of more, this many are listed: a list nobody reads must not freeze the page.
const LIST_SOME: usize = 200;

/// What is listed of a result, and how much is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Those in sight: all, or of many those with a failure.
    listed: Vec<ResultPerson>,
    /// How many more there are like them.
    more_listed: usize,
    /// The rest, folded.
    folded: Vec<ResultPerson>,
    /// How many more there are like them.
    more_folded: usize,
}

impl Results {
    /// Chooses whom to list, in the order they were processed; only they are put into words.
    pub fn of<T>(
        subjects: &[T],
        failed: impl Fn(&T) -> bool,
        mut words: impl FnMut(&T) -> ResultPerson,
    ) -> Self {
        if subjects.len() <= LIST_ALL {
            return Self {
                listed: subjects.iter().map(words).collect(),
                ..Self::default()
            };
        }
        let mut some = |fails: bool| {
            let mut like = subjects.iter().filter(|subject| failed(subject) == fails);
            let listed: Vec<_> = like.by_ref().take(LIST_SOME).map(&mut words).collect();
            (listed, like.count())
        };
        let ((listed, more_listed), (folded, more_folded)) = (some(true), some(false));
        Self {
            listed,
            more_listed,
            folded,
            more_folded,
        }
    }
}

/// The list.
#[component]
pub fn ResultList(
    /// What to list.
    results: Results,
) -> impl IntoView {
    let Results {
        listed,
        more_listed,
        folded,
        more_folded,
    } = results;
    let total = folded.len() + more_folded;
    let title = move || counted!(total, components.others_1, components.others_n);
    let open = RwSignal::new(false);
    view! {
        {list(listed, more_listed)}
        {(total > 0).then(move || view! {
            <Expander title open>{list(folded.clone(), more_folded)}</Expander>
        })}
    }
    .into_any()
}

fn list(people: Vec<ResultPerson>, more_of_them: usize) -> AnyView {
    view! {
        <ul class="result-list">{people.into_iter().map(person).collect_view()}</ul>
        {(more_of_them > 0).then(|| more(more_of_them))}
    }
    .into_any()
}

fn more(count: usize) -> impl IntoView {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    view! { <p class="result-more">{move || t!(components.and_more, count = number(count))}</p> }
}

fn person(person: ResultPerson) -> impl IntoView {
    view! {
        <li class="result-person">
            {match person.icon {
                Some(icon) => view! { <span class="result-icon">{icon.view(20)}</span> }.into_any(),
                None => view! { <Initials name=person.name.clone()/> }.into_any(),
            }}
            <div class="result-words">
                <div class="result-name">{person.name}</div>
                <ul class="result-lines">
                    {person
                        .lines
                        .into_iter()
                        .map(|line| {
                            let (class, icon) = match line.state {
                                ResultState::Done => ("result-line result-done", Icon::Check),
                                ResultState::Unchanged => ("result-line result-same", Icon::Dash),
                                ResultState::Failed => ("result-line result-failed", Icon::Alert),
                            };
                            view! {
                                <li class=class>
                                    {icon.view(16)}
                                    <span class="result-what">{line.what}</span>
                                    " "
                                    <span class="result-note">{line.note}</span>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </div>
        </li>
    }
}
