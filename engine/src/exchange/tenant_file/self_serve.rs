//! License requests, auto-claim policies and first sign-ins in a tenant file: `zetel.requests`, `zetel.autoClaim` and
//! `zetel.signIns`, each there only when there is anything to say.

use std::sync::Arc;

use crate::catalog::{ClaimApp, SkuId};
use crate::domain::{
    AutoClaim, ClaimPolicy, Claimable, LicenseRequest, RequestStatus, SelfServe, SignIn, Tenant, Time,
    UserId, UserIx,
};
use crate::exchange::json::Writer;
use crate::exchange::licenses::licenses;

use super::input::{Input, Read};
use super::lengths::NAME;
use super::raw::RawSelfServe;
use super::read_users::read_licenses;

/// The place of somebody who has none yet.
const NOWHERE: UserIx = UserIx(u32::MAX);

/// Writes all of it.
pub(super) fn write(out: &mut Writer, tenant: &Tenant) {
    let own = tenant.self_serve();
    let id = |user: UserIx| tenant.user(user).map(|user| user.profile.id);
    if !own.requests.is_empty() {
        out.key("requests");
        out.open('[');
        for (request, user) in own.requests.iter().filter_map(|one| Some((one, id(one.user)?))) {
            let status = RequestStatus::ALL
                .iter()
                .find(|(_, known)| *known == request.status);
            out.item();
            out.open('{');
            out.quoted_of("user", user);
            out.quoted_of("skuId", request.sku);
            out.quoted_of("asked", request.asked);
            out.quoted_of("status", status.map_or("", |(name, _)| name));
            out.close('}');
        }
        out.close(']');
    }
    if own.auto_claim != AutoClaim::default() {
        out.key("autoClaim");
        out.open('{');
        out.plain_of("on", own.auto_claim.on);
        out.key("policies");
        out.open('[');
        for policy in &own.auto_claim.policies {
            out.item();
            out.open('{');
            out.text_of("name", &policy.name);
            out.quoted_of("app", policy.app.as_str());
            let products = policy.products.iter();
            licenses(
                out,
                "products",
                products.map(|one| (one.sku, &one.disabled_plans)),
            );
            out.close('}');
        }
        out.close(']');
        out.close('}');
    }
    if !own.sign_ins.is_empty() {
        out.key("signIns");
        out.open('[');
        for (one, user) in own.sign_ins.iter().filter_map(|one| Some((one, id(one.user)?))) {
            out.item();
            out.open('{');
            out.quoted_of("user", user);
            out.quoted_of("app", one.app.as_str());
            out.quoted_of("at", one.at);
            if let Some(sku) = one.claimed {
                out.quoted_of("claimed", sku);
            }
            out.close('}');
        }
        out.close(']');
    }
}

impl RawSelfServe {
    /// Reads `zetel.requests`.
    pub(super) fn read_requests(&mut self, input: &mut Input<'_, '_>) -> Read<()> {
        input.each(&mut |input| {
            input.object()?;
            let (mut user, mut sku, mut asked, mut status) = (None, None, None, None);
            while let Some(key) = input.key()? {
                match &*key {
                    "user" => user = Some(input.id::<UserId>()?),
                    "skuId" => sku = Some(input.id::<SkuId>()?),
                    "asked" => asked = input.time()?.at(),
                    "status" => {
                        let text = input.text()?;
                        let known = RequestStatus::ALL.iter().find(|(name, _)| *name == text);
                        status = Some(known.ok_or_else(|| input.unknown_name(&text))?.1);
                    }
                    _ => input.skip()?,
                }
            }
            let request = LicenseRequest {
                user: NOWHERE,
                sku: sku.ok_or_else(|| input.missing("skuId"))?,
                asked: asked.ok_or_else(|| input.missing("asked"))?,
                status: status.unwrap_or_default(),
            };
            let user = user.ok_or_else(|| input.missing("user"))?;
            self.requests.push((user, request));
            Ok(())
        })
    }

    /// Reads `zetel.autoClaim`.
    pub(super) fn read_auto_claim(&mut self, input: &mut Input<'_, '_>) -> Read<()> {
        if input.null()? {
            return Ok(());
        }
        input.object()?;
        while let Some(key) = input.key()? {
            match &*key {
                "on" => self.auto_claim.on = input.flag(false)?,
                "policies" => {
                    let mut policies = Vec::new();
                    input.each(&mut |input| {
                        policies.push(read_policy(input)?);
                        Ok(())
                    })?;
                    self.auto_claim.policies = policies;
                }
                _ => input.skip()?,
            }
        }
        Ok(())
    }

    /// Reads `zetel.signIns`.
    pub(super) fn read_sign_ins(&mut self, input: &mut Input<'_, '_>) -> Read<()> {
        input.each(&mut |input| {
            input.object()?;
            let (mut user, mut app, mut at, mut claimed) = (None, None, None::<Time>, None);
            while let Some(key) = input.key()? {
                match &*key {
                    "user" => user = Some(input.id::<UserId>()?),
                    "app" => app = Some(read_app(input)?),
                    "at" => at = input.time()?.at(),
                    "claimed" => claimed = input.id_or_null()?,
                    _ => input.skip()?,
                }
            }
            let sign_in = SignIn {
                user: NOWHERE,
                app: app.ok_or_else(|| input.missing("app"))?,
                at: at.ok_or_else(|| input.missing("at"))?,
                claimed,
            };
            let user = user.ok_or_else(|| input.missing("user"))?;
            self.sign_ins.push((user, sign_in));
            Ok(())
        })
    }

    /// Gives it to a tenant whose people all have their places; what is of nobody there is left out.
    pub(super) fn give_to(self, tenant: &mut Tenant) {
        let requests = self.requests.into_iter().filter_map(|(id, one)| {
            let user = tenant.find(id)?;
            Some(LicenseRequest { user, ..one })
        });
        let sign_ins = self.sign_ins.into_iter().filter_map(|(id, one)| {
            let user = tenant.find(id)?;
            Some(SignIn { user, ..one })
        });
        let own = SelfServe {
            requests: requests.collect(),
            auto_claim: self.auto_claim,
            sign_ins: sign_ins.collect(),
        };
        tenant.set_self_serve(own);
    }
}

fn read_app(input: &mut Input<'_, '_>) -> Read<ClaimApp> {
    let text = input.text()?;
    ClaimApp::parse(&text).ok_or_else(|| input.unknown_name(&text))
}

fn read_policy(input: &mut Input<'_, '_>) -> Read<ClaimPolicy> {
    input.object()?;
    let (mut name, mut app, mut products) = (None, None, Vec::new());
    while let Some(key) = input.key()? {
        match &*key {
            "name" => name = input.own(NAME)?,
            "app" => app = Some(read_app(input)?),
            "products" => products = read_licenses(input)?.unwrap_or_default(),
            _ => input.skip()?,
        }
    }
    let products = products.into_iter().map(|(sku, off)| Claimable {
        sku,
        disabled_plans: off.into_iter().collect(),
    });
    Ok(ClaimPolicy {
        name: name.unwrap_or_else(|| Arc::from("")),
        app: app.ok_or_else(|| input.missing("app"))?,
        products: products.collect(),
    })
}
