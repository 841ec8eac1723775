//! The stored form of a whole tenant, version 5: people column by column, the rest as postcard writes it.
//!
//! | bytes | what |
//! |---|---|
//! | 0-3, 4-7, 8-11 | how long the following parts are, little end first |
//! | the rest of a tenant | [`Rest`] as postcard writes it, compressed |
//! | people, then members of groups | see [`people_codec`](super::people_codec); version 4: likely bits |
//! | ids of people | version 4: raw bits |
//! | length and bytes of a [`SelfServe`] as postcard writes it | only where there is any |
//!
//! What stands behind is passed over.

use std::sync::Arc;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::{Deserialize, Serialize};

use crate::catalog::{CountryCode, EditionId, RuleProfile};
use crate::domain::{
    Actor, Group, LicenseSet, Organization, PlanSet, Product, SelfServe, Subscription, Tenant, Time, Work,
};

use super::base32k::Damaged;
use super::history::History;
use super::people_codec::{
    read_members, read_people, write_members, write_people, Format4, Reader, Source, Writer,
};
use super::record::FORMAT_4;
use super::standing::State;

/// All but people.
#[derive(Serialize, Deserialize)]
struct Rest<H> {
    actor: Actor,
    organization: Organization,
    edition: EditionId,
    rules: RuleProfile,
    clock: Time,
    prohibited: Vec<(CountryCode, PlanSet)>,
    products: Vec<Product>,
    subscriptions: Vec<Subscription>,
    /// Without members, unless those are in no order.
    groups: Vec<Group>,
    queue: Vec<Work>,
    /// What people hold, in order of first appearance.
    sets: Vec<Arc<LicenseSet>>,
    history: H,
}

/// The stored form of a tenant, compressed as well as `level` says; 0 is not at all.
///
/// # Errors
/// When postcard does not take it.
pub(super) fn write(state: &State, level: u8) -> Result<Vec<u8>, Damaged> {
    let tenant = &state.tenant;
    let mut writer = Writer::new();
    let tables = write_people(tenant, &mut writer);
    let as_they_are = write_members(tenant.groups(), &tables, &mut writer);
    let (people, ids) = writer.finish(level);
    let groups = tenant
        .groups()
        .zip(as_they_are)
        .map(|(group, as_it_is)| match as_it_is {
            true => group.clone(),
            false => Group {
                members: Arc::default(),
                display_name: Arc::clone(&group.display_name),
                membership: group.membership.clone(),
                licenses: group.licenses.clone(),
                ..*group
            },
        });
    let rest = Rest {
        actor: state.actor,
        organization: tenant.organization.clone(),
        edition: tenant.edition,
        rules: tenant.rules,
        clock: tenant.clock,
        prohibited: tenant.prohibited.iter().map(|(c, p)| (*c, p.clone())).collect(),
        products: tenant.products().cloned().collect(),
        subscriptions: tenant.subscriptions().cloned().collect(),
        groups: groups.collect(),
        queue: tenant.queue().to_vec(),
        sets: tables.sets,
        history: &state.history,
    };
    let rest = postcard::to_allocvec(&rest).map_err(|_| Damaged::Form)?;
    let rest = compress_to_vec(&rest, level);
    let parts = [rest, people, ids];
    let mut bytes = Vec::with_capacity(parts.iter().map(|part| part.len() + 4).sum());
    for part in &parts {
        bytes.extend(
            u32::try_from(part.len())
                .map_err(|_| Damaged::Form)?
                .to_le_bytes(),
        );
    }
    parts.iter().for_each(|part| bytes.extend_from_slice(part));
    if *tenant.self_serve() != SelfServe::default() {
        let own = postcard::to_allocvec(tenant.self_serve()).map_err(|_| Damaged::Form)?;
        bytes.extend(u32::try_from(own.len()).map_err(|_| Damaged::Form)?.to_le_bytes());
        bytes.extend(own);
    }
    Ok(bytes)
}

/// The tenant in its stored form of this version, each part of which becomes at most so many bytes.
///
/// # Errors
/// When it is not what [`write`] of that version wrote.
pub(super) fn read(version: u8, bytes: &[u8], most: usize) -> Result<State, Damaged> {
    let mut lengths = [0; 3];
    let mut bytes = bytes;
    for length in &mut lengths {
        let (word, rest) = bytes.split_first_chunk::<4>().ok_or(Damaged::Form)?;
        *length = u32::from_le_bytes(*word) as usize;
        bytes = rest;
    }
    let mut part = |length: usize| -> Result<&[u8], Damaged> {
        let (part, rest) = bytes.split_at_checked(length).ok_or(Damaged::Form)?;
        bytes = rest;
        Ok(part)
    };
    let [rest, people, ids] = lengths;
    let (rest, people, ids) = (part(rest)?, part(people)?, part(ids)?);
    let rest = decompress_to_vec_with_limit(rest, most).map_err(|_| Damaged::Data)?;
    let rest: Rest<History> = postcard::from_bytes(&rest).map_err(|_| Damaged::Form)?;
    let mut state = match version {
        FORMAT_4 => return restore(rest, &mut Format4::new(people, ids)),
        _ => restore(rest, &mut Reader::new(people, ids, most)?)?,
    };
    state.tenant.set_self_serve(read_self_serve(bytes)?);
    Ok(state)
}

/// What people asked for and claimed, where anything stands behind the people.
fn read_self_serve(bytes: &[u8]) -> Result<SelfServe, Damaged> {
    let Some((word, rest)) = bytes.split_first_chunk::<4>() else {
        return Ok(SelfServe::default());
    };
    let own = rest
        .get(..u32::from_le_bytes(*word) as usize)
        .ok_or(Damaged::Form)?;
    postcard::from_bytes(own).map_err(|_| Damaged::Form)
}

fn restore(mut rest: Rest<History>, source: &mut impl Source) -> Result<State, Damaged> {
    let mut tenant = Tenant::new(rest.organization, rest.edition, rest.rules, rest.clock);
    tenant.prohibited = rest.prohibited.into_iter().collect();
    for product in rest.products {
        tenant.add_product(product);
    }
    for subscription in rest.subscriptions {
        tenant.add_subscription(subscription);
    }
    for work in rest.queue {
        tenant.add_work(work);
    }
    let tables = read_people(source, rest.sets, &mut tenant)?;
    read_members(rest.groups.iter_mut(), &tables, source)?;
    for group in rest.groups {
        tenant.add_group(group);
    }
    Ok(State {
        tenant,
        actor: rest.actor,
        history: rest.history,
    })
}
