//! A PowerShell console whose commands act on the practice tenant: the tools of the licensing articles, offline.
//!
//! | module | what |
//! |---|---|
//! | `syntax` | from text to a tree, with positions |
//! | `machine` | runs the tree in slices: statements, values, pipelines, the shell's own commands |
//! | `known` | which commands there are, from the tables in `data` |
//! | `tools` | the commands of the licensing tools, each change one command of the engine |
//! | `things` | people, products and groups in the shapes of each tool, and their filters |
//! | `format` | tables and lists as text |
//! | `host` | what the console needs of the place it runs in |

mod call;
mod compare;
mod complete;
mod fault;
mod format;
mod host;
mod known;
mod machine;
mod note;
mod session;
pub mod syntax;
mod syntax_words;
mod things;
mod tools;
mod value;

pub use complete::{complete, Completion, Completions};
pub use fault::Shell;
pub use host::{Host, NotNow, Output};
pub use known::{cmdlets, find, Cmdlet, Param, Tool};
pub use machine::{Finished, Run, MOST_STEPS};
pub use note::Note;
pub use session::{File, Files, Session};
