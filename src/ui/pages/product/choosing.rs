//! Choosing up to so many people or groups for a product, with its apps and services: what *Assign licenses to users*
//! and the same for groups have in common.

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::{PlanSet, Problem};
use crate::t;
use crate::ui::components::{Action, Person, RefusalCard};
use crate::ui::panes::{product_apps, Control};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{problem_text, problem_title};

/// What was chosen so far.
#[derive(Clone, Copy)]
pub(super) struct Choosing {
    sku: SkuId,
    /// Whom or which.
    pub chosen: RwSignal<Vec<Person>>,
    /// The services that stay off.
    pub off: RwSignal<PlanSet>,
    /// At most so many.
    pub limit: u32,
    too_many: RwSignal<bool>,
}

impl Choosing {
    /// Nobody yet; without a limit of the page any number.
    pub fn new(sku: SkuId, limit: Option<u32>) -> Self {
        let this = Self {
            sku,
            chosen: RwSignal::new(Vec::new()),
            off: RwSignal::new(PlanSet::default()),
            limit: limit.unwrap_or(u32::MAX),
            too_many: RwSignal::new(false),
        };
        Effect::new(move |_| {
            // One was removed: there is room again.
            this.chosen.track();
            this.too_many.set(false);
        });
        this
    }

    /// *5 of at most 20*.
    pub fn count(self) -> String {
        let (chosen, max) = (self.chosen.with(Vec::len), number(u64::from(self.limit)));
        t!(licenses.at_most, count = number(chosen as u64), max)
    }

    /// One too many was chosen.
    pub fn refuse(self) -> Action {
        Callback::new(move |()| self.too_many.set(true))
    }

    /// Chooses one more, if there is room.
    pub fn choose(self, one: Person) {
        if self.chosen.with_untracked(Vec::len) >= self.limit as usize {
            self.too_many.set(true);
        } else {
            self.chosen.update(|chosen| chosen.push(one));
        }
    }

    /// The one too many is refused at once, in the engine's words.
    pub fn refusal(self, app: App, problem: fn(limit: u32, asked: u32) -> Problem) -> AnyView {
        let card = move || {
            let problem = problem(self.limit, self.limit.saturating_add(1));
            let title = problem.clone();
            view! {
                <RefusalCard
                    title=move || problem_title(&title)
                    rule=move || app.tenant(|tenant| problem_text(tenant, &problem, &[]))
                />
            }
        };
        view! { <Show when=move || self.too_many.get()>{card}</Show> }.into_any()
    }

    /// The product's apps and services.
    pub fn apps(self, app: App) -> AnyView {
        product_apps(app, self.sku, self.off, Control::Box)
    }
}
