//! Owns reading version numbers out of what tools print and out of Cargo.lock.

/// A version as far as it matters here: major, minor, patch. Suffixes are ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u32, pub u32, pub u32);

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

impl Version {
    /// The first word of `text` that looks like `1.2.3` (a `v` before it and anything after it is ignored).
    pub fn find(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Self::parse)
    }

    fn parse(word: &str) -> Option<Self> {
        let word = word.trim_start_matches(['v', '^', '=', '~']);
        let mut parts = word.splitn(3, '.');
        let major = parts.next()?.parse().ok()?;
        let minor = parts.next()?.parse().ok()?;
        let patch: String = parts.next()?.chars().take_while(char::is_ascii_digit).collect();
        Some(Self(major, minor, patch.parse().ok()?))
    }
}

/// The version of a package in the text of a Cargo.lock.
pub fn locked(lock: &str, package: &str) -> Option<String> {
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted);
    let version = lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

/// The value of `key: value` in what `rustc -vV` prints.
pub fn field<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines()
        .find_map(|line| line.strip_prefix(key)?.strip_prefix(": ").map(str::trim))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_in_what_tools_print() {
        for (text, expected) in [
            ("trunk 0.21.14", Some(Version(0, 21, 14))),
            ("wasm-bindgen 0.2.130", Some(Version(0, 2, 130))),
            ("ChromeDriver 156.0.7000.1 (abc)", Some(Version(156, 0, 7000))),
            ("v20.20.2", Some(Version(20, 20, 2))),
            ("1.96.0-nightly", Some(Version(1, 96, 0))),
            ("trunk", None),
            ("", None),
        ] {
            assert_eq!(Version::find(text), expected, "{text}");
        }
    }

    #[test]
    fn locked_versions() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n[[package]]\nname = \"x\"\nversion = \"1.0.0\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "x").as_deref(), Some("1.0.0"));
        assert_eq!(locked(lock, "wasm"), None);
    }

    #[test]
    fn fields_of_rustc() {
        let text = "rustc 1.96.0\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\nLLVM version: 22.1.8\n";
        assert_eq!(field(text, "host"), Some("x86_64-unknown-linux-gnu"));
        assert_eq!(field(text, "LLVM version"), Some("22.1.8"));
        assert_eq!(field(text, "release"), None);
    }
}
