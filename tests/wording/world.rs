//! Owns the tenant that sentences speak of, and the comparison of what is said with what should be.

use std::sync::Arc;

use zetel::catalog::{
    plans_with_name, products_with_part_number, CountryCode, EditionId, RuleProfile, SkuId, Year,
};
use zetel::domain::{
    Group, GroupId, LicenseSet, Membership, Organization, PlanOf, Product, Profile, Subscription,
    SubscriptionId, Tenant, Time, UserId, UserIx,
};
use zetel::i18n::{use_locale, Locale};

/// Anna and Bas, two products and a group.
pub struct World {
    pub tenant: Tenant,
    pub anna: UserIx,
    pub bas: UserIx,
    pub e1: SkuId,
    pub e3: SkuId,
    pub visio: SkuId,
    pub sales: GroupId,
}

/// The product with this part number.
pub fn sku(part_number: &str) -> SkuId {
    products_with_part_number(part_number).next().unwrap().sku_id
}

/// A service of a product, by its name.
pub fn plan(sku: SkuId, name: &str) -> PlanOf {
    let plan = plans_with_name(name).next().unwrap().id;
    PlanOf { sku, plan }
}

/// A tenant with today's names.
pub fn world() -> World {
    let organization = Organization {
        display_name: Arc::from("Contoso"),
        country: Some(CountryCode::NL),
        domains: Vec::new(),
    };
    let mut tenant = Tenant::new(
        organization,
        EditionId::Worldwide2020,
        RuleProfile::Classic2020,
        Time::from_date(2020, 7, 15),
    );
    let (e1, e3, visio) = (sku("STANDARDPACK"), sku("ENTERPRISEPACK"), sku("VISIOCLIENT"));
    for (number, sku) in [e1, e3, visio].into_iter().enumerate() {
        tenant.add_product(Product::in_year(sku, Year::Today).unwrap());
        let id = SubscriptionId::from_u128(number as u128 + 1);
        tenant.add_subscription(Subscription::new(id, sku, 5));
    }
    let nothing = Arc::new(LicenseSet::default());
    for (number, name) in [(1, "Anna Visser"), (2, "Bas Hoekstra")] {
        let address = format!("{}@contoso.example", name.replace(' ', ".").to_lowercase());
        let profile = Arc::new(Profile::new(UserId::from_u128(number), name, &address));
        tenant
            .add_user(profile, Some(CountryCode::NL), &nothing, None)
            .unwrap();
    }
    let sales = GroupId::from_u128(9);
    tenant.add_group(Group {
        id: sales,
        display_name: Arc::from("Sales"),
        security_enabled: true,
        mail_enabled: false,
        unified: false,
        membership: Membership::Assigned,
        licenses: Default::default(),
        members: Arc::default(),
    });
    World {
        anna: UserIx(0),
        bas: UserIx(1),
        e1,
        e3,
        visio,
        sales,
        tenant,
    }
}

/// A row: what is said about something in English, and in Dutch.
pub type Row<'a, T> = (T, &'a [&'a str], &'a [&'a str]);

/// Compares all rows, and shows all that differ.
pub fn compare<T: std::fmt::Debug>(rows: &[Row<T>], say: impl Fn(&T) -> Vec<String>) {
    let mut wrong = String::new();
    for (locale, of) in [(Locale::En, 0), (Locale::Nl, 1)] {
        use_locale().put(locale);
        for (what, english, dutch) in rows {
            let want: &[&str] = if of == 0 { english } else { dutch };
            let said = say(what);
            if said != want {
                wrong += &format!("\n{what:?}\n    want {want:?}\n    said {said:?}");
            }
        }
    }
    use_locale().put(Locale::En);
    assert!(wrong.is_empty(), "{wrong}");
}
