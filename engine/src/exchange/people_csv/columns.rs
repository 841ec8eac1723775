//! The columns of lists that are read, and the kinds of lists.

/// A list, by its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Kind {
    /// One row per user, or per license of a user.
    People,
    /// The same, as the report of who used what.
    UsageReport,
    /// One row per product, with its quantities.
    Quantities,
}

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Column {
    Address,
    DisplayName,
    Synced,
    Id,
    GivenName,
    Surname,
    /// When the user was deleted.
    DeletedAt,
    /// Whether the user was deleted.
    IsDeleted,
    JobTitle,
    Department,
    City,
    Country,
    Office,
    State,
    UsageLocation,
    /// Whether sign-in is blocked.
    Blocked,
    /// Whether sign-in is allowed: a yes or no, or the status in words.
    Enabled,
    /// Member or guest.
    UserType,
    /// Products by any of their names, in the list of people.
    Licenses,
    /// Products by their ids; they count before their names.
    SkuIds,
    MobilePhone,
    OfficePhone,
    PostalCode,
    StreetAddress,
    Fax,
    ProxyAddresses,
    /// When a usage report was made.
    ReportDate,
    /// The product, in the list of quantities.
    Product,
    /// Licenses bought that can be used.
    Total,
    /// Licenses that can still be used for a while.
    Warning,
    /// Licenses that can't be used anymore.
    Expired,
    /// Licenses in use.
    Assigned,
}

/// How many columns there are.
pub(super) const COLUMNS: usize = Column::Assigned as usize + 1;
