//! How long a product for everybody takes: 100,000 people with 60 license sets. Prints, never judges the clock.
//!
//! `cargo test --release --test domain scale -- --nocapture` shows the figures that count.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use zetel::domain::{
    decide, evolve, fixes, Assignment, Command, LicenseSet, PlanSet, Profile, Role, UserId, UserIx,
};

use crate::support::*;

const PEOPLE: u32 = 100_000;
const SETS: usize = 60;

/// Everybody, with one of 60 sets of E3 (and every third of them E1's services off beside it).
fn crowd() -> World {
    let mut world = tenant().owns("E1 E3 Visio X1", PEOPLE);
    let plans: Vec<_> = world
        .tenant
        .product(sku("E3"))
        .unwrap()
        .user_plans()
        .map(|p| p.id)
        .collect();
    let free = plans.iter().filter(|p| {
        !["SHAREPOINTENTERPRISE", "MCOSTANDARD"].contains(&plan_name(&world.tenant, **p).as_str())
    });
    let free: Vec<_> = free.take(6).copied().collect();
    let sets: Vec<Arc<LicenseSet>> = (0..SETS)
        .map(|n| {
            let off: PlanSet = free
                .iter()
                .enumerate()
                .filter(|(bit, _)| n & (1 << bit) != 0)
                .map(|(_, p)| *p)
                .collect();
            Arc::new(LicenseSet::default().with(sku("E3"), Assignment::direct(off)))
        })
        .collect();
    assert_eq!(sets.iter().collect::<BTreeSet<_>>().len(), SETS);
    world.tenant.reserve_users(PEOPLE as usize);
    for n in 0..PEOPLE {
        let profile = Profile::new(
            UserId::from_u128(u128::from(n)),
            "Somebody",
            "somebody@contoso.example",
        );
        let set = &sets[n as usize * 7 % SETS];
        world
            .tenant
            .add_user(Arc::new(profile), Some(country("NL")), set, None)
            .unwrap();
    }
    world
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    let took: Duration = start.elapsed();
    println!("{what:<60} {:>9.2} ms", took.as_secs_f64() * 1000.0);
    result
}

/// The crowd in 200 groups, the first of 40,000 people, the others of some hundreds each.
fn teams() -> World {
    let mut world = crowd();
    for n in 0..200u32 {
        let name = format!("G{n}");
        world = world.group(&name, "");
        let members = match n {
            0 => (0..40_000).collect(),
            _ => (0..PEOPLE).filter(|ix| ix % 211 == n).collect::<Vec<u32>>(),
        };
        let members = members.into_iter().map(UserIx).collect();
        world.tenant.set_members(group(&name), members);
    }
    world
}

#[test]
fn a_product_for_the_largest_group() {
    let rest = (1..50).map(|n| format!("G{n} ")).collect::<String>();
    let mut world = teams();
    let actor = zetel::domain::Actor::default();
    let act = |world: &mut World, what: &str, ask: &Ask| {
        let command = ask.command(world);
        let decision = timed(&format!("decide: {what}"), || {
            decide(&world.tenant, &actor, &command)
        });
        timed(&format!("evolve: {what}"), || {
            for event in &decision.events {
                evolve(&mut world.tenant, event);
            }
        });
        decision
    };
    let ask = give("G0", "Visio-VISIOONLINE");
    let command = ask.command(&world);
    let foreseen = timed("preview: Visio from a group of 40,000", || {
        zetel::domain::preview(&world.tenant, &actor, &command)
    });
    assert_eq!(foreseen.counts().changed, 40_000);
    act(&mut world, "Visio from a group of 40,000", &ask);
    let turn = act(&mut world, "its turn", &process_now());
    assert_eq!(turn.counts().changed, 40_000);
    let text = timed("write the facts", || serde_json::to_string(&turn.events).unwrap());
    println!("{:<60} {:>9} bytes", "the facts", text.len());
    act(&mut world, "a product that clashes, from it", &give("G0", "X1"));
    let refused = act(&mut world, "its turn", &process_now());
    assert_eq!(refused.counts().refused, 40_000);
    act(&mut world, "10,000 leave", &command_leaving(10_000));
    act(&mut world, "its turn", &process_now());
    act(&mut world, "Visio from 49 more groups", &give(&rest, "Visio"));
    act(&mut world, "their turns", &process_now());
    println!("{:<60} {:>9}", "sets now", world.tenant.sets().iter().count());
    act(&mut world, "other services from the largest", &set("G0", "Visio"));
    act(
        &mut world,
        "its turn, 30,000 people with thousands of sets",
        &process_now(),
    );
    act(&mut world, "nothing any more", &take("G0", "Visio X1"));
    act(&mut world, "its turn", &process_now());
    assert!(timed("explain", || zetel::domain::explain(
        &world.tenant,
        UserIx(7),
        plan("SWAY")
    )
    .on));
}

/// The first so many people leave the largest group.
fn command_leaving(people: u32) -> Ask {
    command(move |_| Command::ChangeMembers {
        group: group("G0"),
        add: Vec::new(),
        remove: (0..people).map(UserIx).collect(),
    })
}

#[test]
fn a_product_for_everybody() {
    println!(
        "{} people, {SETS} sets, {}",
        PEOPLE,
        if cfg!(debug_assertions) {
            "debug"
        } else {
            "release"
        }
    );
    let mut world = timed("build the tenant", crowd);
    let everybody = |ask: Ask| {
        let mut change = ask.change(&world);
        change.users = (0..PEOPLE).map(UserIx).collect();
        change
    };
    let (gives, clashes) = (
        everybody(add("Visio")),
        Command::ChangeUsers(everybody(add("X1"))),
    );
    let forbidden = everybody(add("Visio").by(Role::Helpdesk));
    let actor = add("Visio").actor();
    let command = Command::ChangeUsers(gives);

    let decision = timed("decide: Visio for everybody", || {
        decide(&world.tenant, &actor, &command)
    });
    assert_eq!(decision.counts().changed, PEOPLE);
    assert_eq!(decision.events.len(), SETS);
    let text = timed("write the facts", || {
        serde_json::to_string(&decision.events).unwrap()
    });
    println!("{:<60} {:>9} bytes", "the facts", text.len());
    let copy = timed("copy the tenant", || world.tenant.clone());
    timed("evolve: Visio for everybody", || {
        for event in &decision.events {
            evolve(&mut world.tenant, event);
        }
    });
    assert_eq!(world.tenant.seats(sku("Visio")).consumed, PEOPLE);
    timed("take it back", || {
        zetel::domain::revert(&mut world.tenant, &decision.events)
    });
    assert!(timed("compare two tenants", || world.tenant == copy));

    let refused = timed("decide: a product that clashes for everybody", || {
        decide(&world.tenant, &actor, &clashes)
    });
    assert_eq!((refused.counts().refused, refused.problems.len()), (PEOPLE, 1));
    let (problem, people) = timed("its refusals", || refused.refusals()).remove(0);
    let ways = timed("its ways out", || {
        fixes(&world.tenant, &actor, &clashes, problem, &people)
    });
    println!("{:<60} {:>9}", "ways out", ways.len());
    let nobody = zetel::domain::Actor { role: Role::Helpdesk };
    let refused = timed("decide: a role that may not", || {
        decide(&world.tenant, &nobody, &Command::ChangeUsers(forbidden))
    });
    assert_eq!(refused.counts().refused, PEOPLE);
}
