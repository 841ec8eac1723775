//! Invented addresses: equal ones stay equal, different ones different, and each keeps its structure.
//!
//! What stands before the `@` and what stands behind it are replaced each for itself. Both ways no two texts get the
//! same one, so no two addresses do.

use std::collections::HashMap;

/// What stands in the address of a guest, behind the address that they have at home.
const GUEST: &str = "#EXT#";

/// Domains that Microsoft gives to tenants, and what stands for them: invented addresses lead nowhere.
const GIVEN_DOMAINS: [(&str, &str); 4] = [
    (".mail.onmicrosoft.com", ".mail.onmicrosoft.example"),
    (".onmicrosoft.com", ".onmicrosoft.example"),
    (".onmicrosoft.de", ".onmicrosoft.example"),
    (".onmschina.cn", ".onmschina.example"),
];

/// Kinds of `proxyAddresses`. Other words before a colon are taken for a part of the address.
const SCHEMES: [&str; 8] = ["smtp", "sip", "x500", "x400", "eum", "spo", "notes", "mri"];

/// Addresses that were replaced, until all are.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    /// What stood before the `@`, in small letters, and what stands for it.
    aliases: HashMap<String, String>,
    /// Domains in small letters, and what stands for them.
    domains: HashMap<String, String>,
    /// How often an alias was invented out of the same name.
    used: HashMap<String, u32>,
    /// What the aliases of the person at hand are made of.
    name: String,
    /// A text in small letters, to look it up by.
    small: String,
    /// The domain that was met last, as written, and what stands for it: most people have the same.
    last_domain: (String, String),
}

impl Addresses {
    /// The addresses that follow are those of somebody with this invented name.
    pub(super) fn next_person(&mut self, given: &str, surname: &str) {
        self.name.clear();
        self.name.push_str(given);
        if !given.is_empty() && !surname.is_empty() {
            self.name.push('.');
        }
        self.name.push_str(surname);
        self.name.make_ascii_lowercase();
        if self.name.is_empty() {
            self.name.push_str("account");
        }
    }

    /// What stands for a user name or mail address.
    pub(super) fn address(&mut self, text: &str) -> String {
        let Some((local, domain)) = text.rsplit_once('@') else {
            return self.local(text);
        };
        let local = self.local(local);
        [&local, "@", &self.domain(domain)].concat()
    }

    /// What stands for one of `proxyAddresses`.
    pub(super) fn proxy(&mut self, text: &str) -> String {
        let known = |scheme: &str| SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme));
        match text.split_once(':').filter(|(scheme, _)| known(scheme)) {
            Some((scheme, rest)) if rest.contains('@') => [scheme, ":", &self.address(rest)].concat(),
            Some((scheme, rest)) => [scheme, ":/o=example/cn=", &self.alias(rest)].concat(),
            None => self.address(text),
        }
    }

    /// What stands for a domain.
    pub(super) fn domain(&mut self, text: &str) -> String {
        if self.last_domain.0 == text {
            return self.last_domain.1.clone();
        }
        let new = self.new_domain(text.to_lowercase());
        self.last_domain = (text.to_owned(), new.clone());
        new
    }

    fn new_domain(&mut self, domain: String) -> String {
        if domain.is_empty() {
            return domain;
        }
        if let Some(known) = self.domains.get(&domain) {
            return known.clone();
        }
        let given = GIVEN_DOMAINS.iter().find(|(suffix, _)| domain.ends_with(suffix));
        let suffix = given.map_or(".example", |(_, suffix)| *suffix);
        let new = format!("domain{}{suffix}", self.domains.len() + 1);
        self.domains.insert(domain, new.clone());
        new
    }

    /// What stands before the `@`: of a guest, an address with `_` in place of its `@`, and `#EXT#`.
    fn local(&mut self, text: &str) -> String {
        let guest = text
            .len()
            .checked_sub(GUEST.len())
            .and_then(|at| text.split_at_checked(at));
        match guest.filter(|(_, end)| end.eq_ignore_ascii_case(GUEST)) {
            Some((home, end)) => match home.rsplit_once('_') {
                Some((alias, domain)) => {
                    let alias = self.alias(alias);
                    [&alias, "_", &self.domain(domain), end].concat()
                }
                None => self.alias(home) + end,
            },
            None => self.alias(text),
        }
    }

    fn alias(&mut self, text: &str) -> String {
        self.small.clear();
        if text.is_ascii() {
            self.small.push_str(text);
            self.small.make_ascii_lowercase();
        } else {
            self.small.push_str(&text.to_lowercase());
        }
        if let Some(known) = self.aliases.get(&self.small) {
            return known.clone();
        }
        let alias = match self.used.get_mut(&self.name) {
            Some(times) => {
                *times += 1;
                format!("{}{times}", self.name)
            }
            None => {
                self.used.insert(self.name.clone(), 1);
                self.name.clone()
            }
        };
        self.aliases.insert(self.small.clone(), alias.clone());
        alias
    }
}
