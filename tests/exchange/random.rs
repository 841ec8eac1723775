//! Export followed by import gives the same tenant: for any tenant at all.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{select, subsequence, Index};
use zetel::catalog::{
    countries, products, AppliesTo, ClaimApp, CountryCode, EditionId, RuleProfile, ServicePlanId, SkuId,
};
use zetel::domain::{
    Assignment, AssignmentError, AssignmentState, AutoClaim, ClaimPolicy, Claimable, Domain, Group, GroupId,
    LicenseRequest, LicenseSet, Membership, Organization, PlanInfo, PlanSet, Product, Profile,
    ProvisioningStatus, RequestStatus, Scope, SelfServe, SignIn, Source, Subscription, SubscriptionId,
    SubscriptionStatus, Tenant, Time, UserId, UserIx, UserType, Work,
};

use crate::round_trip::same_again;

fn text() -> impl Strategy<Value = Arc<str>> {
    any::<String>().prop_map(Arc::from)
}

fn texts() -> impl Strategy<Value = Option<Arc<str>>> {
    prop::option::of(text())
}

fn time() -> impl Strategy<Value = Time> {
    // the years 0 to 9999, which is what four digits can say
    (-62_167_219_200i64..253_402_300_800).prop_map(Time)
}

fn country() -> impl Strategy<Value = CountryCode> {
    select(countries().collect::<Vec<_>>())
}

fn organization() -> impl Strategy<Value = Organization> {
    let domain = (text(), any::<bool>()).prop_map(|(name, is_default)| Domain { name, is_default });
    let parts = (
        text(),
        prop::option::of(country()),
        prop::collection::vec(domain, 0..3),
    );
    parts.prop_map(|(display_name, country, domains)| Organization {
        display_name,
        country,
        domains,
    })
}

fn plan() -> impl Strategy<Value = PlanInfo> {
    let status = select(vec![
        ProvisioningStatus::Success,
        ProvisioningStatus::Disabled,
        ProvisioningStatus::Error,
        ProvisioningStatus::PendingInput,
        ProvisioningStatus::PendingActivation,
        ProvisioningStatus::PendingProvisioning,
    ]);
    let parts = (
        0u128..40,
        text(),
        select(vec![AppliesTo::User, AppliesTo::Company]),
        status,
    );
    parts.prop_map(|(id, name, applies_to, provisioning)| PlanInfo {
        id: ServicePlanId::from_u128(id),
        name,
        applies_to,
        provisioning,
    })
}

/// A product of the catalog, or one that nobody knows.
fn product() -> impl Strategy<Value = Product> {
    let known = select(products().map(|product| product.sku_id).collect::<Vec<_>>());
    let stranger = (any::<u128>(), text(), prop::collection::vec(plan(), 0..5));
    prop_oneof![
        known.prop_map(|sku| Product::from_catalog(sku).unwrap()),
        stranger.prop_map(|(sku, part_number, mut plans)| {
            plans.sort_by_key(|plan| std::cmp::Reverse(plan.id));
            plans.dedup_by_key(|plan| plan.id);
            Product {
                sku: SkuId::from_u128(sku),
                part_number,
                applies_to: AppliesTo::Company,
                plans,
            }
        }),
    ]
}

type Bought = (
    u128,
    Index,
    u32,
    SubscriptionStatus,
    bool,
    Option<Time>,
    Option<u128>,
    [bool; 2],
    Option<Time>,
);

fn bought() -> impl Strategy<Value = Bought> {
    let status = select(vec![
        SubscriptionStatus::Enabled,
        SubscriptionStatus::Warning,
        SubscriptionStatus::Suspended,
        SubscriptionStatus::LockedOut,
        SubscriptionStatus::Deleted,
    ]);
    (
        any::<u128>(),
        any::<Index>(),
        prop_oneof![0u32..50, any::<u32>()],
        status,
        any::<bool>(),
        prop::option::of(time()),
        prop::option::of(0u128..9),
        any::<[bool; 2]>(),
        prop::option::of(time()),
    )
}

fn state() -> impl Strategy<Value = AssignmentState> {
    let errors = vec![
        AssignmentError::CountViolation,
        AssignmentError::MutuallyExclusiveViolation,
        AssignmentError::DependencyViolation,
        AssignmentError::ProhibitedInUsageLocationViolation,
        AssignmentError::UniquenessViolation,
        AssignmentError::Other,
    ];
    prop_oneof![
        3 => Just(AssignmentState::Active),
        1 => Just(AssignmentState::Disabled),
        1 => select(errors.clone()).prop_map(AssignmentState::Error),
        1 => select(errors).prop_map(AssignmentState::ActiveWithError),
    ]
}

/// A product, a source (none is direct), the plans it leaves off, and its state: places in what the tenant has.
type Held = (Index, Option<Index>, Vec<Index>, AssignmentState);

fn held() -> impl Strategy<Value = Held> {
    let off = prop::collection::vec(any::<Index>(), 0..3);
    (any::<Index>(), prop::option::of(any::<Index>()), off, state())
}

fn profile() -> impl Strategy<Value = Profile> {
    let names = (text(), text(), texts(), texts(), texts());
    let rest = (any::<[bool; 3]>(), prop::collection::vec(text(), 0..3));
    (names, rest).prop_map(
        |((name, address, given_name, surname, department), (flags, proxy_addresses))| {
            let [guest, account_enabled, on_premises_sync] = flags;
            Profile {
                given_name,
                surname,
                department,
                user_type: if guest { UserType::Guest } else { UserType::Member },
                account_enabled,
                on_premises_sync,
                proxy_addresses,
                ..Profile::new(UserId::from_u128(0), &name, &address)
            }
        },
    )
}

type Someone = (Profile, Option<CountryCode>, Option<Time>, usize);

fn someone() -> impl Strategy<Value = Someone> {
    let deleted = prop_oneof![3 => Just(None), 1 => time().prop_map(Some)];
    (profile(), prop::option::of(country()), deleted, 0usize..6)
}

/// A group without key, with its licenses and members as places in what the tenant has.
type Team = (Group, Vec<(Index, Vec<Index>)>, Vec<Index>);

fn team() -> impl Strategy<Value = Team> {
    let licenses = prop::collection::vec(
        (any::<Index>(), prop::collection::vec(any::<Index>(), 0..3)),
        0..3,
    );
    let members = prop::collection::vec(any::<Index>(), 0..6);
    (text(), any::<[bool; 3]>(), texts(), licenses, members).prop_map(
        |(display_name, flags, rule, licenses, members)| {
            let [security_enabled, mail_enabled, unified] = flags;
            let group = Group {
                id: GroupId::from_u128(0),
                display_name,
                security_enabled,
                mail_enabled,
                unified,
                membership: rule.map_or(Membership::Assigned, Membership::Dynamic),
                licenses: BTreeMap::new(),
                members: Arc::default(),
            };
            (group, licenses, members)
        },
    )
}

/// Work that waits: the number of its group (which may not be there), the people at these places or everybody, and
/// since when.
type Waits = (u128, Option<Vec<Index>>, Time);

fn waits() -> impl Strategy<Value = Waits> {
    let people = prop::option::of(prop::collection::vec(any::<Index>(), 0..5));
    (700u128..704, people, time())
}

fn work((group, people, since): Waits, places: usize) -> Work {
    let group = GroupId::from_u128(group);
    let scope = people.map_or(Scope::Everyone, |people| {
        let people = people.iter().filter(|_| places > 0);
        let mut people: Vec<_> = people.map(|ix| UserIx(ix.index(places) as u32)).collect();
        people.sort_unstable();
        people.dedup();
        Scope::People(Arc::new(people))
    });
    Work { group, scope, since }
}

/// The plans of a product at these places.
fn plans_at(product: &Product, places: &[Index]) -> PlanSet {
    let plans: Vec<_> = product.plans.iter().map(|plan| plan.id).collect();
    places
        .iter()
        .filter(|_| !plans.is_empty())
        .map(|place| *place.get(&plans))
        .collect()
}

fn put_together(
    mut tenant: Tenant,
    products: &[Product],
    bought: Vec<Bought>,
    teams: Vec<Team>,
    sets: &[Vec<Held>],
    people: Vec<Someone>,
    queue: Vec<Waits>,
) -> Tenant {
    for product in products {
        tenant.add_product(product.clone());
    }
    for (id, product, total_licenses, status, is_trial, next_lifecycle, owner, kind, check) in bought {
        let [prepaid, partner] = kind;
        if products.is_empty() {
            continue;
        }
        tenant.add_subscription(Subscription {
            id: SubscriptionId::from_u128(id),
            sku: product.get(products).sku,
            total_licenses,
            status,
            is_trial,
            next_lifecycle,
            self_service_owner: owner.map(UserId::from_u128),
            prepaid,
            partner,
            credit_check_until: check,
        });
    }
    let groups = 700..700 + teams.len() as u128;
    let sets: Vec<Arc<LicenseSet>> = sets
        .iter()
        .map(|held| {
            let assignments =
                held.iter()
                    .filter(|_| !products.is_empty())
                    .map(|(product, by, off, state)| {
                        let product = product.get(products);
                        let group = by
                            .filter(|_| !groups.is_empty())
                            .map(|by| groups.start + by.index(groups.clone().count()) as u128);
                        let assignment = Assignment {
                            source: group.map_or(Source::Direct, |id| Source::Group(GroupId::from_u128(id))),
                            disabled_plans: plans_at(product, off),
                            state: *state,
                        };
                        (product.sku, assignment)
                    });
            Arc::new(assignments.collect())
        })
        .collect();
    let mut addresses = std::collections::HashSet::new();
    for (number, (mut profile, location, deleted, set)) in people.into_iter().enumerate() {
        profile.id = UserId::from_u128(number as u128 * 77 % 1000);
        if deleted.is_none() && !addresses.insert(profile.user_principal_name.to_lowercase()) {
            profile.user_principal_name = Arc::from(format!("another {number}"));
        }
        let nothing = Arc::default();
        let set = sets.get(set).unwrap_or(&nothing);
        tenant
            .add_user(Arc::new(profile), location, set, deleted)
            .unwrap();
    }
    let places = tenant.places();
    for ((mut group, licenses, members), id) in teams.into_iter().zip(groups) {
        group.id = GroupId::from_u128(id);
        for (product, off) in licenses.iter().filter(|_| !products.is_empty()) {
            let product = product.get(products);
            group.licenses.insert(product.sku, plans_at(product, off));
        }
        let id = group.id;
        tenant.add_group(group);
        if places > 0 {
            let members = members.iter().map(|member| UserIx(member.index(places) as u32));
            tenant.set_members(id, members.collect());
        }
    }
    for waits in queue {
        tenant.add_work(work(waits, places));
    }
    tenant
}

fn tenant() -> impl Strategy<Value = Tenant> {
    let all: Vec<CountryCode> = countries().take(20).collect();
    let prohibited = subsequence(all, 0..3).prop_flat_map(|countries| {
        let plans = prop::collection::vec(any::<u128>(), 0..3);
        let plans = plans.prop_map(|plans| {
            plans
                .into_iter()
                .map(ServicePlanId::from_u128)
                .collect::<PlanSet>()
        });
        let count = countries.len();
        prop::collection::vec(plans, count)
            .prop_map(move |plans| countries.iter().copied().zip(plans).collect::<BTreeMap<_, _>>())
    });
    let about = (
        organization(),
        select(EditionId::ALL.to_vec()),
        select(RuleProfile::ALL.to_vec()),
        time(),
        prohibited,
    );
    let products = prop::collection::vec(product(), 0..4);
    let sets = prop::collection::vec(prop::collection::vec(held(), 0..5), 0..5);
    let lists = (
        products,
        prop::collection::vec(bought(), 0..5),
        prop::collection::vec(team(), 0..3),
        sets,
        prop::collection::vec(someone(), 0..9),
        (prop::collection::vec(waits(), 0..3), self_serve()),
    );
    (about, lists).prop_map(|((organization, edition, rules, clock, prohibited), lists)| {
        let (products, bought, teams, sets, people, (queue, mut own)) = lists;
        let mut tenant = Tenant::new(organization, edition, rules, clock);
        tenant.prohibited = prohibited;
        let mut tenant = put_together(tenant, &products, bought, teams, &sets, people, queue);
        let there = |user: UserIx| user.index() < tenant.places();
        own.requests.retain(|request| there(request.user));
        own.sign_ins.retain(|sign_in| there(sign_in.user));
        tenant.set_self_serve(own);
        tenant
    })
}

fn self_serve() -> impl Strategy<Value = SelfServe> {
    let user = || (0u32..9).prop_map(UserIx);
    let sku = || (0u128..40).prop_map(SkuId::from_u128);
    let app = || select(ClaimApp::ALL.to_vec());
    let status = select(RequestStatus::ALL.map(|(_, status)| status).to_vec());
    let request = (user(), sku(), time(), status).prop_map(|(user, sku, asked, status)| LicenseRequest {
        user,
        sku,
        asked,
        status,
    });
    let sign_in =
        (user(), app(), time(), prop::option::of(sku())).prop_map(|(user, app, at, claimed)| SignIn {
            user,
            app,
            at,
            claimed,
        });
    let off = prop::collection::vec((0u128..40).prop_map(ServicePlanId::from_u128), 0..3);
    let product = (sku(), off).prop_map(|(sku, off)| Claimable {
        sku,
        disabled_plans: off.into_iter().collect(),
    });
    let policy = (text(), app(), prop::collection::vec(product, 0..3))
        .prop_map(|(name, app, products)| ClaimPolicy { name, app, products });
    let auto_claim = (any::<bool>(), prop::collection::vec(policy, 0..3))
        .prop_map(|(on, policies)| AutoClaim { on, policies });
    let parts = (
        prop::collection::vec(request, 0..4),
        auto_claim,
        prop::collection::vec(sign_in, 0..4),
    );
    parts.prop_map(|(requests, auto_claim, sign_ins)| SelfServe {
        requests,
        auto_claim,
        sign_ins,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_tenant_is_the_same_again(tenant in tenant()) {
        same_again(&tenant);
    }
}
