//! How each tool is told which cloud to sign in to (DOMAIN 6.1).

use crate::domain::Tenant;

use super::tool::Tool;

/// What stands behind the command that signs in, for the cloud of a tenant: nothing for the worldwide one. `None` where
/// the tool has no name for that cloud.
pub(super) fn sign_in(tenant: &Tenant, tool: Tool) -> Option<String> {
    let cloud = tenant.edition.edition().links.azure_environment;
    match (tool, cloud) {
        (_, "AzureCloud") | (Tool::Graph, _) => Some(String::new()),
        (Tool::MsOnline, _) => Some(format!(" -AzureEnvironment {cloud}")),
        (Tool::AzureAd, _) => Some(format!(" -AzureEnvironmentName {cloud}")),
        (Tool::GraphPowerShell, "AzureChinaCloud") => Some(" -Environment China".to_owned()),
        (Tool::Cli, "AzureChinaCloud") => Some(" --cloud China".to_owned()),
        (Tool::GraphPowerShell | Tool::Cli, _) => None,
    }
}
