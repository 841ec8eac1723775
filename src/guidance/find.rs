//! How a step names something on the screen: by ARIA role, accessible name, the things around it, and its state.

use crate::i18n::Key;

/// An ARIA role, as far as the steps need them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the ARIA role of this name")]
pub enum Role {
    Alert,
    Button,
    Checkbox,
    Combobox,
    Complementary,
    Dialog,
    Grid,
    GridCell,
    Group,
    Heading,
    Link,
    Main,
    MenuItem,
    Navigation,
    Radio,
    Row,
    RowHeader,
    Status,
    Switch,
    Tab,
    Table,
    TextBox,
    /// An `<input type="file">`, which has no role of its own.
    File,
}

/// The accessible name, or for a heading, a status and an alert what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Name {
    /// Whatever it is.
    Any,
    /// This label; where the label has a place for a name (*Select {name}*), with any name there.
    Is(Key),
    /// A longer text with this label in it; where the label has a place for a number, with any number there.
    Holds(Key),
    /// The name of the group it stands in: a product's own switch or box.
    OfGroup,
    /// Another name than that of the group it stands in: the switch or box of a service.
    NotOfGroup,
}

/// Something around: role and name.
pub type Place = (Role, Name);

/// What must be true of it, besides being there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Nothing.
    Any,
    /// It isn't disabled.
    Usable,
    /// It is on, checked or chosen.
    On,
    /// It is off, and isn't disabled.
    Off,
    /// What it opens is open.
    Open,
    /// What it opens is closed.
    Closed,
    /// It is the current tab.
    Selected,
    /// Something is filled in.
    Filled,
}

/// Something on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Find {
    /// Its role.
    pub role: Role,
    /// Its name.
    pub name: Name,
    /// What it stands in, outermost first.
    pub inside: &'static [Place],
    /// What must stand with it in the innermost of these: a product's switch that is on.
    pub beside: Option<&'static Find>,
    /// Its state.
    pub state: State,
    /// At least so many of it.
    pub fewest: usize,
}

impl Find {
    /// Something of this role and name, anywhere, in any state.
    #[must_use]
    pub const fn new(role: Role, name: Name) -> Self {
        Self {
            role,
            name,
            inside: &[],
            beside: None,
            state: State::Any,
            fewest: 1,
        }
    }

    /// Only inside these, outermost first.
    #[must_use]
    pub const fn inside(mut self, inside: &'static [Place]) -> Self {
        self.inside = inside;
        self
    }

    /// Only where this stands in the innermost of what it stands in.
    #[must_use]
    pub const fn beside(mut self, other: &'static Find) -> Self {
        self.beside = Some(other);
        self
    }

    /// Only in this state.
    #[must_use]
    pub const fn state(mut self, state: State) -> Self {
        self.state = state;
        self
    }

    /// At least two of it.
    #[must_use]
    pub const fn several(mut self) -> Self {
        self.fewest = 2;
        self
    }

    /// The labels it is found by.
    pub fn labels(self) -> impl Iterator<Item = Key> {
        let names = self.inside.iter().map(|place| place.1);
        let beside = self.beside.map(|other| other.name);
        names
            .chain([self.name])
            .chain(beside)
            .filter_map(|name| match name {
                Name::Is(label) | Name::Holds(label) => Some(label),
                Name::Any | Name::OfGroup | Name::NotOfGroup => None,
            })
    }
}
