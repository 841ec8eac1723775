//! What one person holds: a license set, made of licenses, made of assignments with their sources.
//!
//! The shapes follow `licenseAssignmentState` of Microsoft Graph. A set is a value: two people who hold the same
//! share one (see `sets`), and every rule is judged on sets.

use crate::catalog::{ServicePlanId, SkuId};
use serde::{Deserialize, Serialize};

use super::ids::GroupId;

/// A sorted list of service plans without doubles.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(from = "Vec<ServicePlanId>")]
pub struct PlanSet(Vec<ServicePlanId>);

impl From<Vec<ServicePlanId>> for PlanSet {
    /// Whatever order a stored list is in.
    fn from(plans: Vec<ServicePlanId>) -> Self {
        plans.into_iter().collect()
    }
}

impl PlanSet {
    /// Whether the plan is in the list.
    pub fn contains(&self, plan: ServicePlanId) -> bool {
        self.0.binary_search(&plan).is_ok()
    }

    /// The plans in order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = ServicePlanId> + '_ {
        self.0.iter().copied()
    }

    /// How many plans.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Both lists together.
    #[must_use]
    pub fn union(&self, other: &PlanSet) -> PlanSet {
        self.iter().chain(other.iter()).collect()
    }
}

impl FromIterator<ServicePlanId> for PlanSet {
    fn from_iter<I: IntoIterator<Item = ServicePlanId>>(plans: I) -> Self {
        let mut plans: Vec<_> = plans.into_iter().collect();
        plans.sort_unstable();
        plans.dedup();
        PlanSet(plans)
    }
}

/// Who gives a license: `assignedByGroup` of Graph, where null means direct. Direct sorts first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Source {
    /// Assigned to the person.
    Direct,
    /// Inherited from membership of this group.
    Group(GroupId),
}

/// Why an assignment is not, or not wholly, in force: `licenseAssignmentState.error` of Graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AssignmentError {
    /// No assignable seat.
    CountViolation,
    /// Two plans of one exclusion set.
    MutuallyExclusiveViolation,
    /// A plan lacks its prerequisite.
    DependencyViolation,
    /// A plan is not offered at the usage location.
    ProhibitedInUsageLocationViolation,
    /// A proxy address is taken.
    UniquenessViolation,
    /// Another product of the same group failed, or any other cause.
    Other,
}

/// `licenseAssignmentState.state` of Graph, with its error where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AssignmentState {
    /// In force.
    Active,
    /// In force, but the last change to it failed.
    ActiveWithError(AssignmentError),
    /// Recorded, but the product is suspended.
    Disabled,
    /// Wanted, but not in force; takes no seat.
    Error(AssignmentError),
}

impl AssignmentState {
    /// Whether the assignment gives the person anything and takes a seat (DOMAIN R1).
    pub fn in_force(self) -> bool {
        matches!(
            self,
            AssignmentState::Active | AssignmentState::ActiveWithError(_)
        )
    }

    /// Whether it is there at all, in force or not: an error says that it was wanted only.
    pub fn is_held(self) -> bool {
        !matches!(self, AssignmentState::Error(_))
    }

    /// The error, if any.
    pub fn error(self) -> Option<AssignmentError> {
        match self {
            AssignmentState::ActiveWithError(error) | AssignmentState::Error(error) => Some(error),
            AssignmentState::Active | AssignmentState::Disabled => None,
        }
    }
}

/// One source giving one product.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Assignment {
    /// Who gives it.
    pub source: Source,
    /// The services of the product that this source leaves off.
    pub disabled_plans: PlanSet,
    /// Whether it is in force.
    pub state: AssignmentState,
}

impl Assignment {
    /// A direct assignment in force.
    pub fn direct(disabled_plans: PlanSet) -> Self {
        Assignment {
            source: Source::Direct,
            disabled_plans,
            state: AssignmentState::Active,
        }
    }
}

/// One product a person has, from one or more sources; it takes one seat at most (DOMAIN R6).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct License {
    /// The product.
    pub sku: SkuId,
    /// At least one, sorted by source, one per source.
    assignments: Vec<Assignment>,
}

impl License {
    /// The sources, direct first.
    pub fn assignments(&self) -> &[Assignment] {
        &self.assignments
    }

    /// The direct assignment, if there is one.
    pub fn direct(&self) -> Option<&Assignment> {
        self.assignments.iter().find(|a| a.source == Source::Direct)
    }

    /// The assignments that come from groups.
    pub fn inherited(&self) -> impl Iterator<Item = (GroupId, &Assignment)> {
        self.assignments.iter().filter_map(|a| match a.source {
            Source::Group(group) => Some((group, a)),
            Source::Direct => None,
        })
    }

    /// Whether the person has it: what is only wanted, and in error, is not held.
    pub fn is_held(&self) -> bool {
        self.assignments.iter().any(|a| a.state.is_held())
    }

    /// Whether groups alone give it, so that a direct change can't take or alter it.
    pub fn is_inherited_only(&self) -> bool {
        self.direct().is_none() && self.is_held()
    }

    /// Whether any source is in force: the license takes a seat and gives services.
    pub fn in_force(&self) -> bool {
        self.assignments.iter().any(|a| a.state.in_force())
    }

    /// Whether a plan of this product is on: some source in force leaves it on (DOMAIN R2, the union).
    ///
    /// The caller knows that the plan belongs to the product.
    pub fn enables(&self, plan: ServicePlanId) -> bool {
        self.assignments
            .iter()
            .any(|a| a.state.in_force() && !a.disabled_plans.contains(plan))
    }

    /// Whether some group leaves the plan on, so that a direct change can't take it away.
    pub fn inherits(&self, plan: ServicePlanId) -> bool {
        self.inherited()
            .any(|(_, a)| a.state.in_force() && !a.disabled_plans.contains(plan))
    }
}

/// All that one person holds: sorted by product, one license per product.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(from = "Vec<License>")]
pub struct LicenseSet(Vec<License>);

impl From<Vec<License>> for LicenseSet {
    /// Whatever order a stored list is in; a license without a source is none.
    fn from(licenses: Vec<License>) -> Self {
        let sources = |license: License| license.assignments.into_iter().map(move |a| (license.sku, a));
        licenses.into_iter().flat_map(sources).collect()
    }
}

impl FromIterator<(SkuId, Assignment)> for LicenseSet {
    /// Puts a set together at once; quickest when the assignments come in order. Of two assignments of one product
    /// from one source the later one stays.
    fn from_iter<I: IntoIterator<Item = (SkuId, Assignment)>>(assignments: I) -> Self {
        let mut set = LicenseSet::default();
        for (sku, assignment) in assignments {
            set.put(sku, assignment);
        }
        set
    }
}

impl LicenseSet {
    /// The licenses in order of their product ids.
    pub fn licenses(&self) -> &[License] {
        &self.0
    }

    /// Whether the person holds nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The license for a product.
    pub fn get(&self, sku: SkuId) -> Option<&License> {
        let at = self.0.binary_search_by_key(&sku, |l| l.sku).ok()?;
        self.0.get(at)
    }

    /// The products whose license takes a seat.
    pub fn in_force(&self) -> impl Iterator<Item = SkuId> + '_ {
        self.0.iter().filter(|l| l.in_force()).map(|l| l.sku)
    }

    /// The same set with this assignment of the product put in place of the one with the same source.
    #[must_use]
    pub fn with(&self, sku: SkuId, assignment: Assignment) -> LicenseSet {
        let mut set = self.clone();
        set.put(sku, assignment);
        set
    }

    fn put(&mut self, sku: SkuId, assignment: Assignment) {
        let found = self.0.binary_search_by_key(&sku, |l| l.sku);
        let at = found.unwrap_or_else(|at| {
            let assignments = Vec::new();
            self.0.insert(at, License { sku, assignments });
            at
        });
        if let Some(license) = self.0.get_mut(at) {
            let sources = &mut license.assignments;
            match sources.binary_search_by_key(&assignment.source, |a| a.source) {
                Ok(at) => {
                    if let Some(before) = sources.get_mut(at) {
                        *before = assignment;
                    }
                }
                Err(at) => sources.insert(at, assignment),
            }
        }
    }

    /// The same set without what this source gives of the product.
    #[must_use]
    pub fn without(&self, sku: SkuId, source: Source) -> LicenseSet {
        let mut set = self.clone();
        if let Ok(at) = set.0.binary_search_by_key(&sku, |l| l.sku) {
            if let Some(license) = set.0.get_mut(at) {
                license.assignments.retain(|a| a.source != source);
                if license.assignments.is_empty() {
                    set.0.remove(at);
                }
            }
        }
        set
    }
}
