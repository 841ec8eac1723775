//! Editions: what differs between the clouds and years of the admin center, as data.
//!
//! Pages ask an `Edition` what exists and how it goes; nothing branches on the cloud itself.

use serde::{Deserialize, Serialize};
use std::fmt;

use super::flows::{
    AddUserFlow, AppsFlow, Closes, HoldersFlow, Links, ManyUsersChoice, ManyUsersFlow, Notice, OneUserFlow,
    Page, QuantityFlow, RequestsFlow, SelectControl,
};
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
    /// The worldwide cloud, January 2025.
    Worldwide2025,
    /// The worldwide cloud, spring 2026.
    Worldwide2026,
}

impl EditionId {
    /// All editions, the default first.
    pub const ALL: [Self; 5] = [
        Self::Worldwide2020,
        Self::Worldwide2025,
        Self::Worldwide2026,
        Self::Vianet2020,
        Self::Germany2020,
    ];

    /// The name in files and links: cloud and year, such as `worldwide-2020`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Worldwide2020 => "worldwide-2020",
            Self::Vianet2020 => "21vianet-2020",
            Self::Germany2020 => "germany-2020",
            Self::Worldwide2025 => "worldwide-2025",
            Self::Worldwide2026 => "worldwide-2026",
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
            Self::Worldwide2025 => &WORLDWIDE_2025,
            Self::Worldwide2026 => &WORLDWIDE_2026,
        }
    }
}

impl fmt::Display for EditionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What exists in one cloud in one year, and how it goes there.
#[derive(Debug, PartialEq, Eq)]
pub struct Edition {
    /// The key.
    pub id: EditionId,
    /// Which year's names its products and services have.
    pub names: Year,
    /// Whether the modules MSOnline and AzureAD still answer.
    pub old_modules: bool,
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
    /// Those of them whose result is left by *Done* instead of *Close*.
    pub ends_with_done: &'static [ManyUsersChoice],
    /// Whether the same command opens a user's own pane where one is selected.
    pub one_selected_opens_user: bool,
    /// Where apps and services stand, for several users and for one.
    pub apps: AppsFlow,
    /// How one user is served.
    pub one_user: OneUserFlow,
    /// How a user is added.
    pub add_user: AddUserFlow,
    /// How often *Close* is pressed.
    pub closes: Closes,
    /// The most users, groups, or both together, that one action on a product's page can take; none without product
    /// pages.
    pub product_page_limit: Option<usize>,
    /// How a product's page shows who has it, where there is one.
    pub holders: HoldersFlow,
    /// Whether groups get licenses in the admin center; where they don't, that Zetel can is our choice (DOMAIN 1.8).
    pub groups_in_admin_center: bool,
    /// Whether *Assign licenses* to groups also stands on the Licenses page itself.
    pub assigns_on_licenses: bool,
    /// How license requests are answered, where people can ask for products (DOMAIN 1.12).
    pub requests: Option<RequestsFlow>,
    /// Whether there are auto-claim policies (DOMAIN 1.12).
    pub auto_claim: bool,
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

/// A constant, because later editions differ from it in part.
const WORLDWIDE: Edition = Edition {
    id: EditionId::Worldwide2020,
    names: Year::Then,
    old_modules: true,
    rules: RuleProfile::Classic2020,
    pages: PAGES,
    select: SelectControl::Circle,
    many_users: ManyUsersFlow::MoreOptions,
    many_users_choices: &[ManyUsersChoice::Add, ManyUsersChoice::Replace],
    ends_with_done: &[],
    one_selected_opens_user: false,
    apps: AppsFlow::UnderProducts,
    one_user: OneUserFlow::LicensesAndApps,
    add_user: AddUserFlow::Wizard,
    closes: Closes {
        many_users: 1,
        one_user: 0,
        product_page: 1,
        quantity: 0,
    },
    product_page_limit: Some(20),
    holders: HoldersFlow::UsersAndGroups,
    groups_in_admin_center: false,
    assigns_on_licenses: false,
    requests: None,
    auto_claim: false,
    quantity: QuantityFlow::YourProducts,
    notice: None,
    groups_admin_assigns: false,
    links: Links {
        admin_center: "https://admin.microsoft.com",
        active_users: "https://go.microsoft.com/fwlink/p/?linkid=834822",
        licenses: "https://go.microsoft.com/fwlink/p/?linkid=842264",
        quantities: "https://go.microsoft.com/fwlink/p/?linkid=842054",
        graph_root: "https://graph.microsoft.com",
        azure_environment: "AzureCloud",
        sign_in_root: "https://login.microsoftonline.com",
    },
    closed: None,
};

/// A constant, because another edition differs from it in little.
const GERMANY: Edition = Edition {
    id: EditionId::Germany2020,
    names: Year::Then,
    old_modules: true,
    rules: RuleProfile::Classic2020,
    pages: PAGES_WITHOUT_LICENSES,
    select: SelectControl::Box,
    many_users: ManyUsersFlow::BulkActions,
    many_users_choices: &[ManyUsersChoice::Add, ManyUsersChoice::Replace],
    ends_with_done: &[],
    one_selected_opens_user: false,
    apps: AppsFlow::UnderProducts,
    one_user: OneUserFlow::ProductLicensesRow,
    add_user: AddUserFlow::SinglePane,
    closes: Closes {
        many_users: 2,
        one_user: 2,
        product_page: 0,
        quantity: 1,
    },
    product_page_limit: None,
    holders: HoldersFlow::UsersAndGroups,
    groups_in_admin_center: false,
    assigns_on_licenses: false,
    requests: None,
    auto_claim: false,
    quantity: QuantityFlow::Subscriptions,
    notice: None,
    groups_admin_assigns: false,
    links: Links {
        admin_center: "https://portal.office.de/adminportal",
        active_users: "https://go.microsoft.com/fwlink/p/?linkid=847686",
        licenses: "https://go.microsoft.com/fwlink/p/?linkid=848038",
        quantities: "https://go.microsoft.com/fwlink/p/?linkid=847745",
        graph_root: "https://graph.microsoft.de",
        azure_environment: "AzureGermanyCloud",
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
        azure_environment: "AzureChinaCloud",
        sign_in_root: "https://login.chinacloudapi.cn",
    },
    closed: None,
    ..GERMANY
};

static GERMANY_2020: Edition = GERMANY;

static WORLDWIDE_2020: Edition = WORLDWIDE;

/// January 2025 (DOMAIN 1.11). A constant, because the next edition differs from it in little.
const WORLDWIDE_IN_2025: Edition = Edition {
    id: EditionId::Worldwide2025,
    names: Year::Today,
    old_modules: false,
    rules: RuleProfile::Current2025,
    many_users: ManyUsersFlow::CommandBar,
    many_users_choices: &[
        ManyUsersChoice::Add,
        ManyUsersChoice::Replace,
        ManyUsersChoice::UnassignAll,
    ],
    ends_with_done: &[ManyUsersChoice::Add, ManyUsersChoice::UnassignAll],
    one_selected_opens_user: true,
    apps: AppsFlow::Section,
    groups_in_admin_center: true,
    requests: Some(RequestsFlow::Submit),
    auto_claim: true,
    quantity: QuantityFlow::BuyOrRemove,
    ..WORLDWIDE
};

static WORLDWIDE_2025: Edition = WORLDWIDE_IN_2025;

static WORLDWIDE_2026: Edition = Edition {
    id: EditionId::Worldwide2026,
    holders: HoldersFlow::OneList,
    assigns_on_licenses: true,
    requests: Some(RequestsFlow::ApproveOrReject),
    groups_admin_assigns: true,
    links: Links {
        admin_center: "https://admin.cloud.microsoft",
        ..WORLDWIDE.links
    },
    ..WORLDWIDE_IN_2025
};
