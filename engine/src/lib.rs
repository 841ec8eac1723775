//! The engine of Zetel: a tenant and its licenses, without a browser and without texts.
//!
//! A module may import only from those to its right: `practice -> sandbox -> exchange -> domain -> catalog`, and
//! `script -> exchange`, `console -> exchange`; `order` (sorting) is for all. It is a crate of its own so that nothing of
//! the screen can get into it, and so that it can be compiled for speed where the screen is compiled for size.

pub mod catalog;
pub mod console;
pub mod domain;
pub mod exchange;
pub mod order;
pub mod practice;
pub mod sandbox;
pub mod script;
