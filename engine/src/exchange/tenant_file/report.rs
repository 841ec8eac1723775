//! What an import read and what it corrected: enums with fields, never words. The words are in
//! `locales/*/report.json`.

use std::sync::Arc;

use crate::catalog::{Guid, ServicePlanId, SkuId};
use crate::domain::{GroupId, Profile, SubscriptionId, UserId};

use super::refusal::{Limited, Refusal};

/// What was read and what was corrected, to be shown before anything is replaced.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The files in the order they were given.
    pub files: Vec<FileRead>,
    /// Files that nothing is known of: they were left out.
    pub left_out: Vec<Refusal>,
    /// What bare lists were put into; nothing where a file is a whole tenant.
    pub base: Option<Base>,
    /// What was corrected, one entry per kind that occurred, in the order of [`CorrectionKind::ALL`].
    pub corrected: Vec<Corrected>,
}

/// What bare lists are put into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// A tenant that begins with them.
    New,
    /// The tenant so far: they take the place of its lists.
    Current,
}

/// One file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRead {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// What it is.
    pub content: Content,
    /// The lists in it, in the order of [`List`], with their rows.
    pub lists: Vec<ListRead>,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// A tenant file: it is the tenant.
    Tenant,
    /// A bare Graph response: it replaces one list.
    List,
    /// A list of users as CSV, such as that of *Active users*: it is the tenant, as far as it goes.
    ActiveUsers,
    /// The same, as the report of who used what.
    UsageReport,
    /// A list of products with their quantities as CSV, such as that of *Licenses*: it replaces one list.
    Quantities,
    /// The members of one group, which does not say which group.
    Members,
}

/// A number of units in a file that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitsWritten {
    /// The product.
    pub sku: SkuId,
    /// Its part number.
    pub part_number: Arc<str>,
    /// All units as written.
    pub written: u32,
    /// All units as counted.
    pub counted: u32,
}

/// A list in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListRead {
    /// Which.
    pub list: List,
    /// How many items it has.
    pub rows: u32,
}

/// The lists of a tenant file, under their keys there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// `organization`: one item.
    Organization,
    /// `subscribedSkus`.
    SubscribedSkus,
    /// `subscriptions`.
    Subscriptions,
    /// `users`.
    Users,
    /// `deletedUsers`.
    DeletedUsers,
    /// `groups`.
    Groups,
    /// The members of one group: no list of a tenant file.
    Members,
}

impl List {
    /// The lists of a tenant file in their order.
    pub const ALL: [List; 6] = [
        List::Organization,
        List::SubscribedSkus,
        List::Subscriptions,
        List::Users,
        List::DeletedUsers,
        List::Groups,
    ];

    /// The key in the tenant file.
    pub const fn key(self) -> &'static str {
        match self {
            List::Organization => "organization",
            List::SubscribedSkus => "subscribedSkus",
            List::Subscriptions => "subscriptions",
            List::Users => "users",
            List::DeletedUsers => "deletedUsers",
            List::Groups => "groups",
            List::Members => "members",
        }
    }

    /// The list with this key.
    pub fn with_key(key: &str) -> Option<List> {
        List::ALL.into_iter().find(|list| list.key() == key)
    }
}

impl From<List> for Limited {
    fn from(list: List) -> Self {
        match list {
            List::SubscribedSkus => Limited::Products,
            List::Subscriptions => Limited::Subscriptions,
            List::Groups => Limited::Groups,
            List::Users | List::DeletedUsers | List::Organization | List::Members => Limited::Users,
        }
    }
}

/// One kind of correction: how often, and the first few.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// Which kind.
    pub kind: CorrectionKind,
    /// How many times.
    pub count: u32,
    /// The first ones, at most [`Corrected::EXAMPLES`].
    pub examples: Vec<Correction>,
}

impl Corrected {
    /// How many examples are kept of each kind.
    pub const EXAMPLES: usize = 10;

    /// How many corrections no example speaks of. The members of a group are one example.
    #[must_use]
    pub fn untold(&self) -> u32 {
        let told = self.examples.iter().map(|example| match example {
            Correction::MembersFromStates { added, .. } => *added,
            _ => 1,
        });
        self.count.saturating_sub(told.sum())
    }
}

/// A user, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The key.
    pub id: UserId,
    /// Display name.
    pub name: Arc<str>,
}

impl From<&Profile> for Person {
    fn from(profile: &Profile) -> Self {
        Person {
            id: profile.id,
            name: Arc::clone(&profile.display_name),
        }
    }
}

/// Who has or gives a license.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// A user.
    User(Person),
    /// A group.
    Group {
        /// The key.
        id: GroupId,
        /// Display name.
        name: Arc<str>,
    },
}

/// One thing that was corrected, or that the reader should know before replacing a tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// A disabled plan that the product lacks: dropped.
    DisabledPlan {
        /// Whose license.
        holder: Holder,
        /// The product.
        sku: SkuId,
        /// The plan it lacks.
        plan: ServicePlanId,
    },
    /// A license or subscription of a product that is not in `subscribedSkus`: kept, as a product with no units
    /// but those of its subscriptions.
    ProductAdded {
        /// The product.
        sku: SkuId,
        /// Its part number, or its id where nobody knows it.
        part_number: Arc<str>,
    },
    /// A state names a group that is not in `groups`: kept, named by its id. Its members and licenses are those
    /// that states name.
    GroupAdded {
        /// The group.
        group: GroupId,
    },
    /// A member of a group that is no user of the file: dropped.
    Member {
        /// The group.
        group: GroupId,
        /// Its display name.
        name: Arc<str>,
        /// The id of the member.
        member: Guid,
    },
    /// `assignedLicenses` says something else of a product than `licenseAssignmentStates`: the states win.
    StatesWin {
        /// Whose license.
        person: Person,
        /// The product.
        sku: SkuId,
    },
    /// A product in `assignedLicenses` of which no state says anything: kept as assigned directly.
    NoState {
        /// Whose license.
        person: Person,
        /// The product.
        sku: SkuId,
    },
    /// A state that Graph does not have: in force where `assignedLicenses` has the product, else in error.
    UnknownState {
        /// Where.
        path: String,
        /// As written.
        value: String,
    },
    /// Members that the list of a group lacked, and whose license states name the group.
    MembersFromStates {
        /// The group.
        group: GroupId,
        /// Its display name.
        name: Arc<str>,
        /// How many.
        added: u32,
    },
    /// A product twice in `assignedLicenses`, or twice from one source in the states: the later one counts.
    RepeatedLicense {
        /// Whose license.
        holder: Holder,
        /// The product.
        sku: SkuId,
    },
    /// A service plan twice in one product: the first one counts.
    RepeatedPlan {
        /// The product.
        sku: SkuId,
        /// The plan.
        plan: ServicePlanId,
    },
    /// A usage location that is no ISO 3166-1 alpha-2 code: missing from now on.
    UsageLocation {
        /// Whose.
        person: Person,
        /// As written.
        value: String,
    },
    /// `countryLetterCode` of the organization is no ISO 3166-1 alpha-2 code: missing from now on.
    OrganizationCountry {
        /// As written.
        value: String,
    },
    /// Half a surrogate pair in a text: U+FFFD stands in its place.
    LoneSurrogate {
        /// Where.
        path: String,
    },
    /// `consumedUnits` is not the number of people who hold the product: counted anew.
    ConsumedUnits(UnitsWritten),
    /// `prepaidUnits` are not what the product's `subscriptions` add up to: the subscriptions win.
    PrepaidUnits(UnitsWritten),
    /// A status, state or error that Graph does not document: the usual one stands in its place.
    UnknownWord {
        /// Where.
        path: String,
        /// As written.
        value: String,
    },
    /// A date that is none: missing from now on, or the moment of the tenant where one is needed.
    Date {
        /// Where.
        path: String,
        /// As written.
        value: String,
    },
    /// A subscription bought by a user that does not say which.
    OwnerUnknown {
        /// The subscription.
        subscription: SubscriptionId,
    },
    /// A user of the tenant so far who is both in a new list of users and in the old list of deleted ones, or the
    /// other way round: the new list counts.
    UserMoved {
        /// Who.
        person: Person,
    },
    /// A response with `@odata.nextLink`: only one page of a longer list.
    MorePages {
        /// The file.
        file: String,
    },
    /// Somebody in a list without names who is nobody of the tenant: left out.
    Stranger {
        /// Who.
        id: UserId,
    },
    /// Somebody of the tenant who is not in a list without names: stays as before.
    Stayed {
        /// Who.
        person: Person,
    },
    /// `accountEnabled` is null: nobody is blocked for it.
    EnabledUnknown {
        /// Where.
        path: String,
    },
    /// A text that is longer than Graph allows: cut.
    TextCut {
        /// Where.
        path: String,
        /// How many characters it had.
        length: u32,
        /// How many are left.
        limit: u32,
    },
    /// A list of users in which nobody has a license field: they were not asked for with `$select`.
    NoLicenseFields {
        /// The file.
        file: String,
    },
    /// A list as CSV without a column of licenses.
    NoLicenseColumn {
        /// The file.
        file: String,
    },
    /// A CSV file with columns that are not read although something stands in them.
    ColumnsNotRead {
        /// The file.
        file: String,
        /// The names of the columns.
        names: Vec<String>,
    },
    /// The name of a type where a CSV file should say licenses: no license follows from it.
    TypeName {
        /// Where.
        path: String,
        /// As written.
        value: String,
    },
    /// Several rows of a CSV file that say the same of a user but for the licenses: one user with all of them.
    RowsJoined {
        /// Who.
        person: Person,
        /// How many rows.
        rows: u32,
    },
    /// Somebody of a CSV file without an id: it follows from the address.
    IdMade {
        /// Who.
        person: Person,
    },
    /// A product of a CSV file that nobody knows: kept under the name that stands there.
    ProductByName {
        /// The name.
        name: String,
    },
    /// A product of a CSV file, which does not say how many units were bought: it has as many as people hold it.
    UnitsCounted {
        /// The product.
        sku: SkuId,
        /// Its part number.
        part_number: Arc<str>,
        /// How many.
        units: u32,
    },
    /// A file without any states: the members of a licensed group got its licenses as far as they could.
    GroupProcessed {
        /// The group.
        group: GroupId,
        /// Its display name.
        name: Arc<str>,
        /// Members who got them.
        given: u32,
        /// Members who could not.
        failed: u32,
    },
    /// The same, but there was too much work to do at once: the group is left queued.
    GroupQueued {
        /// The group.
        group: GroupId,
        /// Its display name.
        name: Arc<str>,
    },
}

macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident),+ $(,)?) => {
        /// The kinds of [`Correction`], one per variant.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)] // each is the variant of Correction with the same name
        pub enum CorrectionKind { $($kind),+ }

        impl CorrectionKind {
            /// All kinds, in the order of a report.
            pub const ALL: &'static [CorrectionKind] = &[$(CorrectionKind::$kind),+];
        }

        impl Correction {
            /// Which kind it is.
            pub fn kind(&self) -> CorrectionKind {
                match self { $(Correction::$kind { .. } => CorrectionKind::$kind),+ }
            }
        }
    };
}

kinds! {
    MorePages, NoLicenseFields, NoLicenseColumn, TypeName, ColumnsNotRead, RowsJoined, Stranger, Stayed, UserMoved, ProductAdded, ProductByName, UnitsCounted, IdMade, GroupAdded, MembersFromStates, StatesWin, NoState, UnknownState, RepeatedLicense, DisabledPlan,
    RepeatedPlan, Member, UsageLocation, OrganizationCountry, ConsumedUnits, PrepaidUnits, OwnerUnknown,
    UnknownWord, EnabledUnknown, TextCut, Date, LoneSurrogate, GroupProcessed, GroupQueued,
}
