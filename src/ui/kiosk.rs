//! A stand, by `?kiosk`: whoever comes finds Zetel as the first did. It has a tenant of its own, and touches no other. When
//! nobody has used it for some minutes it says what will happen, and then starts over, whatever was open.

use std::time::Duration;

use leptos::prelude::*;

use crate::platform;
use crate::t;

use super::icons::Icon;
use super::preferences;
use super::presenting::in_edition;
use super::state::App;
use super::visit::Visit;

/// How long somebody has to say that they are still there.
const LAST_CHANCE: Duration = Duration::from_secs(30);
/// How often it looks at the clock.
const LOOK: Duration = Duration::from_secs(1);
/// What counts as use.
const USES: [&str; 5] = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"];
/// Under what the browser remembers the stand's tenant, and the tab that it is at a stand, and why it began.
const STAND: &str = "kiosk";
/// The stand began because nobody was there.
const OVER: &str = "over";

/// What the stand says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Nothing,
    WillStartOver,
    StartedOver,
}

impl App {
    /// Opens the stand's tenant: the one of this tab, or a new one in place of the last.
    fn open_stand(self, visit: &Visit, goes_on: bool) {
        let last = preferences::read(STAND).and_then(|id| id.parse().ok());
        if goes_on && last.is_some_and(|id| self.open_if_there(id)) {
            return;
        }
        let edition = visit.edition.unwrap_or_default();
        if self.begin_new(t!(kiosk.tenant), in_edition(edition)) {
            preferences::write(STAND, &self.tenants.open.get_untracked().to_string());
            if let Some(last) = last {
                self.clear_away(last);
            }
        }
    }
}

/// Begins, where the address asks for it; gives the line that it speaks in, inside a live region that is always there.
pub fn start(app: App, visit: &Visit) -> Option<AnyView> {
    let idle = visit.kiosk?;
    let before = platform::recall(STAND);
    app.open_stand(visit, before.as_deref() == Some(""));
    app.tenants.said.set(None);
    platform::remember(STAND, "");
    let is_over = before.as_deref() == Some(OVER);
    let says = RwSignal::new(if is_over { Says::StartedOver } else { Says::Nothing });
    let used = StoredValue::new(platform::now());
    let leaving = StoredValue::new(false);
    let mut listeners: Vec<_> = USES
        .map(|name| {
            window_event_listener_untyped(name, move |_| {
                used.set_value(platform::now());
                if says.get_untracked() != Says::Nothing {
                    says.set(Says::Nothing);
                }
            })
        })
        .into();
    // Nobody is there to answer what a pane would ask.
    listeners.push(window_event_listener_untyped("beforeunload", move |event| {
        if leaving.get_value() {
            event.stop_immediate_propagation();
        }
    }));
    let look = set_interval_with_handle(
        move || {
            let unused = Duration::from_millis((platform::now() - used.get_value()).unsigned_abs());
            if unused >= idle + LAST_CHANCE {
                leaving.set_value(true);
                start_over();
            } else if unused >= idle && says.get_untracked() != Says::WillStartOver {
                says.set(Says::WillStartOver);
            }
        },
        LOOK,
    );
    on_cleanup(move || {
        if let Ok(look) = look {
            look.clear();
        }
        for listener in listeners {
            listener.remove();
        }
    });
    Some(line(says, idle))
}

/// The whole page anew, without the part of the address that says where somebody was.
fn start_over() {
    platform::remember(STAND, OVER);
    let location = window().location();
    let whole = location
        .pathname()
        .and_then(|path| Ok(path + &location.search()?));
    if let Ok(address) = whole {
        let _ = location.replace(&address);
    }
}

fn line(says: RwSignal<Says>, idle: Duration) -> AnyView {
    let notice = move || {
        let (title, words) = match says.get() {
            Says::Nothing => return None,
            Says::WillStartOver => {
                let words = t!(kiosk.will_start_over, seconds = LAST_CHANCE.as_secs());
                (t!(kiosk.anyone), words)
            }
            Says::StartedOver => {
                let words = t!(kiosk.why_started_over, minutes = idle.as_secs() / 60);
                (t!(kiosk.started_over), words)
            }
        };
        Some(view! {
            <div class="notice notice-quiet">
                {Icon::Info.view(18)}
                <p class="notice-words"><strong>{title}</strong> " " {words}</p>
            </div>
        })
    };
    view! { <div class="notice-place" role="status">{notice}</div> }.into_any()
}
