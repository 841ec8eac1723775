//! Writes a request as somebody would send it: for the form that puts one together.

use crate::catalog::{CountryCode, SkuId};
use crate::domain::{GroupId, PlanSet, Tenant, UserIx};
use crate::exchange::json::Writer;
use crate::exchange::licenses::licenses;

use super::answer::pretty;

/// What is to be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// License changes of people; of more than one person as a batch.
    Users {
        /// Who.
        users: Vec<UserIx>,
        /// Products to give, each with the services to leave off.
        add: Vec<(SkuId, PlanSet)>,
        /// Products to take.
        remove: Vec<SkuId>,
    },
    /// A license change of a group.
    Group {
        /// Which.
        group: GroupId,
        /// Products to give, each with the services to leave off.
        add: Vec<(SkuId, PlanSet)>,
        /// Products to take.
        remove: Vec<SkuId>,
    },
    /// What groups owe people, tried again.
    Reprocess(Vec<UserIx>),
    /// Where people are.
    Location(Vec<UserIx>, CountryCode),
}

/// The text of a request, for [`read_request`](super::read_request) to read again.
pub fn write_request(tenant: &Tenant, wish: &Wish) -> String {
    let id = |user: &UserIx| tenant.user(*user).map(|user| user.profile.id.to_string());
    let (users, method, action, body) = match wish {
        Wish::Users { users, add, remove } => (users, "POST", "/assignLicense", changes(add, remove)),
        Wish::Reprocess(users) => (users, "POST", "/reprocessLicenseAssignment", String::new()),
        Wish::Location(users, country) => {
            (users, "PATCH", "", format!("{{\"usageLocation\":\"{country}\"}}"))
        }
        Wish::Group { group, add, remove } => {
            let path = format!("/groups/{group}/assignLicense");
            return one("POST", &path, &changes(add, remove));
        }
    };
    let ids: Vec<String> = users.iter().filter_map(id).collect();
    match ids.as_slice() {
        [id] => one(method, &format!("/users/{id}{action}"), &body),
        ids => {
            let mut out = Writer::with_capacity(256 * ids.len());
            out.open('{');
            out.key("requests");
            out.open('[');
            for (at, id) in ids.iter().enumerate() {
                out.item();
                out.open('{');
                out.quoted_of("id", at + 1);
                out.quoted_of("method", method);
                out.text_of("url", &format!("/users/{id}{action}"));
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
            one("POST", "/$batch", &out.into_string())
        }
    }
}

fn one(method: &str, path: &str, body: &str) -> String {
    if body.is_empty() {
        return format!("{method} /v1.0{path}\n");
    }
    format!(
        "{method} /v1.0{path}\nContent-Type: application/json\n\n{}\n",
        pretty(body)
    )
}

fn changes(add: &[(SkuId, PlanSet)], remove: &[SkuId]) -> String {
    let mut out = Writer::with_capacity(128);
    out.open('{');
    let add = add.iter().map(|(sku, off)| (*sku, off));
    licenses(&mut out, "addLicenses", add);
    out.list_of("removeLicenses", remove.iter());
    out.close('}');
    out.into_string()
}
