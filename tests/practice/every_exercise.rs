//! A table of all exercises, in every edition they name.

use std::collections::BTreeSet;

use zetel::domain::{decide, Actor, Role};
use zetel::practice::{exercise, exercises, ids, read, sources, Answered, Exercise, Words};
use zetel::sandbox::sample::SampleLanguage;

use crate::attempts::{after, begun, unmet};

/// Ids under which progress is kept: one may be added at the end, none may change or go.
const FROZEN: &str = include_str!("ids.txt");

#[test]
fn every_file_can_be_read_and_ids_never_change() {
    let unread = sources().filter_map(|(id, text)| Some((id, read(id, text).err()?)));
    assert_eq!(unread.collect::<Vec<_>>(), Vec::new());
    let now: BTreeSet<&str> = ids().collect();
    let frozen: BTreeSet<&str> = FROZEN.lines().collect();
    assert_eq!(now, frozen);
    assert_eq!(now.len(), ids().count(), "no id twice");
    assert_eq!(exercises().len(), now.len());
    assert!(ids().all(|id| exercise(id).is_some_and(|found| found.id == id)));
    assert!(exercise("no such exercise").is_none());
}

#[test]
fn the_start_does_not_do_and_the_solution_does() {
    let mut faults = Vec::new();
    for exercise in exercises() {
        for edition in exercise.editions.iter().copied() {
            let what = format!("{} in {}", exercise.id, edition.as_str());
            let none = vec![None; exercise.questions.len()];
            let at_start = after(exercise, edition, &[], &none);
            if unmet(&at_start).is_empty() {
                faults.push(format!("{what}: solved at the start"));
            }
            let right: Vec<Option<Answered>> = exercise
                .questions
                .iter()
                .map(|question| Some(question.right()))
                .collect();
            let solved = after(exercise, edition, &exercise.solution, &right);
            if !unmet(&solved).is_empty() {
                faults.push(format!("{what}: {solved:?}"));
            }
            if !exercise.questions.is_empty() {
                let unanswered = after(exercise, edition, &exercise.solution, &none);
                assert_eq!(unmet(&unanswered).len(), exercise.questions.len(), "{what}");
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_people_do_wrong_leaves_what_the_file_says_unmet() {
    let mut faults = Vec::new();
    for (id, text) in sources() {
        let source = read(id, text).unwrap();
        let exercise = &source.exercise;
        assert!(
            !source.mistakes.is_empty() || exercise.solution.is_empty(),
            "{id} names no mistake"
        );
        let right: Vec<Option<Answered>> = exercise
            .questions
            .iter()
            .map(|question| Some(question.right()))
            .collect();
        for (number, mistake) in (1..).zip(&source.mistakes) {
            assert!(!mistake.unmet.is_empty(), "{id}: mistake {number}");
            for edition in exercise.editions.iter().copied() {
                let verdicts = after(exercise, edition, &mistake.moves, &right);
                let what = format!("{id} in {}: mistake {number}", edition.as_str());
                if unmet(&verdicts) != mistake.unmet {
                    faults.push(format!("{what}: {verdicts:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_step_of_a_solution_is_refused_or_for_nothing() {
    let mut faults = Vec::new();
    for exercise in exercises() {
        for edition in exercise.editions.iter().copied() {
            let (_, mut sandbox) = begun(exercise, edition);
            for (number, one) in (1..).zip(&exercise.solution) {
                let what = format!("{} in {}: step {number}", exercise.id, edition.as_str());
                let decision = decide(sandbox.tenant(), &Actor { role: one.role }, &one.command);
                if decision.events.is_empty() {
                    faults.push(format!("{what}: {decision:?}"));
                }
                sandbox
                    .act_by(Actor { role: one.role }, &one.command, number)
                    .unwrap();
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn texts_are_in_both_languages() {
    let complete = |what: &str, words: &Words| {
        assert!(
            !words.en.trim().is_empty() && !words.nl.trim().is_empty(),
            "{what}: {words:?}"
        );
        assert_ne!(words.get(SampleLanguage::English), "", "{what}");
    };
    let mut titles = BTreeSet::new();
    for exercise in exercises() {
        let Exercise {
            id,
            title,
            task,
            learned,
            hints,
            questions,
            minutes,
            ..
        } = exercise;
        assert!(
            titles.insert(&title.en) && titles.insert(&title.nl),
            "{id}: {title:?}"
        );
        for words in [title, task, learned] {
            complete(id, words);
        }
        assert!((2..=4).contains(&hints.len()), "{id}: {} hints", hints.len());
        hints.iter().for_each(|hint| complete(id, hint));
        for question in questions {
            complete(id, &question.prompt);
            let options = question.options();
            options.iter().for_each(|option| complete(id, option));
            assert!(options.is_empty() || options.len() > 1, "{id}");
        }
        assert!((1..=15).contains(minutes), "{id}");
        assert!(exercise.role != Role::Password, "{id}");
    }
}
