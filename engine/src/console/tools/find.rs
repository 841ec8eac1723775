//! Who and what a script names: people and groups by id or name, products by id; and what became of a request.

use crate::catalog::Guid;
use crate::console::call::{Call, Desk};
use crate::console::fault::Fault;
use crate::console::host::read;
use crate::console::known::Tool;
use crate::console::note::Note;
use crate::console::things::Person;
use crate::domain::{Command, Decision, GroupId, Outcome, Problem, Tenant, UserId, UserIx};

use super::refusal::{refusal, About};

/// A person by id or user name, among those who are there or those who were deleted.
fn user_in(tenant: &Tenant, text: &str, deleted: bool) -> Option<UserIx> {
    let is_here = |ix: &UserIx| {
        tenant
            .user(*ix)
            .is_some_and(|user| user.deleted.is_some() == deleted)
    };
    if let Ok(id) = Guid::parse(text) {
        return tenant.find(UserId::new(id)).filter(is_here);
    }
    let named = |name: &str| {
        name.eq_ignore_ascii_case(text) || (!name.is_ascii() && name.to_lowercase() == text.to_lowercase())
    };
    let mut users = tenant.users();
    let found =
        users.find(|(_, user)| user.deleted.is_some() == deleted && named(&user.profile.user_principal_name));
    found.map(|(ix, _)| ix)
}

impl Desk<'_> {
    /// A person by id or user name. Names that were looked up once are found again at once.
    pub(super) fn user(&mut self, text: &str) -> Option<UserIx> {
        let text = text.trim();
        if text.len() == 36 && Guid::parse(text).is_ok() {
            return read(self.host, |tenant| user_in(tenant, text, false)).flatten();
        }
        let key = text.to_lowercase();
        let known = self.session.names.get(&key).copied();
        let holds = |tenant: &Tenant, ix| {
            let user = tenant.user(ix);
            user.is_some_and(|user| {
                user.deleted.is_none() && user.profile.user_principal_name.to_lowercase() == key
            })
        };
        if let Some(ix) = known.filter(|ix| read(self.host, |tenant| holds(tenant, *ix)) == Some(true)) {
            return Some(ix);
        }
        let all = read(self.host, |tenant| {
            let there = tenant.users().filter(|(_, user)| user.deleted.is_none());
            there
                .map(|(ix, user)| (user.profile.user_principal_name.to_lowercase(), ix))
                .collect()
        });
        self.session.names = all.unwrap_or_default();
        self.session.names.get(&key).copied()
    }

    /// Somebody who was deleted.
    pub(super) fn deleted_user(&self, text: &str) -> Option<UserIx> {
        read(self.host, |tenant| user_in(tenant, text.trim(), true)).flatten()
    }

    /// A group by its id.
    pub(super) fn group(&self, text: &str) -> Option<GroupId> {
        let id = GroupId::parse(text.trim()).ok()?;
        read(self.host, |tenant| tenant.group(id).map(|group| group.id)).flatten()
    }

    /// Hands a person on, as they are now.
    pub(super) fn emit_user(&mut self, user: UserIx, tool: Tool) {
        let person = read(self.host, |tenant| Person::at(tenant, user, tool)).flatten();
        if let Some(person) = person {
            self.emit(person.value());
        }
    }

    /// Carries a request out.
    ///
    /// # Errors
    /// What was refused, in the words of the tool.
    pub(super) fn act(&mut self, call: &Call, command: &Command, about: &About) -> Result<Decision, Fault> {
        let Ok(decision) = self.host.act(command) else {
            let fault = self.fault(call, "The tenant is in use by another session.", "InUse");
            return Err(fault.noted(Note::OtherTab));
        };
        let own = decision.outcomes.iter().map(|(_, outcome)| *outcome);
        let own = own.chain(decision.groups.iter().map(|(_, outcome)| *outcome));
        let refused = own.filter(|outcome| matches!(outcome, Outcome::Refused(_)));
        let problem = refused.into_iter().find_map(|outcome| decision.problem(outcome));
        let nothing = decision.events.is_empty();
        let problem = problem.or_else(|| nothing.then(|| decision.first_problem()).flatten());
        match problem {
            Some(problem) => Err(refusal(self, call, problem, about)),
            None => Ok(decision),
        }
    }

    /// A person that has to be there.
    ///
    /// # Errors
    /// Nobody is.
    pub(super) fn need_user(&mut self, call: &Call, text: &str) -> Result<UserIx, Fault> {
        match self.user(text) {
            Some(ix) => Ok(ix),
            None => Err(refusal(
                self,
                call,
                &Problem::UserNotFound,
                &About::user(text, None),
            )),
        }
    }

    /// A group that has to be there.
    ///
    /// # Errors
    /// There is none.
    pub(super) fn need_group(&self, call: &Call, text: &str) -> Result<GroupId, Fault> {
        let found = self.group(text);
        found.ok_or_else(|| refusal(self, call, &Problem::GroupNotFound, &About::group(text, None)))
    }

    /// The person that a command names by one of these parameters.
    ///
    /// # Errors
    /// Nobody is there, or nobody is named.
    pub(super) fn named_user(&mut self, call: &Call, names: &[&str]) -> Result<(UserIx, String), Fault> {
        let text = names.iter().find_map(|name| call.text(name)).unwrap_or_default();
        let ix = self.need_user(call, &text)?;
        Ok((ix, text))
    }
}

/// The error of a command that would change what this tenant does not keep.
pub(super) fn not_kept(desk: &Desk<'_>, call: &Call, property: &str) -> Fault {
    let text = format!("'{property}' cannot be changed in this practice tenant.");
    let fault = desk
        .fault(call, text, "NotKept")
        .of("NotImplemented", "NotSupportedException");
    fault.noted(Note::NotKept {
        property: property.to_owned(),
    })
}
