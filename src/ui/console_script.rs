//! A script on its way to the console: what is to run there stands here while the page changes.

use std::cell::RefCell;

use super::location::go;
use super::route::Route;

thread_local! {
    static WAITING: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Goes to the console, which runs this.
pub fn run_in_console(text: String) {
    WAITING.with_borrow_mut(|waiting| *waiting = Some(text));
    go(&Route::Console);
}

/// What is to run; nothing the second time.
pub fn waiting() -> Option<String> {
    WAITING.with_borrow_mut(Option::take)
}
