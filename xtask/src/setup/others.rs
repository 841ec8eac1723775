//! Owns the browsers beside Chromium: Firefox, and WebKit with its driver and a screen that nobody sees.

use std::path::PathBuf;

use super::{browser::named, system};
use crate::{
    failure::{Failure, Outcome},
    paths, run,
};

/// A browser beside Chromium.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Other {
    /// Firefox, driven by WebDriver BiDi, which needs no driver.
    Firefox,
    /// `WebKitGTK`, driven by its own driver.
    WebKit,
}

impl Other {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Firefox, Self::WebKit];

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// What it is called on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Find or install it, and return the program that is started.
    pub fn ready(self) -> Outcome<PathBuf> {
        if let Some(program) = self.find() {
            return Ok(program);
        }
        let by_hand = self.by_hand();
        if !system::can_install() {
            return Err(Failure::missing(self.name(), by_hand));
        }
        run::say(&format!("Installing {} (about 1 minute)", self.name()));
        system::install(self.packages())?;
        self.find().ok_or_else(|| Failure::missing(self.name(), by_hand))
    }

    fn packages(self) -> &'static str {
        match self {
            Self::Firefox => "firefox-esr",
            Self::WebKit => "webkit2gtk-driver xvfb xauth",
        }
    }

    fn by_hand(self) -> String {
        let packages = self.packages();
        let name = match self {
            Self::Firefox => {
                "Firefox (Debian: apt-get install firefox-esr), or name it in FIREFOX".to_owned()
            }
            Self::WebKit => format!("WebKitGTK's driver and Xvfb (Debian: apt-get install {packages})"),
        };
        format!(
            "install {name}; or leave it out: cargo xtask test --without {}",
            self.word()
        )
    }

    fn find(self) -> Option<PathBuf> {
        match self {
            Self::Firefox => named("FIREFOX")
                .or_else(|| paths::on_path("firefox-esr"))
                .or_else(|| paths::on_path("firefox")),
            Self::WebKit => {
                paths::on_path("WebKitWebDriver").filter(|_| paths::on_path("xvfb-run").is_some())
            }
        }
    }
}
