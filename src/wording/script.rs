//! Words for scripts: what a tool can't do or does otherwise, and since when it is retired.

use crate::counted;
use crate::domain::Time;
use crate::exchange::PASSWORD;
use crate::script::{Note, Tool, ToolEnd, What};
use crate::t;

use super::date;

/// A note to a script for a tool, as a sentence.
pub fn script_note(tool: Tool, note: Note) -> String {
    let tool = tool.name();
    match note {
        Note::Missing(What::GroupLicenses) => t!(script.missing_group_licenses, tool),
        Note::Missing(What::Reprocess) => t!(script.missing_reprocess, tool),
        Note::Missing(What::ReprocessGroups) => t!(script.missing_reprocess_groups).to_owned(),
        Note::Missing(What::Rule) => t!(script.missing_rule, tool),
        Note::Missing(What::Quantity) => t!(script.missing_quantity).to_owned(),
        Note::Missing(What::Clock) => t!(script.missing_clock).to_owned(),
        Note::Missing(What::Configuration) => t!(script.missing_configuration).to_owned(),
        Note::Missing(What::Phone) => t!(script.missing_phone, tool),
        Note::Missing(What::SelfServe) => t!(script.missing_self_serve).to_owned(),
        Note::ServicesOff => t!(script.services_off, tool),
        Note::Gap => t!(script.gap, tool),
        Note::LeftOut { people } => counted!(people, script.left_out_1, script.left_out_n),
        Note::AllOrNothing => t!(script.all_or_nothing).to_owned(),
        Note::Password => t!(script.password, password = PASSWORD),
        Note::NewId => t!(script.new_id).to_owned(),
        Note::Cloud => t!(script.cloud, tool),
    }
}

/// Since when a tool is retired, if it is.
pub fn tool_end(tool: Tool) -> Option<String> {
    let day = |year: u16, month: u8, day: u8| {
        let moment = Time::parse(&format!("{year:04}-{month:02}-{day:02}T00:00:00Z"));
        moment.map(date).unwrap_or_default()
    };
    let name = tool.name();
    Some(match tool.end()? {
        ToolEnd::Module(y, m, d) => t!(script.ended_module, tool = name, date = day(y, m, d)),
        ToolEnd::LicenseCmdlets(y, m, d) => t!(script.ended_cmdlets, tool = name, date = day(y, m, d)),
    })
}
