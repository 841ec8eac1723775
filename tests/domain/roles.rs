//! Who may do what: nine roles by ten rights, and what each right stands for here (DOMAIN section 4).

use zetel::domain::{decide, may, MembershipRule, Permission, Role};

use crate::support::*;

const YES: bool = true;
const NO: bool = false;

/// The roles in the order of [`Role::ALL`], as the matrix of the dossier has them, with the decisions of section 9.
const MATRIX: [(Permission, [bool; 9], &str); 10] = [
    (
        Permission::AssignLicenses,
        [YES, YES, YES, NO, NO, NO, NO, NO, NO],
        "Billing admins since July 2020 not (S1)",
    ),
    (
        Permission::EditUsageLocation,
        [YES, YES, YES, NO, NO, NO, NO, NO, NO],
        "AR",
    ),
    (
        Permission::AssignGroupLicenses,
        [YES, YES, YES, NO, NO, NO, NO, NO, NO],
        "Groups admins since 2025 only",
    ),
    (
        Permission::ReprocessLicenses,
        [YES, YES, YES, NO, NO, NO, NO, NO, NO],
        "AR",
    ),
    (
        Permission::ChangeQuantity,
        [YES, NO, NO, YES, NO, NO, NO, NO, NO],
        "B, E2",
    ),
    (
        Permission::AddUsers,
        [YES, NO, YES, NO, NO, NO, NO, NO, NO],
        "the role table, not the article's sentence",
    ),
    (
        Permission::DeleteUsers,
        [YES, NO, YES, NO, NO, NO, NO, NO, NO],
        "D",
    ),
    (
        Permission::EditGroups,
        [YES, NO, YES, NO, YES, NO, NO, NO, NO],
        "AR: the others read",
    ),
    (
        Permission::ResetPasswords,
        [YES, NO, YES, NO, NO, YES, NO, NO, YES],
        "AR",
    ),
    (
        Permission::EditAutoClaim,
        [YES, NO, NO, NO, NO, NO, NO, NO, NO],
        "AC24",
    ),
];

/// Every command that needs the right.
fn commands(permission: Permission) -> Vec<Ask> {
    match permission {
        Permission::AssignLicenses => vec![
            add("E3").to("a"),
            add("E3").and_locate("BE").to("a"),
            approve(&[0]),
            reject(&[0]),
        ],
        Permission::EditUsageLocation => vec![locate("BE").to("a")],
        Permission::AssignGroupLicenses => vec![give("G", "Visio"), take("G", "E3")],
        Permission::ReprocessLicenses => vec![reprocess("a"), reprocess_groups("G")],
        Permission::ChangeQuantity => vec![quantity(1, 8)],
        Permission::EditGroups => vec![
            join("G", "b"),
            leave("G", "a"),
            delete("Empty"),
            dynamic("G", MembershipRule::Department("Sales".into())),
        ],
        Permission::EditAutoClaim => vec![policies(true, [])],
        Permission::AddUsers
        | Permission::DeleteUsers
        | Permission::ResetPasswords
        | Permission::ConfigureSandbox => Vec::new(),
    }
}

#[test]
fn the_matrix() {
    let world = tenant()
        .owns("E3 Visio", 9)
        .person("a", "")
        .person("b", "")
        .group("G", "a")
        .group("Empty", "")
        .after(give("G", "E3"))
        .after(request("b", "Visio"));
    assert_eq!(MATRIX.map(|row| row.0), Permission::MATRIX);
    for (permission, row, source) in MATRIX {
        for (role, expected) in Role::ALL.into_iter().zip(row) {
            let case = format!("{role:?} {permission:?} [{source}]");
            assert_eq!(role.may(permission), expected, "{case}");
            assert_eq!(may(&world.tenant, role, permission), expected, "{case}");
            for ask in commands(permission) {
                let ask = ask.by(role);
                let command = ask.command(&world);
                let decision = decide(&world.tenant, &ask.actor(), &command);
                sound(&world.tenant, &command, &decision).unwrap();
                let problems = decision.problems.iter().map(|p| problem_text(&world.tenant, p));
                let problems: Vec<String> = problems.collect();
                if expected {
                    assert!(problems.is_empty(), "{case}: {problems:?}");
                    continue;
                }
                assert!(
                    problems[0].starts_with(&format!("Forbidden {} ", role.as_str())),
                    "{case}: {problems:?}"
                );
                assert!(decision.events.is_empty(), "{case}");
            }
        }
    }
}

/// The practice tenant's own clock and edition are nobody's right.
#[test]
fn everybody_may_let_time_pass() {
    let world = tenant()
        .owns("E3", 9)
        .person("a", "")
        .group("G", "a")
        .after(give("G", "E3"));
    for role in Role::ALL {
        for ask in [process_now(), day(3)] {
            let ask = ask.by(role);
            let decision = decide(&world.tenant, &ask.actor(), &ask.command(&world));
            assert!(
                !decision.has_refusals() && !decision.events.is_empty(),
                "{role:?}"
            );
        }
    }
}
