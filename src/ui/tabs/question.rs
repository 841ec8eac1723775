//! What stands on the screen when something can't be changed here now: why, that nothing is lost, and what to do.

use leptos::prelude::*;

use crate::sandbox::{Saving, StoreError};
use crate::ui::components::{Button, ButtonKind, Message, Pane};
use crate::ui::state::App;
use crate::{t, text};

/// The question, over whatever pane is open; that one keeps what was filled in.
pub fn question(app: App) -> AnyView {
    let close = Callback::new(move |()| app.tabs.refused.set(false));
    let newer = Memo::new(move |_| app.with(|s| s.saving() == Saving::NotSaved(StoreError::Newer)));
    let content = move || {
        let footer = move || {
            if newer.get() {
                return view! {
                    <Button label=text!(common.close) kind=ButtonKind::Primary on_press=close/>
                }
                .into_any();
            }
            let take_over = Callback::new(move |()| app.take_over());
            view! {
                <Button label=text!(tabs.take_over) kind=ButtonKind::Primary on_press=take_over/>
                <Button label=text!(common.cancel) on_press=close/>
            }
            .into_any()
        };
        let title = move || {
            if newer.get() {
                t!(tabs.newer)
            } else {
                t!(tabs.elsewhere)
            }
        };
        let text = move || {
            if newer.get() {
                t!(tabs.newer_why)
            } else {
                t!(tabs.elsewhere_why)
            }
        };
        view! {
            <Pane title on_close=close footer=move || footer>
                <Message alert=true title=text!(tabs.nothing_done)>{text}</Message>
            </Pane>
        }
    };
    // An earlier moment that is looked at answers for itself.
    let shown = Memo::new(move |_| app.tabs.refused.get() && app.looking().is_none());
    view! { <Show when=move || shown.get()>{content()}</Show> }.into_any()
}
