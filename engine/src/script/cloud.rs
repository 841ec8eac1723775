//! How each tool is told which cloud to sign in to (DOMAIN 6.1).

use crate::domain::Tenant;

use super::tool::Tool;

/// What stands behind the command that signs in, for the cloud of a tenant: nothing for the worldwide one. `None` where
/// the tool has no name for that cloud.
pub(super) fn sign_in(tenant: &Tenant, tool: Tool) -> Option<&'static str> {
    let root = tenant.edition.edition().links.graph_root;
    let is = |name: &str| root.contains(name);
    if is("chinacloudapi") {
        Some(match tool {
            Tool::Graph => "",
            Tool::GraphPowerShell => " -Environment China",
            Tool::MsOnline => " -AzureEnvironment AzureChinaCloud",
            Tool::AzureAd => " -AzureEnvironmentName AzureChinaCloud",
            Tool::Cli => " --cloud China",
        })
    } else if is("microsoft.de") {
        match tool {
            Tool::Graph => Some(""),
            Tool::MsOnline => Some(" -AzureEnvironment AzureGermanyCloud"),
            Tool::AzureAd => Some(" -AzureEnvironmentName AzureGermanyCloud"),
            Tool::GraphPowerShell | Tool::Cli => None,
        }
    } else if is("microsoft.us") {
        Some(match tool {
            Tool::Graph => "",
            Tool::GraphPowerShell => " -Environment USGov",
            Tool::MsOnline => " -AzureEnvironment USGovernment",
            Tool::AzureAd => " -AzureEnvironmentName AzureUSGovernment",
            Tool::Cli => " --cloud USGov",
        })
    } else {
        Some("")
    }
}
