//! Scripts as text: what each tool gets for each kind of command, and that no name gets out of its quotes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod names;
mod powershell;
mod shell;
mod support;
mod texts;
mod tools;
