//! Long work in slices, so that the page answers in between.

use std::time::Duration;

use leptos::prelude::set_timeout;

use crate::platform;

/// How long it works before the page gets its turn, in milliseconds: less than a frame.
const SLICE: i64 = 12;

/// Takes one step after the other until one says that it was the last (`false`).
pub fn in_slices(mut step: impl FnMut() -> bool + 'static) {
    let start = platform::now();
    while step() {
        if platform::now() - start > SLICE {
            set_timeout(move || in_slices(step), Duration::ZERO);
            return;
        }
    }
}
