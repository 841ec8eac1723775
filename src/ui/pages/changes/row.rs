//! A step in two editions: its number, both wordings, the sign between them, and why.

use leptos::prelude::*;

use crate::catalog::EditionId;
use crate::domain::Time;
use crate::guidance::{Document, Pair, Sign};
use crate::ui::guidance::rich;
use crate::ui::icons::Icon;
use crate::wording::{self, date};
use crate::{t, text};

/// The word of a sign.
pub(super) fn sign_word(sign: Sign) -> &'static str {
    match sign {
        Sign::Same => t!(changes.same),
        Sign::Renamed => t!(changes.renamed),
        Sign::Moved => t!(changes.moved),
        Sign::New => t!(changes.new),
        Sign::Gone => t!(changes.gone),
    }
}

fn sign_icon(sign: Sign) -> Icon {
    match sign {
        Sign::Same => Icon::Check,
        Sign::Renamed => Icon::Replace,
        Sign::Moved => Icon::ChevronRight,
        Sign::New => Icon::Add,
        Sign::Gone => Icon::Remove,
    }
}

/// The row. On a narrow screen it is a card that says which edition each wording is of.
pub(super) fn row(pair: Pair, first: EditionId, second: EditionId) -> AnyView {
    let number = pair.first.map(|(number, _)| number.to_string());
    let one = match pair.first {
        Some((_, step)) => rich(step.words),
        None => view! { <span class="pale">{t!(changes.absent)}</span> }.into_any(),
    };
    let two = match pair.second {
        Some(step) => rich(step.words),
        None => view! { <span class="pale">{t!(changes.absent)}</span> }.into_any(),
    };
    let same = pair.sign == Sign::Same;
    view! {
        <tr class:changes-same=same>
            <td class="changes-number">{number}</td>
            <td data-label=wording::edition(first)><span>{one}</span></td>
            <td class="changes-sign">
                <span class="tag">{sign_icon(pair.sign).view(14)} {sign_word(pair.sign)}</span>
            </td>
            <td data-label=wording::edition(second)><span>{two}</span></td>
            <td class="changes-why">{reason(pair)}</td>
        </tr>
    }
    .into_any()
}

/// Why, and by which document; where a difference has no date, that is said.
fn reason(pair: Pair) -> Option<AnyView> {
    let why = pair.why?;
    let document = match pair.document {
        Some(document) => published(document),
        None => view! { <span>{t!(changes.no_date)}</span> }.into_any(),
    };
    Some(view! { <span>{rich(why)}</span> " " {document} }.into_any())
}

/// The document by its date. Nothing is requested before somebody presses it.
fn published(document: &'static Document) -> AnyView {
    let day = Time::parse(&format!("{}T00:00:00Z", document.date)).map(date);
    view! {
        <a href=document.address target="_blank" rel="noopener noreferrer">
            {t!(changes.document, date = day.unwrap_or_default())}
            <span class="visually-hidden">" " {text!(editions.new_tab)}</span>
        </a>
    }
    .into_any()
}
