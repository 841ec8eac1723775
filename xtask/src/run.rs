//! Owns starting other programs: their environment, what is said before, and what is said when they fail.

use std::{
    ffi::OsStr,
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    failure::{Failure, Outcome},
    paths,
};

/// One program to run, with its arguments and environment.
#[derive(Debug)]
pub struct Run {
    command: Command,
    by_hand: String,
}

impl Run {
    /// A program in the repository's root, without what Cargo tells the program it runs, which is about xtask.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(paths::root());
        for (key, _) in std::env::vars_os() {
            let name = key.to_string_lossy();
            if name == "CARGO" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST") {
                command.env_remove(&key);
            }
        }
        Self {
            command,
            by_hand: String::new(),
        }
    }

    /// `cargo` of a toolchain, or of the one that is active here.
    pub fn cargo(toolchain: Option<&str>) -> Self {
        Self::new("cargo").toolchain(toolchain)
    }

    /// Run with this rustup toolchain.
    pub fn toolchain(self, toolchain: Option<&str>) -> Self {
        match toolchain {
            Some(name) => self.env("RUSTUP_TOOLCHAIN", name),
            None => self,
        }
    }

    /// Arguments, in one string with spaces between; none of them may contain a space.
    pub fn words(mut self, words: &str) -> Self {
        self.command.args(words.split_whitespace());
        self
    }

    /// One argument, taken as it is.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// Arguments, taken as they are.
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    /// An environment variable.
    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    /// The folder to run in.
    pub fn dir(mut self, dir: impl AsRef<Path>) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Put a folder first on PATH.
    pub fn path_first(self, dir: Option<&Path>) -> Self {
        let Some(dir) = dir else { return self };
        let old = std::env::var_os("PATH").unwrap_or_default();
        let all = std::iter::once(dir.to_path_buf()).chain(std::env::split_paths(&old));
        let joined = std::env::join_paths(all).unwrap_or(old);
        self.env("PATH", joined)
    }

    /// What a person can do when this fails.
    pub fn by_hand(mut self, hint: impl Into<String>) -> Self {
        self.by_hand = hint.into();
        self
    }

    /// The command line as a person would type it.
    pub fn line(&self) -> String {
        let mut words = vec![self.command.get_program().to_string_lossy().into_owned()];
        words.extend(self.command.get_args().map(quoted));
        words.join(" ")
    }

    /// Run it, its output straight to the terminal; anything but success is a failure.
    pub fn go(mut self) -> Outcome<()> {
        let status = self.command.status();
        let status = status.map_err(|source| self.not_started(source))?;
        if status.success() {
            return Ok(());
        }
        Err(Failure::Program {
            line: self.line(),
            status,
            by_hand: self.by_hand,
        })
    }

    /// Run it, its output straight to the terminal; was it a success?
    pub fn succeeds(mut self) -> Outcome<bool> {
        let status = self.command.status();
        Ok(status.map_err(|source| self.not_started(source))?.success())
    }

    /// Run it in silence and return what it printed, when it succeeded.
    pub fn output(mut self) -> Option<String> {
        let output = self
            .command
            .stderr(Stdio::null())
            .stdin(Stdio::null())
            .output()
            .ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Run it, pass its standard output on line by line, and return that and whether it succeeded.
    pub fn tee(mut self) -> Outcome<(bool, String)> {
        let child = self.command.stdout(Stdio::piped()).spawn();
        let mut child = child.map_err(|source| self.not_started(source))?;
        let mut text = String::new();
        if let Some(out) = child.stdout.take() {
            for line in BufReader::new(out).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line).into_owned();
                println!("{line}");
                text.push_str(&line);
                text.push('\n');
            }
        }
        let status = child.wait().map_err(|source| self.not_started(source))?;
        Ok((status.success(), text))
    }

    /// Start it and go on.
    pub fn spawn(mut self) -> Outcome<Child> {
        let child = self.command.spawn();
        child.map_err(|source| self.not_started(source))
    }

    /// Start it and go on; what it says goes into a file.
    pub fn spawn_into(mut self, said: File) -> Outcome<Child> {
        let errors = said.try_clone().map_err(|source| self.not_started(source))?;
        self.command.stdin(Stdio::null()).stdout(said).stderr(errors);
        self.spawn()
    }

    /// Become that program, where the system can: a signal to us is then one to it, and nothing is left behind.
    #[cfg(unix)]
    pub fn become_it(mut self) -> Outcome<()> {
        let source = std::os::unix::process::CommandExt::exec(&mut self.command);
        Err(self.not_started(source))
    }

    /// Run it until it ends.
    #[cfg(not(unix))]
    pub fn become_it(self) -> Outcome<()> {
        self.go()
    }

    fn not_started(&self, source: std::io::Error) -> Failure {
        Failure::NotStarted {
            line: self.line(),
            source,
            by_hand: self.by_hand.clone(),
        }
    }
}

fn quoted(arg: &OsStr) -> String {
    let text = arg.to_string_lossy();
    if text.is_empty() || text.contains([' ', '*', '"', '$']) {
        return format!("'{text}'");
    }
    text.into_owned()
}

/// A heading before a part of the work.
pub fn heading(title: &str) {
    println!("\n== {title}");
}

/// One sentence about what happens next and how long it takes.
pub fn say(sentence: &str) {
    println!("-- {sentence}");
}

/// Do something and say how long it took.
pub fn timed<T>(title: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    heading(title);
    let start = Instant::now();
    let result = work();
    let word = if result.is_ok() { "done" } else { "failed" };
    println!("-- {title}: {word} in {}", duration(start.elapsed()));
    result
}

/// A duration for people: `0.4 s`, `12 s`, `3 min 05 s`.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (millis, expected) in [
            (0, "0.0 s"),
            (430, "0.4 s"),
            (9_940, "9.9 s"),
            (12_300, "12 s"),
            (185_000, "3 min 05 s"),
        ] {
            assert_eq!(duration(Duration::from_millis(millis)), expected);
        }
    }

    #[test]
    fn lines_can_be_pasted() {
        let run = Run::new("npm").words("ci --silent").arg("two words");
        assert_eq!(run.line(), "npm ci --silent 'two words'");
    }
}
