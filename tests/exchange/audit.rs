//! The history as others read it: Graph's audit log, and CSV that no spreadsheet runs.

use zetel::domain::{
    decide, evolve, Actor, ChangeUsers, Command, Grant, Held, Place, PlanSet, Role, Time, UserIx,
};
use zetel::exchange::{audit_csv, audit_json, AuditEntry};

use super::imported;

const VISIO: &str = "c5928f49-12ba-48f7-ada3-0d743a3601d5";

/// Two people, one of whom has no location, and two licenses.
fn file(name: &str) -> String {
    format!(
        r#"{{"organization": {{"displayName": "Contoso"}},
        "subscribedSkus": [{{"skuId": "{VISIO}", "skuPartNumber": "VISIOCLIENT", "prepaidUnits": {{"enabled": 2}}}}],
        "users": [
            {{"id": "00000000-0000-0000-0000-000000000001", "displayName": "{name}",
              "userPrincipalName": "=anna@contoso.example", "usageLocation": "NL"}},
            {{"id": "00000000-0000-0000-0000-000000000002", "displayName": "Bo",
              "userPrincipalName": "bo@contoso.example"}}
        ]}}"#
    )
}

/// Gives both people the product, and hands the entry to the check.
fn entry(in_force: bool, check: impl Fn(&zetel::domain::Tenant, AuditEntry<'_>)) {
    let mut tenant = imported(&file("Anna")).tenant;
    tenant.clock = Time::from_date(2021, 1, 1);
    let mut change = ChangeUsers::new(vec![UserIx(0), UserIx(1)], Place::ActiveUsers);
    change.add = vec![Grant {
        sku: VISIO.parse().unwrap(),
        disabled_plans: PlanSet::default(),
        held: Held::Keep,
    }];
    let command = Command::ChangeUsers(change);
    let decision = decide(&tenant, &Actor { role: Role::License }, &command);
    for event in &decision.events {
        evolve(&mut tenant, event);
    }
    let refused: Vec<_> = decision
        .refusals()
        .into_iter()
        .map(|(problem, users)| (problem.clone(), users))
        .collect();
    let entry = AuditEntry {
        number: 7,
        at: tenant.clock,
        real: 1_600_000_000_999,
        role: Role::License,
        command: &command,
        events: &decision.events,
        refused: &refused,
        in_force,
    };
    check(&tenant, entry);
}

#[test]
fn an_entry_is_a_line_per_person_and_no_formula() {
    entry(false, |tenant, entry| {
        let csv = audit_csv(tenant, std::iter::once(entry), &|_| "no, \"location\"".to_owned());
        let lines: Vec<&str> = csv.split("\r\n").collect();
        assert!(csv.starts_with("\u{FEFF}Number,Date,Real date,"));
        let head = "7,2021-01-01T00:00:00Z,2020-09-13T12:26:40Z,Change user license,license";
        assert_eq!(
            lines[1],
            format!(
                "{head},success,User,'=anna@contoso.example,00000000-0000-0000-0000-000000000001,AssignedLicense,,VISIOCLIENT,,False"
            )
        );
        assert_eq!(
            lines[2],
            format!(
                "{head},failure,User,bo@contoso.example,00000000-0000-0000-0000-000000000002,,,,\"no, \"\"location\"\"\",False"
            )
        );
        assert_eq!(lines[3..], [""]);
    });
}

#[test]
fn json_has_the_shape_of_graphs_audit_log() {
    entry(true, |tenant, entry| {
        let json = audit_json(tenant, std::iter::once(entry), &|_| "no location".to_owned());
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(
            json["@odata.context"],
            "https://graph.microsoft.com/v1.0/$metadata#auditLogs/directoryAudits"
        );
        let entry = &json["value"][0];
        assert_eq!(entry["activityDisplayName"], "Change user license");
        assert_eq!(entry["result"], "success", "it succeeded in part");
        assert_eq!(entry["resultReason"], "no location");
        assert_eq!(entry["initiatedBy"]["user"]["displayName"], "license");
        assert_eq!(entry["zetel"]["inForce"], true);
        let targets = entry["targetResources"].as_array().unwrap();
        assert_eq!(targets.len(), 2);
        assert_eq!(targets[0]["userPrincipalName"], "=anna@contoso.example");
        assert_eq!(
            targets[0]["modifiedProperties"][0]["displayName"],
            "AssignedLicense"
        );
        assert_eq!(targets[0]["modifiedProperties"][0]["newValue"], "VISIOCLIENT");
        assert_eq!(targets[1]["refused"], "no location");
    });
}
