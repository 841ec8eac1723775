//! The keys of a journal: what stands where, told from the key alone.
//!
//! Every key of a tenant's texts carries position, epoch and writer, so two tabs never write under the same key: what
//! one has written no other can destroy, however late its own write comes.

/// The key of the tab whose turn it is to write. Its text is that turn's token and nothing else.
pub(super) const WRITER: &str = "writer";
/// How the keys begin under which tabs say that they are alive.
pub(super) const ALIVE: &str = "alive.";
/// How the keys begin under which texts stand that could not be read or have no place in the chain.
pub const SET_ASIDE: &str = "unreadable.";
const SNAPSHOT: &str = "tenant.";
const LINE: &str = "journal.";
const COPY: &str = ".copy";

/// The key of a snapshot or of a line of the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Name {
    pub(super) snapshot: bool,
    pub(super) epoch: u64,
    pub(super) position: u64,
    pub(super) writer: u64,
    /// A second copy of a snapshot.
    pub(super) copy: bool,
}

impl Name {
    /// `tenant.{position}.{epoch}-{writer}`, with `.copy` behind it, or `journal.{position}.{epoch}-{writer}`.
    pub(super) fn parse(key: &str) -> Option<Self> {
        let (snapshot, rest) = match key.strip_prefix(SNAPSHOT) {
            Some(rest) => (true, rest),
            None => (false, key.strip_prefix(LINE)?),
        };
        let (rest, copy) = rest.strip_suffix(COPY).map_or((rest, false), |rest| (rest, true));
        let (position, rest) = rest.split_once('.')?;
        let (epoch, writer) = rest.split_once('-')?;
        let name = Name {
            snapshot,
            epoch: epoch.parse().ok()?,
            position: position.parse().ok()?,
            writer: u64::from_str_radix(writer, 16).ok()?,
            copy,
        };
        // Only as it would be written: no second key means the same place.
        (name.key() == key).then_some(name)
    }

    /// The key.
    pub(super) fn key(&self) -> String {
        let kind = if self.snapshot { SNAPSHOT } else { LINE };
        let copy = if self.copy { COPY } else { "" };
        format!("{kind}{}.{}-{:x}{copy}", self.position, self.epoch, self.writer)
    }

    /// What orders texts of different tabs: the later turn, then the later place.
    pub(super) fn rank(&self) -> (u64, u64) {
        (self.epoch, self.position)
    }
}

/// Whether a key holds a part of a tenant: a snapshot or a line of the journal, of any version.
pub fn is_part_of_tenant(key: &str) -> bool {
    key.starts_with(SNAPSHOT) || key.starts_with(LINE)
}

/// Whether a key is of a tenant's journal at all: its parts, whose turn it is, and what was set aside of it.
pub(super) fn is_of_journal(key: &str) -> bool {
    let others = [ALIVE, SET_ASIDE];
    key == WRITER || is_part_of_tenant(key) || others.iter().any(|prefix| key.starts_with(prefix))
}

/// The key under which a text is set aside at this real moment (milliseconds since 1970 UTC).
pub(super) fn aside(key: &str, now: i64) -> String {
    format!("{SET_ASIDE}{now}.{key}")
}

/// The moment and the key that [`aside`] was given, where it has them.
pub(super) fn from_aside(key: &str) -> Option<(Option<i64>, &str)> {
    let rest = key.strip_prefix(SET_ASIDE)?;
    let parts = rest.split_once('.');
    let parts = parts.and_then(|(now, from)| Some((Some(now.parse().ok()?), from)));
    Some(parts.unwrap_or((None, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_back() {
        for key in [
            "tenant.12.3-ff",
            "tenant.12.3-ff.copy",
            "journal.0.18446744073709551615-0",
        ] {
            assert_eq!(Name::parse(key).unwrap().key(), key);
        }
        for key in [
            "tenant.0",
            "journal.1.2",
            "tenant.01.3-ff",
            "tenant.1.3-FF",
            "writer",
            "tenant.1.3-ff.more",
        ] {
            assert_eq!(Name::parse(key), None, "{key}");
        }
        assert_eq!(from_aside(&aside("tenant.0", 5)), Some((Some(5), "tenant.0")));
        assert_eq!(from_aside("unreadable.7"), Some((None, "")));
        assert_eq!(from_aside("tenant.0"), None);
    }
}
