//! What an account is: the facts of one person, wherever they are shown, and the line under their name.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{UserIx, UserType};
use crate::t;
use crate::ui::state::App;
use crate::ui::text::breakable;
use crate::wording::{country, group_name};

/// The line under somebody's name: address and department.
pub fn address_line(app: App, user: UserIx) -> AnyView {
    let profile = app.tenant(|tenant| tenant.user(user).map(|u| Arc::clone(&u.profile)));
    let line = profile.map(|p| match &p.department {
        Some(department) => format!("{} · {department}", p.user_principal_name),
        None => p.user_principal_name.to_string(),
    });
    view! { <span class="pale">{line.map(|line| breakable(&line))}</span> }.into_any()
}

/// The facts, as a list.
pub fn account(app: App, user: UserIx) -> AnyView {
    let rows = move || {
        app.tenant(|tenant| {
            let Some(somebody) = tenant.user(user) else {
                return Vec::new();
            };
            let profile = &somebody.profile;
            let groups: Vec<String> = tenant
                .groups()
                .filter(|group| group.members.binary_search(&user).is_ok())
                .map(|group| group_name(tenant, group.id))
                .collect();
            let or_none = |text: String| {
                if text.is_empty() {
                    t!(common.none).to_owned()
                } else {
                    text
                }
            };
            let kind = if profile.user_type == UserType::Guest {
                t!(user.guest)
            } else {
                t!(user.member)
            };
            let sign_in = if profile.account_enabled {
                t!(user.allowed)
            } else {
                t!(user.blocked)
            };
            let addresses: Vec<&str> = profile.proxy_addresses.iter().map(AsRef::as_ref).collect();
            vec![
                (t!(users.column_address), profile.user_principal_name.to_string()),
                (
                    t!(users.column_department),
                    or_none(profile.department.as_deref().unwrap_or_default().to_owned()),
                ),
                (
                    t!(users.column_location),
                    or_none(somebody.usage_location.map(country).unwrap_or_default()),
                ),
                (t!(user.kind), kind.to_owned()),
                (t!(user.sign_in), sign_in.to_owned()),
                (t!(user.addresses), or_none(addresses.join(", "))),
                (t!(groups.title), or_none(groups.join(", "))),
            ]
        })
    };
    view! {
        <dl class="facts">
            {move || rows().into_iter().map(|(term, fact)| view! {
                <div class="fact"><dt>{term}</dt><dd>{fact}</dd></div>
            }).collect_view()}
        </dl>
    }
    .into_any()
}
