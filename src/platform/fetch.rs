//! Texts of this origin that are fetched when they are wanted. For when there is no network, `web/worker.js` keeps them.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{spawn_local, JsFuture};
use web_sys::Response;

/// Fetches the file that the page names under this name (`<meta name=… content="./file">`); `None` where it can't be had.
pub fn fetch_text(name: &'static str, done: impl FnOnce(Option<String>) + 'static) {
    spawn_local(async move { done(text(name).await.ok()) });
}

async fn text(name: &str) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let page = window.document().ok_or(JsValue::NULL)?;
    let named = page.query_selector(&format!("meta[name='{name}']"))?;
    let url = named
        .and_then(|named| named.get_attribute("content"))
        .ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str(&url)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    let text = JsFuture::from(response.text()?).await?;
    text.as_string().ok_or(JsValue::NULL)
}
