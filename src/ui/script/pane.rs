//! The pane *Script*: a tab for each tool, and under it copying and keeping the text.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::counted;
use crate::platform;
use crate::script::Tool;
use crate::ui::components::{Action, Button, ButtonKind, Message, MessageKind, Pane, Tab, TabPanel, Tabs};
use crate::ui::console_script::run_in_console;
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::{t, text};

use super::panel::Panel;
use super::scripted::{steps, write, Scripted};

/// How long the button says that the text was copied.
const COPIED: std::time::Duration = std::time::Duration::from_secs(2);

/// The pane. What it shows is the tenant's as of when it opened.
#[component]
pub fn ScriptPane(
    /// What the script is of.
    of: Scripted,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    // The titles of the steps are in the language in use.
    let steps = Memo::new(move |_| Shared::of(steps(app, &of)));
    let current = RwSignal::new(Tool::Graph.as_str());
    let script = Memo::new(move |_| {
        let tool = tool_of(current.get());
        steps.with(|steps| Shared::of(write(app, tool, &steps.0)))
    });
    let tabs: Vec<Tab> = Tool::ALL
        .into_iter()
        .map(|tool| {
            let tag = app
                .peek(|s| tool.is_retired_in(s.tenant()))
                .then_some(text!(script.retired));
            Tab::new(tool.as_str(), tool.name().to_owned()).tagged(tag)
        })
        .collect();
    let tabs = StoredValue::new(tabs);
    let head =
        move || view! { <Tabs group="script" label=text!(script.tools) tabs=tabs.get_value() current/> };
    let subtitle = move || {
        let count = steps.with(|steps| steps.0.count());
        counted!(count, script.changes_1, script.changes_n)
    };
    let copied = RwSignal::new(None::<bool>);
    Effect::new(move |_| {
        current.track();
        copied.set(None);
    });
    let copy = Callback::new(move |()| {
        let text = script.with_untracked(|script| script.0.text.clone());
        spawn_local(async move {
            let done = platform::copy(text).await;
            if copied.try_set(Some(done)).is_none() && done {
                let clear = move || {
                    let _ = copied.try_set(None);
                };
                set_timeout(clear, COPIED);
            }
        });
    });
    let copy_label = move || match copied.get() {
        Some(true) => t!(script.copied).to_owned(),
        _ => t!(script.copy).to_owned(),
    };
    let download = Callback::new(move |()| {
        let tool = tool_of(current.get_untracked());
        let name = format!("script-{}.{}", tool.as_str(), tool.extension());
        script.with_untracked(|script| platform::download(&name, "text/plain", &script.0.text));
    });
    let run = Callback::new(move |()| {
        let text = script.with_untracked(|script| script.0.text.clone());
        on_close.run(());
        run_in_console(text);
    });
    let not_here = move || {
        let runs = tool_of(current.get()).is_powershell();
        (!runs).then(|| t!(script.not_in_console).to_owned())
    };
    let footer = move || {
        view! {
            <Button label=copy_label kind=ButtonKind::Primary icon=Icon::Copy on_press=copy/>
            <Button label=text!(script.run) icon=Icon::Console disabled_reason=not_here on_press=run/>
            <Button label=text!(script.download) icon=Icon::Download on_press=download/>
            <Button label=text!(common.close) on_press=on_close/>
        }
    };
    let said = move || match copied.get() {
        Some(true) => view! { <p class="visually-hidden" role="status">{t!(script.copied)}</p> }.into_any(),
        Some(false) => {
            view! { <Message kind=MessageKind::Warn>{t!(script.copy_failed)}</Message> }.into_any()
        }
        None => ().into_any(),
    };
    let panels = Tool::ALL.map(|tool| {
        view! {
            <TabPanel group="script" id=tool.as_str() current>
                <Panel tool steps=Signal::derive(move || steps.get().0) script=Signal::derive(move || script.get().0)/>
            </TabPanel>
        }
    });
    view! {
        <Pane title=text!(script.title) on_close subtitle=move || subtitle head=move || head footer=move || footer>
            {said}
            <div class="script-panels">{panels.into_iter().collect_view()}</div>
        </Pane>
    }
    .into_any()
}

/// Something large that is the same only when it is the same one.
struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    fn of(value: T) -> Self {
        Shared(Arc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

fn tool_of(id: &str) -> Tool {
    let known = Tool::ALL.into_iter().find(|tool| tool.as_str() == id);
    known.unwrap_or(Tool::Graph)
}
