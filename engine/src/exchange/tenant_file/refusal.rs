//! Why files were refused as a whole: enums with fields, never words. The words are in `locales/*/report.json`.
//!
//! Paths are written as `users[3].assignedLicenses[0].skuId`, places counted from 0. Texts out of the file are cut
//! to 80 characters and paths to 200.

/// Nothing was imported, because of one thing in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The name of the file; empty when no file was given at all.
    pub file: String,
    /// What is wrong with it.
    pub why: RefusalReason,
}

/// What a file is refused for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusalReason {
    /// No file was given.
    NoFiles,
    /// The file has nothing but white space in it.
    Empty,
    /// The files together are larger than allowed.
    TooLarge {
        /// Bytes of all files up to and with this one.
        bytes: u64,
        /// The most allowed.
        limit: u64,
    },
    /// The file is UTF-16, which PowerShell 5.1 writes; it can be saved as UTF-8.
    Utf16,
    /// A zip archive, which a workbook of Excel is as well; it can be saved as CSV or unpacked.
    Archive,
    /// A byte that UTF-8 does not have at that place.
    NotUtf8 {
        /// Where, counted in bytes from 0.
        offset: u64,
    },
    /// Not JSON. Line and column count from 1, columns in characters.
    NotJson {
        /// The line.
        line: u32,
        /// The column.
        column: u32,
    },
    /// JSON that stops in the middle: the file is cut off.
    CutOff {
        /// The line where it stops.
        line: u32,
        /// The column where it stops.
        column: u32,
    },
    /// More levels of arrays and objects inside each other than allowed.
    TooDeep {
        /// The most allowed.
        limit: u32,
    },
    /// JSON, but neither a tenant file nor a list that Graph gives: no key and no item of it is known.
    Foreign,
    /// A text in the place of an object or a list, as PowerShell writes it where it goes no deeper.
    CutByDepth {
        /// Where.
        path: String,
        /// The text.
        value: String,
    },
    /// A list of people without what an import needs to know of them, nobody of whom is in the tenant.
    FieldsMissing {
        /// What is missing, as Graph calls it.
        fields: Vec<&'static str>,
    },
    /// Written by a newer version of Zetel.
    NewerFormat {
        /// The format of the file.
        format: u32,
        /// The newest format known here.
        known: u32,
    },
    /// A second tenant file among the files: only one can be the tenant.
    SecondTenant {
        /// The name of the first.
        first: String,
    },
    /// Something has another type than it must have.
    WrongType {
        /// Where.
        path: String,
        /// What must stand there.
        expected: Expected,
        /// What stands there.
        found: Found,
    },
    /// Something that must be there is not.
    Missing {
        /// Where it must be.
        path: String,
    },
    /// A count that is none: counts are whole numbers from 0 to 4,294,967,295.
    Count {
        /// Where.
        path: String,
        /// The number as written.
        value: String,
        /// What is wrong with it.
        fault: CountFault,
    },
    /// A name under `zetel` that this version does not know.
    UnknownName {
        /// Where.
        path: String,
        /// The name.
        value: String,
    },
    /// A CSV file without a column that it must have.
    NoColumn {
        /// The name of the column.
        name: &'static str,
    },
    /// A CSV file of which no column is known.
    UnknownColumns {
        /// The line that should have their names.
        line: String,
    },
    /// A usage report that hides who its users are, as the tenant's setting wants it.
    Concealed {
        /// The line of the first one, counting from 1.
        line: u32,
    },
    /// A row of a CSV file that can't be read.
    Row {
        /// The line that it begins on, counting from 1.
        line: u32,
        /// What is wrong with it.
        fault: BadRow,
    },
    /// Two of a kind have the same id, or two users the same address, upper and lower case alike.
    Duplicate {
        /// Of what.
        unique: Unique,
        /// The id or address, as written the second time.
        value: String,
        /// Place of the first in its list, counted from 0.
        first: u32,
        /// Place of the second in its list.
        second: u32,
    },
    /// More of something than allowed.
    TooMany {
        /// Of what.
        what: Limited,
        /// The most allowed.
        limit: u32,
    },
}

impl RefusalReason {
    /// More of something than allowed.
    pub(super) fn too_many(what: Limited, limit: u32) -> Box<Self> {
        Box::new(RefusalReason::TooMany { what, limit })
    }

    /// Whether it says that nothing is known of the file: then others are read all the same.
    pub(super) fn is_unknown(&self) -> bool {
        matches!(
            self,
            RefusalReason::Empty
                | RefusalReason::Utf16
                | RefusalReason::Archive
                | RefusalReason::NotUtf8 { .. }
                | RefusalReason::NotJson { .. }
                | RefusalReason::Foreign
                | RefusalReason::NoColumn { .. }
                | RefusalReason::UnknownColumns { .. }
                | RefusalReason::Concealed { .. }
        )
    }
}

/// What is wrong with a row of a CSV file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadRow {
    /// Another number of columns than the header has.
    Columns {
        /// How many there are.
        found: u32,
        /// How many the header has.
        expected: u32,
    },
    /// Nothing under *User principal name*.
    NoAddress,
    /// Something else than an id under *Object Id*.
    Id {
        /// As written.
        value: String,
    },
    /// Nothing that says which product it is about.
    NoProduct,
    /// Something else than a whole number where one must be.
    Count {
        /// The name of the column.
        name: String,
        /// As written.
        value: String,
    },
    /// A quotation mark that is never closed.
    OpenQuote,
    /// Longer than any row is, or with more columns: most likely a quotation mark is missing.
    TooLong,
    /// Somebody before has the same address, or the same id.
    Duplicate {
        /// The address or id, as written the second time.
        value: String,
        /// The line that the first one begins on.
        first: u32,
    },
}

/// What had to stand somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// An object.
    Object,
    /// An array.
    List,
    /// A text.
    Text,
    /// True or false.
    Flag,
    /// A whole number.
    Count,
    /// A text that is an id of 8-4-4-4-12 hexadecimal digits.
    Id,
}

/// What stood there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// An object.
    Object,
    /// An array.
    List,
    /// This text.
    Text(String),
    /// True or false.
    Flag,
    /// A number.
    Number,
    /// Null.
    Null,
}

/// What is wrong with a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountFault {
    /// Below 0.
    Negative,
    /// Not whole.
    Fractional,
    /// Above 4,294,967,295.
    TooLarge,
}

/// What may occur only once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unique {
    /// `id` of a user or deleted user.
    UserId,
    /// `userPrincipalName` of a user; those of deleted users may be in use again.
    UserAddress,
    /// `id` of a group.
    GroupId,
    /// `id` of a subscription.
    SubscriptionId,
    /// `skuId` in `subscribedSkus`.
    ProductId,
}

/// What is limited in number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limited {
    /// Users and deleted users together.
    Users,
    /// Groups.
    Groups,
    /// Products.
    Products,
    /// Subscriptions.
    Subscriptions,
    /// Service plans of one product.
    Plans,
}
