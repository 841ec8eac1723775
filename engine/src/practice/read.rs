//! An exercise's file: a line for each thing it says, in plain text.
//!
//! | line | what it says |
//! |---|---|
//! | `chapter`, `minutes`, `role`, `rules`, `editions` | where it belongs; without `editions` it is at home in all |
//! | `title en`, `task nl`, `learned en`, ... | its words |
//! | `hint en`, `hint nl` | help, in pairs |
//! | `table` | a line more of the start's table, its fields separated by `\|` |
//! | `crowd 45 NL` | so many people more |
//! | `start` | what was done before (the lines of `moves`), as a Global admin |
//! | `need` | what must hold |
//! | `may` | who else may be changed: people; `+` lets people be added |
//! | `ask number 2`, `ask one`, `ask some`, then `ask en`, `+ en`, `- nl` | a question, its options right and wrong |
//! | `as`, `do` | the role from here on; the solution, a line a change |
//! | `mistake 2 3: ...; ...` | what people do wrong, and which requirements it leaves unmet, counted from 1 |
//!
//! Lines that begin with `#` are remarks: the first says where the exercise comes from.

use std::collections::BTreeSet;

use crate::catalog::{EditionId, RuleProfile, SkuId};
use crate::domain::{Actor, GroupId, Role, Tenant, UserIx};
use crate::sandbox::sample::{crowd, SampleLanguage};
use crate::sandbox::Beginning;

use super::exercise::{Answer, Chapter, Exercise, Move, Question, Start, Words};
use super::moves;
use super::names;
use super::requirement::Requirement;

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The exercise.
    pub exercise: Exercise,
    /// What people do wrong, for tests.
    pub mistakes: Vec<Mistake>,
}

/// Something that people do wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// What they do.
    pub moves: Vec<Move>,
    /// The places of the requirements that do not hold then, lowest first.
    pub unmet: Vec<usize>,
}

/// A line that means nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} means nothing here: {text}")]
pub struct ReadError {
    /// The number of the line, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
}

/// Reads an exercise's file.
///
/// # Errors
/// The first line that means nothing.
pub fn read(id: &str, text: &str) -> Result<Source, ReadError> {
    let lines = || {
        text.lines()
            .enumerate()
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    };
    let mut reader = Reader::new(id);
    // The start comes first, wherever it stands: everything else names what is in it.
    for pass in [Reader::start_line, Reader::line] {
        for (place, line) in lines() {
            let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
            pass(&mut reader, verb, rest.trim()).ok_or_else(|| ReadError {
                line: place + 1,
                text: line.to_owned(),
            })?;
        }
        reader.begin();
    }
    Ok(reader.finish())
}

struct Reader {
    source: Source,
    tenant: Tenant,
    role: Role,
    /// The tenant in the middle of the solution.
    doing: Beginning,
    may: Vec<UserIx>,
    newcomers: bool,
}

impl Reader {
    fn new(id: &str) -> Self {
        let exercise = Exercise {
            id: id.to_owned(),
            chapter: Chapter::First,
            title: Words::default(),
            task: Words::default(),
            editions: EditionId::ALL.to_vec(),
            rules: RuleProfile::Classic2020,
            role: Role::License,
            minutes: 2,
            start: Start::default(),
            requirements: Vec::new(),
            questions: Vec::new(),
            solution: Vec::new(),
            hints: Vec::new(),
            learned: Words::default(),
        };
        let tenant = exercise.tenant(SampleLanguage::English, EditionId::default());
        Reader {
            source: Source {
                exercise,
                mistakes: Vec::new(),
            },
            doing: tenant.clone().into(),
            tenant,
            role: Role::License,
            may: Vec::new(),
            newcomers: false,
        }
    }

    /// Builds the start, as far as it is known.
    fn begin(&mut self) {
        let exercise = &self.source.exercise;
        self.tenant = exercise.tenant(
            SampleLanguage::English,
            exercise.edition_near(EditionId::default()),
        );
        self.doing = self.tenant.clone().into();
        self.role = exercise.role;
    }

    fn start_line(&mut self, verb: &str, rest: &str) -> Option<()> {
        let exercise = &mut self.source.exercise;
        match verb {
            "chapter" => exercise.chapter = Chapter::ALL.into_iter().find(|one| one.as_str() == rest)?,
            "minutes" => exercise.minutes = rest.parse().ok()?,
            "role" => exercise.role = Role::parse(rest)?,
            "rules" => exercise.rules = RuleProfile::parse(rest)?,
            "editions" => {
                let all = rest.split(' ').map(EditionId::parse);
                exercise.editions = all.collect::<Option<_>>()?;
            }
            "table" => exercise
                .start
                .lines
                .push(rest.split('|').map(str::trim).collect::<Vec<_>>().join("\t")),
            "crowd" => {
                let (count, country) = rest.split_once(' ')?;
                exercise.start.lines.extend(crowd(count.parse().ok()?, country));
            }
            "start" => {
                self.begin();
                let command = moves::command(&self.tenant, rest)?;
                let role = Role::Global;
                self.source.exercise.start.moves.push(Move { role, command });
            }
            _ => {}
        }
        Some(())
    }

    fn line(&mut self, verb: &str, rest: &str) -> Option<()> {
        let exercise = &mut self.source.exercise;
        match verb {
            "chapter" | "minutes" | "role" | "rules" | "editions" | "table" | "crowd" | "start" => {}
            "title" => put(&mut exercise.title, rest)?,
            "task" => put(&mut exercise.task, rest)?,
            "learned" => put(&mut exercise.learned, rest)?,
            "hint" => pair(&mut exercise.hints, rest)?,
            "need" => {
                let requirement = self.need(rest)?;
                self.source.exercise.requirements.push(requirement);
            }
            "may" if rest == "+" => self.newcomers = true,
            "may" => self.may.extend(names::users(&self.tenant, rest)?),
            "ask" => self.ask(rest)?,
            "+" | "-" => option(&mut exercise.questions.last_mut()?.answer, rest, verb == "+")?,
            "as" => self.role = Role::parse(rest)?,
            "do" => {
                let done = take(&mut self.doing, self.role, rest)?;
                exercise.solution.push(done);
            }
            "mistake" => {
                let mistake = self.mistake(rest)?;
                self.source.mistakes.push(mistake);
            }
            _ => return None,
        }
        Some(())
    }

    fn ask(&mut self, rest: &str) -> Option<()> {
        let questions = &mut self.source.exercise.questions;
        let answer = match rest.split_once(' ') {
            Some(("number", right)) => Answer::Number(right.parse().ok()?),
            None if rest == "one" => Answer::One(Vec::new(), usize::MAX),
            None if rest == "some" => Answer::Some(Vec::new()),
            _ => return put(&mut questions.last_mut()?.prompt, rest),
        };
        let requirements = &mut self.source.exercise.requirements;
        requirements.push(Requirement::Answered {
            question: questions.len(),
        });
        questions.push(Question {
            prompt: Words::default(),
            answer,
        });
        Some(())
    }

    fn mistake(&self, rest: &str) -> Option<Mistake> {
        let (unmet, rest) = rest.split_once(':')?;
        let places = unmet
            .split_whitespace()
            .map(|place| place.parse::<usize>().ok()?.checked_sub(1));
        let unmet = places.collect::<Option<_>>()?;
        let (mut doing, mut role) = (self.tenant.clone().into(), self.source.exercise.role);
        let mut moves = Vec::new();
        for line in rest.split(';').map(str::trim).filter(|line| !line.is_empty()) {
            match line.strip_prefix("as ") {
                Some(other) => role = Role::parse(other)?,
                None => moves.push(take(&mut doing, role, line)?),
            }
        }
        Some(Mistake { moves, unmet })
    }

    fn need(&self, rest: &str) -> Option<Requirement> {
        let mut words = rest.split(' ');
        let (verb, first) = (words.next()?, words.next()?);
        let mut next = || words.next();
        let users = || names::users(&self.tenant, first);
        let group = |name: &str| names::group(&self.tenant, name);
        Some(match verb {
            "has" => Requirement::Has {
                users: users()?,
                sku: names::sku(next()?)?,
            },
            "lacks" => Requirement::Lacks {
                users: users()?,
                sku: names::sku(next()?)?,
            },
            "direct" => Requirement::Direct {
                users: users()?,
                sku: names::sku(next()?)?,
            },
            "not-direct" => Requirement::NotDirect {
                users: users()?,
                sku: names::sku(next()?)?,
            },
            "via" => Requirement::Via {
                users: users()?,
                sku: names::sku(next()?)?,
                group: group(next()?)?,
            },
            "services" => {
                let (sku, off) = names::product(next()?)?;
                let users = users()?;
                Requirement::Services { users, sku, off }
            }
            "on" => Requirement::On {
                users: users()?,
                plan: names::plan(next()?)?,
            },
            "off" => Requirement::Off {
                users: users()?,
                plan: names::plan(next()?)?,
            },
            "no-gap" => Requirement::NoGap {
                users: users()?,
                plan: names::plan(next()?)?,
            },
            "location" => Requirement::Location {
                users: users()?,
                country: names::country(next()?)?,
            },
            "total" => Requirement::Total {
                sku: names::sku(first)?,
                seats: next()?.parse().ok()?,
            },
            "used" => Requirement::Used {
                sku: names::sku(first)?,
                seats: next()?.parse().ok()?,
            },
            "free" => Requirement::Free {
                sku: names::sku(first)?,
                seats: next()?.parse().ok()?,
            },
            "member" => Requirement::Member {
                users: users()?,
                group: group(next()?)?,
            },
            "not-member" => Requirement::NotMember {
                users: users()?,
                group: group(next()?)?,
            },
            "active" => Requirement::Active { users: users()? },
            "deleted" => Requirement::Deleted { users: users()? },
            "gives" => Requirement::Gives {
                group: group(first)?,
                skus: words.map(names::sku).collect::<Option<BTreeSet<SkuId>>>()?,
            },
            "no-errors" => Requirement::NoErrors { group: group(first)? },
            "gone" => Requirement::Gone { group: group(first)? },
            "at-most" => Requirement::AtMost {
                changes: first.parse().ok()?,
            },
            _ => return None,
        })
    }

    /// Everybody and everything that no requirement names is to stay as it is.
    fn finish(mut self) -> Source {
        let exercise = &mut self.source.exercise;
        let named = exercise
            .requirements
            .iter()
            .flat_map(|one| one.users().iter().copied());
        let users: BTreeSet<UserIx> = named.chain(self.may).collect();
        let groups: BTreeSet<GroupId> = exercise
            .requirements
            .iter()
            .filter_map(Requirement::group)
            .collect();
        let quantities = exercise.requirements.iter().filter_map(|one| match one {
            Requirement::Total { sku, .. } | Requirement::Free { sku, .. } => Some(*sku),
            _ => None,
        });
        let rest = Requirement::NothingElse {
            users: users.into_iter().collect(),
            groups: groups.into_iter().collect(),
            newcomers: self.newcomers,
            quantities: quantities.collect(),
        };
        exercise.requirements.push(rest);
        self.source
    }
}

/// Reads what is done, and does it.
fn take(doing: &mut Beginning, role: Role, line: &str) -> Option<Move> {
    let command = moves::command(doing.tenant(), line)?;
    doing.act_by(Actor { role }, &command, 0);
    Some(Move { role, command })
}

/// Puts a text, with its language before it, in its place.
fn put(words: &mut Words, rest: &str) -> Option<()> {
    let (language, text) = rest.split_once(' ')?;
    let place = match language {
        "en" => &mut words.en,
        "nl" => &mut words.nl,
        _ => return None,
    };
    *place = text.trim().to_owned();
    Some(())
}

/// As [`put`], in a list: English begins another one.
fn pair(list: &mut Vec<Words>, rest: &str) -> Option<()> {
    if rest.starts_with("en ") {
        list.push(Words::default());
    }
    put(list.last_mut()?, rest)
}

fn option(answer: &mut Answer, rest: &str, is_right: bool) -> Option<()> {
    match answer {
        Answer::Number(_) => None,
        Answer::One(options, right) => {
            pair(options, rest)?;
            if is_right {
                *right = options.len().checked_sub(1)?;
            }
            Some(())
        }
        Answer::Some(options) => {
            if rest.starts_with("en ") {
                options.push((Words::default(), is_right));
            }
            put(&mut options.last_mut()?.0, rest)
        }
    }
}
