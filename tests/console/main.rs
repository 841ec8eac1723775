//! The console: programs of the articles with what must come out, the language, and damaged programs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test"
)]

mod damaged;
mod language;
mod program;
mod programs;
mod programs_one;
mod programs_two;
mod tenant;
