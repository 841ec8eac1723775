//! Moments: reading, writing, dates.

use zetel::domain::Time;

#[test]
fn reading_and_writing() {
    let texts = [
        ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
        ("2020-07-15T00:00:00Z", 1_594_771_200, "2020-07-15T00:00:00Z"),
        ("2020-07-15", 1_594_771_200, "2020-07-15T00:00:00Z"),
        ("2020-07-15T13:14:15Z", 1_594_818_855, "2020-07-15T13:14:15Z"),
        (
            "2020-07-15T13:14:15.1234567Z",
            1_594_818_855,
            "2020-07-15T13:14:15Z",
        ),
        ("2020-07-15T13:14:15+00:00", 1_594_818_855, "2020-07-15T13:14:15Z"),
        ("2020-07-15 13:14:15Z", 1_594_818_855, "2020-07-15T13:14:15Z"),
        ("2020-07-15T13:14Z", 1_594_818_840, "2020-07-15T13:14:00Z"),
        ("2020-02-29T23:59:59Z", 1_583_020_799, "2020-02-29T23:59:59Z"),
        ("2000-02-29T00:00:00Z", 951_782_400, "2000-02-29T00:00:00Z"),
        ("1969-12-31T23:59:59Z", -1, "1969-12-31T23:59:59Z"),
        ("1900-03-01T00:00:00Z", -2_203_891_200, "1900-03-01T00:00:00Z"),
        ("0001-01-01T00:00:00Z", -62_135_596_800, "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59Z", 253_402_300_799, "9999-12-31T23:59:59Z"),
    ];
    for (text, seconds, written) in texts {
        assert_eq!(Time::parse(text), Some(Time(seconds)), "{text}");
        assert_eq!(Time(seconds).to_string(), written);
        assert_eq!(Time::parse(written), Some(Time(seconds)));
    }
}

#[test]
fn what_is_no_moment() {
    for text in [
        "",
        "2020",
        "2020-07",
        "2020-7-15",
        "20-07-15",
        "2020-07-15T",
        "2020-07-15Z",
        "2020-07-15T10Z",
        "2020-07-15T10:00:00",
        "2020-07-15T10:00:00z",
        "2020-07-15t10:00:00Z",
        "2020-07-15T10:00:00+02:00",
        "2020-07-15T24:00:00Z",
        "2020-07-15T10:60:00Z",
        "2020-07-15T10:00:60Z",
        "2020-07-15T10:00:00.12x4Z",
        "2020-07-15T10:00:00.Z",
        "2020-07-15T10:00.5Z",
        "2020-07-15T1:00:00Z",
        "2020-13-01",
        "2020-00-01",
        "2020-01-00",
        "2020-04-31",
        "2021-02-29",
        "1900-02-29",
        "2020-07-15-01",
        "-2020-07-15",
        "+2020-07-15",
        "2020-07-15T10:00:00ZZ",
        " 2020-07-15",
        "2020-07-15T10:00:00:00Z",
        "\u{0662}020-07-15",
    ] {
        assert_eq!(Time::parse(text), None, "{text:?}");
    }
}

/// Every day from 1890 to 2110 has the date after the day before, and reads back.
#[test]
fn days_follow_each_other() {
    let mut date = (1890, 1, 1);
    let mut time = Time::from_date(1890, 1, 1);
    while date.0 < 2110 {
        assert_eq!(time.date(), date);
        assert_eq!(Time::from_date(date.0, date.1, date.2), time);
        assert_eq!(
            Time::parse(&format!("{:04}-{:02}-{:02}", date.0, date.1, date.2)),
            Some(time)
        );
        assert_eq!(Time(time.0 + 86_399).date(), date, "the last second of the day");
        let leap = date.0 % 4 == 0 && (date.0 % 100 != 0 || date.0 % 400 == 0);
        let february = if leap { 29 } else { 28 };
        let days = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][date.1 as usize - 1];
        date = match date {
            (year, 12, 31) => (year + 1, 1, 1),
            (year, month, day) if day == days => (year, month + 1, 1),
            (year, month, day) => (year, month, day + 1),
        };
        time = Time(time.0 + 86_400);
    }
    assert_eq!(time.0, 4_417_977_600, "2110-01-01");
}

#[test]
fn moments_are_in_order() {
    let order = [
        "1969-12-31T23:59:59Z",
        "1970-01-01",
        "2020-07-15",
        "2020-07-15T00:00:01Z",
        "2020-10-29",
    ];
    assert!(order.map(|text| Time::parse(text).unwrap()).is_sorted());
}
