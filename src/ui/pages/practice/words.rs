//! A text in one or two languages, as fields; what is left empty borrows from the other language.

use leptos::prelude::*;

use crate::practice::Words;
use crate::ui::components::TextField;
use crate::ui::dom;
use crate::ui::text::Text;
use crate::{t, text};

/// Both fields.
#[derive(Clone, Copy)]
pub(super) struct Both {
    en: RwSignal<String>,
    nl: RwSignal<String>,
}

impl Both {
    /// With what is there already.
    pub(super) fn new(words: Words) -> Self {
        Both {
            en: RwSignal::new(words.en),
            nl: RwSignal::new(words.nl),
        }
    }

    /// What they say, tracked.
    pub(super) fn get(self) -> Words {
        Words {
            en: self.en.get().trim().to_owned(),
            nl: self.nl.get().trim().to_owned(),
        }
    }

    /// Whether nothing is said in either, tracked.
    pub(super) fn is_empty(self) -> bool {
        self.get().either().is_empty()
    }
}

/// The two fields side by side, a line each or several.
pub(super) fn fields(label: Text, both: Both, long: bool) -> AnyView {
    let named =
        move |language: Text| move || t!(trainer.in_language, what = label.get(), language = language.get());
    let (en, nl) = (named(text!(trainer.english)), named(text!(trainer.dutch)));
    let views = match long {
        true => view! { {area(en.into(), both.en)} {area(nl.into(), both.nl)} }.into_any(),
        false => view! { <TextField label=en value=both.en/> <TextField label=nl value=both.nl/> }.into_any(),
    };
    view! { <div class="trainer-pair">{views}</div> }.into_any()
}

fn area(label: Text, value: RwSignal<String>) -> AnyView {
    let id = dom::unique_id("area");
    view! {
        <div class="text-field">
            <label class="field-label" for=id.clone()>{move || label.get()}</label>
            <div class="field">
                <textarea
                    class="field-input trainer-area"
                    id=id
                    rows="3"
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                ></textarea>
            </div>
        </div>
    }
    .into_any()
}
