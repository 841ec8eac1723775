//! Starting with another tenant: the sample, or one generated from a number of users and a seed.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use crate::domain::{Actor, Tenant};
use crate::sandbox::sample::Generating;
use crate::sandbox::{sample, Sandbox};
use crate::ui::components::{offer_commands, Action, Button, MenuItem, Progress};
use crate::ui::dom;
use crate::ui::slices::in_slices;
use crate::ui::state::{sample_language, App};
use crate::ui::text::{number, Text};
use crate::{t, text};

/// The most people that can be generated here.
const MOST: u32 = 100_000;

/// The id of the field with their number.
const PEOPLE_ID: &str = "sandbox-people";

/// From so many people on it is said how far it is.
const MANY: u32 = 10_000;

/// So many people are generated before anybody looks at the clock.
const AT_A_TIME: usize = 500;

/// The card.
#[component]
pub fn Start(
    /// Set to the version of the people that were started with.
    started: RwSignal<Option<u64>>,
    /// What came of it.
    said: AnyView,
) -> impl IntoView {
    let app = App::get();
    let start = move |tenant: Tenant| {
        if app.replace(tenant, Actor::default()) {
            started.set(Some(app.peek(Sandbox::directory_version)));
        }
    };
    let people = RwSignal::new("1000".to_owned());
    let seed = RwSignal::new("1".to_owned());
    let tried = RwSignal::new(false);
    let working = RwSignal::new(false);
    // How far it is, where there are many to come.
    let percent = RwSignal::new(None::<u8>);
    let takes_long = Memo::new(move |_| percent.with(Option::is_some));
    // The bar goes, and *Cancel* with it: who pressed it, or was there, is led back to the number.
    let over = move |canceled: bool| {
        working.set(false);
        let was_there = dom::active_element().is_some_and(|active| {
            let bar = active.closest(".progress").ok().flatten();
            bar.is_some()
        });
        percent.set(None);
        if let Some(number) = dom::by_id(PEOPLE_ID).filter(|_| canceled || was_there) {
            dom::focus(&number);
        }
    };
    let cancel = Callback::new(move |()| over(true));
    let people_value = move || {
        people
            .with(|p| p.trim().parse::<u32>().ok())
            .filter(|n| (1..=MOST).contains(n))
    };
    let seed_value = move || seed.with(|s| s.trim().parse::<u64>().ok());
    let sample = Callback::new(move |()| {
        start(sample::waterlinie(sample_language()));
    });
    let generate = Callback::new(move |()| {
        tried.set(true);
        let (Some(people), Some(seed)) = (untrack(people_value), untrack(seed_value)) else {
            return;
        };
        if working.get_untracked() {
            return;
        }
        working.set(true);
        percent.set((people >= MANY).then_some(0));
        // Let the page say that it works before it is too busy to.
        after_paint(move || {
            let mut people = Some(Generating::new(people, seed));
            in_slices(move || {
                // Canceled, or the page was left.
                if working.try_get_untracked() != Some(true) {
                    return false;
                }
                if let Some(people) = people.as_mut() {
                    if people.add_people(AT_A_TIME) {
                        percent.update(|percent| *percent = percent.map(|_| people.percent()));
                        return true;
                    }
                }
                if let Some(tenant) = people.take().map(Generating::finish) {
                    // A task of its own, because keeping it takes long.
                    let keep = move || {
                        if working.try_get_untracked() == Some(true) {
                            start(tenant);
                            over(false);
                        }
                    };
                    set_timeout(keep, Duration::ZERO);
                }
                false
            });
        });
    });
    offer_commands(Signal::stored(vec![
        MenuItem::new(text!(sandbox.sample_button), sample),
        MenuItem::new(text!(sandbox.generate), generate),
    ]));
    let people_error = move || {
        (tried.get() && people_value().is_none())
            .then(|| t!(sandbox.number_error, max = number(u64::from(MOST))))
    };
    let seed_error =
        move || (tried.get() && seed_value().is_none()).then(|| t!(sandbox.seed_error).to_owned());
    view! {
        <section class="card" aria-labelledby="sandbox-start">
            <h2 class="card-title" id="sandbox-start">{text!(sandbox.start)}</h2>
            {said}
            <div class="card-rows">
                <div class="card-row">
                    <div>
                        <h3 class="card-subtitle">{text!(sandbox.sample)}</h3>
                        <p class="card-hint">{text!(sandbox.sample_hint)}</p>
                    </div>
                    <Button label=text!(sandbox.sample_button) on_press=sample/>
                </div>
                <div class="card-row">
                    <div>
                        <h3 class="card-subtitle">{text!(sandbox.generate_title)}</h3>
                        <p class="card-hint">{text!(sandbox.generate_hint)}</p>
                        <div class="card-fields">
                            <NumberField id=PEOPLE_ID label=text!(sandbox.number) value=people max=Some(MOST)
                                error=Signal::derive(people_error) on_enter=generate/>
                            <NumberField id="sandbox-seed" label=text!(sandbox.seed) value=seed max=None
                                error=Signal::derive(seed_error) on_enter=generate/>
                        </div>
                        <p class="visually-hidden" role="status">
                            {move || takes_long.get().then(|| t!(sandbox.generating))}
                        </p>
                        {move || takes_long.get().then(|| view! {
                            <Progress
                                label=text!(sandbox.generating)
                                percent=Signal::derive(move || percent.get().unwrap_or_default())
                                on_cancel=cancel
                            />
                        })}
                    </div>
                    <Button label=text!(sandbox.generate) on_press=generate/>
                </div>
            </div>
        </section>
    }
}

/// Runs something once the browser has painted what is on screen now.
pub(super) fn after_paint(work: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(work));
}

/// A whole number, with the browser's own stepper.
#[component]
fn NumberField(
    id: &'static str,
    #[prop(into)] label: Text,
    value: RwSignal<String>,
    max: Option<u32>,
    error: Signal<Option<String>>,
    on_enter: Action,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    let input: NodeRef<html::Input> = NodeRef::new();
    view! {
        <div class="text-field" class:field-wrong=move || error.with(Option::is_some)>
            <label class="field-label" for=id>{move || label.get()}</label>
            <div class="field">
            <input
                class="field-input"
                type="number"
                inputmode="numeric"
                min="0"
                max=max.map(|max| max.to_string())
                id=id
                node_ref=input
                prop:value=move || value.get()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || error.with(Option::is_some).then(|| described.clone())
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Enter" {
                        on_enter.run(());
                    }
                }
            />
            </div>
            {move || error.get().map(|error| view! { <p class="field-error" id=error_id.clone()>{error}</p> })}
        </div>
    }
}
