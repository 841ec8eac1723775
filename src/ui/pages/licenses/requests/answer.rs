//! Answers to license requests: *Approve the selected license requests*, with *Submit* or with boxes, and *Reject*
//! (DOMAIN 1.12).

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::counted;
use crate::domain::{ApproveBy, Command, Grant, GroupId, Held, PlanSet, RequestAnswers};
use crate::ui::components::{Action, Checkbox, Choice, PeoplePicker, Person, RadioGroup, Select};
use crate::ui::icons::Icon;
use crate::ui::panes::{product_apps, product_choices, suggest_groups, ConfirmPane, Control, Done, TaskPane};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{person, product_name};
use crate::{t, text};

const EACH: &str = "each";
const BY_GROUP: &str = "group";

/// A request in words: who and what.
fn name_of(app: App, place: u32) -> String {
    app.tenant(|tenant| {
        let request = tenant.self_serve().requests.get(place as usize).copied();
        request.map_or_else(String::new, |one| {
            t!(
                requests.one,
                name = person(tenant, one.user),
                product = product_name(tenant, one.sku)
            )
        })
    })
}

/// The requests, by name.
fn names(app: App, places: Vec<u32>) -> AnyView {
    let name = move |place: u32| {
        view! { <li>{Icon::Person.view(20)} <span>{move || name_of(app, place)}</span></li> }
    };
    view! { <ul class="people-names">{places.into_iter().map(name).collect_view()}</ul> }.into_any()
}

/// The pane that approves; with boxes, it rejects what is cleared.
#[component]
pub(super) fn ApprovePane(
    /// The places of the requests.
    places: Vec<u32>,
    /// Whether each has a box.
    boxes: bool,
    /// Called when it has been done: the list forgets what was selected.
    on_settled: Action,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let ticked = RwSignal::new(places.iter().copied().collect::<BTreeSet<u32>>());
    let by = RwSignal::new(EACH.to_owned());
    let group = RwSignal::new(Vec::<Person>::new());
    // Where all ask for one product, that is the one; where they don't, each gets their own.
    let asked = app.peek(|s| {
        let requests = &s.tenant().self_serve().requests;
        let skus = places.iter().filter_map(|place| requests.get(*place as usize));
        let skus: BTreeSet<SkuId> = skus.map(|one| one.sku).collect();
        skus.first().copied().filter(|_| skus.len() == 1)
    });
    let sku = RwSignal::new(asked);
    let off = RwSignal::new(PlanSet::default());
    let all = StoredValue::new(places.clone());
    let split = Memo::new(move |_| {
        let ticked = ticked.get();
        all.get_value()
            .into_iter()
            .partition::<Vec<u32>, _>(|place| ticked.contains(place))
    });
    let command = Memo::new(move |_| {
        let (approve, reject) = split.get();
        let group = group.with(|group| group.first().and_then(|one| GroupId::parse(&one.id).ok()));
        let by = match by.with(|by| by == BY_GROUP) && !approve.is_empty() {
            true => ApproveBy::Group(group?),
            false => ApproveBy::Assigning,
        };
        let instead = sku.get().map(|sku| Grant {
            sku,
            disabled_plans: off.get(),
            held: Held::Keep,
        });
        Some(Command::AnswerRequests(Box::new(RequestAnswers {
            approve,
            reject,
            by,
            instead,
        })))
    });
    let button = move || {
        let (approve, reject) = split.with(|(approve, reject)| (approve.len(), reject.len()));
        let count = |count: usize| number(count as u64);
        match (approve, reject) {
            _ if !boxes => t!(requests.submit).to_owned(),
            (_, 0) => t!(requests.approve).to_owned(),
            (0, _) => t!(requests.reject).to_owned(),
            (approve, reject) => t!(
                requests.approve_reject,
                approve = count(approve),
                reject = count(reject)
            ),
        }
    };
    let choices = product_choices(app, text!(requests.as_asked));
    let value = Signal::derive(move || sku.get().map(|sku| sku.to_string()).unwrap_or_default());
    let choose = Callback::new(move |(value,): (String,)| {
        sku.set(SkuId::parse(&value).ok());
        off.set(PlanSet::default());
    });
    let search = Callback::new(move |(typed,): (String,)| suggest_groups(app, sku.get(), &typed));
    let change_by = Callback::new(move |(value,): (String,)| by.set(value));
    let list = move || match boxes {
        true => check_boxes(app, all.get_value(), ticked),
        false => names(app, all.get_value()),
    };
    view! {
        <TaskPane title=text!(requests.approve_pane) command missing=text!(requests.choose_group) button
            done=Signal::stored(Done::Answered) on_settled on_close>
            {list}
            <div class="pane-option">
                <RadioGroup label=text!(requests.how) value=by on_change=change_by choices=vec![
                    Choice::new(EACH, text!(requests.each)),
                    Choice::new(BY_GROUP, text!(requests.by_group)),
                ]/>
            </div>
            <Show when=move || by.with(|by| by == BY_GROUP)>
                <div class="pane-option">
                    <PeoplePicker label=text!(requests.group) chosen=group search max=1 of_groups=true/>
                </div>
            </Show>
            <div class="pane-field">
                <Select label=text!(requests.product) choices value on_change=choose/>
            </div>
            {move || sku.get().map(|sku| product_apps(app, sku, off, Control::Box))}
        </TaskPane>
    }
}

/// A box for each request.
fn check_boxes(app: App, places: Vec<u32>, ticked: RwSignal<BTreeSet<u32>>) -> AnyView {
    let line = move |place: u32| {
        let checked = Signal::derive(move || ticked.with(|ticked| ticked.contains(&place)));
        let change = Callback::new(move |(on,): (bool,)| {
            ticked.update(|ticked| {
                if on {
                    ticked.insert(place);
                } else {
                    ticked.remove(&place);
                }
            });
        });
        view! { <li><Checkbox label=move || name_of(app, place) checked on_change=change/></li> }
    };
    view! {
        <p class="pane-intro">{text!(requests.boxes_intro)}</p>
        <ul class="services-list" aria-label=text!(requests.tab)>
            {places.into_iter().map(line).collect_view()}
        </ul>
    }
    .into_any()
}

/// The pane that rejects.
#[component]
pub(super) fn RejectPane(
    /// The places of the requests.
    places: Vec<u32>,
    /// Called when it has been done: the list forgets what was selected.
    on_settled: Action,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let count = places.len();
    let command = Signal::stored(Some(Command::AnswerRequests(Box::new(RequestAnswers {
        approve: Vec::new(),
        reject: places.clone(),
        by: ApproveBy::Assigning,
        instead: None,
    }))));
    let question = move || counted!(count, requests.reject_question_1, requests.reject_question_n);
    view! {
        <ConfirmPane title=text!(requests.reject) command button=text!(requests.reject) done=Done::Answered
            question on_settled on_close>
            {names(app, places.clone())}
        </ConfirmPane>
    }
}
