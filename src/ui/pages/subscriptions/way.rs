//! The ways to another number of licenses: one for more and fewer, or one for each (DOMAIN 1.7 Q1, 1.11).

use crate::t;
use crate::ui::text::number;

/// A way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// *Add/Remove licenses*.
    Change,
    /// *Buy licenses*.
    Buy,
    /// *Remove licenses*.
    Remove,
}

impl Way {
    /// The word on its button, and over its pane.
    pub fn title(self) -> &'static str {
        match self {
            Way::Change => t!(subscriptions.change),
            Way::Buy => t!(subscriptions.buy),
            Way::Remove => t!(subscriptions.remove),
        }
    }

    /// What the pane says first.
    pub fn intro(self) -> &'static str {
        match self {
            Way::Change => t!(subscriptions.change_intro),
            Way::Buy => t!(subscriptions.buy_intro),
            Way::Remove => t!(subscriptions.remove_intro),
        }
    }

    /// The name of the field.
    pub fn field(self) -> &'static str {
        match self {
            Way::Change => t!(subscriptions.total),
            Way::Buy | Way::Remove => t!(subscriptions.new_quantity),
        }
    }

    /// What a real tenant does otherwise.
    pub fn note(self) -> &'static str {
        match self {
            Way::Change | Way::Buy => t!(subscriptions.change_note),
            Way::Remove => t!(subscriptions.remove_note),
        }
    }

    /// What is wrong with a number that it does not lead to.
    pub fn wrong(self, from: u32) -> String {
        let count = number(u64::from(from));
        match self {
            Way::Change => t!(subscriptions.same).to_owned(),
            Way::Buy => t!(subscriptions.not_more, count),
            Way::Remove => t!(subscriptions.not_fewer, count),
        }
    }

    /// Whether it leads from one number to another.
    pub fn leads(self, from: u32, to: u32) -> bool {
        match self {
            Way::Change => to != from,
            Way::Buy => to > from,
            Way::Remove => to < from,
        }
    }
}
