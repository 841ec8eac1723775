//! A rule as it is shown: its services, and per service the products that have it.

use crate::catalog::{self, Confidence, Provenance, RuleProfile, ServicePlanId, SkuId};
use crate::domain::Tenant;
use crate::sandbox::fold;
use crate::wording;

/// A service of a rule.
#[derive(Clone, PartialEq)]
pub struct Line {
    /// The plan.
    pub plan: ServicePlanId,
    /// The name people read.
    pub name: String,
    /// The name scripts use.
    pub script_name: String,
    /// The tenant's products that have it.
    pub own: Vec<(SkuId, String)>,
    /// The catalog's other products that have it.
    pub others: Vec<&'static str>,
    /// Not in the source: added by Zetel.
    pub added: bool,
    /// What a search looks in.
    text: String,
}

/// What kind of rule.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Only one of the services at a time.
    Exclusion,
    /// The first service needs one of the others.
    Dependency,
}

/// A rule.
#[derive(Clone, PartialEq)]
pub struct Card {
    /// What kind.
    pub kind: Kind,
    /// The kind of service, or the name of the service that needs others.
    pub title: String,
    /// The service that needs one of the lines.
    pub needs: Option<Line>,
    /// The services.
    pub lines: Vec<Line>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Card {
    /// The rule as a search shows it: whole when its title matches, else with the services that do; nothing when
    /// nothing does. The query is folded.
    pub fn found(&self, query: &str) -> Option<Card> {
        let whole = query.is_empty()
            || fold(&self.title).contains(query)
            || self.needs.as_ref().is_some_and(|line| line.text.contains(query));
        if whole {
            return Some(self.clone());
        }
        let lines: Vec<Line> = self
            .lines
            .iter()
            .filter(|line| line.text.contains(query))
            .cloned()
            .collect();
        (!lines.is_empty()).then(|| Card {
            lines,
            ..self.clone()
        })
    }
}

/// All rules of a profile, with the products of this tenant.
pub fn cards(tenant: &Tenant, profile: RuleProfile) -> Vec<Card> {
    let table = catalog::rules(profile);
    let line = |plan, added| line(tenant, plan, added);
    let exclusions = table.exclusion_sets().iter().map(|set| Card {
        kind: Kind::Exclusion,
        title: set.service.to_owned(),
        needs: None,
        lines: set
            .plans
            .iter()
            .map(|plan| line(*plan, set.added.contains(plan)))
            .collect(),
        provenance: set.provenance,
        confidence: set.confidence,
    });
    let dependencies = table.dependencies().iter().map(|rule| {
        let needs = line(rule.plan, false);
        let any_of = rule.requires_any_of.iter();
        Card {
            kind: Kind::Dependency,
            title: needs.name.clone(),
            needs: Some(needs),
            lines: any_of
                .map(|plan| line(*plan, rule.added.contains(plan)))
                .collect(),
            provenance: rule.provenance,
            confidence: rule.confidence,
        }
    });
    exclusions.chain(dependencies).collect()
}

fn line(tenant: &Tenant, plan: ServicePlanId, added: bool) -> Line {
    let name = tenant.plan_name(plan, &plan.to_string());
    let script_name = catalog::plan(plan).map_or_else(String::new, |p| p.name.to_owned());
    let own: Vec<(SkuId, String)> = tenant
        .products()
        .filter(|product| product.has_plan(plan))
        .map(|product| (product.sku, wording::product_name(tenant, product.sku)))
        .collect();
    let others: Vec<&'static str> = catalog::products()
        .filter(|product| product.has_plan(plan) && tenant.product(product.sku_id).is_none())
        .map(|product| product.name)
        .collect();
    let mut text = format!("{name} {script_name}");
    for product in own
        .iter()
        .map(|(_, name)| name.as_str())
        .chain(others.iter().copied())
    {
        text.push('\n');
        text.push_str(product);
    }
    Line {
        plan,
        name,
        script_name,
        own,
        others,
        added,
        text: fold(&text),
    }
}
