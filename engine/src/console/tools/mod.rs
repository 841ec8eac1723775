//! The commands of the licensing tools, each one request to the tenant: what they read, what they change, what they refuse.

mod find;
mod license;
mod license_words;
mod people;
mod read_groups;
mod read_people;
mod refusal;
mod roles;
mod run;
mod sign_in;

pub use run::run;
