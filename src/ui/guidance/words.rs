//! What the guidance says: its texts, and the labels of the screens, from the keys that the pages themselves use.

use leptos::prelude::*;

use crate::guidance::{Label, Words};
use crate::i18n::Locale;
use crate::tr;
use crate::ui::text::use_locale;

/// Stands in a label for the name that the page puts there.
pub const NAME: &str = "\u{1}";

macro_rules! texts {
    ($($name:ident $key:ident,)*) => {
        /// A text, with labels between brackets.
        pub fn text(locale: Locale, words: Words) -> &'static str {
            match words {
                $(Words::$name => tr!(locale, guidance_steps.$key),)*
            }
        }
    };
}
crate::guidance_words!(texts);

/// A label as the pages write it; [`NAME`] where they put a name.
pub fn label(locale: Locale, label: Label) -> String {
    let plain = match label {
        Label::SelectPerson => return tr!(locale, users.select, name = NAME),
        Label::SelectedCount => return tr!(locale, users.selected, count = NAME),
        Label::AppsOfProduct => return tr!(locale, components.apps_and_services, product = NAME),
        Label::Navigation => tr!(locale, shell.navigation),
        Label::OpenNavigation => tr!(locale, shell.open_navigation),
        Label::Users => tr!(locale, shell.users),
        Label::ActiveUsers => tr!(locale, users.title),
        Label::Billing => tr!(locale, shell.billing),
        Label::LicensesPage => tr!(locale, licenses.title),
        Label::YourProducts => tr!(locale, subscriptions.your_products),
        Label::Subscriptions => tr!(locale, subscriptions.subscriptions),
        Label::MoreOptions => tr!(locale, components.more_options),
        Label::Manage => tr!(locale, users.manage),
        Label::AddChoice => tr!(locale, manage.add_choice),
        Label::ReplaceChoice => tr!(locale, manage.replace_choice),
        Label::Next => tr!(locale, common.next),
        Label::AddTitle => tr!(locale, manage.add_title),
        Label::ReplaceTitle => tr!(locale, manage.replace_title),
        Label::Add => tr!(locale, manage.add),
        Label::Replace => tr!(locale, manage.replace),
        Label::RemoveAll => tr!(locale, manage.remove_all),
        Label::Back => tr!(locale, common.back),
        Label::Close => tr!(locale, common.close),
        Label::ClosePane => tr!(locale, components.close_pane),
        Label::BulkActions => tr!(locale, manage.bulk_actions),
        Label::EditProductLicenses => tr!(locale, manage.edit_product_licenses),
        Label::Edit => tr!(locale, common.edit),
        Label::AssignProducts => tr!(locale, manage.assign_products),
        Label::ProductLicenses => tr!(locale, new_user.product_licenses),
        Label::LicensesAndApps => tr!(locale, user.licenses_tab),
        Label::LicensesSection => tr!(locale, user.licenses),
        Label::SaveChanges => tr!(locale, user.save),
        Label::ChangesSaved => tr!(locale, result.saved),
        Label::AssignLicenses => tr!(locale, licenses.assign),
        Label::AssignPane => tr!(locale, licenses.assign_pane),
        Label::AppsOnOff => tr!(locale, licenses.apps),
        Label::Assign => tr!(locale, licenses.assign_button),
        Label::ProductUsers => tr!(locale, licenses.users),
        Label::AppsAndServices => tr!(locale, licenses.services),
        Label::Save => tr!(locale, common.save),
        Label::UnassignLicenses => tr!(locale, licenses.unassign),
        Label::Unassign => tr!(locale, licenses.unassign_button),
        Label::On => tr!(locale, components.on),
        Label::Off => tr!(locale, components.off),
        Label::AddRemoveLicenses => tr!(locale, subscriptions.change),
        Label::TotalLicenses => tr!(locale, subscriptions.total),
        Label::SubmitChange => tr!(locale, subscriptions.submit_change),
        Label::Submit => tr!(locale, subscriptions.submit),
        Label::AddUser => tr!(locale, new_user.add),
        Label::Basics => tr!(locale, new_user.basics),
        Label::DisplayName => tr!(locale, users.column_name),
        Label::Username => tr!(locale, users.column_address),
        Label::AssignProductLicenses => tr!(locale, new_user.assign_licenses),
        Label::OptionalSettings => tr!(locale, new_user.optional),
        Label::UserRoles => tr!(locale, permissions.title),
        Label::ProfileInfo => tr!(locale, new_user.profile),
        Label::FinishAdding => tr!(locale, new_user.finish),
        Label::NewUser => tr!(locale, new_user.new_pane),
        Label::WithoutLicense => tr!(locale, new_user.without_license),
        Label::AddMultipleUsers => tr!(locale, import_people.add),
        Label::ImportMultipleUsers => tr!(locale, import_people.title),
        Label::Browse => tr!(locale, import_people.browse),
        Label::Verify => tr!(locale, import_people.verify),
        Label::SetUserOptions => tr!(locale, import_people.options),
        Label::ViewResult => tr!(locale, import_people.result),
        Label::DeleteUser => tr!(locale, deleted.delete_one),
        Label::DeleteUsers => tr!(locale, deleted.delete_many),
        Label::DeletedUsersPage => tr!(locale, deleted.title),
        Label::RestoreUser => tr!(locale, deleted.restore),
        Label::RestoreUsers => tr!(locale, deleted.restore_many),
        Label::Restore => tr!(locale, deleted.restore_button),
        Label::RoleGlobal => tr!(locale, roles.global),
        Label::RoleLicense => tr!(locale, roles.license),
        Label::RoleUser => tr!(locale, roles.user),
        Label::RoleBilling => tr!(locale, roles.billing),
    };
    plain.to_owned()
}

/// A text in pieces: what stands between brackets is the key of a label.
fn pieces(text: &str) -> impl Iterator<Item = Result<&str, Label>> {
    text.split(['[', ']'])
        .map(|piece| Label::parse(piece).map_or(Ok(piece), Err))
        .filter(|piece| *piece != Ok(""))
}

/// A text in the language of the interface, its labels strong.
pub fn rich(words: Words) -> AnyView {
    let locale = use_locale().get();
    let piece = |piece| match piece {
        Ok(plain) => String::from(plain).into_any(),
        Err(name) => view! { <strong class="guidance-label">{label(locale, name)}</strong> }.into_any(),
    };
    pieces(text(locale, words)).map(piece).collect_view().into_any()
}

/// A text in the language of the interface, as it is read out.
pub fn plain(words: Words) -> String {
    let locale = use_locale().get();
    let piece = |piece: Result<&str, Label>| piece.map_or_else(|name| label(locale, name), str::to_owned);
    pieces(text(locale, words)).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::EditionId;
    use crate::guidance::{before, next, related, tasks, Done, Find, Item};

    const LOCALES: [Locale; 2] = [Locale::En, Locale::Nl];

    #[test]
    fn brackets_hold_labels_and_nothing_else() {
        for locale in LOCALES {
            for words in Words::ALL {
                let text = text(locale, *words);
                let (opened, closed) = (text.matches('[').count(), text.matches(']').count());
                let labels = pieces(text).filter(Result::is_err).count();
                assert_eq!((opened, closed), (labels, labels), "{text}");
            }
        }
    }

    #[test]
    fn both_languages_speak_of_the_same_labels() {
        for words in Words::ALL {
            let of = |locale| {
                let mut labels: Vec<_> = pieces(text(locale, *words))
                    .filter_map(Result::err)
                    .map(Label::key)
                    .collect();
                labels.sort_unstable();
                labels
            };
            assert_eq!(of(Locale::En), of(Locale::Nl), "{words:?}");
        }
    }

    #[test]
    fn every_label_has_a_text() {
        for locale in LOCALES {
            for one in Label::ALL {
                let text = label(locale, *one);
                assert_eq!(text.trim(), text, "{one:?}");
                assert!(!text.is_empty(), "{one:?}");
            }
        }
    }

    #[test]
    fn how_many_are_selected_is_said_with_the_same_words_however_many_are_shown() {
        for locale in LOCALES {
            let parts = label(locale, Label::SelectedCount);
            for text in [
                tr!(locale, users.selected, count = "3"),
                tr!(locale, users.selected_all, count = "3"),
                tr!(locale, users.selected_hidden, count = "3", hidden = "1"),
            ] {
                assert!(parts.split(NAME).all(|part| text.contains(part)), "{text}");
            }
        }
    }

    #[test]
    fn every_text_and_label_is_used() {
        let mut labels = Vec::new();
        let mut texts = Vec::new();
        let use_find = |find: &Find, labels: &mut Vec<Label>| labels.extend(find.labels());
        for edition in EditionId::ALL.map(EditionId::edition) {
            for task in tasks(edition) {
                texts.extend([task.title, task.chapter.title()]);
                for step in task.steps {
                    texts.push(step.words);
                    texts.extend(step.note);
                }
                for (_, one) in task.moves() {
                    one.target
                        .iter()
                        .chain(&one.needs)
                        .for_each(|find| use_find(find, &mut labels));
                    match &one.done {
                        Done::Seen(signs) => signs.iter().for_each(|find| use_find(find, &mut labels)),
                        Done::Gone(what) => use_find(what, &mut labels),
                        Done::Made(_, answers) => answers.iter().for_each(|find| use_find(find, &mut labels)),
                    }
                }
                let around: Vec<Item> = [before(task), next(task), related(task, edition)].concat();
                for item in around {
                    texts.extend(item.words);
                    texts.extend(item.links.iter().map(|(words, _)| *words));
                }
            }
        }
        for words in &texts {
            labels.extend(pieces(text(Locale::En, *words)).filter_map(Result::err));
        }
        for words in Words::ALL {
            assert!(texts.contains(words), "{words:?} is never said");
        }
        for one in Label::ALL {
            // Two buttons are pointed at when something went another way, and not by a step.
            let by_itself = matches!(one, Label::ClosePane | Label::Back);
            assert!(labels.contains(one) || by_itself, "{one:?} is never spoken of");
        }
    }
}
