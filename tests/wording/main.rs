//! What sentences say, in both languages: a table of what is said and how.

mod fixes;
mod problems;
mod world;
