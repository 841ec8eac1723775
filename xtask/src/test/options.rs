//! Owns what the command line of `cargo xtask test` asks for.

use std::collections::BTreeSet;

use crate::{
    failure::{Failure, Outcome},
    setup::Other,
};

/// A part of the tests that can be asked for alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Format and clippy.
    Lint,
    /// Tests without a browser.
    Native,
    /// Tests inside a browser.
    Browser,
    /// Walks in Chromium, and hosts.
    E2e,
    /// Walks in another browser.
    Other(Other),
}

/// Options of `test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The parts asked for; none: all.
    only: BTreeSet<Part>,
    /// Browsers to be left out.
    without: BTreeSet<Other>,
    /// Passed on to the runners.
    pub filters: Vec<String>,
}

impl Options {
    /// Read the command line.
    pub fn parse(args: &[String]) -> Outcome<Self> {
        let mut options = Self::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let (name, given) = match arg.split_once('=') {
                Some((name, value)) if name.starts_with("--") => (name, Some(value)),
                _ => (arg.as_str(), None),
            };
            let mut value = || {
                given
                    .or_else(|| args.next().map(String::as_str))
                    .unwrap_or_default()
            };
            match name {
                "--only" => drop(options.only.insert(part(value())?)),
                "--without" => drop(options.without.insert(other(value())?)),
                other if other.starts_with('-') => {
                    return Err(Failure::usage(format!("test has no option `{other}`")));
                }
                _ => options.filters.push(arg.to_owned()),
            }
        }
        Ok(options)
    }

    /// Whether a part is asked for.
    pub fn wants(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }

    /// Whether a browser is to be left out.
    pub fn leaves_out(&self, other: Other) -> bool {
        self.without.contains(&other)
    }

    /// Whether nothing is asked for that has to be built for the browser.
    pub fn is_native_only(&self) -> bool {
        self.only.iter().eq(&[Part::Native])
    }
}

fn part(word: &str) -> Outcome<Part> {
    Ok(match word {
        "lint" => Part::Lint,
        "native" => Part::Native,
        "browser" => Part::Browser,
        "e2e" => Part::E2e,
        word => match Other::ALL.into_iter().find(|other| other.word() == word) {
            Some(other) => Part::Other(other),
            None => {
                return Err(Failure::usage(format!(
                    "--only: `{word}` is none of lint, native, browser, e2e, firefox, webkit"
                )))
            }
        },
    })
}

fn other(word: &str) -> Outcome<Other> {
    let found = Other::ALL.into_iter().find(|other| other.word() == word);
    found.ok_or_else(|| Failure::usage(format!("--without: `{word}` is none of firefox, webkit")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options() {
        let parse = |line: &str| {
            let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            Options::parse(&args)
                .ok()
                .map(|o| (o.only.len() + o.without.len(), o.filters.len()))
        };
        for (line, expected) in [
            ("", Some((0, 0))),
            ("--only lint --only=native", Some((2, 0))),
            ("--only e2e seats replace", Some((1, 2))),
            ("--only firefox --only=webkit", Some((2, 0))),
            ("--without webkit --without=firefox", Some((2, 0))),
            ("--without chromium", None),
            ("--without", None),
            ("--only", None),
            ("--only all", None),
            ("--help", None),
        ] {
            assert_eq!(parse(line), expected, "{line}");
        }
    }
}
