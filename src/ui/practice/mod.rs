//! Exercises on screen: opening one in a tenant of its own, and the panel beside the page that says what must hold.
//!
//! What an exercise is, and what of it holds, is the engine's (`crate::practice`); here somebody does one. Everything but
//! the frame of the panel belongs to the second part of the program.

mod attempt;
mod handing;
mod kept;
mod opening;
mod own;
mod package;
mod panel;
mod questions;
mod solution;
mod verdicts;

pub use handing::{can_send, download_results, export_shared, learner, link, send, set_learner};
pub use kept::progress;
pub use opening::{tidy_up, Begin};
pub use own::{enter_lesson, exercise, forget_own, keep_own, lesson, own, replaces_own, Own};
pub use package::{is_told, package};
pub use panel::panel;
