//! What is shared as postcard writes it: tenants once, whichever exercises begin with them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalog::{EditionId, RuleProfile};
use crate::domain::{Actor, Role, Tenant};
use crate::practice::exercise::{Chapter, Exercise, Move, Question, Start, Words};
use crate::practice::lesson::Lesson;
use crate::practice::requirement::Requirement;
use crate::sandbox::{pack, unpack};

use super::fits;
use super::shared::{ShareFault, Shared};

/// What is shared.
#[derive(Serialize, Deserialize)]
pub(super) struct Form {
    /// Tenants, with who acts where one is shared for itself.
    tenants: Vec<Vec<u8>>,
    exercises: Vec<Made>,
    lesson: Option<Lesson>,
}

/// An exercise that somebody made.
#[derive(Serialize, Deserialize)]
struct Made {
    id: String,
    title: Words,
    task: Words,
    editions: Vec<EditionId>,
    rules: RuleProfile,
    role: Role,
    minutes: u8,
    /// The place of the tenant that it begins with.
    tenant: u32,
    requirements: Vec<Requirement>,
    questions: Vec<Question>,
    solution: Vec<Move>,
    hints: Vec<Words>,
    learned: Words,
}

impl Form {
    /// Of what is shared; nothing where an exercise has no tenant of its own.
    pub(super) fn of(shared: &Shared) -> Option<Self> {
        let mut form = Form {
            tenants: Vec::new(),
            exercises: Vec::new(),
            lesson: None,
        };
        let mut known: Vec<&Arc<Tenant>> = Vec::new();
        let exercises = match shared {
            Shared::Tenant(tenant, actor) => {
                form.tenants.push(pack(tenant, *actor).ok()?);
                [].as_slice()
            }
            Shared::Exercise(exercise) => std::slice::from_ref(&**exercise),
            Shared::Lesson(lesson, exercises) => {
                form.lesson = Some((**lesson).clone());
                exercises
            }
        };
        for exercise in exercises {
            let own = exercise.start.own.as_ref()?;
            let tenant = known.iter().position(|one| *one == own);
            let tenant = match tenant {
                Some(place) => place,
                None => {
                    form.tenants.push(pack(own, Actor::default()).ok()?);
                    known.push(own);
                    known.len() - 1
                }
            };
            form.exercises.push(Made::of(exercise, tenant as u32));
        }
        Some(form)
    }

    /// What is shared.
    ///
    /// # Errors
    /// When it holds too much, or makes no sense.
    pub(super) fn open(self) -> Result<Shared, ShareFault> {
        fits::counts(self.tenants.len(), self.exercises.len(), self.lesson.as_ref())?;
        let mut room = fits::Room::default();
        let mut tenants = Vec::new();
        for bytes in &self.tenants {
            let (tenant, actor) = unpack(bytes).map_err(|_| ShareFault::Nonsense)?;
            room.take(&tenant)?;
            tenants.push((Arc::new(tenant), actor));
        }
        let read = self.exercises.into_iter().map(|made| made.exercise(&tenants));
        let mut exercises = read.collect::<Result<Vec<_>, _>>()?;
        if let Some(lesson) = self.lesson {
            fits::lesson(&lesson)?;
            return Ok(Shared::Lesson(Box::new(lesson), exercises));
        }
        if let Some(exercise) = exercises.pop() {
            return Ok(Shared::Exercise(Box::new(exercise)));
        }
        let (tenant, actor) = tenants.pop().ok_or(ShareFault::Nonsense)?;
        Ok(Shared::Tenant(Box::new(Arc::unwrap_or_clone(tenant)), actor))
    }
}

impl Made {
    fn of(exercise: &Exercise, tenant: u32) -> Self {
        let exercise = exercise.clone();
        Made {
            id: exercise.id,
            title: exercise.title,
            task: exercise.task,
            editions: exercise.editions,
            rules: exercise.rules,
            role: exercise.role,
            minutes: exercise.minutes,
            tenant,
            requirements: exercise.requirements,
            questions: exercise.questions,
            solution: exercise.solution,
            hints: exercise.hints,
            learned: exercise.learned,
        }
    }

    fn exercise(self, tenants: &[(Arc<Tenant>, Actor)]) -> Result<Exercise, ShareFault> {
        let (tenant, _) = tenants.get(self.tenant as usize).ok_or(ShareFault::Nonsense)?;
        let exercise = Exercise {
            id: self.id,
            chapter: Chapter::First,
            title: self.title,
            task: self.task,
            editions: self.editions,
            rules: self.rules,
            role: self.role,
            minutes: self.minutes,
            start: Start {
                own: Some(Arc::clone(tenant)),
                ..Start::default()
            },
            requirements: self.requirements,
            questions: self.questions,
            solution: self.solution,
            hints: self.hints,
            learned: self.learned,
        };
        fits::exercise(&exercise)?;
        Ok(exercise)
    }
}
