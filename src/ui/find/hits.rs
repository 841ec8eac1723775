//! What the search of the top bar finds: pages, commands, people, products and groups, by the words that were typed.
use leptos::prelude::*;

use crate::domain::Tenant;
use crate::i18n::Locale;
use crate::sandbox::{fold, Property};
use crate::t;
use crate::ui::icons::Icon;
use crate::ui::route::Route;
use crate::ui::shell::{places, ShellState};
use crate::ui::state::App;
use crate::ui::words::product_name;

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
}

/// The kinds of things, in the order they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Page,
    Command,
    Person,
    Product,
    Group,
}

impl Kind {
    pub(super) const ALL: [Kind; 5] = [
        Kind::Page,
        Kind::Command,
        Kind::Person,
        Kind::Product,
        Kind::Group,
    ];

    /// The heading above them, in the current language.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Kind::Page => t!(find.pages),
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
    pub(super) act: Act,
}

fn hit(kind: Kind, icon: Icon, name: String, act: Act) -> Hit {
    Hit {
        kind,
        icon,
        name,
        second: String::new(),
        act,
    }
}

/// What is found by what was typed; with nothing typed the pages, and what can be done at once. Tracked.
pub(super) fn hits(app: App, state: ShellState, typed: &str) -> Vec<Hit> {
    let words: Vec<String> = fold(typed).split_whitespace().map(str::to_owned).collect();
    let fits = |name: &str| {
        let name = fold(name);
        words.iter().all(|word| name.contains(word.as_str()))
    };
    let mut found = pages(state);
    found.extend(commands(state, words.is_empty()));
    found.retain(|hit| fits(&hit.name));
    if !words.is_empty() {
        found.extend(people(app, typed));
        app.tenant(|tenant| {
            if places::exists(&Route::Licenses, state) {
                found.extend(products(tenant, fits));
            }
            if places::exists(&Route::Groups, state) {
                found.extend(groups(tenant, fits));
            }
        });
    }
    found
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
    let mut list = Vec::new();
    if let Some(what) = state.undo.get() {
        list.push((Icon::Undo, t!(shell.undo_what, what = what), Act::Undo));
    }
    if let Some(what) = state.redo.get() {
        list.push((Icon::Redo, t!(shell.redo_what, what = what), Act::Redo));
    }
    let plain = [
        (Icon::Guide, t!(guidance.title), Act::Guidance),
        (Icon::Download, t!(sandbox.export), Act::Export),
    ];
    list.extend(plain.map(|(icon, name, act)| (icon, name.to_owned(), act)));
    if !first {
        let clock = t!(clock.button, date = state.clock.get());
        list.push((Icon::Calendar, clock, Act::Clock));
        let languages = [(Locale::en, "English"), (Locale::nl, "Nederlands")];
        list.extend(languages.map(|(locale, name)| {
            let name = t!(find.language, name = name);
            (Icon::Globe, name, Act::Language(locale))
        }));
        state.roles.with(|roles| {
            let role = |choice: &crate::ui::components::Choice| {
                let name = t!(find.role, name = choice.label.get());
                (Icon::Person, name, Act::Role(choice.value.clone()))
            };
            list.extend(roles.iter().map(role));
        });
    }
    list.into_iter()
        .map(|(icon, name, act)| hit(Kind::Command, icon, name, act))
        .collect()
}

fn people(app: App, typed: &str) -> Vec<Hit> {
    let directory = app.directory();
    app.tenant(|tenant| {
        let found = directory.find(typed);
        let in_order = directory.ordered(tenant, Property::Name, false).into_iter();
        let first = in_order.filter(|user| found.contains(*user)).take(A_FEW);
        first
            .filter_map(|ix| {
                let profile = &tenant.user(ix)?.profile;
                let act = Act::Go(Route::User(profile.id.to_string()));
                let name = profile.display_name.to_string();
                Some(Hit {
                    second: profile.user_principal_name.to_string(),
                    ..hit(Kind::Person, Icon::Person, name, act)
                })
            })
            .collect()
    })
}

fn products(tenant: &Tenant, fits: impl Fn(&str) -> bool) -> Vec<Hit> {
    let named = tenant.products().map(|product| {
        let act = Act::Go(Route::Product(product.sku.to_string()));
        hit(Kind::Product, Icon::Card, product_name(tenant, product.sku), act)
    });
    sorted(named.filter(|hit| fits(&hit.name)).collect())
}

fn groups(tenant: &Tenant, fits: impl Fn(&str) -> bool) -> Vec<Hit> {
    let found = tenant.groups().filter(|group| fits(&group.display_name));
    let named = found.map(|group| {
        let act = Act::Go(Route::Group(group.id.to_string()));
        hit(Kind::Group, Icon::Group, group.display_name.to_string(), act)
    });
    sorted(named.collect())
}

/// The first few by name.
fn sorted(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_cached_key(|hit| fold(&hit.name));
    hits.truncate(A_FEW);
    hits
}
