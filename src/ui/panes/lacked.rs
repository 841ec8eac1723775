//! Whom *Replace one product* leaves as they are: who has nothing of the product that makes way.

use crate::catalog::SkuId;
use crate::domain::{Command, LicenseSet, Removal};

/// The product that a command replaces, where it is this pane's, for somebody who has nothing of it: nothing changes for
/// them, whatever they have of the new one.
pub(super) fn lacked(command: &Command, set: &LicenseSet) -> Option<SkuId> {
    let Command::ChangeUsers(change) = command else {
        return None;
    };
    let Removal::InExchange(old) = &change.remove else {
        return None;
    };
    let has = |sku: &SkuId| {
        set.get(*sku)
            .is_some_and(|license| license.in_force() || license.direct().is_some())
    };
    old.first().copied().filter(|_| !old.iter().any(has))
}
