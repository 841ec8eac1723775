//! What somebody shares, shown before anything happens; then it is opened beside what there is, and replaces nothing.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::File;

use crate::domain::Tenant;
use crate::exchange::Limits;
use crate::platform;
use crate::practice::{Exercise, Lesson, ShareFault, Shared};
use crate::ui::components::{Button, ButtonKind, Message, MessageKind, TextField};
use crate::ui::icons::Icon;
use crate::ui::location::go;
use crate::ui::practice::{exercise, keep_own, learner, replaces_own, set_learner, Begin};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::tenants::fault_words;
use crate::ui::text::number;
use crate::wording::{edition, exercise_words, share_fault};
use crate::{t, text};

/// What stands in the address in a payload's place, for a file that was picked.
pub(super) const FILE: &str = "file";

thread_local! {
    /// The text of the file that was picked last.
    static PICKED: RefCell<String> = RefCell::default();
}

/// Reads a picked file, as far as it is not too large, and goes on.
pub(super) fn keep_file(file: &File, done: impl FnOnce() + 'static) {
    if file.size() > Limits::default().bytes as f64 {
        PICKED.with_borrow_mut(String::clear);
        done();
        return;
    }
    platform::read_file(file, move |bytes| {
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        PICKED.with_borrow_mut(|picked| *picked = text.unwrap_or_default());
        done();
    });
}

/// The page.
#[component]
pub fn OpenPage(
    /// What the address holds.
    payload: String,
) -> impl IntoView {
    let (read, size) = match payload.as_str() {
        FILE => PICKED.with_borrow(|text| (Shared::from_file(text), text.len())),
        _ => (Shared::from_payload(&payload), payload.len()),
    };
    let content = match read {
        Ok(shared) => shown(Arc::new(shared), size),
        Err(fault) => refused(fault),
    };
    view! {
        <div class="page">
            <h1 class="page-title">{text!(trainer.shared)}</h1>
            {content}
        </div>
    }
}

fn refused(fault: ShareFault) -> AnyView {
    view! {
        <Message kind=MessageKind::Danger still=true>{move || share_fault(fault)}</Message>
        <p><a href=Route::Practice.href()>{text!(trainer.dont_open)}</a></p>
    }
    .into_any()
}

/// What there is to open.
fn tenant_of(shared: &Shared) -> Option<Tenant> {
    let start = |one: &Exercise| one.start.own.as_ref().map(|tenant| Tenant::clone(tenant));
    match shared {
        Shared::Tenant(tenant, _) => Some(Tenant::clone(tenant)),
        Shared::Exercise(one) => start(one),
        Shared::Lesson(_, exercises) => exercises.first().and_then(start),
    }
}

fn shown(shared: Arc<Shared>, size: usize) -> AnyView {
    let app = App::get();
    let failed = RwSignal::new(None::<String>);
    let name = RwSignal::new(learner());
    let tenant = tenant_of(&shared);
    let opened = Arc::clone(&shared);
    let open_tenant = move || {
        let actor = match &*opened {
            Shared::Tenant(_, actor) => *actor,
            Shared::Exercise(_) | Shared::Lesson(..) => Default::default(),
        };
        let Some(tenant) = tenant_of(&opened) else { return };
        match app.open_new(tenant, actor) {
            true => go(&Route::Users),
            false => failed.set(Some(t!(trainer.not_opened).to_owned())),
        }
    };
    let started = Arc::clone(&shared);
    let start = move || {
        set_learner(&name.get_untracked());
        keep_own(app, &started);
        match &*started {
            Shared::Exercise(one) => {
                let begun = exercise(&one.id).map(|one| app.begin_exercise(one));
                if let Some(Err(fault)) = begun {
                    failed.set(Some(t!(practice.fault, why = fault_words(fault))));
                }
            }
            Shared::Lesson(lesson, _) => go(&Route::Exercise(lesson.id.clone())),
            Shared::Tenant(..) => {}
        }
    };
    let label = match &*shared {
        Shared::Exercise(_) => Some(text!(practice.start)),
        Shared::Lesson(..) => Some(text!(trainer.start_lesson)),
        Shared::Tenant(..) => None,
    };
    let is_started = label.is_some();
    view! {
        <p class="page-subtitle">{text!(trainer.nothing_opened)}</p>
        <div class="trainer-open">
            <section class="card" aria-labelledby="shared-title">{what(&shared)}{people(tenant.as_ref())}</section>
            <div class="trainer-side">
                <section class="card" aria-labelledby="shared-checked">
                    <h2 class="card-title" id="shared-checked">{text!(trainer.checked)}</h2>
                    <ul class="trainer-checks">
                        {check(t!(trainer.whole, size = number(size as u64)))}
                        {check(t!(trainer.only_data).to_owned())}
                        {check(t!(trainer.replaces_nothing).to_owned())}
                        {replaces_own(&shared).then(|| check(t!(trainer.replaces_own).to_owned()))}
                    </ul>
                </section>
                {is_started.then(|| view! {
                    <div class="card">
                        <TextField label=text!(trainer.your_name) value=name hint=text!(trainer.your_name_hint)/>
                    </div>
                })}
            </div>
        </div>
        {move || failed.get().map(|why| view! {
            <Message kind=MessageKind::Danger alert=true>{why}</Message>
        })}
        <div class="trainer-buttons">
            {label.map(|label| view! { <Button label kind=ButtonKind::Primary on_press=start/> })}
            {tenant.is_some().then(|| view! { <Button label=text!(trainer.open_tenant) on_press=open_tenant/> })}
            <a class="button button-secondary" href=Route::Practice.href()>{text!(trainer.dont_open)}</a>
        </div>
    }
    .into_any()
}

fn check(words: String) -> AnyView {
    view! { <li>{Icon::CheckCircle.view(18)} <span>{words}</span></li> }.into_any()
}

/// What it is, in the words of whoever shares it: plain text, whatever it looks like.
fn what(shared: &Shared) -> AnyView {
    match shared {
        Shared::Tenant(tenant, _) => head(t!(trainer.kind_tenant), &tenant.organization.display_name, ""),
        Shared::Exercise(one) => {
            let (title, task) = (exercise_words(&one.title), exercise_words(&one.task));
            head(t!(practice.exercise), &title, &task)
        }
        Shared::Lesson(lesson, own) => {
            let (title, before) = (exercise_words(&lesson.title), exercise_words(&lesson.before));
            view! { {head(t!(trainer.kind_lesson), &title, &before)} {list(lesson, own)} }.into_any()
        }
    }
}

fn head(kind: &'static str, title: &str, words: &str) -> AnyView {
    view! {
        <h2 class="card-title" id="shared-title">{title.to_owned()}</h2>
        <p class="card-hint">{kind}</p>
        <p class="trainer-words">{words.to_owned()}</p>
    }
    .into_any()
}

fn list(lesson: &Lesson, own: &[Exercise]) -> AnyView {
    let title = |id: &String| {
        let made = own.iter().find(|one| one.id == *id);
        let title = made.or(exercise(id)).map(|one| exercise_words(&one.title));
        let title = title.unwrap_or_else(|| t!(trainer.unknown_exercise).to_owned());
        view! { <li>{title}</li> }
    };
    let lines = lesson.exercises.iter().map(title).collect_view();
    view! { <ol class="trainer-list">{lines}</ol> }.into_any()
}

/// The tenant that comes with it.
fn people(tenant: Option<&Tenant>) -> AnyView {
    let Some(tenant) = tenant else {
        return ().into_any();
    };
    let words = t!(
        trainer.tenant_holds,
        name = tenant.organization.display_name.to_string(),
        users = number(tenant.places() as u64),
        groups = number(tenant.groups().count() as u64),
        products = number(tenant.products().count() as u64)
    );
    let edition = edition(tenant.edition);
    view! { <p class="exercise-about"><span>{Icon::Building.view(18)} {words}</span><span>{edition}</span></p> }.into_any()
}
