//! Words for what trainers and learners hand each other: why a link or a file can't be opened, and why a file of results
//! is left out.

use crate::exchange::{ResultsFault, LARGEST_RESULTS};
use crate::i18n::number;
use crate::practice::{LeftOut, ShareFault};
use crate::t;

/// Why what was shared can't be opened, and what to do.
pub fn share_fault(fault: ShareFault) -> &'static str {
    match fault {
        ShareFault::Foreign => t!(trainer.fault_foreign),
        ShareFault::Damaged => t!(trainer.fault_damaged),
        ShareFault::Newer => t!(trainer.fault_newer),
        ShareFault::TooLarge => t!(trainer.fault_large),
        ShareFault::Nonsense => t!(trainer.fault_nonsense),
    }
}

/// That a file of results is in no table, and why.
pub fn left_out(file: &str, why: &LeftOut) -> String {
    let file = file.to_owned();
    match why {
        LeftOut::Double(other) => t!(trainer.left_double, file, other = other.clone()),
        LeftOut::LessDone(other) => t!(trainer.left_older, file, other = other.clone()),
        LeftOut::Unreadable(ResultsFault::BreaksOff(bytes)) => {
            t!(trainer.left_breaks_off, file, bytes = number(*bytes as u64))
        }
        LeftOut::Unreadable(ResultsFault::Foreign) => t!(trainer.left_foreign, file),
        LeftOut::Unreadable(ResultsFault::Newer) => t!(trainer.left_newer, file),
        LeftOut::Unreadable(ResultsFault::TooLarge) => {
            t!(trainer.left_large, file, most = number(LARGEST_RESULTS as u64))
        }
    }
}
