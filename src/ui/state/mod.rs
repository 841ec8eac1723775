//! The state that all pages share, and what it is put together from: this tab among others, the tenants of this browser,
//! and what came of undo and redo. What is done with it stands above, in files of their own.

mod app;
mod lost;
mod tabs;
mod tenant_index;
mod tenants;
pub mod undoing;

pub use app::{App, Names};
pub(super) use lost::would_be_lost;
pub use tabs::Tabs;
pub(super) use tenant_index::{create, create_practice, exercise_of, fresh, index, open, OPEN};
pub use tenant_index::{sample_language, which, Fault};
pub use tenants::{Said, Tenants};
pub use undoing::Undoing;
