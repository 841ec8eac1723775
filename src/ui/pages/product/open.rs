//! Which pane is open on a product's page, and what it is about.

use crate::domain::{GroupId, UserIx};
use crate::ui::group_grid::GroupList;
use crate::ui::people_grid::PeopleList;

use super::holders::Holders;

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
    UnassignTogether(Vec<UserIx>, Vec<GroupId>, Holders),
    GroupApps(GroupId),
    Reprocess(Vec<UserIx>),
    Details(UserIx),
}
