//! What sentences say, in both languages: a table of what is said and how.
#![allow(clippy::unwrap_used)]

mod exercises;
mod fixes;
mod problems;
mod world;
