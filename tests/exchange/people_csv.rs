//! Lists of people: what is read, what is refused, and what is written.

use std::sync::Arc;

use proptest::prelude::*;
use zetel::catalog::CountryCode;
use zetel::domain::{Contact, Organization, Profile, Tenant, Time, UserId, UserIx};
use zetel::exchange::{
    export_users, fault_log, read_people, sample_people, CsvRefusal, RowFault, MOST_PEOPLE,
};

const HEADER: &str = "User Name,First Name,Last Name,Display Name,Job Title,Department,Office Number,Office Phone,Mobile Phone,Fax,Address,City,State or Province,ZIP or Postal Code,Country or Region";

type Row = (u32, Result<Arc<Profile>, RowFault>);

fn read(bytes: &[u8]) -> Result<Vec<Row>, CsvRefusal> {
    let mut next = 0;
    let id = || {
        next += 1;
        UserId::from_u128(next)
    };
    let rows = read_people(bytes, id)?;
    Ok(rows.into_iter().map(|row| (row.line, row.person)).collect())
}

fn list(lines: &[&str]) -> Vec<u8> {
    [&[HEADER], lines].concat().join("\r\n").into_bytes()
}

/// DOMAIN 5.6: 15 columns in a fixed order under any names, a blank is a space and a comma, 250 people at most.
#[test]
fn lists_are_read_and_refused() {
    let anna = "anna@contoso.example,Anna,Bergman,Anna Bergman, , , , , , , , , , , ";
    let many = |n: usize| list(&vec![anna; n]);
    let german = HEADER.replace(',', ";").replace("User Name", "Benutzername");
    let with = |text: &str| text.as_bytes().to_vec();
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("a".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let cases: [(&str, Vec<u8>, Result<usize, CsvRefusal>); 13] = [
        ("one person", list(&[anna]), Ok(1)),
        (
            "a byte order mark",
            [b"\xEF\xBB\xBF".to_vec(), list(&[anna])].concat(),
            Ok(1),
        ),
        (
            "semicolons and another language",
            with(&format!("{german}\n{}", anna.replace(',', ";"))),
            Ok(1),
        ),
        (
            "empty lines",
            list(&["", anna, "", " , , , , , , , , , , , , , , ", ""]),
            Ok(1),
        ),
        ("250 people", many(250), Ok(250)),
        ("251 people", many(251), Err(CsvRefusal::TooMany { found: 251 })),
        ("a header alone", with(HEADER), Err(CsvRefusal::Nobody)),
        ("nothing", Vec::new(), Err(CsvRefusal::Nobody)),
        (
            "another list",
            with("name,address\na,b"),
            Err(CsvRefusal::Header { found: 2 }),
        ),
        (
            "a byte that is no UTF-8",
            vec![b'a', 0x80],
            Err(CsvRefusal::NotUtf8 { utf16: false }),
        ),
        ("UTF-16", utf16, Err(CsvRefusal::NotUtf8 { utf16: true })),
        (
            "three megabytes",
            vec![b'a'; 3 << 20],
            Err(CsvRefusal::TooLarge {
                bytes: 3 << 20,
                most: 2 << 20,
            }),
        ),
        (
            "a quote that never ends",
            list(&["\"anna"]),
            Err(CsvRefusal::OpenQuote { line: 2 }),
        ),
    ];
    for (name, bytes, wanted) in cases {
        assert_eq!(read(&bytes).map(|rows| rows.len()), wanted, "{name}");
    }
    assert_eq!(MOST_PEOPLE, 250);
}

#[test]
fn columns_are_where_they_belong() {
    let line = "a@b.example, Anna ,Berg,\"Berg, Anna\",Planner,Sales,4,020,06,99,\"Kade 1\nachter\",Utrecht,UT,3511 AA,Nederland";
    let rows = read(&list(&[line, "x,y"])).unwrap();
    let (at, person) = &rows[0];
    let person = person.as_ref().unwrap();
    assert_eq!((*at, person.id), (2, UserId::from_u128(1)));
    assert_eq!(
        (&*person.user_principal_name, &*person.display_name),
        ("a@b.example", "Berg, Anna")
    );
    assert_eq!(
        (person.given_name.as_deref(), person.surname.as_deref()),
        (Some("Anna"), Some("Berg"))
    );
    assert_eq!(person.department.as_deref(), Some("Sales"));
    let text = |text: &str| Some(Arc::from(text));
    let wanted = Contact {
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
    assert_eq!(person.contact.as_deref(), Some(&wanted));
    // The line of the second one counts the line break inside the first one's address.
    assert_eq!(
        rows[1],
        (
            4,
            Err(RowFault::Columns {
                found: 2,
                expected: 15
            })
        )
    );
}

/// Names of columns in another language, one of which needs quotes.
const DUTCH: [&str; 15] = [
    "Gebruikersnaam",
    "Voornaam",
    "Achternaam",
    "Weergavenaam",
    "Functie",
    "Afdeling",
    "Kantoor, kamer",
    "Telefoon",
    "Mobiel",
    "Fax",
    "Adres",
    "Plaats",
    "Provincie",
    "Postcode",
    "Land",
];

/// The template that the admin center has today: sixteen columns, of which *Alternate email address* is passed over.
#[test]
fn templates_have_fifteen_or_sixteen_columns() {
    let fifteen =
        "User Name,First Name,Last Name,Display Name,Job Title,Department,Office Number,Office Phone,\
                   Mobile Phone,Fax,Address,City,State or Province,ZIP or Postal Code,Country or Region";
    let sixteen = fifteen.replace(",Address,", ",Alternate email address,Address,");
    let row = "a@b.example,Anna,Berg,Anna Berg,Planner,Sales,4,020,06,99,Kade 1,Utrecht,UT,3511 AA,Nederland";
    let longer = row.replace(",Kade 1,", ",anna@home.example,Kade 1,");
    let file = |header: &str, row: &str, before: &str, separator: &str| {
        format!("{before}{header}\r\n{row}\r\n")
            .replace(',', separator)
            .into_bytes()
    };
    let german = sixteen
        .replace("User Name", "Benutzername")
        .replace("City", "Ort");
    let cases = [
        ("fifteen", file(fifteen, row, "", ",")),
        ("sixteen", file(&sixteen, &longer, "", ",")),
        (
            "sixteen with a byte order mark",
            file(&sixteen, &longer, "\u{FEFF}", ","),
        ),
        ("sixteen with semicolons", file(&sixteen, &longer, "", ";")),
        ("sixteen with tabs", file(&sixteen, &longer, "", "\t")),
        ("sixteen in another language", file(&german, &longer, "", ",")),
        (
            "sixteen behind a separator",
            file(&sixteen, &longer, "sep=;\r\n", ";"),
        ),
        (
            "sixteen without the address",
            file(&sixteen, &longer.replace("anna@home.example", ""), "", ","),
        ),
    ];
    let wanted = read(&cases[0].1).unwrap()[0].1.clone().unwrap();
    let contact = wanted.contact.as_deref().unwrap();
    assert_eq!(
        (
            contact.fax.as_deref(),
            contact.street_address.as_deref(),
            contact.country.as_deref()
        ),
        (Some("99"), Some("Kade 1"), Some("Nederland"))
    );
    for (name, bytes) in &cases {
        let rows = read(bytes).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
        assert_eq!(rows.len(), 1, "{name}");
        assert_eq!(rows[0].1.as_ref(), Ok(&wanted), "{name}");
    }
    // A row has as many columns as the first line, and a list never more than sixteen.
    let short = RowFault::Columns {
        found: 15,
        expected: 16,
    };
    assert_eq!(read(&file(&sixteen, row, "", ",")).unwrap()[0].1, Err(short));
    let more = format!("{sixteen},More");
    assert_eq!(
        read(&file(&more, "a", "", ",")),
        Err(CsvRefusal::Header { found: 17 })
    );
}

#[test]
fn the_sample_can_be_read() {
    let headers = sample_people(DUTCH, None);
    assert_eq!(
        headers,
        "Gebruikersnaam,Voornaam,Achternaam,Weergavenaam,Functie,Afdeling,\"Kantoor, kamer\",Telefoon,Mobiel,Fax,Adres,\
         Plaats,Provincie,Postcode,Land\r\n"
    );
    assert_eq!(read(headers.as_bytes()), Err(CsvRefusal::Nobody));
    let rows = read(sample_people(DUTCH, Some("contoso.example")).as_bytes()).unwrap();
    let names: Vec<_> = rows
        .iter()
        .map(|(_, person)| person.as_ref().unwrap().display_name.to_string())
        .collect();
    assert_eq!(names, ["Roos Terpstra", "Ivan Petrov"]);
}

/// A log is a list of its own: safe to open, and one line per reason.
#[test]
fn what_is_wrong_can_be_kept() {
    let faults = [
        (
            2,
            "=cmd@b.example".to_owned(),
            "Display Name is missing.".to_owned(),
        ),
        (4, String::new(), "The row has 2 columns, not 15.".to_owned()),
        (9, "a\nb".to_owned(), "-".to_owned()),
    ];
    assert_eq!(
        fault_log(["Row", "User Name", "Result"], &faults),
        "\u{FEFF}Row,User Name,Result\r\n2,'=cmd@b.example,Display Name is missing.\r\n\
         4,,\"The row has 2 columns, not 15.\"\r\n9,\"a\nb\",'-\r\n"
    );
}

/// Each row is a list and, line by line, what can't be read of it. The line is where a person finds it in the file.
#[test]
fn lines_have_fifteen_columns() {
    let blank = |n: usize| ",".repeat(n - 1);
    type Case = (&'static str, Vec<String>, Vec<(u32, Option<u32>)>);
    let cases: [Case; 6] = [
        ("all there", vec![format!("a{}", blank(15))], vec![(2, None)]),
        (
            "one too few",
            vec![format!("a{}", blank(14))],
            vec![(2, Some(14))],
        ),
        (
            "one too many",
            vec![format!("a{}", blank(16))],
            vec![(2, Some(16))],
        ),
        ("a field alone", vec!["a".to_owned()], vec![(2, Some(1))]),
        (
            "lines that end as on old Macs",
            vec![format!("a{}\rb,c\r\r\"d\r\n\"{}", blank(15), blank(15))],
            vec![(2, None), (3, Some(2)), (5, None)],
        ),
        (
            "a bad one between good ones",
            vec![
                format!("a{}", blank(15)),
                String::new(),
                "b,c".to_owned(),
                format!("d{}", blank(15)),
            ],
            vec![(2, None), (4, Some(2)), (5, None)],
        ),
    ];
    for (name, lines, wanted) in cases {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let got: Vec<_> = read(&list(&lines))
            .unwrap()
            .into_iter()
            .map(|(line, person)| (line, person.err().map(|RowFault::Columns { found, .. }| found)))
            .collect();
        assert_eq!(got, wanted, "{name}");
    }
}

fn tenant_of(people: Vec<Profile>) -> Tenant {
    let mut tenant = Tenant::new(
        Organization::default(),
        Default::default(),
        Default::default(),
        Time(0),
    );
    for profile in people {
        let country = CountryCode::parse("NL").ok();
        tenant
            .add_user(Arc::new(profile), country, &Arc::default(), None)
            .unwrap();
    }
    tenant
}

/// No cell is run as a formula, and names with separators stay one cell.
#[test]
fn what_is_written_is_no_formula() {
    let names = [
        ("Anna", "Anna"),
        ("=1+1", "'=1+1"),
        ("+31 20", "'+31 20"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("a,b", "\"a,b\""),
        ("a;b", "\"a;b\""),
        ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("=\"a\",1", "\"'=\"\"a\"\",1\""),
    ];
    for (name, wanted) in names {
        let tenant = tenant_of(vec![Profile::new(UserId::from_u128(1), name, "a@b.example")]);
        let text = export_users(&tenant, tenant.users().map(|(ix, _)| ix));
        let line = text.lines().nth(1).unwrap();
        assert!(
            line.starts_with(&format!("{wanted},False,a@b.example,")),
            "{line}"
        );
        assert!(line.contains(",Unlicensed,"), "{line}");
        assert_eq!(text.matches("\r\n").count(), 2);
    }
}

/// Every column, in the order of the admin center, with what is known in its place.
#[test]
fn every_column_has_its_place() {
    let text = |text: &str| Some(Arc::from(text));
    let mut profile = Profile::new(UserId::from_u128(1), "Anna Berg", "anna@contoso.example");
    (profile.given_name, profile.surname) = (text("Anna"), text("Berg"));
    profile.department = text("Sales");
    profile.on_premises_sync = true;
    profile.account_enabled = false;
    profile.proxy_addresses = ["SMTP:anna@contoso.example", "smtp:ab@contoso.example"]
        .map(Arc::from)
        .to_vec();
    profile.contact = Some(Arc::new(Contact {
        job_title: text("Planner"),
        office: text("4.01"),
        office_phone: text("020 1"),
        mobile_phone: text("06 2"),
        fax: text("020 3"),
        street_address: text("Kade 1, achter"),
        city: text("Utrecht"),
        state: text("UT"),
        postal_code: text("3511 AA"),
        country: text("Nederland"),
    }));
    let tenant = tenant_of(vec![
        profile,
        Profile::new(UserId::from_u128(2), "B", "b@c.example"),
    ]);
    let written = export_users(&tenant, [UserIx(1), UserIx(0), UserIx(9)].into_iter());
    let id = |n| UserId::from_u128(n).to_string();
    let expected = [
        "\u{FEFF}Display name,DirSyncEnabled,User principal name,Object Id,First name,Last name,When created,\
         Soft deletion time stamp,Title,Department,Preferred data location,City,CountryOrRegion,Office,\
         StateOrProvince,Usage location,Last dirsync time,Block credential,Licenses,Password never expires,\
         Last password change time stamp,Mobile Phone,Phone number,Postal code,Preferred language,\
         Street address,Fax,Proxy addresses"
            .to_owned(),
        format!("B,False,b@c.example,{},,,,,,,,,,,,NL,,False,Unlicensed,,,,,,,,,", id(2)),
        format!(
            "Anna Berg,True,anna@contoso.example,{},Anna,Berg,,,Planner,Sales,,Utrecht,Nederland,4.01,UT,NL,,True,\
             Unlicensed,,,06 2,020 1,3511 AA,,\"Kade 1, achter\",020 3,\
             SMTP:anna@contoso.example+smtp:ab@contoso.example",
            id(1)
        ),
        String::new(),
    ];
    assert_eq!(written, expected.join("\r\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Hostile bytes: an answer, never a panic.
    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400), header in any::<bool>()) {
        let mut list = if header { HEADER.as_bytes().to_vec() } else { Vec::new() };
        list.extend(&bytes);
        let _ = read(&list);
    }

    /// Text in quotes comes back as it was, but for blanks at its ends.
    #[test]
    fn quoted_text_comes_back(name in "\\PC{1,30}") {
        let quoted = name.replace('"', "\"\"");
        let line = format!("a@b.example,,,\"{quoted}\",,,,,,,,,,,");
        let rows = read(&list(&[&line])).unwrap();
        prop_assert_eq!(&*rows[0].1.as_ref().unwrap().display_name, name.trim());
    }
}
