//! The tools: their names, the files they take, and until when they worked (DOMAIN 6.1).

use crate::domain::Tenant;

/// A tool that changes licenses by text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// Requests to Microsoft Graph.
    Graph,
    /// The module Microsoft.Graph for PowerShell.
    GraphPowerShell,
    /// The module MSOnline for Windows PowerShell.
    MsOnline,
    /// The module AzureAD for Windows PowerShell.
    AzureAd,
    /// CLI for Microsoft 365, in a shell such as bash.
    Cli,
}

/// When a tool stopped doing this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToolEnd {
    /// The whole module, on this day (year, month, day).
    Module(u16, u8, u8),
    /// Its cmdlets for licenses, on this day; no document says when the rest ended.
    LicenseCmdlets(u16, u8, u8),
}

impl Tool {
    /// All of them, in the order of the tabs.
    pub const ALL: [Tool; 5] = [
        Tool::Graph,
        Tool::GraphPowerShell,
        Tool::MsOnline,
        Tool::AzureAd,
        Tool::Cli,
    ];

    /// Its name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Tool::Graph => "Microsoft Graph",
            Tool::GraphPowerShell => "Graph PowerShell",
            Tool::MsOnline => "MSOnline",
            Tool::AzureAd => "AzureAD",
            Tool::Cli => "CLI for Microsoft 365",
        }
    }

    /// A key of its own, in lower case.
    pub fn as_str(self) -> &'static str {
        match self {
            Tool::Graph => "graph",
            Tool::GraphPowerShell => "graph-powershell",
            Tool::MsOnline => "msonline",
            Tool::AzureAd => "azuread",
            Tool::Cli => "cli",
        }
    }

    /// Whether its scripts are PowerShell, which the console runs.
    pub fn is_powershell(self) -> bool {
        matches!(self, Tool::GraphPowerShell | Tool::MsOnline | Tool::AzureAd)
    }

    /// How the name of a file with such a script ends.
    pub fn extension(self) -> &'static str {
        match self {
            Tool::Graph => "http",
            Tool::GraphPowerShell | Tool::MsOnline | Tool::AzureAd => "ps1",
            Tool::Cli => "sh",
        }
    }

    /// When it stopped, if it did.
    pub fn end(self) -> Option<ToolEnd> {
        match self {
            Tool::MsOnline => Some(ToolEnd::Module(2025, 5, 30)),
            Tool::AzureAd => Some(ToolEnd::LicenseCmdlets(2023, 6, 30)),
            Tool::Graph | Tool::GraphPowerShell | Tool::Cli => None,
        }
    }

    /// Whether it has stopped by a tenant's edition and clock.
    pub fn is_retired_in(self, tenant: &Tenant) -> bool {
        self.end().is_some() && !tenant.old_modules_answer()
    }
}
