//! Groups, the licenses they give their members, and the work that waits until those have them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::{CountryCode, SkuId};

use super::ids::{GroupId, UserIx};
use super::license::PlanSet;
use super::time::Time;
use super::user::{Profile, UserType};

/// Where the background work on a licensed group is: `licenseProcessingState.state`. It follows from the queue:
/// see [`Tenant::processing`](super::Tenant::processing).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum ProcessingState {
    /// Waits for its turn.
    QueuedForProcessing,
    /// Next in turn.
    ProcessingInProgress,
    /// Done, or nothing to do.
    #[default]
    ProcessingComplete,
}

/// The products a group gives, each with the services it leaves off.
pub type GroupLicenses = BTreeMap<SkuId, PlanSet>;

/// A group of people: security, mail-enabled security or Microsoft 365 (DOMAIN 1.8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The key.
    pub id: GroupId,
    /// `displayName`.
    pub display_name: Arc<str>,
    /// Whether it can hold licenses at all.
    pub security_enabled: bool,
    /// Whether it has a mailbox or address.
    pub mail_enabled: bool,
    /// `groupTypes` has `Unified`: a Microsoft 365 group.
    pub unified: bool,
    /// Who decides who belongs to it.
    pub membership: Membership,
    /// The products it gives.
    pub licenses: GroupLicenses,
    /// First-level members, sorted; groups in groups do not count.
    #[serde(with = "super::runs")]
    pub members: Arc<Vec<UserIx>>,
}

impl Group {
    /// Whether the person at this place is a member.
    pub fn has_member(&self, user: UserIx) -> bool {
        self.members.binary_search(&user).is_ok()
    }

    /// Lets people in and out, both lists sorted. For `evolve` only.
    pub(super) fn move_members(&mut self, joined: &[UserIx], left: &[UserIx]) {
        let stays = |user: &UserIx| left.binary_search(user).is_err();
        let mut members: Vec<UserIx> = self.members.iter().copied().filter(stays).collect();
        members.extend(joined);
        members.sort_unstable();
        members.dedup();
        self.members = Arc::new(members);
    }

    /// Whether it can give licenses: only security-enabled groups can (DOMAIN 1.8).
    pub fn can_give_licenses(&self) -> bool {
        self.security_enabled
    }

    /// Whether membership follows a rule.
    pub fn is_dynamic(&self) -> bool {
        matches!(self.membership, Membership::Dynamic(_))
    }

    /// The rule that membership follows, if it has one that can be followed.
    pub fn rule(&self) -> Option<MembershipRule> {
        match &self.membership {
            Membership::Dynamic(text) => MembershipRule::parse(text),
            Membership::Assigned => None,
        }
    }
}

/// How somebody becomes a member.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Membership {
    /// Somebody adds and removes them.
    #[default]
    Assigned,
    /// `groupTypes` has `DynamicMembership`: by the group's `membershipRule`, kept as it is written.
    Dynamic(Arc<str>),
}

/// A membership rule of the kind that Zetel can follow: one property compared with one value. The real service knows
/// many more; groups with such rules keep the members they have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MembershipRule {
    /// `user.department -eq "..."`.
    Department(Arc<str>),
    /// `user.usageLocation -eq "NL"`.
    UsageLocation(CountryCode),
    /// `user.userType -eq "Guest"`.
    UserType(UserType),
}

impl MembershipRule {
    /// Reads a `membershipRule`; `None` when it is not of the kind that can be followed.
    pub fn parse(text: &str) -> Option<MembershipRule> {
        let text = text.trim();
        let text = text
            .strip_prefix('(')
            .and_then(|t| t.strip_suffix(')'))
            .unwrap_or(text);
        let (property, rest) = text.split_once(char::is_whitespace)?;
        let (operator, value) = rest.trim_start().split_once(char::is_whitespace)?;
        if !operator.eq_ignore_ascii_case("-eq") {
            return None;
        }
        let value = value.trim().strip_prefix('"')?.strip_suffix('"')?;
        if value.contains('"') {
            return None;
        }
        match property.trim().to_ascii_lowercase().as_str() {
            "user.department" => Some(MembershipRule::Department(Arc::from(value))),
            "user.usagelocation" => {
                let code = CountryCode::parse(&value.to_ascii_uppercase());
                code.ok().map(MembershipRule::UsageLocation)
            }
            "user.usertype" if value.eq_ignore_ascii_case("Guest") => {
                Some(MembershipRule::UserType(UserType::Guest))
            }
            "user.usertype" if value.eq_ignore_ascii_case("Member") => {
                Some(MembershipRule::UserType(UserType::Member))
            }
            _ => None,
        }
    }

    /// The rule as Graph writes it. A quotation mark in a department is left out: the rule's grammar has no place for
    /// it.
    pub fn text(&self) -> String {
        match self {
            MembershipRule::Department(name) => format!("user.department -eq \"{}\"", name.replace('"', "")),
            MembershipRule::UsageLocation(country) => format!("user.usageLocation -eq \"{country}\""),
            MembershipRule::UserType(UserType::Guest) => "user.userType -eq \"Guest\"".to_owned(),
            MembershipRule::UserType(UserType::Member) => "user.userType -eq \"Member\"".to_owned(),
        }
    }

    /// Whether somebody with this profile at this location belongs. Texts are compared without case, as `-eq` does.
    pub fn matches(&self, profile: &Profile, location: Option<CountryCode>) -> bool {
        match self {
            MembershipRule::Department(name) => {
                let department = profile.department.as_ref();
                department.is_some_and(|department| same_text(department, name))
            }
            MembershipRule::UsageLocation(country) => location == Some(*country),
            MembershipRule::UserType(kind) => profile.user_type == *kind,
        }
    }
}

/// Whether a property's text is the one in a rule, which has no place for quotation marks.
fn same_text(text: &str, in_rule: &str) -> bool {
    if text.is_ascii() && !text.contains('"') {
        return text.eq_ignore_ascii_case(in_rule);
    }
    text.replace('"', "").to_lowercase() == in_rule.to_lowercase()
}

/// Whom a piece of work concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// All members, and whoever still has something of the group: its licenses changed, or it is reprocessed.
    Everyone,
    /// These people only, who joined or left. Sorted.
    People(#[serde(with = "super::runs")] Arc<Vec<UserIx>>),
}

/// Something the service still has to do for a group (DOMAIN 1.8: processing is asynchronous).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// For which group; it may be gone by the time the work is done.
    pub group: GroupId,
    /// For whom.
    pub scope: Scope,
    /// Since when it waits.
    pub since: Time,
}
