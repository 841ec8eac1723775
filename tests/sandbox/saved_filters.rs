//! Custom filters with a name: what may be called how, and what comes back from a browser's memory.

use zetel::sandbox::{Condition, Filter, Filters, NameFault, Property, Standard, LONGEST_NAME, MOST_FILTERS};

fn filter(name: &str) -> Filter {
    Filter {
        name: name.to_owned(),
        conditions: vec![Condition::Is(Standard::Errors)],
    }
}

fn names(filters: &Filters) -> Vec<&str> {
    filters.all().iter().map(|filter| filter.name.as_str()).collect()
}

#[test]
fn filters_are_kept_in_order_changed_and_forgotten() {
    let mut filters = Filters::default();
    for name in [
        "zeta",
        " Álpha ",
        "beta",
        "",
        "   ",
        "ALPHA",
        "x".repeat(LONGEST_NAME + 1).as_str(),
    ] {
        filters.put(filter(name), None);
    }
    assert_eq!(names(&filters), ["Álpha", "beta", "zeta"]);
    filters.put(filter("gamma"), Some("beta"));
    filters.put(filter("Gamma"), Some("gamma"));
    filters.put(filter("zeta"), Some("Gamma"));
    assert_eq!(names(&filters), ["Álpha", "Gamma", "zeta"]);
    filters.remove("Gamma");
    assert_eq!(names(&filters), ["Álpha", "zeta"]);
    assert!(filters.get("alpha").is_some() && filters.get("gamma").is_none());
}

#[test]
fn names_at_fault_are_told() {
    let mut filters = Filters::default();
    filters.put(filter("Sales"), None);
    let longest = "é".repeat(LONGEST_NAME);
    for (name, before, fault) in [
        ("Finance", None, None),
        ("sáles", None, Some(NameFault::Taken)),
        ("sales", Some("Sales"), None),
        (longest.as_str(), None, None),
        (&format!("{longest}x"), None, Some(NameFault::TooLong)),
    ] {
        assert_eq!(filters.name_fault(name, before), fault, "{name:?}");
    }
    for n in 1..MOST_FILTERS {
        filters.put(filter(&format!("filter {n}")), None);
    }
    assert_eq!(filters.all().len(), MOST_FILTERS);
    assert_eq!(filters.name_fault("one more", None), Some(NameFault::TooMany));
    assert_eq!(filters.name_fault("another name", Some("Sales")), None);
}

#[test]
fn what_is_kept_comes_back() {
    let mut filters = Filters::default();
    let texts = ["a=b", "tab\there", "back\\slash \\t", "two\r\nlines", "", "é, ü"].map(str::to_owned);
    filters.put(
        Filter {
            name: "odd = \t \\ name".to_owned(),
            conditions: vec![
                Condition::OneOf(Property::Department, texts.to_vec()),
                Condition::OneOf(
                    Property::Licenses,
                    vec!["6fd2c87f-b296-42f0-b197-1e91e994b900".to_owned()],
                ),
                Condition::Is(Standard::UnlicensedMailbox),
            ],
        },
        None,
    );
    filters.put(filter("Plain"), None);
    assert_eq!(Filters::from_text(&filters.to_text()), filters);
}

#[test]
fn what_cannot_be_read_is_passed_over() {
    for (text, expected) in [
        ("", vec![]),
        ("\n\n\t\t\n", vec![]),
        ("no conditions", vec![]),
        ("nonsense\tis=nothing\tshoe=42\tis\t=\tcity", vec![]),
        ("all\tis=all", vec![]),
        ("not offered\tname=Anna", vec![]),
        ("half\tis=errors\tshoe=42\tcity=a\\x", vec!["half"]),
        ("bad name \\\tis=errors", vec![]),
        (
            "one\tis=errors\none\tis=synced\nTwo\tcity=Gouda",
            vec!["one", "Two"],
        ),
        ("\u{0}\u{FFFD}\tcity=", vec!["\u{0}\u{FFFD}"]),
    ] {
        assert_eq!(names(&Filters::from_text(text)), expected, "{text:?}");
    }
    let many: String = (0..100).map(|n| format!("f{n}\tis=errors\n")).collect();
    assert_eq!(Filters::from_text(&many).all().len(), MOST_FILTERS);
    let endless = "a\tis=errors\n".repeat(100_000);
    assert!(Filters::from_text(&endless).all().is_empty());
}
