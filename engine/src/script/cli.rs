//! CLI for Microsoft 365 in a POSIX shell: products by id, no services, no group's licenses.

use crate::domain::{Contact, Profile};
use crate::exchange::{UserKey, Wish};

use super::lines::Lines;
use super::note::{Note, What};
use super::quote;
use super::runs::{people, runs};
use super::steps::Steps;

/// The options for a person's `contact`, in its order; those that the command does not know it hands on to Graph. A
/// list of phones can't be said so.
const CONTACT: [Option<&str>; Contact::TEXTS] = [
    Some("jobTitle"),
    Some("officeLocation"),
    None,
    Some("mobilePhone"),
    Some("faxNumber"),
    Some("streetAddress"),
    Some("city"),
    Some("state"),
    Some("postalCode"),
    Some("country"),
];

/// Writes it.
pub(super) fn write(lines: &mut Lines<'_>, steps: &Steps, sign_in: &str) {
    if steps.wishes().next().is_some() {
        lines.line(&format!("m365 login{sign_in}"));
    }
    for step in &steps.list {
        lines.gap();
        lines.begin(step);
        for run in runs(&step.wishes) {
            write_run(lines, run);
        }
    }
}

fn write_run(lines: &mut Lines<'_>, run: &[Wish]) {
    let Some(first) = run.first() else { return };
    let users = people(run);
    match first {
        Wish::Licenses { add, remove, .. } => {
            let (whole, parts): (Vec<_>, Vec<_>) =
                add.iter().partition(|give| give.disabled_plans.is_empty());
            let list = |skus: Vec<String>| quote::shell(&skus.join(","));
            let mut commands = Vec::new();
            if !remove.is_empty() {
                let ids = list(remove.iter().map(ToString::to_string).collect());
                commands.push(("remove", format!("--ids {ids} --force"), false));
            }
            for (gives, is_comment) in [(whole, false), (parts, true)] {
                if !gives.is_empty() {
                    let ids = list(gives.iter().map(|give| give.sku.to_string()).collect());
                    commands.push(("add", format!("--ids {ids}"), is_comment));
                }
            }
            if commands.len() > 1 {
                lines.note(Note::Gap);
            }
            if commands.iter().any(|(.., is_comment)| *is_comment) {
                lines.note(Note::ServicesOff);
            }
            each(lines, &users, ("userName", "userId"), |who| {
                let command = |(verb, what, is_comment): &(&str, String, bool)| {
                    let mark = if *is_comment { "# " } else { "" };
                    format!("{mark}m365 entra user license {verb} {who} {what}")
                };
                commands.iter().map(command).collect()
            });
        }
        Wish::Location(_, country) => each(lines, &users, ("userName", "id"), |who| {
            vec![format!("m365 entra user set {who} --usageLocation '{country}'")]
        }),
        Wish::NewUser {
            profile,
            usage_location,
        } => {
            let location = usage_location.map(|country| country.to_string());
            new_user(lines, profile, location.as_deref());
        }
        Wish::DeleteUser(_) => each(lines, &users, ("userName", "id"), |who| {
            vec![format!("m365 entra user remove {who} --force")]
        }),
        Wish::RestoreUser(_) => {
            if users.iter().any(|user| user.is_new) {
                lines.note(Note::NewId);
            }
            for user in users {
                lines.line(&format!(
                    "m365 entra user recyclebinitem restore --id '{}'",
                    user.id
                ));
            }
        }
        Wish::Join { group, .. } => each(lines, &users, ("userNames", "userIds"), |who| {
            vec![format!(
                "m365 entra group member add --groupId '{group}' {who} --role Member"
            )]
        }),
        Wish::Leave { group, .. } => each(lines, &users, ("userNames", "userIds"), |who| {
            vec![format!(
                "m365 entra group member remove --groupId '{group}' {who} --role Member --force"
            )]
        }),
        Wish::DeleteGroup(group) => lines.line(&format!("m365 entra group remove --id '{group}' --force")),
        Wish::GroupLicenses { .. } => lines.note(Note::Missing(What::GroupLicenses)),
        Wish::Reprocess(_) => lines.note(Note::Missing(What::Reprocess)),
        Wish::Rule { .. } => lines.note(Note::Missing(What::Rule)),
    }
}

/// Lines for each of these people: in a loop, where they are several. The options are those for user names and for
/// ids.
fn each(
    lines: &mut Lines<'_>,
    users: &[&UserKey],
    (name, id): (&str, &str),
    code: impl Fn(&str) -> Vec<String>,
) {
    let all_by_name = users.iter().all(|user| quote::goes_by_name(user));
    let option = if all_by_name { name } else { id };
    let key = |user: &&UserKey| match all_by_name {
        true => quote::shell(&user.address),
        false => format!("'{}'", user.id),
    };
    let keys: Vec<String> = users.iter().map(key).collect();
    if let [one] = keys.as_slice() {
        for line in code(&format!("--{option} {one}")) {
            lines.line(&line);
        }
        return;
    }
    let body = code(&format!("--{option} \"$id\"")).join("\n  ");
    // A loop must do something.
    let body = if body.starts_with('#') {
        format!(":\n  {body}")
    } else {
        body
    };
    lines.line(&format!(
        "for id in {}\ndo\n  {body}\ndone",
        keys.join(" \\\n          ")
    ));
}

fn new_user(lines: &mut Lines<'_>, profile: &Profile, location: Option<&str>) {
    let texts = [
        ("displayName", Some(&*profile.display_name)),
        ("userName", Some(&*profile.user_principal_name)),
        ("firstName", profile.given_name.as_deref()),
        ("lastName", profile.surname.as_deref()),
        ("department", profile.department.as_deref()),
        ("usageLocation", location),
    ];
    let contact = profile.contact.iter().flat_map(|contact| contact.texts());
    let contact: Vec<(Option<&str>, Option<&str>)> =
        CONTACT.into_iter().zip(contact.map(Option::as_deref)).collect();
    if contact
        .iter()
        .any(|(option, text)| option.is_none() && text.is_some())
    {
        lines.note(Note::Missing(What::Phone));
    }
    let contact = contact
        .into_iter()
        .filter_map(|(option, text)| Some((option?, text)));
    let options = texts
        .into_iter()
        .chain(contact)
        .filter_map(|(option, text)| Some(one(option, text?)));
    let options: String = options.collect();
    let enabled = if profile.account_enabled {
        ""
    } else {
        " --accountEnabled false"
    };
    lines.line(&format!(
        "m365 entra user add{options}{enabled} --forceChangePasswordNextSignIn"
    ));
}

/// An option with a text. One that begins with a dash would be read as another option.
fn one(option: &str, text: &str) -> String {
    let between = if text.starts_with('-') { '=' } else { ' ' };
    format!(" --{option}{between}{}", quote::shell(text))
}
