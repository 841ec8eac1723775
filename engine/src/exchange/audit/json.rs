//! The history as JSON: a list in the shape of Graph's `directoryAudit`.
//!
//! Under `zetel` stands what Graph has no place for: the real moment, and whether the entry is still in force.

use crate::domain::{Tenant, Time};
use crate::exchange::json::Writer;

use super::entry::{AuditEntry, Outcome, Target, Words};

/// These entries as JSON, with `@odata.context` and `value` as Graph answers.
pub fn audit_json<'a>(
    tenant: &Tenant,
    entries: impl Iterator<Item = AuditEntry<'a>>,
    words: Words<'_>,
) -> String {
    let mut out = Writer::with_capacity(4096);
    out.open('{');
    out.quoted_of(
        "@odata.context",
        format_args!(
            "{}/v1.0/$metadata#auditLogs/directoryAudits",
            tenant.edition.edition().links.graph_root
        ),
    );
    out.key("value");
    out.open('[');
    for entry in entries {
        out.line();
        write_entry(&mut out, tenant, &entry, words);
    }
    out.close_lines();
    out.close('}');
    out.finish()
}

fn write_entry(out: &mut Writer, tenant: &Tenant, entry: &AuditEntry<'_>, words: Words<'_>) {
    let targets = entry.targets(tenant, words);
    let refused = targets.iter().find_map(|target| match &target.outcome {
        Outcome::Refused { reason } => Some(reason.as_str()),
        Outcome::Changed { .. } => None,
    });
    let none_done = targets
        .iter()
        .all(|target| matches!(target.outcome, Outcome::Refused { .. }));
    let failed = none_done && refused.is_some();
    out.open('{');
    out.quoted_of("id", entry.number);
    out.quoted_of("activityDateTime", entry.at);
    out.text_of("activityDisplayName", entry.activity());
    out.text_of("result", if failed { "failure" } else { "success" });
    out.text_of("resultReason", refused.unwrap_or_default());
    out.key("initiatedBy");
    out.open('{');
    out.key("user");
    out.open('{');
    out.text_of("displayName", entry.role.as_str());
    out.close('}');
    out.close('}');
    out.key("targetResources");
    out.open('[');
    for target in &targets {
        out.item();
        resource(out, target);
    }
    out.close(']');
    out.key("zetel");
    out.open('{');
    out.quoted_of("realDateTime", Time(entry.real.div_euclid(1000)));
    out.plain_of("inForce", entry.in_force);
    out.close('}');
    out.close('}');
}

fn resource(out: &mut Writer, target: &Target) {
    out.open('{');
    out.text_of("id", &target.id);
    out.text_of("displayName", &target.name);
    out.text_of("type", target.kind);
    if let Some(address) = &target.address {
        out.text_of("userPrincipalName", address);
    }
    out.key("modifiedProperties");
    out.open('[');
    match &target.outcome {
        Outcome::Changed { property, from, to } => {
            out.item();
            out.open('{');
            out.text_of("displayName", property);
            out.text_of("oldValue", from);
            out.text_of("newValue", to);
            out.close('}');
            out.close(']');
        }
        Outcome::Refused { reason } => {
            out.close(']');
            out.text_of("refused", reason);
        }
    }
    out.close('}');
}
