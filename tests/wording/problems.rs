//! Every problem: its title and its sentence.

use zetel::catalog::{ClaimApp, CountryCode};
use zetel::domain::{
    Conflict, Fault, Field, MissingDependency, Permission, PlanOf, Problem, QuantityLock, Role, Time,
};
use zetel::wording::{problem_text, problem_title};

use super::world::{compare, plan, world, Row};

#[test]
fn every_problem_has_a_title_and_a_sentence() {
    let world = world();
    let (e1, e3, visio) = (world.e1, world.e3, world.visio);
    let sway = plan(e3, "SWAY");
    let clash = Conflict {
        one_was_on: true,
        set: 0,
        one: plan(e1, "EXCHANGE_S_STANDARD"),
        other: plan(e3, "EXCHANGE_S_ENTERPRISE"),
    };
    let lack = || MissingDependency {
        needs: PlanOf {
            sku: visio,
            plan: sway.plan,
        },
        any_of: vec![clash.other.plan],
    };
    let rows: Vec<Row<Problem>> = vec![
        (Problem::PlanNotInSku { plans: vec![sway] }, &["Service not part of the product", "The product doesn't include Sway."],
            &["Service hoort niet bij het product", "Niet in het product: Sway."],
        ),
        (Problem::TooManyUsers { limit: 20, asked: 21 }, &["At most 20 at a time", "You can select up to 20 users at a time on this page."],
            &["Maximaal 20 tegelijk", "Op deze pagina kunt u maximaal 20 gebruikers tegelijk kiezen."],
        ),
        (Problem::UserNotFound, &["User not found", "The user has been deleted or never existed."],
            &["Gebruiker niet gevonden", "De gebruiker is verwijderd of heeft nooit bestaan."],
        ),
        (
            Problem::Forbidden {
                role: Role::Helpdesk,
                permission: Permission::AssignLicenses,
            },
            &["Insufficient privileges", "The Helpdesk admin role can't do this. Roles that can: Global admin, License admin, and User admin."],
            &["Onvoldoende bevoegdheden", "De rol Helpdesk-beheerder mag dit niet. Rollen die dit wel mogen: Algemene beheerder, Licentiebeheerder en Gebruikersbeheerder."],
        ),
        (Problem::LicenseNotHeld { skus: vec![visio] }, &["Not assigned", "Not assigned to Anna Visser: Visio Plan 2."],
            &["Niet toegewezen", "Niet toegewezen aan Anna Visser: Visio Plan 2."],
        ),
        (
            Problem::InheritedLicense {
                skus: vec![e3],
                groups: vec![world.sales],
            },
            &["Inherited from a group", "Inherited from Sales: Office 365 E3. To change it, change the group's licenses."],
            &["Overgenomen van een groep", "Overgenomen van Sales: Office 365 E3. Wijzig dit in de groep."],
        ),
        (Problem::SkuNotOwned { skus: vec![e3] }, &["Product not in your subscriptions", "This tenant has no subscription for Office 365 E3."],
            &["Product niet in uw abonnementen", "Deze tenant heeft geen abonnement op Office 365 E3."],
        ),
        (Problem::SelfServicePurchase { skus: vec![visio] }, &["Bought by a user", "A user bought Visio Plan 2 for their own use. Take over the subscription first."],
            &["Gekocht door een gebruiker", "Een gebruiker heeft Visio Plan 2 voor eigen gebruik gekocht. Neem eerst het abonnement over."],
        ),
        (Problem::ForOrganization { skus: vec![visio] }, &["For the whole organization", "Visio Plan 2 applies to the whole organization. It isn't assigned to users or groups, and they need no license for it."],
            &["Voor de hele organisatie", "Visio Plan 2 geldt voor de hele organisatie. Het wordt niet aan gebruikers of groepen toegewezen, en zij hebben er geen licentie voor nodig."],
        ),
        (Problem::UsageLocationMissing, &["User usage location not specified", "Set a usage location for Anna Visser before you assign a license."],
            &["Gebruikslocatie van gebruiker niet opgegeven", "Een licentie kan alleen worden toegewezen aan iemand met een locatie. Die ontbreekt bij Anna Visser."],
        ),
        (
            Problem::ProhibitedInUsageLocation {
                country: CountryCode::NL,
                plans: vec![sway],
            },
            &["Usage location isn't allowed", "Not offered in NL: Sway."],
            &["Gebruikslocatie is niet toegestaan", "Niet beschikbaar in NL: Sway."],
        ),
        (Problem::NotEnoughLicenses { skus: vec![e1, e3] }, &["Not enough licenses", "There aren't enough Office 365 E1 and Office 365 E3 licenses for Anna Visser."],
            &["Onvoldoende licenties", "Er is geen beschikbare licentie van Office 365 E1 en Office 365 E3 meer voor Anna Visser."],
        ),
        (
            Problem::ConflictingServicePlans { clashes: vec![clash] },
            &["Conflicting service plans", "A user can't have these services on at the same time. Affected: Anna Visser."],
            &["Conflicterende serviceplannen", "Regel: services van dezelfde soort kunnen bij één gebruiker niet samen actief zijn. Het gaat om Anna Visser."],
        ),
        (
            Problem::MissingDependentServicePlans { lacks: vec![lack()] },
            &["Missing dependent service plans", "A service that you're turning on needs another service that isn't on. Affected: Anna Visser."],
            &["Ontbrekende afhankelijke serviceplannen", "Regel: een service kan niet actief zijn zonder een service die daarvoor nodig is. Het gaat om Anna Visser."],
        ),
        (Problem::OtherProductsDepend { lacks: vec![lack()] }, &["Other products depend on this license", "Another service needs a service that you're removing. Affected: Anna Visser."],
            &["Andere producten zijn afhankelijk van deze licentie", "Regel: een service kan niet blijven zonder een service die daarvoor nodig is. Het gaat om Anna Visser."],
        ),
        (
            Problem::DuplicateProxyAddress {
                sku: e3,
                address: "SMTP:anna@contoso.example".into(),
                other: world.bas,
            },
            &["Duplicate proxy addresses", "The mailbox of Anna Visser would get the address anna@contoso.example, which Bas Hoekstra already has. Remove the address from one of them, or continue without the mailbox."],
            &["Dubbele proxyadressen", "Het postvak van Anna Visser krijgt het adres anna@contoso.example, maar dat heeft Bas Hoekstra al. Verwijder het adres bij een van beiden, of ga door zonder het postvak."],
        ),
        (
            Problem::TooManyGroups {
                limit: 20,
                asked: 1_200,
            },
            &["At most 20 at a time", "You can select up to 20 groups at a time on this page."],
            &["Maximaal 20 tegelijk", "Op deze pagina kunt u maximaal 20 groepen tegelijk kiezen."],
        ),
        (
            Problem::TooManyTogether { limit: 20, asked: 21 },
            &["At most 20 at a time", "You can select up to 20 users and groups together at a time on this page."],
            &["Maximaal 20 tegelijk", "Op deze pagina kunt u maximaal 20 gebruikers en groepen samen tegelijk kiezen."],
        ),
        (Problem::SignInBlocked, &["Sign-in blocked", "This account can't sign in. Choose another user."],
            &["Aanmelding geblokkeerd", "Dit account kan zich niet aanmelden. Kies een andere gebruiker."],
        ),
        (
            Problem::AppHasPolicy { app: ClaimApp::Teams },
            &["App already has a policy", "Microsoft Teams already has an auto-claim policy. An app can have only one."],
            &["App heeft al een beleid", "Voor Microsoft Teams bestaat al een beleid voor automatisch claimen. Per app kan er één zijn."],
        ),
        (
            Problem::TooManyBackups { limit: 4, asked: 5 },
            &["At most 4 at a time", "A policy can have up to 4 backup products."],
            &["Maximaal 4 tegelijk", "Een beleid kan maximaal 4 back-upproducten hebben."],
        ),
        (Problem::GroupNotFound, &["Group not found", "The group has been deleted or never existed."],
            &["Groep niet gevonden", "De groep is verwijderd of heeft nooit bestaan."],
        ),
        (Problem::GroupNotEligible, &["Group can't have licenses", "Only security groups, mail-enabled security groups, and security-enabled Microsoft 365 groups can have licenses."],
            &["Groep kan geen licenties hebben", "Alleen beveiligingsgroepen, beveiligingsgroepen met e-mail en Microsoft 365-groepen waarvoor beveiliging is ingeschakeld, kunnen licenties geven."],
        ),
        (Problem::MembershipByRule, &["Dynamic membership", "Membership is dynamic, so you can't add or remove members yourself. Change the user properties that the rule uses, or use another group."],
            &["Dynamisch lidmaatschap", "Een regel bepaalt wie bij deze groep hoort; u kunt niemand handmatig toevoegen of verwijderen. Wijzig de eigenschappen waarop de regel is gebaseerd, of gebruik een andere groep."],
        ),
        (Problem::GroupHasLicenses { skus: vec![e3] }, &["Group has licenses", "This group still has licenses: Office 365 E3. Unassign them first."],
            &["Groep heeft licenties", "De groep geeft nog Office 365 E3. Trek eerst de licenties van de groep in."],
        ),
        (Problem::SubscriptionNotFound, &["Subscription not found", "The subscription has been deleted or never existed."],
            &["Abonnement niet gevonden", "Het abonnement bestaat niet meer of heeft nooit bestaan."],
        ),
        (
            Problem::QuantityFixed {
                lock: QuantityLock::Trial,
            },
            &["Quantity can't be changed", "This is a trial. Buy the subscription first."],
            &["Aantal kan niet worden gewijzigd", "Dit is een proefversie. Koop eerst het abonnement."],
        ),
        (
            Problem::QuantityFixed {
                lock: QuantityLock::SelfService,
            },
            &["Quantity can't be changed", "A user bought this subscription. Take it over first."],
            &["Aantal kan niet worden gewijzigd", "Een gebruiker heeft dit abonnement gekocht. Neem het eerst over."],
        ),
        (
            Problem::QuantityFixed {
                lock: QuantityLock::Prepaid,
            },
            &["Quantity can't be changed", "This subscription was activated with a product key. Redeem another key to get more licenses."],
            &["Aantal kan niet worden gewijzigd", "Dit abonnement is met een productcode geactiveerd. Wissel nog een code in om meer licenties te krijgen."],
        ),
        (
            Problem::QuantityFixed {
                lock: QuantityLock::Partner,
            },
            &["Quantity can't be changed", "This subscription was bought through a partner. Ask the partner to change the quantity."],
            &["Aantal kan niet worden gewijzigd", "Dit abonnement is via een partner gekocht. Vraag de partner om het aantal te wijzigen."],
        ),
        (
            Problem::QuantityFixed {
                lock: QuantityLock::CreditCheck,
            },
            &["Quantity can't be changed", "The credit check of the purchase is still pending. It takes up to two working days."],
            &["Aantal kan niet worden gewijzigd", "De kredietcontrole van de aankoop loopt nog. Die duurt maximaal twee werkdagen."],
        ),
        (
            Problem::QuantityFixed {
                lock: QuantityLock::NotActive,
            },
            &["Quantity can't be changed", "This subscription is no longer active. Reactivate or buy it first."],
            &["Aantal kan niet worden gewijzigd", "Dit abonnement is niet meer actief. Activeer of koop het eerst opnieuw."],
        ),
        (
            Problem::BelowAssigned {
                sku: e3,
                assigned: 1_234,
                least: 1_200,
            },
            &["Licenses in use", "Licenses of Office 365 E3 in use: 1,234. This subscription must keep at least 1,200. To go lower, unassign licenses first."],
            &["Licenties in gebruik", "Licenties van Office 365 E3 in gebruik: 1.234. Dit abonnement moet er minstens 1.200 houden; trek eerst licenties in."],
        ),
        (
            Problem::InvalidUser {
                field: Field::UserName,
                fault: Fault::Missing,
            },
            &["Check the user's details", "Username is missing."],
            &["Controleer de gegevens van de gebruiker", "Gebruikersnaam ontbreekt."],
        ),
        (
            Problem::InvalidUser {
                field: Field::Department,
                fault: Fault::TooLong { max: 64 },
            },
            &["Check the user's details", "Department can have at most 64 characters."],
            &["Controleer de gegevens van de gebruiker", "Afdeling mag maximaal 64 tekens hebben."],
        ),
        (
            Problem::InvalidUser {
                field: Field::UserName,
                fault: Fault::NotAnAddress,
            },
            &["Check the user's details", "Username is not a valid address."],
            &["Controleer de gegevens van de gebruiker", "Gebruikersnaam is geen geldig adres."],
        ),
        (
            Problem::DomainNotVerified {
                domain: "fabrikam.example".into(),
            },
            &["Domain not verified", "fabrikam.example is not a domain of this organization."],
            &["Domein niet geverifieerd", "fabrikam.example is geen domein van deze organisatie."],
        ),
        (
            Problem::UserNameTaken {
                address: "bas@contoso.example".into(),
                other: world.bas,
            },
            &["Username already in use", "Bas Hoekstra already uses bas@contoso.example."],
            &["Gebruikersnaam al in gebruik", "bas@contoso.example is al van Bas Hoekstra."],
        ),
        (
            Problem::UserNameTaken {
                address: "bas@contoso.example".into(),
                other: zetel::domain::UserIx(7),
            },
            &["Username already in use", "bas@contoso.example appears in the list more than once."],
            &["Gebruikersnaam al in gebruik", "bas@contoso.example staat meer dan één keer in de lijst."],
        ),
        (
            Problem::RestoreExpired {
                deleted: Time::from_date(2020, 6, 1),
            },
            &["Can no longer be restored", "A deleted user can be restored for 30 days."],
            &["Kan niet meer worden hersteld", "Een verwijderde gebruiker kan 30 dagen lang worden hersteld."],
        ),
        (
            Problem::MissingParameter {
                names: vec!["addLicenses".into(), "removeLicenses".into()],
            },
            &["Missing parameter", "Missing from the request: addLicenses and removeLicenses. Both lists are required, even if they're empty."],
            &["Ontbrekende parameter", "Dit ontbreekt in de aanvraag: addLicenses en removeLicenses. Beide lijsten zijn verplicht, ook als ze leeg zijn."],
        ),
        (Problem::InvalidGuid { text: "E3".into() }, &["Not a valid ID", "“E3” isn't a valid ID. IDs of products and services are GUIDs."],
            &["Geen geldige id", "“E3” is geen id. Id's van producten en services zijn GUID's."],
        ),
        (Problem::BatchTooLarge { limit: 20, asked: 21 }, &["At most 20 at a time", "A batch can have up to 20 requests. This one has 21."],
            &["Maximaal 20 tegelijk", "Een batch bevat maximaal 20 aanvragen; deze heeft er 21."],
        ),
    ];
    compare(&rows, |problem| {
        vec![
            problem_title(problem),
            problem_text(&world.tenant, problem, &[world.anna]),
        ]
    });
}
