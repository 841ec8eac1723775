//! Owns `dist --scorm`: a package for learning platforms by SCORM 1.2, a zip with the app, a lesson, and the manifest that
//! says what to show. Program and lesson are data inside the page, so that a platform has to know no kind of file but
//! pages, scripts and styles.

use std::{fs, path::Path};

use serde_json::Value;

use super::{
    finish::{hash, hashed},
    single::{Pieces, Place},
};
use crate::{
    failure::{Failure, Outcome},
    zipped::zipped,
};

/// Under what the app asks for the lesson, and where the page says so (`platform/scorm.rs`).
const INSIDE: &str = "./lesson.json";
const HEAD: &str = "<meta name=\"zetel-lesson\" content=\"./lesson.json\" />";

/// The file of a lesson.
pub struct Lesson {
    title: String,
    text: String,
}

impl Lesson {
    /// Read one, as *Export* of a lesson writes it. What is in its payload is the app's to judge.
    pub fn read(file: &Path) -> Outcome<Self> {
        let text = fs::read_to_string(file).map_err(Failure::file(file))?;
        let text = text.trim_start_matches('\u{feff}').to_owned();
        let whole = serde_json::from_str::<Value>(&text).ok();
        let of = |key: &str| whole.as_ref().and_then(|whole| whole.get(key)?.as_str());
        match (of("zetel"), of("title"), of("payload")) {
            (Some("lesson"), Some(title), Some(_)) => Ok(Self {
                title: title.to_owned(),
                text,
            }),
            (Some(other), ..) => {
                let what = format!(
                    "{}: the file of a lesson is needed, and this is: {other}",
                    file.display()
                );
                Err(Failure::unexpected(what))
            }
            _ => Err(Failure::unexpected(format!(
                "{}: no file of Zetel",
                file.display()
            ))),
        }
    }
}

/// The package. `root`: of the repository; `built`: the folder with `zetel.js` and `zetel_bg.wasm`.
pub fn package(root: &Path, built: &Path, lesson: &Lesson) -> Outcome<Vec<u8>> {
    let mut pieces = Pieces::read(root, built)?;
    pieces.head(HEAD);
    pieces.put(INSIDE, lesson.text.as_bytes())?;
    // A platform may keep the files of an earlier package, so that one name must not stand for two contents.
    let script = hashed("zetel.js", pieces.script.as_bytes());
    let style = hashed("style.css", pieces.style.as_bytes());
    let page = pieces.page(Place::Beside {
        script: &script,
        style: &style,
    })?;
    let files = [
        ("index.html".to_owned(), page.into_bytes()),
        (script, pieces.script.into_bytes()),
        (style, pieces.style.into_bytes()),
    ];
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let manifest = manifest(lesson, &names);
    let mut all = vec![("imsmanifest.xml".to_owned(), manifest.into_bytes())];
    all.extend(files);
    zipped(&all)
}

/// What the platform is to show: one thing, the page.
fn manifest(lesson: &Lesson, names: &[&str]) -> String {
    let title = plain(&lesson.title);
    let id = (hash(lesson.text.as_bytes()) >> 64) as u64;
    let files: String = names
        .iter()
        .map(|name| format!("      <file href=\"{name}\"/>\n"))
        .collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="zetel-{id:016x}" version="1.0"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="zetel">
    <organization identifier="zetel">
      <title>{title}</title>
      <item identifier="lesson" identifierref="app" isvisible="true">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="app" type="webcontent" adlcp:scormtype="sco" href="index.html">
{files}    </resource>
  </resources>
</manifest>
"#
    )
}

/// A title as text in XML, which has no control characters.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_names_every_file_and_the_lesson_as_plain_text() {
        let lesson = Lesson {
            title: "A & B <script>\u{0}\u{ffff}".to_owned(),
            text: "{}".to_owned(),
        };
        let manifest = manifest(&lesson, &["index.html", "zetel-1.js"]);
        for there in [
            "<title>A &amp; B &lt;script&gt;  </title>",
            "<schemaversion>1.2</schemaversion>",
            "adlcp:scormtype=\"sco\" href=\"index.html\"",
            "<file href=\"index.html\"/>\n      <file href=\"zetel-1.js\"/>\n    </resource>",
        ] {
            assert!(manifest.contains(there), "{there}: {manifest}");
        }
    }

    #[test]
    fn only_a_lesson_is_packed() -> Outcome<()> {
        let folder = std::env::temp_dir().join(format!("zetel-lesson-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
        let file = folder.join("a.zetel");
        for (text, title) in [
            (
                r#"{"zetel":"lesson","title":"Day 1","payload":"x"}"#,
                Some("Day 1"),
            ),
            (
                "\u{feff}{\"zetel\":\"lesson\",\"title\":\"Day 1\",\"payload\":\"x\"}",
                Some("Day 1"),
            ),
            (r#"{"zetel":"exercise","title":"Day 1","payload":"x"}"#, None),
            (r#"{"zetel":"lesson","payload":"x"}"#, None),
            ("[]", None),
            ("", None),
        ] {
            fs::write(&file, text).map_err(Failure::file(&file))?;
            let read = Lesson::read(&file).ok().map(|lesson| lesson.title);
            assert_eq!(read.as_deref(), title, "{text}");
        }
        fs::remove_dir_all(&folder).map_err(Failure::file(&folder))
    }
}
