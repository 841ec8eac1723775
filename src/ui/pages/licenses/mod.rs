//! Billing > Licenses: the products (July 2020 article, *Use the Licenses page*, step 1), and in the editions that have
//! them tabs for license requests and auto-claim policies (DOMAIN 1.12).

mod assign;
mod claim;
mod products;
mod requests;

use leptos::prelude::*;

use crate::ui::components::{Tab, TabPanel, Tabs};
use crate::ui::state::App;
use crate::{counted, text};

use products::products;

pub use products::{organization_mark, seat_marks};

const PRODUCTS: &str = "products";
const REQUESTS: &str = "requests";
const CLAIM: &str = "claim";

/// The page.
#[component]
pub fn LicensesPage() -> impl IntoView {
    let app = App::get();
    let tab = RwSignal::new(PRODUCTS);
    // Another admin center has other tabs, and other panes in them.
    let edition = Memo::new(move |_| app.tenant(|tenant| tenant.edition));
    Effect::new(move |_| {
        edition.track();
        tab.set(PRODUCTS);
    });
    let parts = Memo::new(move |_| {
        let edition = edition.get().edition();
        (edition.requests.is_some(), edition.auto_claim)
    });
    let hidden = move || {
        let count = app.tenant(|tenant| tenant.self_serve().requests.len());
        (count > 0).then(|| {
            view! { <p class="group-hint">{counted!(count, requests.hidden_1, requests.hidden_n)}</p> }
        })
    };
    let content = move || {
        let (requests, auto_claim) = parts.get();
        if !requests && !auto_claim {
            return view! { {products(app)} {hidden} }.into_any();
        }
        let mut tabs = vec![Tab::new(PRODUCTS, text!(subscriptions.subscriptions))];
        if requests {
            tabs.push(Tab::new(REQUESTS, text!(requests.tab)));
        }
        if auto_claim {
            tabs.push(Tab::new(CLAIM, text!(claim.tab)));
        }
        view! {
            <Tabs group="licenses" label=text!(licenses.title) current=tab tabs/>
            <TabPanel group="licenses" id=PRODUCTS current=tab>{products(app)}</TabPanel>
            <TabPanel group="licenses" id=REQUESTS current=tab>{requests::tab(app)}</TabPanel>
            <TabPanel group="licenses" id=CLAIM current=tab>{claim::tab(app)}</TabPanel>
        }
        .into_any()
    };
    view! {
        <div class="page">
            <h1 class="page-title">{text!(licenses.title)}</h1>
            {content}
        </div>
    }
}
