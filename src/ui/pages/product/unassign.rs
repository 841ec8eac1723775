//! *Unassign licenses*: who loses the product, *Unassign*, result, *Close* (the article on unassigning, on the
//! Licenses page).

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::counted;
use crate::domain::{ChangeUsers, Command, Place, Removal, UserIx};
use crate::text;
use crate::ui::components::Action;
use crate::ui::panes::{names, ConfirmPane, Done};
use crate::ui::people_grid::PeopleList;
use crate::ui::selection::Selection;
use crate::ui::state::App;
use crate::wording::product_name;

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
    let users = StoredValue::new(Arc::new(change.users.clone()));
    let command = Signal::stored(Some(Command::ChangeUsers(change)));
    let settled = Callback::new(move |()| list.selection.update(Selection::clear));
    let question = move || {
        let product = app.tenant(|tenant| product_name(tenant, sku));
        let count = users.with_value(|users| users.len());
        counted!(
            count,
            licenses.unassign_question_1,
            licenses.unassign_question_n,
            product
        )
    };
    let subtitle = move || app.tenant(|tenant| product_name(tenant, sku));
    view! {
        <ConfirmPane title=text!(licenses.unassign) subtitle command button=text!(licenses.unassign_button)
            done=Done::Unassigned question on_settled=settled on_close>
            {names(app, users.get_value())}
        </ConfirmPane>
    }
}
