//! Which pane is open on a product's page, and what it is about.

use crate::domain::{GroupId, UserIx};
use crate::ui::components::Action;
use crate::ui::group_grid::GroupList;
use crate::ui::people_grid::PeopleList;

/// Which pane is open.
#[derive(Clone)]
pub(super) enum Open {
    Assign,
    Unassign(Vec<UserIx>, PeopleList),
    Replace(Vec<UserIx>, PeopleList),
    Apps(UserIx),
    AssignGroups,
    UnassignGroups(Vec<GroupId>, GroupList),
    AssignTogether,
    /// What is called when it is done.
    UnassignTogether(Vec<UserIx>, Vec<GroupId>, Action),
    GroupApps(GroupId),
    Reprocess(Vec<UserIx>),
    Details(UserIx),
}
