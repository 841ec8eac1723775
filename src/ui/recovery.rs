//! What stands on the screen when the app itself fails: a page of plain links, made without the app's components.
//!
//! A panic ends the program, so nothing here may need it afterwards: the files to keep are made while the hook runs, and
//! offered as links that the browser follows by itself.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::panic;

use leptos::prelude::document;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{console, Document, Element, HtmlElement};

use crate::catalog::{EditionId, RuleProfile};
use crate::domain::{Organization, Tenant, Time};
use crate::exchange::export_tenant;
use crate::i18n::Locale;
use crate::platform::{self, LocalStore};
use crate::sandbox::{part_of, MemoryStore, Sandbox, Tab, TenantIndex};
use crate::tr;

/// Marks the page, also for the boot script, which keeps its own message to itself then.
const MARK: &str = "data-recovery";

/// As much of the reason as is worth reading, in characters.
const REASON: usize = 400;

/// What gives the tenant file of work that could not be saved.
type Unsaved = Box<dyn Fn() -> Option<String>>;

thread_local! {
    static UNSAVED: RefCell<Option<Unsaved>> = const { RefCell::new(None) };
}

/// Puts the recovery page up when the app fails, from now on.
pub fn install() {
    panic::set_hook(Box::new(|info| {
        let reason = info.to_string();
        console::error_1(&reason.clone().into());
        // A page that can't be put up can't be helped; the console has the reason.
        let _ = show(&reason);
    }));
}

/// Says where the tenant file of work comes from that exists in memory only, because it could not be saved. It answers
/// nothing when all is saved.
pub fn keep_unsaved(unsaved: impl Fn() -> Option<String> + 'static) {
    UNSAVED.with(|cell| cell.replace(Some(Box::new(unsaved))));
}

/// Puts the page up, once.
fn show(reason: &str) -> Result<(), JsValue> {
    let document = document();
    if document.query_selector(&format!("[{MARK}]"))?.is_some() {
        return Ok(());
    }
    let body = document.body().ok_or(JsValue::NULL)?;
    let root = document.document_element().ok_or(JsValue::NULL)?;
    let locale = match root.get_attribute("lang").as_deref() {
        Some("nl") => Locale::Nl,
        _ => Locale::En,
    };
    let bar = add(&document, &body, "header", "boot-bar")?;
    add(&document, &bar, "span", "boot-name")?.set_text_content(Some("Zetel"));
    let main = add(&document, &body, "main", "recovery")?;
    main.set_attribute(MARK, "")?;
    main.set_attribute("tabindex", "-1")?;
    let put = |name: &str, text: &str| -> Result<Element, JsValue> {
        let element = add(&document, &main, name, "")?;
        element.set_text_content(Some(text));
        Ok(element)
    };
    let title = tr!(locale, recovery.title);
    put("h1", title)?.set_attribute("class", "page-title")?;
    let stored = LocalStore::open().map(|store| store.dump()).unwrap_or_default();
    let tenants = TenantIndex::new(MemoryStore(stored.clone()))
        .list()
        .unwrap_or_default();
    let kept = !tenants.is_empty();
    put("p", tr!(locale, recovery.what))?.set_attribute("role", "alert")?;
    put(
        "p",
        if kept {
            tr!(locale, recovery.kept)
        } else {
            tr!(locale, recovery.not_kept)
        },
    )?;
    let links = add(&document, &main, "p", "recovery-links")?;
    let link = |text: &str, to: &str, file: Option<&str>| -> Result<(), JsValue> {
        let link = add(&document, &links, "a", "button button-secondary")?;
        link.set_text_content(Some(text));
        link.set_attribute("href", to)?;
        if let Some(file) = file {
            link.set_attribute("download", file)?;
        }
        Ok(())
    };
    // A link to the folder loads the page again, and not with the address that may have failed.
    link(tr!(locale, recovery.reload), "", None)?;
    if !stored.is_empty() {
        let raw = platform::object_url("application/json", &platform::to_json(&stored));
        link(tr!(locale, recovery.raw), &raw?, Some("zetel-stored.json"))?;
    }
    if kept {
        // The boot script does it: it needs nothing of what has failed.
        put("p", tr!(locale, recovery.afresh_hint))?;
        let afresh = put("button", tr!(locale, recovery.afresh))?;
        for (name, value) in [
            ("type", "button"),
            ("class", "button button-secondary"),
            ("data-afresh", ""),
        ] {
            afresh.set_attribute(name, value)?;
        }
        let failed = put("p", tr!(locale, recovery.afresh_failed))?;
        for (name, value) in [("role", "alert"), ("data-afresh-failed", ""), ("hidden", "")] {
            failed.set_attribute(name, value)?;
        }
    }
    put("p", tr!(locale, recovery.reason))?;
    let reason: String = reason.chars().take(REASON).collect();
    add(&document, &put("p", "")?, "code", "")?.set_text_content(Some(&reason));
    // Only now, when there is something to stand on, is what stood before it taken away.
    while let Some(other) = body
        .first_element_child()
        .filter(|first| !first.is_same_node(Some(&bar)))
    {
        other.remove();
    }
    document.set_title(&format!("{title} - Zetel"));
    if let Some(main) = main.dyn_ref::<HtmlElement>() {
        let _ = main.focus();
    }
    // Last, because reading the tenant may be what failed: then the page stands as it is.
    let file = |text: &str| platform::object_url("application/json", text);
    let name = tr!(locale, sandbox.export);
    let unsaved = UNSAVED.with(|cell| cell.borrow().as_ref().and_then(|unsaved| unsaved()));
    if let Some(text) = &unsaved {
        link(name, &file(text)?, Some("zetel.tenant.json"))?;
    }
    let several = tenants.len() > 1 || unsaved.is_some();
    for tenant in tenants {
        if let Some((called, text)) = tenant_file(&stored, tenant.id) {
            let name = if several {
                format!("{name}: {called}")
            } else {
                name.to_owned()
            };
            link(&name, &file(&text)?, Some("zetel.tenant.json"))?;
        }
    }
    Ok(())
}

/// The name and the tenant file of a tenant of what is stored, if it can be read.
fn tenant_file(stored: &BTreeMap<String, String>, tenant: u32) -> Option<(String, String)> {
    let nobody = || {
        Tenant::new(
            Organization::default(),
            EditionId::default(),
            RuleProfile::default(),
            Time(0),
        )
    };
    // A copy in memory: opening it writes nothing where the originals are.
    let store = part_of(MemoryStore(stored.clone()), tenant);
    let (sandbox, found) = Sandbox::open(Box::new(store), Tab::new(0), platform::now(), nobody);
    found.stored.then(|| {
        let tenant = sandbox.tenant();
        let name = tenant.organization.display_name.to_string();
        (name, export_tenant(tenant, sandbox.actor()))
    })
}

fn add(document: &Document, to: &Element, name: &str, class: &str) -> Result<Element, JsValue> {
    let element = document.create_element(name)?;
    if !class.is_empty() {
        element.set_attribute("class", class)?;
    }
    to.append_child(&element)?;
    Ok(element)
}
