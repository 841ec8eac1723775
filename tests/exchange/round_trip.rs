//! Export followed by import gives the same tenant: for the samples, and for what they don't show.

use zetel::catalog::SkuId;
use zetel::domain::{Actor, Role, Tenant};
use zetel::exchange::{export_tenant, import, CorrectionKind, Limits};
use zetel::sandbox::sample::{generate, waterlinie, SampleLanguage};

use crate::{files, id, imported, kinds, nobody, sku, tenant_file, user, E1, E3, EXCHANGE, SWAY};

/// Exports and imports; the tenant, the role and the second export must be the same, with nothing to correct.
pub fn same_again(tenant: &Tenant) {
    for role in Role::ALL {
        let actor = Actor { role };
        let text = export_tenant(tenant, actor);
        let import = import(&files(&[&text]), &nobody(), Actor::default(), &Limits::default())
            .unwrap_or_else(|refusal| panic!("{refusal:?} in {text}"));
        assert_eq!(kinds(&import), [], "in {text}");
        assert!(import.tenant == *tenant, "{text}");
        assert_eq!(import.actor, actor);
        assert_eq!(export_tenant(&import.tenant, actor), text);
        if tenant.places() > 1000 {
            return;
        }
    }
}

#[test]
fn samples_are_the_same_again() {
    same_again(&nobody());
    same_again(&waterlinie(SampleLanguage::English));
    same_again(&waterlinie(SampleLanguage::Dutch));
    same_again(&generate(3_000, 7));
}

#[test]
fn what_samples_do_not_show_is_the_same_again() {
    let (group, stranger) = (id(900), id(901));
    let states = format!(
        r#","licenseAssignmentStates":[
        {{"skuId":"{E3}","assignedByGroup":null,"disabledPlans":["{SWAY}","{EXCHANGE}"],"state":"ActiveWithError","error":"DependencyViolation"}},
        {{"skuId":"{E3}","assignedByGroup":"{group}","disabledPlans":["{SWAY}"],"state":"Active","error":"None"}},
        {{"skuId":"{E1}","assignedByGroup":"{group}","disabledPlans":[],"state":"Error","error":"MutuallyExclusiveViolation"}},
        {{"skuId":"{stranger}","assignedByGroup":null,"disabledPlans":[],"state":"Disabled","error":null}}]"#
    );
    let users = [
        user(1, &states),
        user(
            2,
            r#","deletedDateTime":"2021-03-04T05:06:07Z","usageLocation":"nl""#,
        ),
        user(
            3,
            r#","userType":"Guest","accountEnabled":false,"onPremisesSyncEnabled":true,"surname":"","department":"\"\\\n\u0000é\ud83d\ude00","proxyAddresses":["SMTP:a@b.example","smtp:a@b.example"]"#,
        ),
    ];
    let more = format!(
        r#","deletedUsers":[{}],
        "subscriptions":[{{"id":"{}","skuId":"{E3}","totalLicenses":5,"status":"Warning","isTrial":true,"nextLifecycleDateTime":"2021-01-02T03:04:05.678Z"}},
                         {{"id":"{}","skuId":"{E3}","totalLicenses":4294967295,"status":"Deleted"}},
                         {{"id":"{}","skuId":"{E1}","totalLicenses":1,"status":"LockedOut","ownerType":"User","ownerId":"{}"}}],
        "groups":[{{"id":"{group}","displayName":"G","securityEnabled":false,"mailEnabled":true,"groupTypes":["Unified","DynamicMembership"],
                   "assignedLicenses":[{{"skuId":"{E3}","disabledPlans":["{SWAY}"]}}],"licenseProcessingState":{{"state":"QueuedForProcessing"}},
                   "members":[{{"id":"{}"}},{{"id":"{}"}}]}}],
        "zetel":{{"format":1,"edition":"germany-2020","rules":"current2025","actor":"helpdesk","clock":"2022-02-02T02:02:02Z",
                 "prohibited":[{{"country":"IR","servicePlanIds":["{SWAY}"]}},{{"country":"CU","servicePlanIds":[]}}],"prepaid":["{}"],"deletedUserPlaces":[2]}}"#,
        user(4, r#","deletedDateTime":"2021-03-04T05:06:07Z""#),
        id(500),
        id(501),
        id(502),
        id(777),
        id(1),
        id(4),
        id(501),
    );
    let import = imported(&tenant_file(&[sku(E3, 0), sku(E1, 0)], &users, &more));
    assert_eq!(import.actor.role, Role::Helpdesk);
    let places: Vec<_> = import
        .tenant
        .users()
        .map(|(_, u)| u.profile.id.as_u128())
        .collect();
    assert_eq!(places, [1, 2, 4, 3]);
    assert_eq!(
        kinds(&import),
        [CorrectionKind::ProductAdded, CorrectionKind::PrepaidUnits]
    );
    same_again(&import.tenant);
}

/// The text of a user in an export.
fn line_of(text: &str, number: u32) -> &str {
    let name = format!("\"displayName\":\"User {number}\"");
    text.lines().find(|line| line.contains(&name)).unwrap()
}

#[test]
fn assigned_licenses_are_written_as_graph_does() {
    let group = id(900);
    let state = |by: &str, off: &[&str], state: &str| {
        let by = if by.is_empty() {
            "null".to_owned()
        } else {
            format!("\"{by}\"")
        };
        let off: Vec<String> = off.iter().map(|plan| format!("\"{plan}\"")).collect();
        format!(
            r#"{{"skuId":"{E3}","assignedByGroup":{by},"disabledPlans":[{}],"state":"{state}","error":"Other"}}"#,
            off.join(",")
        )
    };
    // (states, assignedLicenses)
    let cases: [(Vec<String>, Option<&str>); 6] = [
        (vec![], None),
        (vec![state("", &[SWAY], "Active")], Some(SWAY)),
        (vec![state(&group, &[SWAY], "Active")], Some(SWAY)),
        (vec![state(&group, &[SWAY], "Error")], None),
        (
            vec![
                state("", &[SWAY, EXCHANGE], "Active"),
                state(&group, &[SWAY], "Active"),
            ],
            Some(SWAY),
        ),
        (
            vec![state("", &[SWAY], "ActiveWithError"), state(&group, &[], "Error")],
            Some(SWAY),
        ),
    ];
    for (states, expected) in cases {
        let users = [user(
            1,
            &format!(r#","licenseAssignmentStates":[{}]"#, states.join(",")),
        )];
        let import = imported(&tenant_file(&[sku(E3, 1)], &users, ""));
        let text = export_tenant(&import.tenant, import.actor);
        let expected = match expected {
            None => r#""assignedLicenses":[],"#.to_owned(),
            Some(plan) => format!(r#""assignedLicenses":[{{"skuId":"{E3}","disabledPlans":["{plan}"]}}],"#),
        };
        assert!(line_of(&text, 1).contains(&expected), "{states:?} gives {text}");
        same_again(&import.tenant);
    }
}

#[test]
fn graph_fields_of_products_are_written() {
    let units = |enabled, warning, suspended, locked_out| {
        let skus = [format!(
            r#"{{"skuId":"{E3}","prepaidUnits":{{"enabled":{enabled},"warning":{warning},"suspended":{suspended},"lockedOut":{locked_out}}}}}"#
        )];
        let import = imported(&tenant_file(&skus, &[], ""));
        let seats = import.tenant.seats(SkuId::parse(E3).unwrap());
        assert_eq!(
            (seats.enabled, seats.warning, seats.suspended, seats.locked_out),
            (enabled, warning, suspended, locked_out)
        );
        let text = export_tenant(&import.tenant, import.actor);
        let units = format!(
            r#""prepaidUnits":{{"enabled":{enabled},"warning":{warning},"suspended":{suspended},"lockedOut":{locked_out}}},"consumedUnits":0"#
        );
        assert!(text.contains(&units), "{text}");
        let (_, status) = text.split_once(r#""capabilityStatus":""#).unwrap();
        (
            import.tenant.subscriptions().count(),
            status.split('"').next().unwrap().to_owned(),
        )
    };
    let status = |count, status: &str| (count, status.to_owned());
    assert_eq!(units(1, 2, 3, 4), status(4, "Enabled"));
    assert_eq!(units(0, 2, 3, 4), status(3, "Warning"));
    assert_eq!(units(0, 0, 3, 4), status(2, "Suspended"));
    assert_eq!(units(0, 0, 0, 4), status(1, "LockedOut"));
    assert_eq!(units(0, 0, 0, 0), status(1, "Enabled"));
}
