//! Reads `groups`, with their members and the licenses they give.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::Guid;
use crate::domain::{Group, GroupId, Membership, PlanSet, ProcessingState};

use super::input::{Input, Read};
use super::lengths::{NAME, RULE};
use super::raw::RawGroup;
use super::read_users::read_licenses;
use super::report::{Correction, CorrectionKind, Holder};

/// The states of a group's processing by their names in Graph.
pub(super) const PROCESSING: [(&str, ProcessingState); 3] = [
    ("QueuedForProcessing", ProcessingState::QueuedForProcessing),
    ("ProcessingInProgress", ProcessingState::ProcessingInProgress),
    ("ProcessingComplete", ProcessingState::ProcessingComplete),
];

/// Reads one of `groups`.
pub(super) fn read_group(input: &mut Input<'_, '_>, file: usize) -> Read<RawGroup> {
    input.object()?;
    let mut id: Option<GroupId> = None;
    let mut name = None;
    let (mut security_enabled, mut mail_enabled) = (true, false);
    let (mut unified, mut dynamic) = (false, false);
    let mut licenses = Vec::new();
    let mut members = Vec::new();
    let mut rule: Option<Arc<str>> = None;
    let mut processing = None;
    while let Some(key) = input.key()? {
        match &*key {
            "id" => id = Some(input.id()?),
            "displayName" => name = input.own(NAME)?,
            "securityEnabled" => security_enabled = input.flag(true)?,
            "mailEnabled" => mail_enabled = input.flag(false)?,
            "groupTypes" => {
                (unified, dynamic) = (false, false);
                input.each(&mut |input| {
                    let kind = input.text()?;
                    unified |= kind.eq_ignore_ascii_case("Unified");
                    dynamic |= kind.eq_ignore_ascii_case("DynamicMembership");
                    Ok(())
                })?;
            }
            "membershipRule" => rule = input.own(RULE)?,
            "assignedLicenses" => licenses = read_licenses(input)?.unwrap_or_default(),
            "licenseProcessingState" => processing = read_processing(input)?,
            "members" => {
                members.clear();
                input.each_in_response(&mut |input| {
                    members.push(read_member(input)?);
                    Ok(())
                })?;
            }
            _ => input.skip()?,
        }
    }
    let id = id.ok_or_else(|| input.missing("id"))?;
    let name: Arc<str> = name.unwrap_or_else(|| Arc::from(id.to_string()));
    let mut gives = BTreeMap::new();
    for (sku, disabled) in licenses {
        if gives.insert(sku, PlanSet::from_iter(disabled)).is_some() {
            let holder = || Holder::Group {
                id,
                name: Arc::clone(&name),
            };
            input.note(CorrectionKind::RepeatedLicense, || Correction::RepeatedLicense {
                holder: holder(),
                sku,
            });
        }
    }
    let group = Group {
        id,
        display_name: name,
        security_enabled,
        mail_enabled,
        unified,
        membership: if dynamic {
            Membership::Dynamic(rule.unwrap_or_default())
        } else {
            Membership::Assigned
        },
        licenses: gives,
        members: Arc::default(),
    };
    Ok(RawGroup {
        group,
        members,
        processing,
        whole: false,
        file,
    })
}

fn read_processing(input: &mut Input<'_, '_>) -> Read<Option<ProcessingState>> {
    if input.null()? {
        return Ok(None);
    }
    input.object()?;
    let mut state = ProcessingState::default();
    while let Some(key) = input.key()? {
        match &*key {
            "state" => state = input.word(&PROCESSING)?,
            _ => input.skip()?,
        }
    }
    Ok(Some(state))
}

/// Reads one of `members`.
pub(super) fn read_member(input: &mut Input<'_, '_>) -> Read<Guid> {
    input.object()?;
    let mut id = None;
    while let Some(key) = input.key()? {
        match &*key {
            "id" => id = Some(input.id()?),
            _ => input.skip()?,
        }
    }
    id.ok_or_else(|| input.missing("id"))
}
