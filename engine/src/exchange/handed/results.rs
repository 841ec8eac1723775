//! How far somebody came with the exercises of a lesson, or with any: written by whoever learns, read by whoever
//! teaches. Nothing proves that nobody wrote it by hand.

use crate::domain::Time;
use crate::exchange::json::{count, Fault, Reader, Writer};

use super::reader;

/// The most bytes of such a file.
pub const LARGEST_RESULTS: usize = 1 << 20;
/// The version of the form.
const VERSION: u32 = 1;
/// Exercises of one file.
const MOST: usize = 1_000;
/// Characters of a name or a title; what is longer is cut.
const LONGEST: usize = 200;

/// How far somebody came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResultsFile {
    /// Who, if they said so.
    pub name: String,
    /// The id of the lesson, if it was one.
    pub lesson: Option<String>,
    /// What the lesson is called.
    pub title: String,
    /// The exercises, in their order.
    pub exercises: Vec<ExerciseResult>,
}

/// How far somebody came with one exercise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExerciseResult {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The fewest changes that solve it.
    pub fewest: u32,
    /// How many requirements it has.
    pub of: u32,
    /// How many of them were met when it was last looked at; nothing where it was not begun.
    pub met: Option<u32>,
    /// How it was done, if it was.
    pub done: Option<HowDone>,
}

/// How an exercise was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HowDone {
    /// With how many changes.
    pub changes: u32,
    /// With how many hints.
    pub hints: u32,
    /// Whether the solution had been shown before.
    pub shown: bool,
    /// The real moment, in seconds.
    pub when: Time,
}

/// Why a file of results can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ResultsFault {
    /// It ends in the middle, after so many bytes.
    #[error("it breaks off after {0} bytes")]
    BreaksOff(usize),
    /// It is no such file, or was altered.
    #[error("it is no file of results")]
    Foreign,
    /// A newer version wrote it.
    #[error("a newer version wrote it")]
    Newer,
    /// It has more bytes or exercises than such a file has.
    #[error("it is too large")]
    TooLarge,
}

/// The file.
pub fn write_results_file(results: &ResultsFile) -> String {
    let mut out = Writer::with_capacity(400 + 200 * results.exercises.len());
    out.open('{');
    out.key("zetel");
    out.quoted("results");
    out.key("version");
    out.plain(VERSION);
    out.key("name");
    out.text(&results.name);
    if let Some(lesson) = &results.lesson {
        out.key("lesson");
        out.text(lesson);
        out.key("title");
        out.text(&results.title);
    }
    out.key("exercises");
    out.open('[');
    for one in &results.exercises {
        out.line();
        write(&mut out, one);
    }
    out.close_lines();
    out.close('}');
    out.finish()
}

fn write(out: &mut Writer, one: &ExerciseResult) {
    out.open('{');
    out.key("id");
    out.text(&one.id);
    out.key("title");
    out.text(&one.title);
    out.key("fewest");
    out.plain(one.fewest);
    out.key("requirements");
    out.plain(one.of);
    if let Some(met) = one.met {
        out.key("met");
        out.plain(met);
    }
    if let Some(done) = one.done {
        out.key("changes");
        out.plain(done.changes);
        out.key("hints");
        out.plain(done.hints);
        out.key("shown");
        out.plain(done.shown);
        out.key("done");
        out.quoted(done.when);
    }
    out.close('}');
}

/// What a file says.
///
/// # Errors
/// Why it can't be read: then nothing of it counts.
pub fn read_results_file(text: &str) -> Result<ResultsFile, ResultsFault> {
    if text.len() > LARGEST_RESULTS {
        return Err(ResultsFault::TooLarge);
    }
    let mut json = reader(text);
    read(&mut json).map_err(|fault| match fault {
        Problem::Json(Fault::End) if text.contains("\"zetel\"") => ResultsFault::BreaksOff(text.len()),
        Problem::Json(_) => ResultsFault::Foreign,
        Problem::Said(fault) => fault,
    })
}

enum Problem {
    Json(Fault),
    Said(ResultsFault),
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Problem::Json(fault)
    }
}

impl From<ResultsFault> for Problem {
    fn from(fault: ResultsFault) -> Self {
        Problem::Said(fault)
    }
}

fn read(json: &mut Reader<'_>) -> Result<ResultsFile, Problem> {
    let mut results = ResultsFile::default();
    let mut is_ours = false;
    json.object()?;
    while let Some(key) = json.key()? {
        match &*key {
            "zetel" => is_ours = json.string()? == "results",
            "version" if number(json)? > VERSION => return Err(ResultsFault::Newer.into()),
            "version" => {}
            "name" => results.name = short(json)?,
            "lesson" => results.lesson = Some(short(json)?),
            "title" => results.title = short(json)?,
            "exercises" => {
                json.array()?;
                while json.item()? {
                    if results.exercises.len() == MOST {
                        return Err(ResultsFault::TooLarge.into());
                    }
                    results.exercises.push(exercise(json)?);
                }
            }
            _ => json.skip()?,
        }
    }
    json.end()?;
    match is_ours {
        true => Ok(results),
        false => Err(ResultsFault::Foreign.into()),
    }
}

fn exercise(json: &mut Reader<'_>) -> Result<ExerciseResult, Problem> {
    let mut one = ExerciseResult::default();
    let mut how = HowDone {
        changes: 0,
        hints: 0,
        shown: false,
        when: Time(0),
    };
    let mut is_done = false;
    json.object()?;
    while let Some(key) = json.key()? {
        match &*key {
            "id" => one.id = short(json)?,
            "title" => one.title = short(json)?,
            "fewest" => one.fewest = number(json)?,
            "requirements" => one.of = number(json)?,
            "met" => one.met = Some(number(json)?),
            "changes" => how.changes = number(json)?,
            "hints" => how.hints = number(json)?,
            "shown" => how.shown = json.bool()?,
            "done" => {
                how.when = Time::parse(&json.string()?).ok_or(ResultsFault::Foreign)?;
                is_done = true;
            }
            _ => json.skip()?,
        }
    }
    one.done = is_done.then_some(how);
    Ok(one)
}

fn number(json: &mut Reader<'_>) -> Result<u32, Problem> {
    Ok(count(json.number()?).map_err(|_| ResultsFault::Foreign)?)
}

/// A text for one line: cut where it is too long, and without what nobody sees.
fn short(json: &mut Reader<'_>) -> Result<String, Problem> {
    let text = json.string()?;
    Ok(text.chars().filter(|c| !c.is_control()).take(LONGEST).collect())
}
