//! Practice: exercises as data, and the check that says what of one holds. No flow is assumed: a requirement looks at
//! the tenant and at what was done since the start, so that every way of doing it counts.
//!
//! `data/` has an exercise in each file; `read` makes an [`Exercise`] of it. Judging what a change does is the domain's
//! alone: a start, a solution and a mistake are commands like any other.

mod book;
mod check;
mod exercise;
mod lesson;
mod make;
mod moves;
mod names;
mod progress;
mod propose;
mod read;
mod requirement;
mod results;
mod share;
mod suspended;
mod touched;

pub use book::{exercise, exercises, ids, sources};
pub use check::{check, Attempt, Unmet, Verdict};
pub use exercise::{Answer, Answered, Chapter, Exercise, Move, Question, Start, Words};
pub use lesson::{is_own_id, own_id, Help, Lesson};
pub use make::{solution, works_in};
pub use progress::{Done, Progress, Run};
pub use propose::{propose, Proposal};
pub use read::{read, Mistake, ReadError, Source};
pub use requirement::Requirement;
pub use results::{read_results, Board, LeftOut, ResultRow, Table};
pub use share::{ShareFault, Shared, LONGEST_LINK};
pub use suspended::LONGEST_SUSPENDED;
