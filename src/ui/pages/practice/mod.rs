//! Practice: all exercises with how far one is, and the page of one, from which it is started.

mod exercise;
mod list;
mod state;

pub use exercise::ExercisePage;
pub use list::PracticePage;
