//! How the tenant is kept: how full the browser's storage is and by whom, what to do when it is not simply saved, and
//! the texts that were set aside.

use leptos::ev;
use leptos::prelude::*;

use crate::counted;
use crate::i18n::Locale;
use crate::platform::{self, LocalStore};
use crate::sandbox::{Sandbox, Saving, SetAside, Store, StoreError, Usage};
use crate::ui::components::{offer_commands, Button, ButtonKind, MenuItem, Message, MessageKind};
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::ui::text::{number, use_locale};
use crate::wording::real_moment;
use crate::{t, text};

/// One MB of storage, in UTF-16 units: browsers count those, and call 5,242,880 of them 5 MB.
const MIB: usize = 1_048_576;
/// With less room than this left, in units, the person is told before it is full.
const TIGHT: usize = MIB / 2;
/// How wide the drawing of the meter is, in its own units.
const WIDE: u64 = 1000;

/// The card.
pub fn storage(app: App) -> AnyView {
    // Other apps of this host fill the same room, and say nothing but this.
    let elsewhere = RwSignal::new(0_u32);
    let listener = window_event_listener(ev::storage, move |_| elsewhere.update(|count| *count += 1));
    on_cleanup(move || listener.remove());
    let usage = Memo::new(move |_| {
        elsewhere.track();
        app.tabs.rested.track();
        app.with(|_| ());
        LocalStore::open().and_then(|store| store.usage()).ok()
    });
    let said = move || {
        let text = match app.with(Sandbox::saving) {
            Saving::NotSaved(StoreError::Newer) => t!(sandbox.newer),
            Saving::NotSaved(StoreError::Blocked) => t!(sandbox.blocked),
            Saving::NotSaved(StoreError::Full) => t!(sandbox.full),
            Saving::Saved(_) | Saving::Following => {
                let tight = usage.get().is_some_and(|usage| free(usage) < TIGHT);
                return tight.then(|| warning(t!(storage.tight), t!(storage.make_room)));
            }
        };
        let full = app.with(Sandbox::saving) == Saving::NotSaved(StoreError::Full);
        Some(warning(text, if full { t!(storage.make_room) } else { "" }))
    };
    let newer = move || app.with(|s| s.saving() == Saving::NotSaved(StoreError::Newer));
    view! {
        <section class="card" aria-labelledby="sandbox-storage">
            <h2 class="card-title" id="sandbox-storage">{text!(storage.title)}</h2>
            <p class="card-hint">{text!(storage.intro)}</p>
            {said}
            {move || usage.get().map(meter)}
            {move || newer().then(afresh)}
            {set_aside(app)}
        </section>
    }
    .into_any()
}

fn warning(text: &'static str, do_this: &'static str) -> AnyView {
    view! { <Message kind=MessageKind::Warn still=true>{text} " " {do_this}</Message> }.into_any()
}

fn free(usage: Usage) -> usize {
    usage.limit.saturating_sub(usage.own + usage.others)
}

/// The meter, and in figures what it shows.
fn meter(usage: Usage) -> AnyView {
    let used = usage.own + usage.others;
    let limit = usage.limit.max(1);
    // In 64 bits: the browser's own words are of 32.
    let wide = |units: usize| (units.min(limit) as u64 * WIDE / limit as u64).to_string();
    let parts = [
        ("meter-own", t!(storage.own), usage.own),
        ("meter-others", t!(storage.others), usage.others),
        ("meter-free", t!(storage.free), free(usage)),
    ];
    let value = t!(
        storage.value,
        used = size(used),
        limit = size(usage.limit),
        own = size(usage.own),
        others = size(usage.others),
        free = size(free(usage))
    );
    let legend = parts.map(|(class, word, units)| {
        view! {
            <div class="fact meter-part">
                <dt>
                    <svg class="meter-swatch" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
                        <rect class=class width="12" height="12" rx="2"></rect>
                    </svg>
                    {word}
                </dt>
                <dd>{size(units)}</dd>
            </div>
        }
    });
    view! {
        <div
            class="meter"
            role="meter"
            aria-label=t!(storage.meter)
            aria-valuemin="0"
            aria-valuemax=limit.to_string()
            aria-valuenow=used.min(limit).to_string()
            aria-valuetext=value
        >
            <svg viewBox=format!("0 0 {WIDE} 12") preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="meter-free" width=WIDE.to_string() height="12"></rect>
                <rect class="meter-others" width=wide(used) height="12"></rect>
                <rect class="meter-own" width=wide(usage.own) height="12"></rect>
            </svg>
        </div>
        <dl class="facts">{legend.into_iter().collect_view()}</dl>
        <p class="card-hint">{t!(storage.estimate, limit = size(usage.limit))}</p>
    }
    .into_any()
}

/// The way to work on where a newer version keeps its data; the boot script does it, before any app starts.
fn afresh() -> AnyView {
    view! {
        <div class="card-row">
            <p class="card-hint">{t!(recovery.afresh_hint)}</p>
            <button type="button" class="button button-secondary" data-afresh="">{t!(recovery.afresh)}</button>
        </div>
        <p role="alert" data-afresh-failed="" hidden>{t!(recovery.afresh_failed)}</p>
    }
    .into_any()
}

/// What was set aside, each with what can be done with it.
fn set_aside(app: App) -> AnyView {
    let deleted = RwSignal::new(None::<(String, String)>);
    let list = Memo::new(move |_| app.with(Sandbox::set_aside));
    let undo = Callback::new(move |()| {
        if let Some((key, text)) = deleted.get_untracked() {
            let mut restored = false;
            app.sandbox
                .update(|sandbox| restored = sandbox.restore_set_aside(&key, &text));
            if restored {
                deleted.set(None);
            }
        }
    });
    let action = move || {
        view! { <Button label=text!(common.undo) kind=ButtonKind::Link icon=Icon::Undo on_press=undo/> }
    };
    let all = Callback::new(move |()| app.download_set_aside());
    offer_commands(Signal::derive(move || {
        let any = list.with(|list| !list.is_empty());
        let offered = any.then(|| MenuItem::new(text!(recovery.set_aside), all).icon(Icon::Download));
        offered.into_iter().collect()
    }));
    let shown = move || {
        let list = list.get();
        let count = list.len();
        (count > 0).then(|| {
            let rows = list.into_iter().map(|one| row(app, one, deleted));
            view! {
                <h3 class="card-subtitle" id="set-aside">{t!(storage.set_aside)}</h3>
                <p class="card-hint">{counted!(count, sandbox.set_aside_1, sandbox.set_aside_n)} " " {t!(storage.set_aside_hint)}</p>
                <ul class="set-aside" aria-labelledby="set-aside">{rows.collect_view()}</ul>
                <Button label=text!(recovery.set_aside) kind=ButtonKind::Link icon=Icon::Download on_press=all/>
            }
        })
    };
    view! {
        {shown}
        <div role="status">
            <Show when=move || deleted.with(Option::is_some)>
                <Message kind=MessageKind::Good still=true action>{text!(storage.deleted)}</Message>
            </Show>
        </div>
    }
    .into_any()
}

fn row(app: App, one: SetAside, deleted: RwSignal<Option<(String, String)>>) -> AnyView {
    let SetAside { key, from, at, units } = one;
    let was = if from.is_empty() { key.clone() } else { from };
    let when = at.map_or_else(|| t!(storage.unknown_moment).to_owned(), real_moment);
    let (download_name, delete_name) = (was.clone(), was.clone());
    let file = format!("{was}.txt");
    let taken = key.clone();
    let download = Callback::new(move |()| {
        if let Some(text) = app.peek(|sandbox| sandbox.set_aside_text(&taken)) {
            platform::download(&file, "text/plain", &text);
        }
    });
    let delete = Callback::new(move |()| {
        let Some(text) = app.peek(|sandbox| sandbox.set_aside_text(&key)) else {
            return;
        };
        let mut gone = false;
        app.sandbox
            .update(|sandbox| gone = sandbox.delete_set_aside(&key));
        if gone {
            deleted.set(Some((key.clone(), text)));
        }
    });
    view! {
        <li class="set-aside-row">
            <span class="set-aside-words">
                <strong>{was}</strong>
                <span class="card-hint">{when} " · " {size(units)}</span>
            </span>
            <Button label=text!(storage.download) kind=ButtonKind::Link icon=Icon::Download
                name=move || format!("{} {download_name}", t!(storage.download)) on_press=download/>
            <Button label=text!(storage.delete) kind=ButtonKind::Link icon=Icon::Trash
                name=move || format!("{} {delete_name}", t!(storage.delete)) on_press=delete/>
        </li>
    }
    .into_any()
}

/// An amount of storage as people read it: *1.2 MB*, and below a tenth of that *37 KB*.
pub(super) fn size(units: usize) -> String {
    let tenths = units * 10 / MIB;
    if tenths == 0 {
        return format!("{} KB", number(units.div_ceil(1024) as u64));
    }
    let sign = match use_locale().get() {
        Locale::En => '.',
        Locale::Nl => ',',
    };
    match tenths % 10 {
        0 => format!("{} MB", tenths / 10),
        rest => format!("{}{sign}{rest} MB", tenths / 10),
    }
}
