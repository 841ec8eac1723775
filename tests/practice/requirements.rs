//! Requirements, each met and not met, with what is missing.

use zetel::domain::Role;
use zetel::practice::{read, Source, Unmet, Verdict};

use crate::attempts::{after, begun, unmet, verdicts};

/// An exercise of these lines.
fn source(lines: &str) -> Source {
    read("test", &format!("role global\n{lines}")).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn each_is_met_by_something_and_not_by_something_else() {
    // What must hold, what does it, what doesn't.
    let cases = [
        ("has finn E3", "assign finn +E3", "assign finn +E1"),
        (
            "has ines E3",
            "assign ines -E1; reprocess ines",
            "assign ines -E1",
        ),
        ("lacks daan E3", "assign daan -E3", "services daan E3-SWAY"),
        (
            "lacks hugo E3",
            "leave Licensed_E3 hugo; process",
            "assign hugo -E3",
        ),
        ("direct hugo E3", "assign hugo +E3", ""),
        (
            "not-direct eva E3",
            "assign eva -E3",
            "leave Licensed_E3 eva; process",
        ),
        (
            "via finn E3 Licensed_E3",
            "join Licensed_E3 finn; process",
            "assign finn +E3",
        ),
        ("services finn E3-SWAY", "assign finn +E3-SWAY", "assign finn +E3"),
        ("services anna E3", "services anna E3", ""),
        (
            "on bram OFFICESUBSCRIPTION",
            "assign bram +E3 -E1",
            "assign bram -E1",
        ),
        (
            "off daan SWAY",
            "services daan E3-SWAY",
            "services daan E3-TEAMS1",
        ),
        ("location carla BE", "location carla BE", "location carla NL"),
        ("total E3 8", "buy E3 8", "buy E3 7"),
        ("used E1 3", "assign finn +E1", ""),
        ("free E1 1", "assign finn +E1; buy E1 4", "buy E1 7"),
        ("member finn Sales", "join Sales finn", "join Licensed_E3 finn"),
        ("not-member bram Sales", "leave Sales bram", "leave Sales anna"),
        ("deleted daan", "delete daan", "delete anna"),
        ("gives Sales EM", "group Sales +EM", "group Sales +EM +BI"),
        ("no-errors Licensed_E3", "leave Licensed_E3 ines; process", ""),
        ("gone Sales", "drop Sales", "leave Sales bram"),
    ];
    for (need, does, fails) in cases {
        let lines = format!("need {need}\nmistake 1: {does}\nmistake 1: {fails}");
        let Source { exercise, mistakes } = source(&lines);
        let edition = exercise.editions[0];
        let holds = |moves| !unmet(&after(&exercise, edition, moves, &[])).contains(&0);
        assert!(!holds(&[]), "{need} at the start");
        assert!(holds(&mistakes[0].moves), "{need}: {does}");
        assert!(!holds(&mistakes[1].moves), "{need}: {fails}");
    }
}

#[test]
fn a_start_has_what_its_table_and_its_commands_say() {
    let lines = "table l | FR | SWAY\ntable g | B | België | Belgium | s | E1\n\
                 table u | | Kim | Jansen | S | BE\nstart rule Belgium BE\nstart process\nstart process\n\
                 need via kim E1 Belgium\nneed via finn E1 Belgium\nneed has finn E3\n\
                 mistake 2 3: location finn FR\nmistake 3: location finn BE; process\n\
                 mistake 2 3: location finn FR; assign finn +E3\n\
                 mistake 2: location finn FR; assign finn +E3-SWAY";
    let Source { exercise, mistakes } = source(lines);
    let edition = exercise.editions[0];
    for mistake in mistakes {
        assert_eq!(
            unmet(&after(&exercise, edition, &mistake.moves, &[])),
            mistake.unmet
        );
    }
}

#[test]
fn what_else_was_changed_is_named_and_what_was_put_back_is_not() {
    let lines = "need has finn E3\nmistake 1: assign daan -E3; location bram BE; buy E1 9; group Sales +EM\n\
                 mistake 1: assign daan -E3; assign daan +E3; location bram BE; location bram NL\n\
                 mistake 1: join Sales finn; add Noor Bakker NL";
    let Source { exercise, mistakes } = source(lines);
    let edition = exercise.editions[0];
    let others = |at: usize| match after(&exercise, edition, &mistakes[at].moves, &[]).pop() {
        Some(Verdict::Unmet(Unmet::Others {
            users,
            groups,
            quantities,
            rules,
        })) => (users.len(), groups.len(), quantities.len(), rules),
        other => {
            assert_eq!(other, Some(Verdict::Met));
            (0, 0, 0, false)
        }
    };
    assert_eq!(others(0), (2, 1, 1, false));
    assert_eq!(others(1), (0, 0, 0, false));
    assert_eq!(
        others(2),
        (1, 0, 0, false),
        "somebody new; Finn may be touched, and Sales has what it gave"
    );
}

#[test]
fn a_gap_is_named_with_its_change_and_undoing_takes_it_back() {
    let Source { exercise, .. } = source("need no-gap bram TEAMS1\ndo assign bram -E1\ndo assign bram +E3");
    let edition = exercise.editions[0];
    let (start, mut sandbox) = begun(&exercise, edition);
    let first = |sandbox: &zetel::sandbox::Sandbox| verdicts(&exercise, &start, sandbox, &[]).remove(0);
    for (real, one) in (1..).zip(&exercise.solution) {
        sandbox.act(&one.command, real).unwrap();
    }
    let user = exercise.requirements[0].users()[0];
    assert_eq!(first(&sandbox), Verdict::Unmet(Unmet::Gap { user, entry: 0 }));
    sandbox.undo(5).unwrap();
    sandbox.undo(6).unwrap();
    assert_eq!(first(&sandbox), Verdict::Met);
}

#[test]
fn who_is_deleted_and_restored_had_no_service_meanwhile() {
    let Source { exercise, .. } = source("need no-gap bram TEAMS1\ndo delete bram\ndo restore bram");
    let edition = exercise.editions[0];
    let verdicts = after(&exercise, edition, &exercise.solution, &[]);
    let user = exercise.requirements[0].users()[0];
    assert_eq!(verdicts[0], Verdict::Unmet(Unmet::Gap { user, entry: 0 }));
}

#[test]
fn changes_are_counted_where_they_changed_something() {
    let Source { exercise, .. } =
        source("need at-most 1\ndo assign bram +E3\ndo assign finn +E3\ndo assign eva +EM");
    let edition = exercise.editions[0];
    let counts = [(1, true), (2, true), (3, false)].map(|(moves, holds)| {
        let verdicts = after(&exercise, edition, &exercise.solution[..moves], &[]);
        (moves, (verdicts[0] == Verdict::Met) == holds)
    });
    assert_eq!(
        counts,
        [(1, true), (2, true), (3, true)],
        "what is refused changes nothing"
    );
}

#[test]
fn lines_that_mean_nothing_are_named() {
    let cases = [
        "else something",
        "need has nobody E3",
        "need has finn E9",
        "need via finn E3 Nobody",
        "need flies finn",
        "do assign finn",
        "do dance finn",
        "do process now",
        "as king",
        "role king",
        "hint nl alone",
        "title de Titel",
        "ask en Before any question?",
        "+ en before any question",
        "mistake one: assign finn +E3",
        "mistake 0: assign finn +E3",
        "chapter last",
        "minutes -1",
        "editions worldwide-1999",
        "crowd many NL",
        "start buy E3",
    ];
    for line in cases {
        let text = format!("role global\n\n{line}");
        match read("test", &text) {
            // A verb without a product does nothing; it is not to be read as one that does.
            Ok(source) => assert!(source.exercise.solution.iter().len() == 1, "{line} was read"),
            Err(error) => assert_eq!((error.line, error.text.as_str()), (3, line)),
        }
    }
    assert_eq!(Role::parse("king"), None);
}
