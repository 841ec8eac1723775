//! What the search of the top bar finds: pages, commands, people, products and groups, by the words that were typed.
use leptos::prelude::*;

use crate::domain::Tenant;
use crate::i18n::Locale;
use crate::order;
use crate::sandbox::{fold, Fit, Typed};
use crate::t;
use crate::ui::components::PageCommands;
use crate::ui::dom;
use crate::ui::icons::Icon;
use crate::ui::route::Route;
use crate::ui::shell::{places, ShellState};
use crate::ui::state::App;
use crate::wording::product_name;

/// The most people, products and groups that are worth a look.
const A_FEW: usize = 6;

/// What choosing something does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Goes there.
    Go(Route),
    /// Takes back the last thing done.
    Undo,
    /// Does it again.
    Redo,
    /// Downloads the tenant file.
    Export,
    /// Opens or closes the guidance.
    Guidance,
    /// Opens the clock.
    Clock,
    /// Speaks another language.
    Language(Locale),
    /// Acts in another role, by its value.
    Role(String),
    /// Shows the keyboard shortcuts.
    Shortcuts,
    /// Runs the page's command of this name.
    OfPage(String),
}

/// The kinds of things, in the order they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Page,
    OfPage,
    Command,
    Person,
    Product,
    Group,
}

impl Kind {
    const ALL: [Kind; 6] = [
        Kind::Page,
        Kind::OfPage,
        Kind::Command,
        Kind::Person,
        Kind::Product,
        Kind::Group,
    ];

    /// The heading above them, in the current language.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Kind::Page => t!(find.pages),
            Kind::OfPage => t!(find.of_page),
            Kind::Command => t!(find.commands),
            Kind::Person => t!(find.people),
            Kind::Product => t!(find.products),
            Kind::Group => t!(groups.title),
        }
    }
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) kind: Kind,
    pub(super) icon: Icon,
    pub(super) name: String,
    /// What tells it from others of its name.
    pub(super) second: String,
    /// Why it can't be done now.
    pub(super) reason: Option<String>,
    /// How its name fits; nothing where something else was found, and then Enter takes it only once the arrows went
    /// there.
    pub(super) fit: Option<Fit>,
    pub(super) act: Act,
}

fn hit(kind: Kind, icon: Icon, name: String, act: Act) -> Hit {
    Hit {
        kind,
        icon,
        name,
        second: String::new(),
        reason: None,
        fit: Some(Fit::Begins),
        act,
    }
}

/// What is found by what was typed; with nothing typed the pages, and what can be done at once. The kind with the best
/// fit comes first, and in it what fits best. Tracked.
pub(super) fn hits(app: App, state: ShellState, of_page: Option<PageCommands>, text: &str) -> Vec<Hit> {
    let typed = Typed::new(text);
    let mut found = pages(state);
    found.extend(of_page.map(offered).unwrap_or_default());
    found.extend(commands(state, typed.is_empty()));
    found.retain_mut(|hit| {
        let fit = typed.fit(&hit.name);
        // What would be undone may name a person: whoever types that name means the person.
        hit.fit = match &hit.act {
            Act::Undo if typed.fit(t!(common.undo)).is_none() => fit.max(Some(Fit::Inside)),
            Act::Redo if typed.fit(t!(shell.redo)).is_none() => fit.max(Some(Fit::Inside)),
            _ => fit,
        };
        fit.is_some()
    });
    if !typed.is_empty() {
        found.extend(people(app, text, &typed));
        app.tenant(|tenant| {
            if places::exists(&Route::Licenses, state) {
                found.extend(products(tenant, &typed));
            }
            if places::exists(&Route::Groups, state) {
                found.extend(groups(tenant, &typed));
            }
        });
    }
    arranged(found)
}

/// How good a fit is, best first.
fn rank(hit: &Hit) -> u8 {
    match hit.fit {
        Some(Fit::Begins) => 0,
        Some(Fit::Words) => 1,
        Some(Fit::Inside) => 2,
        None => 3,
    }
}

fn arranged(found: Vec<Hit>) -> Vec<Hit> {
    let own = |kind: Kind| {
        let mut hits: Vec<Hit> = found.iter().filter(|hit| hit.kind == kind).cloned().collect();
        order::sort_by_key(&mut hits, rank);
        hits
    };
    let mut kinds: Vec<Vec<Hit>> = Kind::ALL.into_iter().map(own).collect();
    order::sort_by_key(&mut kinds, |hits| hits.first().map_or(u8::MAX, rank));
    kinds.into_iter().flatten().collect()
}

/// The commands of the page, each name once.
fn offered(of_page: PageCommands) -> Vec<Hit> {
    // While a pane is open, the page under it waits.
    let waits = dom::by_id("main").is_some_and(|page| page.has_attribute("inert"));
    let pane = waits.then(|| t!(find.close_pane).to_owned());
    let mut hits: Vec<Hit> = Vec::new();
    for item in of_page.all() {
        let name = item.label.get();
        if hits.iter().all(|hit| hit.name != name) {
            hits.push(Hit {
                reason: item.disabled_reason.get().or_else(|| pane.clone()),
                ..hit(
                    Kind::OfPage,
                    item.icon.unwrap_or(Icon::More),
                    name.clone(),
                    Act::OfPage(name),
                )
            });
        }
    }
    hits
}

fn pages(state: ShellState) -> Vec<Hit> {
    let there = places::PLACES.iter().filter(|place| places::exists(place, state));
    let page = |place: &Route| {
        let act = Act::Go(place.clone());
        hit(Kind::Page, places::icon(place), places::label(place, state), act)
    };
    there.map(page).collect()
}

/// What can be done from anywhere; `first` leaves out what only somebody who asks for it wants.
fn commands(state: ShellState, first: bool) -> Vec<Hit> {
    let frozen = state.frozen.get();
    let back = |what: Option<String>, none: &'static str| {
        let reason = what.is_none().then(|| none.to_owned());
        frozen.clone().or(reason)
    };
    let (undo, redo) = (state.undo.get(), state.redo.get());
    let undo_reason = back(undo.clone(), t!(shell.nothing_to_undo));
    let redo_reason = back(redo.clone(), t!(shell.nothing_to_redo));
    let undo_name = undo.map_or_else(|| t!(common.undo).to_owned(), |what| t!(shell.undo_what, what));
    let redo_name = redo.map_or_else(|| t!(shell.redo).to_owned(), |what| t!(shell.redo_what, what));
    let mut list = vec![
        (Icon::Undo, undo_name, Act::Undo, undo_reason),
        (Icon::Redo, redo_name, Act::Redo, redo_reason),
    ];
    if first {
        list.retain(|(.., reason)| reason.is_none());
    }
    let plain = [
        (Icon::Guide, t!(guidance.title), Act::Guidance),
        (Icon::Download, t!(sandbox.export), Act::Export),
        (Icon::Keyboard, t!(shell.shortcuts), Act::Shortcuts),
    ];
    list.extend(plain.map(|(icon, name, act)| (icon, name.to_owned(), act, None)));
    if !first {
        let clock = t!(clock.button, date = state.clock.get());
        list.push((Icon::Calendar, clock, Act::Clock, None));
        let languages = [(Locale::En, "English"), (Locale::Nl, "Nederlands")];
        list.extend(languages.map(|(locale, name)| {
            let name = t!(find.language, name);
            (Icon::Globe, name, Act::Language(locale), None)
        }));
        state.roles.with(|roles| {
            let role = |choice: &crate::ui::components::Choice| {
                let name = t!(find.role, name = choice.label.get());
                (Icon::Person, name, Act::Role(choice.value.clone()), None)
            };
            list.extend(roles.iter().map(role));
        });
    }
    let command = |(icon, name, act, reason)| Hit {
        reason,
        ..hit(Kind::Command, icon, name, act)
    };
    list.into_iter().map(command).collect()
}

fn people(app: App, text: &str, typed: &Typed) -> Vec<Hit> {
    let directory = app.directory();
    app.tenant(|tenant| {
        let suggested = directory.suggest(text, A_FEW).into_iter();
        suggested
            .filter_map(|one| {
                let profile = &tenant.user(one.user)?.profile;
                let act = Act::Go(Route::User(profile.id.to_string()));
                let name = profile.display_name.to_string();
                // An address is a name, though not the first that comes to mind.
                let fit = typed.fit(&name).or(one.named.then_some(Fit::Inside));
                Some(Hit {
                    second: profile.user_principal_name.to_string(),
                    fit,
                    ..hit(Kind::Person, Icon::Person, name, act)
                })
            })
            .collect()
    })
}

fn products(tenant: &Tenant, typed: &Typed) -> Vec<Hit> {
    let named = tenant.products().map(|product| {
        let act = Act::Go(Route::Product(product.sku.to_string()));
        hit(Kind::Product, Icon::Card, product_name(tenant, product.sku), act)
    });
    best(named, typed)
}

fn groups(tenant: &Tenant, typed: &Typed) -> Vec<Hit> {
    let named = tenant.groups().map(|group| {
        let act = Act::Go(Route::Group(group.id.to_string()));
        hit(Kind::Group, Icon::Group, group.display_name.to_string(), act)
    });
    best(named, typed)
}

/// The few whose names fit best, by name.
fn best(hits: impl Iterator<Item = Hit>, typed: &Typed) -> Vec<Hit> {
    let fitting = hits.filter_map(|hit| {
        let fit = Some(typed.fit(&hit.name)?);
        Some(Hit { fit, ..hit })
    });
    let mut hits: Vec<Hit> = fitting.collect();
    order::sort_by_key(&mut hits, |hit| (rank(hit), fold(&hit.name)));
    hits.truncate(A_FEW);
    hits
}
