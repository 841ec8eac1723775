//! The articles' tasks as data: for every edition the numbered steps, the control each step speaks of, and how one
//! sees that it was done. What a task is for is a change, and that is done when it was made and stands.
//!
//! Steps know the screen only by the public contract of names: role, label, state. So no page knows of the guidance,
//! and a page that renames something fails a test here. Pure: no browser, no language.

mod change;
mod compare;
mod find;
mod progress;
mod related;
mod task;
mod tasks;

pub use change::{Change, Happened};
pub use compare::{compare, Document, Pair, Sign};
pub use find::{Find, Name, Place, Role, State};
pub use progress::{advance, is_unmade, point, skip, Progress, WAYS_OUT};
pub use related::{before, next, related, Item, OwnPage, To};
pub use task::{Chapter, Done, Move, Step, Task, TaskId};
pub use tasks::{task, tasks};
