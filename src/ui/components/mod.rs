//! The parts pages are made of. Each file says when to use its part and which sibling to use otherwise, and has its
//! keyboard table. Parts know no rule and no tenant: they get texts, signals and callbacks.
//!
//! Conventions: a `Text` is a string or a closure (`text!(users.title)`); a [`Handler`] is a closure with one
//! argument; a part that may be disabled takes a `Reason` and stays reachable by keyboard, so that the reason can be
//! read.

mod action;
pub mod button;
pub mod checkbox;
pub mod chip;
pub mod choice;
pub mod command_bar;
pub mod expander;
pub mod fields;
mod grid_data;
mod grid_rows;
mod grid_state;
pub mod initials;
pub mod markup;
pub mod menu;
mod menu_item;
mod menu_list;
pub mod message;
mod page_commands;
pub mod pane;
pub mod pane_host;
pub mod people_picker;
pub mod people_state;
mod press;
pub mod product_row;
pub mod product_tile;
pub mod progress;
pub mod radio_group;
pub mod refusal;
pub mod result_list;
pub mod seat_bar;
pub mod seat_geometry;
pub mod select;
pub mod status_line;
pub mod switch;
pub mod tabs;
pub mod virtual_grid;
pub mod window_math;

pub use action::{Action, Handler};
pub use button::{Button, ButtonKind};
pub use checkbox::Checkbox;
pub use chip::{chip_list, FilterChip, LicenseMark, Tag};
pub use choice::Choice;
pub use command_bar::CommandBar;
pub use expander::{ExpandButton, Expander};
pub use fields::{SearchBox, TextField};
pub use grid_data::{Column, GridFit, GridSelection, GridSort, Picked, Row};
pub use grid_rows::Cell;
pub use initials::Initials;
pub use markup::Markup;
pub use menu::MenuButton;
pub use menu_item::{MenuItem, MenuMark};
pub use message::{Message, MessageKind, OwnChoiceNote, RealTenantNote};
pub use page_commands::{offer_commands, PageCommands};
pub use pane::Pane;
pub use pane_host::{use_pane, PaneHandle};
pub use people_picker::{PeoplePicker, Person};
pub use press::guard_presses;
pub use product_row::ProductRow;
pub use product_tile::{family_and_letters, family_class, ProductTile};
pub use progress::Progress;
pub use radio_group::RadioGroup;
pub use refusal::{Conflict, ConflictProduct, ConflictTable, FixChoice, RefusalCard};
pub use result_list::{ResultLine, ResultList, ResultPerson, ResultState, Results};
pub use seat_bar::{SeatBar, SeatLegend};
pub use seat_geometry::Seats;
pub use select::Select;
pub use status_line::StatusLine;
pub use switch::Switch;
pub use tabs::{Tab, TabPanel, Tabs};
pub use virtual_grid::VirtualGrid;
