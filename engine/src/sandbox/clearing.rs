//! Clearing up behind a writer: what two whole snapshots have made superfluous goes, what has no place is set aside.

use super::journal::{Journal, SaveError, DUE};
use super::keys::{aside, Name, ALIVE, SET_ASIDE};
use super::lock::EXPIRES;
use super::reading::Reading;
use super::record::unseal;
use super::store::{units, StoreError};

impl Journal {
    /// Looks once per turn whether there are two whole snapshots: what nobody reads rots unseen. Answers whether a new
    /// one is due. Those that are spoilt are no longer counted on; [`Journal::put_away`] takes them away once there is
    /// another.
    pub(super) fn check(&mut self) -> bool {
        let mut unsure = false;
        if self.turn.is_some() && self.unchecked {
            for name in std::mem::take(&mut self.snapshots) {
                match self.is_whole(&name) {
                    Ok(true) => self.snapshots.push(name),
                    Ok(false) => self.spoilt.push(name.key()),
                    // A store that doesn't answer says nothing about the text.
                    Err(_) => {
                        self.snapshots.push(name);
                        unsure = true;
                    }
                }
            }
            if unsure {
                return self.weight >= DUE;
            }
            self.unchecked = false;
        }
        self.weight >= DUE || (self.snapshots.len() < 2 && self.fits_again())
    }

    /// Whether there is room for the latest snapshot once more; making one for nothing takes long.
    pub(super) fn fits_again(&self) -> bool {
        let Some(latest) = self.snapshots.first() else {
            return true;
        };
        let text = self.store.get(&latest.key()).ok().flatten();
        let needed = text.map_or(0, |text| units(&text));
        let used = self.store.usage().unwrap_or_default();
        used.limit.saturating_sub(used.own + used.others) > needed
    }

    /// Sets aside the snapshots that were found to be spoilt, if there are others.
    pub(super) fn put_away(&mut self, now: i64) {
        if !self.snapshots.is_empty() {
            let spoilt = std::mem::take(&mut self.spoilt);
            self.set_aside(&spoilt, now);
        }
    }

    pub(super) fn reads_back(&self, key: &str, text: &str) -> bool {
        self.store.get(key).ok().flatten().as_deref() == Some(text)
    }

    /// Whether a snapshot can be read.
    fn is_whole(&self, snapshot: &Name) -> Result<bool, StoreError> {
        let text = self.store.get(&snapshot.key())?;
        Ok(text.is_some_and(|text| unseal(&text).is_ok()))
    }

    /// Removes what the two latest snapshots have made superfluous, if both are whole.
    pub(super) fn clear_up(&mut self) -> Result<(), SaveError> {
        let mut two = self.snapshots.iter().take(2);
        let (Some(_), Some(before)) = (two.next(), two.next().copied()) else {
            return Ok(());
        };
        if self.is_whole(&before)? {
            self.keep(2, before)?;
        }
        Ok(())
    }

    /// Leaves the latest snapshot alone with its lines, if it is whole; answers whether anything went.
    pub(super) fn make_room(&mut self) -> Result<bool, SaveError> {
        let Some(latest) = self.snapshots.first().copied() else {
            return Ok(false);
        };
        if self.snapshots.len() < 2 || !self.is_whole(&latest)? {
            return Ok(false);
        }
        self.keep(1, latest)?;
        Ok(true)
    }

    /// Removes all snapshots but so many, and the lines up to the last of those: snapshots first, so that what is left
    /// behind when this is cut short still hangs together.
    fn keep(&mut self, snapshots: usize, oldest: Name) -> Result<(), SaveError> {
        while self.snapshots.len() > snapshots {
            let Some(name) = self.snapshots.last().copied() else {
                break;
            };
            self.drop_key(&name.key())?;
            self.snapshots.pop();
        }
        for lines in [&mut self.lines, &mut self.idle].map(std::mem::take) {
            for line in lines {
                if line.position <= oldest.position {
                    self.drop_key(&line.key())?;
                } else {
                    self.lines.push(line);
                }
            }
        }
        Ok(())
    }

    /// Removes a key, if it is still this tab's turn.
    fn drop_key(&mut self, key: &str) -> Result<(), SaveError> {
        self.confirm()?;
        Ok(self.store.remove(key)?)
    }

    /// Puts away what was found beside the chain. What can't be put away stays where it is.
    pub(super) fn tidy(&mut self, reading: &mut Reading, now: i64) {
        self.idle = std::mem::take(&mut reading.idle);
        let strays = std::mem::take(&mut reading.strays);
        reading.unreadable.extend(strays);
        self.set_aside(&reading.unreadable, now);
        let dead = |key: &String| {
            let heartbeat = self.store.get(key).ok().flatten()?.parse::<i64>().ok()?;
            Some(heartbeat.abs_diff(now) > 100 * EXPIRES.unsigned_abs())
        };
        let keys = self.store.keys().unwrap_or_default();
        let beats = keys.into_iter().filter(|key| key.starts_with(ALIVE));
        let gone: Vec<String> = beats.filter(|key| dead(key).unwrap_or(true)).collect();
        for key in gone {
            let _ = self.store.remove(&key);
        }
    }

    /// Moves texts aside, as they are. What there is no room for stays where it is: nothing is ever written over it.
    pub(super) fn set_aside(&mut self, keys: &[String], now: i64) {
        for key in keys {
            let Ok(Some(text)) = self.store.get(key) else {
                continue;
            };
            if self.store.set(&aside(key, now), &text).is_ok() {
                let _ = self.store.remove(key);
            }
        }
        debug_assert!(keys.iter().all(|key| !key.starts_with(SET_ASIDE)));
    }
}
