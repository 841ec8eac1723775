//! The sections of the form: names, domain, password, roles, contact information. The wizard and the single pane show
//! the same ones.

use leptos::prelude::*;

use crate::domain::Field;
use crate::text;
use crate::ui::components::{Checkbox, Choice, RadioGroup, RealTenantNote, Select, TextField};
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::ui::text::Text;
use crate::wording::field_label;

use super::form::{NewUser, DETAILS};

const AUTOMATIC: &str = "automatic";
const OWN: &str = "own";

fn text_field(form: NewUser, field: Field, value: RwSignal<String>) -> AnyView {
    let required = matches!(field, Field::UserName | Field::DisplayName);
    let error = move || form.error(field, field_label(field));
    view! { <TextField label=move || field_label(field) value error required/> }.into_any()
}

/// First, last and display name.
pub fn names(form: NewUser) -> AnyView {
    view! {
        <div class="field-pair">
            {text_field(form, Field::FirstName, form.first)}
            {text_field(form, Field::LastName, form.last)}
        </div>
        {text_field(form, Field::DisplayName, form.display)}
    }
    .into_any()
}

/// The part of the address before the at sign.
pub fn username(form: NewUser) -> AnyView {
    text_field(form, Field::UserName, form.username)
}

/// The part behind it: one of the organization's verified domains.
pub fn domain(app: App, form: NewUser) -> AnyView {
    let choices = Signal::derive(move || {
        app.tenant(|tenant| {
            let domains = tenant.organization.domains.iter();
            let choice = |name: &str| Choice::new(name, name.to_owned());
            domains.map(|domain| choice(&domain.name)).collect::<Vec<_>>()
        })
    });
    let change = Callback::new(move |(name,): (String,)| form.domain.set(name));
    view! { <Select label=text!(new_user.domain) choices value=form.domain on_change=change/> }.into_any()
}

/// How the first password comes about. `require` is the edition's text of the box.
pub fn password(form: NewUser, require: Text) -> AnyView {
    let choices = vec![
        Choice::new(AUTOMATIC, text!(new_user.automatic)),
        Choice::new(OWN, text!(new_user.own)),
    ];
    let value = Signal::derive(move || if form.own_password.get() { OWN } else { AUTOMATIC }.to_owned());
    let choose = Callback::new(move |(value,): (String,)| {
        form.own_password.set(value == OWN);
        // What is not used is not kept.
        form.password.set(String::new());
    });
    let own = move || {
        form.own_password.get().then(|| {
            let error = move || form.password_error();
            view! {
                <TextField
                    label=text!(new_user.password)
                    value=form.password
                    hint=text!(new_user.password_hint)
                    error
                    secret=true
                    required=true
                />
            }
        })
    };
    let change = Callback::new(move |(on,): (bool,)| form.require_change.set(on));
    view! {
        <RadioGroup label=text!(new_user.password_settings) choices value on_change=choose/>
        {own}
        <Checkbox label=require checked=form.require_change on_change=change/>
        <RealTenantNote text=text!(new_user.note_password)/>
    }
    .into_any()
}

/// Roles: everybody who is added has none.
pub fn roles() -> AnyView {
    view! {
        <p class="add-role">{Icon::Person.view(16)} <span>{text!(new_user.no_role)}</span></p>
        <p class="pale">{text!(new_user.roles_hint)}</p>
    }
    .into_any()
}

/// Where and how somebody works.
pub fn contact(form: NewUser) -> AnyView {
    let fields = DETAILS.map(|field| text_field(form, field, form.detail(field)));
    view! { <div class="field-grid">{fields.into_iter().collect_view()}</div> }.into_any()
}
