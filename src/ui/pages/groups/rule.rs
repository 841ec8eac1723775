//! *Membership rule*: who belongs is decided by a department, a location or the user type from now on. Everybody
//! leaves first (DOMAIN 1.8).

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::CountryCode;
use crate::counted;
use crate::domain::{Command, Group, GroupId, MembershipRule, Tenant, UserType};
use crate::text;
use crate::ui::components::{Action, Choice, Message, MessageKind, RealTenantNote, Select};
use crate::ui::panes::{Done, TaskPane};
use crate::ui::state::App;
use crate::wording::{country, group_name};

const DEPARTMENT: &str = "department";
const LOCATION: &str = "location";
const KIND: &str = "kind";

/// The pane.
#[component]
pub(super) fn RulePane(
    /// Which group.
    id: GroupId,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let property = RwSignal::new(DEPARTMENT.to_owned());
    let value = RwSignal::new(String::new());
    let rule = Memo::new(move |_| value.with(|value| rule(&property.get(), value)));
    let command = Signal::derive(move || rule.get().map(|rule| Command::MakeDynamic { group: id, rule }));
    let properties = Signal::stored(vec![
        Choice::new(DEPARTMENT, text!(users.column_department)),
        Choice::new(LOCATION, text!(groups.by_location)),
        Choice::new(KIND, text!(user.kind)),
    ]);
    let values = Signal::derive(move || {
        let mut choices = vec![Choice::new("", text!(groups.choose_value))];
        choices.extend(app.tenant(|tenant| values(tenant, &property.get())));
        choices
    });
    let set_property = Callback::new(move |(chosen,): (String,)| {
        property.set(chosen);
        value.set(String::new());
    });
    let set_value = Callback::new(move |(chosen,): (String,)| value.set(chosen));
    let leaving = Memo::new(move |_| {
        app.tenant(|tenant| {
            let group = tenant.group(id).filter(|group| !group.is_dynamic());
            group.map_or(0, |group: &Group| group.members.len())
        })
    });
    let warning = move || {
        (leaving.get() > 0).then(|| {
            view! {
                <Message still=true kind=MessageKind::Warn title=text!(groups.all_leave)>
                    {move || counted!(leaving.get(), groups.all_leave_1, groups.all_leave_n)}
                </Message>
            }
        })
    };
    let matching = move || {
        rule.get().map(|rule| {
            let belongs = |tenant: &Tenant| {
                let users = tenant.users().filter(|(_, user)| user.deleted.is_none());
                users
                    .filter(|(_, user)| rule.matches(&user.profile, user.usage_location))
                    .count()
            };
            let count = app.tenant(belongs);
            view! {
                <p role="status">{counted!(count, groups.match_1, groups.match_n)}</p>
                <p><code>{rule.text()}</code></p>
            }
        })
    };
    let subtitle = move || app.tenant(|tenant| group_name(tenant, id));
    view! {
        <TaskPane title=text!(groups.rule) subtitle=move || subtitle command
            missing=text!(groups.choose_value_first) button=text!(common.save)
            done=Signal::stored(Done::Rule) on_close>
            <p class="pane-intro">{text!(groups.rule_intro)}</p>
            {warning}
            <div class="pane-field">
                <Select label=text!(groups.property) choices=properties value=property on_change=set_property/>
            </div>
            <div class="pane-field">
                <Select label=text!(groups.value) choices=values value on_change=set_value/>
            </div>
            {matching}
            <RealTenantNote text=text!(groups.rule_note)/>
        </TaskPane>
    }
}

fn rule(property: &str, value: &str) -> Option<MembershipRule> {
    if value.is_empty() {
        return None;
    }
    match property {
        DEPARTMENT => Some(MembershipRule::Department(Arc::from(value))),
        LOCATION => value
            .parse::<CountryCode>()
            .ok()
            .map(MembershipRule::UsageLocation),
        KIND if value == "guest" => Some(MembershipRule::UserType(UserType::Guest)),
        KIND => Some(MembershipRule::UserType(UserType::Member)),
        _ => None,
    }
}

/// What the people of the tenant have for a property.
fn values(tenant: &Tenant, property: &str) -> Vec<Choice> {
    let people = tenant.users().filter(|(_, user)| user.deleted.is_none());
    match property {
        DEPARTMENT => {
            // A rule has no place for a quotation mark.
            let names = people.filter_map(|(_, user)| user.profile.department.clone());
            let names: BTreeSet<Arc<str>> = names.filter(|name| !name.contains('"')).collect();
            names
                .into_iter()
                .map(|name| Choice::new(name.to_string(), name.to_string()))
                .collect()
        }
        LOCATION => {
            let codes: BTreeSet<CountryCode> = people.filter_map(|(_, user)| user.usage_location).collect();
            codes
                .into_iter()
                .map(|code| Choice::new(code.to_string(), country(code)))
                .collect()
        }
        _ => vec![
            Choice::new("member", text!(user.member)),
            Choice::new("guest", text!(user.guest)),
        ],
    }
}
