//! What trainers and learners hand each other as small files of JSON: what is shared, around its payload, and how far
//! somebody came. Both say in words what they are, for whoever opens them elsewhere.

mod results;
mod shared;

use super::json::Reader;

pub use results::{
    read_results_file, write_results_file, ExerciseResult, HowDone, ResultsFault, ResultsFile,
    LARGEST_RESULTS,
};
pub use shared::{read_shared_file, shared_file};

/// Levels of JSON inside each other: no such file has more.
const DEEPEST: u32 = 6;

/// A reader of such a file.
fn reader(text: &str) -> Reader<'_> {
    Reader::new(text.strip_prefix('\u{feff}').unwrap_or(text), DEEPEST)
}
