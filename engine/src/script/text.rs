//! A whole script for a tool.

use crate::domain::Tenant;

use super::lines::{Lines, Words};
use super::note::Note;
use super::steps::Steps;
use super::tool::Tool;
use super::{azuread, cli, cloud, graph, graph_powershell, msonline};

/// A script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// The text, lines ended by a line feed.
    pub text: String,
    /// What it can't do or does otherwise, each once. The text says so as well, in comments.
    pub notes: Vec<Note>,
}

/// Writes steps for a tool. `tenant` is asked for the names of products and for the cloud.
pub fn write_script(tool: Tool, tenant: &Tenant, steps: &Steps, words: Words<'_>) -> Script {
    let mut lines = Lines::new(words);
    match cloud::sign_in(tenant, tool) {
        None => lines.note(Note::Cloud),
        Some(sign_in) => match tool {
            Tool::Graph => graph::write(&mut lines, tenant, steps),
            Tool::GraphPowerShell => graph_powershell::write(&mut lines, tenant, steps, &sign_in),
            Tool::MsOnline => msonline::write(&mut lines, tenant, steps, &sign_in),
            Tool::AzureAd => azuread::write(&mut lines, tenant, steps, &sign_in),
            Tool::Cli => cli::write(&mut lines, steps, &sign_in),
        },
    }
    let Lines { out, notes, .. } = lines;
    Script { text: out, notes }
}
