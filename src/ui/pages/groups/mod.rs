//! Groups: the list, and the page of each group (DOMAIN 1.8).

mod assign;
mod group;
mod here;
mod lists;
mod panes;
mod rule;

use leptos::prelude::*;

use crate::domain::GroupId;
use crate::ui::components::{SearchBox, StatusLine};
use crate::ui::group_grid::{GroupGrid, GroupList};
use crate::ui::location::go;
use crate::ui::route::Route;
use crate::{t, text};

pub use group::GroupPage;

/// The list.
#[component]
pub fn GroupsPage() -> impl IntoView {
    let list = GroupList::new(None);
    let open = Callback::new(|(group,): (GroupId,)| go(&Route::Group(group.to_string())));
    view! {
        <div class="page page-fill">
            <h1 class="page-title">{text!(groups.title)}</h1>
            <p class="page-subtitle">{text!(groups.intro)}</p>
            <div class="filter-row">
                <SearchBox label=text!(groups.search) value=list.query/>
            </div>
            <GroupGrid label=text!(groups.title) list selectable=false on_open=open/>
            <Show when=move || list.none_found()>
                <p class="empty">
                    {move || if list.is_empty() { t!(groups.none) } else { t!(groups.none_found) }}
                </p>
            </Show>
            <StatusLine shown=move || list.shown_text() chosen=move || list.chosen_text()/>
        </div>
    }
}
