//! Lists of users as CSV of every origin: what they are called, joined with, written in, and what can't be read of them.

use zetel::catalog::SkuId;
use zetel::domain::{Time, UserIx, UserType};
use zetel::exchange::{Content, Correction, CorrectionKind as Kind, Import, RefusalReason as Why};

use crate::{corrected, id, imported, kinds, refused, E1, E3};

const EMS: &str = "efccb6f7-5641-4e0e-bd10-b4976e1bf68e";

/// What a list says of each user: the address, whether it is a guest, blocked, synced, deleted, where it is, and the
/// part numbers of its products.
fn told(import: &Import) -> Vec<String> {
    let tenant = &import.tenant;
    let user = |n: u32| {
        let user = tenant.user(UserIx(n)).unwrap();
        let profile = &user.profile;
        let mut held: Vec<String> = tenant
            .licenses(UserIx(n))
            .unwrap()
            .licenses()
            .iter()
            .map(|license| tenant.product(license.sku).unwrap().part_number.to_string())
            .collect();
        held.sort();
        let marks = [
            (profile.user_type == UserType::Guest, " guest"),
            (!profile.account_enabled, " blocked"),
            (profile.on_premises_sync, " synced"),
            (user.deleted.is_some(), " deleted"),
        ];
        let marks: String = marks
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, mark)| *mark)
            .collect();
        let location = user
            .usage_location
            .map_or(String::new(), |code| format!(" {}", code.as_str()));
        format!(
            "{}{marks}{location}: {}",
            profile.user_principal_name,
            held.join(" ")
        )
    };
    (0..tenant.places() as u32).map(user).collect()
}

/// The columns that a report says were not read.
fn lost(import: &Import) -> Vec<String> {
    match corrected(import, Kind::ColumnsNotRead).1.as_slice() {
        [] => Vec::new(),
        [Correction::ColumnsNotRead { names, .. }] => names.clone(),
        others => panic!("{others:?}"),
    }
}

/// Each row: what it is, a list, what it says, and the columns that are not read.
type Case<'c> = (&'c str, String, &'c [&'c str], &'c [&'c str]);

fn check(cases: &[Case<'_>]) {
    for (name, text, expected, unread) in cases {
        let import = imported(text);
        assert_eq!(told(&import), *expected, "{name}");
        assert_eq!(lost(&import), *unread, "{name}");
    }
}

#[test]
fn columns_have_the_names_of_their_origin() {
    let one = id(1);
    check(&[
        (
            "users of the Entra admin center",
            format!(
                "userPrincipalName,displayName,mail,id,userType,accountEnabled,usageLocation,directorySynced,createdDateTime,ageGroup\n\
                 a@a.example,A,a@a.example,{one},Member,True,NL,True,1/2/2021 1:00:00 PM,\n\
                 g@b.example,G,,{},Guest,False,,,,\n",
                id(2)
            ),
            &["a@a.example synced NL: ", "g@b.example guest blocked: "],
            &["mail", "createdDateTime"],
        ),
        (
            "users of Graph PowerShell",
            format!(
                "\"Id\",\"DisplayName\",\"UserPrincipalName\",\"AccountEnabled\",\"OnPremisesSyncEnabled\",\"AssignedLicenses\"\n\
                 \"{one}\",\"A\",\"a@a.example\",\"False\",\"True\",\"{E3}\"\n"
            ),
            &["a@a.example blocked synced: ENTERPRISEPACK"],
            &[],
        ),
        (
            "the admin center in Dutch",
            "Weergavenaam;User Principal Name (UPN);Afdeling;Gebruikslocatie;Aanmelden geblokkeerd;Licenties;Gemaakt op\n\
             A;a@a.example;Verkoop;NL;Onwaar;Office 365 E3;1-2-2021\nB;b@a.example;Verkoop;BE;Waar;Zonder licentie;1-2-2021\n"
                .to_owned(),
            &["a@a.example NL: ENTERPRISEPACK", "b@a.example blocked BE: "],
            &["Gemaakt op"],
        ),
        (
            "the admin center in German",
            "Anzeigename;Benutzerprinzipalname;Abteilung;Nutzungsstandort;Anmeldung blockiert;Lizenzen\n\
             A;a@a.example;Vertrieb;DE;Falsch;Office 365 E3\nB;b@a.example;Vertrieb;AT;Wahr;Nicht lizenziert\n"
                .to_owned(),
            &["a@a.example DE: ENTERPRISEPACK", "b@a.example blocked AT: "],
            &[],
        ),
        (
            "German with a status in words",
            "Benutzername,Anzeigename,Anmeldestatus,Benutzertyp,Zugewiesene Produkte\n\
             a@a.example,A,Zugelassen,Mitglied,EMS\nb@a.example,B,Blockiert,Gast,EMS\n"
                .to_owned(),
            &["a@a.example: EMS", "b@a.example guest blocked: EMS"],
            &[],
        ),
        (
            "a list of Add multiple users",
            "Username,First name,Last name,Display name,Alternate email address,Country or region\n\
             a@a.example,A,B,A B,a@home.example,Netherlands\n"
                .to_owned(),
            &["a@a.example: "],
            &["Alternate email address"],
        ),
        (
            "a column that says the same a second time",
            "UserPrincipalName,Licenses,SkuPartNumber\na@a.example,EMS,ENTERPRISEPACK\n".to_owned(),
            &["a@a.example: EMS"],
            &["SkuPartNumber"],
        ),
    ]);
}

/// Each row is a column, a word under it, and whether the user is blocked; nothing where the word is not known.
#[test]
fn sign_in_is_told_in_many_words() {
    let cases = [
        ("Sign-in blocked", "true", Some(true)),
        ("Sign-in blocked", "false", Some(false)),
        ("Sign-in status", "Blocked", Some(true)),
        ("Sign-in status", "Allowed", Some(false)),
        ("Sign-in status", "Sign-in allowed", Some(false)),
        ("Block credential", "True", Some(true)),
        ("BlockCredential", "FALSE", Some(false)),
        ("accountEnabled", "false", Some(true)),
        ("AccountEnabled", "1", Some(false)),
        ("Account status", "Disabled", Some(true)),
        ("Aanmelden geblokkeerd", "Ja", Some(true)),
        ("Aanmelden geblokkeerd", "Nee", Some(false)),
        ("Aanmeldingsstatus", "Aanmelden toegestaan", Some(false)),
        ("Account ingeschakeld", "Onwaar", Some(true)),
        ("Anmelden blockiert", "Ja", Some(true)),
        ("Anmelden blockiert", "Nein", Some(false)),
        ("Konto aktiviert", "Falsch", Some(true)),
        ("Konto aktiviert", "WAHR", Some(false)),
        ("Sign-in blocked", "perhaps", None),
        ("Sign-in blocked", "", Some(false)),
    ];
    for (column, word, blocked) in cases {
        let import = imported(&format!("User principal name;{column}\na@a.example;{word}\n"));
        let user = import.tenant.user(UserIx(0)).unwrap();
        let name = format!("{column}: {word}");
        assert_eq!(!user.profile.account_enabled, blocked.unwrap_or(false), "{name}");
        assert_eq!(
            corrected(&import, Kind::UnknownWord).0,
            u32::from(blocked.is_none()),
            "{name}"
        );
    }
    // What is blocked in one way is blocked.
    let both = imported("UPN,AccountEnabled,Block credential\na@a.example,True,True\n");
    assert_eq!(told(&both), ["a@a.example blocked: "]);
}

#[test]
fn lines_before_the_names_and_separators() {
    let list = |before: &str, separator: &str| {
        let lines = [
            "UserPrincipalName,DisplayName,Licenses",
            "a@a.example,A,Office 365 E3",
            "a@a.example,B,",
        ];
        let lines = lines.map(|line| line.replace(',', separator));
        format!("{before}{}\n{}\n", lines[0], lines[1])
    };
    let e3: &[&str] = &["a@a.example: ENTERPRISEPACK"];
    check(&[
        ("semicolons said", list("sep=;\n", ";"), e3, &[]),
        (
            "commas said, in capitals",
            list("\u{feff}SEP=,\r\n", ","),
            e3,
            &[],
        ),
        ("a tab said", list("\"sep=\t\"\n", "\t"), e3, &[]),
        (
            "a type",
            list(
                "#TYPE Selected.Microsoft.Graph.PowerShell.Models.MicrosoftGraphUser\r\n",
                ",",
            ),
            e3,
            &[],
        ),
        (
            "a type and blank lines",
            list("#TYPE System.Management.Automation.PSCustomObject\n\n\n", ";"),
            e3,
            &[],
        ),
        ("a separator and a type", list("sep=;\n#TYPE X\n", ";"), e3, &[]),
        ("tabs", list("", "\t"), e3, &[]),
        ("semicolons", list("\u{feff}", ";"), e3, &[]),
        (
            "a name with the other separator in quotes",
            "\"UserPrincipalName\",\"City; and more; of it\"\n\"a@a.example\",\"x\"\n".to_owned(),
            &["a@a.example: "],
            &["City; and more; of it"],
        ),
    ]);
    // Lines are counted from the first one of the file.
    let why = refused("sep=;\n\nUPN;Display name\n;A\n");
    assert!(matches!(why, Why::Row { line: 4, .. }), "{why:?}");
}

/// Each row: what stands under *Licenses*, and the products that it names, in order.
#[test]
fn lists_of_licenses_are_joined_in_many_ways() {
    let e3_ems = &["EMS", "ENTERPRISEPACK"][..];
    let ids = format!("{E3}, {EMS}");
    let cases: [(&str, &[&str]); 27] = [
        ("ENTERPRISEPACK, EMS", e3_ems),
        ("ENTERPRISEPACK,EMS", e3_ems),
        ("ENTERPRISEPACK; EMS", e3_ems),
        ("ENTERPRISEPACK EMS", e3_ems),
        ("ENTERPRISEPACK+EMS", e3_ems),
        ("ENTERPRISEPACK | EMS", e3_ems),
        ("ENTERPRISEPACK\nEMS", e3_ems),
        ("contoso:ENTERPRISEPACK contoso:EMS", e3_ems),
        ("contoso:ENTERPRISEPACK, contoso:EMS", e3_ems),
        ("reseller-account:ENTERPRISEPACK", &["ENTERPRISEPACK"]),
        ("{contoso:ENTERPRISEPACK, contoso:EMS}", e3_ems),
        (&ids, e3_ems),
        ("OFFICE 365 E3+ENTERPRISE MOBILITY + SECURITY E3", e3_ems),
        ("Office 365 E3, Enterprise Mobility + Security E3", e3_ems),
        ("Enterprise Mobility + Security E3; Office 365 E3", e3_ems),
        ("Office 365 E3 Enterprise Mobility + Security E3", e3_ems),
        ("Office 365 E3; Power BI Pro", &["ENTERPRISEPACK", "POWER_BI_PRO"]),
        ("contoso:NEW_THING contoso:EMS", &["EMS", "NEW_THING"]),
        ("NEW_THING EMS", &["EMS", "NEW_THING"]),
        ("Tool + More", &["Tool + More"]),
        ("Tool, More", &["More", "Tool"]),
        ("Wonder Suite", &["Wonder Suite"]),
        ("Note: more", &["Note: more"]),
        ("Zonder licentie", &[]),
        ("Keine Lizenzen", &[]),
        ("None", &[]),
        ("-", &[]),
    ];
    for (text, expected) in cases {
        let import = imported(&format!("UPN,Licenses\na@a.example,\"{text}\"\n"));
        assert_eq!(
            told(&import),
            [format!("a@a.example: {}", expected.join(" "))],
            "{text}"
        );
    }
}

/// Each row: what stands under *Licenses*, and what is left of it.
#[test]
fn names_of_types_are_dropped_and_said() {
    let cases: [(&str, &[&str]); 8] = [
        ("System.Object[]", &[]),
        ("System.String[]", &[]),
        (
            "System.Collections.Generic.List`1[Microsoft.Online.Administration.UserLicense]",
            &[],
        ),
        ("System.Collections.Generic.Dictionary`2[System.String,System.Object]", &[]),
        ("Microsoft.Graph.PowerShell.Models.MicrosoftGraphAssignedLicense", &[]),
        (
            "Microsoft.Graph.PowerShell.Models.MicrosoftGraphAssignedLicense Microsoft.Graph.PowerShell.Models.MicrosoftGraphAssignedLicense",
            &[],
        ),
        ("{contoso:EMS, contoso:ENTERPRISEPACK, ...}", &["EMS", "ENTERPRISEPACK"]),
        ("{Microsoft.Online.Administration.UserLicense}", &[]),
    ];
    for (text, expected) in cases {
        let list = format!("UPN,Licenses\na@a.example,\"{text}\"\nb@a.example,\"{text}\"\n");
        let import = imported(&list);
        let one = expected.join(" ");
        assert_eq!(
            told(&import),
            [format!("a@a.example: {one}"), format!("b@a.example: {one}")],
            "{text}"
        );
        assert_eq!(corrected(&import, Kind::TypeName).0, 2, "{text}");
        assert!(!kinds(&import).contains(&Kind::ProductByName), "{text}");
    }
}

#[test]
fn rows_of_one_user_are_joined() {
    let with = |name: &str, text: &str, expected: &[&str], rows: &[u32]| {
        let import = imported(text);
        assert_eq!(told(&import), expected, "{name}");
        let joined = corrected(&import, Kind::RowsJoined).1;
        let joined: Vec<u32> = joined
            .iter()
            .map(|one| match one {
                Correction::RowsJoined { rows, .. } => *rows,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(joined, rows, "{name}");
    };
    with(
        "a row per license, with ids and part numbers",
        &format!(
            "\"UserType\";\"SkuId\";\"AccountEnabled\";\"UserPrincipalName\";\"SkuPartNumber\"\n\
             \"Member\";\"{E3}\";\"True\";\"a@a.example\";\"ENTERPRISEPACK\"\n\
             \"Member\";\"{EMS}\";\"True\";\"a@a.example\";\"EMS\"\n\
             \"Member\";\"{E3}\";\"False\";\"b@a.example\";\"ENTERPRISEPACK\"\n"
        ),
        &[
            "a@a.example: EMS ENTERPRISEPACK",
            "b@a.example blocked: ENTERPRISEPACK",
        ],
        &[2],
    );
    with(
        "sorted by license, addresses in other letters",
        "UPN,License\na@a.example,EMS\nb@a.example,EMS\nA@A.EXAMPLE,Office 365 E3\nb@a.example,Office 365 E3\na@a.example,Power BI Pro\n",
        &["a@a.example: EMS ENTERPRISEPACK POWER_BI_PRO", "b@a.example: EMS ENTERPRISEPACK"],
        &[3, 2],
    );
    with(
        "the same license twice",
        "UPN,Product\na@a.example,EMS\na@a.example,EMS\n",
        &["a@a.example: EMS"],
        &[2],
    );
    with(
        "an id that the catalog does not have keeps its part number",
        "UPN,SkuId,SkuPartNumber\na@a.example,00000000-0000-0000-0000-0000000000aa,NEW_THING\n",
        &["a@a.example: NEW_THING"],
        &[],
    );
    with(
        "deleted users of one address and other days are others",
        "UPN,License,Deleted date\na@a.example,EMS,2026-01-01\na@a.example,EMS,2026-01-02\na@a.example,Power BI Pro,2026-01-01\n",
        &["a@a.example deleted: EMS POWER_BI_PRO", "a@a.example deleted: EMS"],
        &[2],
    );
    let other = refused("UPN,License,Display name\na@a.example,EMS,A\na@a.example,EMS,B\n");
    assert!(matches!(other, Why::Row { line: 3, .. }), "{other:?}");
}

#[test]
fn usage_reports_are_lists_of_users() {
    const REPORT: &str = "\u{feff}Report Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,Has Exchange License,Assigned Products";
    let report = |rows: &str| format!("{REPORT}\n{rows}");
    let unread = &["Has Exchange License"][..];
    check(&[
        (
            "several products",
            report("2026-11-20,a@a.example,A,False,,True,OFFICE 365 E3+ENTERPRISE MOBILITY + SECURITY E3\n"),
            &["a@a.example: EMS ENTERPRISEPACK"],
            unread,
        ),
        (
            "deleted, on a day",
            report("2026-11-20,a@a.example,A,True,2026-11-01,True,OFFICE 365 E3\n"),
            &["a@a.example deleted: ENTERPRISEPACK"],
            unread,
        ),
        (
            "deleted, no one knows when",
            report("2026-11-20,a@a.example,A,True,,True,\n"),
            &["a@a.example deleted: "],
            unread,
        ),
        (
            "no products",
            report("2026-11-20,a@a.example,A,False,,False,\n"),
            &["a@a.example: "],
            unread,
        ),
        (
            "a product that is not known",
            report("2026-11-20,a@a.example,A,False,,False,WONDER SUITE+OFFICE 365 E1\n"),
            &["a@a.example: STANDARDPACK WONDER SUITE"],
            unread,
        ),
    ]);
    let import = imported(&report("2026-11-20,a@a.example,A,False,,True,OFFICE 365 E3\n"));
    assert_eq!(import.report.files[0].content, Content::UsageReport);
    assert_eq!(
        import.tenant.clock,
        Time::from_date(2026, 11, 20),
        "the day of the report"
    );
    assert!(import.tenant.product(E3.parse::<SkuId>().unwrap()).is_some());

    // Names that the report hides are no names.
    let hidden = [
        (
            "0F61D1C9A8F1F2BC4AB1F2E3D4C5B6A7",
            "A34556BE45D3A772CA11223344556677",
        ),
        ("0f61d1c9a8f1f2bc4ab1f2e3d4c5b6a7", ""),
        ("(Unknown)", ""),
        ("(unknown)", "(unknown)"),
        (" (Unknown) ", "A"),
    ];
    for (address, name) in hidden {
        let text = report(&format!(
            "2026-11-20,a@a.example,A,False,,True,{E1}\n2026-11-20,{address},{name},False,,True,OFFICE 365 E3\n"
        ));
        assert_eq!(refused(&text), Why::Concealed { line: 3 }, "{address}");
    }
}

/// What is no list is called by what its first line says, and never explained as JSON.
#[test]
fn first_lines_that_are_not_known() {
    let unknown = |line: &str| Why::UnknownColumns {
        line: line.to_owned(),
    };
    let lacks = |name| Why::NoColumn { name };
    let cases = [
        ("Name,Address\nA,a@a.example\n", unknown("Name,Address")),
        (
            "Datum;Bedrag;Omschrijving\n1;2;3\n",
            unknown("Datum;Bedrag;Omschrijving"),
        ),
        ("a\tb\tc\n1\t2\t3\n", unknown("a\tb\tc")),
        ("\"First\",\"Second\"\n", unknown("\"First\",\"Second\"")),
        (
            "Dear administrator,\nthis is no list.\n",
            unknown("Dear administrator,"),
        ),
        ("<!DOCTYPE html>\n<html>", unknown("<!DOCTYPE html>")),
        ("just text", unknown("just text")),
        ("1,2,3\n", unknown("1,2,3")),
        ("sep=;\nfoo;bar\n", unknown("foo;bar")),
        ("Display name,Licenses\nA,EMS\n", lacks("User principal name")),
        (
            "Weergavenaam;Afdeling;Licenties\nA;B;EMS\n",
            lacks("User principal name"),
        ),
        (
            "Product title,Assigned licenses\nEMS,1\n",
            lacks("Total licenses"),
        ),
        ("{\"a\":", Why::CutOff { line: 1, column: 6 }),
        ("[1,", Why::CutOff { line: 1, column: 4 }),
        ("true", Why::Foreign),
        ("12", Why::Foreign),
    ];
    for (text, why) in cases {
        assert_eq!(refused(text), why, "{text}");
    }
}
