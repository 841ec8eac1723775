//! Boot.
use zetel::{i18n::Locale, tr};
fn main() {
    let k = tr!(Locale::nl, common.users_n, count = 3);
    leptos::logging::log!("{k} {}", tr!(Locale::en, common.close));
}
