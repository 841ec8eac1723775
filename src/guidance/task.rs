//! What a task is: its key, its chapter, and its numbered steps with their moves.

use crate::catalog::Edition;
use crate::i18n::{keys::guidance_steps, Key};

use super::change::Change;
use super::find::Find;

/// The key of a task, the same in every edition that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TaskId {
    /// *Assign licenses to multiple users*.
    AssignMany,
    /// *Assign licenses to one user*.
    AssignOne,
    /// *Use the Licenses page to assign licenses to users*.
    AssignProduct,
    /// *Change the apps and services a user has access to*.
    ChangeApps,
    /// The short article: *Assign or unassign licenses to users*.
    AssignOrUnassign,
    /// Unassign from several users.
    UnassignMany,
    /// Unassign from one user.
    UnassignOne,
    /// Unassign on the page of a product.
    UnassignProduct,
    /// Move users to another product.
    MoveUsers,
    /// Add a user and assign at the same time.
    AddUser,
    /// Add multiple users from a file.
    AddMany,
    /// Delete a user.
    DeleteUser,
    /// Restore a user.
    RestoreUser,
    /// Buy or give up licenses.
    ChangeQuantity,
    /// Assign licenses to groups.
    AssignGroups,
    /// Unassign licenses from groups.
    UnassignGroups,
}

impl TaskId {
    /// All of them, as lists show them.
    pub const ALL: [Self; 16] = [
        Self::AssignMany,
        Self::AssignOne,
        Self::AssignProduct,
        Self::ChangeApps,
        Self::AssignOrUnassign,
        Self::UnassignMany,
        Self::UnassignOne,
        Self::UnassignProduct,
        Self::AssignGroups,
        Self::UnassignGroups,
        Self::MoveUsers,
        Self::AddUser,
        Self::AddMany,
        Self::DeleteUser,
        Self::RestoreUser,
        Self::ChangeQuantity,
    ];

    /// The name in preferences and links: `assign-many`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AssignMany => "assign-many",
            Self::AssignOne => "assign-one",
            Self::AssignProduct => "assign-product",
            Self::ChangeApps => "change-apps",
            Self::AssignOrUnassign => "assign-or-unassign",
            Self::UnassignMany => "unassign-many",
            Self::UnassignOne => "unassign-one",
            Self::UnassignProduct => "unassign-product",
            Self::MoveUsers => "move-users",
            Self::AddUser => "add-user",
            Self::AddMany => "add-many",
            Self::DeleteUser => "delete-user",
            Self::RestoreUser => "restore-user",
            Self::ChangeQuantity => "change-quantity",
            Self::AssignGroups => "assign-groups",
            Self::UnassignGroups => "unassign-groups",
        }
    }

    /// The task with this name, exact case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.as_str() == text)
    }
}

/// Where a task stands in the list of tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chapter {
    /// *Use the Active users page to assign licenses*.
    ActiveUsers,
    /// On the Licenses page.
    Licenses,
    /// Unassigning and moving, on the Active users page.
    Unassign,
    /// Adding, deleting and restoring people.
    People,
    /// Buying.
    Billing,
}

impl Chapter {
    /// All, in the order of the list.
    pub const ALL: [Self; 5] = [
        Self::ActiveUsers,
        Self::Licenses,
        Self::Unassign,
        Self::People,
        Self::Billing,
    ];

    /// The heading.
    #[must_use]
    pub const fn title(self) -> Key {
        match self {
            Self::ActiveUsers => guidance_steps::chapter_active_users,
            Self::Licenses => guidance_steps::chapter_licenses,
            Self::Unassign => guidance_steps::chapter_unassign,
            Self::People => guidance_steps::chapter_people,
            Self::Billing => guidance_steps::chapter_billing,
        }
    }
}

/// A task as one edition has it.
#[derive(Debug)]
pub struct Task {
    /// The key.
    pub id: TaskId,
    /// The chapter it belongs to.
    pub chapter: Chapter,
    /// The title, the articles' heading where they have one.
    pub title: Key,
    /// The editions that have it this way.
    pub here: fn(&Edition) -> bool,
    /// The numbered steps.
    pub steps: &'static [Step],
}

impl Task {
    /// The moves of all steps in order, each with the number of its step from 0.
    pub fn moves(&self) -> impl Iterator<Item = (usize, &'static Move)> {
        let steps = self.steps.iter().enumerate();
        steps.flat_map(|(number, step)| step.moves.iter().map(move |one| (number, one)))
    }
}

/// A numbered step of an article.
#[derive(Debug)]
pub struct Step {
    /// What to do, with labels in brackets: *Go to [shell.users] > [users.title]*.
    pub words: Key,
    /// What more there is to know.
    pub note: Option<Key>,
    /// Whether one can go on without it.
    pub optional: bool,
    /// The presses it takes, at least one.
    pub moves: &'static [Move],
}

impl Step {
    /// With what more there is to know.
    pub(super) const fn note(mut self, note: Key) -> Self {
        self.note = Some(note);
        self
    }

    /// One can go on without it.
    pub(super) const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
}

/// One press, or one thing to fill in.
#[derive(Debug)]
pub struct Move {
    /// The control; the first of these that can be used is the one.
    pub target: &'static [Find],
    /// What must be on the screen for the control to be of use.
    pub needs: Option<Find>,
    /// How one sees that it was done.
    pub done: Done,
}

/// How one sees that a move was done.
#[derive(Clone, Copy, Debug)]
pub enum Done {
    /// One of these is on the screen. Then everything before was done as well, whichever way it went.
    Seen(&'static [Find]),
    /// This is no longer on the screen, once everything before was done.
    Gone(Find),
    /// A change of one of these kinds was made and stands, and one of these answers to it was on the screen.
    Made(&'static [Change], &'static [Find]),
}
