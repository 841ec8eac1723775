//! Rules: which services exclude or need each other, with where that is known from, what changes between the two
//! profiles, and every error with its ways out. It shows the tables; it judges nothing.

mod differences;
mod errors;
mod lines;
mod lists;

use leptos::prelude::*;

use crate::t;
use crate::ui::components::{Tab, TabPanel, Tabs};

use differences::Profile;
use errors::Errors;
use lists::Lists;

const RULES: &str = "tables";
const ERRORS: &str = "errors";

/// The page.
#[component]
pub fn RulesPage() -> impl IntoView {
    let tab = RwSignal::new(RULES);
    view! {
        <div class="page">
            <h1 class="page-title">{move || t!(rules.title)}</h1>
            <p class="page-subtitle">{move || t!(rules.intro)}</p>
            <Tabs
                group="rules"
                label=move || t!(rules.views)
                tabs=vec![
                    Tab::new(RULES, move || t!(rules.tables)),
                    Tab::new(ERRORS, move || t!(rules.errors)),
                ]
                current=tab
            />
            <TabPanel group="rules" id=RULES current=tab>
                <Profile/>
                <Lists/>
            </TabPanel>
            <TabPanel group="rules" id=ERRORS current=tab>
                <Errors/>
            </TabPanel>
        </div>
    }
}
