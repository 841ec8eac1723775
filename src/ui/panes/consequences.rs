//! What a change means beyond the list of products: mailboxes, files, apps, with the number of people and the day
//! until which something is kept. Said before, under the plan, and after, in the result.

use leptos::prelude::*;

use crate::catalog::Effect as Service;
use crate::counted;
use crate::domain::{unknown_meaning, Command, Consequence, Decision, Tenant, Unknown};
use crate::platform;
use crate::t;
use crate::ui::icons::Icon;
use crate::ui::text::{tag, use_locale};
use crate::wording::{first_of, product_name, service_name};

/// So many services are named that nobody knows the meaning of; of the others there is the number.
const NAMED: usize = 6;

/// That Zetel does not know what some of the services mean that come or go, with their names; nothing when it knows all.
pub fn unknown_text<'a>(tenant: &Tenant, decisions: impl Iterator<Item = &'a Decision>) -> Option<String> {
    let mut names: Vec<String> = unknown_meaning(tenant, decisions)
        .into_iter()
        .map(|unknown| match unknown {
            Unknown::Service(sku, plan) => service_name(tenant, sku, plan),
            Unknown::Product(sku) => product_name(tenant, sku),
        })
        .collect();
    names.sort();
    names.dedup();
    let services = first_of(NAMED, names.len(), names.iter().cloned());
    (!names.is_empty()).then(|| t!(effects.unknown, services))
}

/// Whether a consequence is said of this command: that files stay until somebody is deleted is no comfort to who deletes.
pub fn said_of(command: &Command, consequence: Consequence) -> bool {
    let files = matches!(
        consequence,
        Consequence::Goes {
            effect: Service::Files,
            ..
        }
    );
    !(files && matches!(command, Command::DeleteUsers { .. }))
}

/// Whether any of these is something that people get.
pub fn any_comes(found: &[(Consequence, usize)]) -> bool {
    found.iter().any(|(c, _)| matches!(c, Consequence::Comes(_)))
}

/// Whether any of these is something that people lose.
pub fn any_goes(found: &[(Consequence, usize)]) -> bool {
    found.iter().any(|(c, _)| matches!(c, Consequence::Goes { .. }))
}

/// The note *In a real tenant* with a line per consequence; nothing when there is none. `more` are lines of the
/// caller's that belong under the same heading.
pub fn consequences_note(found: &[(Consequence, usize)], more: Vec<String>) -> AnyView {
    let mut lines: Vec<String> = found.iter().map(|(c, count)| sentence(*c, *count)).collect();
    lines.extend(more);
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
    view! {
        <div class="real-note" role="note">
            {Icon::Cloud.view(16)}
            <div>
                <strong>{t!(components.in_a_real_tenant)}</strong>
                <ul class="real-lines">{lines.collect_view()}</ul>
            </div>
        </div>
    }
    .into_any()
}

/// *3 users lose their mailbox. Mail is kept until 30 July 2020.*
fn sentence(consequence: Consequence, count: usize) -> String {
    match consequence {
        Consequence::Comes(Service::Mailbox) => {
            counted!(count, effects.comes_mailbox_1, effects.comes_mailbox_n)
        }
        Consequence::Comes(Service::Files) => counted!(count, effects.comes_files_1, effects.comes_files_n),
        Consequence::Comes(Service::OfficeApps) => {
            counted!(count, effects.comes_apps_1, effects.comes_apps_n)
        }
        Consequence::Comes(Service::Teams) => counted!(count, effects.comes_teams_1, effects.comes_teams_n),
        Consequence::Goes { effect, kept_until } => {
            let date = kept_until
                .map(|time| platform::date(time.0, tag(use_locale().get())))
                .unwrap_or_default();
            match effect {
                Service::Mailbox => counted!(count, effects.goes_mailbox_1, effects.goes_mailbox_n, date),
                Service::Files => counted!(count, effects.goes_files_1, effects.goes_files_n),
                Service::OfficeApps => counted!(count, effects.goes_apps_1, effects.goes_apps_n),
                Service::Teams => counted!(count, effects.goes_teams_1, effects.goes_teams_n),
            }
        }
    }
}
