//! Whose turn it is: groups in order of asking, subscriptions in between, always the same way (DOMAIN 1.8, R10).

use zetel::domain::{
    decide, preview, Actor, Event, ProcessingState, SubscriptionStatus, Time, PROCESSING_TAKES,
};

use crate::support::*;

use ProcessingState::{ProcessingComplete, ProcessingInProgress, QueuedForProcessing};

fn last_seat() -> World {
    tenant()
        .owns("E3", 1)
        .person("a", "")
        .person("b", "")
        .group("A", "a")
        .group("B", "b")
}

#[test]
fn turns() {
    let source = "DOMAIN 1.8: processing is asynchronous; the order is ours";
    check_stories([
        story("who asks first has the last seat", source, last_seat())
            .does(give("B", "E3"))
            .does(give("A", "E3"))
            .state("B", ProcessingInProgress)
            .state("A", QueuedForProcessing)
            .meets(process_now(), "NotEnoughLicenses E3")
            .holds("b", "B:E3")
            .holds("a", "A:E3!count")
            .state("A", ProcessingComplete),
        story("in one command: in the order of the command", source, last_seat())
            .does(give("B A", "E3"))
            .meets(process_now(), "NotEnoughLicenses E3")
            .holds("b", "B:E3"),
        story("not a second too early", "ours: five minutes", last_seat())
            .does(give("B", "E3"))
            .does(until(PROCESSING_TAKES - 1))
            .holds("b", "")
            .state("B", ProcessingInProgress)
            .does(until(PROCESSING_TAKES))
            .holds("b", "B:E3")
            .state("B", ProcessingComplete),
        story(
            "a direct assignment meanwhile takes the seat",
            "DOMAIN R8",
            last_seat(),
        )
        .does(give("B", "E3"))
        .does(add("E3").to("a"))
        .meets(process_now(), "NotEnoughLicenses E3")
        .holds("b", "B:E3!count"),
        story(
            "the subscription ends first",
            "DOMAIN R10",
            last_seat().bought(|s| {
                (s.status, s.next_lifecycle) =
                    (SubscriptionStatus::Warning, Some(Time(PROCESSING_TAKES - 1)));
            }),
        )
        .does(give("B", "E3"))
        .meets(day(1), "NotEnoughLicenses E3")
        .holds("b", "B:E3!count"),
        story(
            "at the same moment the group comes first",
            "ours",
            last_seat().bought(|s| {
                (s.status, s.next_lifecycle) = (SubscriptionStatus::Warning, Some(Time(PROCESSING_TAKES)));
            }),
        )
        .does(give("B", "E3"))
        .does(day(1))
        .stage(1, SubscriptionStatus::Suspended)
        .holds("b", "B:E3"),
        story("nothing waits", "ours", last_seat()).does(process_now()),
    ]);
}

#[test]
fn only_what_waits_now() {
    let world = last_seat()
        .after(give("A", "E3"))
        .after(until(100))
        .after(give("B", "E3"));
    let decision = decide(&world.tenant, &Actor::default(), &process_now().command(&world));
    let moved = |event: &Event| match event {
        Event::ClockMoved { from, to } => Some((*from, *to)),
        _ => None,
    };
    let clock: Vec<_> = decision.events.iter().filter_map(moved).collect();
    assert_eq!(
        clock,
        [(Time(100), Time(100 + PROCESSING_TAKES))],
        "one move, at the end"
    );
    assert!(moved(decision.events.last().unwrap()).is_some());
    let again = decide(
        &world.tenant.clone(),
        &Actor::default(),
        &process_now().command(&world),
    );
    assert_eq!(decision, again, "the same facts in the same order");
}

/// What a command leads to in the end is what its groups do when their turn comes.
#[test]
fn foreseen() {
    let sales = || {
        tenant()
            .owns("E1 E3", 2)
            .of("Sales", "a", "")
            .of("HR", "b", "")
            .of("HR", "c", "")
            .group("G", "a b")
            .after(give("G", "E1"))
            .after(process_now())
    };
    let rule = zetel::domain::MembershipRule::Department("HR".into());
    for (name, world, ask, turns) in [
        ("other products", sales(), swap("G", "E1", "E3"), 1),
        ("too few seats", sales(), join("G", "c"), 1),
        (
            "a rule takes over, and its members get it",
            sales(),
            dynamic("G", rule),
            2,
        ),
        ("people: nothing waits", sales(), add("E3").to("c"), 0),
        (
            "what waits already is not part of it",
            sales().after(take("G", "E1")),
            add("E3").to("c"),
            0,
        ),
    ] {
        let before = after(
            &world.tenant,
            &preview(&world.tenant, &Actor::default(), &ask.command(&world)),
        );
        let mut then = world.clone().after(ask);
        for _ in 0..turns {
            then = then.after(process_now());
        }
        for names in ["a", "b", "c"] {
            let ix = then.places(names)[0];
            let (foreseen, real) = (before.licenses(ix).unwrap(), then.tenant.licenses(ix).unwrap());
            assert_eq!(foreseen, real, "{name}: {names}");
        }
    }
}
