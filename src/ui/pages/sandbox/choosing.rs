//! What a person may choose in the import report: what becomes of bare lists, and which group a file of members is of.

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::Guid;
use crate::domain::{GroupId, Tenant};
use crate::exchange::{Base, Choice, List, ListRead, Report};
use crate::i18n::Locale;
use crate::ui::components::{Choice as Line, RadioGroup, Select};
use crate::ui::state::App;
use crate::ui::text::use_locale;
use crate::wording::import_report;
use crate::{t, text};

use super::reading::{Done, Import};

const NEW: &str = "new";
const CURRENT: &str = "current";

/// The choices, where there are any.
#[component]
pub(super) fn Choices(import: Import, done: Arc<Done>) -> impl IntoView {
    let app = App::get();
    let locale = use_locale();
    let chosen = RwSignal::new(done.choice.clone());
    let choose = move |change: &dyn Fn(&mut Choice)| {
        chosen.update(|choice| change(choice));
        import.choose(chosen.get_untracked());
    };
    let name = move || app.tenant(|tenant| tenant.organization.display_name.to_string());
    let report = StoredValue::new(done.import.report.clone());
    let proposal = done.gathered.proposal();
    let parts = move || {
        let locale = locale.get();
        report.with_value(|report| app.tenant(|tenant| parts(locale, report, tenant)))
    };
    let into = proposal.map(|usual| {
        let lines = vec![
            Line::new(NEW, text!(report.into_new)).hint(move || t!(report.into_new_hint, name = name())),
            Line::new(CURRENT, move || t!(report.into_current, name = name())).hint(move || {
                let (lists, stays) = parts();
                t!(report.into_current_hint, lists, stays)
            }),
        ];
        let value = Signal::derive(move || match chosen.with(|choice| choice.base).unwrap_or(usual) {
            Base::New => NEW.to_owned(),
            Base::Current => CURRENT.to_owned(),
        });
        let on_change = Callback::new(move |(value,): (String,)| {
            let base = if value == NEW { Base::New } else { Base::Current };
            choose(&|choice| choice.base = Some(base));
        });
        view! { <RadioGroup label=text!(report.into) choices=lines value on_change/> }
    });
    let is_part = proposal.is_none()
        && report.with_value(|report| {
            report.base.is_some()
                && report
                    .files
                    .iter()
                    .any(|file| file.lists.iter().any(|read| read.list != List::Members))
        });
    let part = is_part.then(|| {
        view! { <p>{move || {
            let (lists, stays) = parts();
            t!(report.replaces_lists, name = name(), lists, stays)
        }}</p> }
    });
    let groups: Vec<(String, String)> = done
        .import
        .tenant
        .groups()
        .map(|group| (group.id.to_string(), group.display_name.to_string()))
        .collect();
    let groups = StoredValue::new(groups);
    let files: Vec<(usize, String)> = (0..).zip(done.gathered.members().map(str::to_owned)).collect();
    let any = !files.is_empty();
    let selects = files.into_iter().map(|(place, file)| {
        let lines = Signal::derive(move || {
            let none = Line::new("", text!(report.group_none));
            let all = groups.with_value(|groups| {
                let line = |(id, name): &(String, String)| {
                    let name = name.clone();
                    Line::new(id.clone(), move || name.clone())
                };
                groups.iter().map(line).collect::<Vec<_>>()
            });
            [vec![none], all].concat()
        });
        let value = Signal::derive(move || {
            let of = |choice: &Choice| {
                choice
                    .groups
                    .iter()
                    .find(|(at, _)| *at == place)
                    .map(|(_, id)| *id)
            };
            chosen.with(of).map(|id| id.to_string()).unwrap_or_default()
        });
        let on_change = Callback::new(move |(value,): (String,)| {
            let group = Guid::parse(&value).ok().map(GroupId::from);
            choose(&|choice| {
                choice.groups.retain(|(at, _)| *at != place);
                choice.groups.extend(group.map(|group| (place, group)));
            });
        });
        view! { <Select label=move || t!(report.group_of, file) choices=lines value on_change/> }
    });
    view! {
        {into}
        {part}
        {any.then(|| view! { <p>{text!(report.group_hint)}</p> })}
        {selects.collect_view()}
    }
}

/// The lists that are replaced in a tenant, and what stays of it.
fn parts(locale: Locale, report: &Report, tenant: &Tenant) -> (String, String) {
    let read: Vec<List> = report
        .files
        .iter()
        .flat_map(|file| &file.lists)
        .map(|read| read.list)
        .collect();
    let mut replaced = Vec::new();
    let mut stays = Vec::new();
    for list in List::ALL {
        let rows = match list {
            List::Organization => 1,
            List::SubscribedSkus => tenant.products().count(),
            List::Subscriptions => tenant.subscriptions().count(),
            List::Users => tenant.users().filter(|(_, user)| user.deleted.is_none()).count(),
            List::DeletedUsers => tenant.users().filter(|(_, user)| user.deleted.is_some()).count(),
            List::Groups => tenant.groups().count(),
            List::Members => 0,
        };
        let rows = u32::try_from(rows).unwrap_or(u32::MAX);
        let text = import_report::rows(locale, ListRead { list, rows });
        if read.contains(&list) {
            replaced.push(text);
        } else if rows > 0 {
            stays.push(text);
        }
    }
    (replaced.join(", "), stays.join(", "))
}
