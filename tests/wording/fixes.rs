//! Every kind of way out: the words of its button.

use zetel::catalog::CountryCode;
use zetel::domain::{Actor, Command, Decision, Fix, FixKind, Purchase, Role, SubscriptionId};
use zetel::wording::fix_label;

use super::world::{compare, plan, world, Row};

#[test]
fn every_way_out_has_its_words() {
    let world = world();
    let (e1, e3, visio) = (world.e1, world.e3, world.visio);
    let buy = |sku, more| Purchase {
        sku,
        subscription: SubscriptionId::from_u128(1),
        more,
        total: 9,
    };
    let rows: Vec<Row<FixKind>> = vec![
        (
            FixKind::Replace {
                old: vec![e1],
                new: vec![e3],
            },
            &["Replace Office 365 E1 with Office 365 E3"],
            &["Office 365 E1 vervangen door Office 365 E3"],
        ),
        (
            FixKind::SwitchOff(vec![plan(e3, "SWAY")]),
            &["Turn off Sway"],
            &["Sway uitschakelen"],
        ),
        (
            FixKind::SwitchOn(vec![plan(e3, "SWAY"), plan(e3, "TEAMS1")]),
            &["Turn on Sway and Microsoft Teams"],
            &["Sway en Microsoft Teams inschakelen"],
        ),
        (
            FixKind::AddProduct(e3),
            &["Also assign Office 365 E3"],
            &["Ook Office 365 E3 toewijzen"],
        ),
        (
            FixKind::RemoveProduct(e1),
            &["Also unassign Office 365 E1"],
            &["Ook Office 365 E1 intrekken"],
        ),
        (
            FixKind::LeaveOut(vec![visio]),
            &["Continue without Visio Plan 2"],
            &["Doorgaan zonder Visio Plan 2"],
        ),
        (
            FixKind::SetLocation(CountryCode::NL),
            &["Set the location to NL"],
            &["Locatie instellen op NL"],
        ),
        (
            FixKind::BuySeats(vec![buy(e3, 1)]),
            &["Buy 1 Office 365 E3 license"],
            &["1 licentie van Office 365 E3 kopen"],
        ),
        (
            FixKind::BuySeats(vec![buy(e3, 1_200)]),
            &["Buy 1,200 Office 365 E3 licenses"],
            &["1.200 licenties van Office 365 E3 kopen"],
        ),
        (
            FixKind::BuySeats(vec![buy(e3, 2), buy(e1, 1)]),
            &["Buy licenses: 2 × Office 365 E3 and 1 × Office 365 E1"],
            &["Licenties kopen: 2 × Office 365 E3 en 1 × Office 365 E1"],
        ),
        (
            FixKind::FreeSeats {
                sku: e3,
                users: vec![world.bas],
            },
            &["Unassign Office 365 E3 from Bas Hoekstra"],
            &["Office 365 E3 intrekken bij Bas Hoekstra"],
        ),
        (
            FixKind::FreeSeats {
                sku: e3,
                users: vec![world.anna, world.bas],
            },
            &["Unassign Office 365 E3 from Anna Visser and Bas Hoekstra"],
            &["Office 365 E3 intrekken bij Anna Visser en Bas Hoekstra"],
        ),
        (
            FixKind::LeaveGroups(vec![world.sales]),
            &["Remove from the group Sales"],
            &["Uit de groep Sales verwijderen"],
        ),
        (
            FixKind::ChangeGroups(vec![world.sales]),
            &["Change the licenses of Sales instead"],
            &["De licenties van Sales wijzigen"],
        ),
        (
            FixKind::FirstOnly(20),
            &["Continue with the first 20 only"],
            &["Alleen de eerste 20"],
        ),
        (
            FixKind::FirstGroupsOnly(20),
            &["Continue with the first 20 groups only"],
            &["Alleen de eerste 20 groepen"],
        ),
        (
            FixKind::TakeGroupLicenses,
            &["Remove the licenses and delete the group"],
            &["De licenties intrekken en de groep verwijderen"],
        ),
        (
            FixKind::SetQuantity(1_200),
            &["Set the total to 1,200"],
            &["Totaal instellen op 1.200"],
        ),
        (
            FixKind::ActAs(Role::License),
            &["Continue as License admin"],
            &["Doorgaan als Licentiebeheerder"],
        ),
    ];
    compare(&rows, |kind| {
        let fix = Fix {
            kind: kind.clone(),
            actor: Actor::default(),
            command: Command::ProcessNow,
            decision: Decision::default(),
            leads_to: None,
        };
        vec![fix_label(&world.tenant, &fix)]
    });
}
