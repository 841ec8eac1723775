//! How the guidance stands: whether it is open and where, which task, how far. It looks at the screen, ticks what was
//! done and marks what comes next.

use std::time::Duration;

use leptos::prelude::*;
use leptos::web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::catalog::Edition;
use crate::guidance::{
    advance, is_unmade, point, skip, task, tasks, Find, Happened, Move, Name, Progress, Role, Task, TaskId,
    WAYS_OUT,
};
use crate::i18n::{keys::components, Locale};
use crate::platform;
use crate::ui::dom;
use crate::ui::preferences;
use crate::ui::side_panel::{focus_title, PanelSide};
use crate::ui::state::App;
use crate::ui::text::use_locale;

use super::{facts, finder, watch};

/// The screen is looked at once it has been still for this long, or after it at the latest.
const STILL: Duration = Duration::from_millis(50);
/// At most this many controls are marked at once: rows of a list.
const MOST_MARKED: usize = 60;
/// The attribute of a control that the current step speaks of; the styles draw the ring.
const MARK: &str = "data-guided";

/// What is pointed at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pointed {
    /// The move, by its place among all moves of the task; none when nothing can be pointed at.
    pub at: Option<usize>,
    /// Why it is not simply the next control.
    pub why: Why,
}

/// Why something else than the next control is pointed at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Why {
    /// It is the next control, or one on the way back to it.
    #[default]
    Way,
    /// A pane that has nothing to do with the task is in the way, and its X is pointed at.
    CloseFirst,
    /// The change was asked for and was not made: what helps is pointed at.
    Unmade,
}

/// The guidance: what is open, which task, how far.
#[derive(Clone, Copy)]
pub struct Guidance {
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// Where it stands.
    pub side: PanelSide,
    edition: Memo<EditionRef>,
    id: RwSignal<Option<TaskId>>,
    progress: RwSignal<Progress>,
    happened: Memo<Vec<Happened>>,
    pointed: RwSignal<Pointed>,
    marked: StoredValue<Vec<HtmlElement>, LocalStorage>,
    waiting: StoredValue<bool>,
}

/// An edition, compared by its key.
#[derive(Clone, Copy)]
struct EditionRef(&'static Edition);

impl PartialEq for EditionRef {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Guidance {
    /// Opens as it was left, and makes it known to the pages below.
    pub fn provide(app: App) -> Self {
        let edition = Memo::new(move |_| EditionRef(app.tenant(|tenant| tenant.edition.edition())));
        let kept = preferences::read("guidance-task").unwrap_or_default();
        let mut kept = kept.split(' ');
        let id = kept.next().and_then(TaskId::parse);
        let same_edition = kept.next() == Some(edition.get_untracked().0.id.as_str());
        let progress = kept.next().filter(|_| same_edition).and_then(Progress::from_text);
        let progress = RwSignal::new(progress.unwrap_or_else(beginning));
        let open = RwSignal::new(preferences::read("guidance").as_deref() == Some("open"));
        let id = RwSignal::new(id);
        let happened = Memo::new(move |before: Option<&Vec<Happened>>| {
            if !open.get() || id.get().is_none() {
                return Vec::new();
            }
            let from = progress.get().horizon();
            app.with(|sandbox| match sandbox.looking() {
                // An earlier moment is only looked at: what was done since then still stands.
                Some(_) => before.cloned().unwrap_or_default(),
                None => facts::happened(sandbox.history(), from),
            })
        });
        let this = Self {
            open,
            side: PanelSide::kept(),
            edition,
            id,
            progress,
            happened,
            pointed: RwSignal::new(Pointed::default()),
            marked: StoredValue::new_local(Vec::new()),
            waiting: StoredValue::new(false),
        };
        provide_context(this);
        this.follow();
        this
    }

    /// The guidance above this component.
    pub fn get() -> Option<Self> {
        use_context()
    }

    /// Watches the screen while a task is open, and begins again where the edition has other steps.
    fn follow(self) {
        let active = Memo::new(move |_| self.open.get() && self.task().is_some());
        Effect::new(move |_| {
            if active.get() {
                watch::watch(move || self.look_soon());
                self.look_soon();
            } else {
                self.mark(Vec::new());
            }
        });
        // What came of a press may be closed again at once.
        Effect::new(move |_| {
            self.happened.with(|_| ());
            request_animation_frame(move || self.look());
        });
        let locale = use_locale();
        Effect::new(move |before: Option<EditionRef>| {
            let edition = self.edition.get();
            if before.is_some_and(|before| before != edition) {
                self.progress.set(beginning());
            }
            // Names on the screen are in another language now.
            let _ = locale.get();
            self.look_soon();
            edition
        });
    }

    /// The task, as the edition has it, tracked.
    pub fn task(self) -> Option<&'static Task> {
        task(self.edition.get().0, self.id.get()?)
    }

    /// The tasks to choose from, tracked.
    pub fn tasks(self) -> Vec<&'static Task> {
        tasks(self.edition.get().0)
    }

    /// The edition, tracked.
    pub fn edition(self) -> &'static Edition {
        self.edition.get().0
    }

    /// How far it is, tracked.
    pub fn progress(self) -> Progress {
        self.progress.get()
    }

    /// What is pointed at, tracked.
    pub fn pointed(self) -> Pointed {
        self.pointed.get()
    }

    /// Starts a task from its beginning, with the guidance open and its title in focus.
    pub fn start(self, id: TaskId) {
        self.id.set(Some(id));
        self.set_progress(beginning());
        self.set_open(true);
        self.look_soon();
        focus_title();
    }

    /// Back to the list of tasks.
    pub fn leave_task(self) {
        self.id.set(None);
        preferences::write("guidance-task", "");
        focus_title();
    }

    /// Opens or closes it. A task keeps its progress.
    pub fn set_open(self, open: bool) {
        self.open.set(open);
        preferences::write("guidance", if open { "open" } else { "closed" });
    }

    /// From the beginning again.
    pub fn start_over(self) {
        self.set_progress(beginning());
        self.look_soon();
        focus_title();
    }

    /// Goes on without the current step.
    pub fn skip(self) {
        if let Some(task) = untrack(|| self.task()) {
            self.set_progress(skip(task, self.progress.get_untracked()));
            self.look_soon();
        }
    }

    /// Brings what is pointed at into view, and gives it focus.
    pub fn show(self) {
        let first = self.marked.with_value(|marked| marked.first().cloned());
        if let Some(element) = first {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Center);
            element.scroll_into_view_with_scroll_into_view_options(&options);
            dom::focus_in_place(&element);
        }
    }

    fn set_progress(self, progress: Progress) {
        self.progress.set(progress);
        if let Some(id) = self.id.get_untracked() {
            let edition = self.edition.get_untracked().0.id;
            let text = format!("{} {edition} {}", id.as_str(), progress.to_text());
            preferences::write("guidance-task", &text);
        }
    }

    /// Looks at the screen when it has settled; many changes are one look.
    fn look_soon(self) {
        if self.waiting.try_get_value() != Some(false) {
            return;
        }
        self.waiting.set_value(true);
        set_timeout(
            move || {
                if self.waiting.try_get_value().is_some() {
                    self.waiting.set_value(false);
                    self.look();
                }
            },
            STILL,
        );
    }

    /// Ticks what was done, and marks what comes next.
    fn look(self) {
        if self.open.try_get_untracked() != Some(true) {
            return;
        }
        let Some(task) = untrack(|| self.task()) else {
            return;
        };
        let locale = use_locale().get_untracked();
        let on_screen = |find: &Find| finder::is_there(locale, find);
        let before = self.progress.get_untracked();
        let now = self
            .happened
            .with_untracked(|happened| advance(task, before, &on_screen, happened));
        if now != before {
            self.set_progress(now);
        }
        let targets = |one: &Move| -> Vec<HtmlElement> {
            let ready = one.needs.as_ref().is_none_or(on_screen);
            if ready {
                first_usable(locale, one.target)
            } else {
                Vec::new()
            }
        };
        let unmade = is_unmade(task, now, &on_screen);
        let mut at = Some(now.passed).filter(|_| unmade);
        let mut marked = Vec::new();
        if unmade {
            marked = first_usable(locale, &WAYS_OUT);
        }
        if marked.is_empty() {
            at = point(task, now, &|one| !targets(one).is_empty(), &on_screen);
            let one = at.and_then(|at| task.moves().nth(at));
            marked = one.map(|(_, one)| targets(one)).unwrap_or_default();
        }
        let mut why = if unmade { Why::Unmade } else { Why::Way };
        if at.is_none() && !now.is_over(task) {
            const CLOSE_PANE: Find = Find::new(Role::Button, Name::Is(components::close_pane))
                .inside(&[(Role::Dialog, Name::Any)]);
            marked = first_usable(locale, &[CLOSE_PANE]);
            if !marked.is_empty() {
                why = Why::CloseFirst;
            }
        }
        marked.truncate(MOST_MARKED);
        self.mark(marked);
        let pointed = Pointed { at, why };
        if self.pointed.get_untracked() != pointed {
            self.pointed.set(pointed);
        }
    }

    /// Puts the ring around these, and around nothing else.
    fn mark(self, elements: Vec<HtmlElement>) {
        self.marked.update_value(|marked| {
            for element in marked.iter().filter(|old| !elements.contains(old)) {
                let _ = element.remove_attribute(MARK);
            }
            for element in &elements {
                if !element.has_attribute(MARK) {
                    let _ = element.set_attribute(MARK, "");
                }
            }
            *marked = elements;
        });
    }
}

/// Nothing is done yet, and nothing that was done before counts.
fn beginning() -> Progress {
    Progress::starting(platform::now())
}

/// What can be pressed of the first of these that has something.
fn first_usable(locale: Locale, finds: &[Find]) -> Vec<HtmlElement> {
    let found = finds.iter().map(|find| {
        let mut found = finder::find_all(locale, find);
        found.retain(finder::is_usable);
        found
    });
    let mut found = found.filter(|found| !found.is_empty());
    found.next().unwrap_or_default()
}
