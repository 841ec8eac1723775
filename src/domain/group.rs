//! Groups and the licenses they give their members.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::SkuId;

use super::ids::{GroupId, UserIx};
use super::license::PlanSet;

/// Where the background work on a licensed group is: `licenseProcessingState.state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum ProcessingState {
    /// Waits for its turn.
    QueuedForProcessing,
    /// Under way.
    ProcessingInProgress,
    /// Done, or nothing to do.
    #[default]
    ProcessingComplete,
}

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
    /// `groupTypes` has `DynamicMembership`: membership follows a rule.
    pub dynamic: bool,
    /// The products it gives, each with the services it leaves off.
    pub licenses: BTreeMap<SkuId, PlanSet>,
    /// First-level members, sorted; groups in groups do not count.
    #[serde(with = "super::runs::shared")]
    pub members: Arc<Vec<UserIx>>,
    /// Where its processing is.
    pub processing: ProcessingState,
}
