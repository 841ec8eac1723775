//! What the questions of exercises call right is what the engine says of their starts, and texts name people, products
//! and groups as the screen does.

use std::collections::BTreeSet;

use zetel::catalog::{plan_name, product_name, products, SkuId};
use zetel::domain::{decide, Actor, Command, Decision, PlanInfo, Problem, Tenant, UserIx};
use zetel::practice::{exercise, exercises, read, Answer, Exercise, Requirement, Words};
use zetel::sandbox::sample::SampleLanguage;

fn start(id: &str) -> (&'static Exercise, Tenant) {
    let exercise = exercise(id).unwrap();
    let tenant = exercise.tenant(SampleLanguage::English, exercise.editions[0]);
    (exercise, tenant)
}

fn sku(monogram: &str) -> SkuId {
    let mut all = products();
    all.find(|product| product.monogram == monogram).unwrap().sku_id
}

/// The names of options that are right, and of those that are wrong.
fn options(answer: &Answer) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let Answer::Some(options) = answer else {
        panic!("{answer:?}")
    };
    let named = |wanted: bool| {
        let those = options.iter().filter(move |(_, right)| *right == wanted);
        those.map(|(words, _)| words.en.as_str()).collect()
    };
    (named(true), named(false))
}

/// What the engine says to a line of an exercise in its start.
fn decided(id: &str, line: &str) -> Decision {
    let (exercise, tenant) = start(id);
    // The reader knows no start but that of a whole file.
    let table: String = exercise.start.lines.iter().fold(String::new(), |text, line| {
        text + "table " + &line.replace('\t', " | ") + "\n"
    });
    let source = read("test", &format!("{table}role global\ndo {line}")).unwrap();
    let command = &source.exercise.solution[0].command;
    decide(&tenant, &Actor::default(), command)
}

#[test]
fn numbers_that_are_asked_are_those_of_the_start() {
    let seats = |id: &str, monogram: &str| start(id).1.seats(sku(monogram));
    let eva = UserIx(4);
    let (_, tenant) = start("62-two-sources");
    let sources = tenant.licenses(eva).unwrap().get(sku("E3")).unwrap();
    assert_eq!(sources.assignments().len(), 2, "{sources:?}");
    assert!(sources.direct().is_some());
    let cases = [
        ("05-read-first", 0, seats("05-read-first", "E3").available()),
        (
            "05-read-first",
            1,
            seats("05-read-first", "E3").available() - 1 + 1,
        ),
        ("06-free-offer", 1, seats("06-free-offer", "PA").consumed),
        ("62-two-sources", 0, u32::from(sources.in_force())),
        ("64-added-up", 0, seats("64-added-up", "E1").available()),
        ("61-read-a-request", 3, 45_u32.div_ceil(20)),
    ];
    let mut asked = 0;
    for exercise in exercises() {
        let numbers = exercise.questions.iter().enumerate();
        for (place, question) in numbers {
            let Answer::Number(right) = question.answer else {
                continue;
            };
            asked += 1;
            let said = cases
                .iter()
                .find(|(id, at, _)| *id == exercise.id && *at == place);
            assert_eq!(
                said.map(|(_, _, number)| *number),
                Some(right),
                "{}: {place}",
                exercise.id
            );
        }
    }
    assert_eq!(asked, cases.len());
    assert_eq!(seats("64-added-up", "E1").suspended, 3);
}

#[test]
fn what_is_chosen_is_what_the_engine_says() {
    let (exercise, tenant) = start("11-for-everybody");
    let (right, wrong) = options(&exercise.questions[0].answer);
    let product = tenant.product(sku("PU")).unwrap();
    let name = |plan: &PlanInfo| plan_name(plan.id, tenant.year()).unwrap();
    assert_eq!(product.user_plans().map(name).collect::<BTreeSet<_>>(), right);
    assert_eq!(product.plans.len(), right.len() + wrong.len());

    let (exercise, tenant) = start("50-numbers-that-stay");
    let (right, wrong) = options(&exercise.questions[0].answer);
    for subscription in tenant.subscriptions() {
        let command = Command::ChangeQuantity {
            subscription: subscription.id,
            total: subscription.total_licenses + 1,
        };
        let decision = decide(&tenant, &Actor { role: exercise.role }, &command);
        let fixed = matches!(&*decision.problems, [Problem::QuantityFixed { .. }]);
        let name = name_of_product(&tenant, subscription.sku);
        assert!(!fixed || right.contains(&*name), "{name}");
        assert!(fixed || !right.contains(&*name), "{name}");
    }
    assert_eq!((right.len(), wrong.len()), (3, 2));

    let own = decided("51-her-own-purchase", "assign finn +Ap");
    assert!(
        matches!(&*own.problems, [Problem::SelfServicePurchase { .. }]),
        "{own:?}"
    );
    let organization = decided("66-for-the-whole-house", "assign finn +IP");
    assert!(
        matches!(&*organization.problems, [Problem::ForOrganization { .. }]),
        "{organization:?}"
    );
    let not_held = decided("61-read-a-request", "assign daan +BI -E1");
    assert!(
        matches!(&*not_held.problems, [Problem::LicenseNotHeld { .. }]) && not_held.events.is_empty(),
        "{not_held:?}"
    );
}

fn name_of_product(tenant: &Tenant, sku: SkuId) -> String {
    product_name(sku, tenant.year()).unwrap().to_owned()
}

#[test]
fn texts_name_what_must_hold_as_the_screen_does() {
    let mut faults = Vec::new();
    for exercise in exercises() {
        for language in [SampleLanguage::English, SampleLanguage::Dutch] {
            let tenant = exercise.tenant(language, exercise.editions[0]);
            let said = texts(exercise, language);
            let mut named = BTreeSet::new();
            for requirement in &exercise.requirements {
                if matches!(requirement, Requirement::NothingElse { .. }) {
                    continue;
                }
                // A crowd is told by its number.
                if requirement.users().len() <= 4 {
                    let users = requirement.users().iter().filter_map(|user| tenant.user(*user));
                    named.extend(users.map(|user| user.profile.display_name.to_string()));
                }
                let group = requirement.group().and_then(|group| tenant.group(group));
                named.extend(group.map(|group| group.display_name.to_string()));
                named.extend(sku_of(requirement).map(|sku| name_of_product(&tenant, sku)));
            }
            let missing = named.iter().filter(|name| !said.contains(name.as_str()));
            faults.extend(missing.map(|name| format!("{}, {language:?}: {name}", exercise.id)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Task, hints and questions in this language.
fn texts(exercise: &Exercise, language: SampleLanguage) -> String {
    let asked = exercise.questions.iter().map(|question| &question.prompt);
    let all = [&exercise.task].into_iter().chain(&exercise.hints).chain(asked);
    all.map(|words: &Words| words.get(language))
        .collect::<Vec<_>>()
        .join("\n")
}

fn sku_of(requirement: &Requirement) -> Option<SkuId> {
    match requirement {
        Requirement::Has { sku, .. }
        | Requirement::Lacks { sku, .. }
        | Requirement::Direct { sku, .. }
        | Requirement::NotDirect { sku, .. }
        | Requirement::Via { sku, .. }
        | Requirement::Services { sku, .. }
        | Requirement::Total { sku, .. }
        | Requirement::Free { sku, .. } => Some(*sku),
        // What is used up may have to be found out.
        _ => None,
    }
}
