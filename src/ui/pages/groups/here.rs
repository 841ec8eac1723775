//! What the parts of a group's page share: the group, its lists of people, and which pane is open.

use leptos::prelude::*;

use crate::domain::{Group, GroupId, UserIx};
use crate::ui::people_grid::PeopleList;

/// Which pane is open.
#[derive(Clone)]
pub(super) enum Open {
    Add,
    Remove(Vec<UserIx>),
    Assign,
    Unassign,
    /// The whole group when nobody is named.
    Reprocess(Vec<UserIx>),
    Purchase(Vec<UserIx>),
    Details(UserIx),
    Person(UserIx),
    Rule,
    Delete,
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub(super) struct Here {
    pub id: GroupId,
    /// The group; after it was deleted, as it was.
    pub group: Memo<Option<Group>>,
    pub open: RwSignal<Option<Open>>,
    pub members: PeopleList,
    pub failed: PeopleList,
    pub served: PeopleList,
}
