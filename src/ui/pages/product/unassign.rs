//! *Unassign licenses*: who loses the product, *Unassign*, result, *Close* (the article on unassigning, on the
//! Licenses page).

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::counted;
use crate::domain::{ChangeUsers, Command, Place, Removal, UserIx};
use crate::t;
use crate::ui::components::{Action, Button, ButtonKind, Initials, Pane, RealTenantNote};
use crate::ui::parts::{Done, OutcomeView, PlanView, Report};
use crate::ui::people_grid::PeopleList;
use crate::ui::selection::Selection;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::ui::words::{person, product_name};

/// More people than this are counted.
const NAMED: usize = 20;

/// The pane.
#[component]
pub fn UnassignPane(
    /// The product.
    sku: SkuId,
    /// Who was selected, in the order of the grid.
    users: Vec<UserIx>,
    /// The list they were selected in; those who lost the product leave it.
    list: PeopleList,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let mut change = ChangeUsers::new(users, Place::Licenses);
    change.remove = Removal::one(sku);
    let change = StoredValue::new(change);
    let report = RwSignal::new(None::<Report>);
    let command = Signal::derive(move || Some(Command::ChangeUsers(change.get_value())));
    let decision = Memo::new(move |_| command.get().map(|command| Arc::new(app.plan(&command))));
    let act = Callback::new(move |()| {
        let change = change.get_value();
        report.set(Some(Report::act(
            app,
            Command::ChangeUsers(change),
            Done::Unassigned,
        )));
        list.selection.update(Selection::clear);
    });
    let question = move || {
        let product = app.tenant(|tenant| product_name(tenant, sku));
        let count = change.with_value(|change| change.users.len());
        counted!(
            count,
            licenses.unassign_question_1,
            licenses.unassign_question_n,
            product = product
        )
    };
    let names = move || {
        change.with_value(|change| {
            let more = change.users.len().saturating_sub(NAMED);
            let names = change.users.iter().take(NAMED).map(|user| {
                let name = app.tenant(|tenant| person(tenant, *user));
                view! { <li><Initials name=name.clone()/> <span>{name}</span></li> }
            });
            view! {
                <ul class="people-names">{names.collect_view()}</ul>
                {(more > 0).then(|| view! { <p>{t!(components.and_more, count = number(more as u64))}</p> })}
            }
        })
    };
    let body = move || {
        if report.with(Option::is_some) {
            return view! { <OutcomeView report/> }.into_any();
        }
        view! {
            <p class="pane-intro">{question}</p>
            {names}
            <RealTenantNote text=move || t!(result.note_unassign)/>
        }
        .into_any()
    };
    let plan = move || {
        report.with(Option::is_none).then(|| {
            view! {
                <PlanView command decision=Signal::derive(move || decision.get())/>
            }
        })
    };
    let footer = move || {
        if report.with(Option::is_some) {
            return view! {
                <Button label=move || t!(common.close) kind=ButtonKind::Primary on_press=on_close/>
            }
            .into_any();
        }
        view! {
            <Button label=move || t!(licenses.unassign_button) kind=ButtonKind::Primary on_press=act/>
            <Button label=move || t!(common.cancel) on_press=on_close/>
        }
        .into_any()
    };
    let subtitle = move || app.tenant(|tenant| product_name(tenant, sku));
    view! {
        <Pane title=move || t!(licenses.unassign) on_close subtitle=move || subtitle plan=move || plan footer=move || footer>
            {body}
        </Pane>
    }
}
