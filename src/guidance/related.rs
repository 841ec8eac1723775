//! What stands around the steps of a task: *Before you begin*, *Next steps* and *Related content*, with the addresses
//! that the articles have. Zetel requests none of them.

use crate::catalog::Edition;

use super::{Chapter, Task, TaskId, Words};

/// A page of Zetel that a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnPage {
    /// Roles.
    Roles,
    /// Groups.
    Groups,
    /// The Graph request page.
    Request,
    /// Your products, or Subscriptions.
    Subscriptions,
}

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// A page of Zetel.
    Own(OwnPage),
    /// Another task of the guidance.
    Task(TaskId),
    /// An address outside.
    Out(&'static str),
}

/// A line with its links; a line without words is its links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it says.
    pub words: Option<Words>,
    /// The links: what each says, and where it leads.
    pub links: Vec<(Words, To)>,
}

impl Item {
    fn new(words: Words, links: &[(Words, To)]) -> Self {
        Self {
            words: Some(words),
            links: links.to_vec(),
        }
    }

    fn link(words: Words, to: To) -> Self {
        Self {
            words: None,
            links: vec![(words, to)],
        }
    }
}

const ROLES: &str = "https://docs.microsoft.com/microsoft-365/admin/add-users/about-admin-roles";
const POWERSHELL: &str = "https://go.microsoft.com/fwlink/p/?linkid=850410";
const GROUPS: &str =
    "https://docs.microsoft.com/azure/active-directory/users-groups-roles/licensing-groups-assign";
const ADD_USERS: &str = "https://docs.microsoft.com/microsoft-365/admin/add-users/add-users";
const QUICK_START: &str = "https://support.microsoft.com/office/b9700090-ce64-4046-ab92-ce8488a7bc0f";
const INSTALL: &str = "https://support.microsoft.com/office/4414eaaf-0478-48be-9c42-23adc4716658";
const MOBILE: &str = "https://support.microsoft.com/office/7dabb6cb-0046-40b6-81fe-767e0b1f014f";
const SUBSCRIPTIONS: &str =
    "https://docs.microsoft.com/microsoft-365/commerce/licenses/subscriptions-and-licenses";
const UNASSIGN: &str = "https://docs.microsoft.com/microsoft-365/admin/manage/remove-licenses-from-users";
const ASSIGN: &str = "https://docs.microsoft.com/microsoft-365/admin/manage/assign-licenses-to-users";
const BUY: &str = "https://docs.microsoft.com/microsoft-365/commerce/licenses/buy-licenses";

/// *Before you begin*.
#[must_use]
pub fn before(task: &Task) -> Vec<Item> {
    let roles = match task.chapter {
        Chapter::Billing => Words::BeforeBilling,
        Chapter::People => Words::BeforePeople,
        Chapter::ActiveUsers | Chapter::Licenses | Chapter::Unassign => Words::BeforeRoles,
    };
    let mut items = vec![Item::new(
        roles,
        &[
            (Words::OwnRoles, To::Own(OwnPage::Roles)),
            (Words::OutRoles, To::Out(ROLES)),
        ],
    )];
    if matches!(task.chapter, Chapter::Billing | Chapter::People) {
        return items;
    }
    items.push(Item::new(
        Words::BeforePowershell,
        &[
            (Words::OwnRequest, To::Own(OwnPage::Request)),
            (Words::OutPowershell, To::Out(POWERSHELL)),
        ],
    ));
    items.push(Item::new(
        Words::BeforeGroups,
        &[
            (Words::OwnGroups, To::Own(OwnPage::Groups)),
            (Words::OutGroups, To::Out(GROUPS)),
        ],
    ));
    items.push(Item::new(Words::BeforeAutomatic, &[]));
    items
}

/// *Next steps*.
#[must_use]
pub fn next(task: &Task) -> Vec<Item> {
    if task.chapter == Chapter::Billing {
        return vec![Item::link(Words::TitleAssignMany, To::Task(TaskId::AssignMany))];
    }
    vec![Item::new(
        Words::NextText,
        &[
            (Words::OutQuickStart, To::Out(QUICK_START)),
            (Words::OutInstall, To::Out(INSTALL)),
            (Words::OutMobile, To::Out(MOBILE)),
        ],
    )]
}

/// *Related content*: tasks that Zetel can show, each with its article.
#[must_use]
pub fn related(task: &Task, edition: &Edition) -> Vec<Item> {
    let unassign = if task.id == TaskId::UnassignOne {
        TaskId::UnassignMany
    } else {
        TaskId::UnassignOne
    };
    let mut items = vec![
        Item {
            words: None,
            links: vec![
                (Words::OwnSubscriptions, To::Own(OwnPage::Subscriptions)),
                (Words::OutSubscriptions, To::Out(SUBSCRIPTIONS)),
            ],
        },
        pair(edition, unassign, Words::OutUnassign, UNASSIGN),
        pair(edition, TaskId::ChangeQuantity, Words::OutBuy, BUY),
        pair(edition, TaskId::AddUser, Words::OutAdd, ADD_USERS),
        Item::link(Words::OutAdminCenter, To::Out(edition.links.admin_center)),
    ];
    if !matches!(task.chapter, Chapter::ActiveUsers | Chapter::Licenses)
        || task.id == TaskId::AssignOrUnassign
    {
        items.insert(1, pair(edition, TaskId::AssignMany, Words::OutAssign, ASSIGN));
    }
    // The cloud is gone, and its admin center with it.
    if edition.is_historic() {
        items.pop();
    }
    items
}

/// A task that Zetel can show, where the edition has it, and its article.
fn pair(edition: &Edition, id: TaskId, words: Words, article: &'static str) -> Item {
    let own = super::task(edition, id).map(|task| (task.title, To::Task(id)));
    Item {
        words: None,
        links: own.into_iter().chain([(words, To::Out(article))]).collect(),
    }
}
