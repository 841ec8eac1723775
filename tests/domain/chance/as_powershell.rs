//! Every command as a script for Graph PowerShell, run in the console on the tenant before: it leaves the tenant after, and
//! meets no problem that the command does not.

use std::cell::RefCell;
use std::collections::HashSet;
use std::mem::{discriminant, Discriminant};
use std::rc::Rc;
use std::sync::Mutex;

use proptest::prelude::*;
use zetel::catalog::EditionId;
use zetel::console::{Host, NotNow, Output, Run, Session, Shell, MOST_STEPS};
use zetel::domain::{decide, evolve, Actor, Command, Decision, Problem, Role, Tenant, UserIx};
use zetel::script::Tool;

use super::as_script::{idle, is_only_here, script, waiting};
use super::holds;
use super::service_model::{any_deed, world};

/// A tenant that the console works on.
struct Here {
    tenant: Tenant,
    actor: Actor,
    met: Vec<Problem>,
    said: Vec<String>,
}

#[derive(Clone)]
struct Shared(Rc<RefCell<Here>>);

impl Host for Shared {
    fn look(&self, at: &mut dyn FnMut(&Tenant)) {
        at(&self.0.borrow().tenant);
    }

    fn actor(&self) -> Actor {
        self.0.borrow().actor
    }

    fn act(&mut self, command: &Command) -> Result<Decision, NotNow> {
        let mut here = self.0.borrow_mut();
        let decision = decide(&here.tenant, &here.actor, command);
        for event in &decision.events {
            evolve(&mut here.tenant, event);
        }
        here.met.extend(decision.problems.iter().cloned());
        Ok(decision)
    }

    fn write(&mut self, line: Output) {
        if let Output::Error(text) = line {
            self.0.borrow_mut().said.push(text);
        }
    }
}

/// What a text leaves of a tenant.
fn run(before: &Tenant, actor: Actor, text: &str) -> Result<Here, String> {
    let here = Shared(Rc::new(RefCell::new(Here {
        tenant: before.clone(),
        actor,
        met: Vec::new(),
        said: Vec::new(),
    })));
    let mut run = Run::start(
        Session::new(Shell::Seven),
        Box::new(here.clone()),
        text,
        MOST_STEPS,
    );
    while run.advance(10_000).is_none() {}
    drop(run);
    let here = Rc::try_unwrap(here.0).map_err(|_| "the console holds on to its host")?;
    Ok(here.into_inner())
}

/// Commands that the console can carry out: a text can't know the ids of who is to come, and the console has no rules of
/// membership.
fn is_fit(tenant: &Tenant, command: &Command) -> bool {
    let is_deleted = |user: &UserIx| tenant.user(*user).is_some_and(|user| user.deleted.is_some());
    match command {
        // For the tools somebody deleted is in no group.
        Command::ChangeMembers { add, remove, .. } => !add.iter().chain(remove).any(is_deleted),
        Command::AddUsers(_) | Command::MakeDynamic { .. } => false,
        Command::Sequence(commands) => commands.iter().all(|command| is_fit(tenant, command)),
        _ => true,
    }
}

#[test]
fn the_text_for_graph_powershell_does_the_same_in_the_console() {
    // People, groups, members, deleting groups, trying again, and people who go and come back; and several as one.
    does_the_same(Tool::GraphPowerShell, 6);
}

#[test]
fn the_text_for_msonline_does_the_same_in_the_console() {
    does_the_same(Tool::MsOnline, 4);
}

#[test]
fn the_text_for_azuread_does_the_same_in_the_console() {
    does_the_same(Tool::AzureAd, 4);
}

/// Runs what a tool can write, over random histories; at least so many kinds of commands must have changed something.
fn does_the_same(tool: Tool, kinds: usize) {
    let changed: Mutex<HashSet<Discriminant<Command>>> = Mutex::new(HashSet::new());
    let actors = prop_oneof![6 => Just(Role::Global), 1 => Just(Role::Helpdesk), 1 => Just(Role::License)];
    holds(
        300,
        (world(7), prop::collection::vec(any_deed(), 1..6), actors),
        |(world, commands, role)| {
            let actor = Actor { role };
            let mut tenant = world.tenant();
            if tool.end().is_some() {
                tenant.edition = EditionId::Worldwide2020;
            }
            for asked in &commands {
                let command = asked.command(&tenant);
                let decision = decide(&tenant, &actor, &command);
                let mut after = tenant.clone();
                decision.events.iter().for_each(|event| evolve(&mut after, event));
                let script = script(&tenant, &actor, &command, tool);
                if !tool.is_retired_in(&tenant)
                    && is_fit(&tenant, &command)
                    && !is_only_here(&command, &decision, &script.notes)
                {
                    let run = run(&tenant, actor, &script.text)?;
                    let said = || format!("{command:?}\n{}\n{:?}", script.text, run.said);
                    let known = |problem: &Problem| {
                        let mut all = decision.problems.iter();
                        all.any(|other| discriminant(other) == discriminant(problem))
                    };
                    if let Some(problem) = run.met.iter().find(|problem| !known(problem)) {
                        return Err(format!("{problem:?} is met by the text only: {}", said()));
                    }
                    if waiting(&run.tenant) != waiting(&after) {
                        return Err(format!("another queue: {}", said()));
                    }
                    if run.tenant != tenant {
                        changed.lock().unwrap().insert(discriminant(&command));
                    }
                    if idle(run.tenant.clone()) != idle(after.clone()) {
                        return Err(format!("another tenant: {}", said()));
                    }
                }
                tenant = after;
            }
            Ok(())
        },
    );
    let changed = changed.into_inner().unwrap().len();
    assert!(changed >= kinds, "{changed} kinds of commands changed something");
}
