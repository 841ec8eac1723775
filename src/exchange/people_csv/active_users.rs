//! Reads the rows of *Active users > Export users*, whatever variant (DOMAIN 5.6): which column is which, and what
//! stands in it.
//!
//! Columns are known by their names, in any order; names are compared by letters and digits alone. Columns that nobody
//! knows are passed over. What the rows mean for a tenant is the tenant file's to say.

use crate::exchange::tenant_file::{BadRow, RefusalReason};

use super::records::{separator, unguarded, Fields, OpenQuote, Records};

/// How much of a text is looked at for its first line, in bytes.
const HEADER: usize = 16 * 1024;

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Column {
    Address,
    DisplayName,
    Synced,
    Id,
    GivenName,
    Surname,
    Deleted,
    JobTitle,
    Department,
    City,
    Country,
    Office,
    State,
    UsageLocation,
    Blocked,
    Licenses,
    MobilePhone,
    OfficePhone,
    PostalCode,
    StreetAddress,
    Fax,
    ProxyAddresses,
}

/// The columns by their names, folded. Those of the older variant, which is in alphabetical order, follow behind.
const NAMES: [(&str, Column); 25] = [
    ("userprincipalname", Column::Address),
    ("displayname", Column::DisplayName),
    ("dirsyncenabled", Column::Synced),
    ("objectid", Column::Id),
    ("firstname", Column::GivenName),
    ("lastname", Column::Surname),
    ("softdeletiontimestamp", Column::Deleted),
    ("title", Column::JobTitle),
    ("department", Column::Department),
    ("city", Column::City),
    ("countryorregion", Column::Country),
    ("office", Column::Office),
    ("stateorprovince", Column::State),
    ("usagelocation", Column::UsageLocation),
    ("blockcredential", Column::Blocked),
    ("licenses", Column::Licenses),
    ("mobilephone", Column::MobilePhone),
    ("phonenumber", Column::OfficePhone),
    ("postalcode", Column::PostalCode),
    ("streetaddress", Column::StreetAddress),
    ("fax", Column::Fax),
    ("proxyaddresses", Column::ProxyAddresses),
    ("countryregion", Column::Country),
    ("country", Column::Country),
    ("state", Column::State),
];

/// How the column that every list must have is called.
const ADDRESS_COLUMN: &str = "User principal name";

/// The answer of everything that reads.
type Read = Result<(), Box<RefusalReason>>;

/// From how many known columns on a list without addresses is taken for one that lost them.
const FAMILIAR: usize = 4;

fn column(name: &str) -> Option<Column> {
    let name = super::product_names::folded(name);
    NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, column)| *column)
}

/// What a text is, by how it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Begins {
    /// Its first line is not over yet.
    Unknown,
    /// Something else.
    Otherwise,
    /// The list, with this separator.
    ActiveUsers(u8),
}

/// Looks at the beginning of a text; `ended` when no more of it comes. However much of it is there, the answer stays.
pub(in crate::exchange) fn begins(text: &str, ended: bool) -> Begins {
    let is_long = text.len() >= HEADER;
    let head = match is_long {
        // A character of several bytes may lie across the end of what is looked at.
        true => (0..=HEADER).rev().find_map(|end| text.get(..end)),
        false => None,
    };
    let head = head.unwrap_or(text);
    let start = head.trim_start();
    if start.starts_with(['{', '[']) {
        return Begins::Otherwise;
    }
    let line = start.split(['\r', '\n']).next().unwrap_or_default();
    if line.len() == start.len() && !ended && !is_long {
        return Begins::Unknown;
    }
    let separator = separator(line);
    let names = line.split(char::from(separator));
    let known: Vec<Column> = names.take(HEADER).filter_map(column).collect();
    if known.contains(&Column::Address) || known.len() >= FAMILIAR {
        return Begins::ActiveUsers(separator);
    }
    Begins::Otherwise
}

impl From<OpenQuote> for Box<RefusalReason> {
    fn from(OpenQuote { line }: OpenQuote) -> Self {
        bad_row(line, BadRow::OpenQuote)
    }
}

/// A refusal because of the row that begins on this line.
pub(in crate::exchange) fn bad_row(line: u32, fault: BadRow) -> Box<RefusalReason> {
    Box::new(RefusalReason::Row { line, fault })
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(in crate::exchange) struct Row<'r> {
    /// The line it begins on, counting from 1; the header is line 1.
    pub(in crate::exchange) line: u32,
    header: &'r Header,
    fields: Fields<'r>,
}

impl<'r> Row<'r> {
    /// What stands in a column, without an apostrophe that only guards it; nothing where it is blank or not there.
    pub(in crate::exchange) fn get(self, column: Column) -> Option<&'r str> {
        let place = *self.header.places.get(column as usize)?;
        let field = unguarded(self.fields.get(place?)?);
        (!field.trim().is_empty()).then_some(field)
    }

    /// How the list calls a column.
    pub(in crate::exchange) fn name(self, column: Column) -> &'r str {
        let place = self.header.places.get(column as usize).copied().flatten();
        place
            .and_then(|place| self.header.names.get(place))
            .map_or("", String::as_str)
    }
}

/// The columns of a list.
#[derive(Debug)]
pub(in crate::exchange) struct Header {
    names: Vec<String>,
    /// Where each [`Column`] is.
    places: [Option<usize>; NAMES.len()],
}

impl Header {
    fn read(fields: Fields<'_>) -> Result<Self, Box<RefusalReason>> {
        let mut header = Header {
            names: fields.iter().map(|name| name.trim().to_owned()).collect(),
            places: [None; NAMES.len()],
        };
        for (place, name) in header.names.iter().enumerate() {
            // Of two columns of one name, the first counts.
            if let Some(to) = column(name).and_then(|column| header.places.get_mut(column as usize)) {
                to.get_or_insert(place);
            }
        }
        match header.places.get(Column::Address as usize) {
            Some(Some(_)) => Ok(header),
            _ => Err(Box::new(RefusalReason::NoColumn { name: ADDRESS_COLUMN })),
        }
    }
}

/// A list being read.
#[derive(Debug)]
pub(in crate::exchange) struct ActiveUsers {
    records: Records,
    header: Option<Header>,
}

impl ActiveUsers {
    /// Before the first line of a list with this separator.
    pub(in crate::exchange) fn new(separator: u8) -> Self {
        ActiveUsers {
            records: Records::new(separator),
            header: None,
        }
    }

    /// Whether the list has this column, as far as it is known.
    pub(in crate::exchange) fn has(&self, column: Column) -> bool {
        let place = |header: &Header| header.places.get(column as usize).copied().flatten();
        self.header.as_ref().and_then(place).is_some()
    }

    /// Takes the next piece of the text, and gives each row that ends in it to `each`.
    ///
    /// # Errors
    /// What `each` answers, or what is wrong with the list.
    pub(in crate::exchange) fn feed(&mut self, piece: &str, each: &mut dyn FnMut(Row<'_>) -> Read) -> Read {
        let header = &mut self.header;
        self.records
            .feed(piece, &mut |line, fields| row(header, line, fields, each))
    }

    /// The text has ended.
    ///
    /// # Errors
    /// What `each` answers, or what is wrong with the list.
    pub(in crate::exchange) fn end(&mut self, each: &mut dyn FnMut(Row<'_>) -> Read) -> Read {
        let header = &mut self.header;
        self.records
            .end(&mut |line, fields| row(header, line, fields, each))
    }
}

fn row(
    header: &mut Option<Header>,
    line: u32,
    fields: Fields<'_>,
    each: &mut dyn FnMut(Row<'_>) -> Read,
) -> Read {
    if fields.is_blank() {
        return Ok(());
    }
    let Some(header) = header else {
        *header = Some(Header::read(fields)?);
        return Ok(());
    };
    let (found, expected) = (fields.len(), header.names.len());
    if found != expected {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (found, expected) = (count(found), count(expected));
        return Err(bad_row(line, BadRow::Columns { found, expected }));
    }
    each(Row { line, header, fields })
}

/// Whether a word means yes, in the languages that spreadsheets put it in; nothing where it is neither yes nor no.
pub(in crate::exchange) fn is_yes(word: &str) -> Option<bool> {
    const YES: [&str; 8] = ["true", "yes", "1", "waar", "ja", "wahr", "vrai", "oui"];
    const NO: [&str; 8] = ["false", "no", "0", "onwaar", "nee", "falsch", "nein", "faux"];
    let is = |known: &&str| known.eq_ignore_ascii_case(word.trim());
    if YES.iter().any(is) {
        return Some(true);
    }
    NO.iter().any(is).then_some(false)
}

/// The addresses in a text such as `SMTP:anna@a.example+smtp:anna+news@a.example`: a plus sign begins an address only
/// where a scheme follows, or where the one before it has had its `@`.
pub(in crate::exchange) fn addresses(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for piece in text.split('+') {
        let scheme = piece.split_once(':').is_some_and(|(scheme, _)| {
            (1..=10).contains(&scheme.len()) && scheme.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        match all.last_mut() {
            Some(last) if !scheme && !last.contains('@') => {
                last.push('+');
                last.push_str(piece);
            }
            _ => all.push(piece.to_owned()),
        }
    }
    all.retain(|address| !address.trim().is_empty());
    all
}
