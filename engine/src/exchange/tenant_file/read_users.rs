//! Reads `users` and `deletedUsers`: profiles, places, and what people hold.

use std::sync::Arc;

use crate::catalog::CountryCode;
use crate::domain::{AssignmentError, AssignmentState, Contact, GroupId, Profile, Source, UserId, UserType};

use crate::exchange::json::short;

use super::input::{Input, Moment, Read};
use super::lengths::{ADDRESS, NAME, PLACE, POSTAL_CODE, SHORT, STREET};
use super::log::Log;
use super::raw::{Deleted, Holding, Holdings, RawLicense, RawState, RawUser, Unnamed};
use super::refusal::RefusalReason;
use super::report::{Correction, CorrectionKind, Person};

/// What the lists of users of one file have in common.
pub(super) struct Users<'h> {
    /// Where holdings are kept.
    pub(super) holdings: &'h mut Holdings,
    /// The number of the file.
    pub(super) file: usize,
    /// Whether the list stands alone, so that names may be found elsewhere.
    pub(super) bare: bool,
    /// Whether any user had a license field.
    pub(super) license_fields: bool,
}

/// The state of an assignment as Graph names it, before its error is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StateName {
    Active,
    ActiveWithError,
    Disabled,
    Error,
}

const STATES: [(&str, StateName); 4] = [
    ("Active", StateName::Active),
    ("ActiveWithError", StateName::ActiveWithError),
    ("Disabled", StateName::Disabled),
    ("Error", StateName::Error),
];

/// The errors by their names in Graph.
pub(super) const ERRORS: [(&str, AssignmentError); 6] = [
    ("CountViolation", AssignmentError::CountViolation),
    (
        "MutuallyExclusiveViolation",
        AssignmentError::MutuallyExclusiveViolation,
    ),
    ("DependencyViolation", AssignmentError::DependencyViolation),
    (
        "ProhibitedInUsageLocationViolation",
        AssignmentError::ProhibitedInUsageLocationViolation,
    ),
    ("UniquenessViolation", AssignmentError::UniquenessViolation),
    ("Other", AssignmentError::Other),
];

const USER_TYPES: [(&str, UserType); 2] = [("Member", UserType::Member), ("Guest", UserType::Guest)];

/// Reads one user. In `deletedUsers`, `in_deleted` is true.
pub(super) fn read_user(input: &mut Input<'_, '_>, users: &mut Users<'_>, in_deleted: bool) -> Read<RawUser> {
    input.object()?;
    let mut id: Option<UserId> = None;
    let mut display_name = None;
    let mut address = None;
    let mut location = None;
    let mut deleted = Moment::None;
    let mut holding = Holding::default();
    let mut contact = Contact::default();
    let mut says = Unnamed::default();
    let mut profile = Profile::new(UserId::from_u128(0), "", "");
    while let Some(key) = input.key()? {
        match &*key {
            "id" => id = Some(input.id()?),
            "displayName" => display_name = input.own(NAME)?,
            "userPrincipalName" => {
                let text = input.text()?;
                address = Some(Arc::from(input.fit(&text, ADDRESS)));
            }
            "givenName" => profile.given_name = input.shared(SHORT)?,
            "surname" => profile.surname = input.shared(SHORT)?,
            "department" => profile.department = input.shared(SHORT)?,
            "jobTitle" => contact.job_title = input.shared(PLACE)?,
            "officeLocation" => contact.office = input.shared(PLACE)?,
            "businessPhones" => contact.office_phone = read_phone(input)?,
            "mobilePhone" => contact.mobile_phone = input.own(SHORT)?,
            "faxNumber" => contact.fax = input.own(SHORT)?,
            "streetAddress" => contact.street_address = input.shared(STREET)?,
            "city" => contact.city = input.shared(PLACE)?,
            "state" => contact.state = input.shared(PLACE)?,
            "postalCode" => contact.postal_code = input.shared(POSTAL_CODE)?,
            "country" => contact.country = input.shared(PLACE)?,
            "userType" => {
                says.user_type = true;
                profile.user_type = input.word(&USER_TYPES)?;
            }
            "accountEnabled" => says.enabled = read_enabled(input)?,
            "onPremisesSyncEnabled" => {
                says.synced = true;
                profile.on_premises_sync = input.flag(false)?;
            }
            "proxyAddresses" => {
                says.addresses = true;
                profile.proxy_addresses.clear();
                input.each(&mut |input| {
                    let text = input.text()?;
                    profile.proxy_addresses.push(Arc::from(input.fit(&text, ADDRESS)));
                    Ok(())
                })?;
            }
            "usageLocation" => {
                says.location = true;
                location = input.text_or_null()?;
            }
            "createdDateTime" => input.see_time()?,
            "deletedDateTime" => {
                deleted = input.time()?;
                input.saw(deleted.at());
            }
            "assignedLicenses" => holding.licenses = read_licenses(input)?,
            "licenseAssignmentStates" => holding.states = read_states(input)?,
            _ => input.skip()?,
        }
    }
    let unnamed = users.bare && address.is_none();
    if let (None, true) = (id, users.bare) {
        let mut fields = vec!["id"];
        fields.extend(address.is_none().then_some("userPrincipalName"));
        return Err(Box::new(RefusalReason::FieldsMissing { fields }));
    }
    profile.id = id.ok_or_else(|| input.missing("id"))?;
    let address: Arc<str> = match address {
        None if unnamed => Arc::default(),
        address => address.ok_or_else(|| input.missing("userPrincipalName"))?,
    };
    profile.display_name = display_name.unwrap_or_else(|| Arc::clone(&address));
    profile.user_principal_name = address;
    profile.account_enabled = says.enabled.unwrap_or(true);
    profile.contact = contact.if_known();
    let (licenses, states) = (&holding.licenses, &mut holding.states);
    settle(
        states.as_deref_mut().unwrap_or_default(),
        licenses.as_deref().unwrap_or_default(),
    );
    if states.as_ref().is_some_and(Vec::is_empty) && licenses.as_ref().is_some_and(|all| !all.is_empty()) {
        *states = None; // an answer without states
    }
    users.license_fields |= holding.licenses.is_some() || holding.states.is_some();
    let usage_location = location.and_then(|text| usage_location(&text, &profile, input.log()));
    Ok(RawUser {
        profile: Arc::new(profile),
        usage_location,
        deleted: match deleted {
            Moment::At(time) => Deleted::At(time),
            Moment::Unreadable => Deleted::Sometime,
            Moment::None if in_deleted => Deleted::Sometime,
            Moment::None => Deleted::No,
        },
        holding: users.holdings.intern(holding),
        file: users.file,
        line: 0,
        unnamed: unnamed.then(|| Box::new(says)),
    })
}

/// Reads `accountEnabled`: null is not known, which blocks nobody.
fn read_enabled(input: &mut Input<'_, '_>) -> Read<Option<bool>> {
    if !input.null()? {
        return input.flag(true).map(Some);
    }
    let path = input.path();
    input.note(CorrectionKind::EnabledUnknown, || Correction::EnabledUnknown {
        path,
    });
    Ok(None)
}

/// Reads `businessPhones`: the first of them.
fn read_phone(input: &mut Input<'_, '_>) -> Read<Option<Arc<str>>> {
    if input.null()? {
        return Ok(None);
    }
    let mut first = None;
    input.each(&mut |input| {
        let phone = input.text()?;
        if first.is_none() {
            first = Some(Arc::from(input.fit(&phone, SHORT)));
        }
        Ok(())
    })?;
    Ok(first)
}

/// The usage location of somebody; one that is no country is noted.
pub(super) fn usage_location(text: &str, profile: &Profile, log: &mut Log) -> Option<CountryCode> {
    let code = CountryCode::parse(text).ok().filter(|code| code.is_known());
    if code.is_none() {
        log.note(CorrectionKind::UsageLocation, || Correction::UsageLocation {
            person: Person::from(profile),
            value: short(text),
        });
    }
    code
}

/// Reads `assignedLicenses`; null is as good as not there.
pub(super) fn read_licenses(input: &mut Input<'_, '_>) -> Read<Option<Vec<RawLicense>>> {
    if input.null()? {
        return Ok(None);
    }
    let mut licenses = Vec::new();
    input.each(&mut |input| {
        input.object()?;
        let mut sku = None;
        let mut disabled = Vec::new();
        while let Some(key) = input.key()? {
            match &*key {
                "skuId" => sku = Some(input.id()?),
                "disabledPlans" => disabled = input.plans()?,
                _ => input.skip()?,
            }
        }
        licenses.push((sku.ok_or_else(|| input.missing("skuId"))?, disabled));
        Ok(())
    })?;
    Ok(Some(licenses))
}

fn read_states(input: &mut Input<'_, '_>) -> Read<Option<Vec<RawState>>> {
    if input.null()? {
        return Ok(None);
    }
    let mut states = Vec::new();
    input.each(&mut |input| {
        states.push(read_state(input)?);
        Ok(())
    })?;
    Ok(Some(states))
}

/// Says what assignments are whose state Graph does not have: in force only where `assignedLicenses` has the product.
fn settle(states: &mut [RawState], licenses: &[RawLicense]) {
    for state in states.iter_mut().filter(|state| state.unknown) {
        state.unknown = false;
        if licenses.iter().any(|(sku, _)| *sku == state.sku) {
            state.state = AssignmentState::Active;
        }
    }
}

fn read_state(input: &mut Input<'_, '_>) -> Read<RawState> {
    input.object()?;
    let mut sku = None;
    let mut group: Option<GroupId> = None;
    let mut disabled = Vec::new();
    let (mut name, mut unknown) = (None, false);
    let mut error = None;
    while let Some(key) = input.key()? {
        match &*key {
            "skuId" => sku = Some(input.id()?),
            "assignedByGroup" => group = input.id_or_null()?,
            "disabledPlans" => disabled = input.plans()?,
            "state" => (name, unknown) = read_state_name(input)?,
            "error" => error = read_error(input)?,
            "lastUpdatedDateTime" => input.see_time()?,
            _ => input.skip()?,
        }
    }
    let state = match (name, error) {
        (Some(StateName::Active), _) | (None, None) => AssignmentState::Active,
        (Some(StateName::ActiveWithError), error) => {
            AssignmentState::ActiveWithError(error.unwrap_or(AssignmentError::Other))
        }
        (Some(StateName::Disabled), _) => AssignmentState::Disabled,
        (Some(StateName::Error), error) => AssignmentState::Error(error.unwrap_or(AssignmentError::Other)),
        (None, Some(error)) => AssignmentState::Error(error),
    };
    Ok(RawState {
        sku: sku.ok_or_else(|| input.missing("skuId"))?,
        source: group.map_or(Source::Direct, Source::Group),
        disabled,
        state,
        unknown,
    })
}

/// Reads `state`; one that Graph does not have is an error as far as this goes, and said to be unknown.
fn read_state_name(input: &mut Input<'_, '_>) -> Read<(Option<StateName>, bool)> {
    let Some(text) = input.text_or_null()? else {
        return Ok((None, false));
    };
    let known = STATES.iter().find(|(word, _)| word.eq_ignore_ascii_case(&text));
    if known.is_none() {
        let path = input.path();
        input.note(CorrectionKind::UnknownState, || Correction::UnknownState {
            path,
            value: short(&text),
        });
    }
    let name = known.map_or(StateName::Error, |(_, name)| *name);
    Ok((Some(name), known.is_none()))
}

/// Reads `error`: null, `None` and nothing at all are no error (DOMAIN 5.5).
fn read_error(input: &mut Input<'_, '_>) -> Read<Option<AssignmentError>> {
    let Some(text) = input.text_or_null()? else {
        return Ok(None);
    };
    if text.is_empty() || text.eq_ignore_ascii_case("None") {
        return Ok(None);
    }
    let known = ERRORS.iter().find(|(word, _)| word.eq_ignore_ascii_case(&text));
    if known.is_none() {
        input.note_word(&text);
    }
    Ok(Some(known.map_or(AssignmentError::Other, |(_, error)| *error)))
}
