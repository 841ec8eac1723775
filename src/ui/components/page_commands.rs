//! The commands of the page that is open, for the search of the top bar. A `CommandBar` offers its own; a page with
//! commands elsewhere offers them itself.
use leptos::prelude::*;

use super::MenuItem;

/// What the page offers now.
#[derive(Clone, Copy)]
pub struct PageCommands(RwSignal<Vec<(u32, Signal<Vec<MenuItem>>)>>);

impl PageCommands {
    /// Makes the record known to the pages below.
    pub fn provide() -> Self {
        let commands = Self(RwSignal::new(Vec::new()));
        provide_context(commands);
        commands
    }

    /// All of them, tracked.
    pub fn all(self) -> Vec<MenuItem> {
        let offered = self.0.get().into_iter();
        // A page that is on its way out has no commands any more.
        offered
            .filter_map(|(_, commands)| commands.try_get())
            .flatten()
            .collect()
    }
}

/// Offers commands for as long as the calling component lives.
pub fn offer_commands(commands: Signal<Vec<MenuItem>>) {
    let Some(PageCommands(offered)) = use_context() else {
        return;
    };
    let place = offered.with_untracked(|all| all.iter().map(|(place, _)| place + 1).max().unwrap_or(0));
    offered.update(|all| all.push((place, commands)));
    on_cleanup(move || {
        let _ = offered.try_update(|all| all.retain(|(other, _)| *other != place));
    });
}
