//! The columns that a grid of people can have: which there are, how wide they are, and which find room.

use crate::sandbox::Property;

/// A column: what it shows, the class of its cells, and its least and most width in rem.
struct Spec {
    property: Property,
    class: &'static str,
    least: f64,
    most: f64,
}

const fn spec(property: Property, class: &'static str, least: f64, most: f64) -> Spec {
    Spec {
        property,
        class,
        least,
        most,
    }
}

/// All columns in their order. Name and licenses are always there.
const ALL: [Spec; 14] = [
    spec(Property::Name, "cell-name", 12.875, 12.875),
    spec(Property::Address, "cell-address", 8.0, 16.625),
    spec(Property::Licenses, "cell-licenses", 17.75, 17.75),
    spec(Property::Department, "cell-department", 6.5, 7.625),
    spec(Property::Location, "cell-location", 5.0, 8.0),
    spec(Property::JobTitle, "cell-title", 7.0, 11.0),
    spec(Property::Office, "cell-office", 5.0, 7.0),
    spec(Property::City, "cell-city", 5.5, 8.0),
    spec(Property::State, "cell-state", 5.5, 8.0),
    spec(Property::Country, "cell-country", 6.0, 8.0),
    spec(Property::SignIn, "cell-signin", 7.5, 9.0),
    spec(Property::UserType, "cell-type", 6.5, 7.5),
    spec(Property::Source, "cell-source", 7.5, 9.0),
    spec(Property::Sync, "cell-sync", 7.5, 11.0),
];

/// The least width of a name beside licenses alone, in rem.
const NARROW_NAME: f64 = 8.0;
/// The column of the circles, in rem.
const SELECT: f64 = 2.25;
/// What rows leave free at both ends, in rem.
const MARGINS: f64 = 2.5;

/// The columns that people can choose and leave out, in their order.
pub fn choices() -> impl Iterator<Item = Property> {
    ALL.iter().map(|spec| spec.property)
}

/// Whether a column is there whatever somebody chooses.
pub fn is_fixed(property: Property) -> bool {
    matches!(property, Property::Name | Property::Licenses)
}

/// The columns without any choice made.
pub const DEFAULT: [Property; 5] = [
    Property::Name,
    Property::Address,
    Property::Licenses,
    Property::Department,
    Property::Location,
];

/// The class of a column's cells.
pub fn class(property: Property) -> &'static str {
    let found = ALL.iter().find(|spec| spec.property == property);
    found.map_or("", |spec| spec.class)
}

/// Columns as a text to keep.
pub fn to_text(columns: &[Property]) -> String {
    let keys: Vec<&str> = columns.iter().map(|property| property.key()).collect();
    keys.join(" ")
}

/// The columns of such a text, in their order, with those that are always there. Unknown words are passed over.
pub fn from_text(text: &str) -> Vec<Property> {
    let chosen: Vec<Property> = text.split(' ').filter_map(Property::from_key).collect();
    choices()
        .filter(|property| is_fixed(*property) || chosen.contains(property))
        .collect()
}

/// How columns share the width of a grid with circles (in rem): the tracks, and those that find no room. They drop
/// from the right, name and licenses never.
pub fn fit(columns: &[Property], width: f64) -> (String, Vec<Property>) {
    let specs = || ALL.iter().filter(|spec| columns.contains(&spec.property));
    let fixed: f64 = specs().filter(|s| is_fixed(s.property)).map(|s| s.least).sum();
    let mut left = width - MARGINS - SELECT - fixed;
    let mut dropped = Vec::new();
    for spec in specs().filter(|spec| !is_fixed(spec.property)) {
        if dropped.is_empty() && spec.least <= left {
            left -= spec.least;
        } else {
            dropped.push(spec.property);
        }
    }
    let shown: Vec<&Spec> = specs().filter(|spec| !dropped.contains(&spec.property)).collect();
    // What is left over goes to the last column; to address or name where licenses are the last.
    let has_address = shown.iter().any(|spec| spec.property == Property::Address);
    let wide = match shown.last().map(|spec| spec.property) {
        Some(Property::Licenses) if has_address => Property::Address,
        Some(Property::Licenses) | None => Property::Name,
        Some(last) => last,
    };
    let mut tracks = format!("{SELECT}rem");
    for spec in shown {
        let least = if wide == Property::Name && spec.property == wide {
            NARROW_NAME
        } else {
            spec.least
        };
        let track = if spec.property == wide {
            format!(" minmax({least}rem, 1fr)")
        } else {
            format!(" minmax({least}rem, {}rem)", spec.most)
        };
        tracks.push_str(&track);
    }
    (tracks, dropped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Property::{Address, City, Department, JobTitle, Licenses, Location, Name, Office};

    #[test]
    fn columns_drop_from_the_right() {
        let more = [
            Name, Address, Licenses, Department, Location, JobTitle, Office, City,
        ];
        let cases: [(&[Property], f64, &[Property]); 9] = [
            (&DEFAULT, 66.5, &[]),
            (&DEFAULT, 54.0, &[Location]),
            (&DEFAULT, 48.0, &[Department, Location]),
            (&DEFAULT, 40.0, &[Address, Department, Location]),
            (&DEFAULT, 0.0, &[Address, Department, Location]),
            (&[Name, Licenses], 66.5, &[]),
            (&more, 66.5, &[Office, City]),
            (&more, 80.0, &[]),
            // A narrow column does not slip in after a wide one that found no room.
            (&[Name, Licenses, JobTitle, Office], 42.0, &[JobTitle, Office]),
        ];
        for (columns, width, dropped) in cases {
            assert_eq!(fit(columns, width).1, dropped, "{columns:?} in {width}");
        }
        for (columns, width, tracks) in [
            (
                &DEFAULT[..],
                40.0,
                "2.25rem minmax(8rem, 1fr) minmax(17.75rem, 17.75rem)",
            ),
            (
                &DEFAULT[..3],
                66.5,
                "2.25rem minmax(12.875rem, 12.875rem) minmax(8rem, 1fr) minmax(17.75rem, 17.75rem)",
            ),
        ] {
            assert_eq!(fit(columns, width).0, tracks, "{width}");
        }
    }

    #[test]
    fn chosen_columns_come_back_and_nonsense_does_not() {
        for (text, columns) in [
            ("", vec![Name, Licenses]),
            ("city address", vec![Name, Address, Licenses, City]),
            ("domain shoe \t name name", vec![Name, Licenses]),
            (&to_text(&DEFAULT), DEFAULT.to_vec()),
        ] {
            assert_eq!(from_text(text), columns, "{text:?}");
        }
    }
}
