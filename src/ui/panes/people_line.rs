//! The line under a pane's title that says whom it is about.

use leptos::prelude::*;

use crate::counted;
use crate::domain::UserIx;
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::wording::people;

/// How many people a pane is about, and who.
pub fn people_line(app: App, users: StoredValue<Vec<UserIx>>) -> AnyView {
    let count = users.with_value(Vec::len);
    let names = app.tenant(|tenant| users.with_value(|users| people(tenant, users)));
    view! {
        {Icon::People.view(16)}
        <span>{counted!(count, common.users_1, common.users_n)} ": " <span class="pale">{names}</span></span>
    }
    .into_any()
}
