//! Home: what this is, the tasks, the tenant's health, and what was done last.

mod health;
mod recent;
mod seats;

use leptos::prelude::*;

use crate::catalog::Page;
use crate::counted;
use crate::guidance::TaskId;
use crate::ui::guidance::Guidance;
use crate::ui::icons::Icon;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::Text;
use crate::{t, text};

/// The page.
#[component]
pub fn HomePage() -> impl IntoView {
    let app = App::get();
    let has_licenses = Memo::new(move |_| app.tenant(|t| t.edition.edition().has(Page::Licenses)));
    let intro = move || {
        let name = app.tenant_name();
        let people = app.tenant(|t| t.sets().people());
        counted!(people, home.intro_1, home.intro_n, name)
    };
    let all_products = move || {
        let link = || view! { <a href=Route::Licenses.href()>{t!(home.all_products)}</a> };
        has_licenses.get().then(link)
    };
    view! {
        <div class="page">
            <h1 class="page-title">{text!(home.title)}</h1>
            <p class="page-subtitle">{intro} " " {text!(home.simulated)}</p>
            <div class="home">
                <div class="home-main">
                    <section class="card" aria-labelledby="home-tasks">
                        <h2 class="card-title" id="home-tasks">{text!(home.what)}</h2>
                        {move || tasks(has_licenses.get())}
                    </section>
                    <section class="card" aria-labelledby="home-seats">
                        <div class="card-head">
                            <h2 class="card-title" id="home-seats">{text!(home.seats)}</h2>
                            {all_products}
                        </div>
                        {seats::seats(app)}
                    </section>
                </div>
                <div class="home-side">
                    {practice()}
                    {health::problems(app)}
                    {recent::recent(app)}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The way to the exercises. How far somebody is stands there: none of it is loaded here.
fn practice() -> AnyView {
    view! {
        <section class="card home-practice" aria-labelledby="home-practice">
            <h2 class="card-title" id="home-practice">{text!(home.practice)}</h2>
            <p>{text!(home.practice_about)}</p>
            <a class="button button-primary" href=Route::Practice.href()>{text!(home.practice_go)}</a>
        </section>
    }
    .into_any()
}

/// The tasks that the edition has; each begins the guidance, and leads to its page.
fn tasks(has_licenses: bool) -> AnyView {
    let product = has_licenses.then(|| {
        task(
            (Icon::Card, Route::Licenses, Some(TaskId::AssignProduct)),
            text!(home.product),
            text!(home.product_where),
        )
    });
    view! {
        <ul class="tasks">
            {task(
                (Icon::PeopleAdd, Route::Users, Some(TaskId::AssignMany)),
                text!(home.many),
                text!(home.many_where),
            )}
            {product}
            {task(
                (Icon::Person, Route::Users, Some(TaskId::AssignOne)),
                text!(home.one),
                text!(home.one_where),
            )}
            {task(
                (Icon::PersonAdd, Route::Users, Some(TaskId::AddUser)),
                text!(home.add),
                text!(home.add_where),
            )}
            {task(
                (Icon::Toggle, Route::Users, Some(TaskId::ChangeApps)),
                text!(home.apps),
                text!(home.apps_where),
            )}
            {task(
                (Icon::PersonRemove, Route::Users, Some(TaskId::UnassignMany)),
                text!(home.unassign),
                text!(home.unassign_where),
            )}
            {task(
                (Icon::Replace, Route::Changes, None),
                text!(changes.title),
                text!(changes.about),
            )}
            {task(
                (Icon::Box, Route::Sandbox, None),
                text!(home.other),
                text!(home.other_where),
            )}
        </ul>
    }
    .into_any()
}

fn task((icon, route, id): (Icon, Route, Option<TaskId>), what: Text, place: Text) -> AnyView {
    let guidance = Guidance::get();
    let start = move |_| {
        let (Some(guidance), Some(id)) = (guidance, id) else {
            return;
        };
        // An edition may lack the steps: then the link is only a link.
        if untrack(|| guidance.tasks()).iter().any(|task| task.id == id) {
            guidance.start(id);
        }
    };
    view! {
        <li>
            <a class="task" href=route.href() on:click=start>
                <span class="task-icon">{icon.view(20)}</span>
                <span class="task-words">
                    <strong class="task-what">{move || what.get()}</strong>
                    " "
                    <span class="task-where">{move || place.get()}</span>
                </span>
            </a>
        </li>
    }
    .into_any()
}
