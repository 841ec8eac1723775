//! Editions: what differs between the clouds and years of the admin center, as data.
//!
//! Pages ask an `Edition` what exists and how it goes; nothing branches on the cloud itself.

use serde::{Deserialize, Serialize};
use std::fmt;

use super::{RuleProfile, Year};

/// The key of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EditionId {
    /// The worldwide cloud, July 2020.
    #[default]
    Worldwide2020,
    /// Operated by 21Vianet (China), July 2020.
    Vianet2020,
    /// Germany, July 2020.
    Germany2020,
}

impl EditionId {
    /// All editions, the default first.
    pub const ALL: [Self; 3] = [Self::Worldwide2020, Self::Vianet2020, Self::Germany2020];

    /// The name in files and links: `worldwide-2020`, `21vianet-2020` or `germany-2020`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Worldwide2020 => "worldwide-2020",
            Self::Vianet2020 => "21vianet-2020",
            Self::Germany2020 => "germany-2020",
        }
    }

    /// The edition with this name, exact case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.as_str() == text)
    }

    /// What this edition is.
    #[must_use]
    pub const fn edition(self) -> &'static Edition {
        match self {
            Self::Worldwide2020 => &WORLDWIDE_2020,
            Self::Vianet2020 => &VIANET_2020,
            Self::Germany2020 => &GERMANY_2020,
        }
    }
}

impl fmt::Display for EditionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

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
}

/// A choice in the pane for several users: what becomes of what they have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ManyUsersChoice {
    /// They keep it and get more.
    Add,
    /// They get other products in place of all that they have directly.
    Replace,
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

/// What exists in one cloud in one year, and how it goes there.
#[derive(Debug, PartialEq, Eq)]
pub struct Edition {
    /// The key.
    pub id: EditionId,
    /// Which year's names its products and services have.
    pub names: Year,
    /// The rules that hold unless somebody chooses others.
    pub rules: RuleProfile,
    /// The pages there are, in the order of the navigation.
    pub pages: &'static [Page],
    /// What selects a user.
    pub select: SelectControl,
    /// How several users are served.
    pub many_users: ManyUsersFlow,
    /// What one can choose for them, in order.
    pub many_users_choices: &'static [ManyUsersChoice],
    /// How one user is served.
    pub one_user: OneUserFlow,
    /// How a user is added.
    pub add_user: AddUserFlow,
    /// How often *Close* is pressed.
    pub closes: Closes,
    /// The most users one action on a product's page can take; none without product pages.
    pub product_page_limit: Option<usize>,
    /// How a quantity is changed.
    pub quantity: QuantityFlow,
    /// The notice, if any.
    pub notice: Option<Notice>,
    /// Whether a Groups administrator may assign licenses to groups: only since mid-2025 (DOMAIN section 4).
    pub groups_admin_assigns: bool,
    /// Where the real thing is, or was.
    pub links: Links,
    /// The day (year-month-day) the cloud closed: the edition is history then.
    pub closed: Option<&'static str>,
}

impl Edition {
    /// Whether it has this page.
    #[must_use]
    pub fn has(&self, page: Page) -> bool {
        self.pages.contains(&page)
    }

    /// Whether a product's page can assign and unassign (needs the Licenses page).
    #[must_use]
    pub fn has_product_page(&self) -> bool {
        self.has(Page::Licenses)
    }

    /// Whether the cloud no longer exists.
    #[must_use]
    pub const fn is_historic(&self) -> bool {
        self.closed.is_some()
    }
}

/// All pages, in the order of the navigation.
const PAGES: &[Page] = &[
    Page::Home,
    Page::ActiveUsers,
    Page::DeletedUsers,
    Page::Groups,
    Page::Roles,
    Page::Quantities,
    Page::Licenses,
];

/// Those of the editions without the product-centered flow.
const PAGES_WITHOUT_LICENSES: &[Page] = match PAGES.split_last() {
    Some((_, rest)) => rest,
    None => &[],
};

static WORLDWIDE_2020: Edition = Edition {
    id: EditionId::Worldwide2020,
    names: Year::Then,
    rules: RuleProfile::Classic2020,
    pages: PAGES,
    select: SelectControl::Circle,
    many_users: ManyUsersFlow::MoreOptions,
    many_users_choices: &[ManyUsersChoice::Add, ManyUsersChoice::Replace],
    one_user: OneUserFlow::LicensesAndApps,
    add_user: AddUserFlow::Wizard,
    closes: Closes {
        many_users: 1,
        one_user: 0,
        product_page: 1,
        quantity: 0,
    },
    product_page_limit: Some(20),
    quantity: QuantityFlow::YourProducts,
    notice: None,
    groups_admin_assigns: false,
    links: Links {
        admin_center: "https://admin.microsoft.com",
        active_users: "https://go.microsoft.com/fwlink/p/?linkid=834822",
        licenses: "https://go.microsoft.com/fwlink/p/?linkid=842264",
        quantities: "https://go.microsoft.com/fwlink/p/?linkid=842054",
        graph_root: "https://graph.microsoft.com",
        sign_in_root: "https://login.microsoftonline.com",
    },
    closed: None,
};

/// A constant, because another edition differs from it in little.
const GERMANY: Edition = Edition {
    id: EditionId::Germany2020,
    names: Year::Then,
    rules: RuleProfile::Classic2020,
    pages: PAGES_WITHOUT_LICENSES,
    select: SelectControl::Box,
    many_users: ManyUsersFlow::BulkActions,
    many_users_choices: &[ManyUsersChoice::Add, ManyUsersChoice::Replace],
    one_user: OneUserFlow::ProductLicensesRow,
    add_user: AddUserFlow::SinglePane,
    closes: Closes {
        many_users: 2,
        one_user: 2,
        product_page: 0,
        quantity: 1,
    },
    product_page_limit: None,
    quantity: QuantityFlow::Subscriptions,
    notice: None,
    groups_admin_assigns: false,
    links: Links {
        admin_center: "https://portal.office.de/adminportal",
        active_users: "https://go.microsoft.com/fwlink/p/?linkid=847686",
        licenses: "https://go.microsoft.com/fwlink/p/?linkid=848038",
        quantities: "https://go.microsoft.com/fwlink/p/?linkid=847745",
        graph_root: "https://graph.microsoft.de",
        sign_in_root: "https://login.microsoftonline.de",
    },
    closed: Some("2021-10-29"),
};

static VIANET_2020: Edition = Edition {
    id: EditionId::Vianet2020,
    notice: Some(Notice {
        label: "msg.adminChanging",
        link: "https://docs.microsoft.com/microsoft-365/admin/microsoft-365-admin-center-preview?view=o365-21vianet",
    }),
    links: Links {
        admin_center: "https://portal.partner.microsoftonline.cn",
        active_users: "https://go.microsoft.com/fwlink/p/?linkid=850628",
        licenses: "https://go.microsoft.com/fwlink/p/?linkid=850625",
        quantities: "https://go.microsoft.com/fwlink/p/?linkid=850626",
        graph_root: "https://microsoftgraph.chinacloudapi.cn",
        sign_in_root: "https://login.chinacloudapi.cn",
    },
    closed: None,
    ..GERMANY
};

static GERMANY_2020: Edition = GERMANY;
