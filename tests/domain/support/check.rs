//! The one check that every case goes through.

use std::fmt::Write;

use zetel::catalog::CountryCode;
use zetel::domain::{decide, Decision, Outcome, Tenant, UserIx};

use super::ask::Ask;
use super::notation::{holdings, place_in, problem_text, set_text, sku};
use super::sound::sound;
use super::world::World;

/// What is expected to become of one person.
#[derive(Clone)]
pub enum Expect {
    /// Changed, to hold this; a location is as it was unless `@` names one.
    Changed(String),
    Unchanged,
    /// Refused with this problem, as `problem_text` writes it.
    Refused(String),
    Withheld,
}

pub fn changed(holds: &str) -> Expect {
    Expect::Changed(holds.to_owned())
}

pub fn unchanged() -> Expect {
    Expect::Unchanged
}

pub fn refused(problem: &str) -> Expect {
    Expect::Refused(problem.to_owned())
}

pub fn withheld() -> Expect {
    Expect::Withheld
}

/// One case: what is there, what is asked, what must follow, and who says so.
pub struct Case {
    name: &'static str,
    source: &'static str,
    world: World,
    ask: Ask,
    expected: Vec<(String, Expect)>,
    seats: Vec<(&'static str, u32)>,
}

/// A case with its name and the source of its fact.
pub fn case(name: &'static str, source: &'static str, world: World, ask: Ask) -> Case {
    Case {
        name,
        source,
        world,
        ask,
        expected: Vec::new(),
        seats: Vec::new(),
    }
}

impl Case {
    /// What becomes of these people. People in the order of the outcomes.
    pub fn then(mut self, names: &str, expect: Expect) -> Self {
        self.expected.extend(
            names
                .split_whitespace()
                .map(|name| (name.to_owned(), expect.clone())),
        );
        self
    }

    /// How many seats of a product are taken afterwards.
    pub fn seats(mut self, product: &'static str, consumed: u32) -> Self {
        self.seats.push((product, consumed));
        self
    }
}

/// Checks every case of a table and shows all that fail.
pub fn check_all(cases: impl IntoIterator<Item = Case>) {
    let mut failures = String::new();
    for case in cases {
        if let Err(why) = check(&case) {
            let _ = write!(failures, "\n- {} [{}]\n{why}", case.name, case.source);
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// Checks one case: outcomes, holdings, seats, and all that holds for every decision.
pub fn check(case: &Case) -> Result<(), String> {
    let world = &case.world;
    let command = case.ask.command(world);
    let decision = decide(&world.tenant, &case.ask.actor(), &command);
    let after = sound(&world.tenant, &command, &decision)?;
    let mut wrong = String::new();
    let names: Vec<&str> = decision.outcomes.iter().map(|(ix, _)| world.name(*ix)).collect();
    let expected: Vec<UserIx> = case
        .expected
        .iter()
        .flat_map(|(names, _)| world.places(names))
        .collect();
    let expects: Vec<&Expect> = case
        .expected
        .iter()
        .flat_map(|(names, e)| world.places(names).into_iter().map(move |_| e))
        .collect();
    if expected != decision.outcomes.iter().map(|(ix, _)| *ix).collect::<Vec<_>>() {
        let _ = writeln!(wrong, "    outcomes are for: {}", names.join(" "));
    }
    for ((ix, outcome), expect) in decision.outcomes.iter().zip(expects) {
        let got = outcome_text(&world.tenant, &after, &decision, *ix, *outcome);
        let want = match expect {
            Expect::Changed(holds) => {
                let set = set_text(&world.tenant, &holdings(&world.tenant, holds));
                let before = world.tenant.user(*ix).and_then(|u| u.usage_location);
                format!("changed to {}", at(&set, place_in(holds).or(before)))
            }
            Expect::Unchanged => "unchanged".to_owned(),
            Expect::Refused(problem) => format!("refused: {problem}"),
            Expect::Withheld => "withheld".to_owned(),
        };
        if got != want {
            let _ = writeln!(
                wrong,
                "    {}\n      want {want}\n      got  {got}",
                world.name(*ix)
            );
        }
    }
    for (product, consumed) in &case.seats {
        let got = after.seats(sku(product)).consumed;
        if got != *consumed {
            let _ = writeln!(wrong, "    seats of {product}: want {consumed}, got {got}");
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong)
    }
}

fn at(set: &str, location: Option<CountryCode>) -> String {
    format!(
        "[{set}] at {}",
        location.map_or("-".to_owned(), |c| c.as_str().to_owned())
    )
}

fn outcome_text(
    tenant: &Tenant,
    after: &Tenant,
    decision: &Decision,
    ix: UserIx,
    outcome: Outcome,
) -> String {
    match outcome {
        Outcome::Changed(_) => {
            let set = set_text(tenant, after.licenses(ix).unwrap());
            format!("changed to {}", at(&set, after.user(ix).unwrap().usage_location))
        }
        Outcome::Unchanged => "unchanged".to_owned(),
        Outcome::Refused(_) => format!(
            "refused: {}",
            problem_text(tenant, decision.problem(outcome).unwrap())
        ),
        Outcome::Withheld => "withheld".to_owned(),
        Outcome::Done => "done".to_owned(),
        Outcome::Failed { .. } => {
            let set = set_text(tenant, after.licenses(ix).unwrap());
            let place = at(&set, after.user(ix).unwrap().usage_location);
            let problem = problem_text(tenant, decision.problem(outcome).unwrap());
            format!("failed, changed to {place}: {problem}")
        }
    }
}

/// Office 365 E3 for somebody who holds E1: both pairs.
pub const E1_HELD_E3_ASKED: &str =
    "ConflictingServicePlans E1.EXCHANGE_S_STANDARD* x E3.EXCHANGE_S_ENTERPRISE, \
    E1.SHAREPOINTSTANDARD* x E3.SHAREPOINTENTERPRISE";
