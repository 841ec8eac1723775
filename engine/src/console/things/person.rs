//! A person as a script sees them: as they were when they were read, in the shape of one tool.

use std::rc::Rc;
use std::sync::Arc;

use crate::catalog::CountryCode;
use crate::console::host::{read, Host};
use crate::console::known::Tool;
use crate::console::value::{same, Entity, Shape, Value};
use crate::domain::{
    AssignmentState, LicenseSet, PlanSet, Product, Profile, Source, Tenant, Time, UserIx, UserType,
};
use crate::exchange::assigned;

use super::ids::account_sku;
use super::product::plan_status;
use super::shapes::{AAD_USER, ASSIGNED, DIRECTORY_OBJECT, MG_USER, MSOL_LICENSE, MSOL_USER, STATE, THING};

/// What Graph answers where no properties are asked for.
const DEFAULT: [&str; 11] = [
    "BusinessPhones",
    "DisplayName",
    "GivenName",
    "Id",
    "JobTitle",
    "Mail",
    "MobilePhone",
    "OfficeLocation",
    "PreferredLanguage",
    "Surname",
    "UserPrincipalName",
];

const OF_GRAPH: [&str; 27] = [
    "AccountEnabled",
    "AssignedLicenses",
    "BusinessPhones",
    "City",
    "Country",
    "DeletedDateTime",
    "Department",
    "DisplayName",
    "FaxNumber",
    "GivenName",
    "Id",
    "JobTitle",
    "LicenseAssignmentStates",
    "Mail",
    "MailNickname",
    "MobilePhone",
    "OfficeLocation",
    "OnPremisesSyncEnabled",
    "PostalCode",
    "PreferredLanguage",
    "ProxyAddresses",
    "State",
    "StreetAddress",
    "Surname",
    "UsageLocation",
    "UserPrincipalName",
    "UserType",
];

const OF_MSONLINE: [&str; 25] = [
    "BlockCredential",
    "City",
    "Country",
    "Department",
    "DisplayName",
    "Fax",
    "FirstName",
    "IndirectLicenseErrors",
    "isLicensed",
    "LastName",
    "LicenseReconciliationNeeded",
    "Licenses",
    "MobilePhone",
    "ObjectId",
    "Office",
    "PhoneNumber",
    "PostalCode",
    "ProxyAddresses",
    "SoftDeletionTimestamp",
    "State",
    "StreetAddress",
    "Title",
    "UsageLocation",
    "UserPrincipalName",
    "UserType",
];

const OF_AZURE_AD: [&str; 21] = [
    "AccountEnabled",
    "AssignedLicenses",
    "City",
    "Country",
    "DeletionTimestamp",
    "Department",
    "DirSyncEnabled",
    "DisplayName",
    "GivenName",
    "JobTitle",
    "Mail",
    "MailNickName",
    "ObjectId",
    "PostalCode",
    "ProxyAddresses",
    "State",
    "StreetAddress",
    "Surname",
    "UsageLocation",
    "UserPrincipalName",
    "UserType",
];

const OF_MEMBERS: [&str; 3] = ["AdditionalProperties", "DeletedDateTime", "Id"];

/// A person, as they were when they were read.
#[derive(Clone)]
pub struct Person {
    /// Who they are.
    pub profile: Arc<Profile>,
    /// Where they are.
    pub location: Option<CountryCode>,
    /// What they hold.
    pub licenses: Arc<LicenseSet>,
    /// When they were deleted, if they were.
    pub deleted: Option<Time>,
    /// The tool that shows them.
    pub tool: Tool,
    /// What was asked for; nothing: what is answered without asking.
    pub selected: Option<Rc<[String]>>,
    /// Whether only their id is shown: as a member of something.
    pub bare: bool,
}

impl Person {
    /// The person at a place, as a tool shows them: nothing for a place that is not taken.
    pub fn at(tenant: &Tenant, ix: UserIx, tool: Tool) -> Option<Person> {
        let user = tenant.user(ix)?;
        Some(Person {
            profile: Arc::clone(&user.profile),
            location: user.usage_location,
            licenses: tenant.licenses(ix).cloned().unwrap_or_default(),
            deleted: user.deleted,
            tool,
            selected: None,
            bare: false,
        })
    }

    /// As a value.
    pub fn value(self) -> Value {
        let shape: &'static Shape = match self.tool {
            Tool::MsOnline => &MSOL_USER,
            Tool::AzureAd => &AAD_USER,
            _ if self.bare => &DIRECTORY_OBJECT,
            _ => &MG_USER,
        };
        Value::entity(shape, self)
    }

    fn all(&self) -> &'static [&'static str] {
        match self.tool {
            Tool::MsOnline => &OF_MSONLINE,
            Tool::AzureAd => &OF_AZURE_AD,
            _ if self.bare => &OF_MEMBERS,
            _ => &OF_GRAPH,
        }
    }

    /// Whether Graph answered with it: the rest of a person is empty.
    fn answered(&self, name: &str) -> bool {
        if self.tool != Tool::Graph || self.bare {
            return true;
        }
        match &self.selected {
            Some(selected) => selected.iter().any(|one| one == "*" || same(one, name)),
            None => DEFAULT.contains(&name),
        }
    }

    /// A property whatever was asked for: filters see all of them.
    pub fn property(&self, name: &str, host: &dyn Host) -> Option<Value> {
        let name = *self.all().iter().find(|known| same(known, name))?;
        Some(self.known(name, host))
    }

    fn known(&self, name: &str, host: &dyn Host) -> Value {
        let profile = &self.profile;
        let contact = profile.contact.as_deref();
        let text = |text: &Option<Arc<str>>| text.as_deref().map_or(Value::Null, Value::from);
        let of_contact = |of: fn(&crate::domain::Contact) -> &Option<Arc<str>>| {
            contact.map_or(Value::Null, |contact| text(of(contact)))
        };
        match name {
            "Id" | "ObjectId" => profile.id.to_string().into(),
            "DisplayName" => (&*profile.display_name).into(),
            "UserPrincipalName" => match self.deleted {
                Some(_) if self.tool != Tool::MsOnline => {
                    format!("{}{}", profile.deleted_prefix(), profile.user_principal_name).into()
                }
                _ => (&*profile.user_principal_name).into(),
            },
            "GivenName" | "FirstName" => text(&profile.given_name),
            "Surname" | "LastName" => text(&profile.surname),
            "Department" => text(&profile.department),
            "UserType" => match profile.user_type {
                UserType::Member => "Member".into(),
                UserType::Guest => "Guest".into(),
            },
            "AccountEnabled" => profile.account_enabled.into(),
            "BlockCredential" => (!profile.account_enabled).into(),
            "OnPremisesSyncEnabled" | "DirSyncEnabled" => {
                if profile.on_premises_sync {
                    Value::Bool(true)
                } else {
                    Value::Null
                }
            }
            "ProxyAddresses" => Value::list(
                profile
                    .proxy_addresses
                    .iter()
                    .map(|address| (&**address).into())
                    .collect(),
            ),
            "Mail" => mail(profile).map_or(Value::Null, Value::from),
            "MailNickname" | "MailNickName" => profile
                .user_principal_name
                .split('@')
                .next()
                .map_or(Value::Null, Value::from),
            "UsageLocation" => self.location.map(|code| code.to_string()).into(),
            "DeletedDateTime" | "DeletionTimestamp" | "SoftDeletionTimestamp" => {
                self.deleted.map(|time| time.to_string()).into()
            }
            "JobTitle" | "Title" => of_contact(|c| &c.job_title),
            "OfficeLocation" | "Office" => of_contact(|c| &c.office),
            "PhoneNumber" => of_contact(|c| &c.office_phone),
            "BusinessPhones" => {
                let phone = contact.and_then(|contact| contact.office_phone.as_deref());
                Value::list(phone.map(Value::from).into_iter().collect())
            }
            "MobilePhone" => of_contact(|c| &c.mobile_phone),
            "FaxNumber" | "Fax" => of_contact(|c| &c.fax),
            "StreetAddress" => of_contact(|c| &c.street_address),
            "City" => of_contact(|c| &c.city),
            "State" => of_contact(|c| &c.state),
            "PostalCode" => of_contact(|c| &c.postal_code),
            "Country" => of_contact(|c| &c.country),
            "AssignedLicenses" => self.assigned(),
            "LicenseAssignmentStates" => self.states(),
            "isLicensed" => (!assigned(&self.licenses).is_empty()).into(),
            "LicenseReconciliationNeeded" => Value::Bool(false),
            "Licenses" => read(host, |tenant| self.licenses_of_msonline(tenant)).unwrap_or(Value::Null),
            "IndirectLicenseErrors" => self.indirect_errors(),
            "AdditionalProperties" => self.additional(),
            _ => Value::Null,
        }
    }

    fn assigned(&self) -> Value {
        let one = |(sku, off): (_, PlanSet)| {
            Value::object(
                &ASSIGNED,
                [("DisabledPlans", plan_ids(&off)), ("SkuId", text_of(sku))],
            )
        };
        Value::list(assigned(&self.licenses).into_iter().map(one).collect())
    }

    fn states(&self) -> Value {
        let mut states = Vec::new();
        for license in self.licenses.licenses() {
            for assignment in license.assignments() {
                let group = match assignment.source {
                    Source::Direct => Value::Null,
                    Source::Group(id) => text_of(id),
                };
                let state = match assignment.state {
                    AssignmentState::Active => "Active",
                    AssignmentState::ActiveWithError(_) => "ActiveWithError",
                    AssignmentState::Disabled => "Disabled",
                    AssignmentState::Error(_) => "Error",
                };
                let error = match assignment.state.error() {
                    Some(error) => format!("{error:?}"),
                    None => "None".to_owned(),
                };
                states.push(Value::object(
                    &STATE,
                    [
                        ("AssignedByGroup", group),
                        ("DisabledPlans", plan_ids(&assignment.disabled_plans)),
                        ("Error", error.into()),
                        ("LastUpdatedDateTime", Value::Null),
                        ("SkuId", text_of(license.sku)),
                        ("State", state.into()),
                    ],
                ));
            }
        }
        Value::list(states)
    }

    /// Licenses with who gives them: no group where a license is direct only.
    fn licenses_of_msonline(&self, tenant: &Tenant) -> Value {
        let held = self
            .licenses
            .licenses()
            .iter()
            .filter(|license| license.is_held());
        let one = |license: &crate::domain::License| {
            let known = tenant.product(license.sku);
            let name = known.map(|product| account_sku(tenant, product));
            let groups = license.inherited().map(|(group, _)| text_of(group));
            let mut groups: Vec<Value> = groups.collect();
            // Beside groups, the person's own id stands for what is direct.
            if !groups.is_empty() && license.direct().is_some() {
                groups.push(text_of(self.profile.id));
            }
            let plans = |product: &Product| {
                let status = |plan: &crate::domain::PlanInfo| {
                    plan_status(plan, license.enables(plan.id).then_some(plan.provisioning))
                };
                Value::list(product.plans.iter().map(status).collect())
            };
            let part = known.map(|product| product.part_number.to_string());
            let account = tenant.organization.account_name();
            Value::object(
                &MSOL_LICENSE,
                [
                    ("AccountSkuId", name.into()),
                    (
                        "AccountSku",
                        Value::object(
                            &THING,
                            [("AccountName", account.into()), ("SkuPartNumber", part.into())],
                        ),
                    ),
                    ("GroupsAssigningLicense", Value::list(groups)),
                    ("ServiceStatus", known.map(plans).unwrap_or(Value::Null)),
                ],
            )
        };
        Value::list(held.map(one).collect())
    }

    fn indirect_errors(&self) -> Value {
        let mut errors = Vec::new();
        for license in self.licenses.licenses() {
            for (group, assignment) in license.inherited() {
                if let Some(error) = assignment.state.error() {
                    errors.push(Value::object(
                        &THING,
                        [
                            ("Error", format!("{error:?}").into()),
                            ("ReferencedObjectId", text_of(group)),
                            ("AccountSku", text_of(license.sku)),
                        ],
                    ));
                }
            }
        }
        Value::list(errors)
    }

    /// What Graph says of a member besides the id.
    fn additional(&self) -> Value {
        let profile = &self.profile;
        Value::object(
            &crate::console::value::TABLE,
            [
                ("@odata.type", "#microsoft.graph.user".into()),
                ("displayName", (&*profile.display_name).into()),
                ("userPrincipalName", (&*profile.user_principal_name).into()),
            ],
        )
    }
}

impl Entity for Person {
    fn names(&self) -> &'static [&'static str] {
        self.all()
    }

    fn get(&self, name: &str, host: &dyn Host) -> Option<Value> {
        let known = *self.all().iter().find(|known| same(known, name))?;
        if self.answered(known) {
            Some(self.known(known, host))
        } else {
            Some(Value::Null)
        }
    }
}

/// The primary address.
fn mail(profile: &Profile) -> Option<&str> {
    let mut addresses = profile.proxy_addresses.iter();
    addresses.find_map(|address| address.strip_prefix("SMTP:"))
}

fn text_of(id: impl std::fmt::Display) -> Value {
    id.to_string().into()
}

fn plan_ids(plans: &PlanSet) -> Value {
    Value::list(plans.iter().map(text_of).collect())
}
