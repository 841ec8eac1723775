//! What the selected people have now, before anything is chosen for them: who, which products, and from where.

use leptos::prelude::*;

use crate::domain::{Tenant, UserIx};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{group_name, list, person, product_name};
use crate::{counted, t};

/// So many people are named; the rest is counted.
const NAMED: usize = 20;

/// The list.
#[component]
pub fn HasNow(
    /// Who.
    users: Vec<UserIx>,
) -> impl IntoView {
    let app = App::get();
    let count = users.len();
    let users = StoredValue::new(users);
    let rows = move || {
        app.tenant(|tenant| {
            users.with_value(|users| {
                let named = users.iter().take(NAMED);
                named
                    .map(|user| {
                        let has = has(tenant, *user);
                        view! {
                            <li class="has-now-row">
                                <span class="has-now-who">{person(tenant, *user)}</span>
                                <span class="pale">{has}</span>
                            </li>
                        }
                    })
                    .collect_view()
            })
        })
    };
    let rest = count.saturating_sub(NAMED);
    view! {
        <section class="has-now">
            <h3 class="pane-section">{move || counted!(count, manage.has_now_1, manage.has_now_n)}</h3>
            <ul>{rows}</ul>
            {(rest > 0).then(|| view! { <p class="pale">{move || t!(common.more, count = number(rest as u64))}</p> })}
        </section>
    }
    .into_any()
}

/// The products of somebody, those from groups with the group's name.
fn has(tenant: &Tenant, user: UserIx) -> String {
    let licenses = tenant.licenses(user).map(|set| set.licenses().to_vec());
    let mut names: Vec<String> = licenses
        .unwrap_or_default()
        .iter()
        .filter(|license| license.is_held())
        .map(|license| {
            let name = product_name(tenant, license.sku);
            match license.inherited().next() {
                Some((group, _)) if license.direct().is_none() => {
                    format!(
                        "{name} ({})",
                        t!(common.via_group, group = group_name(tenant, group))
                    )
                }
                _ => name,
            }
        })
        .collect();
    names.sort();
    if names.is_empty() {
        t!(common.none).to_owned()
    } else {
        list(&names)
    }
}
