//! The second part of the program: views that a first visit doesn't need until its list of people is on the screen.
//!
//! What stands in a function declared by [`lazy_view!`], and is used by nothing else, is taken out of the file that a
//! first visit waits for (`cargo xtask dist`, feature `split`). It is fetched once the first screen is painted, or as
//! soon as something of it is shown. [`lazy`] shows it, and says so in place when it can't be had.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::text;

use super::components::{Action, Button, ButtonKind, Message, MessageKind, Pane};
use super::new_version::ready_to_be_kept;
use super::shell::Arrivals;

/// The second part can't be had: the browser is offline, or the files on the server are of another release now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Missing
    }
}

/// A view of the second part, which may have to be fetched first.
type Coming = Pin<Box<dyn Future<Output = Result<AnyView, Missing>>>>;

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Coming,
    Here,
    Missing,
}

/// Declares a function whose view belongs to the second part of the program. It becomes asynchronous, and its view a
/// `Result`.
macro_rules! lazy_view {
    ($(#[$about:meta])* $scope:vis fn $name:ident($($given:ident: $kind:ty),* $(,)?) -> AnyView $body:block) => {
        $(#[$about])*
        #[cfg(feature = "split")]
        #[::leptos::wasm_split::wasm_split(rest, wasm_split_path = ::leptos::wasm_split, fallible)]
        $scope fn $name($($given: $kind),*) -> Result<::leptos::prelude::AnyView, $crate::ui::lazy::Missing> {
            Ok($body)
        }

        $(#[$about])*
        #[cfg(not(feature = "split"))]
        #[allow(clippy::unused_async)]
        $scope async fn $name($($given: $kind),*) -> Result<::leptos::prelude::AnyView, $crate::ui::lazy::Missing> {
            Ok($body)
        }
    };
}
pub(crate) use lazy_view;

lazy_view! {
    /// Nothing to see: asking for it fetches the second part.
    fn empty() -> AnyView {
        ().into_any()
    }
}

/// Fetches the second part once the first screen is painted, so that what is pressed next is there; then all of Zetel may
/// be kept for use without a network.
pub fn fetch_soon() {
    let fetch = || {
        spawn_local(async {
            // What can't be had now is asked for again where it is shown.
            let _ = empty().await;
            ready_to_be_kept();
        });
    };
    // The first frame is painted by the second.
    request_animation_frame(move || request_animation_frame(fetch));
}

/// What stands in the view's place when it can't be had.
#[derive(Clone, Copy)]
pub enum Fallback {
    /// A page, with its title; when it has come is counted there.
    Page(Arrivals),
    /// A pane, which closes so.
    Pane(Action),
    /// A message among other things.
    Message,
}

/// Shows a view of the second part, once it is there. `view` is called again when it failed and the person asks.
pub fn lazy<F>(fallback: Fallback, view: impl Fn() -> F + Send + Sync + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, Missing>> + 'static,
{
    shown(fallback, Callback::new(move |()| -> Coming { Box::pin(view()) }))
}

fn shown(fallback: Fallback, view: Callback<(), Coming>) -> AnyView {
    let state = RwSignal::new(State::Coming);
    let made = StoredValue::new_local(None::<AnyView>);
    // Asked again by a press, the view still belongs here.
    let owner = StoredValue::new(Owner::current().unwrap_or_default());
    let fetch = move || {
        spawn_local(async move {
            let there = empty().await;
            // The page may be another one by then.
            let Some(owner) = owner.try_get_value() else {
                return;
            };
            let came = match there {
                Ok(_) => owner.with(|| ScopedFuture::new_untracked(view.run(()))).await,
                Err(missing) => Err(missing),
            };
            let now = if came.is_ok() { State::Here } else { State::Missing };
            if made.try_set_value(came.ok()).is_none() {
                let _ = state.try_set(now);
            }
            if let Fallback::Page(arrivals) = fallback {
                arrivals.came();
            }
        });
    };
    fetch();
    let again: Action = Callback::new(move |()| {
        state.set(State::Coming);
        fetch();
    });
    let now = move || match state.get() {
        State::Coming => ().into_any(),
        State::Here => made.try_update_value(Option::take).flatten().into_any(),
        State::Missing => missing(fallback, again),
    };
    now.into_any()
}

/// That it can't be had, and the way to ask again.
fn missing(fallback: Fallback, again: Action) -> AnyView {
    let ask = move || view! { <Button label=text!(lazy.again) kind=ButtonKind::Primary on_press=again/> };
    let words = move || view! { <p role="alert">{text!(lazy.missing_text)}</p> };
    match fallback {
        Fallback::Page(_) => view! {
            <div class="page">
                <h1 class="page-title">{text!(lazy.missing)}</h1>
                {words()}
                <p>{ask()}</p>
            </div>
        }
        .into_any(),
        Fallback::Pane(on_close) => {
            view! { <Pane title=text!(lazy.missing) on_close footer=move || ask>{words()}</Pane> }.into_any()
        }
        Fallback::Message => view! {
            <Message kind=MessageKind::Danger title=text!(lazy.missing) still=true>
                {words()}
                {ask()}
            </Message>
        }
        .into_any(),
    }
}
