//! How far somebody is comes back as it was kept, whatever else stands there.

use std::collections::BTreeMap;

use zetel::practice::{Answered, Done, Progress, Run};

fn done(changes: u32, hints: u32) -> Done {
    Done {
        changes,
        hints,
        shown: false,
        when: 1_600_000_000_000,
    }
}

#[test]
fn comes_back() {
    let run = Run {
        tenant: Some(7),
        hints: 2,
        shown: true,
        finished: true,
        met: 3,
        answers: vec![
            None,
            Some(Answered::Number(5)),
            Some(Answered::Chosen(vec![0, 2])),
            Some(Answered::Chosen(Vec::new())),
        ],
    };
    let progress = Progress {
        done: BTreeMap::from([("01-first-license".to_owned(), done(2, 1))]),
        running: BTreeMap::from([
            ("13-without-a-gap".to_owned(), run),
            ("27-in-error".to_owned(), Run::default()),
        ]),
    };
    assert_eq!(Progress::from_text(&progress.to_text()), progress);
}

#[test]
fn what_is_unreadable_costs_only_itself() {
    let cases = [
        ("", 0, 0),
        ("done a 1 0 0 5\ndone b x 0 0 5\nrun c - 0 0 0 0", 1, 1),
        ("done\nrun\n\nelse a b", 0, 0),
        ("run c 5 0 0 0 0 ?? =x :1,x", 0, 1),
        ("\u{0}\nrun \u{fffd}", 0, 0),
    ];
    for (text, finished, running) in cases {
        let progress = Progress::from_text(text);
        assert_eq!(
            (progress.done.len(), progress.running.len()),
            (finished, running),
            "{text:?}"
        );
    }
}

#[test]
fn the_shortest_way_is_kept() {
    let mut progress = Progress::default();
    for (changes, kept) in [(3, 3), (2, 2), (5, 2), (2, 2)] {
        progress.finish("a", done(changes, 0));
        assert_eq!(progress.done["a"].changes, kept);
    }
}
