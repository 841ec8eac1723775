//! Console: a PowerShell prompt on this tenant, with its output, its files and its completions.

mod files;
mod host;
mod keys;
mod output;
mod page;
mod state;

pub use page::ConsolePage;
