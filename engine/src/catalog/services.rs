//! What some services mean for a person who gets or loses them (DOMAIN 1.10).

use super::government::commercial_name;
use super::ids::ServicePlanId;
use super::lookup::plan;

/// What a service brings, and what becomes of it when it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// A mailbox: made when the service comes; kept 30 days when it goes.
    Mailbox,
    /// Files and sites: the right to edit the team site; own files stay until the person is deleted.
    Files,
    /// Office apps: installed on up to 5 computers, 5 tablets and 5 phones; read-only when it goes.
    OfficeApps,
    /// Teams and its features.
    Teams,
}

impl Effect {
    /// Days that the data of the service is kept after it went, where it is a number of days.
    pub fn days_kept(self) -> Option<i64> {
        match self {
            Effect::Mailbox => Some(30),
            Effect::Files | Effect::OfficeApps | Effect::Teams => None,
        }
    }
}

/// The services that an effect comes with, by plan name.
const EFFECTS: [(Effect, &[&str]); 4] = [
    (
        Effect::Mailbox,
        &[
            "EXCHANGE_B_STANDARD",
            "EXCHANGE_L_STANDARD",
            "EXCHANGE_S_DESKLESS",
            "EXCHANGE_S_ENTERPRISE",
            "EXCHANGE_S_ESSENTIALS",
            "EXCHANGE_S_STANDARD",
            "EXCHANGE_S_STANDARD_MIDMARKET",
        ],
    ),
    (
        Effect::Files,
        &[
            "ONEDRIVEENTERPRISE",
            "ONEDRIVESTANDARD",
            "ONEDRIVE_BASIC_P2",
            "SHAREPOINTLITE",
            "SHAREPOINT_S_DEVELOPER",
            "SHAREPOINTDESKLESS",
            "SHAREPOINTENTERPRISE",
            "SHAREPOINTENTERPRISE_EDU",
            "SHAREPOINTENTERPRISE_MIDMARKET",
            "SHAREPOINTSTANDARD",
            "SHAREPOINTSTANDARD_EDU",
        ],
    ),
    (
        Effect::OfficeApps,
        &[
            "OFFICESUBSCRIPTION",
            "OFFICE_BUSINESS",
            "OFFICE_PRO_PLUS_SUBSCRIPTION_SMBIZ",
        ],
    ),
    (Effect::Teams, &["TEAMS1", "MCO_TEAMS_IW"]),
];

/// What the service means for a person, for the services that the articles speak of.
pub fn effect_of(id: ServicePlanId) -> Option<Effect> {
    effect_named(plan(id)?.name)
}

/// What a service of this name (`EXCHANGE_S_STANDARD`) means.
pub fn effect_named(name: &str) -> Option<Effect> {
    let name = commercial_name(name).unwrap_or(name);
    let found = EFFECTS.iter().find(|(_, names)| names.contains(&name));
    found.map(|(effect, _)| *effect)
}
