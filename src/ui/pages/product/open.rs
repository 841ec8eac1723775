//! Which pane is open on a product's page, and what it is about.

use crate::domain::{GroupId, UserIx};
use crate::ui::group_grid::GroupList;

/// Which pane is open.
#[derive(Clone)]
pub(super) enum Open {
    Assign,
    Unassign(Vec<UserIx>),
    Replace(Vec<UserIx>),
    Apps(UserIx),
    AssignGroups,
    UnassignGroups(Vec<GroupId>, GroupList),
}
