//! An exercise: where it begins, what must hold at the end, the words around it, and one way to solve it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalog::{EditionId, RuleProfile};
use crate::domain::{Actor, Command, Role, Tenant};
use crate::sandbox::sample::{contoso, SampleLanguage};
use crate::sandbox::Beginning;

use super::requirement::Requirement;

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Words {
    /// English.
    pub en: String,
    /// Dutch.
    pub nl: String,
}

impl Words {
    /// In whichever language it is said.
    pub fn either(&self) -> &str {
        self.get(SampleLanguage::English)
    }

    /// In this language; in the other one where only that is there.
    pub fn get(&self, language: SampleLanguage) -> &str {
        let (wanted, other) = match language {
            SampleLanguage::English => (&self.en, &self.nl),
            SampleLanguage::Dutch => (&self.nl, &self.en),
        };
        match wanted.is_empty() {
            true => other,
            false => wanted,
        }
    }
}

/// Where an exercise stands in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Chapter {
    /// First steps.
    First,
    /// Apps and services of a product.
    Services,
    /// Products that clash, and moving between products.
    Conflicts,
    /// Many people, few seats.
    Seats,
    /// Licenses by groups.
    Groups,
    /// Roles.
    Roles,
    /// Scripts.
    Scripts,
}

impl Chapter {
    /// All, in the order of the list.
    pub const ALL: [Self; 7] = [
        Self::First,
        Self::Services,
        Self::Conflicts,
        Self::Seats,
        Self::Groups,
        Self::Roles,
        Self::Scripts,
    ];

    /// Its name in an exercise's file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Services => "services",
            Self::Conflicts => "conflicts",
            Self::Seats => "seats",
            Self::Groups => "groups",
            Self::Roles => "roles",
            Self::Scripts => "scripts",
        }
    }
}

/// One thing done, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// In which role.
    pub role: Role,
    /// What.
    pub command: Command,
}

/// What an exercise begins with: the tenant *Contoso* with more lines of its table, or a tenant of its own; and what was
/// done since.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Start {
    /// The tenant of an exercise that somebody made; nothing is *Contoso*. Kept and handed out beside the exercise
    /// ([`Shared`](super::Shared)), because exercises of one lesson share it.
    #[serde(skip)]
    pub own: Option<Arc<Tenant>>,
    /// More lines of the table.
    pub lines: Vec<String>,
    /// What was done before the exercise begins.
    pub moves: Vec<Move>,
}

impl Start {
    /// The tenant that it makes.
    pub fn tenant(&self, language: SampleLanguage, edition: EditionId, rules: RuleProfile) -> Tenant {
        let mut tenant = match &self.own {
            Some(own) => Tenant::clone(own),
            None => contoso(language, &self.lines),
        };
        (tenant.edition, tenant.rules) = (edition, rules);
        let mut beginning = Beginning::from(tenant);
        for one in &self.moves {
            beginning.act_by(Actor { role: one.role }, &one.command, 0);
        }
        beginning.into_tenant()
    }
}

/// Something asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question.
    pub prompt: Words,
    /// What is right.
    pub answer: Answer,
}

/// What is right, and what else can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// This number.
    Number(u32),
    /// One of these: the options, and the place of the right one.
    One(Vec<Words>, usize),
    /// Some of these: the options, and whether each is right.
    Some(Vec<(Words, bool)>),
}

/// What somebody answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answered {
    /// A number.
    Number(u32),
    /// The places of the options that were chosen, lowest first.
    Chosen(Vec<usize>),
}

impl Question {
    /// Whether an answer is right.
    pub fn is_right(&self, answered: &Answered) -> bool {
        match (&self.answer, answered) {
            (Answer::Number(right), Answered::Number(given)) => right == given,
            (Answer::One(_, right), Answered::Chosen(given)) => given.as_slice() == [*right],
            (Answer::Some(options), Answered::Chosen(given)) => {
                let chosen = |place: &usize| given.contains(place);
                options
                    .iter()
                    .enumerate()
                    .all(|(place, (_, right))| chosen(&place) == *right)
            }
            _ => false,
        }
    }

    /// The right answer.
    pub fn right(&self) -> Answered {
        match &self.answer {
            Answer::Number(right) => Answered::Number(*right),
            Answer::One(_, right) => Answered::Chosen(vec![*right]),
            Answer::Some(options) => {
                let right = options.iter().enumerate().filter(|(_, (_, right))| *right);
                Answered::Chosen(right.map(|(place, _)| place).collect())
            }
        }
    }

    /// The options, where it has some.
    pub fn options(&self) -> Vec<&Words> {
        match &self.answer {
            Answer::Number(_) => Vec::new(),
            Answer::One(options, _) => options.iter().collect(),
            Answer::Some(options) => options.iter().map(|(words, _)| words).collect(),
        }
    }
}

/// An exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exercise {
    /// Its name in links and in what is kept; never changes.
    pub id: String,
    /// Where it stands.
    pub chapter: Chapter,
    /// What it is called.
    pub title: Words,
    /// The task, in a sentence or two.
    pub task: Words,
    /// In which editions it can be done; the first is the one that is proposed.
    pub editions: Vec<EditionId>,
    /// By which rules.
    pub rules: RuleProfile,
    /// In which role it begins.
    pub role: Role,
    /// About how long it takes, in minutes.
    pub minutes: u8,
    /// Where it begins.
    pub start: Start,
    /// What must hold.
    pub requirements: Vec<Requirement>,
    /// What is asked.
    pub questions: Vec<Question>,
    /// One way to solve it, with the fewest changes.
    pub solution: Vec<Move>,
    /// Help, the last one close to the solution.
    pub hints: Vec<Words>,
    /// What was learned, in a sentence.
    pub learned: Words,
}

impl Exercise {
    /// The tenant it begins with.
    pub fn tenant(&self, language: SampleLanguage, edition: EditionId) -> Tenant {
        self.start.tenant(language, edition, self.rules)
    }

    /// The fewest changes that solve it.
    pub fn par(&self) -> usize {
        self.solution.len()
    }

    /// The edition to begin in: this one where the exercise can be done there, else its first.
    pub fn edition_near(&self, wanted: EditionId) -> EditionId {
        let there = self.editions.iter().find(|edition| **edition == wanted);
        there.or(self.editions.first()).copied().unwrap_or_default()
    }
}
