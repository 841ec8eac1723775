//! Whether what was shared is of a size and form that can be worked with: the limits of an import for tenants, and the
//! project's own for words and exercises.

use crate::domain::Tenant;
use crate::exchange::Limits;
use crate::practice::exercise::{Answer, Exercise, Words};
use crate::practice::lesson::{is_own_id, Lesson};
use crate::practice::requirement::Requirement;

use super::shared::{ShareFault, Shared};

/// Exercises of one lesson.
const MOST_EXERCISES: usize = 100;
/// Requirements, questions, hints, options, steps and editions of one exercise, of each.
const MOST_PARTS: usize = 200;
/// Characters of a text.
const LONGEST: usize = 4_000;

impl Shared {
    /// Whether what is handed out so can be opened by those who get it.
    ///
    /// # Errors
    /// What they would be told.
    pub fn fits(&self) -> Result<(), ShareFault> {
        let mut room = Room::default();
        let exercises: &[Exercise] = match self {
            Shared::Tenant(tenant, _) => return room.take(tenant),
            Shared::Exercise(one) => std::slice::from_ref(one),
            Shared::Lesson(one, own) => {
                counts(own.len(), own.len(), Some(one))?;
                lesson(one)?;
                own
            }
        };
        for one in exercises {
            exercise(one)?;
            one.start.own.iter().try_for_each(|tenant| room.take(tenant))?;
        }
        Ok(())
    }
}

/// Of how many things there may be.
pub(super) fn counts(tenants: usize, exercises: usize, lesson: Option<&Lesson>) -> Result<(), ShareFault> {
    match (exercises, lesson) {
        (0, None) | (1, None) => sense(tenants == 1),
        (_, None) => Err(ShareFault::Nonsense),
        (own, Some(lesson)) => {
            let most = own.max(lesson.exercises.len()).max(tenants);
            if most > MOST_EXERCISES {
                return Err(ShareFault::TooLarge);
            }
            sense(tenants <= own && !lesson.exercises.is_empty())
        }
    }
}

/// What all tenants together may still hold.
#[derive(Default)]
pub(super) struct Room(Limits);

impl Room {
    /// Takes what a tenant holds.
    pub(super) fn take(&mut self, tenant: &Tenant) -> Result<(), ShareFault> {
        let Room(left) = self;
        let plans = tenant.products().map(|product| product.plans.len()).max();
        if plans.unwrap_or(0) > left.plans as usize {
            return Err(ShareFault::TooLarge);
        }
        for (room, count) in [
            (&mut left.users, tenant.places()),
            (&mut left.groups, tenant.groups().count()),
            (&mut left.products, tenant.products().count()),
            (&mut left.subscriptions, tenant.subscriptions().count()),
        ] {
            let rest = u32::try_from(count)
                .ok()
                .and_then(|count| room.checked_sub(count));
            *room = rest.ok_or(ShareFault::TooLarge)?;
        }
        let places = tenant.places();
        let mut members = tenant.groups().map(|group| &group.members);
        let in_order = members.all(|members| {
            let there = members.last().is_none_or(|last| last.index() < places);
            there && members.windows(2).all(|two| matches!(two, [a, b] if a < b))
        });
        sense(in_order)
    }
}

/// A lesson.
pub(super) fn lesson(lesson: &Lesson) -> Result<(), ShareFault> {
    sense(is_own_id(&lesson.id) && is_said(&lesson.title))?;
    sense(lesson.exercises.iter().all(|id| id.len() < 100 && is_plain(id)))?;
    sense(
        [&lesson.title, &lesson.before, &lesson.after]
            .into_iter()
            .all(words),
    )
}

/// An exercise.
pub(super) fn exercise(exercise: &Exercise) -> Result<(), ShareFault> {
    let Exercise {
        requirements,
        questions,
        solution,
        hints,
        editions,
        ..
    } = exercise;
    let options = questions.iter().map(|one| one.options().len());
    let counts = [
        requirements.len(),
        questions.len(),
        solution.len(),
        hints.len(),
        editions.len(),
    ];
    if counts.into_iter().chain(options).any(|count| count > MOST_PARTS) {
        return Err(ShareFault::TooLarge);
    }
    let asked = |one: &Requirement| match one {
        Requirement::Answered { question } => *question < questions.len(),
        _ => true,
    };
    let answered = questions.iter().all(|one| match &one.answer {
        Answer::Number(_) | Answer::Some(_) => true,
        Answer::One(options, right) => *right < options.len(),
    });
    sense(is_own_id(&exercise.id) && is_said(&exercise.title) && is_said(&exercise.task))?;
    sense(!requirements.is_empty() && !editions.is_empty() && answered && requirements.iter().all(asked))?;
    let said = [&exercise.title, &exercise.task, &exercise.learned].into_iter();
    let asks = questions
        .iter()
        .flat_map(|one| one.options().into_iter().chain([&one.prompt]));
    sense(said.chain(hints).chain(asks).all(words))
}

fn is_said(words: &Words) -> bool {
    !words.either().trim().is_empty()
}

fn words(words: &Words) -> bool {
    is_plain(&words.en) && is_plain(&words.nl)
}

/// Whether it is a text as people write it: not too long, and without characters that nobody sees but that turn what
/// others stand for or where they stand.
fn is_plain(text: &str) -> bool {
    let is_hidden = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().count() <= LONGEST && !text.chars().any(is_hidden)
}

fn sense(it_is: bool) -> Result<(), ShareFault> {
    match it_is {
        true => Ok(()),
        false => Err(ShareFault::Nonsense),
    }
}
