//! The console as it is kept: its session, what runs, what was written, what was typed. It outlives the page, so that
//! somebody can look elsewhere and come back.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::console::{Finished, Output, Run, Session, Shell, MOST_STEPS};
use crate::ui::preferences;
use crate::ui::slices::in_slices;
use crate::ui::state::App;
use crate::wording;

use super::host::AppHost;

/// How many lines stand on the screen at most; the rest can be saved.
const SHOWN: usize = 3_000;
/// How many lines one piece of output has at most.
const PIECE: usize = 400;
/// How many bytes are kept to be saved.
const KEPT: usize = 8 << 20;
/// How many steps the script takes before it looks at the time.
const STEPS: u64 = 400;
/// How many commands are remembered, and how long the longest may be.
const REMEMBERED: usize = 100;
const LONGEST: usize = 4_000;

/// What a piece of output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Typed,
    Text,
    Error,
    Warning,
    Note,
}

/// Some lines of output.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) id: u64,
    pub(super) kind: Kind,
    pub(super) text: Arc<str>,
    lines: usize,
}

/// What is kept between two commands in one tenant.
struct Kept {
    tenant: u32,
    session: Option<Session>,
    pieces: Vec<Piece>,
    all: String,
    next: u64,
    cut: bool,
}

thread_local! {
    static KEPT_HERE: RefCell<Option<Kept>> = const { RefCell::new(None) };
    static RUNNING: RefCell<Option<Run>> = const { RefCell::new(None) };
}

/// The console of the page: signals over what is kept.
#[derive(Clone, Copy)]
pub(super) struct Console {
    pub(super) app: App,
    /// Goes up with every piece.
    pub(super) version: RwSignal<u64>,
    pub(super) running: RwSignal<bool>,
    pub(super) stopped: RwSignal<bool>,
    /// Goes up when files come and go.
    pub(super) files: RwSignal<u64>,
}

fn with<R>(app: App, act: impl FnOnce(&mut Kept) -> R) -> R {
    let tenant = app.tenants.open.get_untracked();
    KEPT_HERE.with_borrow_mut(|kept| {
        // Variables, roles and who is signed in are of one tenant; files are the person's.
        let of_other = kept.take_if(|kept| kept.tenant != tenant);
        let files = of_other
            .and_then(|other| other.session)
            .map(|session| session.files);
        let old_modules = app.peek(|sandbox| sandbox.tenant().edition.edition().old_modules);
        let new_session = || {
            let shell = if old_modules { Shell::Windows } else { Shell::Seven };
            let mut session = Session::new(shell);
            session.files = files.unwrap_or_default();
            session
        };
        let kept = kept.get_or_insert_with(|| Kept {
            tenant,
            session: Some(new_session()),
            pieces: Vec::new(),
            all: String::new(),
            next: 0,
            cut: false,
        });
        act(kept)
    })
}

impl Console {
    /// The console of a page that is shown. What ran when the last one went is stopped.
    pub(super) fn new() -> Self {
        let app = App::get();
        if let Some(mut run) = RUNNING.with_borrow_mut(Option::take) {
            run.stop();
            if let Some(finished) = run.advance(1) {
                with(app, |kept| kept.session = Some(finished.session));
            }
        }
        on_cleanup(Self::stop);
        let version = RwSignal::new(0);
        Effect::new(move |_| {
            app.tenants.open.track();
            version.update(|version| *version += 1);
        });
        Console {
            app,
            version,
            running: RwSignal::new(false),
            stopped: RwSignal::new(false),
            files: RwSignal::new(0),
        }
    }

    /// Works with the session; nothing while a command runs.
    pub(super) fn session<R>(self, act: impl FnOnce(&mut Session) -> R) -> Option<R> {
        with(self.app, |kept| kept.session.as_mut().map(act))
    }

    /// The pieces on the screen, and whether earlier ones are left out.
    pub(super) fn pieces(self) -> (Vec<Piece>, bool) {
        with(self.app, |kept| (kept.pieces.clone(), kept.cut))
    }

    /// All output as text.
    pub(super) fn all(self) -> String {
        with(self.app, |kept| kept.all.clone())
    }

    /// Forgets the output.
    pub(super) fn clear(self) {
        with(self.app, |kept| {
            kept.pieces.clear();
            kept.all.clear();
            kept.cut = false;
        });
        self.version.update(|version| *version += 1);
    }

    fn push(self, kind: Kind, text: &str) {
        with(self.app, |kept| {
            if kept.all.len() + text.len() < KEPT {
                kept.all.push_str(text);
                kept.all.push('\n');
            }
            let lines: Vec<&str> = text.split('\n').collect();
            for part in lines.chunks(PIECE) {
                let id = kept.next;
                kept.next += 1;
                kept.pieces.push(Piece {
                    id,
                    kind,
                    text: Arc::from(part.join("\n")),
                    lines: part.len(),
                });
            }
            let mut sum: usize = kept.pieces.iter().map(|piece| piece.lines).sum();
            let mut gone = 0;
            for piece in &kept.pieces {
                if sum <= SHOWN {
                    break;
                }
                sum -= piece.lines;
                gone += 1;
            }
            kept.cut |= gone > 0;
            kept.pieces.drain(..gone);
        });
    }

    /// Puts what was written on the screen: texts that follow each other are one piece.
    fn take(self, out: &Rc<RefCell<Vec<Output>>>) {
        let outputs = std::mem::take(&mut *out.borrow_mut());
        if outputs.is_empty() {
            return;
        }
        let mut text = String::new();
        let flush = |text: &mut String| {
            if !text.is_empty() {
                self.push(Kind::Text, text.trim_end_matches('\n'));
                text.clear();
            }
        };
        for output in outputs {
            match output {
                Output::Text(more) => {
                    text.push_str(&more);
                    text.push('\n');
                }
                Output::Error(error) => {
                    flush(&mut text);
                    self.push(Kind::Error, &error);
                }
                Output::Warning(warning) => {
                    flush(&mut text);
                    self.push(Kind::Warning, &warning);
                }
                Output::Note(note) => {
                    flush(&mut text);
                    let words = self.app.peek(|sandbox| wording::note(sandbox.tenant(), &note));
                    self.push(Kind::Note, &words);
                }
                Output::Clear => {
                    text.clear();
                    self.clear();
                }
            }
        }
        flush(&mut text);
        self.version.update(|version| *version += 1);
    }

    /// Runs a text, in slices.
    pub(super) fn run(self, text: &str) {
        if self.running.get_untracked() || text.trim().is_empty() {
            return;
        }
        let Some(session) = with(self.app, |kept| kept.session.take()) else {
            return;
        };
        remember(text);
        self.push(Kind::Typed, text);
        self.version.update(|version| *version += 1);
        self.stopped.set(false);
        self.running.set(true);
        let out = Rc::new(RefCell::new(Vec::new()));
        let host = AppHost {
            app: self.app,
            out: Rc::clone(&out),
        };
        let run = Run::start(session, Box::new(host), text, MOST_STEPS);
        RUNNING.with_borrow_mut(|running| *running = Some(run));
        let tenant = self.app.tenants.open.get_untracked();
        in_slices(move || {
            // Out of its place while it works: what it does may ask for the console.
            let Some(mut run) = RUNNING.with_borrow_mut(Option::take) else {
                return false;
            };
            // Nothing goes on in another tenant than the one it was begun in.
            if self.app.tenants.open.get_untracked() != tenant {
                run.stop();
            }
            let finished = run.advance(STEPS);
            self.take(&out);
            match finished {
                None => {
                    RUNNING.with_borrow_mut(|running| *running = Some(run));
                    true
                }
                Some(finished) => {
                    self.finish(finished);
                    false
                }
            }
        });
    }

    fn finish(self, finished: Finished) {
        with(self.app, |kept| match &mut kept.session {
            Some(of_other) => of_other.files = finished.session.files,
            none => *none = Some(finished.session),
        });
        self.stopped.set(finished.stopped);
        self.running.set(false);
        self.files.update(|files| *files += 1);
    }

    /// Stops what runs.
    pub(super) fn stop() {
        RUNNING.with_borrow(|run| {
            if let Some(run) = run {
                run.stop();
            }
        });
    }
}

/// The commands that were typed, oldest first.
pub(super) fn typed() -> Vec<String> {
    let kept = preferences::read("console").unwrap_or_default();
    kept.split('\u{1e}')
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn remember(text: &str) {
    let mut all = typed();
    let text = text.trim_end();
    if text.len() > LONGEST || all.last().is_some_and(|last| last == text) {
        return;
    }
    all.push(text.replace('\u{1e}', " "));
    let gone = all.len().saturating_sub(REMEMBERED);
    all.drain(..gone);
    preferences::write("console", &all.join("\u{1e}"));
}
