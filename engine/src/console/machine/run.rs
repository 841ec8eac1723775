//! What a page holds while a script runs: it goes on in slices, and can be stopped.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::console::fault::Fault;
use crate::console::format::Shown;
use crate::console::host::Host;
use crate::console::session::Session;
use crate::console::syntax::parse;

use super::state::{Flow, Machine, Out, Pace};

/// How many steps a script may take: some minutes of work.
pub const MOST_STEPS: u64 = 200_000_000;

/// A script that runs.
pub struct Run {
    future: Pin<Box<dyn Future<Output = Finished>>>,
    pace: Rc<Pace>,
}

/// What a script leaves: the console, for the next one, and the place it ran in.
pub struct Finished {
    /// The console.
    pub session: Session,
    /// The place.
    pub host: Box<dyn Host>,
    /// Whether it was stopped.
    pub stopped: bool,
}

impl Run {
    /// Begins with a script; nothing of it runs yet.
    pub fn start(session: Session, host: Box<dyn Host>, text: &str, most: u64) -> Run {
        let pace = Rc::new(Pace {
            left: Cell::new(0),
            total: Cell::new(0),
            most,
            stop: Cell::new(false),
        });
        let shown = Shown::new(session.shell().more());
        let machine = Machine {
            session,
            host,
            text: Rc::from(text),
            shown,
            pace: Rc::clone(&pace),
            depth: 0,
            trying: 0,
        };
        Run {
            future: Box::pin(whole(machine)),
            pace,
        }
    }

    /// Goes on for so many steps; what is left once it has ended.
    pub fn advance(&mut self, steps: u64) -> Option<Finished> {
        self.pace.left.set(steps);
        let mut context = Context::from_waker(Waker::noop());
        match self.future.as_mut().poll(&mut context) {
            Poll::Ready(finished) => Some(finished),
            Poll::Pending => None,
        }
    }

    /// Stops it: the next slice is the last.
    pub fn stop(&self) {
        self.pace.stop.set(true);
    }

    /// How many steps it took so far.
    pub fn steps(&self) -> u64 {
        self.pace.total.get()
    }
}

async fn whole(mut machine: Machine) -> Finished {
    machine.session.typed.push(Rc::clone(&machine.text));
    let text = Rc::clone(&machine.text);
    let mut stopped = false;
    match parse(&text) {
        Err(error) => {
            let shell = machine.session.shell;
            machine.report(Fault::syntax(&error, &text, shell));
        }
        Ok(script) => match machine.script(&script, &mut Out::Show).await {
            Err(Flow::Fault(fault, _)) => machine.report(*fault),
            Err(Flow::Stopped) => stopped = true,
            _ => {}
        },
    }
    machine.session.scopes.truncate(1);
    let lines = machine.shown.end(&*machine.host);
    machine.write(lines);
    Finished {
        session: machine.session,
        host: machine.host,
        stopped,
    }
}
