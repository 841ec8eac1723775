//! Reading picked files piece by piece, so that the page stays usable and anybody can stop it; nothing is changed here.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::File;

use crate::domain::Time;
use crate::exchange::{anonymized, Choice, Gathered, Import as Imported, Importer, Limits, List, Refusal};
use crate::platform;
use crate::ui::learning;
use crate::ui::state::App;

use super::start::after_paint;

/// How much of a file is read at first, in bytes.
const PIECE: f64 = 256.0 * 1024.0;
/// The least and the most that is read at a time.
const PIECES: (f64, f64) = (64.0 * 1024.0, 4.0 * 1024.0 * 1024.0);
/// How long a piece may take, in milliseconds: less than a frame.
const SLICE: i64 = 12;

/// How far the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Nothing is being read.
    No,
    /// Files are being read.
    At {
        /// How much of them was read, in percent.
        percent: u8,
        /// The list that is being read.
        list: Option<List>,
    },
    /// All has been read, and is being put together.
    AlmostDone,
    /// Somebody stopped it.
    Stopped,
}

/// What came of reading the files.
pub(super) type Outcome = Result<Arc<Done>, Refusal>;

/// An import that is ready, and what it came from, so that the person may choose otherwise.
pub(super) struct Done {
    /// What becomes of the tenant.
    pub(super) import: Imported,
    /// What the files say.
    pub(super) gathered: Arc<Gathered>,
    /// What was chosen.
    pub(super) choice: Choice,
    /// Draws the invented names, where there are to be any.
    seed: Option<u64>,
}

/// The import of a page.
#[derive(Clone, Copy)]
pub(super) struct Import {
    /// How far it is.
    pub(super) reading: RwSignal<Reading>,
    /// What came of it.
    pub(super) outcome: RwSignal<Option<Outcome>>,
    /// Whether people are to get invented names.
    pub(super) invented: RwSignal<bool>,
    /// The name of a file that the browser could not read.
    pub(super) unreadable: RwSignal<Option<String>>,
    app: App,
    /// Counts the imports: what an earlier one still does is of no use.
    run: StoredValue<u32>,
}

/// Files being read.
struct Files {
    importer: Importer,
    files: Vec<File>,
    /// The file whose turn it is, and how much of it was read.
    file: usize,
    at: f64,
    piece: f64,
    invented: bool,
    /// Whether the long list of products may be fetched for them.
    learns: bool,
    run: u32,
}

impl Import {
    /// Nothing is being read yet.
    pub(super) fn new() -> Self {
        Import {
            reading: RwSignal::new(Reading::No),
            outcome: RwSignal::new(None),
            invented: RwSignal::new(false),
            unreadable: RwSignal::new(None),
            app: App::get(),
            run: StoredValue::new(0),
        }
    }

    /// Begins to read files, in place of those that are being read.
    pub(super) fn begin(self, files: Vec<File>) {
        self.start(files, true);
    }

    fn start(self, files: Vec<File>, learns: bool) {
        let run = self.next_run();
        self.unreadable.set(None);
        self.outcome.set(None);
        let sizes = files.iter().map(|file| (file.name(), file.size() as u64));
        match Importer::new(sizes.collect(), Limits::default()) {
            Ok(importer) => self.go_on(Files {
                importer,
                files,
                file: 0,
                at: 0.0,
                piece: PIECE,
                invented: self.invented.get_untracked(),
                learns,
                run,
            }),
            Err(refusal) => self.answer(Err(refusal)),
        }
    }

    /// Stops reading.
    pub(super) fn cancel(self) {
        self.next_run();
        self.reading.set(Reading::Stopped);
    }

    fn next_run(self) -> u32 {
        let run = self.run.get_value().wrapping_add(1);
        self.run.set_value(run);
        run
    }

    /// Whether nobody waits for this import any more: it was stopped, or the page is gone.
    fn is_over(self, run: u32) -> bool {
        self.run.try_get_value() != Some(run)
    }

    /// Reads the next piece.
    fn go_on(self, mut files: Files) {
        loop {
            self.show(&files);
            let Some(file) = files.files.get(files.file) else {
                self.reading.set(Reading::AlmostDone);
                after_paint(move || self.finish(files));
                return;
            };
            let size = file.size();
            if files.at < size {
                let to = (files.at + files.piece).min(size);
                let file = file.clone();
                platform::read_piece(&file, files.at, to, move |bytes| self.feed(files, to, bytes));
                return;
            }
            if let Err(refusal) = files.importer.end_file() {
                self.answer(Err(refusal));
                return;
            }
            files.file += 1;
            files.at = 0.0;
        }
    }

    fn feed(self, mut files: Files, to: f64, bytes: Option<Vec<u8>>) {
        if self.is_over(files.run) {
            return;
        }
        let Some(bytes) = bytes else {
            let file = files.files.get(files.file);
            self.reading.set(Reading::No);
            self.unreadable.set(file.map(File::name));
            return;
        };
        let start = platform::now();
        if let Err(refusal) = files.importer.feed(&bytes) {
            self.answer(Err(refusal));
            return;
        }
        files.at = to;
        let took = platform::now() - start;
        let (least, most) = PIECES;
        if took > SLICE {
            files.piece = (files.piece / 2.0).max(least);
        } else if took < SLICE / 2 {
            files.piece = (files.piece * 2.0).min(most);
        }
        self.go_on(files);
    }

    fn show(self, files: &Files) {
        let progress = files.importer.progress();
        let percent = progress.read.saturating_mul(100).checked_div(progress.all);
        let now = Reading::At {
            percent: percent.map_or(100, |percent| percent.min(100) as u8),
            list: progress.list,
        };
        if self.reading.get_untracked() != now {
            self.reading.set(now);
        }
    }

    fn finish(self, files: Files) {
        if self.is_over(files.run) {
            return;
        }
        let again = files.files;
        let seed = files.invented.then(|| platform::random_key() as u64);
        let gathered = files.importer.finish().map(Arc::new);
        let outcome = gathered.and_then(|gathered| self.put_together(gathered, Choice::default(), seed));
        let wanted = |done: &Arc<Done>| learning::is_wanted(&done.import.tenant);
        if files.learns && outcome.as_ref().is_ok_and(wanted) {
            // With the long list of products the files say more: they are read again.
            learning::learn(move |_| {
                if !self.is_over(files.run) {
                    self.start(again, false);
                }
            });
            return;
        }
        self.answer(outcome);
    }

    /// Puts the same files together as the person chose.
    pub(super) fn choose(self, choice: Choice) {
        let Some(Ok(done)) = self.outcome.get_untracked() else {
            return;
        };
        self.answer(self.put_together(Arc::clone(&done.gathered), choice, done.seed));
    }

    fn put_together(self, gathered: Arc<Gathered>, choice: Choice, seed: Option<u64>) -> Outcome {
        let today = Time(platform::now() / 1000);
        let mut import = self
            .app
            .peek(|s| gathered.import(s.tenant(), s.actor(), today, &choice))?;
        if let Some(seed) = seed {
            import.tenant = anonymized(&import.tenant, seed);
        }
        Ok(Arc::new(Done {
            import,
            gathered,
            choice,
            seed,
        }))
    }

    fn answer(self, outcome: Outcome) {
        self.reading.set(Reading::No);
        self.outcome.set(Some(outcome));
    }
}
