//! *Export tenant*: the button, and how far it is where the tenant is large.

use leptos::prelude::*;

use crate::ui::components::{Button, Message, MessageKind, Progress};
use crate::ui::exporting::Exporting;
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::{t, text};

/// The row.
#[component]
pub fn ExportTenant() -> impl IntoView {
    let app = App::get();
    let state = app.exporting;
    // What was said of an earlier export is over.
    if !matches!(state.get_untracked(), Exporting::At(_)) {
        state.set(Exporting::No);
    }
    let is_writing = Memo::new(move |_| matches!(state.get(), Exporting::At(_)));
    let percent = Signal::derive(move || match state.get() {
        Exporting::At(percent) => percent,
        _ => 0,
    });
    let cancel = Callback::new(move |()| state.set(Exporting::Stopped));
    let said = move || match state.get() {
        Exporting::Stopped => t!(sandbox.export_stopped),
        _ => "",
    };
    let trouble = move || match state.get() {
        Exporting::Failed => view! {
            <Message kind=MessageKind::Danger alert=true>{text!(sandbox.export_failed)}</Message>
        }
        .into_any(),
        Exporting::TooLarge => view! {
            <Message kind=MessageKind::Warn alert=true>{text!(sandbox.export_large)}</Message>
        }
        .into_any(),
        _ => ().into_any(),
    };
    view! {
        <div
            class="card-row"
            on:keydown=move |event| {
                if event.key() == "Escape" && is_writing.get_untracked() {
                    event.stop_propagation();
                    cancel.run(());
                }
            }
        >
            <div>
                <p class="card-hint">{text!(sandbox.export_hint)}</p>
                {move || is_writing.get().then(|| view! {
                    <Progress label=text!(sandbox.writing) percent on_cancel=cancel/>
                })}
                <p class="card-said" role="status">{said}</p>
                {trouble}
            </div>
            <Button label=text!(sandbox.export) icon=Icon::Download
                on_press=Callback::new(move |()| app.export())/>
        </div>
    }
}
