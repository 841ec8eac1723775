//! The tab *Requests*: what people asked for, the answers, and the way to let somebody ask (DOMAIN 1.12).

mod answer;
mod ask;

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::catalog::RequestsFlow;
use crate::domain::{Permission, RequestStatus, Tenant};
use crate::ui::components::{Checkbox, Choice, CommandBar, MenuItem, ProductTile, Select, StatusLine};
use crate::ui::icons::Icon;
use crate::ui::panes::role_reason;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{date, person, product_name, request_status};
use crate::{counted, t, text};

use answer::{ApprovePane, RejectPane};
use ask::AskPane;

/// The pane that is open.
#[derive(Clone, PartialEq)]
enum Open {
    Approve(Vec<u32>),
    Reject(Vec<u32>),
    Ask,
}

/// Which requests are listed.
#[derive(Clone, Copy, PartialEq)]
enum Show {
    All,
    Pending,
    Completed,
}

impl Show {
    const EVERY: [(&'static str, Self); 3] = [
        ("all", Self::All),
        ("pending", Self::Pending),
        ("completed", Self::Completed),
    ];

    fn has(self, line: &Line) -> bool {
        match self {
            Self::All => true,
            Self::Pending => line.status == RequestStatus::Pending,
            Self::Completed => line.status != RequestStatus::Pending,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::All => t!(requests.show_all),
            Self::Pending => t!(requests.show_pending),
            Self::Completed => t!(requests.show_completed),
        }
    }
}

/// One request's line.
#[derive(Clone, PartialEq)]
struct Line {
    place: u32,
    product: String,
    name: String,
    date: String,
    status: RequestStatus,
}

/// The requests that are kept, newest first.
fn lines(tenant: &Tenant) -> Vec<Line> {
    let requests = (0..).zip(&tenant.self_serve().requests);
    let kept = requests.filter(|(_, request)| request.is_kept(tenant.clock));
    let mut lines: Vec<Line> = kept
        .map(|(place, request)| Line {
            place,
            product: product_name(tenant, request.sku),
            name: person(tenant, request.user),
            date: date(request.asked),
            status: request.status,
        })
        .collect();
    lines.reverse();
    lines
}

/// The tab.
pub(super) fn tab(app: App) -> AnyView {
    let show = RwSignal::new(Show::All);
    let selected = RwSignal::new(BTreeSet::<u32>::new());
    let open = RwSignal::new(None::<Open>);
    let lines = Memo::new(move |_| app.tenant(lines));
    let shown = Memo::new(move |_| {
        let mut lines = lines.get();
        lines.retain(|line| show.get().has(line));
        lines
    });
    // Answered requests are no longer selected, and in the order of asking the first gets the last seat.
    let chosen = Memo::new(move |_| {
        let pending = |line: &&Line| line.status == RequestStatus::Pending;
        let mut places: Vec<u32> =
            lines.with(|lines| lines.iter().filter(pending).map(|line| line.place).collect());
        places.retain(|place| selected.with(|selected| selected.contains(place)));
        places.sort_unstable();
        places
    });
    let flow = app.peek(|s| s.tenant().edition.edition().requests);
    let boxes = flow == Some(RequestsFlow::ApproveOrReject);
    let reason = move || {
        let none = || {
            chosen
                .with(Vec::is_empty)
                .then(|| t!(requests.select_first).to_owned())
        };
        role_reason(app, Permission::AssignLicenses).or_else(none)
    };
    let start = move |pane: fn(Vec<u32>) -> Open| {
        Callback::new(move |()| open.set(Some(pane(chosen.get_untracked()))))
    };
    let mut commands = vec![MenuItem::new(text!(requests.approve), start(Open::Approve))
        .icon(Icon::Check)
        .disabled(reason)];
    if !boxes {
        let reject = MenuItem::new(text!(requests.reject), start(Open::Reject));
        commands.push(reject.icon(Icon::Close).disabled(reason));
    }
    let ask = Callback::new(move |()| open.set(Some(Open::Ask)));
    commands.push(MenuItem::new(text!(requests.ask), ask).icon(Icon::Person));
    let choices = Signal::stored(
        Show::EVERY
            .iter()
            .map(|(value, show)| Choice::new(*value, move || show.label()))
            .collect::<Vec<_>>(),
    );
    let value = Signal::derive(move || {
        let known = Show::EVERY.iter().find(|(_, one)| *one == show.get());
        known.map_or_else(String::new, |(value, _)| (*value).to_owned())
    });
    let filter = Callback::new(move |(value,): (String,)| {
        let known = Show::EVERY.iter().find(|(known, _)| *known == value);
        show.set(known.map_or(Show::All, |(_, show)| *show));
    });
    let close = Callback::new(move |()| open.set(None));
    let settled = Callback::new(move |()| selected.update(BTreeSet::clear));
    let shown_text = move || {
        let (shown, all) = (shown.with(Vec::len), lines.with(Vec::len));
        counted!(
            all,
            requests.shown_1,
            requests.shown_n,
            shown = number(shown as u64)
        )
    };
    let chosen_text = move || match chosen.with(Vec::len) {
        0 => String::new(),
        count => t!(users.selected, count = number(count as u64)),
    };
    view! {
        <CommandBar commands=Signal::stored(commands)/>
        <div class="filter-row">
            <Select label=text!(requests.show) show_label=false choices value on_change=filter/>
        </div>
        <table class="table table-products">
            <caption class="visually-hidden">{text!(requests.tab)}</caption>
            <thead>
                <tr>
                    <th scope="col">{text!(licenses.product)}</th>
                    <th scope="col">{text!(requests.requester)}</th>
                    <th scope="col">{text!(requests.date)}</th>
                    <th scope="col">{text!(licenses.status)}</th>
                </tr>
            </thead>
            <tbody>{move || shown.get().into_iter().map(|line| row(line, selected)).collect_view()}</tbody>
        </table>
        <Show when=move || shown.with(Vec::is_empty)>
            <p class="empty">{text!(requests.none)}</p>
        </Show>
        <StatusLine shown=shown_text chosen=chosen_text/>
        {move || open.get().map(|open| match open {
            Open::Approve(places) => {
                view! { <ApprovePane places boxes on_settled=settled on_close=close/> }.into_any()
            }
            Open::Reject(places) => {
                view! { <RejectPane places on_settled=settled on_close=close/> }.into_any()
            }
            Open::Ask => view! { <AskPane on_close=close/> }.into_any(),
        })}
    }
    .into_any()
}

fn row(line: Line, selected: RwSignal<BTreeSet<u32>>) -> impl IntoView {
    let place = line.place;
    let label = t!(
        requests.select,
        name = line.name.clone(),
        product = line.product.clone()
    );
    let select = (line.status == RequestStatus::Pending).then(|| {
        let checked = Signal::derive(move || selected.with(|selected| selected.contains(&place)));
        let change = Callback::new(move |(on,): (bool,)| {
            selected.update(|selected| {
                if on {
                    selected.insert(place);
                } else {
                    selected.remove(&place);
                }
            });
        });
        view! { <Checkbox label show_label=false circle=true checked on_change=change/> }
    });
    view! {
        <tr>
            <th scope="row">
                <span class="table-product">
                    <span class="request-select">{select}</span>
                    <ProductTile name=line.product.clone()/>
                    <span>{line.product}</span>
                </span>
            </th>
            <td data-label=text!(requests.requester)>{line.name}</td>
            <td data-label=text!(requests.date)>{line.date}</td>
            <td data-label=text!(licenses.status)>{request_status(line.status)}</td>
        </tr>
    }
}
