//! Runs scripts: step by step, so that a page stays awake and *Stop* stops.

mod bind;
mod csv;
mod evaluate;
mod files;
mod help;
mod members;
mod objects;
mod operators;
mod pipeline;
mod run;
mod select;
mod shell;
mod stages;
mod state;
mod statements;
mod types;

pub use run::{Finished, Run, MOST_STEPS};
