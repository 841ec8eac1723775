//! What a person asks, at the size the person thinks in: "these licenses for these 40 people" is one command.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::{ClaimApp, CountryCode, EditionId, RuleProfile, SkuId};

use super::actor::Permission;
use super::group::MembershipRule;
use super::ids::{GroupId, SubscriptionId, UserIx};
use super::license::PlanSet;
use super::self_serve::AutoClaim;
use super::time::Time;
use super::user::Profile;

/// Something to be decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Change what people hold, and with it, if asked, where they are.
    ChangeUsers(ChangeUsers),
    /// Several commands as one: decided in order, each on what the ones before would leave, and all or nothing.
    Sequence(#[serde(deserialize_with = "super::nested::deserialize")] Vec<Command>),
    /// Choose the edition (cloud and year) and the rules profile of the practice tenant.
    Configure {
        /// Which admin center.
        edition: EditionId,
        /// Which exclusion and dependency tables.
        rules: RuleProfile,
    },
    /// Change what groups give their members.
    ChangeGroups(ChangeGroups),
    /// Let people in and out of a group that has no membership rule.
    ChangeMembers {
        /// Which group.
        group: GroupId,
        /// Who comes.
        #[serde(with = "super::runs")]
        add: Vec<UserIx>,
        /// Who goes.
        #[serde(with = "super::runs")]
        remove: Vec<UserIx>,
    },
    /// Let a rule decide who belongs to a group. Everybody leaves at first (DOMAIN 1.8).
    MakeDynamic {
        /// Which group.
        group: GroupId,
        /// The rule.
        rule: MembershipRule,
    },
    /// Delete groups that give nothing.
    DeleteGroups {
        /// Which.
        groups: Vec<GroupId>,
    },
    /// Try again what groups owe these people, at once: `reprocessLicenseAssignment`. At most 20 people at a time.
    ReprocessUsers {
        /// Who.
        #[serde(with = "super::runs")]
        users: Vec<UserIx>,
    },
    /// Try again what these groups owe all their members, when their turn comes.
    ReprocessGroups {
        /// Which.
        groups: Vec<GroupId>,
    },
    /// Buy or give up seats: the new total, not the difference (DOMAIN 1.7 Q1).
    ChangeQuantity {
        /// Of which subscription.
        subscription: SubscriptionId,
        /// Seats from now on.
        total: u32,
    },
    /// Add people, and give them products at once.
    AddUsers(AddUsers),
    /// Delete people. Their seats are free at once; they can be restored for 30 days (DOMAIN 1.7 K1).
    DeleteUsers {
        /// Who.
        #[serde(with = "super::runs")]
        users: Vec<UserIx>,
    },
    /// Restore people, with what they held as far as there are seats.
    RestoreUsers {
        /// Who.
        #[serde(with = "super::runs")]
        users: Vec<UserIx>,
    },
    /// Let simulated time pass: subscriptions expire, and groups that wait get their turn.
    AdvanceClock {
        /// Until when. A moment that has passed changes nothing.
        to: Time,
    },
    /// Let just enough time pass for the groups that wait now to get their turn.
    ProcessNow,
    /// Change what people hold and what groups give at once, from one list of both: each as far as it can be
    /// (DOMAIN 1.11).
    ChangeTogether(Box<ChangeTogether>),
    /// Let somebody ask for a product (DOMAIN 1.12). Not a right of an admin: a trainee lets it happen.
    AskForProduct {
        /// Who asks.
        user: UserIx,
        /// For what.
        sku: SkuId,
    },
    /// Answer license requests (DOMAIN 1.12).
    AnswerRequests(Box<RequestAnswers>),
    /// Other auto-claim policies, or the setting turned on or off (DOMAIN 1.12).
    SetAutoClaim(Box<AutoClaim>),
    /// Let somebody sign in to an app, which may give them a license (DOMAIN 1.12). Not a right of an admin.
    SignIn {
        /// Who.
        user: UserIx,
        /// To which app.
        app: ClaimApp,
    },
}

/// What an admin answers to license requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestAnswers {
    /// The places of the requests to approve, in the order that decides who gets the last seat.
    pub approve: Vec<u32>,
    /// The places of the requests to reject.
    pub reject: Vec<u32>,
    /// How the approved people get the product.
    pub by: ApproveBy,
    /// The product they get in place of the one that each asked for, if it is another or not whole.
    pub instead: Option<Grant>,
}

/// How people whose request is approved get the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApproveBy {
    /// *Assign license to each of the approved people*.
    Assigning,
    /// *Assign license by adding people to the following security group*.
    Group(GroupId),
}

/// One change for people and groups chosen together; the limit of the page counts both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeTogether {
    /// The people.
    pub users: ChangeUsers,
    /// The groups.
    pub groups: ChangeGroups,
}

/// One change of what each of a list of groups gives: products given and taken in one step, without a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeGroups {
    /// The groups. Doubles count once.
    pub groups: Vec<GroupId>,
    /// Products to give. [`Held::Keep`] leaves one that the group gives already as it is; every other way sets its
    /// services.
    pub add: Vec<Grant>,
    /// Products to take.
    pub remove: BTreeSet<SkuId>,
    /// Where it is asked, for the limits of that page.
    pub place: Place,
}

/// One change for each of a list of people, decided person by person in the list's order (DOMAIN R5), each on the
/// person's final state (R7): all of it or nothing of it per person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeUsers {
    /// The people, in the order that decides who gets the last seat. Doubles count once.
    #[serde(with = "super::runs")]
    pub users: Vec<UserIx>,
    /// Where they are from now on, if that changes.
    pub usage_location: Option<CountryCode>,
    /// Products to give.
    pub add: Vec<Grant>,
    /// Products to take.
    pub remove: Removal,
    /// Where it is asked, for the limits of that page.
    pub place: Place,
}

impl ChangeUsers {
    /// A change of nothing yet, for these people.
    pub fn new(users: Vec<UserIx>, place: Place) -> Self {
        ChangeUsers {
            users,
            usage_location: None,
            add: Vec::new(),
            remove: Removal::default(),
            place,
        }
    }

    /// The right this change needs.
    pub fn permission(&self) -> Permission {
        if self.add.is_empty() && self.remove.is_nothing() {
            Permission::EditUsageLocation
        } else {
            Permission::AssignLicenses
        }
    }
}

/// People to add (DOMAIN 1.7 N1, N2). Each gets the next place; somebody for whom there is no seat of a product is
/// added without it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddUsers {
    /// Who, with ids that nobody has.
    pub users: Vec<Arc<Profile>>,
    /// Where they all are; needed when products are given.
    pub usage_location: Option<CountryCode>,
    /// Products for all of them.
    pub add: Vec<Grant>,
    /// The most that the page takes at a time, if it has a limit: 250 for *Add multiple users*.
    pub limit: Option<u32>,
}

/// A product to give directly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The product.
    pub sku: SkuId,
    /// The services to leave off.
    pub disabled_plans: PlanSet,
    /// What happens to people who have it directly already.
    pub held: Held,
}

impl Grant {
    /// The product with all its services, for people who don't have it.
    pub fn whole(sku: SkuId) -> Self {
        Grant {
            sku,
            disabled_plans: PlanSet::default(),
            held: Held::Keep,
        }
    }
}

/// What a grant does for somebody who has the product directly already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Held {
    /// Leave it as it is: the flows that assign (July 2020 article, *Licenses* step 6 and *Active users* step 6).
    #[default]
    Keep,
    /// Set its services to the grant's: changing apps and services. Somebody who has it from groups only is
    /// refused.
    Set,
    /// Give it with the grant's services whatever was there: *Replace existing product license assignments*, and
    /// Graph's `assignLicense`. Somebody who has it from groups only gets it directly as well.
    Put,
    /// Switch the grant's `disabled_plans` off as well, leaving the other services as they are.
    SwitchOff,
    /// Switch the grant's `disabled_plans` back on, leaving the other services as they are.
    SwitchOn,
}

/// Products to take away from people directly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Removal {
    /// These products.
    Skus(BTreeSet<SkuId>),
    /// Every product assigned directly, but for those the same command gives: *Replace existing product license
    /// assignments*. What comes from groups stays.
    AllDirect,
    /// These products make way for what the same command gives: *Replace product*. Whoever holds none of them is left
    /// as they are and gets nothing either.
    InExchange(BTreeSet<SkuId>),
}

impl Default for Removal {
    fn default() -> Self {
        Removal::Skus(BTreeSet::new())
    }
}

impl Removal {
    /// One product.
    pub fn one(sku: SkuId) -> Self {
        Removal::Skus(BTreeSet::from([sku]))
    }

    /// Whether nothing is taken.
    pub fn is_nothing(&self) -> bool {
        self.skus().is_some_and(BTreeSet::is_empty)
    }

    /// The products to take, where they are named.
    pub fn skus(&self) -> Option<&BTreeSet<SkuId>> {
        match self {
            Removal::Skus(skus) | Removal::InExchange(skus) => Some(skus),
            Removal::AllDirect => None,
        }
    }

    /// The same, to be changed.
    pub fn skus_mut(&mut self) -> Option<&mut BTreeSet<SkuId>> {
        match self {
            Removal::Skus(skus) | Removal::InExchange(skus) => Some(skus),
            Removal::AllDirect => None,
        }
    }
}

/// Which page a change is asked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Place {
    /// Users > Active users: no documented limit.
    #[default]
    ActiveUsers,
    /// Billing > Licenses: at most 20 people at a time (July 2020 article, *Licenses* step 4).
    Licenses,
}
