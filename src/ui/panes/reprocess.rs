//! Trying again: *Reprocess* for people or for the whole group, *View error details*, *Purchase license*.

use std::sync::Arc;

use leptos::prelude::*;

use crate::counted;
use crate::domain::{
    fixes, Command, Decision, Fix, FixKind, GroupId, Problem, UserIx, REPROCESSED_AT_A_TIME,
};
use crate::ui::components::{Action, Message, MessageKind};
use crate::ui::state::App;
use crate::ui::text::{number, Text};
use crate::wording::person;
use crate::{t, text};

use super::{names, ConfirmPane, Done, Refusal, Refusals, Report, TaskPane};

/// *Reprocess*: these people at once, or, when nobody is named, the whole group when its turn comes.
#[component]
pub fn ReprocessPane(
    /// Which group, where it may be about one.
    #[prop(optional)]
    group: Option<GroupId>,
    /// The group or product it is about, by name.
    #[prop(into)]
    about: Text,
    /// Who, in the order of the grid.
    users: Vec<UserIx>,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let count = users.len();
    let command = Signal::stored(Some(match count {
        0 => Command::ReprocessGroups {
            groups: group.into_iter().collect(),
        },
        _ => Command::ReprocessUsers { users: users.clone() },
    }));
    let users = StoredValue::new(Arc::new(users));
    let question = move || {
        if count == 0 {
            return t!(groups.reprocess_group).to_owned();
        }
        let limit = number(u64::from(REPROCESSED_AT_A_TIME));
        counted!(count, groups.reprocess_1, groups.reprocess_n, limit)
    };
    view! {
        <ConfirmPane title=text!(groups.reprocess) subtitle=about command button=text!(groups.reprocess)
            done=Done::Reprocessed question on_close>
            {names(app, users.get_value())}
        </ConfirmPane>
    }
}

/// What another try would meet now, with those it would meet it for.
fn met(decision: &Decision) -> Vec<Refusal> {
    let mut met = Refusal::all(decision);
    met.retain(|refusal| !refusal.users.is_empty());
    met
}

/// *View error details*: what is in the way of one person, and the ways out.
#[component]
pub fn DetailsPane(
    /// The group or product it is about, by name.
    #[prop(into)]
    about: Text,
    /// Who.
    user: UserIx,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let command = Command::ReprocessUsers { users: vec![user] };
    let report = RwSignal::new(None::<Report>);
    let again = StoredValue::new(command.clone());
    let problems = Memo::new(move |_| met(&again.with_value(|again| app.plan(again))));
    let on_fix = Callback::new(move |(_, fix): (Problem, Fix)| {
        if let Some(done) = Report::by_fix(app, &fix, Done::Reprocessed) {
            report.set(Some(done));
        }
    });
    let details = move || {
        let refusals = problems.get();
        if refusals.is_empty() {
            return view! {
                <Message still=true kind=MessageKind::Good>{t!(groups.cause_gone)}</Message>
            }
            .into_any();
        }
        let command = again.get_value();
        view! { <Refusals command refusals others_served=false on_fix/> }.into_any()
    };
    let title = move || {
        let name = app.tenant(|tenant| person(tenant, user));
        format!("{}: {name}", t!(groups.view_error))
    };
    view! {
        <TaskPane title subtitle=move || about.get() command=Signal::stored(Some(command)) missing="" report
            button=text!(groups.reprocess) done=Signal::stored(Done::Reprocessed)
            unsaved=Signal::stored(false) on_close>
            {details}
        </TaskPane>
    }
}

/// *Purchase license*: seats for the people who lack one, and another try for them.
#[component]
pub fn PurchasePane(
    /// The group or product it is about, by name.
    #[prop(into)]
    about: Text,
    /// Who, in the order of the grid.
    users: Vec<UserIx>,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let users = StoredValue::new(Arc::new(users));
    let command = Memo::new(move |_| app.with(|s| purchase(s.tenant(), &s.actor(), &users.get_value())));
    let question = move || {
        counted!(
            users.with_value(|users| users.len()),
            groups.purchase_1,
            groups.purchase_n
        )
    };
    view! {
        <ConfirmPane title=text!(groups.purchase) subtitle=about command missing=text!(groups.nothing_to_buy)
            button=text!(groups.buy) done=Done::Reprocessed question on_close>
            {names(app, users.get_value())}
        </ConfirmPane>
    }
}

/// The fix that buys what these people lack, where seats are what they lack.
fn purchase(
    tenant: &crate::domain::Tenant,
    actor: &crate::domain::Actor,
    users: &[UserIx],
) -> Option<Command> {
    let command = Command::ReprocessUsers {
        users: users.to_vec(),
    };
    let decision = crate::domain::decide(tenant, actor, &command);
    met(&decision)
        .into_iter()
        .filter(|refusal| matches!(refusal.problem, Problem::NotEnoughLicenses { .. }))
        .flat_map(|refusal| fixes(tenant, actor, &command, &refusal.problem, &refusal.users))
        .find(|fix| matches!(fix.kind, FixKind::BuySeats(_)) && fix.leads_to.is_none())
        .map(|fix| fix.command)
}
