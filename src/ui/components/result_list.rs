//! The result of a change, per person: what was done, what stayed, what failed and why.
//!
//! Stands under a `Message` that gives the counts. Over 20 people, those with a failure are listed and the rest are
//! counted and folded. No keys of its own beyond those of its expander.
use leptos::prelude::*;

use super::{Expander, Initials};
use crate::{
    t,
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

impl ResultPerson {
    fn failed(&self) -> bool {
        self.lines.iter().any(|line| line.state == ResultState::Failed)
    }
}

/// Up to this many people everything is listed.
const LIST_ALL: usize = 20;
/// Of a folded rest, this many are listed when it is opened: a list nobody reads must not freeze the page.
const LIST_REST: usize = 200;

/// The list.
#[component]
pub fn ResultList(
    /// The people, in the order they were processed.
    people: Vec<ResultPerson>,
) -> impl IntoView {
    if people.len() <= LIST_ALL {
        return view! { <ul class="result-list">{people.into_iter().map(person).collect_view()}</ul> }
            .into_any();
    }
    let (failed, rest): (Vec<_>, Vec<_>) = people.into_iter().partition(ResultPerson::failed);
    let total = u64::try_from(rest.len()).unwrap_or(u64::MAX);
    let hidden_failures = failed.len().saturating_sub(LIST_REST);
    let open = RwSignal::new(false);
    let title = move || {
        let count = number(total);
        if total == 1 {
            t!(components.others_1, count)
        } else {
            t!(components.others_n, count)
        }
    };
    view! {
        <ul class="result-list">{failed.into_iter().take(LIST_REST).map(person).collect_view()}</ul>
        {(hidden_failures > 0).then(|| more(hidden_failures))}
        {(total > 0).then(move || view! {
            <Expander title open>
                {
                    let hidden = rest.len().saturating_sub(LIST_REST);
                    view! {
                        <ul class="result-list">{rest.iter().take(LIST_REST).cloned().map(person).collect_view()}</ul>
                        {(hidden > 0).then(|| more(hidden))}
                    }
                }
            </Expander>
        })}
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
