//! What somebody has filled in for a new user, what is wrong with it, and the command it stands for.
//!
//! A password that is typed is looked at and forgotten with the form: no command, file or store has it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::CountryCode;
use crate::domain::{
    password_fault, people_problems, AddUsers, Command, Contact, Fault, Field, PasswordFault, Problem,
    Profile, UserId, PASSWORD_LENGTHS,
};
use crate::platform;
use crate::t;
use crate::ui::dom;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::problem_text;

use super::licenses::LicenseForm;

/// The parts of the form, in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Names, username, domain, password.
    Basics,
    /// Location and products.
    Licenses,
    /// Roles and contact information.
    Details,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Basics, Self::Licenses, Self::Details];

    fn of(field: Field) -> Self {
        match field {
            Field::UserName | Field::FirstName | Field::LastName | Field::DisplayName => Self::Basics,
            _ => Self::Details,
        }
    }
}

/// The fields of *Profile info*, in their order.
pub const DETAILS: [Field; 11] = [
    Field::JobTitle,
    Field::Department,
    Field::OfficeNumber,
    Field::OfficePhone,
    Field::MobilePhone,
    Field::Fax,
    Field::Address,
    Field::City,
    Field::State,
    Field::PostalCode,
    Field::Country,
];

/// The form.
#[derive(Clone, Copy)]
pub struct NewUser {
    app: App,
    id: UserId,
    /// *First name*.
    pub first: RwSignal<String>,
    /// *Last name*.
    pub last: RwSignal<String>,
    /// *Display name*: follows the other two until somebody types in it.
    pub display: RwSignal<String>,
    /// *Username*: the part before the at sign.
    pub username: RwSignal<String>,
    /// *Domain*: the part behind it.
    pub domain: RwSignal<String>,
    /// Whether the password is their own instead of an automatic one.
    pub own_password: RwSignal<bool>,
    /// That password.
    pub password: RwSignal<String>,
    /// Whether it is to be changed at the first sign-in.
    pub require_change: RwSignal<bool>,
    /// Location and products.
    pub licenses: LicenseForm,
    details: [RwSignal<String>; 11],
    checked: RwSignal<Vec<Part>>,
    problems: Memo<Vec<Problem>>,
}

impl NewUser {
    /// An empty form, in the organization's default domain and country.
    pub fn new(app: App) -> Self {
        let text = || RwSignal::new(String::new());
        let (first, last, display) = (text(), text(), text());
        let offered = StoredValue::new(String::new());
        Effect::new(move |_| {
            let name = [first.get(), last.get()].map(|part| part.trim().to_owned());
            let name = name.join(" ").trim().to_owned();
            if display.with_untracked(|display| offered.with_value(|offered| display == offered)) {
                display.set(name.clone());
            }
            offered.set_value(name);
        });
        let domain = app.peek(|s| {
            let domains = &s.tenant().organization.domains;
            let default = domains.iter().find(|d| d.is_default).or(domains.first());
            default.map(|d| d.name.to_string()).unwrap_or_default()
        });
        let checked = RwSignal::new(Vec::new());
        let mut form = NewUser {
            app,
            id: UserId::from_u128(platform::random_key()),
            first,
            last,
            display,
            username: text(),
            domain: RwSignal::new(domain),
            own_password: RwSignal::new(false),
            password: text(),
            require_change: RwSignal::new(true),
            licenses: LicenseForm::new(app),
            details: [(); 11].map(|()| text()),
            checked,
            problems: Memo::new(|_| Vec::new()),
        };
        // Nobody is told what is wrong before they have said that they are done.
        form.problems = Memo::new(move |_| {
            let told = checked.with(|checked| !checked.is_empty());
            if told {
                form.all_problems()
            } else {
                Vec::new()
            }
        });
        form
    }

    /// What is filled in for a field of [`DETAILS`].
    pub fn detail(self, field: Field) -> RwSignal<String> {
        let mut all = DETAILS.into_iter().zip(self.details);
        all.find(|(known, _)| *known == field)
            .map_or(self.display, |(_, text)| text)
    }

    /// The whole address; empty without a username.
    pub fn address(self) -> String {
        let alias = self.username.with(|name| name.trim().to_owned());
        if alias.is_empty() {
            return alias;
        }
        self.domain.with(|domain| format!("{alias}@{domain}"))
    }

    fn profile(self) -> Profile {
        let text = |signal: RwSignal<String>| {
            signal.with(|text| Some(Arc::from(text.trim())).filter(|text: &Arc<str>| !text.is_empty()))
        };
        let detail = |field| text(self.detail(field));
        let display = self.display.with(|name| name.trim().to_owned());
        let mut profile = Profile::new(self.id, &display, &self.address());
        profile.given_name = text(self.first);
        profile.surname = text(self.last);
        profile.department = detail(Field::Department);
        let of_contact = Field::ALL.into_iter().filter(|field| field.is_of_contact());
        profile.contact = Contact::of(of_contact.map(detail)).if_known();
        profile
    }

    fn all_problems(self) -> Vec<Problem> {
        let profile = [Arc::new(self.profile())];
        let problems = self.app.tenant(|tenant| people_problems(tenant, &profile));
        problems.into_iter().flatten().collect()
    }

    /// What would be asked; nothing as long as the person has no name or address.
    pub fn command(self) -> Option<Command> {
        let profile = self.profile();
        let nameless = profile.display_name.is_empty() || profile.user_principal_name.is_empty();
        (!nameless).then(|| {
            Command::AddUsers(AddUsers {
                users: vec![Arc::new(profile)],
                usage_location: self.licenses.location.get(),
                add: self.licenses.grants(),
                limit: None,
            })
        })
    }

    /// Whether closing would lose something.
    pub fn is_filled_in(self) -> bool {
        let texts = [self.first, self.last, self.display, self.username, self.password];
        let mut texts = texts.into_iter().chain(self.details);
        texts.any(|text| text.with(|text| !text.is_empty())) || self.licenses.is_filled_in()
    }

    /// Whether a part is as it should be. If not, it is told from now on at each field, and focus goes to the first.
    pub fn check(self, part: Part) -> bool {
        if self.checked.with_untracked(|checked| !checked.contains(&part)) {
            self.checked.update(|checked| checked.push(part));
        }
        if part == Part::Licenses {
            self.licenses.check();
        }
        let fine = untrack(|| self.is_fine(part));
        if !fine {
            focus_first_error();
        }
        fine
    }

    fn is_fine(self, part: Part) -> bool {
        let of_part = |problem: &Problem| field_of(problem).is_some_and(|field| Part::of(field) == part);
        match part {
            Part::Licenses => self.licenses.is_complete(),
            Part::Basics if self.password_fault().is_some() => false,
            _ => !self.all_problems().iter().any(of_part),
        }
    }

    fn password_fault(self) -> Option<PasswordFault> {
        let own = self.own_password.get();
        own.then(|| self.password.with(|text| password_fault(text)))
            .flatten()
    }

    /// What is wrong with the password, once that is told.
    pub fn password_error(self) -> Option<String> {
        let told = self.checked.with(|checked| checked.contains(&Part::Basics));
        let fault = told.then(|| self.password_fault()).flatten()?;
        let (least, most) = PASSWORD_LENGTHS;
        Some(match fault {
            PasswordFault::Length => {
                t!(
                    new_user.password_length,
                    least = number(least as u64),
                    most = number(most as u64)
                )
            }
            PasswordFault::Character => t!(new_user.password_character).to_owned(),
            PasswordFault::Kinds => t!(new_user.password_kinds).to_owned(),
        })
    }

    /// What is wrong with a field, once that is told, in words with its label.
    pub fn error(self, field: Field, label: &'static str) -> Option<String> {
        let told = self.checked.with(|checked| checked.contains(&Part::of(field)));
        let problem = self.problems.with(|problems| {
            let mut problems = problems.iter();
            problems
                .find(|problem| told && field_of(problem) == Some(field))
                .cloned()
        })?;
        Some(match problem {
            Problem::InvalidUser { fault, .. } => match fault {
                Fault::Missing => t!(problems.invalid_missing, field = label),
                Fault::TooLong { max } => {
                    t!(problems.invalid_long, field = label, max = number(u64::from(max)))
                }
                Fault::NotAnAddress => t!(new_user.bad_username).to_owned(),
            },
            Problem::DomainNotVerified { domain } if domain.contains('@') => {
                t!(new_user.bad_username).to_owned()
            }
            Problem::DomainNotVerified { domain } if domain.is_empty() => t!(new_user.no_domain).to_owned(),
            problem => self.app.tenant(|tenant| problem_text(tenant, &problem, &[])),
        })
    }

    /// The usage location.
    pub fn location(self) -> Option<CountryCode> {
        self.licenses.location.get()
    }
}

/// The field that a problem is about.
fn field_of(problem: &Problem) -> Option<Field> {
    match problem {
        Problem::InvalidUser { field, .. } => Some(*field),
        Problem::DomainNotVerified { .. } | Problem::UserNameTaken { .. } => Some(Field::UserName),
        _ => None,
    }
}

/// Moves focus to the first field that is wrong, once it says so.
pub fn focus_first_error() {
    request_animation_frame(|| {
        let first = dom::by_id(crate::ui::components::pane_host::HOST_ID).and_then(|panes| {
            let wrong = dom::all(&panes, "[aria-invalid=true], .field-error[tabindex]");
            wrong.into_iter().next()
        });
        if let Some(first) = first {
            dom::focus(&first);
        }
    });
}
