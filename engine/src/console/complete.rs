//! What could stand where somebody is typing: commands, parameters, people, products, variables, files.

use crate::domain::Tenant;

use super::known::{cmdlets, find, Cmdlet};
use super::session::Session;

/// The most that is offered.
const MOST: usize = 40;

/// What could stand at a place of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completions {
    /// From which byte on it would stand, up to the place.
    pub from: usize,
    /// What could stand there, best first.
    pub items: Vec<Completion>,
}

/// One thing that could stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What would stand there.
    pub text: String,
    /// What it is: the name of a person, the purpose of a command; may be empty.
    pub about: String,
}

fn begins(text: &str, begin: &str) -> bool {
    text.to_lowercase().starts_with(&begin.to_lowercase())
}

/// The command that the text before a place belongs to, and the parameter before the place.
fn around(before: &str) -> (Option<&'static Cmdlet>, Option<&str>) {
    let piece = before
        .rsplit(['|', ';', '{', '\n', '('])
        .next()
        .unwrap_or_default();
    let mut words = piece.split_whitespace();
    let cmdlet = words.next().and_then(find);
    let last = words.last().filter(|word| word.starts_with('-'));
    (cmdlet, last.map(|word| word.trim_start_matches('-')))
}

/// What could stand at a place, in bytes, of a text.
pub fn complete(text: &str, place: usize, session: &Session, tenant: &Tenant) -> Completions {
    let Some(before) = text.get(..place) else {
        return Completions::default();
    };
    let ends_word =
        |c: char| c.is_whitespace() || matches!(c, '|' | ';' | '(' | '{' | ',' | '=' | '@' | '"' | '\'');
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '@' | '.' | '_' | '#');
    // A user name has an at sign in it: only a sign without a name before it ends a word.
    let mut from = 0;
    let mut previous = ' ';
    for (at, c) in before.char_indices() {
        if ends_word(c) && !(c == '@' && is_name(previous)) {
            from = at + c.len_utf8();
        }
        previous = c;
    }
    let word = before.get(from..).unwrap_or_default();
    let head = before.get(..from).unwrap_or_default();
    let (cmdlet, parameter) = around(head);
    let mut items = Vec::new();
    let mut offer = |text: String, about: String| {
        if items.len() < MOST {
            items.push(Completion { text, about });
        }
    };
    if let Some(name) = word.strip_prefix('$') {
        let mut names: Vec<&str> = session.variables().filter(|known| begins(known, name)).collect();
        names.sort_unstable();
        names.dedup();
        names
            .into_iter()
            .for_each(|name| offer(format!("${name}"), String::new()));
    } else if let (Some(cmdlet), Some(name)) = (cmdlet, word.strip_prefix('-')) {
        for param in cmdlet.params.iter().filter(|param| begins(param.name, name)) {
            offer(format!("-{}", param.name), String::new());
        }
    } else if cmdlet.is_none() {
        if !word.is_empty() {
            for cmdlet in cmdlets().iter().filter(|cmdlet| begins(cmdlet.name, word)) {
                offer(cmdlet.name.to_owned(), cmdlet.purpose.to_owned());
            }
        }
    } else {
        let is = |names: &[&str]| {
            let param = parameter.and_then(|name| cmdlet?.param(name));
            param.is_some_and(|param| names.contains(&param.name))
        };
        if is(&["Path", "FilePath", "LiteralPath"]) || (parameter.is_none() && is_about_files(cmdlet)) {
            for file in session.files.iter().filter(|file| begins(&file.name, word)) {
                let is_one_word = !file.name.contains(|c: char| c.is_whitespace() || c == '\'');
                let quoted = || format!("'{}'", file.name.replace('\'', "''"));
                let name = if is_one_word { file.name.clone() } else { quoted() };
                offer(name, String::new());
            }
        }
        let products = is(&[
            "AddLicenses",
            "RemoveLicenses",
            "AccountSkuId",
            "LicenseAssignment",
        ]);
        if products || !word.is_empty() {
            let account = tenant.organization.account_name();
            for product in tenant.products() {
                let with_account = format!("{account}:{}", product.part_number);
                if products && begins(&with_account, word) {
                    offer(with_account, String::new());
                } else if !word.is_empty() && begins(&product.part_number, word) {
                    offer(product.part_number.to_string(), String::new());
                }
            }
        }
        let people = is(&[
            "UserId",
            "UserPrincipalName",
            "ObjectId",
            "RoleMemberEmailAddress",
            "MemberId",
        ]);
        if people || !word.is_empty() {
            let mut here = tenant.users().filter(|(_, user)| user.deleted.is_none());
            let fits = |user: &crate::domain::User| {
                let profile = &user.profile;
                begins(&profile.user_principal_name, word) || begins(&profile.display_name, word)
            };
            let found = here.by_ref().filter(|(_, user)| fits(user)).take(MOST);
            for (_, user) in found {
                let profile = &user.profile;
                offer(
                    profile.user_principal_name.to_string(),
                    profile.display_name.to_string(),
                );
            }
        }
    }
    Completions { from, items }
}

fn is_about_files(cmdlet: Option<&Cmdlet>) -> bool {
    let names = ["Import-Csv", "Get-Content", "Export-Csv", "Out-File", "Test-Path"];
    cmdlet.is_some_and(|cmdlet| names.contains(&cmdlet.name))
}
