//! *Show as script*: what was or would be done, as text for each tool.

mod pane;
mod panel;
mod scripted;
mod show;

pub use pane::ScriptPane;
pub use scripted::Scripted;
pub use show::ShowScript;
