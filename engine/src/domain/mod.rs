//! What licensing is: tenants, commands, decisions and facts. Pure: no browser, no clock, no chance, no language.
//!
//! `decide` reads a tenant and answers what a command would do; `evolve` applies the facts; `Event::inverse` takes
//! them back. Nothing else in the project knows a licensing rule.

mod actor;
mod addresses;
mod command;
mod decide;
mod decision;
mod diff;
mod effect;
mod event;
mod explain;
mod fix;
mod group;
mod ids;
mod irreversible;
mod license;
mod losses;
mod names;
mod nested;
mod problem;
mod product;
mod rules;
mod runs;
mod self_serve;
mod sets;
mod tenant;
mod time;
mod user;
mod year;

pub use actor::{Actor, Permission, Role};
pub use command::{
    AddUsers, ApproveBy, ChangeGroups, ChangeTogether, ChangeUsers, Command, Grant, Held, Place, Removal,
    RequestAnswers,
};
pub use decide::{
    asked_of_group, asked_set, decide, held_of, life_ahead, preview, process, PROCESSING_TAKES,
};
pub use decision::{Counts, Decision, Outcome, SeatUse, Transition};
pub use diff::{diff, ProductChange, ProductDiff};
pub use effect::{consequences, tally, unknown_meaning, Consequence, Unknown};
pub use event::{evolve, revert, Configuration, Event, LifeStage};
pub use explain::{explain, Explanation, GivenBy};
pub use fix::{by_hand, exclusion_service, fixes, ByHand, Fix, FixKind, Purchase};
pub use group::{Group, GroupLicenses, Membership, MembershipRule, ProcessingState, Scope, Work};
pub use ids::{GroupId, SubscriptionId, UserId, UserIx};
pub use irreversible::{irreversible, Irreversible};
pub use license::{Assignment, AssignmentError, AssignmentState, License, LicenseSet, PlanSet, Source};
pub use losses::{losses, Losses, ProductCount, ProductLoss, ServiceCount, Successor};
pub use problem::{Conflict, Fault, Field, MissingDependency, PlanOf, Problem, QuantityLock};
pub use product::{PlanInfo, Product, ProvisioningStatus, Seats, Subscription, SubscriptionStatus};
pub use rules::{
    groups_at_a_time, longest, may, password_fault, people_problems, users_at_a_time, PasswordFault,
    LONGEST_ALIAS, LONGEST_DOMAIN, PASSWORD_LENGTHS, REPROCESSED_AT_A_TIME, RESTORABLE_DAYS,
};
pub use self_serve::{
    AutoClaim, ClaimPolicy, Claimable, LicenseRequest, RequestStatus, SelfServe, SignIn, MOST_BACKUPS,
    REQUEST_KEPT_DAYS,
};
pub use sets::{LicenseSets, SetId};
pub use tenant::{BuildError, Domain, Organization, Tenant};
pub use time::Time;
pub use user::{Contact, Newcomer, Profile, User, UserType};
pub use year::year_of;
