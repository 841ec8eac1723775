//! People as densely as they can be told: column by column, each value as unlikely as it is.
//!
//! What is expected of somebody (that the display name is given name and surname, that an address is made of both) costs
//! next to nothing; what is not expected is written as it is. Nothing is lost, whatever it is. This is a part of the
//! stored form: once released it never changes, the folding of letters included.

mod bits;
mod column;
mod forms;
mod members;
mod models;
mod pattern;
mod people;

pub(super) use bits::{Decoder, Encoder};
pub(super) use members::{read_members, write_members};
pub(super) use people::{read_people, write_people};
