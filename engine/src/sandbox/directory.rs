//! Finding and ordering people: what the grid, the search boxes and the type-ahead ask.
//!
//! Built once per directory version. Names are folded into one long text, so a search is one pass over it and not
//! a hundred thousand small ones; orders are ranks, so sorting compares numbers.

use std::sync::OnceLock;

use super::fit::{Fit, Typed};
use super::fold::{fold, fold_into};
use super::property::{ranks, Property};
use crate::domain::{Profile, Tenant, UserIx};

/// The names of a tenant's people, made ready.
pub struct Directory {
    /// For everybody in order of places: folded name, address, department and other addresses, each ended by a line
    /// feed.
    text: String,
    /// Where each person's part of the text begins; one more for the end.
    starts: Vec<u32>,
    /// People who are not deleted, in order of their display names.
    by_name: Vec<UserIx>,
    by_address: OnceLock<Vec<UserIx>>,
    /// The place of each person in `by_name`.
    name_rank: Vec<u32>,
}

const END: char = '\n';

impl Directory {
    /// Makes the names of a tenant ready.
    pub fn new(tenant: &Tenant) -> Self {
        let mut text = String::with_capacity(tenant.places() * 48);
        let mut starts = Vec::with_capacity(tenant.places() + 1);
        let mut keys: Vec<Key> = Vec::with_capacity(tenant.places());
        for (ix, user) in tenant.users() {
            let start = text.len();
            starts.push(start as u32);
            if user.deleted.is_some() {
                continue;
            }
            fold_line(&mut text, &user.profile.display_name);
            keys.push(Key::new(ix, &text, start));
            fold_line(&mut text, &user.profile.user_principal_name);
            fold_line(&mut text, user.profile.department.as_deref().unwrap_or_default());
            for alias in aliases(&user.profile) {
                fold_line(&mut text, alias);
            }
        }
        starts.push(text.len() as u32);
        let by_name = sorted(keys, &text);
        let mut name_rank = vec![u32::MAX; tenant.places()];
        for (rank, ix) in (0..).zip(&by_name) {
            if let Some(place) = name_rank.get_mut(ix.index()) {
                *place = rank;
            }
        }
        Directory {
            text,
            starts,
            by_name,
            by_address: OnceLock::new(),
            name_rank,
        }
    }

    /// Everybody in the order of a property, and of their names where it is the same; people without it come last.
    pub fn ordered(&self, tenant: &Tenant, by: Property, descending: bool) -> Vec<UserIx> {
        let mut people = match by {
            Property::Name => self.by_name.clone(),
            Property::Address => self.by_address.get_or_init(|| self.addresses()).clone(),
            _ => {
                let ranks = ranks(tenant, by);
                let mut people = self.by_name.clone();
                // Stable: those of one rank stay in the order of their names.
                people.sort_by_key(|ix| ranks.get(ix.index()).copied().unwrap_or(u32::MAX));
                people
            }
        };
        if descending {
            people.reverse();
        }
        people
    }

    /// The people whose name, addresses or department contain the words, each of them; nothing asked finds all.
    pub fn find(&self, query: &str) -> Found {
        let folded = fold(query.trim());
        let mut words = folded.split_whitespace();
        let Some(first) = words.next() else {
            return Found(None);
        };
        let mut found = self.containing(first);
        for word in words {
            let these = self.containing(word);
            for (all, one) in found.iter_mut().zip(these) {
                *all &= one;
            }
        }
        Found(Some(found))
    }

    /// The first people to suggest for what was typed: those whose name fits come first, the best fit before others;
    /// then those with an address that begins so; last those found by the rest. Those who fit alike stand in the order
    /// of their names.
    pub fn suggest(&self, typed: &str, most: usize) -> Vec<Suggestion> {
        let found = self.find(typed);
        let typed = Typed::new(typed);
        let mut ways: [Vec<UserIx>; 5] = Default::default();
        for user in self.by_name.iter().filter(|user| found.contains(**user)) {
            let way = self.way(*user, &typed);
            let Some(own) = ways.get_mut(way as usize).filter(|own| own.len() < most) else {
                continue;
            };
            own.push(*user);
            if way == Way::Begins && own.len() == most {
                break;
            }
        }
        let [begins, words, inside, address, rest] = ways;
        let named = [begins, words, inside, address].into_iter().flatten();
        let named = named.map(|user| Suggestion { user, named: true });
        let rest = rest.into_iter().map(|user| Suggestion { user, named: false });
        named.chain(rest).take(most).collect()
    }

    /// In which way somebody was found.
    fn way(&self, user: UserIx, typed: &Typed) -> Way {
        let start = self.starts.get(user.index()).copied().unwrap_or_default() as usize;
        let end = self.starts.get(user.index() + 1).copied().unwrap_or_default() as usize;
        let mut lines = self.text.get(start..end).unwrap_or_default().split(END);
        match typed.fit_folded(lines.next().unwrap_or_default()) {
            Some(Fit::Begins) => Way::Begins,
            Some(Fit::Words) => Way::Words,
            Some(Fit::Inside) => Way::Inside,
            None => {
                let address = lines.next();
                // Between the address and the others stands the department.
                let others = lines.skip(1);
                let is_address = address.into_iter().chain(others).any(|line| typed.begins(line));
                if is_address {
                    Way::Address
                } else {
                    Way::Rest
                }
            }
        }
    }

    /// For each place, whether that person's lines contain the word. One pass over the text, and on to the next
    /// person after each hit.
    fn containing(&self, word: &str) -> Vec<bool> {
        let places = self.starts.len().saturating_sub(1);
        let mut found = vec![false; places];
        let (mut from, mut place) = (0usize, 0usize);
        while let Some(hit) = self.text.get(from..).and_then(|rest| rest.find(word)) {
            let at = (from + hit) as u32;
            while self.starts.get(place + 1).is_some_and(|next| *next <= at) {
                place += 1;
            }
            if let Some(flag) = found.get_mut(place) {
                *flag = true;
            }
            match self.starts.get(place + 1) {
                Some(next) => from = *next as usize,
                None => break,
            }
        }
        found
    }

    fn rank(&self, ix: UserIx) -> u32 {
        self.name_rank.get(ix.index()).copied().unwrap_or(u32::MAX)
    }

    fn addresses(&self) -> Vec<UserIx> {
        let keys = (0u32..).zip(&self.starts).filter_map(|(place, start)| {
            let line = self.text.get(*start as usize..)?.find(END)?;
            (self.rank(UserIx(place)) != u32::MAX)
                .then(|| Key::new(UserIx(place), &self.text, *start as usize + line + 1))
        });
        sorted(keys.collect(), &self.text)
    }
}

/// In which way somebody was found, best first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Begins,
    Words,
    Inside,
    Address,
    Rest,
}

/// Somebody to suggest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    /// Who.
    pub user: UserIx,
    /// Whether what was typed is in the name, or begins an address; who was found by something else is never taken
    /// without being pointed at.
    pub named: bool,
}

/// Who was found.
pub struct Found(Option<Vec<bool>>);

impl Found {
    /// Whether this person was.
    pub fn contains(&self, ix: UserIx) -> bool {
        self.0
            .as_ref()
            .is_none_or(|found| found.get(ix.index()).copied().unwrap_or(false))
    }

    /// Whether everybody was, because nothing was asked.
    pub fn is_everybody(&self) -> bool {
        self.0.is_none()
    }
}

/// The addresses besides the one that people sign in with.
fn aliases(profile: &Profile) -> impl Iterator<Item = &str> {
    let addresses = profile.proxy_addresses.iter();
    addresses
        .map(|address| address.split_once(':').map_or(&**address, |(_, address)| address))
        .filter(|address| !address.eq_ignore_ascii_case(&profile.user_principal_name))
}

fn fold_line(text: &mut String, line: &str) {
    fold_into(text, line);
    text.push(END);
}

/// A line of the text to be sorted: its first eight bytes as a number decide nearly always.
struct Key {
    head: u64,
    start: u32,
    ix: UserIx,
}

impl Key {
    fn new(ix: UserIx, text: &str, start: usize) -> Self {
        let mut head = [0u8; 8];
        let line = text
            .get(start..)
            .unwrap_or_default()
            .bytes()
            .take_while(|b| *b != END as u8);
        for (place, byte) in head.iter_mut().zip(line) {
            *place = byte;
        }
        Key {
            head: u64::from_be_bytes(head),
            start: start as u32,
            ix,
        }
    }
}

fn sorted(mut keys: Vec<Key>, text: &str) -> Vec<UserIx> {
    let line = |key: &Key| {
        let rest = text.get(key.start as usize..).unwrap_or_default();
        rest.split_once(END).map_or(rest, |(line, _)| line)
    };
    keys.sort_unstable_by(|a, b| {
        a.head
            .cmp(&b.head)
            .then_with(|| line(a).cmp(line(b)))
            .then_with(|| a.ix.cmp(&b.ix))
    });
    keys.into_iter().map(|key| key.ix).collect()
}
