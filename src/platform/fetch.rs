//! Texts of this origin that are fetched when they are wanted, and kept by the browser for when there is no network.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{spawn_local, JsFuture};
use web_sys::{Cache, Response, Window};

/// The browser's store for what was fetched.
const STORE: &str = "zetel";

/// Fetches the file that the page names under this name (`<meta name=… content="./file">`), or takes what was kept of an
/// earlier visit; `None` where there is neither.
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
    let store = store(&window).await;
    let fetched = match fetched(&window, &url).await {
        Ok(fresh) => {
            if let (Ok(store), Ok(copy)) = (&store, fresh.clone()) {
                // Where it can't be kept it is fetched again another time.
                let _ = JsFuture::from(store.put_with_str(&url, &copy)).await;
            }
            fresh
        }
        Err(_) => JsFuture::from(store?.match_with_str(&url)).await?.dyn_into()?,
    };
    let text = JsFuture::from(fetched.text()?).await?;
    text.as_string().ok_or(JsValue::NULL)
}

async fn fetched(window: &Window, url: &str) -> Result<Response, JsValue> {
    let response: Response = JsFuture::from(window.fetch_with_str(url)).await?.dyn_into()?;
    if response.ok() {
        Ok(response)
    } else {
        Err(JsValue::NULL)
    }
}

/// The store; there is none where the page has no secure origin.
async fn store(window: &Window) -> Result<Cache, JsValue> {
    let caches = js_sys::Reflect::get(window, &"caches".into())?;
    let caches: web_sys::CacheStorage = caches.dyn_into()?;
    JsFuture::from(caches.open(STORE)).await?.dyn_into()
}
