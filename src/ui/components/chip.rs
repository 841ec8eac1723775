//! Chips: a product beside a person, a filter in force, a tag.
//!
//! `LicenseChip` and `ChipList` in grids; `FilterChip` in the filter row; `Tag` for a property (*Guest*). For a
//! product in a list of products use `ProductTile`.
//!
//! | key | does |
//! |---|---|
//! | Enter, Space on a filter chip | takes the filter away |
use leptos::prelude::*;

use super::{family_and_letters, family_class, Action};
use crate::{
    t, text,
    ui::{icons::Icon, text::Text},
};

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
#[component]
pub fn LicenseChip(
    /// The product's name.
    #[prop(into)]
    name: String,
    /// How it came or stands.
    #[prop(optional)]
    mark: LicenseMark,
) -> impl IntoView {
    let class = match mark {
        LicenseMark::Error(_) => "chip chip-error".to_owned(),
        _ => format!("chip {}", family_class(family_and_letters(&name).0)),
    };
    let sign = match mark {
        LicenseMark::Error(_) => Some(Icon::Alert.view(14).into_any()),
        _ => Some(view! { <span class="chip-square"></span> }.into_any()),
    };
    view! {
        <span class=class>
            {sign}
            <span class="chip-word">{name}</span>
            {(mark == LicenseMark::Group).then(|| Icon::Group.view(14))}
            {(mark != LicenseMark::Direct).then(|| view! {
                " "
                <span class="visually-hidden">{move || mark.said()}</span>
            })}
        </span>
    }
    .into_any()
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

/// The products of a person in one line; what doesn't fit becomes *+2*.
#[component]
pub fn ChipList(
    /// The products, most important first.
    chips: Vec<(String, LicenseMark)>,
    /// The width of the cell in px; 284 is the column's at 1280.
    #[prop(default = 284.0)]
    width: f64,
) -> impl IntoView {
    if chips.is_empty() {
        return view! { <span class="chip-none">{text!(components.no_license)}</span> }.into_any();
    }
    let fit = fitting(&chips, width);
    let rest = || chips.iter().skip(fit);
    let more = rest().count();
    let title = rest()
        .map(|(name, _)| name.as_str())
        .collect::<Vec<_>>()
        .join(", ");
    let said = |(name, mark): &(String, LicenseMark)| match mark.said() {
        Some(said) => format!("{name} {said}"),
        None => name.clone(),
    };
    let names = rest().map(said).collect::<Vec<_>>().join(", ");
    view! {
        <span class="chips">
            {chips
                .into_iter()
                .take(fit)
                .map(|(name, mark)| view! { <LicenseChip name mark/> })
                .collect_view()}
            {(more > 0).then(|| view! {
                <span class="chip-more" title=title>
                    <span aria-hidden="true">{format!("+{more}")}</span>
                    <span class="visually-hidden">{names}</span>
                </span>
            })}
        </span>
    }
    .into_any()
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
