//! Which service plans exclude or need one another, per rule profile, with where each rule comes from.
//!
//! Microsoft calls its own list "the most common" and does not maintain it; dependencies were never published as
//! a list. So every rule carries its source and how sure it is.

use crate::order;
use serde::{Deserialize, Serialize};
use std::{fmt, str::Split, sync::OnceLock};

use super::government::commercial_name;
use super::lookup::{plans, plans_with_name, products_with_part_number};
use super::table::rows;
use super::{ServicePlanId, SkuId};

/// Which year's rules hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RuleProfile {
    /// The list of 2020, with Exchange Online plans 1 and 2 excluding each other. The default: the articles' year.
    #[default]
    Classic2020,
    /// The list of July 2025.
    Current2025,
}

impl RuleProfile {
    /// All profiles, the default first.
    pub const ALL: [Self; 2] = [Self::Classic2020, Self::Current2025];

    /// The name in files: `classic2020` or `current2025`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Classic2020 => "classic2020",
            Self::Current2025 => "current2025",
        }
    }

    /// The profile with this name in files, exact case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.as_str() == text)
    }
}

impl fmt::Display for RuleProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// From the community, or inferred.
    Low,
    /// One source close to Microsoft, or several of the community.
    Medium,
    /// In a document of Microsoft, or in its own answer, as reported in public.
    High,
}

/// Where a rule comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The document, in English; a proper name, not a sentence to translate.
    pub document: &'static str,
    /// Its date as far as known: `2020`, `2020-12` or `2025-07-14`.
    pub date: Option<&'static str>,
}

/// Service plans of which one user can have only one switched on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExclusionSet {
    /// What the plans are plans of, such as `Exchange Online`; a name, the same in every language.
    pub service: &'static str,
    /// The plans, those that no product of the catalog carries included.
    pub plans: Vec<ServicePlanId>,
    /// Those of `plans` that the source does not name: plans of government clouds, which follow their siblings.
    pub added: Vec<ServicePlanId>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// How sure it is.
    pub confidence: Confidence,
}

/// A service plan that works only beside one of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// The plan that needs another.
    pub plan: ServicePlanId,
    /// Any one of these, switched on for the same user, is enough.
    pub requires_any_of: Vec<ServicePlanId>,
    /// Those of `requires_any_of` that the source does not name: added because products sold pair the plan with
    /// them alone, or because the plan is one of a government cloud.
    pub added: Vec<ServicePlanId>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Two products whose services may stand together although an exclusion set says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairException {
    /// The two products; their order means nothing.
    pub products: (SkuId, SkuId),
    /// Where it comes from; none: our own inference from what is sold together.
    pub provenance: Option<Provenance>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// The rules of one profile, with their indexes.
#[derive(Debug, Default)]
pub struct Rules {
    exclusion_sets: Vec<ExclusionSet>,
    /// (plan, position in `exclusion_sets`), by plan.
    set_of_plan: Vec<(ServicePlanId, usize)>,
    /// By plan.
    dependencies: Vec<Dependency>,
    exceptions: Vec<PairException>,
    add_ons: Vec<SkuId>,
    unreadable: usize,
}

impl Rules {
    /// All exclusion sets.
    #[must_use]
    pub fn exclusion_sets(&self) -> &[ExclusionSet] {
        &self.exclusion_sets
    }

    /// The exclusion set this plan is in. No plan is in two sets of a profile; a test keeps it so.
    #[must_use]
    pub fn exclusion_set_of(&self, plan: ServicePlanId) -> Option<&ExclusionSet> {
        self.exclusion_sets.get(self.exclusion_index_of(plan)?)
    }

    /// The position of that set in `exclusion_sets`, for counters kept per set.
    #[must_use]
    pub fn exclusion_index_of(&self, plan: ServicePlanId) -> Option<usize> {
        let at = self
            .set_of_plan
            .binary_search_by_key(&plan, |entry| entry.0)
            .ok()?;
        self.set_of_plan.get(at).map(|entry| entry.1)
    }

    /// The set that keeps these two plans apart; none when they may stand together or are the same plan.
    #[must_use]
    pub fn clash(&self, a: ServicePlanId, b: ServicePlanId) -> Option<&ExclusionSet> {
        let set = self.exclusion_index_of(a)?;
        if a == b || self.exclusion_index_of(b)? != set {
            return None;
        }
        self.exclusion_sets.get(set)
    }

    /// All dependencies, by plan.
    #[must_use]
    pub fn dependencies(&self) -> &[Dependency] {
        &self.dependencies
    }

    /// What this plan needs, if anything.
    #[must_use]
    pub fn dependency_of(&self, plan: ServicePlanId) -> Option<&Dependency> {
        let at = self
            .dependencies
            .binary_search_by_key(&plan, |dependency| dependency.plan)
            .ok()?;
        self.dependencies.get(at)
    }

    /// All pairs of products that are exempt from the exclusion sets.
    #[must_use]
    pub fn exceptions(&self) -> &[PairException] {
        &self.exceptions
    }

    /// Whether these two products are exempt from the exclusion sets between them, in either order.
    #[must_use]
    pub fn is_exception(&self, a: SkuId, b: SkuId) -> bool {
        self.exceptions
            .iter()
            .any(|pair| pair.products == (a, b) || pair.products == (b, a))
    }

    /// Products that are sold as additions: alone they lack a prerequisite.
    #[must_use]
    pub fn add_ons(&self) -> &[SkuId] {
        &self.add_ons
    }

    /// Whether this product is sold as an addition.
    #[must_use]
    pub fn is_add_on(&self, product: SkuId) -> bool {
        self.add_ons.contains(&product)
    }

    /// How many lines of the embedded rules could not be read: 0, and a test keeps it so.
    #[must_use]
    pub fn unreadable_lines(&self) -> usize {
        self.unreadable
    }
}

/// The rules of a profile. Read once, on first use.
#[must_use]
pub fn rules(profile: RuleProfile) -> &'static Rules {
    static CLASSIC: OnceLock<Rules> = OnceLock::new();
    static CURRENT: OnceLock<Rules> = OnceLock::new();
    match profile {
        RuleProfile::Classic2020 => CLASSIC.get_or_init(|| read_rules('1')),
        RuleProfile::Current2025 => CURRENT.get_or_init(|| read_rules('2')),
    }
}

/// Reads the rules whose profile list holds this digit.
fn read_rules(profile: char) -> Rules {
    let mut rules = Rules::default();
    let mut sources = Vec::new();
    for fields in rows(include_str!("data/rules.txt")) {
        if read_line(&mut rules, &mut sources, profile, fields).is_none() {
            rules.unreadable += 1;
        }
    }
    add_government(&mut rules);
    for (at, set) in rules.exclusion_sets.iter().enumerate() {
        rules.set_of_plan.extend(set.plans.iter().map(|plan| (*plan, at)));
    }
    rules.set_of_plan.sort_unstable();
    order::sort_by_key(&mut rules.dependencies, |dependency| dependency.plan);
    rules
}

/// Adds what holds of plans of government clouds: what holds of their siblings, among themselves.
fn add_government(rules: &mut Rules) {
    let siblings: Vec<(ServicePlanId, ServicePlanId)> = plans()
        .filter_map(|plan| Some((plan_named(commercial_name(plan.name)?)?, plan.id)))
        .collect();
    let of = |commercial: ServicePlanId| {
        let pairs = siblings.iter().filter(move |pair| pair.0 == commercial);
        pairs.map(|pair| pair.1)
    };
    for set in &mut rules.exclusion_sets {
        let mut added: Vec<ServicePlanId> = set.plans.iter().flat_map(|plan| of(*plan)).collect();
        added.retain(|plan| !set.plans.contains(plan));
        set.plans.extend(&added);
        set.added = added;
    }
    let needs: Vec<Dependency> = rules
        .dependencies
        .iter()
        .flat_map(|commercial| of(commercial.plan).map(move |plan| (commercial, plan)))
        .map(|(commercial, plan)| {
            let any_of: Vec<ServicePlanId> = commercial
                .requires_any_of
                .iter()
                .flat_map(|plan| of(*plan))
                .collect();
            Dependency {
                plan,
                added: any_of.clone(),
                requires_any_of: any_of,
                ..commercial.clone()
            }
        })
        .filter(|dependency| !dependency.requires_any_of.is_empty())
        .collect();
    rules.dependencies.extend(needs);
}

/// Adds what one line says; nothing when it cannot be read.
fn read_line(
    rules: &mut Rules,
    sources: &mut Vec<(&'static str, Provenance)>,
    profile: char,
    mut fields: Split<'static, char>,
) -> Option<()> {
    match fields.next()? {
        "p" => {
            let key = fields.next()?;
            let document = fields.next()?;
            let date = fields.next();
            sources.push((key, Provenance { document, date }));
        }
        "x" => {
            let service = fields.next()?;
            let holds = fields.next()?.contains(profile);
            let confidence = read_confidence(fields.next()?)?;
            let provenance = find_source(sources, fields.next()?)?;
            let plans = fields.next()?.split(' ').map(plan_named).collect::<Option<_>>()?;
            if holds {
                rules.exclusion_sets.push(ExclusionSet {
                    service,
                    plans,
                    added: Vec::new(),
                    provenance,
                    confidence,
                });
            }
        }
        "d" => {
            let plan = plan_named(fields.next()?)?;
            let confidence = read_confidence(fields.next()?)?;
            let provenance = find_source(sources, fields.next()?)?;
            let (mut requires_any_of, mut added) = (Vec::new(), Vec::new());
            for name in fields.next()?.split(' ') {
                let bare = name.strip_prefix('+');
                let id = plan_named(bare.unwrap_or(name))?;
                requires_any_of.push(id);
                if bare.is_some() {
                    added.push(id);
                }
            }
            rules.dependencies.push(Dependency {
                plan,
                requires_any_of,
                added,
                provenance,
                confidence,
            });
        }
        "e" => {
            let products = (
                product_numbered(fields.next()?)?,
                product_numbered(fields.next()?)?,
            );
            let confidence = read_confidence(fields.next()?)?;
            let provenance = match fields.next() {
                Some(key) => Some(find_source(sources, key)?),
                None => None,
            };
            rules.exceptions.push(PairException {
                products,
                provenance,
                confidence,
            });
        }
        "a" => rules.add_ons.push(product_numbered(fields.next()?)?),
        _ => return None,
    }
    Some(())
}

fn read_confidence(letter: &str) -> Option<Confidence> {
    Some(match letter {
        "H" => Confidence::High,
        "M" => Confidence::Medium,
        "L" => Confidence::Low,
        _ => return None,
    })
}

fn find_source(sources: &[(&'static str, Provenance)], key: &str) -> Option<Provenance> {
    sources
        .iter()
        .find(|source| source.0 == key)
        .map(|source| source.1)
}

/// The only plan of this name; nothing when there is none or more than one.
fn plan_named(name: &str) -> Option<ServicePlanId> {
    let mut found = plans_with_name(name);
    let plan = found.next()?;
    found.next().is_none().then_some(plan.id)
}

/// The only product with this part number; nothing when there is none or more than one.
fn product_numbered(part_number: &str) -> Option<SkuId> {
    let mut found = products_with_part_number(part_number);
    let product = found.next()?;
    found.next().is_none().then_some(product.sku_id)
}
