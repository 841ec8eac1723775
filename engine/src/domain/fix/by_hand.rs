//! What people can do by hand where no command is a way out: every problem that can be without one has its reason here.

use crate::domain::problem::Problem;

/// Why there is no way out to choose, and with that what is left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ByHand {
    /// It is gone: look at the list as it is now.
    LookAgain,
    /// Something in what was asked is to be put right.
    Correct,
    /// Only another group can do it.
    OtherGroup,
    /// Groups are in the way, in a way that no single step takes out.
    LookAtGroups,
    /// No subscription can have more seats, and nobody can do without theirs.
    Subscription,
    /// Who bought it decides, or Microsoft does.
    OutsideTenant,
    /// A product that has what is needed is to be bought, or the service left off.
    OtherProduct,
    /// Where the people are is to be said or changed.
    Location,
    /// An address is to be taken from one of the two.
    Address,
    /// The account is to be added anew.
    AddAgain,
    /// Fewer at a time.
    Fewer,
    /// Somebody with another role.
    OtherRole,
}

/// What to do by hand about a problem without ways out.
pub fn by_hand(problem: &Problem) -> ByHand {
    match problem {
        Problem::UserNotFound
        | Problem::SignInBlocked
        | Problem::GroupNotFound
        | Problem::SubscriptionNotFound
        | Problem::LicenseNotHeld { .. } => ByHand::LookAgain,
        Problem::PlanNotInSku { .. }
        | Problem::InvalidUser { .. }
        | Problem::DomainNotVerified { .. }
        | Problem::UserNameTaken { .. }
        | Problem::MissingParameter { .. }
        | Problem::AppHasPolicy { .. }
        | Problem::InvalidGuid { .. } => ByHand::Correct,
        Problem::GroupNotEligible | Problem::MembershipByRule => ByHand::OtherGroup,
        Problem::InheritedLicense { .. }
        | Problem::ConflictingServicePlans { .. }
        | Problem::OtherProductsDepend { .. }
        | Problem::GroupHasLicenses { .. } => ByHand::LookAtGroups,
        Problem::SkuNotOwned { .. } | Problem::NotEnoughLicenses { .. } | Problem::BelowAssigned { .. } => {
            ByHand::Subscription
        }
        Problem::SelfServicePurchase { .. }
        | Problem::QuantityFixed { .. }
        | Problem::ForOrganization { .. } => ByHand::OutsideTenant,
        Problem::MissingDependentServicePlans { .. } => ByHand::OtherProduct,
        Problem::UsageLocationMissing | Problem::ProhibitedInUsageLocation { .. } => ByHand::Location,
        Problem::DuplicateProxyAddress { .. } => ByHand::Address,
        Problem::RestoreExpired { .. } => ByHand::AddAgain,
        Problem::TooManyUsers { .. }
        | Problem::TooManyGroups { .. }
        | Problem::TooManyTogether { .. }
        | Problem::TooManyBackups { .. }
        | Problem::BatchTooLarge { .. } => ByHand::Fewer,
        Problem::Forbidden { .. } => ByHand::OtherRole,
    }
}
