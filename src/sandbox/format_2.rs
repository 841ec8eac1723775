//! What version 2 kept: two slots and a journal behind the newest. Read only; the first write afterwards is version 3.
//!
//! Keys `tenant.0` and `tenant.1` hold `(2, generation, snapshot)`; `journal.{generation}.{n}` the steps since, from 0
//! on without a gap.

use super::format_3::Snapshot;
use super::history::Step;
use super::packed::unpack;
use super::reading::State;
use super::store::{Store, StoreError};

const SLOTS: [&str; 2] = ["tenant.0", "tenant.1"];

/// A tenant of version 2.
#[derive(Default)]
pub(super) struct Old {
    /// What was kept, with its steps already taken.
    pub(super) state: Option<State>,
    /// Those of them that can't be read.
    pub(super) unreadable: Vec<String>,
}

/// Reads what version 2 left, if anything.
pub(super) fn read(store: &dyn Store) -> Result<Old, StoreError> {
    let mut old = Old::default();
    let mut newest: Option<(u64, State)> = None;
    for slot in SLOTS {
        let Some(text) = store.get(slot)? else { continue };
        let read = unpack::<(u32, u64, Snapshot)>(&text);
        let read = read.ok().filter(|(version, ..)| *version == 2);
        match read.and_then(|(_, generation, snapshot)| Some((generation, snapshot.restore().ok()?))) {
            Some((generation, state)) => {
                if newest.as_ref().is_none_or(|(best, _)| generation > *best) {
                    newest = Some((generation, state));
                }
            }
            None => old.unreadable.push(slot.to_owned()),
        }
    }
    let Some((generation, mut state)) = newest else {
        return Ok(old);
    };
    for n in 0u32.. {
        let key = format!("journal.{generation}.{n}");
        let Some(text) = store.get(&key)? else { break };
        match unpack::<Step>(&text) {
            Ok(step) => {
                state.take(&step);
            }
            Err(_) => {
                old.unreadable.push(key);
                break;
            }
        }
    }
    old.state = Some(state);
    Ok(old)
}

/// Those of the keys that are of version 2, to be removed once all of it is kept anew: the slots first and the older of
/// them before the newer, so that what is left when that is cut short can't be taken for an earlier state.
pub(super) fn own(keys: &[String]) -> Vec<String> {
    let mut own: Vec<String> = keys.iter().filter(|key| is_old(key)).cloned().collect();
    let generation = |key: &String| {
        key.strip_prefix("journal.")?
            .split('.')
            .next()?
            .parse::<u64>()
            .ok()
    };
    let newest = own.iter().filter_map(generation).max().unwrap_or(0);
    let [even, odd] = SLOTS;
    let newer = if newest.is_multiple_of(2) { even } else { odd };
    own.sort_by_key(|key| (!SLOTS.contains(&key.as_str()), key == newer));
    own
}

fn is_old(key: &str) -> bool {
    let numbers = |rest: &str| rest.split('.').all(|part| part.parse::<u64>().is_ok());
    SLOTS.contains(&key) || key.strip_prefix("journal.").is_some_and(numbers)
}
