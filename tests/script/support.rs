//! A small tenant, as the facts of scripts know one, and scripts for it.

use std::sync::Arc;

use zetel::catalog::{EditionId, RuleProfile, ServicePlanId, SkuId};
use zetel::domain::{
    Actor, Assignment, ChangeUsers, Command, Domain, Grant, Group, GroupId, Held, LicenseSet, Membership,
    Organization, Place, PlanSet, Product, Profile, Subscription, SubscriptionId, Tenant, Time, UserId,
    UserIx,
};
use zetel::script::{write_script, Script, Steps, Tool};

pub const E3: &str = "6fd2c87f-b296-42f0-b197-1e91e994b900";
pub const E1: &str = "18181a46-0d4e-45cd-891e-60aabd171b4e";
pub const SWAY: &str = "a23b959c-7ce8-4e57-9140-b90eb88a9e97";

/// People by their places.
pub const ANNA: UserIx = UserIx(0);
pub const BRAM: UserIx = UserIx(1);
pub const CARLA: UserIx = UserIx(2);
pub const GITA: UserIx = UserIx(3);
pub const DAAN: UserIx = UserIx(4);

pub fn sku(id: &str) -> SkuId {
    id.parse().unwrap()
}

pub fn off(plans: &[&str]) -> PlanSet {
    plans
        .iter()
        .map(|plan| plan.parse::<ServicePlanId>().unwrap())
        .collect()
}

pub fn group() -> GroupId {
    GroupId::from_u128(0x6_0000)
}

fn person(n: u128, name: &str, address: &str) -> Arc<Profile> {
    Arc::new(Profile::new(UserId::from_u128(n), name, address))
}

/// Contoso, with 6 seats of E3 and 5 of E1: Anna has E3 without Sway, Bram E1, Carla and Gita nothing; Daan is deleted.
/// Carla has no location. The group Sales has Bram and gives nothing.
pub fn tenant() -> Tenant {
    let organization = Organization {
        display_name: Arc::from("Contoso"),
        country: Some("NL".parse().unwrap()),
        domains: vec![Domain {
            name: Arc::from("contoso.example"),
            is_default: true,
        }],
    };
    let moment = Time::parse("2020-07-01T09:00:00Z").unwrap();
    let mut tenant = Tenant::new(
        organization,
        EditionId::Worldwide2020,
        RuleProfile::Classic2020,
        moment,
    );
    for (n, id, seats) in [(1, E3, 6), (2, E1, 5)] {
        tenant.add_product(Product::from_catalog(sku(id)).unwrap());
        tenant.add_subscription(Subscription::new(SubscriptionId::from_u128(n), sku(id), seats));
    }
    let holds =
        |id: &str, plans: PlanSet| Arc::new(LicenseSet::default().with(sku(id), Assignment::direct(plans)));
    let (nothing, nl) = (Arc::default(), Some("NL".parse().unwrap()));
    for (n, name, address, location, set, deleted) in [
        (
            1,
            "Anna de Vries",
            "anna@contoso.example",
            nl,
            holds(E3, off(&[SWAY])),
            None,
        ),
        (
            2,
            "Bram Jansen",
            "bram@contoso.example",
            nl,
            holds(E1, off(&[])),
            None,
        ),
        (
            3,
            "Carla Smit",
            "carla@contoso.example",
            None,
            Arc::clone(&nothing),
            None,
        ),
        (
            4,
            "Gita",
            "gita_fabrikam.example#EXT#@contoso.example",
            nl,
            Arc::clone(&nothing),
            None,
        ),
        (5, "Daan", "daan@contoso.example", nl, nothing, Some(moment)),
    ] {
        tenant
            .add_user(person(n, name, address), location, &set, deleted)
            .unwrap();
    }
    tenant.add_group(Group {
        id: group(),
        display_name: Arc::from("Sales"),
        security_enabled: true,
        mail_enabled: false,
        unified: false,
        membership: Membership::Assigned,
        licenses: Default::default(),
        members: Arc::new(vec![BRAM]),
    });
    tenant
}

pub fn grant(id: &str, disabled_plans: PlanSet, held: Held) -> Grant {
    Grant {
        sku: sku(id),
        disabled_plans,
        held,
    }
}

/// Products to give to people.
pub fn give(users: &[UserIx], add: Vec<Grant>) -> Command {
    let mut change = ChangeUsers::new(users.to_vec(), Place::ActiveUsers);
    change.add = add;
    Command::ChangeUsers(change)
}

/// A script of commands, each done before the next.
pub fn script(tenant: &Tenant, tool: Tool, commands: &[Command]) -> Script {
    let mut steps = Steps::new();
    let mut ahead = tenant.clone();
    for command in commands {
        steps.add(&ahead, &Actor::default(), command, String::new());
        let decision = zetel::domain::decide(&ahead, &Actor::default(), command);
        decision
            .events
            .iter()
            .for_each(|event| zetel::domain::evolve(&mut ahead, event));
    }
    write_script(tool, tenant, &steps, &|note| format!("{note:?}"))
}
