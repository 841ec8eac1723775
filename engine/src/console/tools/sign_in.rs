//! Commands that sign in and out, and say who is signed in. Nothing leaves the browser: signing in is agreeing.

use crate::console::call::{Call, Desk, Emitted};
use crate::console::fault::Fault;
use crate::console::host::read;
use crate::console::known::Tool;
use crate::console::things::{tenant_id, CONTEXT, THING};
use crate::console::value::Value;

/// What everybody agrees to who signs in with Graph.
const ALWAYS: [&str; 4] = ["openid", "profile", "email", "User.Read"];

/// Signs in with a tool.
pub(super) fn connect(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let tool = call.cmdlet.tool;
    if !desk.session.signed_in.contains(&tool) {
        desk.session.signed_in.push(tool);
    }
    desk.session.shell = call.shell(desk.session);
    let asked = call.list("Scopes");
    let asked = asked.iter().flat_map(|scope| {
        let text = scope.text();
        let parts: Vec<String> = text
            .split([',', ' '])
            .map(|part| part.trim().to_owned())
            .collect();
        parts
    });
    let always = ALWAYS.iter().map(|scope| (*scope).to_owned());
    match tool {
        Tool::Graph | Tool::Entra => {
            // What was agreed to adds up over the calls of a session.
            for scope in always.chain(asked.collect::<Vec<_>>()) {
                let known = |other: &String| other.eq_ignore_ascii_case(&scope);
                if !scope.is_empty() && !desk.session.permissions.iter().any(known) {
                    desk.session.permissions.push(scope);
                }
            }
            if tool == Tool::Graph && !call.switch("NoWelcome") {
                let text =
                    "Welcome to Microsoft Graph!\n\nConnected via delegated access in this practice tenant.";
                desk.out.push(Emitted::Screen(text.to_owned()));
            }
        }
        Tool::AzureAd => tenant_line(desk),
        _ => {}
    }
    Ok(())
}

fn tenant_line(desk: &mut Desk<'_>) {
    let fields = read(desk.host, |tenant| {
        let domain = tenant
            .organization
            .domains
            .iter()
            .find(|domain| domain.is_default);
        [
            ("Account", Value::from("admin")),
            (
                "Environment",
                tenant.edition.edition().links.azure_environment.into(),
            ),
            ("TenantId", tenant_id(tenant).to_string().into()),
            (
                "TenantDomain",
                domain.map(|domain| domain.name.to_string()).into(),
            ),
        ]
    });
    if let Some(fields) = fields {
        desk.emit(Value::object(&THING, fields));
    }
}

/// Signs out.
pub(super) fn disconnect(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    let tool = call.cmdlet.tool;
    // Entra's commands stand on Graph's: what was agreed to is agreed to for both, and goes for both.
    let is_graph = |tool: Tool| matches!(tool, Tool::Graph | Tool::Entra);
    let ends = |other: Tool| other == tool || (is_graph(tool) && is_graph(other));
    desk.session.signed_in.retain(|other| !ends(*other));
    if is_graph(tool) {
        desk.session.permissions.clear();
    }
    Ok(())
}

/// Who is signed in, and what they agreed to.
pub(super) fn context(desk: &mut Desk<'_>, call: &Call) -> Result<(), Fault> {
    if !desk.session.is_signed_in(call.cmdlet.tool) {
        return Ok(());
    }
    let scopes = desk.session.permissions.iter().map(|scope| scope.as_str().into());
    let scopes = Value::list(scopes.collect());
    let tenant = read(desk.host, |tenant| tenant_id(tenant).to_string());
    let fields = [
        ("ClientId", "14d82eec-204b-4c2f-b7e8-296a70dab67e".into()),
        ("TenantId", tenant.into()),
        ("Scopes", scopes),
        ("AuthType", "Delegated".into()),
        ("TokenCredentialType", "InteractiveBrowser".into()),
        ("CertificateThumbprint", Value::Null),
        ("CertificateSubjectName", Value::Null),
        ("Account", "admin".into()),
        ("AppName", "Microsoft Graph Command Line Tools".into()),
        ("ContextScope", "CurrentUser".into()),
    ];
    desk.emit(Value::object(&CONTEXT, fields));
    Ok(())
}

/// The clouds that can be signed in to.
pub(super) fn environments(desk: &mut Desk<'_>) {
    let clouds = [
        (
            "China",
            "https://login.chinacloudapi.cn",
            "https://microsoftgraph.chinacloudapi.cn",
        ),
        (
            "Global",
            "https://login.microsoftonline.com",
            "https://graph.microsoft.com",
        ),
        (
            "USGov",
            "https://login.microsoftonline.us",
            "https://graph.microsoft.us",
        ),
        (
            "USGovDoD",
            "https://login.microsoftonline.us",
            "https://dod-graph.microsoft.us",
        ),
    ];
    for (name, sign_in, graph) in clouds {
        let fields = [
            ("Name", name.into()),
            ("AzureADEndpoint", sign_in.into()),
            ("GraphEndpoint", graph.into()),
            ("Type", "Built-in".into()),
        ];
        desk.emit(Value::object(&THING, fields));
    }
}

/// The organization.
pub(super) fn organization(desk: &mut Desk<'_>, call: &Call) {
    let old = matches!(call.cmdlet.tool, Tool::MsOnline | Tool::AzureAd);
    let fields = read(desk.host, |tenant| {
        let domains = tenant
            .organization
            .domains
            .iter()
            .map(|domain| (&*domain.name).into());
        [
            (
                if old { "ObjectId" } else { "Id" },
                Value::from(tenant_id(tenant).to_string()),
            ),
            ("DisplayName", (&*tenant.organization.display_name).into()),
            ("VerifiedDomains", Value::list(domains.collect())),
            (
                "CountryLetterCode",
                tenant.organization.country.map(|code| code.to_string()).into(),
            ),
        ]
    });
    if let Some(fields) = fields {
        desk.emit(Value::object(&THING, fields));
    }
}

/// What a tool says to somebody who has not signed in, and the command that does.
pub(super) fn not_signed_in(tool: Tool) -> (&'static str, &'static str) {
    match tool {
        Tool::MsOnline => (
            "You must call the Connect-MsolService cmdlet before calling any other cmdlets.",
            "Connect-MsolService",
        ),
        Tool::AzureAd => (
            "You must call the Connect-AzureAD cmdlet before calling any other cmdlets.",
            "Connect-AzureAD",
        ),
        Tool::Entra => (
            "Authentication needed. Please call Connect-Entra.",
            "Connect-Entra",
        ),
        _ => (
            "Authentication needed. Please call Connect-MgGraph.",
            "Connect-MgGraph",
        ),
    }
}

/// Whether a tool runs in the shell of old only.
pub(super) fn is_old(tool: Tool) -> bool {
    matches!(tool, Tool::MsOnline | Tool::AzureAd)
}
