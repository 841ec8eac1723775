//! What parts call back with: a closure without arguments, or with one.
use leptos::prelude::Callback;

/// What happens on a press: a closure without arguments.
pub type Action = Callback<()>;
/// What happens with a value: a closure with one argument.
pub type Handler<T> = Callback<(T,)>;
