//! One thing that was done: what an audit log calls it, and what became of everything that it was about.

use crate::domain::{
    AutoClaim, Command, Event, GroupId, LicenseRequest, LicenseSet, Problem, RequestStatus, Role, SignIn,
    SubscriptionId, Tenant, Time, UserIx,
};
use crate::exchange::tenant_file::assigned;

/// One thing that somebody did.
#[derive(Debug, Clone, Copy)]
pub struct AuditEntry<'a> {
    /// Its number in the history, counting from 1.
    pub number: usize,
    /// The simulated moment.
    pub at: Time,
    /// The real moment, in milliseconds since 1970 UTC.
    pub real: i64,
    /// Who did it.
    pub role: Role,
    /// What was asked.
    pub command: &'a Command,
    /// What happened.
    pub events: &'a [Event],
    /// What was refused, and to whom.
    pub refused: &'a [(Problem, Vec<UserIx>)],
    /// Whether it is in force: not undone.
    pub in_force: bool,
}

/// Puts a refusal into words: the language is the reader's.
pub type Words<'a> = &'a dyn Fn(&Problem) -> String;

/// What became of one person, group, subscription or the tenant itself.
pub(super) struct Target {
    /// `User`, `Group`, `Subscription` or `Tenant`.
    pub(super) kind: &'static str,
    pub(super) id: String,
    pub(super) name: String,
    /// `userPrincipalName`, of people.
    pub(super) address: Option<String>,
    pub(super) outcome: Outcome,
}

/// A property before and after, or why not.
pub(super) enum Outcome {
    Changed {
        property: &'static str,
        from: String,
        to: String,
    },
    Refused {
        reason: String,
    },
}

impl AuditEntry<'_> {
    /// The name of what was done, as an audit log has it.
    pub(super) fn activity(&self) -> &'static str {
        match self.command {
            Command::ChangeUsers(change) if change.add.is_empty() && change.remove.is_nothing() => {
                "Update user"
            }
            Command::ChangeUsers(_) | Command::Sequence(_) | Command::ChangeTogether(_) => {
                "Change user license"
            }
            Command::Configure { .. } => "Configure tenant",
            Command::ChangeGroups(_) => "Set group license",
            Command::ChangeMembers { add, .. } if !add.is_empty() => "Add member to group",
            Command::ChangeMembers { .. } => "Remove member from group",
            Command::MakeDynamic { .. } => "Update group",
            Command::DeleteGroups { .. } => "Delete group",
            Command::ReprocessUsers { .. } | Command::ReprocessGroups { .. } => {
                "Start applying group based license to users"
            }
            Command::ProcessNow => "Finish applying group based license to users",
            Command::ChangeQuantity { .. } => "Update subscription",
            Command::AddUsers(_) => "Add user",
            Command::DeleteUsers { .. } => "Delete user",
            Command::RestoreUsers { .. } => "Restore user",
            Command::AdvanceClock { .. } => "Let time pass",
            Command::AskForProduct { .. } => "Request license",
            Command::AnswerRequests(_) => "Update license request",
            Command::SetAutoClaim(_) => "Update auto-claim policy",
            Command::SignIn { .. } => "Sign in",
        }
    }

    /// Everything it was about, in the order of the facts; one entry per person.
    pub(super) fn targets(&self, tenant: &Tenant, words: Words<'_>) -> Vec<Target> {
        let mut targets = Vec::new();
        for event in self.events {
            of_event(tenant, event, &mut targets);
        }
        for (problem, users) in self.refused {
            let reason = words(problem);
            let refused = || Outcome::Refused {
                reason: reason.clone(),
            };
            if users.is_empty() {
                targets.push(the_tenant(tenant, refused()));
            }
            targets.extend(users.iter().map(|user| person(tenant, *user, refused())));
        }
        targets
    }
}

fn of_event(tenant: &Tenant, event: &Event, targets: &mut Vec<Target>) {
    let changed = |property: &'static str, from: String, to: String| Outcome::Changed { property, from, to };
    let time = |time: &Option<Time>| time.map(|time| time.to_string()).unwrap_or_default();
    match event {
        Event::LicensesChanged { from, to, users } => {
            let (from, to) = (held(tenant, from), held(tenant, to));
            targets.extend(users.iter().map(|user| {
                let outcome = changed("AssignedLicense", from.clone(), to.clone());
                person(tenant, *user, outcome)
            }));
        }
        Event::UsageLocationChanged { from, to, users } => {
            let code =
                |code: &Option<crate::catalog::CountryCode>| code.map(|c| c.to_string()).unwrap_or_default();
            targets.extend(users.iter().map(|user| {
                let outcome = changed("UsageLocation", code(from), code(to));
                person(tenant, *user, outcome)
            }));
        }
        Event::DeletionChanged { from, to, users } => targets.extend(users.iter().map(|user| {
            let outcome = changed("DeletedDateTime", time(from), time(to));
            person(tenant, *user, outcome)
        })),
        Event::UsersChanged { added, removed, .. } => {
            let people = added.iter().map(|new| (new, true));
            for (somebody, came) in people.chain(removed.iter().map(|old| (old, false))) {
                let address = somebody.profile.user_principal_name.to_string();
                let (from, to) = if came {
                    (String::new(), address.clone())
                } else {
                    (address.clone(), String::new())
                };
                targets.push(Target {
                    kind: "User",
                    id: somebody.profile.id.to_string(),
                    name: somebody.profile.display_name.to_string(),
                    address: Some(address),
                    outcome: changed("UserPrincipalName", from, to),
                });
            }
        }
        Event::GroupLicensesChanged { group, from, to } => {
            let names = |gives: &crate::domain::GroupLicenses| {
                let names = gives.keys().map(|sku| part_number(tenant, *sku));
                names.collect::<Vec<_>>().join("+")
            };
            targets.push(a_group(
                tenant,
                *group,
                changed("AssignedLicense", names(from), names(to)),
            ));
        }
        Event::MembersChanged { group, joined, left } => {
            let (id, name) = (group.to_string(), name_of_group(tenant, *group));
            let label = format!("{name} ({id})");
            targets.extend(joined.iter().map(|user| {
                let outcome = changed("MemberOf", String::new(), label.clone());
                person(tenant, *user, outcome)
            }));
            targets.extend(left.iter().map(|user| {
                let outcome = changed("MemberOf", label.clone(), String::new());
                person(tenant, *user, outcome)
            }));
        }
        Event::MembershipChanged { group, from, to } => {
            let rule = |membership: &crate::domain::Membership| match membership {
                crate::domain::Membership::Assigned => String::new(),
                crate::domain::Membership::Dynamic(rule) => rule.to_string(),
            };
            targets.push(a_group(
                tenant,
                *group,
                changed("MembershipRule", rule(from), rule(to)),
            ));
        }
        Event::GroupChanged { group, from, to } => {
            let name = |group: &Option<std::sync::Arc<crate::domain::Group>>| {
                group
                    .as_ref()
                    .map(|g| g.display_name.to_string())
                    .unwrap_or_default()
            };
            let outcome = changed("DisplayName", name(from), name(to));
            targets.push(Target {
                name: if to.is_some() { name(to) } else { name(from) },
                ..a_group(tenant, *group, outcome)
            });
        }
        Event::QuantityChanged {
            subscription,
            from,
            to,
        } => {
            let outcome = changed("TotalLicenses", from.to_string(), to.to_string());
            targets.push(a_subscription(tenant, *subscription, outcome));
        }
        Event::SubscriptionMoved {
            subscription,
            from,
            to,
        } => {
            let (from, to) = (time(&from.next_lifecycle), time(&to.next_lifecycle));
            let outcome = changed("NextLifecycleDateTime", from, to);
            targets.push(a_subscription(tenant, *subscription, outcome));
        }
        Event::Configured { from, to } => {
            let (from, to) = (from.edition.to_string(), to.edition.to_string());
            targets.push(the_tenant(tenant, changed("Edition", from, to)));
        }
        Event::ClockMoved { from, to } => {
            let outcome = changed("DateTime", from.to_string(), to.to_string());
            targets.push(the_tenant(tenant, outcome));
        }
        Event::RequestChanged { from, to, .. } => {
            let text = |request: &Option<LicenseRequest>| {
                let said = request.map(|one| {
                    let status = RequestStatus::ALL
                        .iter()
                        .find(|(_, status)| *status == one.status);
                    let status = status.map_or("", |(name, _)| name);
                    format!("{} {status}", part_number(tenant, one.sku))
                });
                said.unwrap_or_default()
            };
            let outcome = changed("LicenseRequest", text(from), text(to));
            targets.extend(to.or(*from).map(|request| person(tenant, request.user, outcome)));
        }
        Event::SignedIn { from, to, .. } => {
            let text = |one: &Option<SignIn>| one.map(|one| one.app.name().to_owned()).unwrap_or_default();
            let outcome = changed("SignIn", text(from), text(to));
            targets.extend(to.or(*from).map(|one| person(tenant, one.user, outcome)));
        }
        Event::AutoClaimChanged { from, to } => {
            let text = |all: &AutoClaim| {
                let names: Vec<&str> = all.policies.iter().map(|policy| policy.name.as_ref()).collect();
                format!("{}: {}", if all.on { "on" } else { "off" }, names.join(", "))
            };
            targets.push(the_tenant(
                tenant,
                changed("AutoClaimPolicy", text(from), text(to)),
            ));
        }
        // How far a group's work is follows from what is recorded with the group and its members.
        Event::QueueChanged { .. } => {}
    }
}

fn part_number(tenant: &Tenant, sku: crate::catalog::SkuId) -> String {
    let product = tenant.product(sku).map(|product| product.part_number.to_string());
    product
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| sku.to_string())
}

/// The products in force, each with the number of services that are off, joined by `+`.
fn held(tenant: &Tenant, set: &LicenseSet) -> String {
    let products = assigned(set).into_iter().map(|(sku, off)| {
        let name = part_number(tenant, sku);
        if off.is_empty() {
            return name;
        }
        let product = tenant.product(sku);
        let plans = product.into_iter().flat_map(|p| p.user_plans());
        let names: Vec<&str> = plans
            .filter(|plan| off.contains(plan.id))
            .map(|plan| plan.name.as_ref())
            .collect();
        format!("{name} (without {})", names.join(", "))
    });
    products.collect::<Vec<_>>().join("+")
}

fn person(tenant: &Tenant, user: UserIx, outcome: Outcome) -> Target {
    let profile = tenant.user(user).map(|user| &user.profile);
    Target {
        kind: "User",
        id: profile.map(|p| p.id.to_string()).unwrap_or_default(),
        name: profile.map(|p| p.display_name.to_string()).unwrap_or_default(),
        address: profile.map(|p| p.user_principal_name.to_string()),
        outcome,
    }
}

fn name_of_group(tenant: &Tenant, group: GroupId) -> String {
    let group = tenant.group(group);
    group
        .map(|group| group.display_name.to_string())
        .unwrap_or_default()
}

fn a_group(tenant: &Tenant, group: GroupId, outcome: Outcome) -> Target {
    Target {
        kind: "Group",
        id: group.to_string(),
        name: name_of_group(tenant, group),
        address: None,
        outcome,
    }
}

fn a_subscription(tenant: &Tenant, id: SubscriptionId, outcome: Outcome) -> Target {
    let sku = tenant.subscription(id).map(|subscription| subscription.sku);
    Target {
        kind: "Subscription",
        id: id.to_string(),
        name: sku.map(|sku| part_number(tenant, sku)).unwrap_or_default(),
        address: None,
        outcome,
    }
}

fn the_tenant(tenant: &Tenant, outcome: Outcome) -> Target {
    Target {
        kind: "Tenant",
        id: String::new(),
        name: tenant.organization.display_name.to_string(),
        address: None,
        outcome,
    }
}
