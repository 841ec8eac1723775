//! Finds on the screen what a step speaks of: by role and accessible name, as people who can't see it do.
//!
//! It reads the document and changes nothing. Every question is one query per role in what surrounds it, so that a
//! grid of 100,000 people, of whom 60 rows exist, costs what 60 rows cost.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, HtmlInputElement, Node};

use crate::guidance::{Find, Name, Role, State};
use crate::i18n::Locale;
use crate::ui::dom;

use super::words::NAME;

/// The side panel, in which nothing is looked for.
const OURS: &str = "#side-panel";

/// What can have a role, as a selector.
fn selector(role: Role) -> &'static str {
    match role {
        Role::Alert => "[role=alert]",
        Role::Button => "button:not([role]),[role=button]",
        Role::Checkbox => "input[type=checkbox]:not([role]),[role=checkbox]",
        Role::Combobox => "select,[role=combobox]",
        Role::Complementary => "aside,[role=complementary]",
        Role::Dialog => "dialog[open],[role=dialog]",
        Role::Grid => "[role=grid]",
        Role::GridCell => "[role=gridcell]",
        Role::Group => "fieldset,[role=group]",
        Role::Heading => "h1,h2,h3,h4,[role=heading]",
        Role::Link => "a[href]",
        Role::Main => "main",
        Role::MenuItem => "[role=menuitem]",
        Role::Navigation => "nav,[role=navigation]",
        Role::Radio => "input[type=radio]",
        Role::Row => "tr,[role=row]",
        Role::RowHeader => "th[scope=row],[role=rowheader]",
        Role::Status => "[role=status]",
        Role::Switch => "[role=switch]",
        Role::Tab => "[role=tab]",
        Role::Table => "table",
        Role::TextBox => "input[type=text]:not([role]),input[type=email],input[type=password],textarea",
        Role::File => "input[type=file]",
    }
}

/// Everything on the screen that fits, in document order, whether it can be reached now or not.
pub fn find_all(locale: Locale, find: &Find) -> Vec<HtmlElement> {
    let Some(body) = document().body() else {
        return Vec::new();
    };
    let mut around = vec![body];
    for (role, name) in find.inside {
        around = within(&around, *role, &Wanted::new(locale, *name));
    }
    if let Some(other) = find.beside {
        let wanted = Wanted::new(locale, other.name);
        around.retain(|place| {
            let mut found = within(std::slice::from_ref(place), other.role, &wanted);
            found.retain(|element| is_in(other.state, element));
            !found.is_empty()
        });
    }
    let mut found = within(&around, find.role, &Wanted::new(locale, find.name));
    found.retain(|element| is_in(find.state, element));
    found
}

/// What has this role and name in these places.
fn within(places: &[HtmlElement], role: Role, wanted: &Wanted) -> Vec<HtmlElement> {
    let all = places.iter().flat_map(|outer| dom::all(outer, selector(role)));
    all.filter(|element| wanted.fits(element) && !is_ours(element))
        .collect()
}

/// Whether something fits.
pub fn is_there(locale: Locale, find: &Find) -> bool {
    find_all(locale, find).len() >= find.fewest
}

/// Whether somebody could press it now: it is drawn, not disabled, and not set aside by an open pane.
pub fn is_usable(element: &HtmlElement) -> bool {
    let size = element.get_bounding_client_rect();
    // A command bar keeps the room of commands that stand in its menu.
    let style = window().get_computed_style(element).ok().flatten();
    let shown = style.and_then(|style| style.get_property_value("visibility").ok());
    if shown.is_some_and(|shown| shown != "visible") {
        return false;
    }
    size.width() > 0.0
        && size.height() > 0.0
        && usable(element)
        && !matches!(element.closest("[inert]"), Ok(Some(_)))
}

fn is_ours(element: &Element) -> bool {
    matches!(element.closest(OURS), Ok(Some(_)))
}

/// A name to look for, worked out once for many elements.
enum Wanted {
    Any,
    Is(String),
    Around(String, String),
    Holds(Vec<String>),
    OfGroup,
    NotOfGroup,
}

impl Wanted {
    fn new(locale: Locale, name: Name) -> Self {
        match name {
            Name::Any => Self::Any,
            Name::OfGroup => Self::OfGroup,
            Name::NotOfGroup => Self::NotOfGroup,
            Name::Holds(key) => Self::Holds(key.text(locale).split(NAME).map(str::to_owned).collect()),
            Name::Is(key) => {
                let text = key.text(locale);
                match text.split_once(NAME) {
                    Some((before, after)) => Self::Around(before.to_owned(), after.to_owned()),
                    None => Self::Is(text.to_owned()),
                }
            }
        }
    }

    fn fits(&self, element: &Element) -> bool {
        match self {
            Self::Any => true,
            Self::Is(name) => name_of(element) == *name,
            Self::Around(before, after) => {
                let name = name_of(element);
                name.starts_with(before.as_str()) && name.ends_with(after.as_str())
            }
            Self::Holds(parts) => {
                let text = spoken(element);
                parts.iter().all(|part| text.contains(part.as_str()))
            }
            Self::OfGroup => is_named_as_group(element) == Some(true),
            Self::NotOfGroup => is_named_as_group(element) == Some(false),
        }
    }
}

/// Whether something has the name of the group it stands in; nothing when it stands in none that has a name.
fn is_named_as_group(element: &Element) -> Option<bool> {
    let group = element.closest("[role=group]").ok().flatten()?;
    let name = group.get_attribute("aria-label")?;
    Some(name == name_of(element))
}

/// The accessible name: what says it by attribute, else the label of a field, else the words in it.
pub fn name_of(element: &Element) -> String {
    if let Some(name) = element
        .get_attribute("aria-label")
        .filter(|name| !name.is_empty())
    {
        return tidy(&name);
    }
    if let Some(ids) = element.get_attribute("aria-labelledby") {
        let names: Vec<String> = ids
            .split_whitespace()
            .filter_map(dom::by_id)
            .map(|named| spoken(&named))
            .collect();
        return names.join(" ");
    }
    match element.tag_name().as_str() {
        "INPUT" | "SELECT" | "TEXTAREA" => label_of(element).map(|label| spoken(&label)).unwrap_or_default(),
        "TABLE" => child(element, "caption"),
        "FIELDSET" => child(element, "legend"),
        _ => spoken(element),
    }
}

fn child(element: &Element, selector: &str) -> String {
    let found = element.query_selector(selector).ok().flatten();
    found.map(|found| spoken(&found)).unwrap_or_default()
}

/// The `<label>` of a field: around it, or by its id.
fn label_of(field: &Element) -> Option<Element> {
    let around = field.closest("label").ok().flatten();
    around.or_else(|| {
        let id = field
            .get_attribute("id")
            .filter(|id| !id.is_empty() && !id.contains('"'))?;
        document().query_selector(&format!("label[for=\"{id}\"]")).ok()?
    })
}

/// The words in an element, without those that are only drawn.
fn spoken(element: &Element) -> String {
    let mut words = String::new();
    collect(element, &mut words);
    tidy(&words)
}

fn collect(node: &Node, words: &mut String) {
    let mut next = node.first_child();
    while let Some(child) = next {
        if child.node_type() == Node::TEXT_NODE {
            words.push_str(&child.text_content().unwrap_or_default());
        } else if let Some(element) = child.dyn_ref::<Element>() {
            let drawn = element.get_attribute("aria-hidden").as_deref() == Some("true");
            if !drawn && element.tag_name() != "svg" {
                collect(element, words);
            }
        }
        next = child.next_sibling();
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says(element: &Element, attribute: &str, value: &str) -> bool {
    element.get_attribute(attribute).as_deref() == Some(value)
}

fn usable(element: &Element) -> bool {
    !says(element, "aria-disabled", "true") && !element.has_attribute("disabled")
}

fn is_on(element: &Element) -> bool {
    match element.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.checked(),
        None => says(element, "aria-checked", "true") || says(element, "aria-pressed", "true"),
    }
}

fn is_in(state: State, element: &Element) -> bool {
    match state {
        State::Any => true,
        State::Usable => usable(element),
        State::On => is_on(element),
        State::Off => !is_on(element) && usable(element),
        State::Open => says(element, "aria-expanded", "true"),
        State::Closed => !says(element, "aria-expanded", "true"),
        State::Selected => says(element, "aria-selected", "true"),
        State::Filled => element
            .dyn_ref::<HtmlInputElement>()
            .is_some_and(|input| !input.value().trim().is_empty()),
    }
}
