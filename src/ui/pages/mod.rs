//! The pages. Each owns one route; none holds a rule.

pub mod changes;
pub mod console;
pub mod groups;
pub mod history;
pub mod home;
pub mod licenses;
pub mod practice;
pub mod product;
pub mod request;
pub mod roles;
pub mod rules;
pub mod sandbox;
pub mod subscriptions;
pub mod users;
