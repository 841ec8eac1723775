//! The licensing rules, case by case, then by chance: one module per rule, each case with where its fact comes from.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

mod support;

mod asking;
mod chance;
mod dependency;
mod exclusion;
mod fixes;
mod fixes_of_needs;
mod held;
mod location;
mod order;
mod people;
mod scale;
mod seats;
mod sequence;
mod sets;
mod stored;
mod time;
