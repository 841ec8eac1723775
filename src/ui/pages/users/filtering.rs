//! What Active users is filtered by: a standard filter, the conditions of a custom one, and the filters that are kept.

use leptos::prelude::*;

use crate::sandbox::{Condition, Filter, Filters, Standard};
use crate::ui::preferences;
use crate::ui::state::App;
use crate::wording;

/// What is filtered by: a standard filter, and conditions that may be a kept filter's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Filtering {
    /// The standard filter.
    pub standard: RwSignal<Standard>,
    /// The conditions, with the name of the filter they are of as long as they are all of it.
    pub custom: RwSignal<Filter>,
    /// The filters that this browser keeps for this tenant.
    pub kept: RwSignal<Filters>,
    /// What the list is told.
    pub(super) conditions: RwSignal<Vec<Condition>>,
}

/// The preference that the kept filters of a tenant stand in.
fn preference(app: App) -> String {
    app.peek(|s| format!("filters:{}", s.tenant().organization.display_name))
}

impl Filtering {
    /// Nothing is filtered; the kept filters are read.
    pub fn new(app: App, conditions: RwSignal<Vec<Condition>>) -> Self {
        let kept = preferences::read(&preference(app)).unwrap_or_default();
        let filtering = Filtering {
            standard: RwSignal::new(Standard::All),
            custom: RwSignal::new(Filter::default()),
            kept: RwSignal::new(Filters::from_text(&kept)),
            conditions,
        };
        if let Some(wanted) = app.wanted.try_update_untracked(Option::take).flatten() {
            filtering.start_with(wanted);
        }
        filtering
    }

    /// Filters by what a link asked for.
    fn start_with(self, wanted: Condition) {
        match wanted {
            Condition::Is(standard) => self.apply(standard, Filter::default()),
            of_property => {
                let conditions = vec![of_property];
                self.apply(
                    Standard::All,
                    Filter {
                        conditions,
                        ..Filter::default()
                    },
                );
            }
        }
    }

    /// Filters by this from now on.
    pub fn apply(self, standard: Standard, custom: Filter) {
        let own = (standard != Standard::All).then_some(Condition::Is(standard));
        let all: Vec<Condition> = own.into_iter().chain(custom.conditions.iter().cloned()).collect();
        self.standard.set(standard);
        self.custom.set(custom);
        self.conditions.set(all);
    }

    /// Changes the kept filters, and writes them down.
    pub fn keep(self, app: App, change: impl FnOnce(&mut Filters)) {
        self.kept.update(change);
        preferences::write(&preference(app), &self.kept.with_untracked(Filters::to_text));
    }

    /// Filters by nothing.
    pub(super) fn clear(self) {
        self.apply(Standard::All, Filter::default());
    }

    /// How many filters are in force.
    pub(super) fn count(self) -> usize {
        self.conditions.with(Vec::len)
    }

    /// The name of the standard or kept filter in force.
    pub(super) fn name(self) -> String {
        let kept = self.custom.with(|custom| custom.name.clone());
        if kept.is_empty() {
            wording::standard_filter(self.standard.get()).to_owned()
        } else {
            kept
        }
    }

    /// Whether a standard filter other than *All users*, or a kept one, is in force.
    pub(super) fn is_chosen(self) -> bool {
        self.standard.get() != Standard::All || self.custom.with(|custom| !custom.name.is_empty())
    }
}
