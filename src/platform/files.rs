//! Files in and out, whole or in parts: a download, and the bytes of a file somebody picked; and the clipboard. Nothing
//! leaves the browser.

use std::collections::BTreeMap;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, HtmlAnchorElement, Url};

/// Offers a text as a file to keep. Does nothing where the browser can't.
pub fn download(name: &str, mime: &str, text: &str) {
    let _ = try_download(name, mime, text);
}

/// An address of this document that a link can offer a text under, for as long as the document is there.
///
/// # Errors
/// Where the browser makes no such addresses.
pub fn object_url(mime: &str, text: &str) -> Result<String, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    Url::create_object_url_with_blob(&blob)
}

/// Texts by key as a JSON object, each exactly as it is.
pub fn to_json(texts: &BTreeMap<String, String>) -> String {
    let object = Object::new();
    for (key, text) in texts {
        // Setting a property of a fresh object can't fail.
        let _ = Reflect::set(&object, &key.into(), &text.into());
    }
    js_sys::JSON::stringify(&object).map_or_else(|_| String::new(), Into::into)
}

/// Puts a text on the clipboard, and says whether that was allowed.
pub async fn copy(text: String) -> bool {
    // Where the page was not loaded safely, there is no clipboard.
    let write = || -> Result<Promise, JsValue> {
        let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
        let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
        let write: js_sys::Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
        write.call1(&clipboard, &text.as_str().into())?.dyn_into()
    };
    match write() {
        Ok(promise) => wasm_bindgen_futures::JsFuture::from(promise).await.is_ok(),
        Err(_) => false,
    }
}

/// A text as files that can be handed to another app: under its own name, and as plain text, which more of them take.
fn handed(name: &str, mime: &str, text: &str) -> Option<JsValue> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let kinds = [(name.to_owned(), mime), (format!("{name}.txt"), "text/plain")];
    kinds.into_iter().find_map(|(name, mime)| {
        let options = FilePropertyBag::new();
        options.set_type(mime);
        let file =
            File::new_with_str_sequence_and_options(&Array::of1(&text.into()), &name, &options).ok()?;
        let data = Object::new();
        Reflect::set(&data, &"files".into(), &Array::of1(&file)).ok()?;
        let can: Function = Reflect::get(&navigator, &"canShare".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let is_taken = can.call1(&navigator, &data).ok()?.is_truthy();
        is_taken.then(|| data.into())
    })
}

/// Whether this system can hand such a file to another app.
pub fn can_hand(name: &str, mime: &str) -> bool {
    handed(name, mime, "").is_some()
}

/// Hands a text as a file to another app, which the person chooses in the system's own dialog.
pub fn hand(name: &str, mime: &str, text: &str) {
    let hand = || -> Option<Promise> {
        let data = handed(name, mime, text)?;
        let navigator: JsValue = web_sys::window()?.navigator().into();
        let share: Function = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into().ok()?;
        share.call1(&navigator, &data).ok()?.dyn_into().ok()
    };
    if let Some(promise) = hand() {
        wasm_bindgen_futures::spawn_local(async move {
            // Whoever closes the dialog has changed their mind.
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}

fn try_download(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    offer(name, &object_url(mime, text)?)
}

/// Offers what is under an address as a file to keep, and gives the address back.
fn offer(name: &str, url: &str) -> Result<(), JsValue> {
    let document = web_sys::window()
        .and_then(|w| w.document())
        .ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(url)
}

/// A file to keep that comes in parts: what was put in is the browser's to hold, not the app's.
#[derive(Debug, Default)]
pub struct Parts(Array);

impl Parts {
    /// Puts a text behind the others.
    ///
    /// # Errors
    /// Where the browser has no room for it.
    pub fn push(&self, text: &str) -> Result<(), JsValue> {
        let bytes = Uint8Array::from(text.as_bytes());
        self.0
            .push(&Blob::new_with_u8_array_sequence(&Array::of1(&bytes))?.into());
        Ok(())
    }

    /// Offers all of it as a file to keep. Does nothing where the browser can't.
    pub fn download(&self, name: &str, mime: &str) {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let url = Blob::new_with_blob_sequence_and_options(&self.0, &options)
            .and_then(|blob| Url::create_object_url_with_blob(&blob));
        let _ = url.and_then(|url| offer(name, &url));
    }
}

/// Reads bytes of a picked file, from and up to these; `None` where it can't be read.
pub fn read_piece(file: &File, from: f64, to: f64, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    match file.slice_with_f64_and_f64(from, to) {
        Ok(piece) => read_blob(&piece, done),
        Err(_) => done(None),
    }
}

/// Reads a picked file and hands over its bytes; `None` where it can't be read.
pub fn read_file(file: &File, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    read_blob(file, done);
}

fn read_blob(blob: &Blob, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let done = std::rc::Rc::new(std::cell::RefCell::new(Some(done)));
    let finish = move |bytes: Option<Vec<u8>>| {
        if let Some(done) = done.borrow_mut().take() {
            done(bytes);
        }
    };
    let promise: Promise = blob.array_buffer();
    let read = finish.clone();
    let good = Closure::once_into_js(move |buffer: JsValue| read(Some(Uint8Array::new(&buffer).to_vec())));
    let bad = Closure::once_into_js(move |_: JsValue| finish(None));
    // `then` with both handlers: exactly one of them is called.
    let _ = js_sys::Reflect::get(&promise, &"then".into())
        .and_then(JsCast::dyn_into::<js_sys::Function>)
        .and_then(|then| then.call2(&promise, &good, &bad));
}
