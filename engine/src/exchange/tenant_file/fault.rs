//! Why what the files say can't be put together: a refusal, and the file it is about.

use super::refusal::{Limited, RefusalReason, Unique};

/// A refusal, and the file it is about.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) file: usize,
    pub(super) why: Box<RefusalReason>,
}

/// The answer of everything that puts together.
pub(super) type Built<T> = Result<T, Fault>;

impl Fault {
    /// More of something than allowed.
    pub(super) fn too_many(what: Limited, limit: u32, file: usize) -> Self {
        let why = RefusalReason::too_many(what, limit);
        Fault { file, why }
    }

    /// Two of a kind.
    pub(super) fn duplicate(unique: Unique, value: String, first: u32, second: u32, file: usize) -> Self {
        let why = Box::new(RefusalReason::Duplicate {
            unique,
            value,
            first,
            second,
        });
        Fault { file, why }
    }
}
