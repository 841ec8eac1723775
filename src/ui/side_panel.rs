//! The panel beside or below the page, in which somebody is led: by the guidance through the steps of a task, by an
//! exercise through what it asks. Its frame: title, count, place, and the fold of narrow screens.
//!
//! It takes room of its own and so covers nothing; it stays live while a pane makes the page inert. On a screen under
//! 1024 px, and at the bottom, it is a strip with what matters now, which opens to all of it.

use leptos::prelude::*;

use crate::ui::components::{Action, Button, ButtonKind, MenuButton, MenuItem};
use crate::ui::icons::Icon;
use crate::ui::preferences;
use crate::ui::text::Text;
use crate::{t, text};

/// The id of the panel; there is one at a time.
pub const PANEL_ID: &str = "side-panel";
/// The id of its title, which takes focus.
pub const TITLE_ID: &str = "side-panel-title";

/// Where the panel stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// At the right of the page.
    #[default]
    Right,
    /// At the left, beside the navigation.
    Left,
    /// Below the page.
    Bottom,
}

impl Side {
    const ALL: [Self; 3] = [Self::Right, Self::Left, Self::Bottom];

    /// The word for it in preferences and styles.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
            Self::Bottom => "bottom",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Side::Right => t!(guidance.at_right),
            Side::Left => t!(guidance.at_left),
            Side::Bottom => t!(guidance.at_bottom),
        }
    }
}

/// Where the panel stands, as the person put it.
#[derive(Clone, Copy)]
pub struct PanelSide(RwSignal<Side>);

impl PanelSide {
    /// As it was left.
    pub fn kept() -> Self {
        let kept = preferences::read("guidance-side");
        let side = kept.and_then(|kept| Side::ALL.into_iter().find(|side| side.as_str() == kept));
        Self(RwSignal::new(side.unwrap_or_default()))
    }

    /// Where, tracked.
    pub fn get(self) -> Side {
        self.0.get()
    }

    fn put(self, side: Side) {
        self.0.set(side);
        preferences::write("guidance-side", side.as_str());
    }
}

/// What is particular to a panel.
#[derive(Clone, Copy)]
pub struct Frame {
    /// Its title, which is its name.
    pub title: Text,
    /// How far it is.
    pub count: Signal<Option<String>>,
    /// Whether there is nothing to fold.
    pub whole: Signal<bool>,
    /// What the button is called that unfolds it.
    pub unfold: Text,
    /// Closes it, under this name, where it can be closed.
    pub close: Option<(Text, Action)>,
}

/// A panel around its content. `wide` is whether it is unfolded.
pub fn side_panel(frame: Frame, side: PanelSide, wide: RwSignal<bool>, content: AnyView) -> AnyView {
    let expanded = move || wide.get() || frame.whole.get();
    let places = Signal::derive(move || {
        let sides = Side::ALL.into_iter().filter(|other| *other != side.get());
        sides
            .map(|other| MenuItem::new(move || other.words(), Callback::new(move |()| side.put(other))))
            .collect::<Vec<_>>()
    });
    let close = frame.close.map(
        |(label, close)| view! { <Button kind=ButtonKind::Icon icon=Icon::Close label on_press=close/> },
    );
    view! {
        <aside class="side-panel" id=PANEL_ID class:side-panel-expanded=expanded aria-labelledby=TITLE_ID>
            <div class="side-panel-head">
                <h2 class="side-panel-title" id=TITLE_ID tabindex="-1">{frame.title}</h2>
                <span class="side-panel-count" aria-hidden="true">{move || frame.count.get()}</span>
                <div class="side-panel-tools">
                    <Show when=move || !frame.whole.get()>
                        <button
                            type="button"
                            class="button-icon side-panel-more"
                            aria-label=frame.unfold
                            aria-expanded=move || if wide.get() { "true" } else { "false" }
                            on:click=move |_| wide.update(|wide| *wide = !*wide)
                        >
                            {Icon::ChevronDown.view(16)}
                        </button>
                    </Show>
                    <span class="side-panel-move">
                        <MenuButton icon=Icon::Columns icon_only=true label=text!(guidance.move_it) items=places/>
                    </span>
                    {close}
                </div>
            </div>
            {content}
        </aside>
    }
    .into_any()
}

/// Gives focus to the panel's title, once it is on the screen.
pub fn focus_title() {
    request_animation_frame(|| {
        if let Some(title) = crate::ui::dom::by_id(TITLE_ID) {
            crate::ui::dom::focus(&title);
        }
    });
}
