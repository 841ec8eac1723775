//! `Get-Help` and `Get-Command`, answered from the tables.

use crate::console::call::{Call, Emitted};
use crate::console::compare::like;
use crate::console::fault::Fault;
use crate::console::known::{cmdlets, find, nearest, Cmdlet, Tool};
use crate::console::note::Note;
use crate::console::value::{same, Shape, Value};

use super::state::Machine;

static COMMAND: Shape = Shape {
    name: "System.Management.Automation.CmdletInfo",
    columns: &["CommandType", "Name", "Source"],
    list: &[],
};

/// What stands for a value in a line of syntax, by the parameter's name.
fn sample(param: &str) -> &'static str {
    match param {
        "UserId" | "UserPrincipalName" | "RoleMemberEmailAddress" => "anna@contoso.example",
        "AddLicenses" => "@{SkuId = $sku}",
        "RemoveLicenses" => "@()",
        "AccountSkuId" | "LicenseAssignment" => "\"contoso:ENTERPRISEPACK\"",
        "UsageLocation" => "NL",
        "Scopes" => "User.ReadWrite.All",
        "GroupId" => "$group.Id",
        "AssignedLicenses" => "$licenses",
        "ObjectId" | "DirectoryObjectId" | "Id" => "$user.Id",
        _ => "$value",
    }
}

fn example(cmdlet: &Cmdlet) -> String {
    let mut line = cmdlet.name.to_owned();
    let required = cmdlet
        .sets
        .first()
        .map(|set| set.required.as_slice())
        .unwrap_or_default();
    let usual = ["AddLicenses", "RemoveLicenses", "UsageLocation", "Scopes", "All"];
    let more = usual
        .iter()
        .filter(|name| cmdlet.own_params().any(|param| param.name == **name));
    for name in required.iter().chain(more.take(2)) {
        let switch = cmdlet.param(name).is_some_and(|param| param.switch);
        line.push_str(" -");
        line.push_str(name);
        if !switch {
            line.push(' ');
            line.push_str(sample(name));
        }
    }
    line
}

fn syntax(cmdlet: &Cmdlet, required: &[&str]) -> String {
    let mut line = cmdlet.name.to_owned();
    for param in cmdlet.own_params() {
        let of = match (param.switch, param.list) {
            (true, _) => String::new(),
            (_, true) => " <Object[]>".to_owned(),
            _ => " <String>".to_owned(),
        };
        let text = format!("-{}{of}", param.name);
        if required.contains(&param.name) {
            line.push_str(&format!(" {text}"));
        } else {
            line.push_str(&format!(" [{text}]"));
        }
    }
    line
}

impl Machine {
    /// `Get-Help`.
    pub(super) fn help(&self, call: &Call, out: &mut Vec<Emitted>) -> Result<(), Fault> {
        let Some(name) = call.text("Name") else {
            let text = "Get-Help NAME says what a command does, what it can be given and what it needs.\nGet-Command \
                        -Module Microsoft.Graph* lists commands; with a name and *, those that are like it.";
            out.push(Emitted::Screen(text.to_owned()));
            return Ok(());
        };
        let Some(cmdlet) = find(&name) else {
            let text = format!("Get-Help could not find {name} in this session.");
            let mut fault = self
                .fault(text, "HelpNotFound")
                .of("ObjectNotFound", "HelpNotFoundException");
            fault.activity = "Get-Help".to_owned();
            let nearest = nearest(&name);
            return Err(fault.noted(Note::Unknown { nearest }));
        };
        let mut text = format!(
            "\nNAME\n    {}\n\nPURPOSE\n    {}\n\nSYNTAX\n",
            cmdlet.name, cmdlet.purpose
        );
        if cmdlet.sets.is_empty() {
            text.push_str(&format!("    {}\n", syntax(cmdlet, &[])));
        }
        for set in cmdlet.sets.iter().take(3) {
            text.push_str(&format!("    {}\n", syntax(cmdlet, &set.required)));
        }
        if !cmdlet.aliases.is_empty() {
            text.push_str(&format!("\nALIASES\n    {}\n", cmdlet.aliases.join(", ")));
        }
        let permissions = cmdlet.permissions();
        if !permissions.is_empty() {
            text.push_str(&format!(
                "\nPERMISSIONS (any one of these)\n    {}\n",
                permissions.join("\n    ")
            ));
        }
        if let Some(instead) = cmdlet.instead {
            text.push_str(&format!("\nREPLACED BY\n    {instead}\n"));
        }
        text.push_str(&format!("\nEXAMPLE\n    {}\n", example(cmdlet)));
        out.push(Emitted::Screen(text));
        Ok(())
    }

    /// `Get-Command`.
    pub(super) fn commands(&self, call: &Call, out: &mut Vec<Emitted>) {
        let of = |name: &str| call.text(name);
        let names = call.list("Name");
        let fits = |cmdlet: &&Cmdlet| {
            let (verb, noun) = cmdlet.name.split_once('-').unwrap_or((cmdlet.name, ""));
            let module = match cmdlet.tool {
                Tool::Graph => format!("Microsoft.Graph.{}", cmdlet.module),
                _ => cmdlet.module.to_owned(),
            };
            let like_one =
                |text: &str, pattern: Option<String>| pattern.is_none_or(|p| like(text, &p, false));
            let named = names.iter().any(|name| {
                let name = name.text();
                like(cmdlet.name, &name, false) || cmdlet.aliases.iter().any(|alias| same(alias, &name))
            });
            (names.is_empty() || named)
                && like_one(verb, of("Verb"))
                && like_one(noun, of("Noun"))
                && like_one(&module, of("Module"))
        };
        for cmdlet in cmdlets().iter().filter(fits) {
            let fields = [
                ("CommandType", "Cmdlet".into()),
                ("Name", Value::from(cmdlet.name)),
                ("Source", cmdlet.module.into()),
            ];
            out.push(Emitted::Value(Value::object(&COMMAND, fields)));
        }
    }
}
