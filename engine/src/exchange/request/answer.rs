//! Answers requests in Graph's shape: status, and a body with the user, the group or the error (DOMAIN 2.5, 5.4).
//!
//! Everything is tried out on a copy of the tenant, request by request, so that the answer is the same whether the
//! requests are then carried out or not.

use crate::catalog::Guid;
use crate::domain::{decide, evolve, Actor, Decision, Outcome, Problem, Tenant};
use crate::exchange::json::Writer;
use crate::exchange::licenses::licenses;
use crate::exchange::tenant_file::assigned;

use super::asked::{Asked, Target};
use super::fault::Fault;

/// What Graph answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Such as 200 or 400.
    pub status: u16,
    /// JSON on several lines; empty when there is nothing to say.
    pub body: String,
}

/// One request tried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// What the engine says; nothing when the request could not be read.
    pub decision: Option<Decision>,
    /// Why it was refused, if it was: as it was read, or by the engine.
    pub refused: Option<Fault>,
    /// The answer.
    pub answer: Answer,
}

impl Answer {
    /// The words that HTTP has for the status.
    pub fn reason(&self) -> &'static str {
        match self.status {
            200 => "OK",
            201 => "Created",
            202 => "Accepted",
            204 => "No Content",
            403 => "Forbidden",
            404 => "Not Found",
            413 => "Payload Too Large",
            424 => "Failed Dependency",
            _ => "Bad Request",
        }
    }

    /// The answer to something that was refused, with our own message.
    pub fn refusal(tenant: &Tenant, fault: &Fault, message: &str) -> Answer {
        let (status, code) = status_and_code(fault);
        let mut out = Writer::with_capacity(256);
        out.open('{');
        out.key("error");
        out.open('{');
        out.quoted_of("code", code);
        out.text_of("message", message);
        out.key("innerError");
        out.open('{');
        out.quoted_of("date", tenant.clock);
        let id = made_up_id(message, tenant.clock.0);
        out.quoted_of("request-id", id);
        out.quoted_of("client-request-id", id);
        out.close('}');
        out.close('}');
        out.close('}');
        let body = pretty(&out.into_string());
        Answer { status, body }
    }
}

/// Status and error code of a refusal (DOMAIN 2.7: 400 `Request_BadRequest` unless noted).
fn status_and_code(fault: &Fault) -> (u16, &'static str) {
    match fault {
        Fault::Problem(Problem::Forbidden { .. }) => (403, "Authorization_RequestDenied"),
        Fault::Problem(Problem::UserNotFound | Problem::GroupNotFound) => (404, "Request_ResourceNotFound"),
        Fault::FailedDependency { .. } => (424, "FailedDependency"),
        Fault::TooLarge { .. } => (413, "RequestEntityTooLarge"),
        Fault::Problem(_) | Fault::NotACountry { .. } => (400, "Request_BadRequest"),
        _ => (400, "BadRequest"),
    }
}

/// An id that looks like one of Graph's, and is the same for the same text and number.
pub(super) fn made_up_id(text: &str, number: i64) -> Guid {
    let seed = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128 ^ (number as u128);
    let mixed = text.bytes().fold(seed, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    Guid::from_u128(mixed)
}

/// Tries requests out in their order, each on what the ones before would leave. `message` puts a refusal into words.
pub fn try_out(
    tenant: &Tenant,
    actor: &Actor,
    requests: &[Asked],
    message: &dyn Fn(&Tenant, &Asked, &Fault) -> String,
) -> Vec<Tried> {
    try_on(&mut tenant.clone(), actor, requests, message)
}

/// The same, and leaves the tenant as the requests would.
pub(super) fn try_on(
    ahead: &mut Tenant,
    actor: &Actor,
    requests: &[Asked],
    message: &dyn Fn(&Tenant, &Asked, &Fault) -> String,
) -> Vec<Tried> {
    let mut tried: Vec<Tried> = Vec::with_capacity(requests.len());
    for (at, asked) in requests.iter().enumerate() {
        let failed = asked.depends_on.iter().find(|id| {
            let before = requests.iter().take(at).position(|other| other.id == **id);
            let done = before.and_then(|place| tried.get(place));
            done.is_none_or(|done| done.refused.is_some())
        });
        let waits = failed.map(|id| Fault::FailedDependency { id: id.clone() });
        let operation = match (waits, &asked.operation) {
            (Some(fault), _) => Err(fault),
            (None, Ok(operation)) => Ok(operation),
            (None, Err(fault)) => Err(fault.clone()),
        };
        let (decision, refused) = match operation {
            Err(fault) => (None, Some(fault)),
            Ok(operation) => {
                let decision = decide(ahead, actor, &operation.command);
                // Requests are about one thing each: what a group owes its members fails later, with them.
                let own = decision.outcomes.iter().map(|(_, outcome)| outcome);
                let own = own.chain(decision.groups.iter().map(|(_, outcome)| outcome));
                let problem = own
                    .filter(|o| matches!(o, Outcome::Refused(_)))
                    .find_map(|o| decision.problem(*o))
                    .or_else(|| {
                        let nothing = decision.events.is_empty();
                        nothing.then(|| decision.first_problem()).flatten()
                    });
                let fault = problem.cloned().map(Fault::Problem);
                if fault.is_none() {
                    for event in &decision.events {
                        evolve(ahead, event);
                    }
                }
                (Some(decision), fault)
            }
        };
        let answer = match (&refused, &asked.operation) {
            (Some(fault), _) => Answer::refusal(ahead, fault, &message(ahead, asked, fault)),
            (None, Ok(operation)) => done(ahead, operation.target),
            (None, Err(fault)) => Answer::refusal(ahead, fault, &message(ahead, asked, fault)),
        };
        tried.push(Tried {
            decision,
            refused,
            answer,
        });
    }
    tried
}

/// The answer to something that was done.
fn done(tenant: &Tenant, target: Target) -> Answer {
    let mut out = Writer::with_capacity(512);
    let status = match target {
        Target::Property(_) | Target::Nothing => {
            let body = String::new();
            return Answer { status: 204, body };
        }
        Target::User(_) => 200,
        Target::Created(_) => 201,
        Target::Group(_) => 202,
    };
    let user = match target {
        Target::User(user) => Some(user),
        Target::Created(id) => tenant.find(id),
        _ => None,
    };
    out.open('{');
    match (target, user) {
        (_, Some(user)) => {
            let root = tenant.edition.edition().links.graph_root;
            out.quoted_of(
                "@odata.context",
                format_args!("{root}/v1.0/$metadata#users/$entity"),
            );
            if let Some(user) = tenant.user(user) {
                out.quoted_of("id", user.profile.id);
                out.text_of("displayName", &user.profile.display_name);
                out.text_of("userPrincipalName", &user.profile.user_principal_name);
                match user.usage_location {
                    Some(country) => out.quoted_of("usageLocation", country),
                    None => out.plain_of("usageLocation", "null"),
                }
            }
            let held = tenant.licenses(user).map(|set| assigned(set)).unwrap_or_default();
            licenses(&mut out, "assignedLicenses", held);
        }
        (Target::Group(group), None) => {
            let root = tenant.edition.edition().links.graph_root;
            out.quoted_of(
                "@odata.context",
                format_args!("{root}/v1.0/$metadata#groups/$entity"),
            );
            out.quoted_of("id", group);
            if let Some(group) = tenant.group(group) {
                out.text_of("displayName", &group.display_name);
                licenses(
                    &mut out,
                    "assignedLicenses",
                    group.licenses.iter().map(|(sku, off)| (*sku, off)),
                );
            }
        }
        _ => {}
    }
    out.close('}');
    let body = pretty(&out.into_string());
    Answer { status, body }
}

/// Compact JSON on several lines, two spaces a level; empty lists and objects stay on theirs.
pub(super) fn pretty(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut text, mut escaped) = (0_usize, false, false);
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    let mut rest = json.chars().peekable();
    while let Some(c) = rest.next() {
        if text {
            out.push(c);
            text = escaped || c != '"';
            escaped = !escaped && c == '\\';
            continue;
        }
        match c {
            '{' | '[' => {
                out.push(c);
                if matches!(rest.peek(), Some('}' | ']')) {
                    out.extend(rest.next());
                } else {
                    depth += 1;
                    line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(c);
            }
            ',' => {
                out.push(c);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            '"' => {
                out.push(c);
                text = true;
            }
            c if c.is_whitespace() => {}
            c => out.push(c),
        }
    }
    out
}
