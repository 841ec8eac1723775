//! The one check for ways out: which are offered, in which order, and where each leads.

use zetel::domain::{decide, fixes, Fix, FixKind};

use super::ask::Ask;
use super::notation::{group_name, holdings, plans_text, set_text, sku_name, skus_text};
use super::sound::sound;
use super::world::World;

/// A refusal and its ways out, in order, each with what everybody it concerns holds afterwards.
pub struct WaysOut {
    name: &'static str,
    world: World,
    ask: Ask,
    offers: Vec<(&'static str, &'static [(&'static str, &'static str)])>,
}

pub fn ways_out(name: &'static str, world: World, ask: Ask) -> WaysOut {
    WaysOut {
        name,
        world,
        ask,
        offers: Vec::new(),
    }
}

impl WaysOut {
    /// The next way out, and what people hold after it.
    pub fn offers(mut self, kind: &'static str, holdings: &'static [(&'static str, &'static str)]) -> Self {
        self.offers.push((kind, holdings));
        self
    }
}

/// A fix in words.
pub fn kind_text(world: &World, kind: &FixKind) -> String {
    let tenant = &world.tenant;
    let sku = |sku| sku_name(tenant, sku);
    match kind {
        FixKind::Replace { old, new } => {
            format!("Replace {} by {}", skus_text(tenant, old), skus_text(tenant, new))
        }
        FixKind::SwitchOff(plans) => format!("SwitchOff {}", plans_text(tenant, plans)),
        FixKind::SwitchOn(plans) => format!("SwitchOn {}", plans_text(tenant, plans)),
        FixKind::AddProduct(id) => format!("AddProduct {}", sku(*id)),
        FixKind::RemoveProduct(id) => format!("RemoveProduct {}", sku(*id)),
        FixKind::LeaveOut(skus) => format!("LeaveOut {}", skus_text(tenant, skus)),
        FixKind::SetLocation(country) => format!("SetLocation {}", country.as_str()),
        FixKind::FreeSeats { sku: id, users } => {
            let names: Vec<&str> = users.iter().map(|user| world.name(*user)).collect();
            format!("FreeSeats {} from {}", sku(*id), names.join(" "))
        }
        FixKind::BuySeats(purchases) => {
            let one = |p: &zetel::domain::Purchase| format!("{} {}", p.more, sku(p.sku));
            format!(
                "BuySeats {}",
                purchases.iter().map(one).collect::<Vec<_>>().join(" ")
            )
        }
        FixKind::LeaveGroups(ids) => {
            let names: Vec<String> = ids.iter().map(|id| group_name(tenant, *id)).collect();
            format!("LeaveGroups {}", names.join(" "))
        }
        FixKind::ChangeGroups(ids) => {
            let names: Vec<String> = ids.iter().map(|id| group_name(tenant, *id)).collect();
            format!("ChangeGroups {}", names.join(" "))
        }
        FixKind::FirstGroupsOnly(limit) => format!("FirstGroupsOnly {limit}"),
        FixKind::TakeGroupLicenses => "TakeGroupLicenses".to_owned(),
        FixKind::SetQuantity(total) => format!("SetQuantity {total}"),
        FixKind::FirstOnly(limit) => format!("FirstOnly {limit}"),
        FixKind::ActAs(role) => format!("ActAs {}", role.as_str()),
    }
}

/// The ways out of the refusal that hit most people.
pub fn offered(world: &World, ask: &Ask) -> Vec<Fix> {
    let decision = decide(&world.tenant, &ask.actor(), &ask.command(world));
    let refusals = decision.refusals();
    let (problem, people) = refusals.first().expect("nothing is refused");
    fixes(&world.tenant, &ask.actor(), &ask.command(world), problem, people)
}

/// Checks every row and shows all that fail.
pub fn check_ways_out(rows: impl IntoIterator<Item = WaysOut>) {
    let mut wrong = String::new();
    for row in rows {
        let (world, tenant) = (&row.world, &row.world.tenant);
        let fixes = offered(world, &row.ask);
        let got: Vec<String> = fixes.iter().map(|fix| kind_text(world, &fix.kind)).collect();
        let want: Vec<&str> = row.offers.iter().map(|offer| offer.0).collect();
        if got != want {
            wrong += &format!("\n- {}\n    want {want:#?}\n    got  {got:#?}", row.name);
            continue;
        }
        for (fix, (kind, holdings_after)) in fixes.iter().zip(&row.offers) {
            let decision = decide(tenant, &fix.actor, &fix.command);
            assert_eq!(decision, fix.decision, "{}: {kind}", row.name);
            assert!(
                !decision.has_refusals(),
                "{}: {kind}: {:?}",
                row.name,
                decision.problems
            );
            assert!(!decision.events.is_empty(), "{}: {kind}", row.name);
            let after = sound(tenant, &fix.command, &decision).unwrap();
            for (names, want) in *holdings_after {
                for ix in world.places(names) {
                    let (want, got) = (
                        set_text(tenant, &holdings(tenant, want)),
                        after.licenses(ix).unwrap(),
                    );
                    let got = set_text(tenant, got);
                    if got != want {
                        wrong += &format!(
                            "\n- {}: {kind}: {names}\n    want {want}\n    got  {got}",
                            row.name
                        );
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
