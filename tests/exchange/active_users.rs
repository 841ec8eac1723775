//! The list of *Active users* as CSV: both variants, whatever separator and order, as a tenant.

use std::sync::Arc;

use zetel::catalog::{AppliesTo, SkuId};
use zetel::domain::{Actor, Contact, Product, Role, Tenant, Time, UserIx, UserType};
use zetel::exchange::{
    export_tenant, export_users, import, BadRow, Choice, Content, Correction, CorrectionKind as Kind, Import,
    Importer, Limited, Limits, Refusal, RefusalReason as Why,
};
use zetel::sandbox::sample::{generate, waterlinie, SampleLanguage};

use crate::{corrected, id, imported, kinds, nobody, refused, E1, E3};

/// The list as exported today, with a row.
const NEW: &str = "\u{FEFF}Display name,DirSyncEnabled,User principal name,Object Id,First name,Last name,When created,\
Soft deletion time stamp,Title,Department,Preferred data location,City,CountryOrRegion,Office,StateOrProvince,\
Usage location,Last dirsync time,Block credential,Licenses,Password never expires,Last password change time stamp,\
Mobile Phone,Phone number,Postal code,Preferred language,Street address,Fax,Proxy addresses,AgeGroup\r\n\
Anna Bergman,True,anna@a.example,00000000-0000-0000-0000-000000000001,Anna,Bergman,2022-03-18 19:49:35Z,,Planner,Sales,\
,Utrecht,Nederland,4,UT,NL,,False,Office 365 E3+Enterprise Mobility + Security E3,False,2022-03-18 19:49:35Z,06,020,\
3511 AA,nl-NL,\"Kade 1\nachter\",99,SMTP:anna@a.example+smtp:anna+news@a.example,\r\n";

/// The list as it was exported before: in alphabetical order, and with semicolons in some languages.
const OLD: &str = "\u{FEFF}Block credential;City;Country/Region;Department;DirSyncEnabled;Display name;Fax;First name;\
Last dirsync time;Last name;Last password change time stamp;License assignment details;Licenses;Mobile Phone;\
Oath token meta data;Object Id;Office;Password never expires;Phone number;Postal code;Preferred data location;\
Preferred language;Proxy addresses;Release track;Soft deletion time stamp;State;Street address;\
Strong password required;Title;Usage location;User principal name;When created\r\n\
False;Utrecht;Nederland;Sales;True;Anna Bergman;99;Anna;;Bergman;2022-03-18 19:49:35Z;;\
Office 365 E3+Enterprise Mobility + Security E3;06;;00000000-0000-0000-0000-000000000001;4;False;020;3511 AA;;nl-NL;\
SMTP:anna@a.example+smtp:anna+news@a.example;;;UT;\"Kade 1\nachter\";True;Planner;NL;anna@a.example;2022-03-18 19:49:35Z\r\n";

const EMS: &str = "efccb6f7-5641-4e0e-bd10-b4976e1bf68e";

/// A list with the columns that matter most, and these rows.
fn list(rows: &str) -> String {
    format!("User principal name,Display name,Object Id,Licenses,Soft deletion time stamp,Block credential\n{rows}")
}

fn names(import: &Import, number: u32) -> Vec<String> {
    let tenant = &import.tenant;
    let set = tenant.licenses(UserIx(number)).unwrap();
    let name = |sku: SkuId| tenant.product(sku).unwrap().part_number.to_string();
    set.licenses().iter().map(|license| name(license.sku)).collect()
}

fn sku(text: &str) -> SkuId {
    text.parse().unwrap()
}

#[test]
fn both_variants_say_the_same() {
    let (new, old) = (imported(NEW), imported(OLD));
    assert_eq!(new.tenant, old.tenant);
    for import in [&new, &old] {
        let user = import.tenant.user(UserIx(0)).unwrap();
        let profile = &user.profile;
        assert_eq!(profile.id.to_string(), id(1));
        assert_eq!(
            (&*profile.display_name, &*profile.user_principal_name),
            ("Anna Bergman", "anna@a.example")
        );
        assert_eq!(
            (profile.given_name.as_deref(), profile.surname.as_deref()),
            (Some("Anna"), Some("Bergman"))
        );
        assert_eq!(profile.department.as_deref(), Some("Sales"));
        assert!(profile.on_premises_sync && profile.account_enabled);
        assert_eq!(user.usage_location.unwrap().as_str(), "NL");
        let proxies: Vec<&str> = profile.proxy_addresses.iter().map(|a| &**a).collect();
        assert_eq!(proxies, ["SMTP:anna@a.example", "smtp:anna+news@a.example"]);
        let text = |text: &str| Some(Arc::from(text));
        let contact = Contact {
            job_title: text("Planner"),
            office: text("4"),
            office_phone: text("020"),
            mobile_phone: text("06"),
            fax: text("99"),
            street_address: text("Kade 1\nachter"),
            city: text("Utrecht"),
            state: text("UT"),
            postal_code: text("3511 AA"),
            country: text("Nederland"),
        };
        assert_eq!(profile.contact.as_deref(), Some(&contact));
        assert_eq!(import.tenant.products().count(), 2);
        for held in [E3, EMS] {
            let seats = import.tenant.seats(sku(held));
            assert_eq!((seats.enabled, seats.consumed), (1, 1));
            let license = import.tenant.licenses(UserIx(0)).unwrap().get(sku(held)).unwrap();
            assert!(license.direct().is_some());
        }
        assert_eq!(kinds(import), [Kind::ColumnsNotRead, Kind::UnitsCounted]);
        assert_eq!(import.report.files[0].content, Content::ActiveUsers);
        let organization = &import.tenant.organization;
        assert_eq!(&*organization.display_name, "a.example");
        assert!(organization.domains.len() == 1 && organization.domains[0].is_default);
    }
}

/// Each row is what stands under *Licenses*, and the part numbers of what it means, in order of the products' ids.
#[test]
fn licenses_are_found_by_their_names() {
    let cases: [(&str, &[&str]); 12] = [
        ("Unlicensed", &[]),
        ("unlicensed", &[]),
        ("", &[]),
        ("Office 365 E1", &["STANDARDPACK"]),
        ("OFFICE 365  e1", &["STANDARDPACK"]),
        ("Office 365 Enterprise E1", &["STANDARDPACK"]),
        ("STANDARDPACK", &["STANDARDPACK"]),
        (E1, &["STANDARDPACK"]),
        ("Exchange Online Plan 1", &["EXCHANGESTANDARD"]),
        (
            "Office 365 ProPlus+Power BI (free)",
            &["POWER_BI_STANDARD", "OFFICESUBSCRIPTION"],
        ),
        ("Tool + More+Office 365 E1", &["STANDARDPACK", "Tool + More"]),
        ("Office 365 E1+ +Office 365 E1+", &["STANDARDPACK"]),
    ];
    for (text, expected) in cases {
        let import = imported(&list(&format!("a@a.example,A,{},{text},,", id(1))));
        let mut got = names(&import, 0);
        got.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(got, expected, "{text}");
    }
}

/// A product that nobody knows is the same one wherever its name stands.
#[test]
fn strangers_are_kept() {
    let rows = format!(
        "a@a.example,A,{},Wonder Suite,,\nb@a.example,B,{},WONDER suite+Office 365 E1,,",
        id(1),
        id(2)
    );
    let import = imported(&list(&rows));
    assert_eq!(names(&import, 0), ["Wonder Suite"]);
    let stranger = import
        .tenant
        .products()
        .find(|p| &*p.part_number == "Wonder Suite")
        .unwrap();
    assert!(stranger.plans.is_empty() && stranger.applies_to == AppliesTo::User);
    let seats = import.tenant.seats(stranger.sku);
    assert_eq!((seats.enabled, seats.consumed), (2, 2));
    let name = "Wonder Suite".to_owned();
    assert_eq!(
        corrected(&import, Kind::ProductByName),
        (1, vec![Correction::ProductByName { name }])
    );
    assert_eq!(corrected(&import, Kind::UnitsCounted).0, 2);
}

#[test]
fn who_was_deleted_or_blocked_or_invited() {
    let rows = format!(
        "a@a.example,A,{},Office 365 E1,2022-03-18 19:49:35Z,True\n\
         a@a.example,A,{},Office 365 E1,yesterday,WAAR\n\n\
         g_b.example#EXT#@a.onmicrosoft.example,G,{},,,maybe\n\
         ,,,,,\n\
         c@a.example,,{},,,ONWAAR",
        id(1),
        id(2),
        id(3),
        id(4)
    );
    let import = imported(&list(&rows));
    let users: Vec<_> = import.tenant.users().map(|(_, user)| user).collect();
    let who = |n: usize| {
        (
            users[n].profile.id.to_string(),
            users[n].deleted,
            users[n].profile.account_enabled,
        )
    };
    let day = Time::parse("2022-03-18T19:49:35Z").unwrap();
    assert_eq!(who(0), (id(3), None, true));
    assert_eq!(who(1), (id(4), None, true));
    assert_eq!(who(2), (id(1), Some(day), false));
    assert_eq!(who(3), (id(2), Some(day), false)); // at the moment of the tenant, which is that of the last deletion
    assert_eq!(users[0].profile.user_type, UserType::Guest);
    assert_eq!(users[1].profile.user_type, UserType::Member);
    assert_eq!(&*users[1].profile.display_name, "c@a.example");
    assert_eq!(import.tenant.seats(sku(E1)).enabled, 0);
    let domains: Vec<_> = import
        .tenant
        .organization
        .domains
        .iter()
        .map(|d| (&*d.name, d.is_default))
        .collect();
    assert_eq!(domains, [("a.example", true), ("a.onmicrosoft.example", false)]);
    let date = Correction::Date {
        path: "Soft deletion time stamp[3]".to_owned(),
        value: "yesterday".to_owned(),
    };
    assert_eq!(corrected(&import, Kind::Date), (1, vec![date]));
    let word = Correction::UnknownWord {
        path: "Block credential[5]".to_owned(),
        value: "maybe".to_owned(),
    };
    assert_eq!(corrected(&import, Kind::UnknownWord), (1, vec![word]));
}

/// Without ids the same list is the same tenant, and nobody has the id of somebody else.
#[test]
fn ids_are_made_from_addresses() {
    let text = "user principal name;USAGE LOCATION\na@a.example;NL\nb@a.example;Atlantis\n";
    let (one, two) = (imported(text), imported(text));
    assert_eq!(one.tenant, two.tenant);
    assert_eq!(corrected(&one, Kind::IdMade).0, 2);
    assert_eq!(corrected(&one, Kind::NoLicenseColumn).0, 1);
    assert_eq!(corrected(&one, Kind::UsageLocation).0, 1);
    let later = imported("User principal name,x\nb@a.example,\n");
    let id = |import: &Import, n| import.tenant.user(UserIx(n)).unwrap().profile.id;
    assert_eq!(id(&one, 1), id(&later, 0));
    let deleted = imported(
        "User principal name,Soft deletion time stamp\na@b.example,2022-01-01\na@b.example,2022-01-02\na@b.example,\n",
    );
    assert_eq!(deleted.tenant.places(), 3);
}

/// Each row is a list, and why nothing of it is used.
#[test]
fn what_is_refused() {
    let row = |line, fault| Why::Row { line, fault };
    let twice = |value: &str, first| BadRow::Duplicate {
        value: value.to_owned(),
        first,
    };
    let cases: Vec<(String, Why)> = vec![
        (
            list("a@a.example,A"),
            row(
                2,
                BadRow::Columns {
                    found: 2,
                    expected: 6,
                },
            ),
        ),
        (
            list("a@a.example,A,,,,,"),
            row(
                2,
                BadRow::Columns {
                    found: 7,
                    expected: 6,
                },
            ),
        ),
        (list("a@a.example,A,,,,\n\n,A,,,,"), row(4, BadRow::NoAddress)),
        (
            list("a@a.example,A,12,,,"),
            row(
                2,
                BadRow::Id {
                    value: "12".to_owned(),
                },
            ),
        ),
        (
            list("a@a.example,\"A,,,,\nb@a.example,B,,,,\n"),
            row(2, BadRow::OpenQuote),
        ),
        (
            list("a@a.example,\"A\nB\",,,,\nA@A.example,,,,,"),
            row(4, twice("A@A.example", 2)),
        ),
        (
            list(&format!("a@a.example,A,{0},,,\nb@a.example,B,{0},,,", id(1))),
            row(3, twice(&id(1), 2)),
        ),
        (
            "Display name,First name,Last name,Department,Usage location\nA,,,,\n".to_owned(),
            Why::NoColumn {
                name: "User principal name",
            },
        ),
        (
            "x".repeat(40_000),
            Why::UnknownColumns {
                line: format!("{}\u{2026}", "x".repeat(79)),
            },
        ),
        (
            list("a@a.example,\u{0}A\n"),
            row(
                2,
                BadRow::Columns {
                    found: 2,
                    expected: 6,
                },
            ),
        ),
    ];
    for (text, why) in cases {
        assert_eq!(refused(&text), why, "{text}");
    }
    // A row that is too long: of text, quoted or not, or of columns.
    for long in [
        format!("a@a.example,\"{}", "x".repeat(3 << 20)),
        format!("a@a.example,\"{}\",,,,", "x".repeat(3 << 20)),
        format!("a@a.example,{},,,,", "x".repeat(3 << 20)),
        ",".repeat(3 << 20),
    ] {
        assert_eq!(refused(&list(&long)), row(2, BadRow::TooLong));
    }
}

fn in_one(files: &[(&str, Vec<u8>)], limits: &Limits) -> Result<Import, Refusal> {
    let files: Vec<_> = files
        .iter()
        .map(|(name, bytes)| ((*name).to_owned(), bytes.clone()))
        .collect();
    import(&files, &nobody(), Actor { role: Role::Billing }, limits)
}

#[test]
fn bytes_limits_and_other_files() {
    let utf16: Vec<u8> = NEW.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let limits = Limits::default();
    let why = |files: &[(&str, Vec<u8>)], limits: &Limits| {
        in_one(files, limits).map_err(|r| (r.file, r.why)).unwrap_err()
    };
    assert_eq!(
        why(&[("a.csv", utf16)], &limits),
        ("a.csv".to_owned(), Why::Utf16)
    );
    let latin = list("a@a.example,Zo\u{eb},,,,")
        .chars()
        .map(|c| c as u8)
        .collect();
    assert!(matches!(why(&[("a.csv", latin)], &limits).1, Why::NotUtf8 { .. }));
    let few = Limits {
        users: 1,
        products: 1,
        ..limits
    };
    let csv = |rows: &str| list(rows).into_bytes();
    let many = |what| Why::TooMany { what, limit: 1 };
    assert_eq!(
        why(&[("a", csv("a@a,,,,,\nb@a,,,,,"))], &few).1,
        many(Limited::Users)
    );
    assert_eq!(why(&[("a", csv("a@a,,,X+Y,,"))], &few).1, many(Limited::Products));
    let tenant = export_tenant(&nobody(), Actor { role: Role::Global }).into_bytes();
    let one = ("1.csv", csv("a@a.example,A,,X,,"));
    let second = Why::SecondTenant {
        first: "1.csv".to_owned(),
    };
    assert_eq!(
        why(&[one.clone(), ("2.json", tenant)], &limits),
        ("2.json".to_owned(), second)
    );

    // Several lists are one; lists from Graph take the place of what a list does not say.
    let two = ("2.csv", csv("b@a.example,B,,X+Y,,\nc@b.example,C,,,2022-01-01,"));
    let both = in_one(&[one.clone(), two], &limits).unwrap();
    assert_eq!((both.tenant.places(), both.tenant.products().count()), (3, 2));
    assert_eq!(both.actor.role, Role::Billing);
    let x = both.tenant.products().find(|p| &*p.part_number == "X").unwrap();
    assert_eq!(both.tenant.seats(x.sku).enabled, 2);
    let skus = format!(r#"{{"value":[{{"skuId":"{E1}","prepaidUnits":{{"enabled":9}}}}]}}"#);
    let with = in_one(
        &[
            ("1.csv", csv("a@a.example,A,,Office 365 E1,,")),
            ("2.json", skus.into_bytes()),
        ],
        &limits,
    );
    assert_eq!(with.unwrap().tenant.seats(sku(E1)).enabled, 9);
}

/// However a list is cut, it says the same.
#[test]
fn lists_come_in_pieces() {
    let broken = list("a@a.example,\"A\r\n,\"\"\"\r\n\r\n\"b@a.example,B,\u{20ac},,,\n");
    let padded = format!("{}{}", " ".repeat(20_000), list("a@a.example,A,,,,"));
    for text in [
        NEW,
        OLD,
        &broken,
        &padded,
        "User principal name",
        "x,y",
        "\"",
        "12",
        "",
    ] {
        let whole = in_one(&[("a", text.as_bytes().to_vec())], &Limits::default());
        for size in [1, 2, 3, 7, 64, 4096] {
            let read = || {
                let mut importer =
                    Importer::new(vec![("a".to_owned(), text.len() as u64)], Limits::default())?;
                for piece in text.as_bytes().chunks(size) {
                    importer.feed(piece)?;
                }
                importer.end_file()?;
                importer.finish()?.import(
                    &nobody(),
                    Actor { role: Role::Billing },
                    nobody().clock,
                    &Choice::default(),
                )
            };
            assert_eq!(read(), whole, "{text} in pieces of {size}");
        }
    }
}

/// What *Export users* says of somebody and the list can say: the columns know neither guests without `#EXT#` nor
/// services, groups or a seat that is only wanted.
fn said(tenant: &Tenant) -> Vec<String> {
    let all = tenant.users().map(|(ix, user)| {
        let held = tenant.licenses(ix).unwrap();
        let held: Vec<_> = held
            .in_force()
            .map(|sku| tenant.product(sku).map(|p| p.part_number.clone()))
            .collect();
        let mut profile = (*user.profile).clone();
        profile.user_type = UserType::Member;
        format!(
            "{profile:?} {:?} {:?} {held:?}",
            user.usage_location, user.deleted
        )
    });
    let mut all: Vec<_> = all.collect();
    all.sort();
    all
}

#[test]
fn our_own_list_is_read_again() {
    for tenant in [
        waterlinie(SampleLanguage::English),
        waterlinie(SampleLanguage::Dutch),
        generate(2_000, 7),
    ] {
        let text = export_users(&tenant, tenant.users().map(|(ix, _)| ix));
        let again = imported(&text);
        let (before, after) = (said(&tenant), said(&again.tenant));
        assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(before, after);
        }
        let twice = export_users(&again.tenant, again.tenant.users().map(|(ix, _)| ix));
        assert_eq!(imported(&twice).tenant, again.tenant);
    }
}

/// Names that a spreadsheet would run, and products with names of their own, come back as they were.
#[test]
fn guarded_names_come_back() {
    let mut tenant = nobody();
    let stranger = Product {
        sku: SkuId::from_u128(7),
        part_number: Arc::from("X"),
        applies_to: AppliesTo::User,
        plans: vec![],
    };
    tenant.add_product(stranger);
    for (n, name) in (1..).zip([
        "=1+1",
        "'=1",
        "''@x",
        "+31 6",
        "-",
        "'t Hooft",
        "a;b,\"c\"\r\nd",
        "\tx",
    ]) {
        let profile = zetel::domain::Profile::new(
            zetel::domain::UserId::from_u128(n),
            name,
            &format!("{n}@a.example"),
        );
        tenant
            .add_user(Arc::new(profile), None, &Arc::default(), None)
            .unwrap();
    }
    let text = export_users(&tenant, tenant.users().map(|(ix, _)| ix));
    assert_eq!(said(&imported(&text).tenant), said(&tenant));
}
