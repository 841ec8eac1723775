//! What the PowerShell modules share: products and services as variables that a comment names, and loops over people.

use std::collections::BTreeMap;

use crate::catalog::{self, ServicePlanId, SkuId};
use crate::domain::{GroupId, PlanSet, Tenant};
use crate::exchange::UserKey;

use super::lines::Lines;
use super::note::{Note, What};
use super::quote;

/// A script in the making.
pub(super) struct PowerShell<'a, 'w> {
    pub(super) lines: &'a mut Lines<'w>,
    pub(super) tenant: &'a Tenant,
    skus: BTreeMap<SkuId, String>,
    plans: BTreeMap<PlanSet, String>,
    /// Other things that have a variable, by the module's own key for them.
    things: BTreeMap<String, String>,
}

impl<'a, 'w> PowerShell<'a, 'w> {
    /// Nothing yet.
    pub(super) fn new(lines: &'a mut Lines<'w>, tenant: &'a Tenant) -> Self {
        PowerShell {
            lines,
            tenant,
            skus: BTreeMap::new(),
            plans: BTreeMap::new(),
            things: BTreeMap::new(),
        }
    }

    /// The variable with the id of a product.
    pub(super) fn sku(&mut self, sku: SkuId) -> String {
        if let Some(known) = self.skus.get(&sku) {
            return known.clone();
        }
        let name = format!("$sku{}", self.skus.len() + 1);
        let called = quote::comment(&self.tenant.product_name(sku));
        self.lines.line(&format!("{name} = '{sku}'  # {called}"));
        self.skus.insert(sku, name.clone());
        name
    }

    /// The variable with the ids of services that are off.
    pub(super) fn plans(&mut self, sku: SkuId, plans: &PlanSet) -> String {
        if let Some(known) = self.plans.get(plans) {
            return known.clone();
        }
        let name = format!("$off{}", self.plans.len() + 1);
        let ids: Vec<String> = plans.iter().map(|plan| format!("'{plan}'")).collect();
        let names: Vec<String> = plans
            .iter()
            .map(|plan| self.tenant.plan_name(plan, &plan_number(self.tenant, sku, plan)))
            .collect();
        let called = quote::comment(&names.join(", "));
        self.lines
            .line(&format!("{name} = @({})  # {called}", ids.join(", ")));
        self.plans.insert(plans.clone(), name.clone());
        name
    }

    /// The variable with something that the module makes first: `make` writes it under the name that it is given.
    pub(super) fn thing(&mut self, kind: &str, key: String, make: impl FnOnce(&mut Self, &str)) -> String {
        if let Some(known) = self.things.get(&key) {
            return known.clone();
        }
        let count = self
            .things
            .values()
            .filter(|name| is_numbered(name, kind))
            .count();
        let name = format!("${kind}{}", count + 1);
        make(self, &name);
        self.things.insert(key, name.clone());
        name
    }

    /// Lines for each of these people: in a loop, where they are several.
    pub(super) fn each(&mut self, people: &[String], code: impl Fn(&str) -> String) {
        match people {
            [one] => self.lines.line(&code(one)),
            [] => {}
            people => {
                let list = people.join(",\n          ");
                self.lines.line(&format!("$people = {list}"));
                self.lines
                    .line(&format!("foreach ($id in $people) {{\n    {}\n}}", code("$id")));
            }
        }
    }

    /// That the module has nothing for it.
    pub(super) fn missing(&mut self, what: What) {
        self.lines.note(Note::Missing(what));
    }

    /// A line that says which group is meant.
    pub(super) fn group(&mut self, group: GroupId) {
        if let Some(group) = self.tenant.group(group) {
            self.lines.comment(&group.display_name);
        }
    }
}

fn is_numbered(name: &str, kind: &str) -> bool {
    let number = name.strip_prefix('$').and_then(|name| name.strip_prefix(kind));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Parameters with a text each, those that are there.
pub(super) fn parameters<'t>(list: impl IntoIterator<Item = (&'static str, Option<&'t str>)>) -> String {
    let there = list
        .into_iter()
        .filter_map(|(name, text)| Some(format!(" -{name} {}", quote::powershell(text?))));
    there.collect()
}

/// How a command names people that takes user names and ids alike: by user name where that reads well.
pub(super) fn names(people: &[&UserKey]) -> Vec<String> {
    let name = |user: &&UserKey| {
        if quote::goes_by_name(user) {
            quote::powershell(&user.address)
        } else {
            format!("'{}'", user.id)
        }
    };
    people.iter().map(name).collect()
}

/// How a command names people that takes ids alone; `look_up` finds the id of somebody whom the script itself adds.
pub(super) fn ids(people: &[&UserKey], look_up: impl Fn(&str) -> String) -> Vec<String> {
    let id = |user: &&UserKey| match user.is_new {
        true => look_up(&quote::powershell(&user.address)),
        false => format!("'{}'", user.id),
    };
    people.iter().map(id).collect()
}

/// `skuPartNumber` of a product, as far as anybody knows one.
pub(super) fn part_number(tenant: &Tenant, sku: SkuId) -> String {
    let own = tenant.product(sku).map(|product| product.part_number.to_string());
    let known = || catalog::product(sku).map(|product| product.part_number.to_owned());
    own.filter(|name| !name.is_empty())
        .or_else(known)
        .unwrap_or_else(|| sku.to_string())
}

/// `servicePlanName` of a service of a product, as far as anybody knows one.
pub(super) fn plan_number(tenant: &Tenant, sku: SkuId, plan: ServicePlanId) -> String {
    let product = tenant.product(sku);
    let own = product.and_then(|product| product.plans.iter().find(|info| info.id == plan));
    own.map_or_else(|| plan.to_string(), |info| info.name.to_string())
}

/// Texts as a list.
pub(super) fn list(texts: &[String]) -> String {
    if texts.is_empty() {
        "@()".to_owned()
    } else {
        format!("@({})", texts.join(", "))
    }
}
