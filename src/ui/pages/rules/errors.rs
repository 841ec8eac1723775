//! Every error there is: what Zetel says, what Graph calls it, when it comes and what helps.

use leptos::prelude::*;

use crate::domain::{groups_at_a_time, users_at_a_time, Place, Tenant};
use crate::exchange::BATCH_LIMIT;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::{t, text};

/// An error as it is shown.
struct Row {
    title: String,
    says: String,
    /// Graph's name for it, or the error code it comes under.
    graph: &'static str,
    /// The HTTP status, or how it is recorded with a group's member.
    also: String,
    /// A few words of other tools to recognize it by.
    fragment: &'static str,
    when: &'static str,
    out: &'static str,
}

const BAD: &str = "400 Request_BadRequest";

/// The table.
#[component]
pub fn Errors() -> impl IntoView {
    let app = App::get();
    let body = move || {
        let rows = app.tenant(rows);
        rows.into_iter().map(row).collect::<Vec<_>>()
    };
    view! {
        <p class="card-hint rule-errors-hint">{text!(rules.errors_hint)}</p>
        <table class="table table-errors">
            <caption class="visually-hidden">{text!(rules.errors)}</caption>
            <thead>
                <tr>
                    <th scope="col">{text!(rules.says)}</th>
                    <th scope="col">{text!(rules.graph)}</th>
                    <th scope="col">{text!(rules.when)}</th>
                    <th scope="col">{text!(rules.out)}</th>
                </tr>
            </thead>
            <tbody>{body}</tbody>
        </table>
    }
}

fn row(row: Row) -> AnyView {
    view! {
        <tr>
            <th scope="row">
                <span class="error-title">{row.title}</span>
                <span class="table-second">{row.says}</span>
            </th>
            <td data-label=t!(rules.graph)>
                <code class="error-code">{row.graph}</code>
                <span class="table-second">{row.also}</span>
                {(!row.fragment.is_empty()).then(|| view! {
                    <span class="table-second" lang="en">"“… " {row.fragment} " …”"</span>
                })}
            </td>
            <td data-label=t!(rules.when)>{row.when}</td>
            <td data-label=t!(rules.out)>{row.out}</td>
        </tr>
    }
    .into_any()
}

fn rows(tenant: &Tenant) -> Vec<Row> {
    let mut rows = rows_of_assignments();
    rows.extend(rows_of_requests(tenant));
    rows
}

fn on_groups(state: &str) -> String {
    t!(rules.on_groups, state)
}

fn row_of(
    graph: &'static str,
    fragment: &'static str,
    (title, says): (&str, String),
    also: String,
    (when, out): (&'static str, &'static str),
) -> Row {
    Row {
        title: title.to_owned(),
        says,
        graph,
        also,
        fragment,
        when,
        out,
    }
}

/// What can go wrong with an assignment, of a person or of a group's member.
fn rows_of_assignments() -> Vec<Row> {
    let (products, people) = (t!(rules.a_product), t!(rules.a_user));
    let (plans, group) = (t!(rules.a_service), t!(rules.a_group));
    let error = || on_groups("Error");
    vec![
        row_of(
            "CountViolation",
            "does not have any available licenses",
            (
                t!(problems.not_enough),
                t!(problems.not_enough_text, products, people),
            ),
            error(),
            (t!(rules.count_when), t!(rules.count_out)),
        ),
        row_of(
            "MutuallyExclusiveViolation",
            "are mutually exclusive",
            (t!(problems.conflicting), t!(problems.conflicting_text, people)),
            error(),
            (t!(rules.clash_when), t!(rules.clash_out)),
        ),
        row_of(
            "DependencyViolation",
            "depends on the service plan(s)",
            (t!(problems.missing), t!(problems.missing_text, people)),
            error(),
            (t!(rules.missing_when), t!(rules.missing_out)),
        ),
        row_of(
            "DependencyViolation",
            "depends on the service plan(s)",
            (t!(problems.depends), t!(problems.depends_text, people)),
            on_groups("ActiveWithError"),
            (t!(rules.depends_when), t!(rules.depends_out)),
        ),
        row_of(
            "ProhibitedInUsageLocationViolation",
            "Prohibited Service Plans",
            (
                t!(problems.location),
                t!(problems.location_text, country = t!(rules.a_country), plans),
            ),
            error(),
            (t!(rules.prohibited_when), t!(rules.prohibited_out)),
        ),
        row_of(
            "Request_BadRequest",
            "invalid usage location",
            (
                t!(problems.location_missing),
                t!(problems.location_missing_text, people),
            ),
            t!(rules.inherits_location).to_owned(),
            (t!(rules.nowhere_when), t!(rules.nowhere_out)),
        ),
        row_of(
            "UniquenessViolation",
            "same value for property proxyAddresses already exists",
            (
                t!(problems.proxy),
                t!(
                    problems.proxy_text,
                    people,
                    address = "anna@contoso.example",
                    other = t!(rules.other_user)
                ),
            ),
            error(),
            (t!(rules.proxy_when), t!(rules.proxy_out)),
        ),
        row_of(
            "Other",
            "",
            (t!(problems.error_other), t!(rules.other_says).to_owned()),
            error(),
            (t!(rules.other_when), t!(rules.other_out)),
        ),
        row_of(
            "Request_BadRequest",
            "inherited from a group membership",
            (
                t!(problems.inherited),
                t!(problems.inherited_text, products, groups = group),
            ),
            BAD.to_owned(),
            (t!(rules.inherited_when), t!(rules.inherited_out)),
        ),
        row_of(
            "Request_BadRequest",
            "does not have a corresponding license",
            (
                t!(problems.not_held),
                t!(problems.not_held_text, products, people),
            ),
            BAD.to_owned(),
            (t!(rules.held_when), t!(rules.held_out)),
        ),
    ]
}

/// What can be wrong with what is asked, and with quantities and groups.
fn rows_of_requests(tenant: &Tenant) -> Vec<Row> {
    let products = t!(rules.a_product);
    let at_most = |limit: Option<u32>| number(u64::from(limit.unwrap_or(BATCH_LIMIT)));
    let users = at_most(users_at_a_time(tenant, Place::Licenses));
    let groups = at_most(groups_at_a_time(tenant, Place::Licenses));
    let batch = at_most(Some(BATCH_LIMIT));
    let none = || t!(rules.only_here).to_owned();
    let too_many = |limit: &String| t!(problems.too_many, limit);
    vec![
        row_of(
            "Request_BadRequest",
            "missing parameters are: removeLicenses",
            (
                t!(problems.missing_parameter),
                t!(problems.missing_parameter_text, names = "removeLicenses"),
            ),
            BAD.to_owned(),
            (t!(rules.parameter_when), t!(rules.parameter_out)),
        ),
        row_of(
            "Request_BadRequest",
            "expected type 'Edm.Guid'",
            (
                t!(problems.invalid_guid),
                t!(problems.invalid_guid_text, text = "E3"),
            ),
            BAD.to_owned(),
            (t!(rules.guid_when), t!(rules.guid_out)),
        ),
        row_of(
            "Request_BadRequest",
            "",
            (
                t!(problems.not_in_sku),
                t!(problems.not_in_sku_text, plans = t!(rules.a_service)),
            ),
            BAD.to_owned(),
            (t!(rules.plan_when), t!(rules.plan_out)),
        ),
        row_of(
            "Request_BadRequest",
            "license is invalid",
            (t!(problems.not_owned), t!(problems.not_owned_text, products)),
            BAD.to_owned(),
            (t!(rules.owned_when), t!(rules.owned_out)),
        ),
        row_of(
            "–",
            "",
            (
                t!(problems.self_service),
                t!(problems.self_service_text, products),
            ),
            none(),
            (t!(rules.self_when), t!(rules.self_out)),
        ),
        row_of(
            "Request_BadRequest",
            "",
            (
                t!(problems.organization),
                t!(problems.organization_text, products),
            ),
            BAD.to_owned(),
            (t!(rules.organization_when), t!(rules.organization_out)),
        ),
        row_of(
            "Authorization_RequestDenied",
            "Insufficient privileges",
            (
                t!(problems.forbidden),
                t!(
                    problems.forbidden_text,
                    role = t!(roles.billing),
                    roles = t!(roles.global)
                ),
            ),
            "403".to_owned(),
            (t!(rules.forbidden_when), t!(rules.forbidden_out)),
        ),
        row_of(
            "–",
            "",
            (&too_many(&users), t!(problems.too_many_text, limit = users)),
            none(),
            (t!(rules.users_when), t!(rules.users_out)),
        ),
        row_of(
            "–",
            "",
            (
                &too_many(&groups),
                t!(problems.too_many_groups_text, limit = groups),
            ),
            none(),
            (t!(rules.groups_when), t!(rules.groups_out)),
        ),
        row_of(
            "BadRequest",
            "",
            (
                &too_many(&batch),
                t!(
                    problems.batch_text,
                    limit = batch,
                    asked = number(u64::from(BATCH_LIMIT) + 1)
                ),
            ),
            "400 BadRequest".to_owned(),
            (t!(rules.batch_when), t!(rules.batch_out)),
        ),
        row_of(
            "–",
            "",
            (
                t!(problems.group_licenses),
                t!(problems.group_licenses_text, products),
            ),
            none(),
            (t!(rules.delete_when), t!(rules.delete_out)),
        ),
        row_of(
            "LicenseAssignmentAttributeConcurrencyException",
            "",
            (t!(rules.concurrency), t!(rules.concurrency_says).to_owned()),
            t!(rules.transient).to_owned(),
            (t!(rules.concurrency_when), t!(rules.concurrency_out)),
        ),
        row_of(
            "–",
            "",
            (
                t!(problems.in_use),
                t!(
                    problems.in_use_text,
                    assigned = "24",
                    product = products,
                    least = "24"
                ),
            ),
            none(),
            (t!(rules.below_when), t!(rules.below_out)),
        ),
    ]
}
