//! Lists of *Add multiple users*, addresses inside the app, and saved filters.

use zetel::domain::UserId;
use zetel::exchange::{fault_log, read_people, sample_people, MOST_PEOPLE};
use zetel::sandbox::{Condition, Filter, Filters, Property, Standard, MOST_FILTERS};
use zetel::ui::route::Route;

use crate::mutate::Food;

#[test]
fn lists_of_new_people() {
    let names = [
        "User Name",
        "First Name",
        "Last Name",
        "Display Name",
        "Job Title",
        "Department",
        "Office Number",
        "Office Phone",
        "Mobile Phone",
        "Fax",
        "Address",
        "City",
        "State or Province",
        "ZIP or Postal Code",
        "Country or Region",
    ];
    let sample = sample_people(names, Some("a.example"));
    let food = Food::new(
        [sample.replace(',', ";"), format!("\u{feff}{sample}"), sample],
        &[",", ";", "\"", "\n", "\"\"", ",,,"],
    );
    crate::feed("lists of new people", &food, |input, _| {
        let mut last = 0;
        let Ok(rows) = read_people(input, || {
            last += 1;
            UserId::from_u128(last)
        }) else {
            return Ok(false);
        };
        if rows.is_empty() || rows.len() > MOST_PEOPLE as usize {
            return Err(format!("{} rows", rows.len()));
        }
        if rows.windows(2).any(|two| two[0].line >= two[1].line) {
            return Err("the lines don't rise".to_owned());
        }
        let faults: Vec<_> = rows
            .iter()
            .map(|row| (row.line, format!("{:?}", row.person), String::new()))
            .collect();
        drop(fault_log(["Row", "User", "Result"], &faults));
        Ok(true)
    });
}

#[test]
fn routes() {
    let good = [
        "#/home",
        "#/users/00000000-0000-0000-0000-000000000001",
        "#/users/deleted",
        "/practice/a%20b%2Fc",
        "users/%E2%82%AC/",
        "#",
    ];
    let food = Food::new(
        good,
        &[
            "/", "#", "%", "%2F", "%00", "%FF", "users", "licenses", "..", "//", "\u{e9}",
        ],
    );
    crate::feed("routes", &food, |input, _| {
        let text = String::from_utf8_lossy(input);
        let route = Route::parse(&text);
        let again = Route::parse(&route.href());
        if again != route {
            return Err(format!("{route:?} is {again:?} again"));
        }
        Ok(!matches!(route, Route::NotFound(_)))
    });
}

#[test]
fn saved_filters() {
    let mut filters = Filters::default();
    let texts = ["a=b", "tab\there", "back\\slash", "two\nlines", ""]
        .map(str::to_owned)
        .to_vec();
    filters.put(
        Filter {
            name: "odd = \t \\ name".to_owned(),
            conditions: vec![
                Condition::OneOf(Property::Department, texts),
                Condition::Is(Standard::Errors),
            ],
        },
        None,
    );
    filters.put(
        Filter {
            name: "Plain".to_owned(),
            conditions: vec![Condition::Is(Standard::UnlicensedMailbox)],
        },
        None,
    );
    let food = Food::new(
        [filters.to_text()],
        &["\t", "\n", "=", "\\", "\\t", "is=", "department=", "\\n"],
    );
    crate::feed("saved filters", &food, |input, _| {
        let text = String::from_utf8_lossy(input);
        let filters = Filters::from_text(&text);
        if filters.all().len() > MOST_FILTERS {
            return Err("too many".to_owned());
        }
        let kept = filters.to_text();
        if Filters::from_text(&kept).to_text() != kept {
            return Err(format!("{kept:?} is something else again"));
        }
        Ok(!filters.all().is_empty())
    });
}
