//! Zetel: practice, demonstrate and plan Microsoft 365 license assignment in the browser.
//!
//! The module map, top to bottom; a module may import only from those below it: `ui`, then `wording` (sentences),
//! `platform` (the browser), `guidance` and `i18n` (texts), then the engine: `practice -> sandbox ->
//! exchange -> domain -> catalog`, and `script -> exchange`.
//! A tidy test keeps it so.

pub mod guidance;
pub mod i18n;
pub mod platform;
pub mod ui;
pub mod wording;

pub use zetel_engine::{catalog, console, domain, exchange, order, practice, sandbox, script};
