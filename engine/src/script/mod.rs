//! What was asked, as the text of a script for one of the tools that administrators use (DOMAIN 6). Pure: no browser,
//! no language; comments come in as sentences.
//!
//! A text is made of what was asked (the command) on the tenant before, and not of what happened: so it asks for
//! everybody whom the command asked for, and whoever was refused is refused again. Run on the tenant before, it leaves
//! the tenant after. Three things make that so. A command speaks of people as they are (*keep what is there*, *all that
//! is direct*), so `decide` and the rules behind it say what it comes to for each; who has it already is left out. A page
//! may take 20 people at a time; a script has no page. Where one change becomes two requests of which only the second
//! would be refused, the person is left out, and the text says so.
//!
//! | file | what |
//! |---|---|
//! | `tool` | the tools: names, files, until when they worked |
//! | `steps`, `step`, `asked_of_people`, `asked_of_groups` | from commands to requests, whatever the tool |
//! | `note` | what a text can't do or does otherwise, as data |
//! | `rights` | least permissions and the least role |
//! | `lines`, `quote` | literals and comments that no name gets out of |
//! | `runs` | requests that differ in their people alone, for loops |
//! | `powershell` | what the PowerShell modules share: variables, loops |
//! | `cloud` | how each signs in to which cloud |
//! | `graph`, `graph_powershell`, `msonline`, `azuread`, `cli` | a tool each |

mod asked_of_groups;
mod asked_of_people;
mod azuread;
mod cli;
mod cloud;
mod graph;
mod graph_powershell;
mod lines;
mod msonline;
mod note;
mod powershell;
mod quote;
mod rights;
mod runs;
mod step;
mod steps;
mod text;
mod tool;

pub use lines::Words;
pub use note::{Note, What};
pub use rights::{least_role, scopes};
pub use steps::Steps;
pub use text::{write_script, Script};
pub use tool::{Tool, ToolEnd};
