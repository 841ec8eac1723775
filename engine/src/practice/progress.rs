//! How far somebody is: which exercises are done, and which are being done. Kept apart from all tenants.

use std::collections::BTreeMap;

use super::exercise::Answered;

/// How an exercise was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// With how many changes: the fewest of all times.
    pub changes: u32,
    /// How many hints were shown that time.
    pub hints: u32,
    /// Whether the solution had been shown before.
    pub shown: bool,
    /// The real moment, in milliseconds since 1970 UTC.
    pub when: i64,
}

/// An exercise that is being done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The number of its tenant in the store; none where it is in memory only.
    pub tenant: Option<u32>,
    /// How many hints are shown.
    pub hints: u32,
    /// Whether the solution was shown.
    pub shown: bool,
    /// Whether it was checked, and done. Its tenant goes when it is left.
    pub finished: bool,
    /// How many requirements were met when it was last looked at.
    pub met: u32,
    /// What was answered, by the questions' places.
    pub answers: Vec<Option<Answered>>,
}

/// How far somebody is with all exercises, by their ids.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Those that are done.
    pub done: BTreeMap<String, Done>,
    /// Those that are being done.
    pub running: BTreeMap<String, Run>,
}

impl Progress {
    /// Keeps that an exercise was done: the way with the fewest changes stays.
    pub fn finish(&mut self, id: &str, done: Done) {
        let best = self.done.get(id).filter(|before| before.changes < done.changes);
        let kept = best.copied().unwrap_or(done);
        self.done.insert(id.to_owned(), kept);
    }

    /// As text to be kept: a line for each, its parts separated by spaces.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (id, done) in &self.done {
            let Done {
                changes,
                hints,
                shown,
                when,
            } = done;
            text += &format!("done {id} {changes} {hints} {} {when}\n", u8::from(*shown));
        }
        for (id, run) in &self.running {
            let tenant = run
                .tenant
                .map_or_else(|| "-".to_owned(), |tenant| tenant.to_string());
            let (hints, shown, finished, met) =
                (run.hints, u8::from(run.shown), u8::from(run.finished), run.met);
            text += &format!("run {id} {tenant} {hints} {shown} {finished} {met}");
            for answer in &run.answers {
                text += &match answer {
                    None => " -".to_owned(),
                    Some(Answered::Number(number)) => format!(" ={number}"),
                    Some(Answered::Chosen(places)) => {
                        let places: Vec<String> = places.iter().map(usize::to_string).collect();
                        format!(" :{}", places.join(","))
                    }
                };
            }
            text.push('\n');
        }
        text
    }

    /// What such a text says; lines that say nothing readable are left out.
    pub fn from_text(text: &str) -> Self {
        let mut progress = Progress::default();
        for line in text.lines() {
            let _ = progress.take(line);
        }
        progress
    }

    fn take(&mut self, line: &str) -> Option<()> {
        let mut words = line.split(' ');
        let kind = words.next()?;
        let id = words.next()?.to_owned();
        match kind {
            "done" => {
                let done = Done {
                    changes: words.next()?.parse().ok()?,
                    hints: words.next()?.parse().ok()?,
                    shown: words.next()? == "1",
                    when: words.next()?.parse().ok()?,
                };
                self.done.insert(id, done);
            }
            "run" => {
                let run = Run {
                    tenant: words.next()?.parse().ok(),
                    hints: words.next()?.parse().ok()?,
                    shown: words.next()? == "1",
                    finished: words.next()? == "1",
                    met: words.next()?.parse().ok()?,
                    answers: words.map(answered).collect(),
                };
                self.running.insert(id, run);
            }
            _ => {}
        }
        Some(())
    }
}

fn answered(word: &str) -> Option<Answered> {
    if let Some(number) = word.strip_prefix('=') {
        return number.parse().ok().map(Answered::Number);
    }
    let places = word.strip_prefix(':')?;
    let places = places.split(',').filter(|place| !place.is_empty());
    Some(Answered::Chosen(
        places.map(|place| place.parse().ok()).collect::<Option<_>>()?,
    ))
}
