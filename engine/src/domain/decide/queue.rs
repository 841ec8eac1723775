//! Puts work for groups into the queue, behind what waits there already.

use std::sync::Arc;

use crate::domain::event::Event;
use crate::domain::group::{Scope, Work};
use crate::domain::ids::{GroupId, UserIx};
use crate::domain::tenant::Tenant;

/// The queue as the facts so far leave it.
pub(super) struct Queue<'a> {
    tenant: &'a Tenant,
    added: Vec<Work>,
}

impl<'a> Queue<'a> {
    pub(super) fn new(tenant: &'a Tenant) -> Self {
        let added = Vec::new();
        Queue { tenant, added }
    }

    /// Puts the whole group at the end, unless it waits already.
    pub(super) fn everyone(&mut self, group: GroupId) -> Vec<Event> {
        let waits = |work: &Work| work.group == group && work.scope == Scope::Everyone;
        let mut all = self.tenant.queue().iter().chain(&self.added);
        if all.any(waits) {
            return Vec::new();
        }
        vec![self.push(group, Scope::Everyone)]
    }

    /// Puts people who joined or left at the end.
    pub(super) fn people(&mut self, group: GroupId, people: Vec<UserIx>) -> Vec<Event> {
        vec![self.push(group, Scope::People(Arc::new(people)))]
    }

    fn push(&mut self, group: GroupId, scope: Scope) -> Event {
        let place = (self.tenant.queue().len() + self.added.len()) as u32;
        let since = self.tenant.clock;
        let work = Work { group, scope, since };
        self.added.push(work.clone());
        Event::QueueChanged {
            place,
            from: None,
            to: Some(work),
        }
    }
}
