//! The programs of the articles, and what must come out of each.

use zetel::console::Note;
use zetel::domain::{Role, Time};

use crate::program::Is::{Changes, Count, Errors, File, Has, Holds, Lines, Says, Seats};
use crate::program::{Program, GRAPH, MSONLINE};
use crate::tenant::{tenant, Ran, World};
use crate::{programs_one, programs_two};

fn check(program: &Program, world: &World, ran: &Ran, changes: usize) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut expect = |holds: bool, what: String| {
        if !holds {
            wrong.push(what);
        }
    };
    for is in program.is {
        match is {
            Lines(lines) => expect(ran.lines == *lines, format!("lines {lines:#?}")),
            Count(count) => expect(ran.lines.len() == *count, format!("{count} lines")),
            Has(text) => expect(
                ran.lines.iter().any(|line| line.contains(text)),
                format!("a line with {text}"),
            ),
            Errors(count) => expect(ran.errors.len() == *count, format!("{count} errors")),
            Says(text) => expect(
                ran.errors.iter().any(|line| line.contains(text)),
                format!("an error with {text}"),
            ),
            Seats(part, count) => expect(
                world.consumed(part) == *count,
                format!("{count} seats of {part}, not {}", world.consumed(part)),
            ),
            Holds(name, holds) => {
                expect(
                    world.holds(name) == *holds,
                    format!("{name}: {holds}, not {}", world.holds(name)),
                );
            }
            Changes(count) => expect(changes == *count, format!("{count} changes, not {changes}")),
            File(name, text) => {
                let files = &world.session.as_ref().unwrap().files;
                let found = files.get(name).map(|file| file.text.to_string());
                expect(
                    found.as_deref() == Some(*text),
                    format!("{name}: {text:?}, not {found:?}"),
                );
            }
        }
    }
    wrong
}

#[test]
fn every_program_does_what_it_must() {
    let mut failures = String::new();
    for program in programs_one::PROGRAMS.iter().chain(programs_two::PROGRAMS) {
        let mut world = World::new(tenant());
        let hires =
            "UserPrincipalName,Location,Part\nfinn@contoso.example,NL,EMS\ncarla@contoso.example,NL,EMS\n\
                     nobody@contoso.example,NL,EMS\n";
        world
            .session
            .as_mut()
            .unwrap()
            .files
            .put("hires.csv", hires, false);
        let before = world.run(program.before);
        assert!(before.errors.is_empty(), "{}: {:?}", program.name, before.errors);
        let ran = world.run(program.text);
        let changes = world.requests().0;
        world.process();
        let wrong = check(program, &world, &ran, changes);
        if !wrong.is_empty() {
            failures.push_str(&format!(
                "\n== {}\nexpected: {}\nlines: {:#?}\nerrors: {:#?}\n",
                program.name,
                wrong.join("\n          "),
                ran.lines,
                ran.errors
            ));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn a_role_that_may_not_is_refused_whatever_was_agreed_to() {
    // X03.
    let mut world = World::new(tenant());
    world.role(Role::Helpdesk);
    world.run(GRAPH);
    let ran = world.run(
        "Set-MgUserLicense -UserId finn@contoso.example -AddLicenses @{SkuId=$sku.EMS} -RemoveLicenses @()",
    );
    assert_eq!(ran.errors.len(), 1);
    assert!(
        ran.errors[0].contains("Status: 403 (Forbidden)"),
        "{}",
        ran.errors[0]
    );
    assert_eq!(world.requests().0, 0);
}

#[test]
fn msonline_gives_what_a_group_gives_and_names_what_there_is_not() {
    let mut world = World::new(tenant());
    world.run(MSONLINE);
    let give = |who: &str, what: &str| {
        format!("Set-MsolUserLicense -UserPrincipalName {who}@contoso.example -AddLicenses {what}")
    };
    let ran = world.run(&give("hugo", "contoso:ENTERPRISEPACK"));
    assert_eq!(ran.errors, Vec::<String>::new());
    let ran = world.run(&give("anna", "contoso:ENTERPRISEPACK"));
    assert_eq!(ran.notes, [Note::HeldAlready]);
    let ran = world.run(&give("anna", "contoso:FOO"));
    let name = "contoso:FOO".to_owned();
    assert_eq!(ran.notes, [Note::NoSuchProduct { name }]);
    world.role(Role::Helpdesk);
    let ran = world.run(&give("anna", "contoso:ENTERPRISEPACK"));
    assert!(ran.errors[0].contains("Access Denied"), "{:?}", ran.errors);
}

#[test]
fn signing_out_of_graph_signs_out_of_entra() {
    let mut world = World::new(tenant());
    world.run("Connect-MgGraph -Scopes User.Read.All -NoWelcome; Connect-Entra; Disconnect-MgGraph");
    let ran = world.run("Get-EntraUser -All");
    assert_eq!(
        ran.notes,
        [Note::SignIn {
            command: "Connect-Entra"
        }]
    );
}

#[test]
fn a_tool_that_was_retired_names_what_replaces_it() {
    // X05.
    let mut later = tenant();
    later.clock = Time::from_date(2025, 7, 1);
    let mut world = World::new(later);
    let ran =
        world.run("Set-MsolUserLicense -UserPrincipalName anna@contoso.example -AddLicenses contoso:EMS");
    assert_eq!(ran.errors.len(), 1);
    assert!(ran.errors[0].contains("Set-MgUserLicense"), "{}", ran.errors[0]);
    assert_eq!(world.requests().0, 0);
}
