//! Owns splitting the built program in two: what the first screen needs, and the rest, which arrives after it.
//!
//! Nothing in the sources knows of it. A list of functions that were run until the first screen stood (`xtask/first-visit.txt`,
//! made by `cargo xtask bench --profile`) decides; every other function moves to a second file. Calls to a moved
//! function go through the program's table of functions, where until then a stand-in waits that fetches the second
//! file at once (`web/rest.js`). So a list that is out of date costs time and never correctness.

mod data;
mod first;
mod linked;
mod mark;
mod name;
mod plan;
mod read;
mod rest;

use std::{collections::BTreeSet, fmt};

pub use mark::mark;

/// The two files.
#[derive(Debug)]
pub struct Parts {
    /// What a first visit loads before it shows anything.
    pub first: Vec<u8>,
    /// All else.
    pub rest: Vec<u8>,
    /// A sentence on what went where.
    pub summary: String,
}

/// Why a module can't be split.
#[derive(Debug)]
pub enum Error {
    /// It is no module.
    Parse(wasmparser::BinaryReaderError),
    /// It can't be written again.
    Encode(wasm_encoder::reencode::Error),
    /// It has something that nobody thought of.
    Odd(&'static str),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parse(error) => write!(f, "the built wasm file can't be read: {error}"),
            Self::Encode(error) => write!(f, "the built wasm file can't be written in parts: {error}"),
            Self::Odd(what) => write!(
                f,
                "the built wasm file has {what}, and splitting it has no rule for that"
            ),
        }
    }
}

impl From<wasmparser::BinaryReaderError> for Error {
    fn from(error: wasmparser::BinaryReaderError) -> Self {
        Self::Parse(error)
    }
}

impl From<wasm_encoder::reencode::Error> for Error {
    fn from(error: wasm_encoder::reencode::Error) -> Self {
        Self::Encode(error)
    }
}

/// Splits a module that wasm-bindgen wrote, names included. `linked` is the same program before wasm-bindgen, with
/// relocations, which say what data each function needs; without it all data comes first.
pub fn split(module: &[u8], linked: Option<&[u8]>, wanted: &BTreeSet<u32>) -> Result<Parts, Error> {
    let source = read::Source::read(module)?;
    let plan = plan::Plan::make(&source, wanted)?;
    let data = data::Data::divide(&source, &plan, linked)?;
    let first = first::write(&source, &plan, &data)?;
    let rest = rest::write(&source, &plan, &data)?;
    let summary = format!(
        "{} of {} functions and {} of {} bytes of data come first",
        plan.count_first(),
        source.bodies.len(),
        data.first_bytes(),
        data.bytes(),
    );
    Ok(Parts { first, rest, summary })
}

/// The list of numbers, as it is kept in a file: hexadecimal, any number of them on a line.
pub fn list(text: &str) -> BTreeSet<u32> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .filter_map(|word| u32::from_str_radix(word, 16).ok())
        .collect()
}
