//! Practice: all exercises with how far one is, and the page of one, from which it is started.

mod exercise;
mod handing;
mod lesson;
mod list;
mod make;
mod make_lesson;
mod mine;
mod open;
mod results;
mod state;
mod words;

pub use exercise::ExercisePage;
pub use list::PracticePage;
pub use open::OpenPage;
