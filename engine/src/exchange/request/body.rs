//! Reads the bodies: the license change that users and groups share, the usage location, rules and references.

use std::collections::BTreeSet;

use crate::catalog::{CountryCode, Guid, ServicePlanId, SkuId};
use crate::domain::{Grant, Held, MembershipRule, PlanSet, Problem};
use crate::exchange::json::{Kind, Reader};

use super::fault::{Fault, Stop};

/// `addLicenses` and `removeLicenses`. A license given replaces the services left off before (DOMAIN 2.5).
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) add: Vec<Grant>,
    pub(super) remove: BTreeSet<SkuId>,
}

/// Reads the body of `assignLicense`. Both lists must be there, even when they are empty.
pub(super) fn read_license_change(reader: Option<&mut Reader<'_>>) -> Result<Body, Stop> {
    let mut add: Option<Vec<Grant>> = None;
    let mut remove = None;
    if let Some(reader) = reader {
        reader.object()?;
        while let Some(key) = reader.key()? {
            match &*key {
                "addLicenses" if reader.peek()? != Kind::Null => {
                    let mut grants = Vec::new();
                    reader.array()?;
                    while reader.item()? {
                        grants.push(read_grant(reader)?);
                    }
                    add = Some(grants);
                }
                "removeLicenses" if reader.peek()? != Kind::Null => {
                    let mut skus = BTreeSet::new();
                    reader.array()?;
                    while reader.item()? {
                        skus.insert(SkuId(read_guid(reader)?));
                    }
                    remove = Some(skus);
                }
                _ => reader.skip()?,
            }
        }
    }
    match (add, remove) {
        (Some(add), Some(remove)) => Ok(Body { add, remove }),
        (add, remove) => {
            let lacks = [
                ("addLicenses", add.is_none()),
                ("removeLicenses", remove.is_none()),
            ];
            let names = lacks.iter().filter(|(_, lacks)| *lacks);
            let names = names.map(|(name, _)| (*name).to_owned()).collect();
            Err(Problem::MissingParameter { names }.into())
        }
    }
}

fn read_grant(reader: &mut Reader<'_>) -> Result<Grant, Stop> {
    let (mut sku, mut off) = (None, Vec::new());
    reader.object()?;
    while let Some(key) = reader.key()? {
        match &*key {
            "skuId" => sku = Some(SkuId(read_guid(reader)?)),
            "disabledPlans" if reader.peek()? != Kind::Null => {
                reader.array()?;
                while reader.item()? {
                    off.push(ServicePlanId(read_guid(reader)?));
                }
            }
            _ => reader.skip()?,
        }
    }
    let sku = sku.ok_or_else(|| Problem::InvalidGuid {
        text: "null".to_owned(),
    })?;
    Ok(Grant {
        sku,
        disabled_plans: off.into_iter().collect::<PlanSet>(),
        held: Held::Put,
    })
}

/// Reads an id; what stands there instead is repeated in the refusal.
fn read_guid(reader: &mut Reader<'_>) -> Result<Guid, Stop> {
    let invalid = |text: &str| {
        Stop::from(Problem::InvalidGuid {
            text: Fault::short(text),
        })
    };
    match reader.peek()? {
        Kind::String => {
            let text = reader.string()?;
            Guid::parse(&text).map_err(|_| invalid(&text))
        }
        Kind::Null => Err(invalid("null")),
        Kind::Number => Err(invalid(reader.number()?)),
        Kind::Bool => Err(invalid(if reader.bool()? { "true" } else { "false" })),
        Kind::Object => Err(invalid("{ }")),
        Kind::Array => Err(invalid("[ ]")),
    }
}

/// Reads `usageLocation` out of the changes of a user; nothing else can be changed here.
pub(super) fn read_location(reader: Option<&mut Reader<'_>>) -> Result<CountryCode, Stop> {
    let mut location = None;
    if let Some(reader) = reader {
        reader.object()?;
        while let Some(key) = reader.key()? {
            if key != "usageLocation" {
                reader.skip()?;
                continue;
            }
            // A location that was set can't be taken away again (DOMAIN 2.2).
            let text = if reader.null()? {
                "null".into()
            } else {
                reader.string()?
            };
            location = Some(read_country(&text)?);
        }
    }
    location.ok_or_else(|| missing("usageLocation"))
}

/// A country by its code.
pub(super) fn read_country(text: &str) -> Result<CountryCode, Stop> {
    text.parse::<CountryCode>().map_err(|_| {
        Stop::Fault(Fault::NotACountry {
            text: Fault::short(text),
        })
    })
}

/// Reads `membershipRule` out of the changes of a group; nothing else can be changed here.
pub(super) fn read_rule(reader: Option<&mut Reader<'_>>) -> Result<MembershipRule, Stop> {
    let mut rule = None;
    if let Some(reader) = reader {
        reader.object()?;
        while let Some(key) = reader.key()? {
            if key != "membershipRule" {
                reader.skip()?;
                continue;
            }
            let text = reader.string()?;
            let read = MembershipRule::parse(&text).ok_or_else(|| {
                Stop::Fault(Fault::Rule {
                    text: Fault::short(&text),
                })
            })?;
            rule = Some(read);
        }
    }
    rule.ok_or_else(|| missing("membershipRule"))
}

/// Reads the member that a reference names, such as `https://graph.microsoft.com/v1.0/directoryObjects/{id}`: what
/// stands behind its last slash.
pub(super) fn read_reference(reader: Option<&mut Reader<'_>>) -> Result<String, Stop> {
    let mut named = None;
    if let Some(reader) = reader {
        reader.object()?;
        while let Some(key) = reader.key()? {
            if key == "@odata.id" {
                let text = reader.string()?;
                named = text.rsplit('/').next().map(ToOwned::to_owned);
            } else {
                reader.skip()?;
            }
        }
    }
    named.ok_or_else(|| missing("@odata.id"))
}

fn missing(name: &str) -> Stop {
    Problem::MissingParameter {
        names: vec![name.to_owned()],
    }
    .into()
}
