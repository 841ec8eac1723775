//! What stands in the side panel while the guidance is open: the list of tasks, or the steps of one.

use leptos::prelude::*;

use crate::guidance::{before, next, related, Chapter, Task};
use crate::ui::components::{Button, ButtonKind, Expander};
use crate::ui::icons::Icon;
use crate::ui::lazy::{lazy, lazy_view, Fallback};
use crate::ui::route::Route;
use crate::ui::side_panel::{side_panel, Frame};
use crate::ui::state::App;
use crate::{t, text};

use super::around::{forbidden, items};
use super::guide::Guidance;
use super::steps;
use super::words::plain;

/// The panel, while the guidance is open. Its frame is of the first part, so that the region is there, and can be
/// closed, where the rest can't be had.
pub fn panel(guidance: Guidance) -> AnyView {
    let wide = RwSignal::new(false);
    (move || guidance.open.get().then(|| frame(guidance, wide))).into_any()
}

fn frame(guidance: Guidance, wide: RwSignal<bool>) -> AnyView {
    let task = Memo::new(move |_| guidance.task().map(TaskRef));
    let close = Callback::new(move |()| {
        guidance.set_open(false);
        if let Some(button) = crate::ui::dom::by_id("open-guidance") {
            crate::ui::dom::focus(&button);
        }
    });
    let frame = Frame {
        title: text!(guidance.title),
        count: Signal::derive(move || task.get().and_then(|task| steps::count(guidance, task.0))),
        // Without a task there is nothing but the list.
        whole: Signal::derive(move || task.with(Option::is_none)),
        unfold: text!(guidance.all_steps),
        close: Some((text!(guidance.close), close)),
    };
    let content = lazy(Fallback::Message, move || content(guidance, task));
    side_panel(frame, guidance.side, wide, content)
}

lazy_view! {
    /// What stands under its title.
    fn content(guidance: Guidance, task: Memo<Option<TaskRef>>) -> AnyView {
        view! {
            {move || task.get().map(|task| steps::current(guidance, task.0))}
            <div class="side-panel-body">
                {move || match task.get() {
                    Some(task) => one(guidance, task.0),
                    None => choose(guidance),
                }}
            </div>
            <p class="visually-hidden" role="status">{move || steps::spoken(guidance)}</p>
        }
        .into_any()
    }
}

/// A task, compared by what it is.
#[derive(Clone, Copy)]
struct TaskRef(&'static Task);

impl PartialEq for TaskRef {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// The list of tasks.
fn choose(guidance: Guidance) -> AnyView {
    let chapters = move || {
        let tasks = guidance.tasks();
        let chapters = Chapter::ALL.into_iter().filter_map(|chapter| {
            let here = tasks.iter().filter(|task| task.chapter == chapter).map(|task| {
                let (id, title) = (task.id, task.title);
                view! {
                    <li>
                        <button type="button" class="guidance-task" on:click=move |_| guidance.start(id)>
                            <span>{move || plain(title)}</span>
                            {Icon::ChevronRight.view(16)}
                        </button>
                    </li>
                }
            });
            let here = here.collect::<Vec<_>>();
            (!here.is_empty()).then(|| {
                view! {
                    <h3 class="guidance-chapter">{move || plain(chapter.title())}</h3>
                    <ul class="guidance-tasks">{here}</ul>
                }
            })
        });
        chapters.collect_view()
    };
    view! {
        <p class="guidance-intro">{text!(guidance.choose)}</p>
        {chapters}
    }
    .into_any()
}

/// One task: what comes before, its steps, what comes after.
fn one(guidance: Guidance, task: &'static Task) -> AnyView {
    let app = App::get();
    let (before_open, next_open, related_open) =
        (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let reason = move || forbidden(app, task);
    let over = Memo::new(move |_| guidance.progress().is_over(task));
    Effect::new(move |_| next_open.set(over.get()));
    view! {
        <div class="guidance-top">
            <Button label=text!(guidance.all_tasks) kind=ButtonKind::Link icon=Icon::Back
                on_press=move || guidance.leave_task()/>
            <Button label=text!(guidance.start_over) kind=ButtonKind::Link icon=Icon::Refresh
                on_press=move || guidance.start_over()/>
        </div>
        <h3 class="guidance-heading">{move || plain(task.title)}</h3>
        {move || guidance.edition().is_historic().then(|| view! {
            <p class="guidance-back">{Icon::Info.view(16)} <span>{t!(guidance.historic)}</span></p>
        })}
        {move || reason().map(|reason| view! {
            <p class="guidance-back warn-text">{Icon::Warning.view(16)} <span>{reason}</span></p>
        })}
        <Expander title=text!(guidance.before) open=before_open>
            {move || items(guidance, before(task, guidance.edition()))}
        </Expander>
        {steps::list(guidance, task)}
        {move || over.get().then(|| view! {
            <p class="guidance-over">{Icon::CheckCircle.view(18)} <span>{steps::finished(task)}</span></p>
        })}
        <Expander title=text!(guidance.next) open=next_open>
            {items(guidance, next(task))}
        </Expander>
        <Expander title=text!(guidance.related) open=related_open>
            {move || items(guidance, related(task, guidance.edition()))}
        </Expander>
        <p class="guidance-outside"><a href=Route::Changes.href()>{text!(changes.title)}</a></p>
        <p class="guidance-outside">{text!(guidance.outside)}</p>
    }
    .into_any()
}
