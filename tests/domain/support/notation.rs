//! The short notation of the cases: `E3-SWAY Sales:E5 @NL` read into license sets and grants, and problems written
//! back as text that a failing test can show.
//!
//! A token is `[group:]product[-plan...]` or `[group:]product=plan+plan` (only these on), with a state at its end
//! where it isn't active: `!count`, `!dep`, `!excl`, `!loc`, `!addr`, `!other`, `!off` (recorded, not in force),
//! `~dep` and so on (in force, last change failed). Products are short names, part numbers, or names a case makes up.

use zetel::catalog::{
    self, plans_with_name, products_with_part_number, CountryCode, Guid, ServicePlanId, SkuId,
};
use zetel::domain::{
    Assignment, AssignmentError, AssignmentState, Conflict, GroupId, LicenseSet, MissingDependency, PlanOf,
    PlanSet, Problem, Source, Tenant,
};

/// Short names for part numbers.
const NICKS: [(&str, &str); 14] = [
    ("E1", "STANDARDPACK"),
    ("E3", "ENTERPRISEPACK"),
    ("E5", "ENTERPRISEPREMIUM"),
    ("F3", "DESKLESSPACK"),
    ("M3", "SPE_E3"),
    ("M5", "SPE_E5"),
    ("BB", "O365_BUSINESS_ESSENTIALS"),
    ("TeamsEnt", "Microsoft_Teams_Enterprise_New"),
    ("NoTeams", "Microsoft_365_E3_(no_Teams)"),
    ("Visio", "VISIOCLIENT"),
    ("Phone", "MCOEV"),
    ("Audio", "MCOMEETADV"),
    ("X1", "EXCHANGESTANDARD"),
    ("S1", "SHAREPOINTSTANDARD"),
];

/// An id made up from a name; the same name gives the same id.
pub fn made_up(kind: u8, name: &str) -> Guid {
    let mut hash = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128 ^ u128::from(kind);
    for byte in name.bytes() {
        hash = (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    Guid::from_u128(hash)
}

/// The product of a short name, a part number, or a made-up name.
pub fn sku(name: &str) -> SkuId {
    let part = NICKS.iter().find(|n| n.0 == name).map_or(name, |n| n.1);
    let known = products_with_part_number(part).next().map(|p| p.sku_id);
    known.unwrap_or_else(|| SkuId(made_up(1, name)))
}

/// The plan of this name; made up when no product of the catalogue has it.
pub fn plan(name: &str) -> ServicePlanId {
    let mut found = plans_with_name(name);
    let known = found.next().map(|p| p.id);
    assert!(found.next().is_none(), "two plans are called {name}");
    known.unwrap_or_else(|| ServicePlanId(made_up(2, name)))
}

/// The group of this name.
pub fn group(name: &str) -> GroupId {
    GroupId(made_up(3, name))
}

/// A country that exists.
pub fn country(code: &str) -> CountryCode {
    CountryCode::parse(code).unwrap()
}

/// The plans named with `+` between them.
pub fn plan_set(names: &str) -> PlanSet {
    names.split('+').filter(|n| !n.is_empty()).map(plan).collect()
}

/// One token, read.
pub struct Token {
    pub group: Option<String>,
    pub sku: SkuId,
    pub off: PlanSet,
    pub state: AssignmentState,
}

/// Reads one token; `tenant` knows the plans of made-up products.
pub fn token(tenant: &Tenant, text: &str) -> Token {
    let (text, state) = state(text);
    let (group, text) = match text.split_once(':') {
        Some((group, rest)) => (Some(group.to_owned()), rest),
        None => (None, text),
    };
    if let Some((name, on)) = text.split_once('=') {
        let (sku, on) = (sku(name), plan_set(on));
        let off = plans_of(tenant, sku)
            .into_iter()
            .filter(|p| !on.contains(*p))
            .collect();
        return Token {
            group,
            sku,
            off,
            state,
        };
    }
    let mut parts = text.split('-');
    let sku = sku(parts.next().unwrap());
    Token {
        group,
        sku,
        off: parts.map(plan).collect(),
        state,
    }
}

fn state(text: &str) -> (&str, AssignmentState) {
    let Some(at) = text.find(['!', '~']) else {
        return (text, AssignmentState::Active);
    };
    let (text, mark) = text.split_at(at);
    let error = match mark.get(1..).unwrap() {
        "count" => AssignmentError::CountViolation,
        "dep" => AssignmentError::DependencyViolation,
        "loc" => AssignmentError::ProhibitedInUsageLocationViolation,
        "addr" => AssignmentError::UniquenessViolation,
        "other" => AssignmentError::Other,
        "excl" => AssignmentError::MutuallyExclusiveViolation,
        "off" => return (text, AssignmentState::Disabled),
        other => panic!("no state {other}"),
    };
    if mark.starts_with('!') {
        (text, AssignmentState::Error(error))
    } else {
        (text, AssignmentState::ActiveWithError(error))
    }
}

fn plans_of(tenant: &Tenant, sku: SkuId) -> Vec<ServicePlanId> {
    match tenant.product(sku) {
        Some(product) => product.plans.iter().map(|p| p.id).collect(),
        None => catalog::product(sku).unwrap().plan_ids().collect(),
    }
}

/// What somebody holds, from tokens; `@NL` tokens are the caller's.
pub fn holdings(tenant: &Tenant, text: &str) -> LicenseSet {
    let mut set = LicenseSet::default();
    for word in text.split_whitespace().filter(|w| !w.starts_with('@')) {
        let token = token(tenant, word);
        let source = token.group.map_or(Source::Direct, |g| Source::Group(group(&g)));
        set = set.with(
            token.sku,
            Assignment {
                source,
                disabled_plans: token.off,
                state: token.state,
            },
        );
    }
    set
}

/// The country of an `@NL` token.
pub fn place_in(text: &str) -> Option<CountryCode> {
    text.split_whitespace()
        .find_map(|w| w.strip_prefix('@'))
        .map(country)
}

/// A product's short name.
pub fn sku_name(tenant: &Tenant, sku: SkuId) -> String {
    let own = tenant.product(sku).map(|p| p.part_number.to_string());
    let part = own.or_else(|| catalog::product(sku).map(|p| p.part_number.to_owned()));
    let part = part.unwrap_or_else(|| sku.to_string());
    NICKS
        .iter()
        .find(|n| n.1 == part)
        .map_or(part, |n| n.0.to_owned())
}

/// A plan's name.
pub fn plan_name(tenant: &Tenant, plan: ServicePlanId) -> String {
    let own = tenant
        .products()
        .flat_map(|p| &p.plans)
        .find(|p| p.id == plan)
        .map(|p| p.name.to_string());
    own.or_else(|| catalog::plan(plan).map(|p| p.name.to_owned()))
        .unwrap_or_else(|| plan.to_string())
}

/// A set in the notation.
pub fn set_text(tenant: &Tenant, set: &LicenseSet) -> String {
    let mut words = Vec::new();
    for license in set.licenses() {
        for assignment in license.assignments() {
            let mut word = match assignment.source {
                Source::Direct => String::new(),
                Source::Group(id) => {
                    tenant
                        .group(id)
                        .map_or(id.to_string(), |g| g.display_name.to_string())
                        + ":"
                }
            };
            word += &sku_name(tenant, license.sku);
            for plan in assignment.disabled_plans.iter() {
                word += &format!("-{}", plan_name(tenant, plan));
            }
            match assignment.state {
                AssignmentState::Active => {}
                other => word += &format!("!{other:?}"),
            }
            words.push(word);
        }
    }
    words.join(" ")
}

/// A plan of a product, as `E1.SHAREPOINTSTANDARD`.
pub fn plan_of_text(tenant: &Tenant, plan: &PlanOf) -> String {
    format!("{}.{}", sku_name(tenant, plan.sku), plan_name(tenant, plan.plan))
}

/// The products of a problem or a fix, sorted, with spaces between.
pub fn skus_text(tenant: &Tenant, skus: &[SkuId]) -> String {
    sorted(skus.iter().map(|s| sku_name(tenant, *s)), " ")
}

/// Plans of products, sorted, with spaces between.
pub fn plans_text(tenant: &Tenant, plans: &[PlanOf]) -> String {
    sorted(plans.iter().map(|p| plan_of_text(tenant, p)), " ")
}

fn sorted(words: impl Iterator<Item = String>, between: &str) -> String {
    let mut words: Vec<String> = words.collect();
    words.sort();
    words.join(between)
}

/// `E1.A* x E3.B`, where the star says that it was on before; two new ones stand in alphabetical order.
fn clash_text(tenant: &Tenant, clash: &Conflict) -> String {
    let (one, other) = (
        plan_of_text(tenant, &clash.one),
        plan_of_text(tenant, &clash.other),
    );
    match clash.one_was_on {
        true => format!("{one}* x {other}"),
        false if one < other => format!("{one} x {other}"),
        false => format!("{other} x {one}"),
    }
}

fn lack_text(tenant: &Tenant, lack: &MissingDependency) -> String {
    let any = sorted(lack.any_of.iter().map(|p| plan_name(tenant, *p)), "|");
    format!("{} needs {any}", plan_of_text(tenant, &lack.needs))
}

/// A group's name.
pub fn group_name(tenant: &Tenant, id: GroupId) -> String {
    let group = tenant.group(id);
    group.map_or(id.to_string(), |g| g.display_name.to_string())
}

/// A problem with its products and plans, in one line.
pub fn problem_text(tenant: &Tenant, problem: &Problem) -> String {
    let skus = |skus: &[SkuId]| skus_text(tenant, skus);
    match problem {
        Problem::PlanNotInSku { plans } => format!("PlanNotInSku {}", plans_text(tenant, plans)),
        Problem::TooManyUsers { limit, asked } => format!("TooManyUsers {asked} of {limit}"),
        Problem::UserNotFound => "UserNotFound".to_owned(),
        Problem::Forbidden { role, permission } => format!("Forbidden {} {permission:?}", role.as_str()),
        Problem::LicenseNotHeld { skus: which } => format!("LicenseNotHeld {}", skus(which)),
        Problem::InheritedLicense { skus: which, groups } => {
            let name = |id: &GroupId| group_name(tenant, *id);
            format!(
                "InheritedLicense {} via {}",
                skus(which),
                sorted(groups.iter().map(name), " ")
            )
        }
        Problem::SkuNotOwned { skus: which } => format!("SkuNotOwned {}", skus(which)),
        Problem::SelfServicePurchase { skus: which } => format!("SelfServicePurchase {}", skus(which)),
        Problem::ForOrganization { skus: which } => format!("ForOrganization {}", skus(which)),
        Problem::UsageLocationMissing => "UsageLocationMissing".to_owned(),
        Problem::ProhibitedInUsageLocation { country, plans } => {
            format!(
                "ProhibitedInUsageLocation {} {}",
                country.as_str(),
                plans_text(tenant, plans)
            )
        }
        Problem::NotEnoughLicenses { skus: which } => format!("NotEnoughLicenses {}", skus(which)),
        Problem::ConflictingServicePlans { clashes } => {
            let clashes = sorted(clashes.iter().map(|c| clash_text(tenant, c)), ", ");
            format!("ConflictingServicePlans {clashes}")
        }
        Problem::MissingDependentServicePlans { lacks } => {
            let lacks = sorted(lacks.iter().map(|l| lack_text(tenant, l)), ", ");
            format!("MissingDependentServicePlans {lacks}")
        }
        Problem::OtherProductsDepend { lacks } => {
            let lacks = sorted(lacks.iter().map(|l| lack_text(tenant, l)), ", ");
            format!("OtherProductsDepend {lacks}")
        }
        Problem::InvalidUser { field, fault } => format!("InvalidUser {field:?} {fault:?}"),
        Problem::DomainNotVerified { domain } => format!("DomainNotVerified {domain}"),
        Problem::UserNameTaken { address, .. } => format!("UserNameTaken {address}"),
        Problem::RestoreExpired { .. } => "RestoreExpired".to_owned(),
        Problem::DuplicateProxyAddress { sku, address, other } => {
            let sku = sku_name(tenant, *sku);
            let other = tenant
                .user(*other)
                .map_or("nobody", |user| &user.profile.display_name);
            format!("DuplicateProxyAddress {sku} {address} {other}")
        }
        Problem::TooManyGroups { limit, asked } => format!("TooManyGroups {asked} of {limit}"),
        Problem::TooManyTogether { limit, asked } => format!("TooManyTogether {asked} of {limit}"),
        Problem::TooManyBackups { limit, asked } => format!("TooManyBackups {asked} of {limit}"),
        Problem::AppHasPolicy { app } => format!("AppHasPolicy {}", app.as_str()),
        Problem::GroupHasLicenses { skus: which } => format!("GroupHasLicenses {}", skus(which)),
        Problem::QuantityFixed { lock } => format!("QuantityFixed {lock:?}"),
        Problem::BelowAssigned { sku, assigned, least } => {
            format!(
                "BelowAssigned {} {assigned} least {least}",
                sku_name(tenant, *sku)
            )
        }
        Problem::BatchTooLarge { .. } | Problem::MissingParameter { .. } | Problem::InvalidGuid { .. } => {
            panic!("{problem:?} is a request parser's")
        }
        Problem::GroupNotFound
        | Problem::GroupNotEligible
        | Problem::MembershipByRule
        | Problem::SignInBlocked
        | Problem::SubscriptionNotFound => format!("{problem:?}"),
    }
}
