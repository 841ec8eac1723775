//! Writes the tenant file, part by part. The order is always the same: users by their places, everything else by its
//! id.

use std::collections::HashMap;

use crate::domain::{Actor, Scope, SetId, Tenant, User, UserIx};
use crate::exchange::json::Writer;

use super::export_items::{group, holding, sku, subscription, user};
use super::read_about::FORMAT;
use super::self_serve;

/// How long a part is before the next one begins, in bytes.
const PART: usize = 1024 * 1024;

/// What is written next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Organization,
    Products,
    Subscriptions,
    Users,
    DeletedUsers,
    Groups,
    Zetel,
    Nothing,
}

/// A tenant file on its way out, in parts of about a MiB that make one text: UTF-8 without a byte order mark, one line
/// per user, product, subscription and group. Importing it gives an equal tenant.
///
/// What people hold is written twice, as Graph does: `assignedLicenses` has one entry per product in force, with
/// the plans that every source in force leaves off; `licenseAssignmentStates` has every source.
#[derive(Debug)]
pub struct Export {
    actor: Actor,
    section: Section,
    /// How many items of the section are written, or how many places of users were looked at.
    next: usize,
    out: Writer,
    /// What people with one set hold, written once.
    places: HashMap<SetId, u32>,
    held: Vec<String>,
}

impl Export {
    /// Begins with a tenant and the role somebody works in.
    pub fn new(actor: Actor) -> Self {
        Export {
            actor,
            section: Section::Organization,
            next: 0,
            out: Writer::with_capacity(PART + PART / 8),
            places: HashMap::new(),
            held: Vec::new(),
        }
    }

    /// How much of a tenant is written, from 0 to 1: its people take the time.
    pub fn share(&self, tenant: &Tenant) -> f64 {
        match self.section {
            Section::Organization | Section::Products | Section::Subscriptions => 0.0,
            Section::Users => self.next as f64 / tenant.places().max(1) as f64,
            Section::DeletedUsers | Section::Groups | Section::Zetel | Section::Nothing => 1.0,
        }
    }

    /// The next part of the text; nothing when all of it was given. The tenant must be the same every time.
    pub fn next_part(&mut self, tenant: &Tenant) -> Option<String> {
        while self.section != Section::Nothing && self.out.len() < PART {
            self.write(tenant);
        }
        let part = self.out.take();
        (!part.is_empty()).then_some(part)
    }

    /// Writes until the part is long enough, or the section is done.
    fn write(&mut self, tenant: &Tenant) {
        match self.section {
            Section::Organization => {
                self.out.open('{');
                organization(&mut self.out, tenant);
                self.begin(Section::Products, "subscribedSkus");
            }
            Section::Products => {
                let all = tenant.products().skip(self.next);
                if lines(&mut self.out, &mut self.next, all, |out, each| {
                    sku(out, tenant, each)
                }) {
                    self.close();
                    self.begin(Section::Subscriptions, "subscriptions");
                }
            }
            Section::Subscriptions => {
                let all = tenant.subscriptions().skip(self.next);
                if lines(&mut self.out, &mut self.next, all, |out, each| {
                    subscription(out, tenant, each)
                }) {
                    self.close();
                    self.begin(Section::Users, "users");
                }
            }
            Section::Users => {
                if self.people(tenant, false) {
                    self.close();
                    self.begin(Section::DeletedUsers, "deletedUsers");
                }
            }
            Section::DeletedUsers => {
                if self.people(tenant, true) {
                    self.close();
                    self.begin(Section::Groups, "groups");
                }
            }
            Section::Groups => {
                let all = tenant.groups().skip(self.next);
                if lines(&mut self.out, &mut self.next, all, |out, each| {
                    group(out, tenant, each)
                }) {
                    self.close();
                    self.section = Section::Zetel;
                }
            }
            Section::Zetel => {
                zetel(&mut self.out, tenant, self.actor);
                self.out.close('}');
                self.out.end_line();
                self.section = Section::Nothing;
            }
            Section::Nothing => {}
        }
    }

    fn begin(&mut self, section: Section, key: &str) {
        self.section = section;
        self.next = 0;
        self.out.key(key);
        self.out.open('[');
    }

    fn close(&mut self) {
        self.out.close_lines();
    }

    fn people(&mut self, tenant: &Tenant, deleted: bool) -> bool {
        while let Some((ix, someone)) = at(tenant, self.next) {
            if self.out.len() >= PART {
                return false;
            }
            self.next += 1;
            if someone.deleted.is_some() != deleted {
                continue;
            }
            let place = *self.places.entry(someone.licenses).or_insert_with(|| {
                let set = tenant.licenses(ix).map(|set| holding(set));
                self.held.push(set.unwrap_or_default());
                u32::try_from(self.held.len() - 1).unwrap_or(u32::MAX)
            });
            let licenses = self.held.get(place as usize);
            self.out.line();
            user(
                &mut self.out,
                someone,
                licenses.map(String::as_str).unwrap_or_default(),
            );
        }
        true
    }
}

fn at(tenant: &Tenant, place: usize) -> Option<(UserIx, &User)> {
    let ix = UserIx(u32::try_from(place).ok()?);
    Some((ix, tenant.user(ix)?))
}

/// Writes items, one a line, until the part is long enough; true when all were written.
fn lines<T>(
    out: &mut Writer,
    next: &mut usize,
    items: impl Iterator<Item = T>,
    write: impl Fn(&mut Writer, T),
) -> bool {
    for item in items {
        if out.len() >= PART {
            return false;
        }
        *next += 1;
        out.line();
        write(out, item);
    }
    true
}

/// A whole tenant, and the role somebody works in, as the text of a tenant file: all parts of an [`Export`] together.
pub fn export_tenant(tenant: &Tenant, actor: Actor) -> String {
    let mut export = Export::new(actor);
    let mut text = String::with_capacity(4096 + tenant.places() * 640);
    while let Some(part) = export.next_part(tenant) {
        text.push_str(&part);
    }
    text
}

fn organization(out: &mut Writer, tenant: &Tenant) {
    let organization = &tenant.organization;
    out.key("organization");
    out.open('{');
    out.text_of("displayName", &organization.display_name);
    match organization.country {
        Some(country) => out.quoted_of("countryLetterCode", country),
        None => out.plain_of("countryLetterCode", "null"),
    }
    out.key("verifiedDomains");
    out.open('[');
    for domain in &organization.domains {
        out.item();
        out.open('{');
        out.text_of("name", &domain.name);
        out.plain_of("isDefault", domain.is_default);
        out.close('}');
    }
    out.close(']');
    out.close('}');
}

fn zetel(out: &mut Writer, tenant: &Tenant, actor: Actor) {
    out.key("zetel");
    out.open('{');
    out.plain_of("format", FORMAT);
    out.quoted_of("edition", tenant.edition);
    out.quoted_of("rules", tenant.rules.as_str());
    out.quoted_of("actor", actor.role.as_str());
    out.quoted_of("clock", tenant.clock);
    out.key("prohibited");
    out.open('[');
    for (country, plans) in &tenant.prohibited {
        out.item();
        out.open('{');
        out.quoted_of("country", country);
        out.list_of("servicePlanIds", plans.iter());
        out.close('}');
    }
    out.close(']');
    out.list_of(
        "prepaid",
        tenant.subscriptions().filter(|s| s.prepaid).map(|s| s.id),
    );
    purchases(out, tenant);
    queue(out, tenant);
    self_serve::write(out, tenant);
    out.key("deletedUserPlaces");
    out.open('[');
    for (UserIx(place), _) in tenant.users().filter(|(_, user)| user.deleted.is_some()) {
        out.item();
        out.plain(place);
    }
    out.close(']');
    out.close('}');
}

/// How subscriptions were bought, for the few of which there is something to say.
fn purchases(out: &mut Writer, tenant: &Tenant) {
    let mut partner = tenant
        .subscriptions()
        .filter(|s| s.partner)
        .map(|s| s.id)
        .peekable();
    if partner.peek().is_some() {
        out.list_of("partner", partner);
    }
    let mut checks = tenant
        .subscriptions()
        .filter_map(|s| Some((s.id, s.credit_check_until?)))
        .peekable();
    if checks.peek().is_some() {
        out.key("creditChecks");
        out.open('[');
        for (id, until) in checks {
            out.item();
            out.open('{');
            out.quoted_of("subscription", id);
            out.quoted_of("until", until);
            out.close('}');
        }
        out.close(']');
    }
}

/// What the service still has to do for groups, in order of turns, when there is anything.
fn queue(out: &mut Writer, tenant: &Tenant) {
    if tenant.queue().is_empty() {
        return;
    }
    out.key("queue");
    out.open('[');
    for work in tenant.queue() {
        out.item();
        out.open('{');
        out.quoted_of("group", work.group);
        if let Scope::People(people) = &work.scope {
            let users = people.iter().filter_map(|ix| tenant.user(*ix));
            out.list_of("users", users.map(|user| user.profile.id));
        }
        out.quoted_of("since", work.since);
        out.close('}');
    }
    out.close(']');
}
