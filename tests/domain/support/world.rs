//! Tenants in few words.

use std::collections::BTreeMap;
use std::sync::Arc;

use zetel::catalog::{AppliesTo, EditionId, RuleProfile};
use zetel::domain::{
    decide, Group, Membership, Organization, PlanInfo, Product, Profile, ProvisioningStatus, Subscription,
    SubscriptionId, SubscriptionStatus, Tenant, Time, UserId, UserIx, UserType,
};

use super::ask::Ask;
use super::notation::{country, group, holdings, made_up, place_in, plan, plan_set, sku, token};
use super::sound::after;

/// A tenant in the making.
#[derive(Clone)]
pub struct World {
    pub tenant: Tenant,
    names: Vec<String>,
    subscriptions: u32,
}

/// An empty tenant in the Netherlands, edition and rules as they come.
pub fn tenant() -> World {
    let organization = Organization {
        display_name: Arc::from("Contoso"),
        country: Some(country("NL")),
        domains: Vec::new(),
    };
    let tenant = Tenant::new(
        organization,
        EditionId::default(),
        RuleProfile::default(),
        Time(0),
    );
    World {
        tenant,
        names: Vec::new(),
        subscriptions: 0,
    }
}

/// The key of the subscription that was added in this place, from 1.
pub fn subscription(number: u32) -> SubscriptionId {
    SubscriptionId(made_up(4, &number.to_string()))
}

fn new_group(name: &str) -> Group {
    Group {
        id: group(name),
        display_name: Arc::from(name),
        security_enabled: true,
        mail_enabled: false,
        unified: false,
        membership: Membership::Assigned,
        licenses: BTreeMap::new(),
        members: Arc::new(Vec::new()),
    }
}

impl World {
    pub fn rules(mut self, rules: RuleProfile) -> Self {
        self.tenant.rules = rules;
        self
    }

    pub fn edition(mut self, edition: EditionId) -> Self {
        self.tenant.edition = edition;
        self
    }

    /// No country of its own.
    pub fn homeless(mut self) -> Self {
        self.tenant.organization.country = None;
        self
    }

    /// Products of the catalogue by short name or part number, each with a subscription of so many seats.
    pub fn owns(mut self, names: &str, seats: u32) -> Self {
        for name in names.split_whitespace() {
            self.tenant
                .add_product(Product::from_catalog(sku(name)).unwrap_or_else(|| panic!("no {name}")));
            self = self.subscription(name, seats, SubscriptionStatus::Enabled);
        }
        self
    }

    /// A made-up product with these plans (`A+B`), and a subscription of so many seats.
    pub fn made(self, name: &str, plans: &str, seats: u32) -> Self {
        self.made_for(name, plans, seats, AppliesTo::User)
    }

    /// The same, its plans serving the tenant as a whole or the user.
    pub fn made_for(mut self, name: &str, plans: &str, seats: u32, applies_to: AppliesTo) -> Self {
        let info = |name: &str| PlanInfo {
            id: plan(name),
            name: Arc::from(name),
            applies_to,
            provisioning: ProvisioningStatus::Success,
        };
        self.tenant.add_product(Product {
            sku: sku(name),
            part_number: Arc::from(name),
            applies_to: AppliesTo::User,
            plans: plans.split('+').filter(|p| !p.is_empty()).map(info).collect(),
        });
        self.subscription(name, seats, SubscriptionStatus::Enabled)
    }

    /// The product serves the organization as a whole.
    pub fn for_organization(mut self, name: &str) -> Self {
        let mut product = self.tenant.product(sku(name)).unwrap().clone();
        product.applies_to = AppliesTo::Company;
        self.tenant.add_product(product);
        self
    }

    /// One more subscription.
    pub fn subscription(mut self, name: &str, seats: u32, status: SubscriptionStatus) -> Self {
        self.subscriptions += 1;
        self.tenant.add_subscription(Subscription {
            status,
            ..Subscription::new(subscription(self.subscriptions), sku(name), seats)
        });
        self
    }

    /// The product is there, its subscriptions aren't.
    pub fn without_subscriptions(mut self, name: &str) -> Self {
        let old = self.tenant;
        let mut tenant = Tenant::new(old.organization.clone(), old.edition, old.rules, old.clock);
        old.products()
            .for_each(|product| tenant.add_product(product.clone()));
        let others = old.subscriptions().filter(|s| s.sku != sku(name));
        others.for_each(|subscription| tenant.add_subscription(subscription.clone()));
        assert_eq!(old.places(), 0, "people come later");
        self.tenant = tenant;
        self
    }

    /// The product's latest subscription was bought by somebody for themselves.
    pub fn self_service(self, name: &str) -> Self {
        assert!(
            self.tenant
                .subscription(subscription(self.subscriptions))
                .unwrap()
                .sku
                == sku(name)
        );
        self.bought(|s| s.self_service_owner = Some(UserId(made_up(5, "somebody"))))
    }

    /// Changes the latest subscription.
    pub fn bought(mut self, change: impl FnOnce(&mut Subscription)) -> Self {
        let id = subscription(self.subscriptions);
        let mut last = self.tenant.subscription(id).unwrap().clone();
        change(&mut last);
        self.tenant.add_subscription(last);
        self
    }

    /// A group that gives nothing yet, with these people.
    pub fn group(self, name: &str, members: &str) -> Self {
        self.group_with(name, members, |_| {})
    }

    /// The same, and changed.
    pub fn group_with(mut self, name: &str, members: &str, change: impl FnOnce(&mut Group)) -> Self {
        let mut entry = new_group(name);
        change(&mut entry);
        let id = entry.id;
        self.tenant.add_group(entry);
        let members = self.places(members);
        self.tenant.set_members(id, members);
        self
    }

    /// The world after a command that nothing speaks against.
    pub fn after(mut self, ask: Ask) -> Self {
        let decision = decide(&self.tenant, &ask.actor(), &ask.command(&self));
        self.tenant = after(&self.tenant, &decision);
        self
    }

    /// `IR: A+B`: these plans are not offered there.
    pub fn prohibits(mut self, code: &str, plans: &str) -> Self {
        self.tenant.prohibited.insert(country(code), plan_set(plans));
        self
    }

    /// Somebody in the Netherlands unless the holdings name an `@` country; `@-` is nowhere.
    pub fn person(self, name: &str, holds: &str) -> Self {
        self.somebody(name, holds, |_| {}, false)
    }

    /// Somebody who can't sign in.
    pub fn blocked(self, name: &str, holds: &str) -> Self {
        self.somebody(name, holds, |p| p.account_enabled = false, false)
    }

    /// Somebody invited from elsewhere.
    pub fn guest(self, name: &str, holds: &str) -> Self {
        self.somebody(name, holds, |p| p.user_type = UserType::Guest, false)
    }

    /// Somebody of this department.
    pub fn of(self, department: &'static str, name: &str, holds: &str) -> Self {
        let change = |p: &mut Profile| p.department = Some(Arc::from(department));
        self.somebody(name, holds, change, false)
    }

    /// Somebody with these proxy addresses.
    pub fn addressed(self, name: &str, holds: &str, addresses: &str) -> Self {
        let addresses = addresses.split_whitespace().map(Arc::from).collect();
        self.somebody(name, holds, |p| p.proxy_addresses = addresses, false)
    }

    /// Somebody deleted.
    pub fn deleted(self, name: &str, holds: &str) -> Self {
        self.somebody(name, holds, |_| {}, true)
    }

    /// `p1`, `p2` and so on, all alike.
    pub fn people(mut self, prefix: &str, count: u32, holds: &str) -> Self {
        for n in 1..=count {
            self = self.person(&format!("{prefix}{n}"), holds);
        }
        self
    }

    fn somebody(mut self, name: &str, holds: &str, change: impl FnOnce(&mut Profile), deleted: bool) -> Self {
        let mut profile = Profile::new(UserId(made_up(5, name)), name, &format!("{name}@contoso.example"));
        change(&mut profile);
        let location = match holds.split_whitespace().find(|w| w.starts_with('@')) {
            Some("@-") => None,
            Some(_) => place_in(holds),
            None => Some(country("NL")),
        };
        let ix = UserIx(self.names.len() as u32);
        for word in holds.split_whitespace().filter(|w| w.contains(':')) {
            self.join(ix, word);
        }
        let set = Arc::new(holdings(&self.tenant, holds));
        let deleted = deleted.then_some(Time(0));
        self.tenant
            .add_user(Arc::new(profile), location, &set, deleted)
            .unwrap();
        self.names.push(name.to_owned());
        self
    }

    /// Makes the group of an inherited holding, and the person its member.
    fn join(&mut self, ix: UserIx, word: &str) {
        let token = token(&self.tenant, word);
        let name = token.group.unwrap();
        let id = group(&name);
        let mut entry = self.tenant.group(id).cloned().unwrap_or_else(|| new_group(&name));
        entry.licenses.insert(token.sku, token.off);
        let mut members = entry.members.to_vec();
        members.push(ix);
        self.tenant.add_group(entry);
        self.tenant.set_members(id, members);
    }

    /// The places of people: names, `p1..p21` for numbered ones, `nobody` for a place that is not taken.
    pub fn places(&self, names: &str) -> Vec<UserIx> {
        names
            .split_whitespace()
            .flat_map(|word| self.numbered(word))
            .collect()
    }

    fn numbered(&self, word: &str) -> Vec<UserIx> {
        let Some((first, last)) = word.split_once("..") else {
            return vec![self.place(word)];
        };
        (self.place(first).0..=self.place(last).0).map(UserIx).collect()
    }

    fn place(&self, name: &str) -> UserIx {
        if name == "nobody" {
            return UserIx(u32::MAX);
        }
        let at = self
            .names
            .iter()
            .position(|n| n == name)
            .unwrap_or_else(|| panic!("no person {name}"));
        UserIx(at as u32)
    }

    /// The name of whoever is at a place.
    pub fn name(&self, ix: UserIx) -> &str {
        self.names.get(ix.index()).map_or("nobody", String::as_str)
    }
}
