//! The list that was chosen: its bytes, its lines, and what is wrong with each, as the tenant is now.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{people_problems, Problem, Profile, UserId};
use crate::exchange::{read_people, CsvRefusal, PersonRow, RowFault};
use crate::platform;
use crate::t;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::problem_text;

/// What a reading came to.
type Read = Result<Arc<Vec<PersonRow>>, CsvRefusal>;

/// What is wrong with a line.
#[derive(Clone, PartialEq)]
pub enum LineFault {
    /// It can't be read.
    Row(RowFault),
    /// Who stands there can't be added.
    Person(Problem),
}

/// One line of the list.
#[derive(Clone, PartialEq)]
pub struct Line {
    /// Where it stands; the header is line 1.
    pub line: u32,
    /// The username, as written.
    pub user: String,
    /// What is wrong with it.
    pub faults: Vec<LineFault>,
}

/// The list that was chosen.
#[derive(Clone, Copy)]
pub struct List {
    /// Its bytes, or that there are too many of them.
    pub picked: RwSignal<Option<Result<Arc<Vec<u8>>, CsvRefusal>>>,
    read: RwSignal<Option<Read>>,
    lines: Memo<Option<Vec<Line>>>,
}

impl List {
    /// Nothing chosen yet.
    pub fn new(app: App) -> Self {
        let read = RwSignal::new(None::<Read>);
        let lines = Memo::new(move |_| {
            let rows = read.get()?.ok()?;
            Some(app.tenant(|tenant| {
                let people: Vec<_> = rows.iter().filter_map(|row| row.person.clone().ok()).collect();
                let mut problems = people_problems(tenant, &people).into_iter();
                let line = |row: &PersonRow| Line {
                    line: row.line,
                    user: match &row.person {
                        Ok(profile) => profile.user_principal_name.to_string(),
                        Err(_) => String::new(),
                    },
                    faults: match &row.person {
                        Ok(_) => {
                            let problems = problems.next().unwrap_or_default();
                            problems.into_iter().map(LineFault::Person).collect()
                        }
                        Err(fault) => vec![LineFault::Row(*fault)],
                    },
                };
                rows.iter().map(line).collect()
            }))
        });
        List {
            picked: RwSignal::new(None),
            read,
            lines,
        }
    }

    /// Forgets the file: another one is being read.
    pub fn forget(self) {
        self.read.set(None);
        self.picked.set(None);
    }

    /// Takes another file; it is not verified yet.
    pub fn pick(self, file: Result<Vec<u8>, CsvRefusal>) {
        self.read.set(None);
        self.picked.set(Some(file.map(Arc::new)));
    }

    /// Reads what was chosen.
    pub fn verify(self) {
        let key = || UserId::from_u128(platform::random_key());
        let read = self.picked.get_untracked().map(|file| {
            let bytes = file?;
            read_people(&bytes, key).map(Arc::new)
        });
        self.read.set(read);
    }

    /// Whether a file was chosen, tracked.
    pub fn is_chosen(self) -> bool {
        self.picked.with(Option::is_some)
    }

    /// Why the whole list can't be used, tracked.
    pub fn refusal(self) -> Option<CsvRefusal> {
        self.read.with(|read| read.as_ref()?.as_ref().err().copied())
    }

    /// The lines, once verified, tracked.
    pub fn lines(self) -> Option<Vec<Line>> {
        self.lines.get()
    }

    /// Why it is too early to go on, tracked.
    pub fn missing(self) -> Option<String> {
        self.lines.with(|lines| match lines {
            None => Some(t!(import_people.verify_first).to_owned()),
            Some(lines) if lines.iter().any(|line| !line.faults.is_empty()) => {
                Some(t!(import_people.correct_first).to_owned())
            }
            Some(_) => None,
        })
    }

    /// Everybody on the list who can be read, tracked.
    pub fn people(self) -> Vec<Arc<Profile>> {
        self.read.with(|read| match read {
            Some(Ok(rows)) => rows.iter().filter_map(|row| row.person.clone().ok()).collect(),
            _ => Vec::new(),
        })
    }
}

/// What is wrong with a line, in words.
pub fn reason(app: App, fault: &LineFault) -> String {
    match fault {
        LineFault::Row(RowFault::Columns { found, expected }) => t!(
            import_people.columns,
            count = number(u64::from(*found)),
            columns = number(u64::from(*expected))
        ),
        LineFault::Person(problem) => app.tenant(|tenant| problem_text(tenant, problem, &[])),
    }
}
