//! Commands about license requests and auto-claim, in few words.

use std::sync::Arc;

use zetel::catalog::ClaimApp;
use zetel::domain::{ApproveBy, AutoClaim, ClaimPolicy, Claimable, Command, Held, RequestAnswers};

use super::ask::{command, grants, Ask};
use super::notation::{group, sku};

/// Somebody asks for a product.
pub fn request(name: &str, product: &str) -> Ask {
    let [name, product] = [name, product].map(str::to_owned);
    command(move |world| Command::AskForProduct {
        user: world.places(&name)[0],
        sku: sku(&product),
    })
}

fn answer(approve: &[u32], reject: &[u32], by: Option<&str>, instead: &str) -> Ask {
    let (approve, reject) = (approve.to_vec(), reject.to_vec());
    let (by, instead) = (by.map(str::to_owned), instead.to_owned());
    command(move |world| {
        Command::AnswerRequests(Box::new(RequestAnswers {
            approve: approve.clone(),
            reject: reject.clone(),
            by: by
                .as_deref()
                .map_or(ApproveBy::Assigning, |name| ApproveBy::Group(group(name))),
            instead: grants(world, Held::Keep, &instead).into_iter().next(),
        }))
    })
}

/// Approve the requests at these places.
pub fn approve(places: &[u32]) -> Ask {
    answer(places, &[], None, "")
}

/// Approve them with another product.
pub fn approve_with(places: &[u32], product: &str) -> Ask {
    answer(places, &[], None, product)
}

/// Approve them by a group.
pub fn approve_by(places: &[u32], group: &str) -> Ask {
    answer(places, &[], Some(group), "")
}

/// Reject the requests at these places.
pub fn reject(places: &[u32]) -> Ask {
    answer(&[], places, None, "")
}

/// Approve some, reject others.
pub fn decide_both(approve: &[u32], reject: &[u32]) -> Ask {
    answer(approve, reject, None, "")
}

/// These policies, each an app with its products in order; on or off.
pub fn policies<const N: usize>(on: bool, policies: [(ClaimApp, &'static str); N]) -> Ask {
    command(move |world| {
        let policy = |(app, products): (ClaimApp, &str)| ClaimPolicy {
            name: Arc::from(app.as_str()),
            app,
            products: grants(world, Held::Keep, products)
                .into_iter()
                .map(|grant| Claimable {
                    sku: grant.sku,
                    disabled_plans: grant.disabled_plans,
                })
                .collect(),
        };
        Command::SetAutoClaim(Box::new(AutoClaim {
            on,
            policies: policies.map(policy).to_vec(),
        }))
    })
}

/// Somebody signs in to an app.
pub fn sign_in(name: &str, app: ClaimApp) -> Ask {
    let name = name.to_owned();
    command(move |world| Command::SignIn {
        user: world.places(&name)[0],
        app,
    })
}
