//! The tab *Auto-claim policy*: the setting, the policies, and the way to let somebody sign in (DOMAIN 1.12).

mod add;
mod change;
mod report;
mod sign_in;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{ClaimPolicy, Permission, Tenant};
use crate::ui::components::{Button, ButtonKind, CommandBar, MenuItem};
use crate::ui::icons::Icon;
use crate::ui::panes::role_reason;
use crate::ui::state::App;
use crate::wording::product_name;
use crate::{t, text};

use add::AddPane;
use change::changed;
use report::ReportPane;
use sign_in::SignInPane;

/// The pane that is open.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Add,
    Report,
    SignIn,
}

/// One policy's line.
#[derive(Clone, PartialEq)]
struct Line {
    name: Arc<str>,
    app: &'static str,
    products: Vec<String>,
}

fn line(tenant: &Tenant, policy: &ClaimPolicy) -> Line {
    let products = policy.products.iter();
    Line {
        name: Arc::clone(&policy.name),
        app: policy.app.name(),
        products: products.map(|one| product_name(tenant, one.sku)).collect(),
    }
}

/// The tab.
pub(super) fn tab(app: App) -> AnyView {
    let open = RwSignal::new(None::<Open>);
    let is_on = Memo::new(move |_| app.tenant(|tenant| tenant.self_serve().auto_claim.on));
    let lines = Memo::new(move |_| {
        app.tenant(|tenant| {
            let policies = tenant.self_serve().auto_claim.policies.iter();
            policies.map(|policy| line(tenant, policy)).collect::<Vec<_>>()
        })
    });
    let may = move || role_reason(app, Permission::EditAutoClaim);
    let start = move |pane: Open| Callback::new(move |()| open.set(Some(pane)));
    let switch = Callback::new(move |()| {
        app.act(&changed(app, |to| to.on = !to.on));
    });
    let commands = Signal::derive(move || {
        let turn = match is_on.get() {
            true => MenuItem::new(text!(claim.turn_off), switch).icon(Icon::Block),
            false => MenuItem::new(text!(claim.turn_on), switch).icon(Icon::Toggle),
        };
        let add = MenuItem::new(text!(claim.add), start(Open::Add)).icon(Icon::Add);
        let report = MenuItem::new(text!(claim.report), start(Open::Report)).icon(Icon::List);
        let sign_in = MenuItem::new(text!(claim.sign_in), start(Open::SignIn)).icon(Icon::Person);
        let mut commands = vec![turn.disabled(may), report, sign_in];
        if is_on.get() {
            commands.insert(0, add.disabled(may));
        }
        commands
    });
    let intro = move || match is_on.get() {
        true => t!(claim.intro_on),
        false => t!(claim.intro_off),
    };
    let close = Callback::new(move |()| open.set(None));
    view! {
        <CommandBar commands/>
        <p class="group-hint">{intro}</p>
        <table class="table table-products">
            <caption class="visually-hidden">{text!(claim.tab)}</caption>
            <thead>
                <tr>
                    <th scope="col">{text!(claim.policy)}</th>
                    <th scope="col">{text!(claim.app)}</th>
                    <th scope="col">{text!(claim.products)}</th>
                    <td></td>
                </tr>
            </thead>
            <tbody>{move || lines.get().into_iter().enumerate().map(|(at, line)| row(app, at, line)).collect_view()}</tbody>
        </table>
        <Show when=move || lines.with(Vec::is_empty)>
            <p class="empty">{text!(claim.none)}</p>
        </Show>
        {move || open.get().map(|open| match open {
            Open::Add => view! { <AddPane on_close=close/> }.into_any(),
            Open::Report => view! { <ReportPane on_close=close/> }.into_any(),
            Open::SignIn => view! { <SignInPane on_close=close/> }.into_any(),
        })}
    }
    .into_any()
}

fn row(app: App, at: usize, line: Line) -> impl IntoView {
    let delete = Callback::new(move |()| {
        let command = changed(app, |to| {
            if at < to.policies.len() {
                to.policies.remove(at);
            }
        });
        app.act(&command);
    });
    let may = move || role_reason(app, Permission::EditAutoClaim);
    view! {
        <tr>
            <th scope="row">{line.name.to_string()}</th>
            <td data-label=text!(claim.app)>{line.app}</td>
            <td data-label=text!(claim.products)>{line.products.join(", ")}</td>
            <td class="cell-end">
                <Button label=text!(claim.delete) kind=ButtonKind::Command icon=Icon::Trash disabled_reason=may on_press=delete/>
            </td>
        </tr>
    }
}
