//! Owns what only the tests need: Chromium, its driver, Node and the packages of the end-to-end tests.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::system;
use crate::{
    failure::{Failure, Outcome},
    paths,
    run::{self, Run},
};

/// Chromium's flags for tests: no window, no network of its own, no state of a person.
const FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

const BY_HAND: &str =
    "install Chromium and its driver (Debian: apt-get install chromium chromium-driver), or name \
                       them in CHROME and CHROMEDRIVER";

/// A browser and its driver.
#[derive(Debug)]
pub struct Browser {
    /// The browser.
    pub chrome: PathBuf,
    /// The program that steers it for the browser tests.
    pub driver: PathBuf,
}

impl Browser {
    /// Find or install the browser, its driver, and the Node packages.
    pub fn ready() -> Outcome<Self> {
        node_packages()?;
        if chrome().is_none() || driver().is_none() {
            if !system::can_install() {
                return Err(Failure::missing("Chromium or its driver", BY_HAND));
            }
            run::say("Installing Chromium and its driver (about 1 minute)");
            system::install("chromium chromium-driver")?;
        }
        match (chrome(), driver()) {
            (Some(chrome), Some(driver)) => Ok(Self { chrome, driver }),
            _ => Err(Failure::missing("Chromium or its driver", BY_HAND)),
        }
    }

    /// Write the settings of the browser tests and return where they are.
    pub fn settings(&self) -> Outcome<PathBuf> {
        let file = paths::results().join("webdriver.json");
        let flags = FLAGS.map(json_string).join(", ");
        let chrome = json_string(self.chrome.to_string_lossy());
        let text = format!("{{ \"goog:chromeOptions\": {{ \"binary\": {chrome}, \"args\": [{flags}] }} }}\n");
        fs::create_dir_all(paths::results()).map_err(Failure::file(paths::results()))?;
        fs::write(&file, text).map_err(Failure::file(&file))?;
        Ok(file)
    }

    /// `npx playwright` in the folder of the end-to-end tests.
    pub fn playwright(&self, words: &str) -> Run {
        self.node("npx").words("--no-install playwright").words(words)
    }

    /// A program of Node in the folder of the end-to-end tests.
    pub fn node(&self, program: &str) -> Run {
        Run::new(program)
            .dir(paths::e2e())
            .env("CHROME", &self.chrome)
            .env("ZETEL_DIST", paths::root().join("dist"))
            .env("ZETEL_FILE", paths::single_file())
            .env("ZETEL_SCORM", paths::scorm("lesson"))
            .env("ZETEL_RESULTS", paths::results())
    }
}

fn chrome() -> Option<PathBuf> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
        "chrome",
    ];
    let mac = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    named("CHROME")
        .or_else(|| names.iter().find_map(|name| paths::on_path(name)))
        .or_else(|| mac.iter().map(PathBuf::from).find(|path| path.is_file()))
}

fn driver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| paths::on_path("chromedriver"))
}

/// The file that an environment variable names, if it is there.
pub(super) fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}

/// The packages of the lock file, installed once per lock file.
fn node_packages() -> Outcome<()> {
    let by_hand = "install Node 20 or newer with npm, then run `npm ci` in tests/e2e";
    if paths::on_path("npm").is_none() {
        if !system::can_install() {
            return Err(Failure::missing("Node", by_hand));
        }
        run::say("Installing Node (about 1 minute)");
        system::install("nodejs npm")?;
    }
    let lock = paths::e2e().join("package-lock.json");
    let done = paths::e2e().join("node_modules").join(".installed-lock.json");
    if same(&lock, &done) {
        return Ok(());
    }
    run::say("Installing the Node packages of the end-to-end tests (under a minute, no browser among them)");
    Run::new("npm")
        .dir(paths::e2e())
        .words("ci --no-audit --no-fund --loglevel error")
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .by_hand(by_hand)
        .go()?;
    fs::copy(&lock, &done).map_err(Failure::file(&done)).map(|_| ())
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((fs::read(one), fs::read(other)), (Ok(a), Ok(b)) if a == b)
}

fn json_string(text: impl AsRef<str>) -> String {
    let mut out = String::from("\"");
    for c in text.as_ref().chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_json() {
        assert_eq!(json_string(r"C:\a b\chrome.exe"), r#""C:\\a b\\chrome.exe""#);
    }
}
