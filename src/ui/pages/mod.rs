//! The pages. Each is one file; none holds a rule.

#[cfg(debug_assertions)]
pub mod gallery;
