//! What the console needs of the app: the tenant to look at, commands carried out as any other way in does.

use std::cell::RefCell;
use std::rc::Rc;

use crate::console::{Host, NotNow, Output};
use crate::domain::{Actor, Command, Decision, Tenant};
use crate::ui::state::App;

/// The app, as the console sees it. What comes out waits until the slice is over.
pub(super) struct AppHost {
    pub(super) app: App,
    pub(super) out: Rc<RefCell<Vec<Output>>>,
}

impl Host for AppHost {
    fn look(&self, at: &mut dyn FnMut(&Tenant)) {
        self.app.peek(|sandbox| at(sandbox.tenant()));
    }

    fn actor(&self) -> Actor {
        self.app.peek(|sandbox| sandbox.actor())
    }

    fn act(&mut self, command: &Command) -> Result<Decision, NotNow> {
        self.app.act(command).ok_or(NotNow)
    }

    fn write(&mut self, line: Output) {
        self.out.borrow_mut().push(line);
    }
}
