//! The pane *Clock*: how far to move, what will happen on the way, and what happened.

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::domain::{Command, Time, PROCESSING_TAKES};
use crate::ui::components::{
    Action, Button, ButtonKind, Choice, Message, MessageKind, Pane, RadioGroup, RealTenantNote,
};
use crate::ui::dom;
use crate::ui::icons::Icon;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::wording::{date, moment};
use crate::{t, text};

use super::passing::{lines, Passing};

/// The choice of a date.
const CHOSEN: &str = "date";

/// What came of a move.
#[derive(Clone)]
struct Moved {
    passing: Passing,
    /// How many entries the history had after it; another number means that undo would take back something else.
    history: usize,
}

/// How far a choice moves from a moment; nothing while no later date is chosen.
fn target(now: Time, step: &str, chosen: &str) -> Option<Time> {
    let to = match step {
        "minutes" => now.plus(PROCESSING_TAKES),
        CHOSEN => Time::parse(chosen)?,
        days => now.plus_days(days.parse().ok()?),
    };
    (to > now).then_some(to)
}

/// The pane.
#[component]
pub fn ClockPane(
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let step = RwSignal::new("minutes".to_owned());
    let chosen = RwSignal::new(String::new());
    let moved = RwSignal::new(None::<Moved>);
    let now = Memo::new(move |_| app.tenant(|tenant| tenant.clock));
    let to = Memo::new(move |_| target(now.get(), &step.get(), &chosen.get()));
    let passing = Memo::new(move |_| {
        let to = to.get()?;
        Some(Passing::read(&app.plan(&Command::AdvanceClock { to })))
    });
    let choices = vec![
        Choice::new("minutes", text!(clock.minutes)).hint(text!(clock.minutes_hint)),
        Choice::new("1", text!(clock.day)),
        Choice::new("30", text!(clock.month)).hint(text!(clock.month_hint)),
        Choice::new("90", text!(clock.quarter)).hint(text!(clock.quarter_hint)),
        Choice::new(CHOSEN, text!(clock.chosen)),
    ];
    let choose = move |value: String| {
        moved.set(None);
        step.set(value);
    };
    let go = Callback::new(move |()| {
        let Some(to) = to.get_untracked() else { return };
        let Some(decision) = app.act(&Command::AdvanceClock { to }) else {
            return;
        };
        moved.set(Some(Moved {
            passing: Passing::read(&decision),
            history: app.peek(|s| s.history().len()),
        }));
    });
    let plan = move || {
        let passing = passing.get()?;
        Some(plan(app, &passing))
    };
    let no_date = move || {
        to.get()
            .is_none()
            .then(|| t!(clock.no_date, date = date(now.get())))
    };
    let footer = move || {
        view! {
            <Button label=text!(clock.forward) kind=ButtonKind::Primary disabled_reason=no_date on_press=go/>
            <Button label=text!(common.close) on_press=on_close/>
        }
    };
    let media = move || view! { <span class="pane-icon">{Icon::Calendar.view(20)}</span> };
    view! {
        <Pane title=text!(clock.title) on_close media plan footer>
            <div role="status" class="outcome">{move || moved.get().map(|moved_to| result(app, moved_to, moved))}</div>
            <p class="pane-intro">{move || t!(clock.now, moment = moment(now.get()))}</p>
            <div class="pane-field">
                <RadioGroup label=text!(clock.forward) choices value=step on_change=choose/>
                {move || step.with(|step| step == CHOSEN).then(|| view! { <DateField now value=chosen/> })}
            </div>
            <RealTenantNote text=text!(clock.note)/>
        </Pane>
    }
}

/// The date to move to, in the browser's own field for dates.
#[component]
fn DateField(now: Memo<Time>, value: RwSignal<String>) -> impl IntoView {
    let id = dom::unique_id("date");
    let first = move || {
        let (year, month, day) = now.get().plus_days(1).date();
        format!("{year:04}-{month:02}-{day:02}")
    };
    view! {
        <div class="text-field clock-date">
            <label class="field-label" for=id.clone()>{text!(clock.date)}</label>
            <div class="field">
                <input
                    type="date"
                    class="field-input"
                    id=id
                    min=first
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
            </div>
        </div>
    }
}

/// What moving on would do, above the buttons.
fn plan(app: App, passing: &Passing) -> AnyView {
    let nothing = passing.stages.is_empty() && passing.groups.is_empty();
    let lines = app.tenant(|tenant| lines(tenant, passing));
    view! {
        <div class="plan" role="status">
            <h3 class="plan-head">{Icon::List.view(16)} {t!(plan.title)}</h3>
            <ul class="plan-lines">
                {lines}
                {nothing.then(|| view! { <li class="plan-note">{t!(clock.nothing)}</li> })}
            </ul>
        </div>
    }
    .into_any()
}

/// What happened, with the way back.
fn result(app: App, done: Moved, moved: RwSignal<Option<Moved>>) -> AnyView {
    let Moved { passing, history } = done;
    let undo = Callback::new(move |()| {
        if app.undo() {
            moved.set(None);
        }
    });
    let action = ViewFn::from(move || {
        (app.with(|s| s.history().len()) == history).then(|| {
            view! {
                <Button label=text!(common.undo) kind=ButtonKind::Link icon=Icon::Undo on_press=undo/>
            }
        })
    });
    let kind = if passing.failing > 0 {
        MessageKind::Warn
    } else {
        MessageKind::Good
    };
    let title = move || t!(clock.moved, moment = moment(app.tenant(|tenant| tenant.clock)));
    let nothing = passing.stages.is_empty() && passing.groups.is_empty();
    let groups = (!passing.groups.is_empty()).then(|| {
        view! { <p><a href=Route::Groups.href()>{t!(groups.back)}</a></p> }
    });
    let lines = app.tenant(|tenant| lines(tenant, &passing));
    view! {
        <Message kind title still=true action>
            {nothing.then(|| t!(clock.nothing_moved))}
            <ul class="plan-lines">{lines}</ul>
            {groups}
        </Message>
    }
    .into_any()
}
