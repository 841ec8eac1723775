//! Owns where things are: the repository, the build folder, tools of our own versions.

use std::path::{Path, PathBuf};

/// The root of the repository, whatever folder the command was called from. Cargo says at run time which checkout
/// that is: several may share one build folder, and with it this very program.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map(Path::to_path_buf).unwrap_or(here)
}

/// Cargo's build folder.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// Where builds of the app go before they are served or finished, one folder per kind.
pub fn app(kind: &str) -> PathBuf {
    root().join("target").join("app").join(kind)
}

/// Where results of tests and benchmarks go.
pub fn results() -> PathBuf {
    root().join("target").join("results")
}

/// The single file that `cargo xtask dist --single-file` makes.
pub fn single_file() -> PathBuf {
    root().join("release").join("zetel.html")
}

/// The package for learning platforms that `cargo xtask dist --scorm` makes of the file of a lesson, by its name.
pub fn scorm(name: &str) -> PathBuf {
    root().join("release").join(format!("{name}-scorm.zip"))
}

/// The end-to-end tests.
pub fn e2e() -> PathBuf {
    root().join("tests").join("e2e")
}

/// Tools installed for this project alone, one folder per version, so that a person's own version stays. In the
/// user's cache, so that a second clone finds them.
pub fn tools() -> PathBuf {
    let var = |name: &str| {
        std::env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    let cache = var("XDG_CACHE_HOME")
        .or_else(|| var("LOCALAPPDATA"))
        .or_else(|| var("HOME").map(|h| h.join(".cache")));
    cache.unwrap_or_else(target).join("zetel-tools")
}

/// The first file of this name on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|dir| [dir.join(name), dir.join(format!("{name}.exe"))])
        .find(|file| file.is_file())
}
