//! Exercises on screen: opening one in a tenant of its own, and the panel beside the page that says what must hold.
//!
//! What an exercise is, and what of it holds, is the engine's (`crate::practice`); here somebody does one. Everything but
//! the frame of the panel belongs to the second part of the program.

mod attempt;
mod kept;
mod opening;
mod panel;
mod questions;
mod solution;
mod verdicts;

pub use kept::progress;
pub use opening::{tidy_up, Begin};
pub use panel::panel;
