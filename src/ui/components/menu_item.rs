//! A command of a menu, as data: what it says, whether it can be used, what it does.
use leptos::prelude::*;

use super::Action;
use crate::ui::{
    icons::Icon,
    text::{Reason, Text},
};

/// What a choice in a menu shows of itself.
#[derive(Clone, Copy, Default)]
pub enum MenuMark {
    /// A command: nothing.
    #[default]
    None,
    /// One of several: whether it is the one.
    Radio(Signal<bool>),
    /// On or off by itself: whether it is on. Choosing it leaves the menu open.
    Box(Signal<bool>),
}

/// A command in a menu.
#[derive(Clone, Copy)]
pub struct MenuItem {
    /// The command's name.
    pub label: Text,
    /// An icon before it.
    pub icon: Option<Icon>,
    /// Why it cannot be used now: shown as its second line.
    pub disabled_reason: Reason,
    /// What there is to know about it: its second line while it can be used.
    pub note: Reason,
    /// A figure at its end.
    pub end: Option<Text>,
    /// Whether it is a choice, and chosen.
    pub mark: MenuMark,
    /// Whether a line stands above it.
    pub after_line: bool,
    /// What it does.
    pub on_select: Action,
}

impl MenuItem {
    /// A command that can be used.
    pub fn new(label: impl Into<Text>, on_select: impl Into<Action>) -> Self {
        Self {
            label: label.into(),
            icon: None,
            disabled_reason: Reason::default(),
            note: Reason::default(),
            end: None,
            mark: MenuMark::None,
            after_line: false,
            on_select: on_select.into(),
        }
    }

    /// With an icon.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With a reason why it cannot be used, when there is one.
    #[must_use]
    pub fn disabled(mut self, reason: impl Into<Reason>) -> Self {
        self.disabled_reason = reason.into();
        self
    }

    /// As a choice.
    #[must_use]
    pub fn mark(mut self, mark: MenuMark) -> Self {
        self.mark = mark;
        self
    }

    /// With a figure at its end.
    #[must_use]
    pub fn end(mut self, end: impl Into<Text>) -> Self {
        self.end = Some(end.into());
        self
    }

    /// With a second line that is no reason against it.
    #[must_use]
    pub fn note(mut self, note: impl Into<Reason>) -> Self {
        self.note = note.into();
        self
    }

    /// With a line above it.
    #[must_use]
    pub fn after_line(mut self) -> Self {
        self.after_line = true;
        self
    }
}
