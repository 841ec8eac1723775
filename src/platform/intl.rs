//! Names that the browser knows in every language: countries.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::catalog::CountryCode;

thread_local! {
    static NAMES: RefCell<HashMap<(String, CountryCode), String>> = RefCell::new(HashMap::new());
}

/// The name of a country in a language (BCP 47); its code where the browser knows no name.
pub fn country_name(country: CountryCode, language: &str) -> String {
    NAMES.with(|names| {
        let mut names = names.borrow_mut();
        let key = (language.to_owned(), country);
        let name = names.entry(key);
        name.or_insert_with(|| ask(country, language).unwrap_or_else(|| country.to_string()))
            .clone()
    })
}

/// Asks `Intl.DisplayNames`, which js-sys has no binding for.
fn ask(country: CountryCode, language: &str) -> Option<String> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: Function = Reflect::get(&intl, &"DisplayNames".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"region".into()).ok()?;
    let arguments = Array::of2(&JsValue::from_str(language), &options);
    let names = Reflect::construct(&constructor, &arguments).ok()?;
    let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    of.call1(&names, &JsValue::from_str(country.as_str()))
        .ok()?
        .as_string()
}
