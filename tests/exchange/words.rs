//! Every correction and refusal has its words, in both languages, with its values in them.

use std::sync::Arc;

use zetel::catalog::{Guid, ServicePlanId, SkuId};
use zetel::domain::{GroupId, SubscriptionId, UserId};
use zetel::exchange::{
    BadRow, Correction, CorrectionKind, CountFault, Expected, Found, Holder, Limited, Person, Refusal,
    RefusalReason as Why, Unique, UnitsWritten,
};
use zetel::i18n::Locale;
use zetel::wording::import_refusal::{reason, refusal_heading};
use zetel::wording::import_report::{example, heading};

use crate::{E3, SWAY};

const BOTH: [Locale; 2] = [Locale::En, Locale::Nl];

fn corrections() -> Vec<Correction> {
    let (sku, plan) = (SkuId::parse(E3).unwrap(), ServicePlanId::parse(SWAY).unwrap());
    let (name, part_number): (Arc<str>, Arc<str>) = (Arc::from("Name"), Arc::from("PART"));
    let person = Person {
        id: UserId::from_u128(1),
        name: Arc::clone(&name),
    };
    let group = GroupId::from_u128(2);
    let holder = Holder::Group {
        id: group,
        name: Arc::clone(&name),
    };
    let (path, value, file) = ("a[0].b".to_owned(), "value".to_owned(), "file.json".to_owned());
    vec![
        Correction::MorePages { file: file.clone() },
        Correction::NoLicenseFields { file: file.clone() },
        Correction::NoLicenseColumn { file: file.clone() },
        Correction::TypeName {
            path: path.clone(),
            value: value.clone(),
        },
        Correction::ColumnsNotRead {
            file,
            names: vec!["mail".to_owned()],
        },
        Correction::RowsJoined {
            person: person.clone(),
            rows: 3,
        },
        Correction::Stranger {
            id: UserId::from_u128(5),
        },
        Correction::Stayed {
            person: person.clone(),
        },
        Correction::UserMoved {
            person: person.clone(),
        },
        Correction::ProductAdded {
            sku,
            part_number: Arc::clone(&part_number),
        },
        Correction::ProductByName { name: value.clone() },
        Correction::UnitsCounted {
            sku,
            part_number: Arc::clone(&part_number),
            units: 17,
        },
        Correction::IdMade {
            person: person.clone(),
        },
        Correction::GroupAdded { group },
        Correction::MembersFromStates {
            group,
            name: Arc::clone(&name),
            added: 15,
        },
        Correction::StatesWin {
            person: person.clone(),
            sku,
        },
        Correction::NoState {
            person: person.clone(),
            sku,
        },
        Correction::UnknownState {
            path: path.clone(),
            value: value.clone(),
        },
        Correction::RepeatedLicense {
            holder: Holder::User(person.clone()),
            sku,
        },
        Correction::DisabledPlan { holder, sku, plan },
        Correction::RepeatedPlan { sku, plan },
        Correction::Member {
            group,
            name: Arc::clone(&name),
            member: Guid::from_u128(3),
        },
        Correction::UsageLocation {
            person,
            value: value.clone(),
        },
        Correction::OrganizationCountry { value: value.clone() },
        Correction::ConsumedUnits(UnitsWritten {
            sku,
            part_number: Arc::clone(&part_number),
            written: 1234,
            counted: 5,
        }),
        Correction::PrepaidUnits(UnitsWritten {
            sku,
            part_number,
            written: 1234,
            counted: 5,
        }),
        Correction::OwnerUnknown {
            subscription: SubscriptionId::from_u128(4),
        },
        Correction::UnknownWord {
            path: path.clone(),
            value: value.clone(),
        },
        Correction::EnabledUnknown { path: path.clone() },
        Correction::TextCut {
            path: path.clone(),
            length: 1000,
            limit: 256,
        },
        Correction::Date {
            path: path.clone(),
            value,
        },
        Correction::LoneSurrogate { path },
        Correction::GroupProcessed {
            group,
            name,
            given: 7,
            failed: 8,
        },
        Correction::GroupQueued {
            group,
            name: Arc::from("Name"),
        },
    ]
}

#[test]
fn corrections_have_words() {
    let all = corrections();
    let kinds: Vec<_> = all.iter().map(Correction::kind).collect();
    assert_eq!(kinds, CorrectionKind::ALL);
    for locale in BOTH {
        for correction in &all {
            let kind = correction.kind();
            let (one, many) = (heading(locale, kind, 1), heading(locale, kind, 2345));
            assert!(one.ends_with(['.', 't', 's']) && !one.contains("{{"), "{one}");
            assert!(
                many.contains(if locale == Locale::En { "2,345" } else { "2.345" }),
                "{many}"
            );
            let example = example(locale, correction);
            assert!(!example.is_empty() && !example.contains("{{"), "{example}");
        }
    }
    let consumed = all
        .iter()
        .find(|correction| correction.kind() == CorrectionKind::ConsumedUnits);
    assert_eq!(
        example(Locale::Nl, consumed.unwrap()),
        "Office 365 E3: 1.234 in het bestand, 5 geteld"
    );
}

#[test]
fn refusals_have_words() {
    let (path, value) = ("users[3].id".to_owned(), "V".to_owned());
    let mut all = vec![
        Why::NoFiles,
        Why::Empty,
        Why::TooLarge {
            bytes: 300 * 1024 * 1024,
            limit: 256 * 1024 * 1024,
        },
        Why::Utf16,
        Why::Archive,
        Why::NotUtf8 { offset: 17 },
        Why::NotJson { line: 17, column: 4 },
        Why::CutOff { line: 17, column: 4 },
        Why::TooDeep { limit: 64 },
        Why::Foreign,
        Why::CutByDepth {
            path: path.clone(),
            value: value.clone(),
        },
        Why::FieldsMissing {
            fields: vec!["id", "users[3].id"],
        },
        Why::NewerFormat { format: 17, known: 1 },
        Why::SecondTenant {
            first: "a.json".to_owned(),
        },
        Why::Missing { path: path.clone() },
        Why::NoColumn { name: "users[3].id" },
        Why::UnknownColumns {
            line: "users[3].id".to_owned(),
        },
        Why::Concealed { line: 17 },
        Why::UnknownName {
            path: path.clone(),
            value: value.clone(),
        },
    ];
    let rows = [
        BadRow::Columns {
            found: 3,
            expected: 28,
        },
        BadRow::NoAddress,
        BadRow::Id { value: value.clone() },
        BadRow::OpenQuote,
        BadRow::TooLong,
        BadRow::NoProduct,
        BadRow::Count {
            name: "users[3].id".to_owned(),
            value: value.clone(),
        },
        BadRow::Duplicate {
            value: value.clone(),
            first: 4,
        },
    ];
    all.extend(rows.map(|fault| Why::Row { line: 17, fault }));
    for fault in [CountFault::Negative, CountFault::Fractional, CountFault::TooLarge] {
        all.push(Why::Count {
            path: path.clone(),
            value: value.clone(),
            fault,
        });
    }
    let expected = [
        Expected::Object,
        Expected::List,
        Expected::Text,
        Expected::Flag,
        Expected::Count,
        Expected::Id,
    ];
    for expected in expected {
        all.push(Why::WrongType {
            path: path.clone(),
            expected,
            found: Found::Null,
        });
    }
    let found = [
        Found::Object,
        Found::List,
        Found::Text("V".to_owned()),
        Found::Flag,
        Found::Number,
        Found::Null,
    ];
    for found in found {
        all.push(Why::WrongType {
            path: path.clone(),
            expected: Expected::Id,
            found,
        });
    }
    let unique = [
        Unique::UserId,
        Unique::UserAddress,
        Unique::GroupId,
        Unique::SubscriptionId,
        Unique::ProductId,
    ];
    for unique in unique {
        all.push(Why::Duplicate {
            unique,
            value: value.clone(),
            first: 0,
            second: 16,
        });
    }
    let limited = [
        Limited::Users,
        Limited::Groups,
        Limited::Products,
        Limited::Subscriptions,
        Limited::Plans,
    ];
    for what in limited {
        all.push(Why::TooMany { what, limit: 17 });
    }
    for locale in BOTH {
        for why in &all {
            let text = reason(locale, why);
            assert!(text.ends_with(['.', '8']) && !text.contains("{{"), "{text}");
            let said = format!("{why:?}");
            assert!(!said.contains("17") || text.contains("17"), "{text}");
            assert!(
                !said.contains("users[3]") || text.contains("users[3].id"),
                "{text}"
            );
        }
        for file in ["", "a.json"] {
            let refusal = Refusal {
                file: file.to_owned(),
                why: Why::Foreign,
            };
            assert!(refusal_heading(locale, &refusal).contains(file));
        }
    }
    let twice = Why::Duplicate {
        unique: Unique::UserAddress,
        value,
        first: 0,
        second: 16,
    };
    let text = reason(Locale::En, &twice);
    assert_eq!(text, "Users 1 and 17 in the list have the same address: V.");
}
