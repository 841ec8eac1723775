//! The button *Show as script*.

use leptos::prelude::*;

use crate::text;
use crate::ui::components::{Button, ButtonKind};
use crate::ui::icons::Icon;

use super::pane::ScriptPane;
use super::scripted::Scripted;

/// The button, with the pane that it opens.
#[component]
pub fn ShowScript(
    /// What is shown; asked when the button is pressed. There is no button while there is nothing.
    #[prop(into)]
    of: Signal<Option<Scripted>>,
) -> impl IntoView {
    let open = RwSignal::new(None::<Scripted>);
    let there = Memo::new(move |_| of.with(Option::is_some));
    let show = Callback::new(move |()| open.set(of.get_untracked()));
    let close = Callback::new(move |()| open.set(None));
    view! {
        {move || there.get().then(|| view! {
            <p class="show-script">
                <Button label=text!(script.show) kind=ButtonKind::Link icon=Icon::Script on_press=show/>
            </p>
        })}
        {move || open.get().map(|of| view! { <ScriptPane of on_close=close/> })}
    }
    .into_any()
}
