//! *Export users*: the people that search and filters show, as a CSV file (DOMAIN 5.6).

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::UserIx;
use crate::exchange::UsersFile;
use crate::platform::Parts;
use crate::ui::components::{Action, Button, ButtonKind, Message, MessageKind, Pane, RealTenantNote};
use crate::ui::slices::in_slices;
use crate::ui::state::App;
use crate::{counted, t, text};

/// The name of the file: the tenant's, made plain.
fn file_name(app: App) -> String {
    let name = untrack(|| app.tenant_name()).to_lowercase();
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let name: String = name.chars().map(plain).collect();
    format!("{name}.users.csv")
}

/// So many people are written before anybody looks at the clock.
const AT_A_TIME: usize = 500;

/// The pane.
#[component]
pub fn ExportPane(
    /// Who goes into the file, in this order.
    users: Arc<Vec<UserIx>>,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    // Whether there is a file, once it is known.
    let done = RwSignal::new(None::<bool>);
    let name = StoredValue::new(file_name(app));
    let count = users.len();
    let working = RwSignal::new(false);
    let export = Callback::new(move |()| {
        if working.get_untracked() {
            return;
        }
        working.set(true);
        let (tenant, users) = (app.peek(|s| s.tenant().clone()), Arc::clone(&users));
        let (mut file, parts) = (UsersFile::new(&tenant), Parts::default());
        let mut at = 0;
        in_slices(move || {
            // The pane may have been closed.
            if working.try_get_untracked().is_none() {
                return false;
            }
            let next = users.iter().skip(at).take(AT_A_TIME).copied();
            file.add(&tenant, next);
            at += AT_A_TIME;
            // Where the browser has no room for the file, there is none to offer.
            let fits = parts.push(&std::mem::take(&mut file.text)).is_ok();
            if fits && at < users.len() {
                return true;
            }
            if fits {
                parts.download(&name.get_value(), "text/csv");
            }
            done.set(Some(fits));
            working.set(false);
            false
        });
    });
    let body = move || match done.get() {
        Some(true) => {
            let said = counted!(
                count,
                filters.export_done_1,
                filters.export_done_n,
                name = name.get_value()
            );
            view! { <Message kind=MessageKind::Good>{said}</Message> }.into_any()
        }
        Some(false) => {
            let words = text!(sandbox.export_failed);
            view! { <Message kind=MessageKind::Danger alert=true>{words}</Message> }.into_any()
        }
        None => view! {
            <p>{move || counted!(count, filters.export_1, filters.export_n)}</p>
            <p>
                <strong>{move || t!(filters.export_file, name = name.get_value())}</strong>
                <br/>
                {text!(filters.export_form)}
            </p>
            <RealTenantNote text=text!(filters.export_real)/>
        }
        .into_any(),
    };
    let footer = move || {
        if done.get() == Some(true) {
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
