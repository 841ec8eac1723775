//! The real time, and moments as people write them.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::domain::Time;

/// Now, in milliseconds since 1970 UTC.
pub fn now() -> i64 {
    Date::now() as i64
}

/// The time of day in this browser's zone: *14:32* in every language we speak.
pub fn time_of_day(millis: i64) -> String {
    let date = Date::new(&JsValue::from_f64(millis as f64));
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// A real moment in this browser's zone, as the language writes it out: *November 22, 2026, 14:32*.
pub fn moment(millis: i64, language: &str) -> String {
    let date = written(millis as f64, language, None);
    format!("{date}, {}", time_of_day(millis))
}

/// A date as the language writes it out: *July 15, 2020*. `seconds` since 1970, in UTC.
pub fn date(seconds: i64, language: &str) -> String {
    written(seconds as f64 * 1000.0, language, Some("UTC"))
}

/// The date of a moment in a zone, or in the browser's own.
fn written(millis: f64, language: &str, zone: Option<&str>) -> String {
    if !cfg!(target_arch = "wasm32") {
        return Time((millis / 1000.0) as i64).to_string();
    }
    let options = Object::new();
    let parts = [("day", "numeric"), ("month", "long"), ("year", "numeric")];
    for (key, value) in parts.into_iter().chain(zone.map(|zone| ("timeZone", zone))) {
        // Setting a property of a fresh object can't fail.
        let _ = Reflect::set(&options, &key.into(), &value.into());
    }
    let date = Date::new(&JsValue::from_f64(millis));
    date.to_locale_date_string(if language == "en" { "en-US" } else { language }, &options)
        .into()
}
