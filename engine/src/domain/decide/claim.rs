//! Decides auto-claim: the policies, and what a first sign-in brings (DOMAIN 1.12).

use std::collections::BTreeSet;

use crate::catalog::ClaimApp;
use crate::domain::actor::{Actor, Permission, Role};
use crate::domain::command::{ChangeUsers, Grant, Held, Place};
use crate::domain::decision::{Decision, Outcome};
use crate::domain::event::Event;
use crate::domain::ids::UserIx;
use crate::domain::problem::Problem;
use crate::domain::rules;
use crate::domain::self_serve::{AutoClaim, Claimable, SignIn, MOST_BACKUPS};
use crate::domain::tenant::Tenant;

use super::change::change_users;

/// The service itself, which gives what a policy says.
const SERVICE: Actor = Actor { role: Role::Global };

/// Decides other policies, or turning the setting on or off.
pub(super) fn set(tenant: &Tenant, actor: &Actor, to: &AutoClaim) -> Decision {
    let from = &tenant.self_serve().auto_claim;
    let mut decision = Decision::default();
    let problem = rules::forbidden(tenant, actor, Permission::EditAutoClaim).or_else(|| wrong(tenant, to));
    if let Some(problem) = problem {
        decision.problems.push(problem);
    } else if from != to {
        decision.events.push(Event::AutoClaimChanged {
            from: Box::new(from.clone()),
            to: Box::new(to.clone()),
        });
    }
    decision
}

/// What is wrong with policies that are new.
fn wrong(tenant: &Tenant, to: &AutoClaim) -> Option<Problem> {
    let mut apps = BTreeSet::new();
    let before = &tenant.self_serve().auto_claim.policies;
    to.policies.iter().find_map(|policy| {
        if !apps.insert(policy.app) {
            return Some(Problem::AppHasPolicy { app: policy.app });
        }
        if before.contains(policy) {
            return None;
        }
        let backups = u32::try_from(policy.products.len().saturating_sub(1)).unwrap_or(u32::MAX);
        if backups > MOST_BACKUPS {
            return Some(Problem::TooManyBackups {
                limit: MOST_BACKUPS,
                asked: backups,
            });
        }
        let grants: Vec<Grant> = policy.products.iter().map(grant).collect();
        rules::plans_not_in_sku(tenant, &grants)
            .or_else(|| rules::not_owned(tenant, &grants))
            .or_else(|| rules::for_organization(tenant, &grants))
            .or_else(|| rules::self_service(tenant, &grants))
    })
}

fn grant(product: &Claimable) -> Grant {
    Grant {
        sku: product.sku,
        disabled_plans: product.disabled_plans.clone(),
        held: Held::Keep,
    }
}

/// Decides that somebody signs in to an app. Who has no license for it gets, the first time, the first product of the
/// policy that they can have. Where none can be given they don't get in, and another time is still the first.
pub(super) fn sign_in(tenant: &Tenant, user: UserIx, app: ClaimApp) -> Decision {
    let refused = |problem| Decision {
        outcomes: vec![(user, Outcome::Refused(0))],
        problems: vec![problem],
        ..Decision::default()
    };
    let Some(somebody) = tenant.user(user).filter(|user| user.deleted.is_none()) else {
        return refused(Problem::UserNotFound);
    };
    if !somebody.profile.account_enabled {
        return refused(Problem::SignInBlocked);
    }
    if tenant.self_serve().has_signed_in(user, app) {
        return Decision {
            outcomes: vec![(user, Outcome::Unchanged)],
            ..Decision::default()
        };
    }
    let mut met = None;
    for product in claimable(tenant, user, app) {
        let mut change = ChangeUsers::new(vec![user], Place::ActiveUsers);
        change.add.push(grant(product));
        let mut given = change_users(tenant, &SERVICE, &change);
        if given.has_refusals() {
            met.get_or_insert(given);
        } else if given.events.is_empty() {
            // They have it, with the app switched off: that is somebody's decision.
            met = None;
            break;
        } else {
            given.events.push(signed_in(tenant, (user, app), Some(product)));
            return given;
        }
    }
    met.unwrap_or_else(|| Decision {
        events: vec![signed_in(tenant, (user, app), None)],
        outcomes: vec![(user, Outcome::Done)],
        ..Decision::default()
    })
}

/// What somebody can claim by an app, best first: nothing who has a license for it.
fn claimable(tenant: &Tenant, user: UserIx, app: ClaimApp) -> &[Claimable] {
    let auto_claim = &tenant.self_serve().auto_claim;
    let is_on = auto_claim.on && tenant.edition.edition().auto_claim;
    let set = tenant.licenses(user);
    let plans = set.map(|set| rules::plans_on(tenant, set)).unwrap_or_default();
    let serves = |on: &crate::domain::problem::PlanOf| {
        let product = tenant.product(on.sku);
        let plan = product.and_then(|product| product.plans.iter().find(|plan| plan.id == on.plan));
        plan.is_some_and(|plan| app.is_served_by(&plan.name))
    };
    let policy = auto_claim
        .policy(app)
        .filter(|_| is_on && !plans.iter().any(serves));
    policy
        .map(|policy| policy.products.as_slice())
        .unwrap_or_default()
}

fn signed_in(tenant: &Tenant, (user, app): (UserIx, ClaimApp), claimed: Option<&Claimable>) -> Event {
    let sign_ins = &tenant.self_serve().sign_ins;
    Event::SignedIn {
        place: u32::try_from(sign_ins.len()).unwrap_or(u32::MAX),
        from: None,
        to: Some(SignIn {
            user,
            app,
            at: tenant.clock,
            claimed: claimed.map(|product| product.sku),
        }),
    }
}
