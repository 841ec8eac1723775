//! Writes requests as somebody would send them: for the form that puts one together, and for scripts.

use std::fmt::Write;

use crate::catalog::{CountryCode, SkuId};
use crate::domain::{Contact, Profile};
use crate::exchange::json::Writer;
use crate::exchange::licenses::licenses;

use super::answer::pretty;
use super::limits::{BATCH_LIMIT, SEPARATOR};
use super::wish::{Give, UserKey, Wish};

/// The password of everybody whom a written request adds: a stand-in that follows the rules, to be replaced.
pub const PASSWORD: &str = "Choose-1st-Word";

/// One request, or a batch of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// How many requests it is: more than one is a batch.
    pub requests: usize,
    method: &'static str,
    path: String,
    body: String,
}

/// The requests in their order: those of one kind about different people or groups, up to 20 of them, as one batch
/// (DOMAIN 5.4).
pub fn write_calls(root: &str, wishes: &[Wish]) -> Vec<Call> {
    let mut calls = Vec::new();
    let mut rest = wishes;
    while let Some(first) = rest.first() {
        let together = (1..rest.len().min(BATCH_LIMIT as usize)).find(|at| {
            let (before, next) = (rest.get(..*at).unwrap_or_default(), rest.get(*at));
            !next.is_some_and(|next| before.iter().all(|wish| wish.goes_with(next)))
        });
        let together = together.unwrap_or(rest.len().min(BATCH_LIMIT as usize));
        let (batch, behind) = rest.split_at_checked(together).unwrap_or((rest, &[]));
        calls.push(match batch {
            [_] => one(root, first),
            batch => batched(root, batch),
        });
        rest = behind;
    }
    calls
}

/// The text of requests, for [`read_request`](super::read_request) to read again; several stand one below the other.
pub fn write_requests(root: &str, wishes: &[Wish]) -> String {
    let calls = write_calls(root, wishes);
    let texts: Vec<String> = calls.iter().map(|call| call.text(root, &[])).collect();
    texts.join(&format!("\n{SEPARATOR}\n\n"))
}

impl Call {
    /// The request as text: method and address, these headers, those that it needs, and the body.
    pub fn text(&self, root: &str, headers: &[&str]) -> String {
        let mut text = format!("{} {root}/v1.0{}\n", self.method, self.path);
        for header in headers {
            let _ = writeln!(text, "{header}"); // writing to a String can't fail
        }
        if !self.body.is_empty() {
            let _ = write!(text, "Content-Type: application/json\n\n{}\n", pretty(&self.body));
        }
        text
    }
}

fn batched(root: &str, batch: &[Wish]) -> Call {
    let mut out = Writer::with_capacity(256 * batch.len());
    out.open('{');
    out.key("requests");
    out.open('[');
    for (at, wish) in batch.iter().enumerate() {
        let Call {
            method, path, body, ..
        } = one(root, wish);
        out.item();
        out.open('{');
        out.quoted_of("id", at + 1);
        out.quoted_of("method", method);
        out.text_of("url", &path);
        if !body.is_empty() {
            out.key("headers");
            out.raw("{\"Content-Type\":\"application/json\"}");
            out.key("body");
            out.raw(&body);
        }
        out.close('}');
    }
    out.close(']');
    out.close('}');
    Call {
        requests: batch.len(),
        method: "POST",
        path: "/$batch".to_owned(),
        body: out.into_string(),
    }
}

fn one(root: &str, wish: &Wish) -> Call {
    let call = |method, path: String, body: String| Call {
        requests: 1,
        method,
        path,
        body,
    };
    let nothing = String::new;
    match wish {
        Wish::Licenses { user, add, remove } => {
            let path = format!("/users/{}/assignLicense", key(user));
            call("POST", path, changes(add, remove))
        }
        Wish::GroupLicenses { group, add, remove } => {
            let path = format!("/groups/{group}/assignLicense");
            call("POST", path, changes(add, remove))
        }
        Wish::Reprocess(user) => {
            let path = format!("/users/{}/reprocessLicenseAssignment", key(user));
            call("POST", path, nothing())
        }
        Wish::Location(user, country) => {
            let body = format!("{{\"usageLocation\":\"{country}\"}}");
            call("PATCH", format!("/users/{}", key(user)), body)
        }
        Wish::NewUser {
            profile,
            usage_location,
        } => call("POST", "/users".to_owned(), new_user(profile, *usage_location)),
        Wish::DeleteUser(user) => call("DELETE", format!("/users/{}", key(user)), nothing()),
        Wish::RestoreUser(user) => {
            let path = format!("/directory/deletedItems/{}/restore", user.id);
            call("POST", path, nothing())
        }
        Wish::Join { group, user } => {
            let mut out = Writer::with_capacity(128);
            out.open('{');
            let things = if user.is_new { "users" } else { "directoryObjects" };
            out.text_of("@odata.id", &format!("{root}/v1.0/{things}/{}", key(user)));
            out.close('}');
            let path = format!("/groups/{group}/members/$ref");
            call("POST", path, out.into_string())
        }
        Wish::Leave { group, user } => {
            let path = format!("/groups/{group}/members/{}/$ref", key(user));
            call("DELETE", path, nothing())
        }
        Wish::Rule { group, unified, rule } => {
            let mut out = Writer::with_capacity(128);
            out.open('{');
            out.list_of("groupTypes", group_types(*unified).iter());
            out.text_of("membershipRule", &rule.text());
            out.quoted_of("membershipRuleProcessingState", "On");
            out.close('}');
            call("PATCH", format!("/groups/{group}"), out.into_string())
        }
        Wish::DeleteGroup(group) => call("DELETE", format!("/groups/{group}"), nothing()),
    }
}

/// `groupTypes` of a group whose members follow a rule.
pub fn group_types(unified: bool) -> &'static [&'static str] {
    if unified {
        &["Unified", "DynamicMembership"]
    } else {
        &["DynamicMembership"]
    }
}

/// How an address names somebody: by id, or where that is not known yet by user name, percent-encoded.
fn key(user: &UserKey) -> String {
    if !user.is_new {
        return user.id.to_string();
    }
    let mut path = String::with_capacity(user.address.len());
    for byte in user.address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            path.push(char::from(byte));
        } else {
            let _ = write!(path, "%{byte:02X}"); // writing to a String can't fail
        }
    }
    path
}

fn changes(add: &[Give], remove: &[SkuId]) -> String {
    let mut out = Writer::with_capacity(128);
    out.open('{');
    let add = add.iter().map(|give| (give.sku, &give.disabled_plans));
    licenses(&mut out, "addLicenses", add);
    out.list_of("removeLicenses", remove.iter());
    out.close('}');
    out.into_string()
}

/// What there is of somebody's `contact`, in Graph's names.
pub const CONTACT: [&str; Contact::TEXTS] = [
    "jobTitle",
    "officeLocation",
    "businessPhones",
    "mobilePhone",
    "faxNumber",
    "streetAddress",
    "city",
    "state",
    "postalCode",
    "country",
];

/// The part of an address before the at sign, as `mailNickname` may have it.
pub fn mail_nickname(profile: &Profile) -> &str {
    let address = &*profile.user_principal_name;
    address.split_once('@').map_or(address, |(alias, _)| alias)
}

fn new_user(profile: &Profile, usage_location: Option<CountryCode>) -> String {
    let mut out = Writer::with_capacity(512);
    out.open('{');
    out.plain_of("accountEnabled", profile.account_enabled);
    out.text_of("displayName", &profile.display_name);
    out.text_of("mailNickname", mail_nickname(profile));
    out.text_of("userPrincipalName", &profile.user_principal_name);
    out.key("passwordProfile");
    out.open('{');
    out.plain_of("forceChangePasswordNextSignIn", true);
    out.quoted_of("password", PASSWORD);
    out.close('}');
    let names = [
        ("givenName", &profile.given_name),
        ("surname", &profile.surname),
        ("department", &profile.department),
    ];
    let contact = profile.contact.iter().flat_map(|contact| contact.texts());
    for (key, text) in names.into_iter().chain(CONTACT.into_iter().zip(contact)) {
        let Some(text) = text else { continue };
        if key == "businessPhones" {
            out.key(key);
            out.open('[');
            out.item();
            out.text(text);
            out.close(']');
        } else {
            out.text_of(key, text);
        }
    }
    if let Some(country) = usage_location {
        out.quoted_of("usageLocation", country);
    }
    out.close('}');
    out.into_string()
}
