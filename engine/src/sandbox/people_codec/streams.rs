//! The streams of numbers and texts, one for each kind of value: how they are written, and how they are read.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::sandbox::base32k::Damaged;

/// How many columns of texts people have: six, and ten of their contact data.
pub(super) const COLUMNS: usize = 16;

/// What a number or a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sandbox) enum Field {
    /// How many people and countries there are.
    Head,
    /// The letters of countries.
    Letter,
    /// Whether an id follows the one before it.
    Id,
    Flags,
    /// When a user was deleted.
    Deleted,
    /// The place of a usage location among the countries, from 1 on.
    Location,
    /// The place of a license set.
    Set,
    /// How many proxy addresses there are.
    Proxies,
    /// Whether there are contact data.
    Contact,
    /// What members of a group are compared with.
    Expected,
    /// The department that they are compared with.
    Department,
    /// How many members differ.
    Differences,
    /// How many places lie before a run of those.
    Gap,
    /// How long the run is, less one.
    Run,
    /// How many entries the dictionary of a column has.
    Entries(usize),
    /// The place of a row in the dictionary of a column, from 1 on; 0: its text follows in [`Field::Text`].
    Rank(usize),
    /// The numbers in the texts of a column.
    Number(usize),
    /// The dictionary of a column, and the texts of rows that are not in it.
    Text(usize),
}

/// How many fields stand before those of columns.
const SINGLE: usize = 14;
/// How many fields a column has.
const EACH: usize = 4;
/// How many streams there are.
pub(super) const STREAMS: usize = SINGLE + EACH * COLUMNS;

impl Field {
    /// Its stream: the streams stand in this order.
    pub(super) fn stream(self) -> usize {
        match self {
            Field::Head => 0,
            Field::Letter => 1,
            Field::Id => 2,
            Field::Flags => 3,
            Field::Deleted => 4,
            Field::Location => 5,
            Field::Set => 6,
            Field::Proxies => 7,
            Field::Contact => 8,
            Field::Expected => 9,
            Field::Department => 10,
            Field::Differences => 11,
            Field::Gap => 12,
            Field::Run => 13,
            Field::Entries(column) => SINGLE + column,
            Field::Rank(column) => SINGLE + COLUMNS + column,
            Field::Number(column) => SINGLE + 2 * COLUMNS + column,
            Field::Text(column) => SINGLE + 3 * COLUMNS + column,
        }
    }
}

/// Where people are read from, value by value in the order of [`write_people`](super::write_people).
pub(in crate::sandbox) trait Source {
    /// A number of this field. `kind` is what is known of the value already.
    ///
    /// # Errors
    /// When there is none.
    fn number(&mut self, field: Field, kind: usize) -> Result<u32, Damaged>;

    /// A text of this field, as bytes below 255.
    ///
    /// # Errors
    /// When there is none.
    fn text(&mut self, field: Field) -> Result<Vec<u8>, Damaged>;

    /// A letter of a country.
    ///
    /// # Errors
    /// When there is none.
    fn letter(&mut self) -> Result<u8, Damaged>;

    /// A moment.
    ///
    /// # Errors
    /// When there is none.
    fn moment(&mut self) -> Result<u64, Damaged>;

    /// An id.
    ///
    /// # Errors
    /// When there is none.
    fn id(&mut self) -> Result<u128, Damaged>;
}

/// Ends a text; no UTF-8 has it.
const END: u8 = 0xff;

/// Writes the streams.
pub(in crate::sandbox) struct Writer {
    streams: Vec<Vec<u8>>,
    ids: Vec<u8>,
    last: u128,
}

impl Writer {
    /// Nothing is written yet.
    pub(in crate::sandbox) fn new() -> Self {
        Writer {
            streams: vec![Vec::new(); STREAMS],
            ids: Vec::new(),
            last: 0,
        }
    }

    fn stream(&mut self, field: Field) -> Option<&mut Vec<u8>> {
        self.streams.get_mut(field.stream())
    }

    /// Writes a number.
    pub(super) fn number(&mut self, field: Field, value: u32) {
        if let Some(stream) = self.stream(field) {
            put(value, stream);
        }
    }

    /// Writes a text without the byte 255.
    pub(super) fn text(&mut self, field: Field, text: &[u8]) {
        if let Some(stream) = self.stream(field) {
            stream.extend_from_slice(text);
            stream.push(END);
        }
    }

    /// Writes a letter of a country.
    pub(super) fn letter(&mut self, letter: u8) {
        self.number(Field::Letter, u32::from(letter));
    }

    /// Writes a moment.
    pub(super) fn moment(&mut self, moment: u64) {
        self.number(Field::Deleted, moment as u32);
        self.number(Field::Deleted, (moment >> 32) as u32);
    }

    /// Writes an id.
    pub(super) fn id(&mut self, id: u128) {
        let follows = id == self.last.wrapping_add(1);
        self.number(Field::Id, u32::from(follows));
        if !follows {
            self.ids.extend(id.to_be_bytes());
        }
        self.last = id;
    }

    /// What was written: the streams, compressed as well as `level` says, and the ids that follow no other. Random ids can't be compressed.
    pub(in crate::sandbox) fn finish(self, level: u8) -> (Vec<u8>, Vec<u8>) {
        let mut bytes = Vec::new();
        for stream in &self.streams {
            put(stream.len() as u32, &mut bytes);
        }
        for mut stream in self.streams {
            bytes.append(&mut stream);
        }
        (compress_to_vec(&bytes, level), self.ids)
    }
}

/// Appends a number: seven bits to a byte, the lowest first; the highest bit says that there are more.
fn put(mut value: u32, bytes: &mut Vec<u8>) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Takes a number off the beginning.
fn take(bytes: &[u8], at: &mut usize) -> Result<u32, Damaged> {
    let mut value = 0u32;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.get(*at).ok_or(Damaged::Form)?;
        *at += 1;
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(value);
        }
    }
    Err(Damaged::Form)
}

/// Reads what a [`Writer`] wrote.
pub(in crate::sandbox) struct Reader<'a> {
    bytes: Vec<u8>,
    /// Where each stream goes on, and where it ends.
    places: Vec<(usize, usize)>,
    ids: &'a [u8],
    last: u128,
}

impl<'a> Reader<'a> {
    /// A reader of both parts that a writer gave, the first of at most so many bytes.
    ///
    /// # Errors
    /// When a part is no such thing.
    pub(in crate::sandbox) fn new(streams: &[u8], ids: &'a [u8], most: usize) -> Result<Self, Damaged> {
        let bytes = decompress_to_vec_with_limit(streams, most).map_err(|_| Damaged::Data)?;
        let mut at = 0;
        let mut lengths = Vec::with_capacity(STREAMS);
        for _ in 0..STREAMS {
            lengths.push(take(&bytes, &mut at)? as usize);
        }
        let mut places = Vec::with_capacity(STREAMS);
        for length in lengths {
            let end = at.checked_add(length).filter(|end| *end <= bytes.len());
            let end = end.ok_or(Damaged::Form)?;
            places.push((at, end));
            at = end;
        }
        Ok(Reader {
            bytes,
            places,
            ids,
            last: 0,
        })
    }
}

impl Source for Reader<'_> {
    fn number(&mut self, field: Field, _: usize) -> Result<u32, Damaged> {
        let (at, end) = self.places.get_mut(field.stream()).ok_or(Damaged::Form)?;
        let stream = self.bytes.get(..*end).unwrap_or_default();
        take(stream, at)
    }

    fn text(&mut self, field: Field) -> Result<Vec<u8>, Damaged> {
        let (at, end) = self.places.get_mut(field.stream()).ok_or(Damaged::Form)?;
        let rest = self.bytes.get(*at..*end).unwrap_or_default();
        let length = rest.iter().position(|byte| *byte == END).ok_or(Damaged::Form)?;
        *at += length + 1;
        Ok(rest.get(..length).unwrap_or_default().to_vec())
    }

    fn letter(&mut self) -> Result<u8, Damaged> {
        u8::try_from(self.number(Field::Letter, 0)?).map_err(|_| Damaged::Form)
    }

    fn moment(&mut self) -> Result<u64, Damaged> {
        let low = self.number(Field::Deleted, 0)?;
        let high = self.number(Field::Deleted, 0)?;
        Ok(u64::from(high) << 32 | u64::from(low))
    }

    fn id(&mut self) -> Result<u128, Damaged> {
        let id = match self.number(Field::Id, 0)? {
            0 => {
                let (id, rest) = self.ids.split_first_chunk::<16>().ok_or(Damaged::Form)?;
                self.ids = rest;
                u128::from_be_bytes(*id)
            }
            _ => self.last.wrapping_add(1),
        };
        self.last = id;
        Ok(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let numbers = [0, 1, 127, 128, 16_383, 16_384, u32::MAX];
        let ids = [5, 6, 7, u128::MAX, 0, 1];
        let mut writer = Writer::new();
        for number in numbers {
            writer.number(Field::Rank(3), number);
            writer.text(Field::Text(3), number.to_string().as_bytes());
            writer.moment(u64::from(number) * 7);
        }
        ids.iter().for_each(|id| writer.id(*id));
        let (streams, raw) = writer.finish(1);
        assert_eq!(raw.len(), 2 * 16, "only what follows nothing");
        let mut reader = Reader::new(&streams, &raw, 1 << 20).unwrap();
        for number in numbers {
            assert_eq!(reader.number(Field::Rank(3), 0), Ok(number));
            assert_eq!(reader.text(Field::Text(3)), Ok(number.to_string().into_bytes()));
            assert_eq!(reader.moment(), Ok(u64::from(number) * 7));
        }
        assert_eq!(ids.map(|_| reader.id().unwrap()), ids);
        assert_eq!(reader.number(Field::Rank(3), 0), Err(Damaged::Form));
        assert_eq!(reader.text(Field::Text(3)), Err(Damaged::Form));
        assert_eq!(reader.id(), Err(Damaged::Form));
    }

    #[test]
    fn every_field_has_a_stream_of_its_own() {
        let single = [
            Field::Head,
            Field::Letter,
            Field::Id,
            Field::Flags,
            Field::Deleted,
            Field::Location,
            Field::Set,
            Field::Proxies,
            Field::Contact,
            Field::Expected,
            Field::Department,
            Field::Differences,
            Field::Gap,
            Field::Run,
        ];
        let columns = (0..COLUMNS).flat_map(|column| {
            [
                Field::Entries(column),
                Field::Rank(column),
                Field::Number(column),
                Field::Text(column),
            ]
        });
        let mut streams: Vec<usize> = single.into_iter().chain(columns).map(Field::stream).collect();
        streams.sort_unstable();
        assert_eq!(streams, (0..STREAMS).collect::<Vec<_>>());
    }
}
