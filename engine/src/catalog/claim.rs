//! The apps that can have an auto-claim policy, and the service plans that a license for them has (DOMAIN 1.12).

use serde::{Deserialize, Serialize};

use super::government::commercial_name;

/// An app at whose first use people can claim a license.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ClaimApp {
    /// Microsoft Teams.
    Teams,
    /// Power Apps.
    PowerApps,
    /// Power Automate.
    PowerAutomate,
}

impl ClaimApp {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Teams, Self::PowerApps, Self::PowerAutomate];

    /// The name in files and forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Teams => "teams",
            Self::PowerApps => "powerApps",
            Self::PowerAutomate => "powerAutomate",
        }
    }

    /// The app with this name, exact case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|app| app.as_str() == text)
    }

    /// The product's own name, the same in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Teams => "Microsoft Teams",
            Self::PowerApps => "Power Apps",
            Self::PowerAutomate => "Power Automate",
        }
    }

    /// Whether somebody with a service plan of this name (`POWERAPPS_O365_P2`) has a license for the app.
    #[must_use]
    pub fn is_served_by(self, plan: &str) -> bool {
        let plan = commercial_name(plan).unwrap_or(plan).to_ascii_uppercase();
        match self {
            Self::Teams => matches!(plan.as_str(), "TEAMS1" | "MCO_TEAMS_IW" | "TEAMS_FREE"),
            Self::PowerApps => plan.starts_with("POWERAPPS"),
            Self::PowerAutomate => plan.starts_with("FLOW"),
        }
    }
}
