//! The interface: shell, routes, components and pages. Pages know no rule; they ask the sandbox.

pub mod app;
pub mod clock;
pub mod components;
pub mod dom;
pub mod exporting;
pub mod find;
pub mod group_grid;
pub mod guidance;
pub mod icons;
pub mod location;
pub mod looking;
pub mod pages;
pub mod parts;
pub mod people_columns;
pub mod people_grid;
pub mod preferences;
pub mod recovery;
pub mod report_text;
pub mod route;
pub mod selection;
pub mod shell;
pub mod state;
pub mod tabs;
pub mod tenants;
pub mod text;
pub mod words;
