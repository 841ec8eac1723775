//! The pages that can be gone to: what each is called, its drawing, and whether this edition has it.
use leptos::prelude::*;

use super::state::ShellState;
use crate::{
    t,
    ui::{icons::Icon, route::Route},
};

/// Every page of the navigation, in its order.
pub const PLACES: [Route; 14] = [
    Route::Home,
    Route::Users,
    Route::DeletedUsers,
    Route::Groups,
    Route::Roles,
    Route::Subscriptions,
    Route::Licenses,
    Route::Practice,
    Route::Console,
    Route::History,
    Route::Rules,
    Route::Request,
    Route::Changes,
    Route::Sandbox,
];

/// What the navigation calls a page, in the current language; empty for what is not in it.
pub fn label(place: &Route, state: ShellState) -> String {
    let fixed = match place {
        Route::Home => t!(home.title),
        Route::Users => t!(users.title),
        Route::DeletedUsers => t!(deleted.title),
        Route::Groups => t!(groups.title),
        Route::Roles => t!(permissions.title),
        Route::Subscriptions => return state.quantities.get().unwrap_or_default(),
        Route::Licenses => t!(licenses.title),
        Route::Practice => t!(practice.title),
        Route::Console => t!(console.title),
        Route::History => t!(history.title),
        Route::Rules => t!(rules.title),
        Route::Request => t!(request.title),
        Route::Changes => t!(changes.title),
        Route::Sandbox => t!(sandbox.title),
        _ => "",
    };
    fixed.to_owned()
}

/// The drawing of a page.
pub fn icon(place: &Route) -> Icon {
    match place {
        Route::Home => Icon::Home,
        Route::DeletedUsers => Icon::Trash,
        Route::Groups => Icon::Group,
        Route::Roles => Icon::Shield,
        Route::Subscriptions => Icon::Calendar,
        Route::Licenses => Icon::Card,
        Route::Practice => Icon::Cap,
        Route::Console => Icon::Console,
        Route::History => Icon::Clock,
        Route::Rules => Icon::List,
        Route::Request => Icon::Upload,
        Route::Changes => Icon::Replace,
        Route::Sandbox => Icon::Box,
        _ => Icon::Person,
    }
}

/// Whether the edition has a page, tracked.
pub fn exists(place: &Route, state: ShellState) -> bool {
    match place {
        Route::DeletedUsers => state.has_deleted.get(),
        Route::Groups => state.has_groups.get(),
        Route::Roles => state.has_roles.get(),
        Route::Subscriptions => state.quantities.with(Option::is_some),
        Route::Licenses => state.has_licenses.get(),
        _ => true,
    }
}
