//! The clock of the simulated world on screen: the pane that moves it forward, and *Process now* with what came of it.
//!
//! Nothing here looks at the browser's own clock: time passes when somebody lets it pass.

mod notice;
mod pane;
mod passing;

pub use notice::{process_now, Notice};
pub use pane::ClockPane;
