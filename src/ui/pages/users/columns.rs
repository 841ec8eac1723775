//! *Choose columns*: which columns the list of Active users has, kept in this browser.

use leptos::prelude::*;

use crate::sandbox::Property;
use crate::ui::components::{MenuButton, MenuItem, MenuMark};
use crate::ui::icons::Icon;
use crate::ui::people_columns::{choices, from_text, is_fixed, to_text, DEFAULT};
use crate::ui::preferences;
use crate::wording::property_title;
use crate::{t, text};

const PREFERENCE: &str = "columns";

/// The columns.
#[derive(Clone, Copy)]
pub struct Columns {
    /// Those chosen, in their order.
    pub chosen: RwSignal<Vec<Property>>,
    /// Those of them that find no room now.
    pub dropped: RwSignal<Vec<Property>>,
}

impl Columns {
    /// The columns chosen earlier, else the usual ones.
    pub fn new() -> Self {
        let kept = preferences::read(PREFERENCE);
        let chosen = kept.map_or_else(|| DEFAULT.to_vec(), |text| from_text(&text));
        Columns {
            chosen: RwSignal::new(chosen),
            dropped: RwSignal::new(Vec::new()),
        }
    }

    fn choose(self, columns: Vec<Property>) {
        preferences::write(PREFERENCE, &to_text(&columns));
        self.chosen.set(columns);
    }

    /// The button in the corner of the grid, with its menu.
    pub fn button(self) -> AnyView {
        let items = Signal::derive(move || {
            let usual = Callback::new(move |()| self.choose(DEFAULT.to_vec()));
            let last = MenuItem::new(text!(filters.columns_default), usual).after_line();
            choices()
                .map(|property| self.item(property))
                .chain([last])
                .collect::<Vec<_>>()
        });
        view! {
            <div class="grid-corner">
                <MenuButton label=text!(filters.columns) icon=Icon::Columns icon_only=true items/>
            </div>
        }
        .into_any()
    }

    fn item(self, property: Property) -> MenuItem {
        let on = Signal::derive(move || self.chosen.with(|chosen| chosen.contains(&property)));
        let toggle = Callback::new(move |()| {
            let wanted = !on.get_untracked();
            let chosen = self.chosen.get_untracked();
            let stays = |other: &Property| match *other == property {
                true => wanted,
                false => chosen.contains(other),
            };
            self.choose(choices().filter(stays).collect());
        });
        let no_room = move || {
            let dropped = on.get() && self.dropped.with(|dropped| dropped.contains(&property));
            dropped.then(|| t!(filters.columns_dropped).to_owned())
        };
        MenuItem::new(move || property_title(property), toggle)
            .mark(MenuMark::Box(on))
            .disabled(move || is_fixed(property).then(|| t!(filters.columns_always).to_owned()))
            .note(no_room)
    }
}
