//! Lists of products as CSV: how many licenses of each were bought and are in use.

use zetel::domain::{Actor, Role};
use zetel::exchange::{import, BadRow, Content, Import, Limits, List, RefusalReason as Why};

use crate::{corrected, imported, kinds, nobody, refused, E3};
use zetel::exchange::CorrectionKind as Kind;

/// What a tenant has of each product: part number, units that can be assigned, those in grace, those that expired.
fn bought(import: &Import) -> Vec<String> {
    let tenant = &import.tenant;
    let mut all: Vec<String> = tenant
        .products()
        .map(|product| {
            let seats = tenant.seats(product.sku);
            let number = &product.part_number;
            format!("{number} {} {} {}", seats.enabled, seats.warning, seats.suspended)
        })
        .collect();
    all.sort();
    all
}

#[test]
fn lists_of_products_are_quantities() {
    let cases: [(&str, String, &[&str]); 8] = [
        (
            "the page Licenses",
            "Product Title,Total Licenses,Expired Licenses,Assigned licenses,Status Message\n\
             Office 365 E3,25,0,1,\nPower BI Pro,10,2,12,1 user needs a valid license\n"
                .to_owned(),
            &["ENTERPRISEPACK 25 0 0", "POWER_BI_PRO 10 0 2"],
        ),
        (
            "the page in Dutch",
            "Producttitel;Totaal aantal licenties;Verlopen licenties;Toegewezen licenties\nOffice 365 E3;1.250;0;3\n".to_owned(),
            &["ENTERPRISEPACK 1250 0 0"],
        ),
        (
            "the page in German",
            "Produkttitel;Lizenzen insgesamt;Abgelaufene Lizenzen;Zugewiesene Lizenzen\nOffice 365 E3;25;;3\n".to_owned(),
            &["ENTERPRISEPACK 25 0 0"],
        ),
        (
            "the older module",
            "\"AccountSkuId\",\"ActiveUnits\",\"WarningUnits\",\"ConsumedUnits\"\n\"contoso:ENTERPRISEPACK\",\"25\",\"5\",\"3\"\n"
                .to_owned(),
            &["ENTERPRISEPACK 25 5 0"],
        ),
        (
            "ids and part numbers",
            format!(
                "SkuId,SkuPartNumber,Enabled,Consumed\n{E3},ENTERPRISEPACK,25,3\n\
                 00000000-0000-0000-0000-0000000000aa,NEW_THING,4,0\n"
            ),
            &["ENTERPRISEPACK 25 0 0", "NEW_THING 4 0 0"],
        ),
        (
            "a product that is not known",
            "Product,Total\nWonder + Suite,7\n\"Office 365 E3\",\"1,000\"\n".to_owned(),
            &["ENTERPRISEPACK 1000 0 0", "Wonder + Suite 7 0 0"],
        ),
        (
            "one product in two rows",
            "Product Title,Total Licenses\nOffice 365 E3,5\nOffice 365 Enterprise E3,6\n".to_owned(),
            &["ENTERPRISEPACK 11 0 0"],
        ),
        (
            "a line before the names",
            "sep=;\nProduct Title;Total Licenses\nOffice 365 E3;5\n".to_owned(),
            &["ENTERPRISEPACK 5 0 0"],
        ),
    ];
    for (name, text, expected) in cases {
        let import = imported(&text);
        assert_eq!(bought(&import), expected, "{name}");
        let file = &import.report.files[0];
        assert_eq!(file.content, Content::Quantities, "{name}");
        assert_eq!(file.lists[0].list, List::SubscribedSkus, "{name}");
        assert!(!kinds(&import).contains(&Kind::UnitsCounted), "{name}");
    }
}

#[test]
fn quantities_that_are_none() {
    let row = |line, fault| Why::Row { line, fault };
    let count = |value: &str| BadRow::Count {
        name: "Total Licenses".to_owned(),
        value: value.to_owned(),
    };
    let list = |row: &str| format!("Product Title;Total Licenses\n{row}\n");
    let cases = [
        (list("EMS;many"), row(2, count("many"))),
        (list("EMS;-1"), row(2, count("-1"))),
        (list("EMS;1.5"), row(2, count("1.5"))),
        (list("EMS;5000000000"), row(2, count("5000000000"))),
        (list(";5"), row(2, BadRow::NoProduct)),
    ];
    for (text, why) in cases {
        assert_eq!(refused(&text), why, "{text}");
    }
}

/// With the list of users beside it, the quantities are those of the list of products.
#[test]
fn quantities_stand_beside_users() {
    let users = "UPN,Licenses\na@a.example,Office 365 E3+Wonder Suite\n";
    let products = "Product Title,Total Licenses,Assigned licenses\nOffice 365 E3,25,1\nWonder Suite,3,1\n";
    let files = [("users.csv", users), ("products.csv", products)];
    for order in [[0, 1], [1, 0]] {
        let files = order.map(|at: usize| (files[at].0.to_owned(), files[at].1.as_bytes().to_vec()));
        let actor = Actor { role: Role::Global };
        let import = import(&files, &nobody(), actor, &Limits::default()).unwrap();
        assert_eq!(bought(&import), ["ENTERPRISEPACK 25 0 0", "Wonder Suite 3 0 0"]);
        assert_eq!(import.tenant.places(), 1);
        assert_eq!(corrected(&import, Kind::UnitsCounted).0, 0);
        assert_eq!(corrected(&import, Kind::ConsumedUnits).0, 0);
    }
}
