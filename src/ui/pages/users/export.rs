//! *Export users*: the people that search and filters show, as a CSV file (DOMAIN 5.6).

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::UserIx;
use crate::exchange::export_users;
use crate::ui::components::{Action, Button, ButtonKind, Message, MessageKind, Pane, RealTenantNote};
use crate::ui::state::App;
use crate::{counted, platform, t, text};

/// The name of the file: the tenant's, made plain.
fn file_name(app: App) -> String {
    let name = untrack(|| app.tenant_name()).to_lowercase();
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let name: String = name.chars().map(plain).collect();
    format!("{name}.users.csv")
}

/// The pane.
#[component]
pub fn ExportPane(
    /// Who goes into the file, in this order.
    users: Arc<Vec<UserIx>>,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let done = RwSignal::new(false);
    let name = StoredValue::new(file_name(app));
    let count = users.len();
    let export = Callback::new(move |()| {
        let text = app.peek(|s| export_users(s.tenant(), users.iter().copied()));
        platform::download(&name.get_value(), "text/csv", &text);
        done.set(true);
    });
    let body = move || {
        if done.get() {
            let said = counted!(
                count,
                filters.export_done_1,
                filters.export_done_n,
                name = name.get_value()
            );
            return view! { <Message kind=MessageKind::Good>{said}</Message> }.into_any();
        }
        view! {
            <p>{move || counted!(count, filters.export_1, filters.export_n)}</p>
            <p>
                <strong>{move || t!(filters.export_file, name = name.get_value())}</strong>
                <br/>
                {text!(filters.export_form)}
            </p>
            <RealTenantNote text=text!(filters.export_real)/>
        }
        .into_any()
    };
    let footer = move || {
        if done.get() {
            return view! {
                <Button label=text!(common.close) kind=ButtonKind::Primary on_press=on_close/>
            }
            .into_any();
        }
        view! {
            <Button label=text!(filters.export_do) kind=ButtonKind::Primary on_press=export/>
            <Button label=text!(common.cancel) on_press=on_close/>
        }
        .into_any()
    };
    view! {
        <Pane title=text!(filters.export) on_close footer=move || footer>
            <div class="pane-text">{body}</div>
        </Pane>
    }
}
