//! One thing to choose in a `Select` or a `RadioGroup`.
use crate::ui::text::Text;

/// A value and its words.
#[derive(Clone)]
pub struct Choice {
    /// What the choice stands for; unique within its list.
    pub value: String,
    /// The word on screen.
    pub label: Text,
    /// A second line that explains it (radio groups only).
    pub hint: Option<Text>,
}

impl Choice {
    /// A choice of one line.
    pub fn new(value: impl Into<String>, label: impl Into<Text>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
        }
    }

    /// With a second line.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Text>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
