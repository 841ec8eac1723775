//! Zetel: practice, demonstrate and plan Microsoft 365 license assignment in the browser.
//!
//! The module map, top to bottom; a module may import only from those below it:
//! `ui -> sandbox -> exchange -> domain -> catalog`, with `platform` (the browser) used by `sandbox` and `ui`,
//! `i18n` (texts) by `guidance` and `ui`, and `order` (sorting) by all. A tidy test keeps it so.

pub mod catalog;
pub mod domain;
pub mod exchange;
pub mod guidance;
pub mod i18n;
pub mod order;
pub mod platform;
pub mod sandbox;
pub mod ui;
