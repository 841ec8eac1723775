//! Commands that make, change, delete and restore people.

use std::sync::Arc;

use crate::catalog::{CountryCode, Guid};
use crate::console::call::{Call, Desk};
use crate::console::fault::Fault;
use crate::console::host::read;
use crate::console::known::Tool;
use crate::console::things::{Person, MSOL_NEW_USER};
use crate::console::value::{same, Value};
use crate::domain::{
    AddUsers, ChangeUsers, Command, Contact, Grant, Held, Place, PlanSet, Problem, Profile, Tenant, UserId,
    UserType,
};

use super::find::not_kept;
use super::license::{account_skus, options_of};
use super::read_people::emit_bare;
use super::refusal::{bad_request, refusal, About};

/// What of a person no command of the engine changes, with what it is in each tool.
const FIXED: [&str; 24] = [
    "AccountEnabled",
    "BlockCredential",
    "City",
    "Country",
    "Department",
    "DisplayName",
    "Fax",
    "FirstName",
    "GivenName",
    "JobTitle",
    "LastName",
    "MailNickname",
    "MailNickName",
    "MobilePhone",
    "Office",
    "PhoneNumber",
    "PostalCode",
    "State",
    "StreetAddress",
    "Surname",
    "Title",
    "UserPrincipalNameNew",
    "UserType",
    "PasswordProfile",
];

fn location(desk: &Desk<'_>, call: &Call, text: &str) -> Result<CountryCode, Fault> {
    let country = CountryCode::parse(text.trim())
        .ok()
        .filter(|code| code.is_known());
    country.ok_or_else(|| {
        let text = "Invalid value specified for property 'usageLocation' of resource 'User'.";
        bad_request(desk, call, "Request_BadRequest", text)
    })
}

/// Changes a person: here that is where they are.
pub(super) fn update(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let names = ["UserId", "UserPrincipalName", "ObjectId"];
    let (user, text) = desk.named_user(call, &names)?;
    let of_body = |name: &str| {
        call.get("BodyParameter")
            .and_then(|body| body.property(name, desk.host))
    };
    let wanted = call
        .get("UsageLocation")
        .cloned()
        .or_else(|| of_body("usageLocation"));
    let as_it_is = |name: &str, value: &Value| {
        let person = read(desk.host, |tenant| Person::at(tenant, user, call.cmdlet.tool)).flatten();
        let now = person.and_then(|person| person.property(name, desk.host));
        now.is_some_and(|now| now.text() == value.text())
    };
    // What would stay as it is can be said without harm: a file with all the columns of a person.
    let fixed = FIXED.iter().find(|name| {
        let value = call.get(name).cloned().or_else(|| of_body(name));
        value.is_some_and(|value| !value.is_null() && !as_it_is(name, &value))
    });
    if let Some(name) = fixed {
        return Err(not_kept(desk, call, name));
    }
    let Some(wanted) = wanted else {
        return Ok(());
    };
    let country = location(desk, call, &wanted.text())?;
    let mut change = ChangeUsers::new(vec![user], Place::ActiveUsers);
    change.usage_location = Some(country);
    let about = About::user(&text, Some(user));
    desk.act(call, &Command::ChangeUsers(change), &about).map(|_| ())
}

/// User names can't be changed here.
pub(super) fn rename(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    Err(not_kept(desk, call, "UserPrincipalName"))
}

/// An id that nobody has: it follows from the user name and from how many people there are.
fn new_id(tenant: &Tenant, name: &str) -> UserId {
    let mut seed = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c834_u128 ^ (tenant.places() as u128);
    for byte in name.bytes() {
        seed = (seed ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    loop {
        // Version and variant as of an id made by chance.
        let value = seed & !(0xf << 76) & !(0xc << 60) | (4 << 76) | (8 << 60);
        let id = UserId::new(Guid::from_u128(value));
        if tenant.find(id).is_none() {
            return id;
        }
        seed = seed.wrapping_add(1);
    }
}

fn profile(desk: &Desk<'_>, call: &Call) -> Result<(Profile, Option<String>), Fault> {
    let body = call.get("BodyParameter").cloned();
    let value = |names: &[&str]| {
        let given = names.iter().find_map(|name| call.get(name).cloned());
        let of_body = || {
            names
                .iter()
                .find_map(|name| body.as_ref()?.property(name, desk.host))
        };
        given.or_else(of_body).filter(|value| !value.is_null())
    };
    let text = |names: &[&str]| {
        value(names)
            .map(|value| value.text().to_string())
            .filter(|text| !text.is_empty())
    };
    let arc = |names: &[&str]| text(names).map(|text| Arc::from(text.as_str()));
    let name = text(&["UserPrincipalName"]).unwrap_or_default();
    let display = text(&["DisplayName"]).unwrap_or_default();
    if call.cmdlet.tool != Tool::MsOnline {
        let password = value(&["PasswordProfile"]);
        let missing = [
            ("displayName", display.is_empty()),
            ("userPrincipalName", name.is_empty()),
            ("passwordProfile", password.is_none()),
        ];
        if let Some((property, _)) = missing.iter().find(|(_, missing)| *missing) {
            let text = format!("A value is required for property '{property}' of resource 'User'.");
            return Err(bad_request(desk, call, "Request_BadRequest", &text));
        }
    }
    let id = read(desk.host, |tenant| new_id(tenant, &name)).unwrap_or_default();
    let mut profile = Profile::new(id, &display, &name);
    profile.given_name = arc(&["GivenName", "FirstName"]);
    profile.surname = arc(&["Surname", "LastName"]);
    profile.department = arc(&["Department"]);
    profile.account_enabled = match (value(&["AccountEnabled"]), value(&["BlockCredential"])) {
        (Some(enabled), _) => enabled.is_true(),
        (None, Some(blocked)) => !blocked.is_true(),
        // Graph wants it said; MSOnline lets people in.
        (None, None) => call.cmdlet.tool == Tool::MsOnline,
    };
    if text(&["UserType"]).is_some_and(|kind| same(&kind, "Guest")) {
        profile.user_type = UserType::Guest;
    }
    profile.contact = Contact {
        job_title: arc(&["JobTitle", "Title"]),
        office: arc(&["OfficeLocation", "Office", "PhysicalDeliveryOfficeName"]),
        office_phone: arc(&["PhoneNumber", "TelephoneNumber"]),
        mobile_phone: arc(&["MobilePhone", "Mobile"]),
        fax: arc(&["Fax"]),
        street_address: arc(&["StreetAddress"]),
        city: arc(&["City"]),
        state: arc(&["State"]),
        postal_code: arc(&["PostalCode"]),
        country: arc(&["Country"]),
    }
    .if_known();
    Ok((profile, text(&["UsageLocation"])))
}

/// Adds a person; MSOnline can give products in the same step.
pub(super) fn add(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let (profile, place) = profile(desk, call)?;
    let name = profile.user_principal_name.to_string();
    let about = About::user(&name, None);
    let country = match place {
        Some(text) => Some(location(desk, call, &text)?),
        None => None,
    };
    let problem = |desk: &Desk<'_>, problem: &Problem| refusal(desk, call, problem, &about);
    let skus = account_skus(desk, call, "LicenseAssignment")?;
    let options = options_of(desk, &call.list("LicenseOptions")).map_err(|p| problem(desk, &p))?;
    let grants: Vec<Grant> = skus
        .iter()
        .map(|sku| {
            let option = options.iter().find(|grant| grant.sku == *sku);
            Grant {
                sku: *sku,
                disabled_plans: option.map_or_else(PlanSet::default, |grant| grant.disabled_plans.clone()),
                held: Held::Put,
            }
        })
        .collect();
    let id = profile.id;
    let command = Command::AddUsers(AddUsers {
        users: vec![Arc::new(profile)],
        usage_location: country,
        add: grants,
        limit: None,
    });
    let decision = desk.act(call, &command, &about)?;
    let user = read(desk.host, |tenant| tenant.find(id)).flatten();
    if let Some(seats) = decision.problems.first() {
        let fault = refusal(desk, call, seats, &About::user(&name, user));
        desk.fail(fault);
    }
    let Some(user) = user else { return Ok(()) };
    if call.cmdlet.tool != Tool::MsOnline {
        desk.emit_user(user, call.cmdlet.tool);
        return Ok(());
    }
    let person = read(desk.host, |tenant| Person::at(tenant, user, Tool::MsOnline)).flatten();
    let Some(person) = person else { return Ok(()) };
    let property = |name: &str| person.property(name, desk.host).unwrap_or(Value::Null);
    // A password that is kept nowhere: it follows from the id.
    let made = || format!("Zt{:08x}!", id.as_u128() as u32);
    let fields = [
        ("Password", call.text("Password").unwrap_or_else(made).into()),
        ("UserPrincipalName", property("UserPrincipalName")),
        ("DisplayName", property("DisplayName")),
        ("isLicensed", property("isLicensed")),
        ("FirstName", property("FirstName")),
        ("LastName", property("LastName")),
        ("UsageLocation", property("UsageLocation")),
        ("ObjectId", property("ObjectId")),
    ];
    desk.emit(Value::object(&MSOL_NEW_USER, fields));
    Ok(())
}

/// Deletes a person.
pub(super) fn remove(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    if call.switch("RemoveFromRecycleBin") {
        return Err(not_kept(desk, call, "RemoveFromRecycleBin"));
    }
    let names = ["UserId", "UserPrincipalName", "ObjectId"];
    let (user, text) = desk.named_user(call, &names)?;
    let command = Command::DeleteUsers { users: vec![user] };
    desk.act(call, &command, &About::user(&text, Some(user)))
        .map(|_| ())
}

/// Brings somebody back who was deleted.
pub(super) fn restore(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    if call.has("NewUserPrincipalName") {
        return Err(not_kept(desk, call, "NewUserPrincipalName"));
    }
    let names = ["DirectoryObjectId", "Id", "UserPrincipalName", "ObjectId"];
    let text = names.iter().find_map(|name| call.text(name)).unwrap_or_default();
    let Some(user) = desk.deleted_user(&text) else {
        return Err(refusal(
            desk,
            call,
            &Problem::UserNotFound,
            &About::user(&text, None),
        ));
    };
    let command = Command::RestoreUsers { users: vec![user] };
    let about = About::user(&text, Some(user));
    let decision = desk.act(call, &command, &about)?;
    emit_bare(desk, user, call.cmdlet.tool);
    if let Some(problem) = decision.problems.first() {
        let fault = refusal(desk, call, problem, &about);
        desk.fail(fault);
    }
    Ok(())
}

/// Tries again what groups owe somebody.
pub(super) fn reprocess(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let (user, text) = desk.named_user(call, &["UserId"])?;
    let command = Command::ReprocessUsers { users: vec![user] };
    desk.act(call, &command, &About::user(&text, Some(user)))?;
    desk.emit_user(user, Tool::Graph);
    Ok(())
}
