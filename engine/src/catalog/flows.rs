//! The ways in which things go in an edition: what `Edition` is made of. Pages ask for these, never for cloud or year.

/// Pages of the real admin center that an edition can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// Home.
    Home,
    /// Users > Active users.
    ActiveUsers,
    /// Users > Deleted users.
    DeletedUsers,
    /// Groups.
    Groups,
    /// Roles.
    Roles,
    /// Billing > Your products, or Subscriptions: where quantities change.
    Quantities,
    /// Billing > Licenses, with the pages of the products.
    Licenses,
}

/// What stands in front of a user's name to select it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SelectControl {
    /// A circle.
    Circle,
    /// A box; selecting opens a pane beside the list.
    Box,
}

/// How licenses of several selected users are managed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ManyUsersFlow {
    /// *More options (...)* > *Manage product licenses*.
    MoreOptions,
    /// The pane *Bulk actions* > *Edit product licenses* > pane *Assign products*.
    BulkActions,
    /// *Manage product licenses* in the command bar; a pane of one title for all its steps.
    CommandBar,
}

/// A choice in the pane for several users: what becomes of what they have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ManyUsersChoice {
    /// They keep it and get more.
    Add,
    /// They get other products in place of all that they have directly.
    Replace,
    /// They lose all that they have directly.
    UnassignAll,
}

/// Where apps and services stand when people are given products on Active users.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AppsFlow {
    /// Under each product, which opens.
    UnderProducts,
    /// In a section *Apps* below the section *Licenses*, for all products or one of them.
    Section,
}

/// How a product's page shows who has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HoldersFlow {
    /// The tabs *Users* and *Groups*.
    UsersAndGroups,
    /// One list of users and groups, and the tab *Errors & Issues*.
    OneList,
}

/// How an admin answers license requests (DOMAIN 1.12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RequestsFlow {
    /// *Approve* or *Reject* those that are selected; *Submit*.
    Submit,
    /// One pane for those that are selected: what is ticked is approved, the rest rejected.
    ApproveOrReject,
}

/// How licenses of one user are managed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OneUserFlow {
    /// The tab *Licenses and Apps* with check boxes and *Save changes*.
    LicensesAndApps,
    /// The row *Product licenses* > *Edit* > switches and *Save*.
    ProductLicensesRow,
}

/// How a user is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AddUserFlow {
    /// A wizard of four panes that ends with *Finish adding*.
    Wizard,
    /// One pane *New user* with collapsible sections and *Add*.
    SinglePane,
}

/// How the number of licenses is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuantityFlow {
    /// On the page *Your products*, with *Submit change*.
    YourProducts,
    /// On the page *Subscriptions*, with *Submit*.
    Subscriptions,
    /// On the page *Your products*, by *Buy licenses* or *Remove licenses*, with *Save*.
    BuyOrRemove,
}

/// How many times *Close* is pressed after the last button of a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closes {
    /// After *Add* or *Replace* for several users.
    pub many_users: u8,
    /// After saving one user's licenses.
    pub one_user: u8,
    /// After *Assign*, *Unassign* or *Save* on a product's page.
    pub product_page: u8,
    /// After submitting a new quantity.
    pub quantity: u8,
}

/// Where the real thing is. Shown as addresses to leave Zetel by, never requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Links {
    /// The admin center's home.
    pub admin_center: &'static str,
    /// Users > Active users.
    pub active_users: &'static str,
    /// Billing > Licenses; exists also where the articles describe no product page.
    pub licenses: &'static str,
    /// The page where quantities change.
    pub quantities: &'static str,
    /// The root of Microsoft Graph, for scripts.
    pub graph_root: &'static str,
    /// What the PowerShell modules of old call the cloud.
    pub azure_environment: &'static str,
    /// The root of signing in, for scripts.
    pub sign_in_root: &'static str,
}

/// A notice above every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The key of its text among the labels.
    pub label: &'static str,
    /// Where it leads.
    pub link: &'static str,
}
