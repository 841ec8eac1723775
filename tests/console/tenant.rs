//! The tenant of the programs: nine people, six products, two groups; and a console on it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use zetel::catalog::{self, EditionId, RuleProfile, SkuId};
use zetel::console::{Host, NotNow, Note, Output, Run, Session, Shell};
use zetel::domain::{
    decide, evolve, Actor, Assignment, AssignmentError, AssignmentState, Command, Decision, Domain, Group,
    GroupId, LicenseSet, Membership, Organization, PlanSet, Product, Profile, Role, Source, Subscription,
    SubscriptionId, Tenant, Time, UserId, UserIx, UserType,
};

/// A product by its part number.
pub fn sku(part: &str) -> SkuId {
    catalog::products_with_part_number(part).next().unwrap().sku_id
}

pub const E3: GroupId = GroupId::from_u128(0xe3);
pub const SALES: GroupId = GroupId::from_u128(0x5a1e5);

/// Holdings as words: `PART` direct, `PART-SWAY` without a service, `PART@` from the group, `PART!` in error from it.
fn holdings(tenant: &Tenant, words: &str) -> Arc<LicenseSet> {
    let one = |word: &str| {
        let (part, off) = word.split_once('-').unwrap_or((word, ""));
        let name = part.trim_end_matches(['@', '!']);
        let plans = &tenant.product(sku(name)).unwrap().plans;
        let off: PlanSet = plans.iter().filter(|p| &*p.name == off).map(|p| p.id).collect();
        let mut assignment = Assignment::direct(off);
        if part.ends_with(['@', '!']) {
            assignment.source = Source::Group(E3);
        }
        if part.ends_with('!') {
            assignment.state = AssignmentState::Error(AssignmentError::MutuallyExclusiveViolation);
        }
        (sku(name), assignment)
    };
    Arc::new(words.split_whitespace().map(one).collect())
}

/// The tenant that each program starts from.
pub fn tenant() -> Tenant {
    let organization = Organization {
        display_name: Arc::from("Contoso"),
        country: "NL".parse().ok(),
        domains: vec![Domain {
            name: Arc::from("contoso.example"),
            is_default: true,
        }],
    };
    let clock = Time::from_date(2020, 7, 1).plus(9 * 3600);
    let mut tenant = Tenant::new(
        organization,
        EditionId::Worldwide2020,
        RuleProfile::Classic2020,
        clock,
    );
    let seats = [
        ("ENTERPRISEPACK", 6),
        ("STANDARDPACK", 5),
        ("EMS", 3),
        ("VISIOCLIENT", 2),
        ("POWER_BI_PRO", 3),
        ("FLOW_FREE", 10_000),
    ];
    for ((part, seats), id) in seats.into_iter().zip(1..) {
        tenant.add_product(Product::from_catalog(sku(part)).unwrap());
        tenant.add_subscription(Subscription::new(SubscriptionId::from_u128(id), sku(part), seats));
    }
    let people = [
        ("anna", "Anna de Boer", "Sales", "NL", "ENTERPRISEPACK-SWAY"),
        ("bram", "Bram Visser", "Sales", "NL", "STANDARDPACK"),
        ("carla", "Carla Rossi", "Sales", "", ""),
        ("daan", "Daan Smit", "Finance", "NL", "ENTERPRISEPACK"),
        (
            "eva",
            "Eva Jones",
            "Finance",
            "US",
            "ENTERPRISEPACK ENTERPRISEPACK@",
        ),
        ("finn", "Finn O'Brien", "IT", "NL", ""),
        ("gita", "Gita Rao", "", "", ""),
        ("hugo", "Hugo Bakker", "HR", "NL", "ENTERPRISEPACK@ VISIOCLIENT"),
        ("ines", "Ines Costa", "HR", "NL", "STANDARDPACK ENTERPRISEPACK!"),
    ];
    for ((name, display, department, place, holds), id) in people.into_iter().zip(1..) {
        let guest = name == "gita";
        let upn = if guest {
            "gita_fabrikam.example#EXT#@contoso.example".to_owned()
        } else {
            format!("{name}@contoso.example")
        };
        let mut profile = Profile::new(UserId::from_u128(0xabc0 + id), display, &upn);
        let (given, surname) = display.split_once(' ').unwrap();
        profile.given_name = Some(Arc::from(given));
        profile.surname = Some(Arc::from(surname));
        profile.department = (!department.is_empty()).then(|| Arc::from(department));
        profile.account_enabled = name != "daan";
        if guest {
            profile.user_type = UserType::Guest;
        }
        let holds = holdings(&tenant, holds);
        tenant
            .add_user(Arc::new(profile), place.parse().ok(), &holds, None)
            .unwrap();
    }
    let members = |ix: &[u32]| Arc::new(ix.iter().copied().map(UserIx).collect::<Vec<_>>());
    let group = |id, name: &str, licenses, members| Group {
        id,
        display_name: Arc::from(name),
        security_enabled: true,
        mail_enabled: false,
        unified: false,
        membership: Membership::Assigned,
        licenses,
        members,
    };
    let gives = BTreeMap::from([(sku("ENTERPRISEPACK"), PlanSet::default())]);
    tenant.add_group(group(E3, "Licensed E3", gives, members(&[4, 7, 8])));
    tenant.add_group(group(SALES, "Sales", BTreeMap::new(), members(&[0, 1, 2])));
    tenant
}

/// What came out of a program.
#[derive(Default)]
pub struct Ran {
    /// Printed lines that have something in them, without space at their ends.
    pub lines: Vec<String>,
    pub errors: Vec<String>,
    pub notes: Vec<Note>,
    pub warnings: Vec<String>,
    /// Whether it was stopped.
    pub stopped: bool,
}

struct Inside {
    tenant: Tenant,
    actor: Actor,
    done: usize,
    asked: usize,
    ran: Ran,
}

/// A console on a tenant.
pub struct World {
    inside: Rc<RefCell<Inside>>,
    pub session: Option<Session>,
    /// How many steps a program may take.
    pub most: u64,
}

struct Bench(Rc<RefCell<Inside>>);

impl Host for Bench {
    fn look(&self, at: &mut dyn FnMut(&Tenant)) {
        at(&self.0.borrow().tenant);
    }

    fn actor(&self) -> Actor {
        self.0.borrow().actor
    }

    fn act(&mut self, command: &Command) -> Result<Decision, NotNow> {
        let mut inside = self.0.borrow_mut();
        let decision = decide(&inside.tenant, &inside.actor, command);
        inside.asked += 1;
        inside.done += usize::from(!decision.events.is_empty());
        for event in &decision.events {
            evolve(&mut inside.tenant, event);
        }
        Ok(decision)
    }

    fn write(&mut self, line: Output) {
        let ran = &mut self.0.borrow_mut().ran;
        match line {
            Output::Text(text) => {
                let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
                ran.lines.extend(lines.map(str::to_owned));
            }
            Output::Error(text) => ran.errors.push(text),
            Output::Warning(text) => ran.warnings.push(text),
            Output::Note(note) => ran.notes.push(note),
            Output::Clear => ran.lines.clear(),
        }
    }
}

impl World {
    pub fn new(tenant: Tenant) -> Self {
        let inside = Inside {
            tenant,
            actor: Actor::default(),
            done: 0,
            asked: 0,
            ran: Ran::default(),
        };
        World {
            inside: Rc::new(RefCell::new(inside)),
            session: Some(Session::new(Shell::Seven)),
            most: 2_000_000,
        }
    }

    pub fn role(&self, role: Role) {
        self.inside.borrow_mut().actor = Actor { role };
    }

    /// Runs a program to its end, in slices of some steps.
    pub fn run(&mut self, text: &str) -> Ran {
        self.inside.borrow_mut().ran = Ran::default();
        let session = self.session.take().unwrap();
        let host = Box::new(Bench(Rc::clone(&self.inside)));
        let mut run = Run::start(session, host, text, self.most);
        let finished = loop {
            if let Some(finished) = run.advance(500) {
                break finished;
            }
        };
        self.session = Some(finished.session);
        let mut ran = std::mem::take(&mut self.inside.borrow_mut().ran);
        ran.stopped = finished.stopped;
        ran
    }

    /// Lets groups have their turns.
    pub fn process(&self) {
        let mut inside = self.inside.borrow_mut();
        while !inside.tenant.queue().is_empty() {
            let decision = decide(&inside.tenant, &Actor::default(), &Command::ProcessNow);
            for event in &decision.events {
                evolve(&mut inside.tenant, event);
            }
        }
    }

    /// How many requests changed something, and how many there were.
    pub fn requests(&self) -> (usize, usize) {
        let inside = self.inside.borrow();
        (inside.done, inside.asked)
    }

    pub fn consumed(&self, part: &str) -> u32 {
        self.inside.borrow().tenant.seats(sku(part)).consumed
    }

    /// What somebody holds, as `PART-OFF,OFF` direct, `PART@` from a group, `PART!` in error; and where they are.
    pub fn holds(&self, name: &str) -> String {
        let inside = self.inside.borrow();
        let tenant = &inside.tenant;
        let begin = format!("{name}@");
        let (ix, user) = tenant
            .users()
            .find(|(_, user)| user.profile.user_principal_name.starts_with(&begin))
            .unwrap();
        let mut words = Vec::new();
        for license in tenant.licenses(ix).unwrap().licenses() {
            let product = tenant.product(license.sku).unwrap();
            for assignment in license.assignments() {
                let mark = match (assignment.source, assignment.state) {
                    (Source::Direct, _) => "",
                    (_, AssignmentState::Error(_)) => "!",
                    _ => "@",
                };
                let off = product
                    .plans
                    .iter()
                    .filter(|p| assignment.disabled_plans.contains(p.id));
                let mut off: Vec<&str> = off.map(|plan| &*plan.name).collect();
                off.sort_unstable();
                let dash = if off.is_empty() { "" } else { "-" };
                words.push(format!("{}{mark}{dash}{}", product.part_number, off.join(",")));
            }
        }
        words.sort();
        let place = user
            .usage_location
            .map_or("nowhere".to_owned(), |code| code.to_string());
        format!("{} in {place}", words.join(" ")).trim().to_owned()
    }
}
