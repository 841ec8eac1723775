//! The pages. Each owns one route; none holds a rule.

#[cfg(debug_assertions)]
pub mod gallery;
pub mod home;
pub mod licenses;
pub mod product;
pub mod sandbox;
pub mod users;
