//! What is drawn many times over, as data: words, drawings and buttons that are put into the document by hand.
//!
//! For rows of long lists, where a component for each cell costs more than what it shows. One piece of code draws all of
//! it, and what is drawn already is changed in place: only what differs is touched. What happens on a press is said by
//! the list as a whole, which hears of every button by its place.
use std::borrow::Cow;

use leptos::prelude::document;
use leptos::web_sys::{Element, Node};

use crate::ui::icons::Icon;

const SVG: &str = "http://www.w3.org/2000/svg";
/// The attribute of a button that holds its number.
pub const ACTION: &str = "data-action";

/// A piece of what is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Words.
    Text(String),
    /// A part of a line.
    Span(Span),
    /// A drawing with a size in px.
    Icon(Icon, u8),
    /// A button.
    Button(RowButton),
}

/// A part of a line with a class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Its class.
    pub class: Cow<'static, str>,
    /// What the pointer is told.
    pub title: Option<String>,
    /// Not read out: the same is said elsewhere.
    pub silent: bool,
    /// What stands in it.
    pub inside: Vec<Markup>,
}

/// A button in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowButton {
    /// `button-name` for a name that opens, `button-link` for what looks like a link.
    pub class: &'static str,
    /// The word on it.
    pub word: String,
    /// The accessible name where it says more than the word.
    pub name: Option<String>,
    /// Its number, for the list that hears of it.
    pub action: usize,
}

impl Markup {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Words in a class.
    pub fn words(class: impl Into<Cow<'static, str>>, text: impl Into<String>) -> Self {
        Self::span(class, vec![Self::text(text)])
    }

    /// Several in one.
    pub fn span(class: impl Into<Cow<'static, str>>, inside: Vec<Markup>) -> Self {
        Self::Span(Span {
            class: class.into(),
            inside,
            ..Span::default()
        })
    }

    /// A drawing before words, in a class.
    pub fn marked(class: impl Into<Cow<'static, str>>, icon: Icon, text: impl Into<String>) -> Self {
        let text = format!(" {}", text.into());
        Self::span(class, vec![Self::Icon(icon, 16), Self::Text(text)])
    }

    /// A name that opens what it names: the list's button 0.
    pub fn name(name: impl Into<String>) -> Self {
        Self::Button(RowButton {
            class: "button-name",
            word: name.into(),
            name: None,
            action: 0,
        })
    }

    /// A property of a person or thing: *Guest*.
    pub fn tag(word: impl Into<String>) -> Self {
        Self::words("tag", word)
    }

    /// An address, what is behind its `@` paler.
    pub fn address(address: &str) -> Self {
        let (local, domain) = address.split_at(address.find('@').unwrap_or(address.len()));
        let domain = Self::words("cell-pale", domain);
        Self::span("address", vec![Self::text(local), domain])
    }

    fn build(&self) -> Option<Node> {
        match self {
            Self::Text(text) => Some(document().create_text_node(text).into()),
            Self::Span(span) => {
                let element = element("span", &span.class)?;
                set(&element, "title", span.title.as_deref());
                set(&element, "aria-hidden", span.silent.then_some("true"));
                draw(&element, &[], &span.inside);
                Some(element.into())
            }
            Self::Icon(icon, size) => {
                let svg = document().create_element_ns(Some(SVG), "svg").ok()?;
                let size = size.to_string();
                for (name, value) in [
                    ("class", "icon"),
                    ("width", &size),
                    ("height", &size),
                    ("viewBox", "0 0 20 20"),
                    ("aria-hidden", "true"),
                    ("focusable", "false"),
                ] {
                    set(&svg, name, Some(value));
                }
                let path = document().create_element_ns(Some(SVG), "path").ok()?;
                set(&path, "d", Some(icon.path()));
                let _ = svg.append_child(&path);
                Some(svg.into())
            }
            Self::Button(row_button) => {
                let anchor = element("span", "tip-anchor")?;
                let button = element("button", row_button.class)?;
                set(&button, "type", Some("button"));
                let word = element("span", "button-word")?;
                let _ = button.append_child(&word);
                let _ = anchor.append_child(&button);
                row_button.write(&button);
                Some(anchor.into())
            }
        }
    }

    /// Makes `node`, which shows `before`, show this; false when it is of another kind.
    fn change(&self, before: &Markup, node: &Node) -> bool {
        match (before, self) {
            (Self::Text(_), Self::Text(text)) => node.set_node_value(Some(text)),
            (Self::Span(old), Self::Span(new)) => {
                let Some(element) = as_element(node) else {
                    return false;
                };
                if old.class != new.class {
                    element.set_class_name(&new.class);
                }
                if old.title != new.title {
                    set(&element, "title", new.title.as_deref());
                }
                if old.silent != new.silent {
                    set(&element, "aria-hidden", new.silent.then_some("true"));
                }
                draw(&element, &old.inside, &new.inside);
            }
            (Self::Button(old), Self::Button(new)) if old.class == new.class => {
                let Some(button) = node.first_child().as_ref().and_then(as_element) else {
                    return false;
                };
                new.write(&button);
            }
            _ => return false,
        }
        true
    }
}

impl RowButton {
    fn write(&self, button: &Element) {
        set(button, ACTION, Some(&self.action.to_string()));
        set(button, "aria-label", self.name.as_deref());
        if let Some(word) = button.first_element_child() {
            word.set_text_content(Some(&self.word));
        }
    }
}

/// Makes an element that shows `before` show `now`.
pub fn draw(place: &Element, before: &[Markup], now: &[Markup]) {
    let mut next = place.first_child();
    let mut old = before.iter();
    for markup in now {
        let Some((was, node)) = old.next().zip(next.take()) else {
            if let Some(new) = markup.build() {
                let _ = place.append_child(&new);
            }
            continue;
        };
        next = node.next_sibling();
        if was == markup || markup.change(was, &node) {
            continue;
        }
        if let Some(new) = markup.build() {
            let _ = place.replace_child(&new, &node);
        }
    }
    while let Some(node) = next {
        next = node.next_sibling();
        let _ = place.remove_child(&node);
    }
}

/// An element with a class.
pub fn element(name: &str, class: &str) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    element.set_class_name(class);
    Some(element)
}

/// Sets an attribute, or takes it away.
pub fn set(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn as_element(node: &Node) -> Option<Element> {
    leptos::wasm_bindgen::JsCast::dyn_ref::<Element>(node).cloned()
}
