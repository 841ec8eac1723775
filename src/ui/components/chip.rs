//! Chips: a product beside a person, a filter in force, a tag.
//!
//! `chip_list` in rows of grids; `FilterChip` in the filter row; `Tag` for a property (*Guest*). For a
//! product in a list of products use `ProductTile`.
//!
//! | key | does |
//! |---|---|
//! | Enter, Space on a filter chip | takes the filter away |
use leptos::prelude::*;

use super::{family_and_letters, family_class, markup::Span, Action, Markup};
use crate::{
    t,
    ui::{icons::Icon, text::Text},
};

/// The width of the column of licenses in px, at 1280.
const WIDTH: f64 = 284.0;

/// How a license came or stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LicenseMark {
    /// Assigned directly.
    #[default]
    Direct,
    /// Comes through a group.
    Group,
    /// In error. With the groups that it comes through, by name; none when it was assigned directly.
    Error(String),
}

impl LicenseMark {
    /// What a screen reader says after the product's name; nothing of a direct license.
    fn said(&self) -> Option<String> {
        match self {
            Self::Direct => None,
            Self::Group => Some(t!(components.via_group).to_owned()),
            Self::Error(groups) if groups.is_empty() => Some(t!(components.in_error).to_owned()),
            Self::Error(groups) => Some(t!(components.in_error_via, groups)),
        }
    }
}

/// A product that a person has.
fn license_chip((name, mark): &(String, LicenseMark)) -> Markup {
    let (class, sign) = match mark {
        LicenseMark::Error(_) => ("chip chip-error".to_owned(), Markup::Icon(Icon::Alert, 14)),
        _ => {
            let family = family_class(family_and_letters(name).0);
            (format!("chip {family}"), Markup::span("chip-square", Vec::new()))
        }
    };
    let mut inside = vec![sign, Markup::words("chip-word", name)];
    if *mark == LicenseMark::Group {
        inside.push(Markup::Icon(Icon::Group, 14));
    }
    if let Some(said) = mark.said() {
        inside.push(Markup::text(" "));
        inside.push(Markup::words("visually-hidden", said));
    }
    Markup::span(class, inside)
}

/// How many of the named chips fit into a width in px, leaving room for *+n* when not all do.
///
/// An estimate from the number of characters (12 px type, at most 6.4 px each on average), because measuring every
/// row would cost more than an early *+1* does.
pub fn fitting(chips: &[(String, LicenseMark)], width: f64) -> usize {
    const CHARACTER: f64 = 6.4;
    const FRAME: f64 = 30.0;
    const SIGN: f64 = 20.0;
    const GAP: f64 = 4.0;
    const MORE: f64 = 36.0;
    let mut used = 0.0;
    let mut fit = 0;
    for (i, (name, mark)) in chips.iter().enumerate() {
        let characters = f64::from(u32::try_from(name.chars().count()).unwrap_or(u32::MAX));
        let sign = if *mark == LicenseMark::Group { SIGN } else { 0.0 };
        used += characters * CHARACTER + FRAME + sign + if i > 0 { GAP } else { 0.0 };
        let reserve = if i + 1 < chips.len() { MORE } else { 0.0 };
        if used + reserve <= width {
            fit = i + 1;
        }
    }
    // One chip always shows; it is cut off at the end of the cell if it must be.
    fit.max(1).min(chips.len())
}

/// The products of a person in one line, most important first; what doesn't fit a cell becomes *+2*. None is `none`.
pub fn chip_list(chips: &[(String, LicenseMark)], none: Markup) -> Markup {
    if chips.is_empty() {
        return none;
    }
    let fit = fitting(chips, WIDTH);
    let rest = chips.get(fit..).unwrap_or_default();
    let mut inside: Vec<Markup> = chips.iter().take(fit).map(license_chip).collect();
    if !rest.is_empty() {
        let names: Vec<&str> = rest.iter().map(|(name, _)| name.as_str()).collect();
        let said = |(name, mark): &(String, LicenseMark)| match mark.said() {
            Some(said) => format!("{name} {said}"),
            None => name.clone(),
        };
        let count = Span {
            silent: true,
            inside: vec![Markup::text(format!("+{}", rest.len()))],
            ..Span::default()
        };
        let said: Vec<String> = rest.iter().map(said).collect();
        inside.push(Markup::Span(Span {
            class: "chip-more".into(),
            title: Some(names.join(", ")),
            inside: vec![
                Markup::Span(count),
                Markup::words("visually-hidden", said.join(", ")),
            ],
            ..Span::default()
        }));
    }
    Markup::span("chips", inside)
}

/// A filter in force; pressing takes it away.
#[component]
pub fn FilterChip(
    /// The filter: *Sign-in allowed*.
    #[prop(into)]
    label: Text,
    /// Takes it away.
    #[prop(into)]
    on_remove: Action,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="filter-chip"
            aria-label=move || t!(components.remove_filter, name = label.get())
            on:click=move |_| on_remove.run(())
        >
            <span>{move || label.get()}</span>
            {Icon::Close.view(14)}
        </button>
    }
    .into_any()
}

/// A property of a person or thing: *Guest*.
#[component]
pub fn Tag(
    /// The word.
    #[prop(into)]
    label: Text,
) -> impl IntoView {
    view! { <span class="tag">{move || label.get()}</span> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chips_that_do_not_fit_are_counted() {
        let chips = |names: &[&str]| -> Vec<(String, LicenseMark)> {
            names
                .iter()
                .map(|name| ((*name).to_owned(), LicenseMark::Direct))
                .collect()
        };
        for (names, width, fit) in [
            (&[][..], 284.0, 0),
            (&["Office 365 E3"], 284.0, 1),
            (&["Office 365 E3", "Visio Plan 2"], 284.0, 2),
            (&["Office 365 E3", "Power BI Pro", "Visio Plan 2"], 284.0, 2),
            (&["Office 365 E3", "Enterprise Mobility + Security E3"], 284.0, 1),
            (
                &["A name that is longer than any cell of the grid could hold"],
                284.0,
                1,
            ),
        ] {
            assert_eq!(fitting(&chips(names), width), fit, "{names:?}");
        }
    }
}
