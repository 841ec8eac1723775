//! The quiet line above every page that an edition can have: what has to be known of it, and where that leads.
//!
//! The link leaves Zetel when somebody presses it; nothing is requested before.

use leptos::prelude::*;

use crate::t;
use crate::ui::icons::Icon;

/// The line, from its text and the address it leads to.
pub fn view((text, link): (String, Option<&'static str>)) -> AnyView {
    let icon = if link.is_some() { Icon::Info } else { Icon::Clock };
    let link = link.map(|href| {
        view! {
            <span class="notice-more">{t!(editions.not_as_used)} " "</span>
            <a href=href target="_blank" rel="noopener noreferrer">
                {t!(editions.about_new)} <span class="visually-hidden">" " {t!(editions.new_tab)}</span>
            </a>
        }
    });
    view! {
        <section class="notice notice-quiet" aria-label=t!(editions.about)>
            {icon.view(18)}
            <p class="notice-words"><strong>{text}</strong> " " {link}</p>
        </section>
    }
    .into_any()
}
