//! The commands of Active users: those that stand in the bar, and those in *More options (...)* (July 2020 article;
//! DOMAIN 1.11).

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::{Edition, ManyUsersFlow};
use crate::domain::Permission;
use crate::ui::components::MenuItem;
use crate::ui::icons::Icon;
use crate::ui::panes::role_reason;
use crate::ui::people_grid::PeopleList;
use crate::ui::state::App;
use crate::ui::text::Text;
use crate::{t, text};

use super::work::Work;

/// The commands that stand in the bar while there is room, most important first.
pub fn in_bar(app: App, list: PeopleList, work: RwSignal<Option<Work>>) -> Vec<MenuItem> {
    let export = Callback::new(move |()| {
        work.set(Some(Work::Export(
            list.shown.with_untracked(|shown| Arc::clone(&shown.0)),
        )));
    });
    let nobody = move || {
        let empty = list.shown.with(|shown| shown.0.is_empty());
        empty.then(|| t!(filters.export_nobody).to_owned())
    };
    let to_add = move |label: Text, icon, opens: Work| {
        let open = Callback::new(move |()| work.set(Some(opens.clone())));
        MenuItem::new(label, open)
            .icon(icon)
            .disabled(move || role_reason(app, Permission::AddUsers))
    };
    let delete = Callback::new(move |()| work.set(Some(Work::Delete(list.chosen()))));
    let locate = Callback::new(move |()| work.set(Some(Work::Location(list.chosen()))));
    let mut items = vec![to_add(text!(new_user.add), Icon::PersonAdd, Work::AddUser)];
    let edition = app.tenant(|t| t.edition.edition());
    if edition.many_users == ManyUsersFlow::CommandBar {
        items.push(manage(app, list, work, edition));
    }
    items.extend([
        to_add(text!(import_people.add), Icon::PeopleAdd, Work::ImportPeople),
        MenuItem::new(text!(deleted.delete_many), delete)
            .icon(Icon::Trash)
            .disabled(move || needs_people(app, list, Permission::DeleteUsers)),
        MenuItem::new(text!(deleted.location_title), locate)
            .icon(Icon::Globe)
            .disabled(move || needs_people(app, list, Permission::EditUsageLocation)),
        MenuItem::new(text!(filters.export), export)
            .icon(Icon::Download)
            .disabled(nobody),
    ]);
    items
}

/// *Manage product licenses*.
fn manage(app: App, list: PeopleList, work: RwSignal<Option<Work>>, edition: &'static Edition) -> MenuItem {
    let open = Callback::new(move |()| {
        let users = list.chosen();
        work.set(Some(match users.as_slice() {
            [one] if edition.one_selected_opens_user => Work::UserLicenses(*one),
            _ => Work::Manage(users),
        }));
    });
    MenuItem::new(text!(users.manage), open)
        .icon(Icon::Card)
        .disabled(move || needs_people(app, list, Permission::AssignLicenses))
}

/// What always stands in *More options (...)*.
pub fn in_more(app: App, list: PeopleList, work: RwSignal<Option<Work>>) -> Vec<MenuItem> {
    let edition = app.tenant(|t| t.edition.edition());
    let first = match edition.many_users {
        ManyUsersFlow::MoreOptions => Some(manage(app, list, work, edition)),
        ManyUsersFlow::CommandBar => None,
        ManyUsersFlow::BulkActions => return Vec::new(),
    };
    let replace = Callback::new(move |()| work.set(Some(Work::ReplaceOne(list.chosen()))));
    let own = move || Some(t!(shell.only_in_zetel).to_owned());
    let needs = move || needs_people(app, list, Permission::AssignLicenses);
    let own_command = MenuItem::new(text!(manage.replace_one), replace)
        .icon(Icon::Replace)
        .disabled(needs)
        .note(own)
        .after_line();
    first.into_iter().chain([own_command]).collect()
}

/// Why a command on the people selected can't be pressed: the role may not, or nobody is selected.
fn needs_people(app: App, list: PeopleList, permission: Permission) -> Option<String> {
    let nobody = || (list.chosen_count() == 0).then(|| t!(users.select_first).to_owned());
    role_reason(app, permission).or_else(nobody)
}
