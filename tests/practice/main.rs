//! Exercises: each is unsolved at its start, solved by its solution, and not by what people do wrong.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::type_complexity
)]

mod answers;
mod attempts;
mod every_exercise;
mod progress;
mod requirements;
mod results;
mod sharing;
mod suspended;
