//! Words for facts: what became of people, groups and subscriptions, for results and the history.

use crate::catalog::SkuId;
use crate::counted;
use crate::domain::{diff, Event, GroupLicenses, Membership, PlanSet, ProductChange, Tenant, UserIx};
use crate::i18n::number;
use crate::t;

use super::{
    country, edition, group_name, list, moment, product_list, product_name, request_status, rules,
    service_name, status, subscription_name,
};

/// More services than this are counted, not named.
const NAME_SERVICES: usize = 3;

/// One fact in words.
pub struct Told {
    /// What happened, a line per product or property.
    pub lines: Vec<String>,
    /// To whom; nobody when it is about something else.
    pub people: Vec<UserIx>,
}

/// A fact in words; nothing for what only keeps the books.
pub fn event(tenant: &Tenant, event: &Event) -> Option<Told> {
    let of_people = |line: String, people: &[UserIx]| Told {
        lines: vec![line],
        people: people.to_vec(),
    };
    let of_nobody = |line: String| of_people(line, &[]);
    Some(match event {
        Event::LicensesChanged { from, to, users } => {
            let lines = diff(tenant, from, to).into_iter().map(|difference| {
                let what = product_name(tenant, difference.sku);
                format!(
                    "{what}: {}",
                    product_change(tenant, difference.sku, &difference.change)
                )
            });
            Told {
                lines: lines.collect(),
                people: users.clone(),
            }
        }
        Event::UsageLocationChanged { to, users, .. } => {
            let place = to.map_or_else(|| t!(common.no_location).to_owned(), country);
            of_people(t!(result.location_set, country = place), users)
        }
        Event::DeletionChanged {
            to: Some(_), users, ..
        } => of_people(t!(deleted.was_deleted).to_owned(), users),
        Event::DeletionChanged { to: None, users, .. } => {
            of_people(t!(deleted.was_restored).to_owned(), users)
        }
        Event::UsersChanged { added, .. } => {
            let names: Vec<String> = added
                .iter()
                .map(|new| new.profile.display_name.to_string())
                .collect();
            let count = counted!(names.len(), history.added_1, history.added_n);
            Told {
                lines: std::iter::once(count)
                    .chain(names.into_iter().take(NAMES))
                    .collect(),
                people: Vec::new(),
            }
        }
        Event::GroupLicensesChanged { group, from, to } => {
            let gives = |gives: &GroupLicenses| {
                let skus: Vec<SkuId> = gives.keys().copied().collect();
                if skus.is_empty() {
                    t!(common.none).to_owned()
                } else {
                    product_list(tenant, &skus)
                }
            };
            of_nobody(t!(
                history.group_gives,
                group = group_name(tenant, *group),
                from = gives(from),
                to = gives(to)
            ))
        }
        Event::MembersChanged { group, joined, left } => {
            let group = group_name(tenant, *group);
            if joined.is_empty() {
                of_people(t!(history.left, group), left)
            } else {
                of_people(t!(history.joined, group), joined)
            }
        }
        Event::MembershipChanged { group, to, .. } => {
            let group = group_name(tenant, *group);
            of_nobody(match to {
                Membership::Dynamic(rule) => t!(history.by_rule, group, rule),
                Membership::Assigned => t!(history.by_hand, group),
            })
        }
        Event::GroupChanged { from, to, .. } => {
            let name = to.as_ref().or(from.as_ref()).map(|g| g.display_name.to_string());
            let name = name.unwrap_or_default();
            of_nobody(if to.is_some() {
                t!(history.group_came, group = name)
            } else {
                t!(history.group_went, group = name)
            })
        }
        Event::QuantityChanged {
            subscription,
            from,
            to,
        } => of_nobody(t!(
            history.seats,
            product = subscription_name(tenant, *subscription),
            from = number(u64::from(*from)),
            to = number(u64::from(*to))
        )),
        Event::SubscriptionMoved {
            subscription,
            from,
            to,
        } => of_nobody(t!(
            history.stage,
            product = subscription_name(tenant, *subscription),
            from = status(from.status),
            to = status(to.status)
        )),
        Event::Configured { to, .. } => of_nobody(format!("{}, {}", edition(to.edition), rules(to.rules))),
        Event::ClockMoved { from, to } => of_nobody(t!(history.time, from = moment(*from), to = moment(*to))),
        Event::RequestChanged { from, to, .. } => {
            let request = (*to).or(*from)?;
            let line = t!(
                requests.told,
                product = product_name(tenant, request.sku),
                status = request_status(request.status)
            );
            of_people(line, &[request.user])
        }
        Event::SignedIn { from, to, .. } => {
            let sign_in = (*to).or(*from)?;
            of_people(t!(claim.told_sign_in, app = sign_in.app.name()), &[sign_in.user])
        }
        Event::AutoClaimChanged { to, .. } => {
            let names: Vec<String> = to.policies.iter().map(|policy| policy.name.to_string()).collect();
            let policies = match names.as_slice() {
                [] => t!(common.none).to_owned(),
                names => list(names),
            };
            of_nobody(match to.on {
                true => t!(claim.told_on, policies),
                false => t!(claim.told_off, policies),
            })
        }
        Event::QueueChanged { .. } => return None,
    })
}

/// So many new people are named; the others are counted.
const NAMES: usize = 20;

/// What became of a product, after its name: *assigned, without Sway*.
pub fn product_change(tenant: &Tenant, sku: SkuId, change: &ProductChange) -> String {
    let names = |plans: &PlanSet| {
        if plans.len() > NAME_SERVICES {
            t!(result.several, count = number(plans.len() as u64))
        } else {
            list(
                &plans
                    .iter()
                    .map(|plan| service_name(tenant, sku, plan))
                    .collect::<Vec<_>>(),
            )
        }
    };
    match change {
        ProductChange::Assigned { off } if off.is_empty() => t!(result.was_assigned).into(),
        ProductChange::Assigned { off } => t!(result.was_assigned_without, services = names(off)),
        ProductChange::Unassigned => t!(result.was_unassigned).into(),
        ProductChange::ServicesChanged { on, off } if off.is_empty() => {
            t!(result.services_on, services = names(on))
        }
        ProductChange::ServicesChanged { on, off } if on.is_empty() => {
            t!(result.services_off, services = names(off))
        }
        ProductChange::ServicesChanged { on, off } => {
            t!(result.services_on_off, on = names(on), off = names(off))
        }
        ProductChange::SourcesChanged => t!(result.sources).into(),
    }
}
