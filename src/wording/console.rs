//! Words for what the console adds to an error, or says about a command.

use crate::console::Note;
use crate::domain::Tenant;
use crate::i18n::number;
use crate::t;

use super::{people, problem_text_about};

/// What a note says, in the language in use.
pub fn note(tenant: &Tenant, note: &Note) -> String {
    match note {
        Note::Problem { problem, user, group } => {
            let of_group = || {
                group
                    .and_then(|id| tenant.group(id))
                    .map(|group| group.display_name.to_string())
            };
            let who = match user {
                Some(user) => people(tenant, &[*user]),
                None => of_group().unwrap_or_default(),
            };
            problem_text_about(tenant, problem, &who)
        }
        Note::SignIn { command } => t!(console.note_sign_in, command),
        Note::Scope { scope } => t!(console.note_scope, scope),
        Note::Unknown { nearest: Some(name) } => t!(console.note_nearest, name),
        Note::Unknown { nearest: None } => t!(console.note_unknown).into(),
        Note::NotHere { instead: Some(name) } | Note::Retired { instead: Some(name) } => {
            t!(console.note_instead, name)
        }
        Note::NotHere { instead: None } => t!(console.note_not_here).into(),
        Note::Retired { instead: None } => t!(console.note_retired).into(),
        Note::NotKept { property } => t!(console.note_not_kept, property),
        Note::NoPipeline { command, parameter } => t!(console.note_pipeline, command, parameter),
        Note::NoSuchProduct { name } => t!(console.note_no_product, name),
        Note::HeldAlready => t!(console.note_held).into(),
        Note::Eventual => t!(console.note_eventual).into(),
        Note::RoleMembers => t!(console.note_roles).into(),
        Note::Slept { seconds } => {
            t!(
                console.note_slept,
                seconds = number(u64::try_from(*seconds).unwrap_or(0))
            )
        }
        Note::Queued => t!(console.note_queued).into(),
        Note::NoFile { name } => t!(console.note_no_file, name),
        Note::OtherTab => t!(console.note_other_tab).into(),
        Note::TooLong => t!(console.note_too_long).into(),
    }
}
