//! The state that all pages share, and what it is put together from: this tab among others, the tenants of this browser,
//! and what came of undo and redo. What is done with it stands above, in files of their own.

mod app;
mod lost;
mod shelf;
mod tabs;
mod tenants;
pub mod undoing;

pub use app::{App, Names};
pub(super) use lost::would_be_lost;
pub(super) use shelf::{create, fresh, open, shelf, OPEN};
pub use shelf::{sample_language, which, Fault};
pub use tabs::Tabs;
pub use tenants::{Said, Tenants};
pub use undoing::Undoing;
