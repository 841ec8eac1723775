//! Stored texts, spoilt and forged: also with a checksum that fits, so that what is read is what was damaged.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use zetel::catalog::SkuId;
use zetel::domain::{ChangeUsers, Command, Grant, Held, Place, PlanSet, Tenant, UserIx};
use zetel::sandbox::sample::generate;
use zetel::sandbox::{Sandbox, Store, StoreError, Tab};

use crate::mutate::{Food, Random};

/// A store that several openings share.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<BTreeMap<String, String>>>);

impl Store for Shared {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.lock().unwrap().get(key).cloned())
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.lock().unwrap().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.0.lock().unwrap().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.0.lock().unwrap().keys().cloned().collect())
    }
}

const FIRST: u32 = 0x1000;

/// The bytes of a stored text: 15 bits to a character.
fn bytes_of(text: &str) -> Vec<u8> {
    let mut units = text.chars().map(|c| u32::from(c).wrapping_sub(FIRST) & 0x7fff);
    let padding = units.next().unwrap_or(0);
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0u32, 0u32);
    for unit in units {
        held = held << 15 | unit;
        bits += 15;
        while bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    let whole = padding.saturating_sub(bits) / 8;
    bytes.truncate(bytes.len().saturating_sub(whole as usize));
    bytes
}

/// Bytes as a stored text.
fn text_of(bytes: &[u8]) -> String {
    let unit = |value: u32| char::from_u32(FIRST + value).unwrap();
    let mut text = String::from(unit(((15 - bytes.len() * 8 % 15) % 15) as u32));
    let (mut held, mut bits) = (0u32, 0u32);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits >= 15 {
            bits -= 15;
            text.push(unit(held >> bits));
            held &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        text.push(unit(held << (15 - bits)));
    }
    text
}

/// Makes the checksum fit: over bytes 0 to 3 and 12 to the end, in bytes 4 to 11.
fn make_fit(bytes: &mut [u8]) {
    if bytes.len() < 12 {
        return;
    }
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in bytes[..4].iter().chain(&bytes[12..]) {
        sum = (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    bytes[4..12].copy_from_slice(&sum.to_le_bytes());
}

fn small() -> Tenant {
    generate(4, 1)
}

fn open(store: &Shared, tab: u64) -> Sandbox {
    Sandbox::open(Box::new(store.clone()), Tab::new(tab), 1, small).0
}

fn assign(user: u32, sku: SkuId) -> Command {
    let mut change = ChangeUsers::new(vec![UserIx(user)], Place::ActiveUsers);
    change.add.push(Grant {
        sku,
        disabled_plans: PlanSet::default(),
        held: Held::Keep,
    });
    Command::ChangeUsers(change)
}

/// What somebody left behind who worked for a while.
fn left() -> BTreeMap<String, String> {
    let store = Shared::default();
    let mut sandbox = open(&store, 1);
    let skus: Vec<SkuId> = sandbox.tenant().products().map(|product| product.sku).collect();
    for (n, sku) in skus.iter().enumerate().take(6) {
        sandbox.act(&assign(n as u32 % 4, *sku), n as i64).unwrap();
        if n == 2 {
            sandbox.checkpoint();
        }
    }
    sandbox.undo(9).unwrap();
    drop(sandbox);
    let left = store.0.lock().unwrap().clone();
    left
}

fn reopened(store: &Shared) -> Result<bool, String> {
    let mut one = open(store, 2);
    let sku = one.tenant().products().next().map(|product| product.sku);
    if let Some(sku) = sku {
        let _ = one.act(&assign(0, sku), 10);
    }
    let _ = one.undo(11);
    let _ = one.redo(12);
    one.maintain(13);
    let saved = matches!(one.saving(), zetel::sandbox::Saving::Saved(_));
    let (tenant, history) = (one.tenant().clone(), one.history().to_vec());
    drop(one);
    let two = open(store, 3);
    if saved && (*two.tenant() != tenant || two.history() != history) {
        return Err("what was called saved is not there again".to_owned());
    }
    Ok(saved)
}

/// Stores `left` with the input in the place of one of its texts.
fn with(left: &BTreeMap<String, String>, key: &str, text: String) -> Shared {
    let mut texts = left.clone();
    texts.insert(key.to_owned(), text);
    Shared(Arc::new(Mutex::new(texts)))
}

#[test]
fn spoilt_texts() {
    let left = left();
    let keys: Vec<&String> = left.keys().collect();
    let food = Food::new(
        left.values().cloned(),
        &["\u{1000}", "\u{8fff}", "\u{9000}", "7.ff"],
    );
    crate::feed("spoilt stored texts", &food, |input, random: &mut Random| {
        let key = keys[random.below(keys.len())];
        reopened(&with(&left, key, String::from_utf8_lossy(input).into_owned()))
    });
}

#[test]
fn forged_texts() {
    let left = left();
    let keys: Vec<&String> = left
        .keys()
        .filter(|key| key.starts_with("tenant.") || key.starts_with("journal."))
        .collect();
    let good: Vec<Vec<u8>> = keys.iter().map(|key| bytes_of(&left[*key])).collect();
    for (key, bytes) in keys.iter().zip(&good) {
        let mut fit = bytes.clone();
        make_fit(&mut fit);
        assert!(
            fit == *bytes && text_of(bytes) == left[*key],
            "the checksum is another one"
        );
    }
    let food = Food::new(good, &[]);
    crate::feed("forged stored texts", &food, |input, random: &mut Random| {
        let mut input = input.to_vec();
        make_fit(&mut input);
        let key = keys[random.below(keys.len())];
        reopened(&with(&left, key, text_of(&input)))
    });
}
