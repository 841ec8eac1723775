//! Guidance in place: an article's steps beside the screen, which tick themselves and show the control they speak of.
//!
//! A page that offers a task starts it with [`Guidance::start`]; otherwise no page knows of the guidance. What there is
//! to do stands in `crate::guidance` as data; here it meets the document.

mod around;
mod facts;
mod finder;
mod guide;
mod panel;
mod steps;
mod watch;
mod words;

pub use guide::{Guidance, Pointed, Why};
pub use panel::panel;
pub use words::{plain as task_title, rich};
