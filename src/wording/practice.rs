//! Words for exercises: what must hold, and why it does not.

use crate::catalog::ServicePlanId;
use crate::counted;
use crate::domain::{GroupId, Tenant, UserIx};
use crate::i18n::{number, use_locale, Locale};
use crate::practice::{Chapter, Exercise, Requirement, Unmet, Words};
use crate::sandbox::sample::SampleLanguage;
use crate::sandbox::Entry;
use crate::t;

use super::{
    country, entry, first_of, group_name, list, people, person, product_list, product_name, service_name,
};

/// A text of an exercise, in the language in use.
pub fn exercise_words(words: &Words) -> String {
    let language = match use_locale().get() {
        Locale::En => SampleLanguage::English,
        Locale::Nl => SampleLanguage::Dutch,
    };
    words.get(language).to_owned()
}

/// A chapter's name.
pub fn chapter(chapter: Chapter) -> &'static str {
    match chapter {
        Chapter::First => t!(practice.chapter_first),
        Chapter::Services => t!(practice.chapter_services),
        Chapter::Conflicts => t!(practice.chapter_conflicts),
        Chapter::Seats => t!(practice.chapter_seats),
        Chapter::Groups => t!(practice.chapter_groups),
        Chapter::Roles => t!(practice.chapter_roles),
        Chapter::Scripts => t!(practice.chapter_scripts),
    }
}

/// What must hold, with the names of this tenant: the one that the exercise began with, so that what is gone since has a
/// name still.
pub fn requirement(tenant: &Tenant, exercise: &Exercise, requirement: &Requirement) -> String {
    let who = everybody(tenant, requirement.users());
    let named = |group: GroupId| group_name(tenant, group);
    let product = |sku| product_name(tenant, sku);
    let service = |plan: ServicePlanId| tenant.plan_name(plan, &plan.to_string());
    match requirement {
        Requirement::Has { sku, .. } => t!(practice.has, product = product(*sku), people = who),
        Requirement::Lacks { sku, .. } => t!(practice.lacks, product = product(*sku), people = who),
        Requirement::Direct { sku, .. } => t!(practice.direct, product = product(*sku), people = who),
        Requirement::NotDirect { sku, .. } => t!(practice.not_direct, product = product(*sku), people = who),
        Requirement::Via { sku, group, .. } => t!(
            practice.via,
            product = product(*sku),
            group = named(*group),
            people = who
        ),
        Requirement::Services { sku, off, .. } if off.is_empty() => {
            t!(practice.services_all, product = product(*sku), people = who)
        }
        Requirement::Services { sku, off, .. } => {
            let names: Vec<String> = off.iter().map(|plan| service_name(tenant, *sku, plan)).collect();
            let (product, services) = (product(*sku), list(&names));
            t!(practice.services_off, product, people = who, services)
        }
        Requirement::On { plan, .. } => t!(practice.on, service = service(*plan), people = who),
        Requirement::Off { plan, .. } => t!(practice.off, service = service(*plan), people = who),
        Requirement::NoGap { plan, .. } => t!(practice.no_gap, service = service(*plan), people = who),
        Requirement::Location { country: code, .. } => {
            t!(practice.location, people = who, country = country(*code))
        }
        Requirement::Total { sku, seats } => {
            t!(
                practice.total,
                product = product(*sku),
                count = number(u64::from(*seats))
            )
        }
        Requirement::Used { sku, seats } => {
            t!(
                practice.used,
                product = product(*sku),
                count = number(u64::from(*seats))
            )
        }
        Requirement::Free { sku, seats } => {
            t!(
                practice.free,
                product = product(*sku),
                count = number(u64::from(*seats))
            )
        }
        Requirement::Member { group, .. } => t!(practice.member, group = named(*group), people = who),
        Requirement::NotMember { group, .. } => t!(practice.not_member, group = named(*group), people = who),
        Requirement::Active { .. } => t!(practice.active, people = who),
        Requirement::Deleted { .. } => t!(practice.deleted, people = who),
        Requirement::Gives { group, skus } if skus.is_empty() => {
            t!(practice.gives_nothing, group = named(*group))
        }
        Requirement::Gives { group, skus } => {
            let skus: Vec<_> = skus.iter().copied().collect();
            let products = product_list(tenant, &skus);
            t!(practice.gives, group = named(*group), products)
        }
        Requirement::NoErrors { group } => t!(practice.no_errors, group = named(*group)),
        Requirement::Gone { group } => t!(practice.gone, group = named(*group)),
        Requirement::AtMost { changes } => {
            counted!(*changes, practice.at_most_1, practice.at_most_n)
        }
        Requirement::Answered { question } => {
            let question = exercise.questions.get(*question);
            question
                .map(|question| exercise_words(&question.prompt))
                .unwrap_or_default()
        }
        Requirement::NothingElse { .. } => t!(practice.nothing_else).to_owned(),
    }
}

/// People by their names; those who are to come yet have none.
fn everybody(tenant: &Tenant, users: &[UserIx]) -> String {
    let is_there = |user: &UserIx| tenant.user(*user).is_some();
    let known: Vec<UserIx> = users.iter().copied().filter(is_there).collect();
    let newcomers = || t!(trainer.newcomers).to_owned();
    match (known.len() == users.len(), known.is_empty()) {
        (true, _) => people(tenant, users),
        (false, true) => newcomers(),
        (false, false) => list(&[people(tenant, &known), newcomers()]),
    }
}

/// Why a requirement does not hold: what is so now, never what to press; empty where there is no more to say than that it
/// does not. `entries` is what was done since the start.
pub fn unmet(tenant: &Tenant, requirement: &Requirement, unmet: &Unmet, entries: &[Entry]) -> String {
    match unmet {
        Unmet::NotYet => String::new(),
        Unmet::Users(users) if users.len() == requirement.users().len() => String::new(),
        Unmet::Users(users) => t!(practice.not_yet_for, people = people(tenant, users)),
        Unmet::Gap { entry: place, .. } => {
            let what = entries.get(*place).map(|one| entry(tenant, one));
            let place = number(*place as u64 + 1);
            t!(practice.gap, number = place, what = what.unwrap_or_default())
        }
        Unmet::Number(now) => t!(practice.is_now, count = number(u64::from(*now))),
        Unmet::Others {
            users,
            groups,
            quantities,
            rules,
        } => {
            let seats = match quantities.is_empty() {
                true => None,
                false => Some(t!(
                    practice.others_seats,
                    products = product_list(tenant, quantities)
                )),
            };
            let rules = rules.then(|| t!(practice.others_rules).to_owned());
            let count =
                users.len() + groups.len() + usize::from(seats.is_some()) + usize::from(rules.is_some());
            let all = users.iter().map(|user| person(tenant, *user));
            let all = all.chain(groups.iter().map(|group| group_name(tenant, *group)));
            let what = first_of(5, count, all.chain(seats).chain(rules));
            t!(practice.others, what)
        }
        Unmet::Wrong => t!(practice.wrong).to_owned(),
    }
}
