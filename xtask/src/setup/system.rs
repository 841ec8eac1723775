//! Owns the system's package manager, where it is Debian's and may be used.

use std::{path::Path, sync::OnceLock};

use crate::{failure::Outcome, paths, run::Run};

/// May packages be installed here without asking? On a Debian-like system, as root.
pub fn can_install() -> bool {
    static ANSWER: OnceLock<bool> = OnceLock::new();
    *ANSWER.get_or_init(|| {
        let debian = Path::new("/etc/debian_version").exists() && paths::on_path("apt-get").is_some();
        debian
            && Run::new("id")
                .arg("-u")
                .output()
                .is_some_and(|id| id.trim() == "0")
    })
}

/// Install Debian packages; the lists of packages are brought up to date once per run.
pub fn install(packages: &str) -> Outcome<()> {
    static UPDATED: OnceLock<bool> = OnceLock::new();
    if UPDATED.get().is_none() {
        let updated = apt("apt-get update -q=2").succeeds()?;
        let _ = UPDATED.set(updated);
    }
    apt("apt-get install -y -q=2 --no-install-recommends")
        .words(packages)
        .by_hand(format!("apt-get update && apt-get install -y {packages}"))
        .go()
}

fn apt(words: &str) -> Run {
    Run::new("env")
        .words("DEBIAN_FRONTEND=noninteractive")
        .words(words)
}
