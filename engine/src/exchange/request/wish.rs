//! What a script asks of the service, one request each: the same list is written for Graph here and for other tools by
//! the module `script`.

use std::sync::Arc;

use crate::catalog::{CountryCode, SkuId};
use crate::domain::{GroupId, MembershipRule, PlanSet, Profile, Tenant, UserId, UserIx};

/// Somebody whom a request names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserKey {
    /// The key.
    pub id: UserId,
    /// `userPrincipalName`.
    pub address: Arc<str>,
    /// Whether the same text adds them: the service gives the id only then, so the text can't know it.
    pub is_new: bool,
    /// Whether they are deleted: somebody else may have their user name by now, so only the id means them.
    pub is_deleted: bool,
}

impl UserKey {
    /// Somebody of a tenant, if there is anybody at this place.
    pub fn of(tenant: &Tenant, user: UserIx) -> Option<Self> {
        let user = tenant.user(user)?;
        let is_deleted = user.deleted.is_some();
        Some(UserKey {
            is_deleted,
            ..Self::with(&user.profile)
        })
    }

    /// Somebody with this profile.
    pub fn with(profile: &Profile) -> Self {
        UserKey {
            id: profile.id,
            address: Arc::clone(&profile.user_principal_name),
            is_new: false,
            is_deleted: false,
        }
    }
}

/// A product to give, with everything but these services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Give {
    /// The product.
    pub sku: SkuId,
    /// The services to leave off: all of them, whatever was off before (DOMAIN 2.5).
    pub disabled_plans: PlanSet,
    /// Whether the person has it directly already. For Graph that makes no difference; MSOnline refuses it.
    pub held: bool,
}

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// A license change of somebody.
    Licenses {
        /// Who.
        user: UserKey,
        /// Products to give.
        add: Vec<Give>,
        /// Products to take.
        remove: Vec<SkuId>,
    },
    /// A license change of a group.
    GroupLicenses {
        /// Which.
        group: GroupId,
        /// Products to give.
        add: Vec<Give>,
        /// Products to take.
        remove: Vec<SkuId>,
    },
    /// What groups owe somebody, tried again.
    Reprocess(UserKey),
    /// Where somebody is.
    Location(UserKey, CountryCode),
    /// Somebody new.
    NewUser {
        /// Who. The id is not sent: the service gives one.
        profile: Arc<Profile>,
        /// Where they are.
        usage_location: Option<CountryCode>,
    },
    /// Somebody to delete.
    DeleteUser(UserKey),
    /// Somebody to restore.
    RestoreUser(UserKey),
    /// Somebody comes into a group.
    Join {
        /// Which.
        group: GroupId,
        /// Who.
        user: UserKey,
    },
    /// Somebody leaves a group.
    Leave {
        /// Which.
        group: GroupId,
        /// Who.
        user: UserKey,
    },
    /// A rule decides who belongs to a group.
    Rule {
        /// Which.
        group: GroupId,
        /// Whether it is a Microsoft 365 group, which stays one.
        unified: bool,
        /// The rule.
        rule: MembershipRule,
    },
    /// A group to delete.
    DeleteGroup(GroupId),
}

impl Wish {
    /// Whether two requests are of one kind and about different people or groups, so that their order does not matter
    /// to a batch.
    pub(super) fn goes_with(&self, other: &Wish) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other) && self.about() != other.about()
    }

    /// Whom or what it is about.
    fn about(&self) -> (Option<GroupId>, Option<&str>) {
        match self {
            Wish::Licenses { user, .. }
            | Wish::Reprocess(user)
            | Wish::Location(user, _)
            | Wish::DeleteUser(user)
            | Wish::RestoreUser(user) => (None, Some(&user.address)),
            Wish::NewUser { profile, .. } => (None, Some(&profile.user_principal_name)),
            Wish::Join { group, user } | Wish::Leave { group, user } => (Some(*group), Some(&user.address)),
            Wish::GroupLicenses { group, .. } | Wish::Rule { group, .. } | Wish::DeleteGroup(group) => {
                (Some(*group), None)
            }
        }
    }
}
