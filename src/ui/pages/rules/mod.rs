//! Rules: which services exclude or need each other, with where that is known from, what changes between the two
//! profiles, and every error with its ways out. It shows the tables; it judges nothing.

mod differences;
mod errors;
mod lines;
mod lists;

use leptos::prelude::*;

use crate::text;
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
            <h1 class="page-title">{text!(rules.title)}</h1>
            <p class="page-subtitle">{text!(rules.intro)}</p>
            <Tabs
                group="rules"
                label=text!(rules.views)
                tabs=vec![
                    Tab::new(RULES, text!(rules.tables)),
                    Tab::new(ERRORS, text!(rules.errors)),
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
