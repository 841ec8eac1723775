//! What must hold in an exercise, and why it does not: every kind of requirement.

use std::collections::BTreeSet;

use zetel::catalog::{CountryCode, EditionId, RuleProfile};
use zetel::domain::{GroupId, PlanSet, Tenant, UserIx};
use zetel::practice::{read, Exercise, Requirement, Unmet};
use zetel::sandbox::sample::SampleLanguage;
use zetel::wording::{requirement, unmet};

use super::world::{compare, plan, world, Row};

const BRAM: UserIx = UserIx(1);
const EVA: UserIx = UserIx(4);

fn exercise() -> Exercise {
    let text = "ask number 2\nask en How many?\nask nl Hoeveel?";
    read("test", text).unwrap().exercise
}

fn tenant() -> Tenant {
    exercise().start.tenant(
        SampleLanguage::English,
        EditionId::Worldwide2020,
        RuleProfile::Classic2020,
    )
}

fn group(tenant: &Tenant) -> GroupId {
    tenant
        .groups()
        .find(|group| &*group.display_name == "Licensed E3")
        .unwrap()
        .id
}

#[test]
fn every_requirement_has_its_words() {
    let (world, exercise, tenant) = (world(), exercise(), tenant());
    let (e1, e3) = (world.e1, world.e3);
    let group = group(&tenant);
    let users = || vec![BRAM];
    let off: PlanSet = [plan(e3, "SWAY").plan].into_iter().collect();
    let teams = plan(e3, "TEAMS1").plan;
    let rows: Vec<Row<Requirement>> = vec![
        (
            Requirement::Has {
                users: users(),
                sku: e3,
            },
            &["Office 365 E3 is assigned to Bram Willems"],
            &["Office 365 E3 is toegewezen aan Bram Willems"],
        ),
        (
            Requirement::Lacks {
                users: vec![BRAM, EVA],
                sku: e1,
            },
            &["Office 365 E1 isn't assigned to Bram Willems and Eva Moreau"],
            &["Office 365 E1 is niet toegewezen aan Bram Willems en Eva Moreau"],
        ),
        (
            Requirement::Direct {
                users: users(),
                sku: e3,
            },
            &["Office 365 E3 is assigned directly to Bram Willems"],
            &["Office 365 E3 is rechtstreeks toegewezen aan Bram Willems"],
        ),
        (
            Requirement::NotDirect {
                users: users(),
                sku: e3,
            },
            &["Office 365 E3 isn't assigned directly to Bram Willems"],
            &["Office 365 E3 is niet rechtstreeks toegewezen aan Bram Willems"],
        ),
        (
            Requirement::Via {
                users: users(),
                sku: e3,
                group,
            },
            &["Office 365 E3 comes from the group Licensed E3 for Bram Willems"],
            &["Office 365 E3 komt van de groep Licensed E3 voor Bram Willems"],
        ),
        (
            Requirement::Services {
                users: users(),
                sku: e3,
                off: PlanSet::default(),
            },
            &["All apps and services of Office 365 E3 are on for Bram Willems"],
            &["Alle apps en services van Office 365 E3 staan aan voor Bram Willems"],
        ),
        (
            Requirement::Services {
                users: users(),
                sku: e3,
                off,
            },
            &["Off in Office 365 E3 for Bram Willems: only Sway"],
            &["Uit in Office 365 E3 voor Bram Willems: alleen Sway"],
        ),
        (
            Requirement::On {
                users: users(),
                plan: teams,
            },
            &["Microsoft Teams is on for Bram Willems"],
            &["Microsoft Teams staat aan voor Bram Willems"],
        ),
        (
            Requirement::Off {
                users: users(),
                plan: teams,
            },
            &["Microsoft Teams is off for Bram Willems"],
            &["Microsoft Teams staat uit voor Bram Willems"],
        ),
        (
            Requirement::NoGap {
                users: users(),
                plan: teams,
            },
            &["Microsoft Teams never stops for Bram Willems"],
            &["Microsoft Teams valt geen moment uit voor Bram Willems"],
        ),
        (
            Requirement::Location {
                users: users(),
                country: CountryCode::NL,
            },
            &["The usage location of Bram Willems is NL"],
            &["De gebruikslocatie van Bram Willems is NL"],
        ),
        (
            Requirement::Total { sku: e3, seats: 1200 },
            &["The total number of licenses of Office 365 E3 is 1,200"],
            &["Het totale aantal licenties van Office 365 E3 is 1.200"],
        ),
        (
            Requirement::Used { sku: e3, seats: 5 },
            &["The number of assigned licenses of Office 365 E3 is 5"],
            &["Het aantal toegewezen licenties van Office 365 E3 is 5"],
        ),
        (
            Requirement::Free { sku: e1, seats: 0 },
            &["The number of available licenses of Office 365 E1 is 0"],
            &["Het aantal beschikbare licenties van Office 365 E1 is 0"],
        ),
        (
            Requirement::Member {
                users: users(),
                group,
            },
            &["The group Licensed E3 includes Bram Willems"],
            &["De groep Licensed E3 heeft als lid: Bram Willems"],
        ),
        (
            Requirement::NotMember {
                users: users(),
                group,
            },
            &["The group Licensed E3 doesn't include Bram Willems"],
            &["De groep Licensed E3 heeft niet als lid: Bram Willems"],
        ),
        (
            Requirement::Active { users: users() },
            &["The account of Bram Willems isn't deleted"],
            &["Het account van Bram Willems is niet verwijderd"],
        ),
        (
            Requirement::Deleted { users: users() },
            &["The account of Bram Willems is deleted and can be restored"],
            &["Het account van Bram Willems is verwijderd en kan worden hersteld"],
        ),
        (
            Requirement::Gives {
                group,
                skus: BTreeSet::from([e3]),
            },
            &["The group Licensed E3 gives Office 365 E3 and nothing else"],
            &["De groep Licensed E3 geeft Office 365 E3 en niets anders"],
        ),
        (
            Requirement::Gives {
                group,
                skus: BTreeSet::new(),
            },
            &["The group Licensed E3 gives no licenses"],
            &["De groep Licensed E3 geeft geen licenties"],
        ),
        (
            Requirement::NoErrors { group },
            &["No member of the group Licensed E3 has a license error"],
            &["Geen lid van de groep Licensed E3 heeft een licentiefout"],
        ),
        (
            Requirement::Gone { group },
            &["The group Licensed E3 is deleted"],
            &["De groep Licensed E3 is verwijderd"],
        ),
        (
            Requirement::AtMost { changes: 1 },
            &["It takes 1 change at most"],
            &["Het kost maximaal 1 wijziging"],
        ),
        (
            Requirement::AtMost { changes: 3 },
            &["It takes 3 changes at most"],
            &["Het kost maximaal 3 wijzigingen"],
        ),
        (
            Requirement::Answered { question: 0 },
            &["How many?"],
            &["Hoeveel?"],
        ),
        (
            nothing_else(),
            &["Nothing else is changed"],
            &["Verder is er niets gewijzigd"],
        ),
    ];
    compare(&rows, |one| vec![requirement(&tenant, &exercise, one)]);
}

fn nothing_else() -> Requirement {
    Requirement::NothingElse {
        users: Vec::new(),
        groups: Vec::new(),
        newcomers: false,
        quantities: Vec::new(),
    }
}

#[test]
fn what_is_missing_is_said_as_it_is_now() {
    let (world, tenant) = (world(), tenant());
    let both = Requirement::Has {
        users: vec![BRAM, EVA],
        sku: world.e3,
    };
    let others = |users, quantities, rules| Unmet::Others {
        users,
        groups: vec![group(&tenant)],
        quantities,
        rules,
    };
    let rows: Vec<Row<Unmet>> = vec![
        (Unmet::NotYet, &[""], &[""]),
        (Unmet::Users(vec![BRAM, EVA]), &[""], &[""]),
        (
            Unmet::Users(vec![EVA]),
            &["Not yet for Eva Moreau."],
            &["Nog niet voor Eva Moreau."],
        ),
        (Unmet::Number(7), &["It's 7 now."], &["Het is nu 7."]),
        (Unmet::Wrong, &["This answer isn't right."], &["Dit antwoord klopt niet."]),
        (
            others(vec![BRAM], vec![world.e3], true),
            &["Also changed: Bram Willems, Licensed E3, the number of licenses of Office 365 E3, and the rules."],
            &["Ook gewijzigd: Bram Willems, Licensed E3, het aantal licenties van Office 365 E3 en de regels."],
        ),
        (
            others(Vec::new(), Vec::new(), false),
            &["Also changed: Licensed E3."],
            &["Ook gewijzigd: Licensed E3."],
        ),
    ];
    compare(&rows, |one| vec![unmet(&tenant, &both, one, &[])]);
}
