//! The tab *Errors & Issues* of a product's page: who should have the product and doesn't, why, and *Reprocess*
//! (DOMAIN 1.11).

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::counted;
use crate::domain::{AssignmentError, Permission, Source, Tenant, UserIx, REPROCESSED_AT_A_TIME};
use crate::ui::components::{
    Button, ButtonKind, Cell, Column, CommandBar, Markup, MenuItem, Message, MessageKind, Row, StatusLine,
    VirtualGrid,
};
use crate::ui::icons::Icon;
use crate::ui::panes::role_reason;
use crate::ui::people_grid::{user_of, PeopleList};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{error_title, group_name, person};
use crate::{t, text};

use super::open::Open;

/// The first error of a product with somebody, and the group it comes from.
fn error_of(tenant: &Tenant, user: UserIx, sku: SkuId) -> Option<(AssignmentError, Source)> {
    let license = tenant.licenses(user)?.get(sku)?;
    let mut assignments = license.assignments().iter();
    assignments.find_map(|assignment| Some((assignment.state.error()?, assignment.source)))
}

/// Those for whom a product is in error.
pub(super) fn failing(sku: SkuId) -> PeopleList {
    PeopleList::new(move |tenant, user| error_of(tenant, user, sku).is_some())
}

/// That there are some, and the way to them.
pub(super) fn notice(list: PeopleList, show: Callback<()>) -> AnyView {
    let count = Memo::new(move |_| list.all.with(|all| all.0.len()));
    let action = move || {
        view! { <Button label=text!(licenses.view_errors) kind=ButtonKind::Link on_press=show/> }
    };
    view! {
        <Show when=move || count.get().gt(&0)>
            <Message still=true kind=MessageKind::Warn action>
                {move || counted!(count.get(), licenses.errors_1, licenses.errors_n)}
            </Message>
        </Show>
    }
    .into_any()
}

/// The tab.
pub(super) fn tab(sku: SkuId, list: PeopleList, open: RwSignal<Option<Open>>) -> AnyView {
    let app = App::get();
    let nobody = move || (list.chosen_count() == 0).then(|| t!(users.select_first).to_owned());
    let reprocess = Callback::new(move |()| open.set(Some(Open::Reprocess(list.chosen()))));
    let commands = Signal::stored(vec![MenuItem::new(text!(groups.reprocess), reprocess)
        .icon(Icon::Redo)
        .disabled(move || role_reason(app, Permission::ReprocessLicenses).or_else(nobody))]);
    let columns = vec![
        Column::new("name", "cell-name", text!(users.column_name)),
        Column::new("problem", "cell-problem", text!(licenses.reason)).fixed(),
    ];
    let count = Signal::derive(move || list.shown.with(|shown| shown.0.len()));
    let key_at = Callback::new(move |(index,): (usize,)| {
        list.shown
            .with(|shown| shown.0.get(index).map_or(u64::MAX, |user| u64::from(user.0)))
    });
    let cells = Callback::new(move |(row,): (Row,)| cells(app, sku, user_of(row.key)));
    let details = Callback::new(move |(key,): (u64,)| open.set(Some(Open::Details(user_of(key)))));
    let hint = move || {
        t!(
            licenses.errors_hint,
            limit = number(u64::from(REPROCESSED_AT_A_TIME))
        )
    };
    view! {
        <CommandBar commands/>
        <p class="group-hint">{hint}</p>
        <VirtualGrid label=text!(licenses.errors_tab) class="grid-errors" columns count key_at cells
            sort=list.sort selection=list.grid_selection() on_open=details select_all=text!(users.select_all)/>
        <Show when=move || list.all.with(|all| all.0.is_empty())>
            <p class="empty">{text!(licenses.no_errors)}</p>
        </Show>
        <StatusLine shown=move || list.shown_text() chosen=move || list.chosen_text()/>
    }
    .into_any()
}

fn cells(app: App, sku: SkuId, user: UserIx) -> Vec<Cell> {
    app.tenant(|tenant| {
        let reason = error_of(tenant, user, sku).map(|(error, source)| match source {
            Source::Group(group) => {
                let via = t!(common.via_group, group = group_name(tenant, group));
                format!("{} ({via})", error_title(error))
            }
            Source::Direct => error_title(error).to_owned(),
        });
        vec![
            vec![Markup::name(person(tenant, user))],
            vec![Markup::words("danger-text", reason.unwrap_or_default())],
        ]
    })
}
