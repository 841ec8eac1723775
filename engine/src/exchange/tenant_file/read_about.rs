//! Reads `organization` and `zetel`.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::{CountryCode, EditionId, RuleProfile, ServicePlanId};
use crate::domain::{Domain, Organization, PlanSet, Role, SubscriptionId, Time, UserId};

use crate::exchange::json::short;

use super::input::{Input, Read};
use super::lengths::NAME;
use super::raw::{RawWork, Zetel};
use super::refusal::RefusalReason;
use super::report::{Correction, CorrectionKind};

/// The newest `zetel.format`.
pub(super) const FORMAT: u32 = 1;

/// Reads `organization`, which Graph gives as a list of one.
pub(super) fn read_organization(input: &mut Input<'_, '_>) -> Read<Organization> {
    input.object()?;
    let mut organization = Organization::default();
    let mut name = None;
    while let Some(key) = input.key()? {
        match &*key {
            "displayName" => name = input.own(NAME)?,
            "countryLetterCode" => {
                let text = input.text_or_null()?;
                let code = text.as_deref().and_then(|text| CountryCode::parse(text).ok());
                organization.country = code.filter(|code| code.is_known());
                if let (Some(text), None) = (text, organization.country) {
                    input.note(CorrectionKind::OrganizationCountry, || {
                        Correction::OrganizationCountry { value: short(&text) }
                    });
                }
            }
            "verifiedDomains" => {
                organization.domains.clear();
                input.each(&mut |input| {
                    organization.domains.push(read_domain(input)?);
                    Ok(())
                })?;
            }
            _ => input.skip()?,
        }
    }
    let default_domain = || {
        let mut domains = organization.domains.iter();
        let domain = domains
            .clone()
            .find(|domain| domain.is_default)
            .or_else(|| domains.next());
        domain.map(|domain| Arc::clone(&domain.name)).unwrap_or_default()
    };
    organization.display_name = name.unwrap_or_else(default_domain);
    Ok(organization)
}

fn read_domain(input: &mut Input<'_, '_>) -> Read<Domain> {
    input.object()?;
    let mut name = None;
    let mut is_default = false;
    while let Some(key) = input.key()? {
        match &*key {
            "name" => {
                name = Some(Arc::from(
                    input.text().map(|text| input.fit(&text, NAME).to_owned())?,
                ))
            }
            "isDefault" => is_default = input.flag(false)?,
            _ => input.skip()?,
        }
    }
    Ok(Domain {
        name: name.ok_or_else(|| input.missing("name"))?,
        is_default,
    })
}

/// Reads `zetel`. Names it does not know are refused: they would change what the tenant is.
pub(super) fn read_zetel(input: &mut Input<'_, '_>) -> Read<Option<Zetel>> {
    if input.null()? {
        return Ok(None);
    }
    input.object()?;
    let mut zetel = Zetel::default();
    while let Some(key) = input.key()? {
        match &*key {
            "format" => {
                let format = input.count()?;
                if format > FORMAT {
                    let known = FORMAT;
                    return Err(Box::new(RefusalReason::NewerFormat { format, known }));
                }
            }
            "edition" => zetel.edition = name(input, EditionId::parse)?,
            "rules" => zetel.rules = name(input, RuleProfile::parse)?,
            "actor" => zetel.role = name(input, Role::parse)?,
            "clock" => zetel.clock = input.time()?.at(),
            "prepaid" => {
                let mut prepaid = Vec::new();
                input.each(&mut |input| {
                    prepaid.push(input.id::<SubscriptionId>()?);
                    Ok(())
                })?;
                zetel.prepaid = prepaid;
            }
            "partner" => {
                let mut partner = Vec::new();
                input.each(&mut |input| {
                    partner.push(input.id::<SubscriptionId>()?);
                    Ok(())
                })?;
                zetel.partner = partner;
            }
            "creditChecks" => {
                let mut checks = Vec::new();
                input.each(&mut |input| {
                    checks.extend(read_credit_check(input)?);
                    Ok(())
                })?;
                zetel.credit_checks = checks;
            }
            "queue" => {
                let mut queue = Vec::new();
                input.each(&mut |input| {
                    queue.push(read_work(input)?);
                    Ok(())
                })?;
                zetel.queue = Some(queue);
            }
            "requests" => zetel.self_serve.read_requests(input)?,
            "autoClaim" => zetel.self_serve.read_auto_claim(input)?,
            "signIns" => zetel.self_serve.read_sign_ins(input)?,
            "deletedUserPlaces" => {
                let mut places = Vec::new();
                input.each(&mut |input| {
                    places.push(input.count()?);
                    Ok(())
                })?;
                zetel.deleted_places = Some(places);
                zetel.written = true;
            }
            "prohibited" => {
                let mut prohibited = Vec::new();
                input.each(&mut |input| {
                    prohibited.push(read_prohibited(input)?);
                    Ok(())
                })?;
                zetel.prohibited = by_country(prohibited);
            }
            _ => input.skip()?,
        }
    }
    Ok(Some(zetel))
}

/// Reads one of `zetel.creditChecks`; one without a moment is over.
fn read_credit_check(input: &mut Input<'_, '_>) -> Read<Option<(SubscriptionId, Time)>> {
    input.object()?;
    let (mut id, mut until) = (None, None);
    while let Some(key) = input.key()? {
        match &*key {
            "subscription" => id = Some(input.id()?),
            "until" => until = input.time()?.at(),
            _ => input.skip()?,
        }
    }
    let id = id.ok_or_else(|| input.missing("subscription"))?;
    Ok(until.map(|until| (id, until)))
}

/// Reads one of `zetel.queue`.
fn read_work(input: &mut Input<'_, '_>) -> Read<RawWork> {
    input.object()?;
    let (mut group, mut users, mut since) = (None, None, None);
    while let Some(key) = input.key()? {
        match &*key {
            "group" => group = Some(input.id()?),
            "users" => {
                let mut list = Vec::new();
                input.each(&mut |input| {
                    list.push(input.id::<UserId>()?.guid());
                    Ok(())
                })?;
                users = Some(list);
            }
            "since" => since = input.time()?.at(),
            _ => input.skip()?,
        }
    }
    Ok(RawWork {
        group: group.ok_or_else(|| input.missing("group"))?,
        users,
        since,
    })
}

fn name<T>(input: &mut Input<'_, '_>, parse: impl Fn(&str) -> Option<T>) -> Read<Option<T>> {
    let Some(text) = input.text_or_null()? else {
        return Ok(None);
    };
    match parse(&text) {
        Some(value) => Ok(Some(value)),
        None => Err(input.unknown_name(&text)),
    }
}

/// Reads one of `prohibited`.
fn read_prohibited(input: &mut Input<'_, '_>) -> Read<(CountryCode, Vec<ServicePlanId>)> {
    input.object()?;
    let mut country = None;
    let mut plans = Vec::new();
    let known = |text: &str| CountryCode::parse(text).ok().filter(|code| code.is_known());
    while let Some(key) = input.key()? {
        match &*key {
            "country" => country = name(input, known)?,
            "servicePlanIds" => plans = input.plans()?,
            _ => input.skip()?,
        }
    }
    Ok((country.ok_or_else(|| input.missing("country"))?, plans))
}

/// One set of plans for each country that occurs.
fn by_country(all: Vec<(CountryCode, Vec<ServicePlanId>)>) -> BTreeMap<CountryCode, PlanSet> {
    let mut sets = BTreeMap::new();
    for (country, _) in &all {
        if !sets.contains_key(country) {
            let here = all.iter().filter(|(other, _)| other == country);
            let plans: PlanSet = here.flat_map(|(_, plans)| plans.iter().copied()).collect();
            sets.insert(*country, plans);
        }
    }
    sets
}
