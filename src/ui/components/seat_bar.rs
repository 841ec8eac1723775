//! Licenses as seats one can count. Decoration: the figure stands beside it, always.
//!
//! One drawing per bar, because tables have many rows. The geometry is in `seat_geometry`. No keys.
use leptos::prelude::*;

use super::seat_geometry::{draw, Seats};
use crate::text;
use crate::ui::text::Text;

/// A product's seats: filled is assigned, hollow available, tall about to be used, hatched too many.
#[component]
pub fn SeatBar(
    /// The counts.
    #[prop(into)]
    seats: Signal<Seats>,
) -> impl IntoView {
    let drawing = Memo::new(move |_| draw(seats.get()));
    let path = move |class: &'static str, part: fn(&super::seat_geometry::SeatDrawing) -> &String| {
        view! { <path class=class d=move || drawing.with(|drawing| part(drawing).clone())></path> }
    };
    view! {
        <svg
            class="seats"
            aria-hidden="true"
            focusable="false"
            width=move || drawing.with(|d| d.width.to_string())
            height=move || drawing.with(|d| d.height.to_string())
            viewBox=move || drawing.with(|d| format!("0 0 {} {}", d.width, d.height))
        >
            {path("seat-free", |d| &d.free)}
            {path("seat-assigned", |d| &d.assigned)}
            {path("seat-planned", |d| &d.planned)}
            {path("seat-over", |d| &d.over)}
            {path("seat-hatch", |d| &d.hatch)}
            {path("seat-mark", |d| &d.mark)}
        </svg>
    }
    .into_any()
}

/// What the seats mean; once per page.
#[component]
pub fn SeatLegend(
    /// Whether *more than the total* is explained too.
    #[prop(into)]
    with_over: Signal<bool>,
) -> impl IntoView {
    let entry = |total: u32, assigned: u32, word: Text| {
        view! {
            <li>
                <SeatBar seats=Seats { total, assigned, planned: 0 }/>
                <span>{word}</span>
            </li>
        }
    };
    view! {
        <ul class="seat-legend">
            {entry(1, 1, text!(components.seats_assigned))}
            {entry(1, 0, text!(components.seats_available))}
            {move || with_over.get().then(|| entry(0, 1, text!(components.seats_over)))}
        </ul>
    }
    .into_any()
}
