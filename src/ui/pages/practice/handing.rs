//! *Export* and *Share* of what somebody made: a file, a link as long as it is short enough, and where the system has a
//! dialog for it, the file handed to another app.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform;
use crate::practice::{Shared, LONGEST_LINK};
use crate::ui::components::{Button, ButtonKind, TextField};
use crate::ui::icons::Icon;
use crate::ui::practice::{can_send, export_shared, link, send};
use crate::ui::text::{number, Reason};
use crate::{t, text};

/// What came of *Share*.
#[derive(Clone, PartialEq, Eq)]
enum Link {
    /// The link.
    Is(String),
    /// It would be too long.
    TooLong,
}

/// The buttons, and under them the link; `shared` is what is handed out now, `missing` why it can't be yet.
pub(super) fn hand_out(
    shared: impl Fn() -> Option<Shared> + Copy + Send + Sync + 'static,
    missing: Reason,
) -> AnyView {
    let shown = RwSignal::new(None::<Link>);
    let copied = RwSignal::new(false);
    let share = move || {
        let Some(shared) = untrack(shared) else { return };
        copied.set(false);
        shown.set(Some(link(&shared).map_or(Link::TooLong, Link::Is)));
    };
    let export = move || {
        if let Some(shared) = untrack(shared) {
            export_shared(&shared);
        }
    };
    let hand = move || {
        if let Some(shared) = untrack(shared) {
            send(&shared);
        }
    };
    let words = move || {
        let link = shown.get()?;
        Some(match link {
            Link::TooLong => {
                let most = number(LONGEST_LINK as u64);
                view! { <p>{t!(trainer.too_long, most)}</p> }.into_any()
            }
            Link::Is(link) => {
                let length = number(link.len() as u64);
                let value = RwSignal::new(link.clone());
                let copy = move || {
                    let link = link.clone();
                    spawn_local(async move {
                        let done = platform::copy(link).await;
                        let _ = copied.try_set(done);
                    });
                };
                view! {
                    <TextField label=text!(trainer.link) value/>
                    <p class="card-hint">{t!(trainer.link_length, length)}</p>
                    <Button label=text!(trainer.copy_link) on_press=copy/>
                    <span>{move || copied.get().then(|| t!(trainer.copied))}</span>
                }
                .into_any()
            }
        })
    };
    view! {
        <div class="trainer-buttons">
            <Button label=text!(trainer.export) icon=Icon::Download kind=ButtonKind::Secondary
                disabled_reason=missing on_press=export/>
            <Button label=text!(trainer.share) icon=Icon::Out kind=ButtonKind::Secondary
                disabled_reason=missing on_press=share/>
            {can_send().then(|| view! {
                <Button label=text!(trainer.send) icon=Icon::Out kind=ButtonKind::Secondary
                    disabled_reason=missing on_press=hand/>
            })}
        </div>
        <div class="trainer-link" role="status">{words}</div>
    }
    .into_any()
}
