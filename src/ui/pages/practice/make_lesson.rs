//! *Make a lesson*: exercises chosen in an order, with words before and after, and how much help there is.

use leptos::prelude::*;

use crate::platform;
use crate::practice::{exercises, own_id, Exercise, Help, Lesson, Shared, Words};
use crate::ui::components::{Button, ButtonKind, Checkbox};
use crate::ui::location::go;
use crate::ui::practice::{exercise, keep_own, own};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{Reason, Text};
use crate::wording::exercise_words;
use crate::{t, text};

use super::handing::hand_out;
use super::words::{fields, Both};

/// The page.
#[component]
pub fn MakeLessonPage() -> impl IntoView {
    let app = App::get();
    let [title, before, after] = [(); 3].map(|()| Both::new(Words::default()));
    let chosen = RwSignal::new(Vec::<String>::new());
    let help = RwSignal::new(Help::default());
    let id = StoredValue::new(own_id(platform::random_key() as u64));
    let lesson = move || Lesson {
        id: id.get_value(),
        title: title.get(),
        before: before.get(),
        after: after.get(),
        exercises: chosen.get(),
        help: help.get(),
    };
    let shared = move || {
        let lesson = lesson();
        let own = lesson.exercises.iter().filter_map(|id| exercise(id));
        let own = own.filter(|one| one.start.own.is_some()).cloned().collect();
        Some(Shared::Lesson(Box::new(lesson), own))
    };
    let reason = Reason::from(move || match title.is_empty() {
        true => Some(t!(trainer.title_missing).to_owned()),
        false if chosen.with(Vec::is_empty) => Some(t!(trainer.exercises_missing).to_owned()),
        false => {
            let fits = shared().is_some_and(|shared| shared.fits().is_ok());
            (!fits).then(|| t!(trainer.too_much).to_owned())
        }
    });
    let keep = move || {
        if let Some(shared) = untrack(shared) {
            keep_own(app, &shared);
            go(&Route::Exercise(id.get_value()));
        }
    };
    let boxes = move || {
        let own = own(app).exercises;
        let all = own.into_iter().chain(exercises());
        all.map(|one| choice(one, chosen)).collect_view()
    };
    let hints = Callback::new(move |(on,): (bool,)| help.update(|help| help.hints = on));
    let show = Callback::new(move |(on,): (bool,)| help.update(|help| help.show = on));
    view! {
        <div class="page">
            <p><a href=Route::Practice.href()>{text!(practice.all)}</a></p>
            <h1 class="page-title">{text!(trainer.make_lesson)}</h1>
            <div class="trainer-make">
                <section class="card" aria-labelledby="lesson-words">
                    <h2 class="card-title" id="lesson-words">{text!(trainer.words)}</h2>
                    <p class="card-hint">{text!(trainer.one_language)}</p>
                    {fields(text!(trainer.title), title, false)}
                    {fields(text!(trainer.before_lesson), before, true)}
                    {fields(text!(trainer.after_lesson), after, true)}
                    <Checkbox label=text!(trainer.allow_hints)
                        checked=Signal::derive(move || help.get().hints) on_change=hints/>
                    <Checkbox label=text!(trainer.allow_show)
                        checked=Signal::derive(move || help.get().show) on_change=show/>
                </section>
                <section class="card" aria-labelledby="lesson-chosen">
                    <h2 class="card-title" id="lesson-chosen">{text!(trainer.exercises)}</h2>
                    <p class="card-hint">{text!(trainer.in_order)}</p>
                    {move || order(chosen)}
                    <div class="trainer-boxes">{boxes}</div>
                </section>
            </div>
            <div class="trainer-buttons">
                <Button label=text!(trainer.keep) kind=ButtonKind::Primary disabled_reason=reason on_press=keep/>
            </div>
            {hand_out(shared, reason)}
        </div>
    }
    .into_any()
}

/// The chosen exercises in their order, each but the first with a way up; nothing as long as there is nothing to order.
fn order(chosen: RwSignal<Vec<String>>) -> Option<AnyView> {
    let ids = chosen.get();
    let line = |(at, id): (usize, &String)| {
        let title = exercise(id)
            .map(|one| exercise_words(&one.title))
            .unwrap_or_default();
        let named = title.clone();
        let name = Text::from(move || t!(trainer.move_up_what, title = named.clone()));
        let up = move || {
            chosen.update(|chosen| {
                if (1..chosen.len()).contains(&at) {
                    chosen.swap(at, at - 1);
                }
            });
        };
        let button = (at > 0).then(|| {
            view! { <Button label=text!(trainer.move_up) name kind=ButtonKind::Link on_press=up/> }
        });
        view! { <li><span>{title}</span>" "{button}</li> }
    };
    let lines = ids.iter().enumerate().map(line).collect_view();
    (ids.len() > 1).then(|| view! { <ol class="trainer-order">{lines}</ol> }.into_any())
}

/// An exercise's box, with its place in the lesson once it is chosen.
fn choice(one: &'static Exercise, chosen: RwSignal<Vec<String>>) -> AnyView {
    let place = Memo::new(move |_| chosen.with(|chosen| chosen.iter().position(|id| *id == one.id)));
    let label = move || match place.get() {
        Some(at) => format!("{}. {}", at + 1, exercise_words(&one.title)),
        None => exercise_words(&one.title),
    };
    let change = Callback::new(move |(on,): (bool,)| {
        chosen.update(|chosen| {
            chosen.retain(|id| *id != one.id);
            if on {
                chosen.push(one.id.clone());
            }
        });
    });
    let checked = Signal::derive(move || place.get().is_some());
    view! { <Checkbox label checked on_change=change/> }.into_any()
}
