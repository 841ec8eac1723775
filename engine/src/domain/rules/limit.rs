//! How many people a page takes at a time (July 2020 article, *Licenses* step 4: at most 20).

use crate::domain::command::Place;
use crate::domain::tenant::Tenant;

/// The most people a command from this page may name, where there is a limit.
pub fn users_at_a_time(tenant: &Tenant, place: Place) -> Option<u32> {
    match place {
        Place::ActiveUsers => None,
        Place::Licenses => tenant
            .edition
            .edition()
            .product_page_limit
            .and_then(|limit| u32::try_from(limit).ok()),
    }
}

/// The most groups a command from this page may name: as many as people (DOMAIN 1.8).
pub fn groups_at_a_time(tenant: &Tenant, place: Place) -> Option<u32> {
    users_at_a_time(tenant, place)
}

/// The most people that can be reprocessed at a time (DOMAIN 1.8).
pub const REPROCESSED_AT_A_TIME: u32 = 20;
