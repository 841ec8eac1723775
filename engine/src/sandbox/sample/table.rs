//! Sample tenants written down as a table: a line a subscription, group or person, with letters for what is particular.
//!
//! The table says what the letters mean. Whatever language is asked for, the same line makes the same ids.

use std::collections::BTreeMap;
use std::str::Split;
use std::sync::Arc;

use crate::catalog::{plans_with_name, AppliesTo, CountryCode, EditionId, RuleProfile, SkuId, Year};
use crate::domain::{
    evolve, process, Domain, Group, GroupId, Membership, Organization, PlanSet, Product, Profile,
    ProvisioningStatus, Scope, Subscription, SubscriptionId, SubscriptionStatus, Tenant, Time, UserId,
    UserIx, UserType, Work,
};

use super::address::{address, folded};
use super::random::Random;
use super::{direct_set, product_by_monogram, read_licenses, with_group};

/// In which language departments and groups are named. Names of people and products have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SampleLanguage {
    /// English.
    #[default]
    English,
    /// Dutch.
    Dutch,
}

/// Whose table it is.
pub(super) struct Company {
    /// What it is called.
    pub(super) name: &'static str,
    /// Its domains; people get the first.
    pub(super) domains: &'static [&'static str],
    /// Whether the given name alone is the address.
    pub(super) short_addresses: bool,
    /// From what ids are drawn.
    pub(super) seed: u64,
}

/// The key of the group that holds every employee.
const EVERYBODY: &str = "*";

/// Builds the tenant of a table, on 1 July 2020; the same one every time.
pub(super) fn build<'a>(
    company: &'static Company,
    language: SampleLanguage,
    table: impl Iterator<Item = &'a str>,
) -> Tenant {
    let domains = company.domains.iter().enumerate();
    let organization = Organization {
        display_name: Arc::from(company.name),
        country: Some(CountryCode::NL),
        domains: domains
            .map(|(place, name)| Domain {
                name: Arc::from(*name),
                is_default: place == 0,
            })
            .collect(),
    };
    let tenant = Tenant::new(
        organization,
        EditionId::Worldwide2020,
        RuleProfile::Classic2020,
        Time::from_date(2020, 7, 1),
    );
    let mut builder = Builder {
        company,
        tenant,
        language,
        random: Random::new(company.seed),
        everywhere: Vec::new(),
        waiting: Vec::new(),
        departments: BTreeMap::new(),
        groups: BTreeMap::new(),
        buyer: None,
    };
    for line in table {
        let mut fields = line.split('\t');
        // A line that says nothing readable is passed over; a test sees to it that there is none.
        let _ = match fields.next() {
            Some("d") => builder.department(fields),
            Some("w") => fields.next().map(|name| builder.everywhere.push(name)),
            Some("a") => fields.next().map(|name| builder.waiting.push(name)),
            Some("l") => builder.not_offered(fields),
            Some("s") => builder.subscription(fields),
            Some("g") => builder.group(fields),
            Some("u") => builder.person(fields),
            _ => None,
        };
    }
    builder.finish()
}

/// A group as far as it is known, with what it gives.
struct Giving {
    id: GroupId,
    licenses: BTreeMap<SkuId, PlanSet>,
    members: Vec<UserIx>,
    turn: Turn,
}

/// When a group's members get what it gives.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// They have it, all of it.
    Before,
    /// Now, as far as it goes.
    Now,
    /// Later.
    Queued,
}

struct Builder<'a> {
    company: &'static Company,
    tenant: Tenant,
    language: SampleLanguage,
    random: Random,
    /// Services for the whole organization, by plan name.
    everywhere: Vec<&'a str>,
    /// Services that wait for activation, by plan name.
    waiting: Vec<&'a str>,
    departments: BTreeMap<&'a str, Arc<str>>,
    groups: BTreeMap<&'a str, Giving>,
    /// Who bought something without asking.
    buyer: Option<UserId>,
}

type Fields<'a> = Split<'a, char>;

impl<'a> Builder<'a> {
    /// The next two fields are Dutch and English: the one that is wanted.
    fn text(&self, fields: &mut Fields<'a>) -> Option<Arc<str>> {
        let (dutch, english) = (fields.next()?, fields.next()?);
        Some(Arc::from(match self.language {
            SampleLanguage::Dutch => dutch,
            SampleLanguage::English => english,
        }))
    }

    fn department(&mut self, mut fields: Fields<'a>) -> Option<()> {
        let key = fields.next()?;
        let name = self.text(&mut fields)?;
        self.departments.insert(key, name);
        Some(())
    }

    /// A country, and the services that are not offered there, by plan name.
    fn not_offered(&mut self, mut fields: Fields<'a>) -> Option<()> {
        let country = CountryCode::parse(fields.next()?).ok()?;
        let names = fields.next()?.split(' ');
        let plans = names.map(|name| plans_with_name(name).next().map(|plan| plan.id));
        self.tenant
            .prohibited
            .insert(country, plans.collect::<Option<_>>()?);
        Some(())
    }

    fn subscription(&mut self, mut fields: Fields<'a>) -> Option<()> {
        let sku = product_by_monogram(fields.next()?)?;
        let total_licenses = fields.next()?.parse().ok()?;
        let flags = fields.next()?;
        let status = if flags.contains('s') {
            SubscriptionStatus::Suspended
        } else {
            SubscriptionStatus::Enabled
        };
        let mut product = self.product(sku)?;
        if flags.contains('w') {
            product.applies_to = AppliesTo::Company;
        }
        self.tenant.add_product(product);
        self.tenant.add_subscription(Subscription {
            id: SubscriptionId(self.random.guid()),
            sku,
            total_licenses,
            status,
            is_trial: flags.contains('t'),
            next_lifecycle: fields.next().and_then(Time::parse),
            // The buyer's own id takes its place when everybody is in.
            self_service_owner: flags.contains('o').then_some(UserId::from_u128(0)),
            prepaid: flags.contains('k'),
            partner: flags.contains('p'),
            credit_check_until: flags.contains('c').then(|| self.tenant.clock.plus_days(2)),
        });
        Some(())
    }

    /// A product of the catalog, with its services as they are in this tenant.
    fn product(&self, sku: SkuId) -> Option<Product> {
        let mut product = Product::in_year(sku, Year::Then)?;
        for plan in &mut product.plans {
            if self.everywhere.contains(&&*plan.name) {
                plan.applies_to = AppliesTo::Company;
            }
            if self.waiting.contains(&&*plan.name) {
                plan.provisioning = ProvisioningStatus::PendingActivation;
            }
        }
        Some(product)
    }

    fn group(&mut self, mut fields: Fields<'a>) -> Option<()> {
        let key = fields.next()?;
        let display_name = self.text(&mut fields)?;
        let flags = fields.next()?;
        let licenses = read_licenses(fields.next().unwrap_or_default());
        let id = GroupId(self.random.guid());
        self.tenant.add_group(Group {
            id,
            display_name,
            security_enabled: flags.contains('s'),
            mail_enabled: flags.contains('m'),
            unified: flags.contains('u'),
            membership: if flags.contains('d') {
                Membership::Dynamic(Arc::from("(user.accountEnabled -eq true)"))
            } else {
                Membership::Assigned
            },
            licenses: licenses.clone(),
            members: Arc::default(),
        });
        self.groups.insert(
            key,
            Giving {
                id,
                licenses,
                members: Vec::new(),
                turn: match (flags.contains('p'), flags.contains('q')) {
                    (true, _) => Turn::Now,
                    (_, true) => Turn::Queued,
                    _ => Turn::Before,
                },
            },
        );
        Some(())
    }

    fn person(&mut self, mut fields: Fields<'a>) -> Option<()> {
        let flags = fields.next()?;
        let (given, surname) = (fields.next()?, fields.next()?);
        let department = fields.next().and_then(|key| self.departments.get(key)).cloned();
        let country = fields.next().and_then(|code| CountryCode::parse(code).ok());
        let direct = read_licenses(fields.next().unwrap_or_default());
        let deleted = flags.strip_prefix('x').and_then(Time::parse);
        let (guest, mailbox) = (flags.contains('g'), flags.contains('m'));

        let keys = fields.next().into_iter().flat_map(|keys| keys.split(' '));
        let everybody = (!guest && !mailbox && deleted.is_none()).then_some(EVERYBODY);
        let keys: Vec<&str> = keys.chain(everybody).collect();

        let mut licenses = direct_set(direct);
        let groups = keys.iter().filter_map(|key| self.groups.get(key));
        for group in groups.filter(|group| group.turn == Turn::Before) {
            licenses = with_group(licenses, &group.licenses, group.id);
        }

        let mut profile = self.profile(flags, given, surname, department);
        let more = fields
            .next()
            .map(|alias| format!("smtp:{alias}@{}", self.domain()));
        profile.proxy_addresses.extend(more.map(Arc::from));
        if flags.contains('o') {
            self.buyer = Some(profile.id);
        }
        let place = self
            .tenant
            .add_user(Arc::new(profile), country, &Arc::new(licenses), deleted)
            .ok()?;
        for key in keys {
            if let Some(group) = self.groups.get_mut(key) {
                group.members.push(place);
            }
        }
        Some(())
    }

    /// The domain of people's addresses.
    fn domain(&self) -> &'static str {
        self.company.domains.first().copied().unwrap_or_default()
    }

    fn profile(&mut self, flags: &str, given: &str, surname: &str, department: Option<Arc<str>>) -> Profile {
        let id = UserId(self.random.guid());
        let (guest, mailbox) = (flags.contains('g'), flags.contains('m'));
        let domain = self.domain();
        let (display_name, upn) = if mailbox {
            (surname.to_owned(), format!("{given}@{domain}"))
        } else if guest {
            let alias = format!("{given}_{surname}").to_lowercase();
            (format!("{given} {surname}"), format!("{alias}.example@{domain}"))
        } else if self.company.short_addresses {
            (
                format!("{given} {surname}"),
                format!("{}@{domain}", folded(given)),
            )
        } else {
            (
                format!("{given} {surname}"),
                address(&folded(given), &folded(surname), 1, domain),
            )
        };
        let mut profile = Profile::new(id, &display_name, &upn);
        if !mailbox {
            profile.given_name = Some(Arc::from(given));
            profile.surname = Some(Arc::from(surname));
        }
        if !guest {
            profile.proxy_addresses.push(Arc::from(format!("SMTP:{upn}")));
        }
        profile.department = department;
        profile.user_type = if guest { UserType::Guest } else { UserType::Member };
        profile.account_enabled = !flags.contains('b');
        profile.on_premises_sync = flags.contains('y');
        profile
    }

    fn finish(mut self) -> Tenant {
        let bought: Vec<_> = self.tenant.subscriptions().cloned().collect();
        for mut subscription in bought {
            if subscription.self_service_owner.is_some() {
                subscription.self_service_owner = self.buyer;
                self.tenant.add_subscription(subscription);
            }
        }
        for (_, group) in self.groups {
            self.tenant.set_members(group.id, group.members);
            let work = Work {
                group: group.id,
                scope: Scope::Everyone,
                since: self.tenant.clock,
            };
            match group.turn {
                Turn::Before => {}
                Turn::Now => {
                    for event in &process(&self.tenant, &work).events {
                        evolve(&mut self.tenant, event);
                    }
                }
                Turn::Queued => self.tenant.add_work(work),
            }
        }
        self.tenant
    }
}
