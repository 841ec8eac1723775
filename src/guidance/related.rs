//! What stands around the steps of a task: *Before you begin*, *Next steps* and *Related content*, with the addresses
//! that the articles have. Zetel requests none of them.

use crate::catalog::Edition;
use crate::i18n::{keys::guidance_steps, Key};

use super::task::{Chapter, Task, TaskId};

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
    pub words: Option<Key>,
    /// The links: what each says, and where it leads.
    pub links: Vec<(Key, To)>,
}

impl Item {
    fn new(words: Key, links: &[(Key, To)]) -> Self {
        Self {
            words: Some(words),
            links: links.to_vec(),
        }
    }

    fn link(words: Key, to: To) -> Self {
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
pub fn before(task: &Task, edition: &Edition) -> Vec<Item> {
    let roles = match task.chapter {
        Chapter::Billing => guidance_steps::before_billing,
        Chapter::People => guidance_steps::before_people,
        Chapter::ActiveUsers | Chapter::Licenses | Chapter::Unassign => guidance_steps::before_roles,
    };
    let mut items = vec![Item::new(
        roles,
        &[
            (guidance_steps::own_roles, To::Own(OwnPage::Roles)),
            (guidance_steps::out_roles, To::Out(ROLES)),
        ],
    )];
    if matches!(task.chapter, Chapter::Billing | Chapter::People) {
        return items;
    }
    items.push(Item::new(
        guidance_steps::before_powershell,
        &[
            (guidance_steps::own_request, To::Own(OwnPage::Request)),
            (guidance_steps::out_powershell, To::Out(POWERSHELL)),
        ],
    ));
    let own_groups = (guidance_steps::own_groups, To::Own(OwnPage::Groups));
    items.push(if edition.groups_in_admin_center {
        Item::new(guidance_steps::before_groups_here, &[own_groups])
    } else {
        let out = (guidance_steps::out_groups, To::Out(GROUPS));
        Item::new(guidance_steps::before_groups, &[own_groups, out])
    });
    items.push(Item::new(guidance_steps::before_automatic, &[]));
    items
}

/// *Next steps*.
#[must_use]
pub fn next(task: &Task) -> Vec<Item> {
    if task.chapter == Chapter::Billing {
        return vec![Item::link(
            guidance_steps::title_assign_many,
            To::Task(TaskId::AssignMany),
        )];
    }
    vec![Item::new(
        guidance_steps::next_text,
        &[
            (guidance_steps::out_quick_start, To::Out(QUICK_START)),
            (guidance_steps::out_install, To::Out(INSTALL)),
            (guidance_steps::out_mobile, To::Out(MOBILE)),
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
                (guidance_steps::own_subscriptions, To::Own(OwnPage::Subscriptions)),
                (guidance_steps::out_subscriptions, To::Out(SUBSCRIPTIONS)),
            ],
        },
        pair(edition, unassign, guidance_steps::out_unassign, UNASSIGN),
        pair(edition, TaskId::ChangeQuantity, guidance_steps::out_buy, BUY),
        pair(edition, TaskId::AddUser, guidance_steps::out_add, ADD_USERS),
        Item::link(
            guidance_steps::out_admin_center,
            To::Out(edition.links.admin_center),
        ),
    ];
    if !matches!(task.chapter, Chapter::ActiveUsers | Chapter::Licenses)
        || task.id == TaskId::AssignOrUnassign
    {
        items.insert(
            1,
            pair(edition, TaskId::AssignMany, guidance_steps::out_assign, ASSIGN),
        );
    }
    // The cloud is gone, and its admin center with it.
    if edition.is_historic() {
        items.pop();
    }
    items
}

/// A task that Zetel can show, where the edition has it, and its article.
fn pair(edition: &Edition, id: TaskId, words: Key, article: &'static str) -> Item {
    let own = super::task(edition, id).map(|task| (task.title, To::Task(id)));
    Item {
        words: None,
        links: own.into_iter().chain([(words, To::Out(article))]).collect(),
    }
}
