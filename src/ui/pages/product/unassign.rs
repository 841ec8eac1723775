//! *Unassign licenses*: who loses the product, *Unassign*, result, *Close* (the article on unassigning, on the
//! Licenses page).

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::counted;
use crate::domain::{ChangeUsers, Command, Place, Removal, UserIx};
use crate::ui::components::{Action, Initials};
use crate::ui::parts::{Done, TaskPane};
use crate::ui::people_grid::PeopleList;
use crate::ui::selection::Selection;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::ui::words::{person, product_name};
use crate::{t, text};

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
    let command = Signal::derive(move || Some(Command::ChangeUsers(change.get_value())));
    let settled = Callback::new(move |()| list.selection.update(Selection::clear));
    let question = move || {
        let product = app.tenant(|tenant| product_name(tenant, sku));
        let count = change.with_value(|change| change.users.len());
        counted!(
            count,
            licenses.unassign_question_1,
            licenses.unassign_question_n,
            product
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
    let subtitle = move || app.tenant(|tenant| product_name(tenant, sku));
    view! {
        <TaskPane title=text!(licenses.unassign) subtitle=move || subtitle command missing=""
            button=text!(licenses.unassign_button) done=Signal::stored(Done::Unassigned)
            unsaved=Signal::stored(false) on_settled=settled on_close>
            <p class="pane-intro">{question}</p>
            {names}
        </TaskPane>
    }
}
