//! Many files of results, read at once into a table for each lesson: people down, exercises across. What does not
//! belong there is named and left out.

use crate::exchange::{read_results_file, ExerciseResult, ResultsFault, ResultsFile};

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// A table for each lesson, in order of first appearance. Files of no lesson are one as well.
    pub tables: Vec<Table>,
    /// The files that are in no table, and why, in their order.
    pub left_out: Vec<(String, LeftOut)>,
}

/// Why a file is in no table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOut {
    /// It can't be read.
    Unreadable(ResultsFault),
    /// It says what this other file says.
    Double(String),
    /// This other file, of the same name, says that more was done.
    LessDone(String),
}

/// The results of a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The lesson's id; nothing is no lesson.
    pub lesson: Option<String>,
    /// What it is called.
    pub title: String,
    /// The exercises, in the order of the files: id, title and fewest changes, without what somebody did.
    pub exercises: Vec<ExerciseResult>,
    /// A row for each person, by name.
    pub rows: Vec<ResultRow>,
}

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow {
    /// Who; empty where they did not say.
    pub name: String,
    /// The name of the file.
    pub file: String,
    /// What they did, by the table's exercises.
    pub cells: Vec<Option<ExerciseResult>>,
}

impl ResultRow {
    /// How many exercises are done.
    pub fn done(&self) -> usize {
        let done = |cell: &&Option<ExerciseResult>| cell.as_ref().is_some_and(|one| one.done.is_some());
        self.cells.iter().filter(done).count()
    }

    /// When the last of them was done.
    pub fn last(&self) -> Option<crate::domain::Time> {
        let done = self.cells.iter().flatten().filter_map(|one| one.done);
        done.map(|done| done.when).max()
    }
}

/// Reads files, each with its name and its text. Of one person the file with more done counts, of two alike the first.
pub fn read_results(files: &[(String, String)]) -> Board {
    let mut board = Board::default();
    let mut read: Vec<(&str, ResultsFile)> = Vec::new();
    for (name, text) in files {
        match read_results_file(text) {
            Ok(file) => match read.iter().find(|(_, other)| *other == file && says_who(&file)) {
                Some((other, _)) => {
                    let other = LeftOut::Double((*other).to_owned());
                    board.left_out.push((name.clone(), other));
                }
                None => read.push((name, file)),
            },
            Err(fault) => board.left_out.push((name.clone(), LeftOut::Unreadable(fault))),
        }
    }
    for (name, file) in read {
        board.take(name, file);
    }
    for table in &mut board.tables {
        let key = |row: &ResultRow| {
            (
                row.name.is_empty(),
                crate::sandbox::fold(&row.name),
                row.file.clone(),
            )
        };
        crate::order::sort_by_key(&mut table.rows, key);
    }
    board
}

/// Whether it can be told from the file of somebody else: those who gave no name and did nothing yet all send the same.
fn says_who(file: &ResultsFile) -> bool {
    !file.name.trim().is_empty() || file.exercises.iter().any(|one| one.done.is_some())
}

impl Board {
    fn take(&mut self, name: &str, file: ResultsFile) {
        let known = self.tables.iter().position(|table| table.lesson == file.lesson);
        if known.is_none() {
            self.tables.push(Table {
                lesson: file.lesson.clone(),
                title: file.title.clone(),
                exercises: Vec::new(),
                rows: Vec::new(),
            });
        }
        let place = known.unwrap_or(self.tables.len() - 1);
        let Some(table) = self.tables.get_mut(place) else {
            return;
        };
        let row = table.row(name, file);
        let is_same = |other: &&mut ResultRow| !row.name.is_empty() && other.name == row.name;
        let Some(other) = table.rows.iter_mut().find(is_same) else {
            table.rows.push(row);
            return;
        };
        let has_more = (row.done(), row.last()) > (other.done(), other.last());
        let left = match has_more {
            true => std::mem::replace(other, row.clone()).file,
            false => row.file,
        };
        let kept = other.file.clone();
        self.left_out.push((left, LeftOut::LessDone(kept)));
    }
}

impl Table {
    fn row(&mut self, name: &str, file: ResultsFile) -> ResultRow {
        let mut cells = vec![None; self.exercises.len()];
        for one in file.exercises {
            let known = self.exercises.iter().position(|other| other.id == one.id);
            let place = known.unwrap_or(self.exercises.len());
            if known.is_none() {
                self.exercises.push(ExerciseResult {
                    met: None,
                    done: None,
                    ..one.clone()
                });
                self.rows.iter_mut().for_each(|row| row.cells.push(None));
                cells.push(None);
            }
            if let Some(cell) = cells.get_mut(place) {
                *cell = Some(one);
            }
        }
        ResultRow {
            name: file.name.trim().to_owned(),
            file: name.to_owned(),
            cells,
        }
    }
}
