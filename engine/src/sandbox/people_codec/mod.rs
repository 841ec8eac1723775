//! The stored form of people and of the members of groups: a dictionary for each column, and templates for names.
//!
//! Each kind of value has a stream of its own ([`Field`](streams::Field)), so that like stands beside like and deflate
//! finds it. What can be told from a name (that the display name is given name and surname, that an address is made of
//! both) is a [`template`] that many people share. Nothing is lost, whatever a text is. This is a part of the stored form:
//! once released it never changes, the folding of letters included.

mod column;
mod format_4;
mod members;
mod name_forms;
mod people;
mod streams;
mod template;

pub(super) use format_4::Format4;
pub(super) use members::{read_members, write_members};
pub(super) use people::{read_people, write_people};
pub(super) use streams::{Reader, Source, Writer};
