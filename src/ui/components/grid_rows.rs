//! The rows of a `VirtualGrid` in the document. They are kept and filled anew: a row that is no longer needed becomes
//! the next one that is, and only what differs in it is written.
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, HtmlInputElement};

use super::grid_data::Row;
use super::markup::{draw, element, set, Markup};
use super::window_math::from_index;
use crate::ui::dom;

/// What stands in a cell, from left to right.
pub type Cell = Vec<Markup>;

/// What a row shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RowContent {
    /// Its cells, one per column.
    pub cells: Vec<Cell>,
    /// Whether it is selected, and the name of its box; nothing where rows can't be.
    pub selected: Option<(bool, String)>,
}

/// What all rows of a grid have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct GridLayout {
    /// The classes of the cells.
    pub classes: Vec<&'static str>,
    /// Whether a press beside its controls opens a row.
    pub opens: bool,
    /// The height of a row in px.
    pub height: f64,
    /// The row that Tab enters.
    pub current: usize,
}

/// A row in the document.
struct RowElement {
    element: HtmlElement,
    row: Row,
    content: RowContent,
    /// Whether its controls are stops of the Tab key; unknown where they were drawn anew.
    stops: Option<bool>,
    top: f64,
}

/// The rows in the document, in their order.
#[derive(Default)]
pub(super) struct Rows(Vec<RowElement>);

impl Rows {
    /// Shows these rows, in the order of their places, as the children of `body` after the first.
    pub fn show(&mut self, body: &Element, wanted: &[(Row, RowContent)], layout: &GridLayout) {
        if self.0.is_empty() {
            // A grid that takes the place of another one may find its rows still there.
            while let Some(stale) = body
                .first_element_child()
                .and_then(|probe| probe.next_element_sibling())
            {
                stale.remove();
            }
        }
        let needed = |drawn: &RowElement| wanted.iter().any(|(row, _)| row.index == drawn.row.index);
        let (kept, mut spare): (Vec<RowElement>, Vec<RowElement>) = self.0.drain(..).partition(needed);
        let mut kept = kept.into_iter().peekable();
        let mut after = body.first_element_child();
        let mut shown = Vec::with_capacity(wanted.len());
        for (row, content) in wanted {
            let same = kept.next_if(|drawn| drawn.row.index == row.index);
            let is_new = same.is_none();
            let Some(mut drawn) = same
                .or_else(|| spare.pop())
                .or_else(|| RowElement::new(*row, content, layout))
            else {
                continue;
            };
            if is_new {
                // Who has focus is never moved: what comes before is put before it.
                let next = after.as_ref().and_then(Element::next_element_sibling);
                let _ = body.insert_before(&drawn.element, next.as_deref());
            }
            drawn.fill(*row, content, layout);
            after = Some(drawn.element.clone().into());
            shown.push(drawn);
        }
        for drawn in spare {
            drawn.element.remove();
        }
        self.0 = shown;
    }

    /// The row that an element is in.
    pub fn of(&self, element: &Element) -> Option<(Row, HtmlElement)> {
        let mut rows = self.0.iter();
        let drawn = rows.find(|drawn| drawn.element.contains(Some(element)))?;
        Some((drawn.row, drawn.element.clone()))
    }

    /// The row at a place.
    pub fn at(&self, index: usize) -> Option<HtmlElement> {
        let drawn = self.0.iter().find(|drawn| drawn.row.index == index)?;
        Some(drawn.element.clone())
    }
}

impl RowElement {
    fn new(row: Row, content: &RowContent, layout: &GridLayout) -> Option<Self> {
        let row_element = element("div", "grid-row")?;
        set(&row_element, "role", Some("row"));
        if layout.opens {
            row_element.class_list().add_1("grid-openable").ok()?;
        }
        if content.selected.is_some() {
            let cell = cell("cell-select", "gridcell")?;
            let label = element("label", "box-line box-bare")?;
            let input = element("input", "box box-circle")?;
            set(&input, "type", Some("checkbox"));
            for (inner, outer) in [(&input, &label), (&label, &cell), (&cell, &row_element)] {
                outer.append_child(inner).ok()?;
            }
        }
        for (at, class) in layout.classes.iter().enumerate() {
            let role = if at == 0 { "rowheader" } else { "gridcell" };
            row_element.append_child(&cell(class, role)?.into()).ok()?;
        }
        Some(Self {
            element: row_element.dyn_into().ok()?,
            // Of no place, so that all of it is written.
            row: Row {
                index: usize::MAX,
                key: row.key,
            },
            content: RowContent::default(),
            stops: None,
            top: -1.0,
        })
    }

    fn fill(&mut self, row: Row, content: &RowContent, layout: &GridLayout) {
        let is_current = row.index == layout.current;
        let another = self.row.key != row.key || self.row.index == usize::MAX;
        if self.row.index != row.index {
            set(&self.element, "aria-rowindex", Some(&(row.index + 2).to_string()));
        }
        let top = from_index(row.index) * layout.height;
        if self.top != top {
            let _ = HtmlElement::style(&self.element).set_property("top", &format!("{top}px"));
            self.top = top;
        }
        let mut redrawn = another;
        if self.content != *content {
            if self.content.selected != content.selected {
                self.select(content);
            }
            let first = usize::from(content.selected.is_some());
            let places = self.element.children();
            let none = Vec::new();
            for (at, now) in content.cells.iter().enumerate() {
                let before = self.content.cells.get(at).unwrap_or(&none);
                if before != now {
                    redrawn = true;
                    if let Some(place) = places.item(u32::try_from(first + at).unwrap_or(u32::MAX)) {
                        draw(&place, before, now);
                    }
                }
            }
            self.content = content.clone();
        }
        if redrawn || self.stops != Some(is_current) {
            let stop = Some(if is_current { "0" } else { "-1" });
            let mark = format!("row-{}", row.key);
            set(&self.element, "tabindex", stop);
            for control in dom::all(&self.element, "button,label,input") {
                // A label is no stop.
                if control.tag_name() != "LABEL" {
                    set(&control, "tabindex", stop);
                }
                set(&control, "data-press", Some(&mark));
            }
            self.stops = Some(is_current);
        }
        self.row = row;
    }

    fn select(&self, content: &RowContent) {
        let Some((selected, label)) = &content.selected else {
            return;
        };
        let _ = self
            .element
            .class_list()
            .toggle_with_force("grid-selected", *selected);
        set(
            &self.element,
            "aria-selected",
            Some(if *selected { "true" } else { "false" }),
        );
        if let Some(input) = select_box(&self.element) {
            input.set_checked(*selected);
            set(&input, "aria-label", Some(label));
        }
    }
}

/// The box that selects a row.
pub(super) fn select_box(row: &Element) -> Option<HtmlInputElement> {
    let input = row.query_selector(".cell-select input").ok().flatten()?;
    input.dyn_into().ok()
}

fn cell(class: &str, role: &str) -> Option<Element> {
    let cell = element("div", &format!("grid-cell {class}"))?;
    set(&cell, "role", Some(role));
    Some(cell)
}
