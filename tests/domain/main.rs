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
mod at_hand;
mod chance;
mod dependency;
mod editions;
mod exclusion;
mod fixes;
mod fixes_of_groups;
mod fixes_of_needs;
mod following;
mod group_errors;
mod groups;
mod held;
mod irreversible;
mod left_tenant;
mod life;
mod location;
mod losses;
mod membership;
mod names;
mod order;
mod people;
mod quantities;
mod roles;
mod scale;
mod seats;
mod self_serve;
mod sequence;
mod sets;
mod stored;
mod telling;
mod time;
mod turns;
