//! The shell's own commands that work at once, and those that work on all that came.

use crate::console::call::{Call, Emitted};
use crate::console::format::{render, View, FORMATTED};
use crate::console::note::Note;
use crate::console::value::{joined, plain, Shape, Value};
use crate::domain::{Command, Time};

use super::csv;
use super::state::{Flow, Machine};

static HISTORY: Shape = Shape {
    name: "Microsoft.PowerShell.Commands.HistoryInfo",
    columns: &["Id", "CommandLine"],
    list: &[],
};
static MODULE: Shape = plain("System.Management.Automation.PSModuleInfo");

/// The modules that are here, as if installed.
const MODULES: [&str; 4] = ["Microsoft.Graph", "Microsoft.Entra", "MSOnline", "AzureAD"];

impl Machine {
    /// A command that works at once, with what comes through the pipe if anything does.
    pub(super) async fn shell(&mut self, call: &Call, input: Option<Value>) -> Result<Vec<Value>, Flow> {
        let mut out = Vec::new();
        match call.cmdlet.name {
            "Out-Null" | "Write-Verbose" | "Write-Information" | "Write-Progress" => {}
            "Write-Output" => {
                let value = input
                    .or_else(|| call.get("InputObject").cloned())
                    .unwrap_or(Value::Null);
                let one = call.switch("NoEnumerate");
                out.extend(
                    if one { vec![value] } else { value.items() }
                        .into_iter()
                        .map(Emitted::Value),
                );
            }
            "Out-Host" => {
                let value = input
                    .or_else(|| call.get("InputObject").cloned())
                    .unwrap_or(Value::Null);
                self.show(&value);
            }
            "Write-Host" => {
                let value = input
                    .or_else(|| call.get("Object").cloned())
                    .unwrap_or(Value::Null);
                let with = call.text("Separator").unwrap_or_else(|| " ".to_owned());
                let texts: Vec<_> = value.items().iter().map(Value::text_inside).collect();
                out.push(Emitted::Screen(joined(texts, &with)));
            }
            "Write-Warning" => {
                let text = input
                    .or_else(|| call.get("Message").cloned())
                    .unwrap_or(Value::Null);
                out.push(Emitted::Warning(text.text().to_string()));
            }
            "Write-Error" => {
                let text = input
                    .or_else(|| call.get("Message").cloned())
                    .unwrap_or(Value::Null);
                let mut fault =
                    self.fault(&*text.text(), "Microsoft.PowerShell.Commands.WriteErrorException");
                fault.activity = "Write-Error".to_owned();
                fault = fault.of("NotSpecified", "WriteErrorException");
                out.push(Emitted::Error(Box::new(fault)));
            }
            "Start-Sleep" => self.sleep(call, &mut out)?,
            "New-Object" => {
                let name = call.text("TypeName").unwrap_or_default();
                let value = self.new_object(&name, call.get("Property"))?;
                // An empty list is handed on as it is.
                return Ok(vec![value]);
            }
            "Add-Member" => {
                let of = input
                    .or_else(|| call.get("InputObject").cloned())
                    .unwrap_or(Value::Null);
                let name = call.text("NotePropertyName").unwrap_or_default();
                let value = call.get("NotePropertyValue").cloned().unwrap_or(Value::Null);
                match of.fields() {
                    Some(fields) => fields.borrow_mut().set(&name, value),
                    None => {
                        return Err(self
                            .fault("A member cannot be added to this object.", "AddMember")
                            .into())
                    }
                }
                if call.switch("PassThru") {
                    out.push(Emitted::Value(of));
                }
            }
            "Get-Date" => out.push(Emitted::Value(self.date(call))),
            "Get-History" => {
                let typed = self.session.typed.iter().zip(1..);
                out.extend(typed.map(|(text, id)| {
                    let fields = [("Id", Value::Int(id)), ("CommandLine", Value::Text(text.clone()))];
                    Emitted::Value(Value::object(&HISTORY, fields))
                }));
            }
            "Get-Module" => out.extend(MODULES.iter().map(|name| {
                let fields = [("ModuleType", "Script".into()), ("Name", Value::from(*name))];
                Emitted::Value(Value::object(&MODULE, fields))
            })),
            "Import-Module" | "Install-Module" => {}
            "Clear-Host" => out.push(Emitted::Clear),
            "Get-Content" => return self.get_content(call).await,
            "Import-Csv" => return self.import_csv(call).await,
            "Get-ChildItem" => return Ok(self.files()),
            "Test-Path" => return Ok(vec![self.has_file(call)]),
            "Set-Variable" => {
                let name = call.text("Name").unwrap_or_default().to_lowercase();
                self.set_variable(&name, call.get("Value").cloned().unwrap_or(Value::Null));
            }
            "Remove-Variable" => {
                for name in call.list("Name") {
                    self.swap(&name.text().to_lowercase(), None);
                }
            }
            "Read-Host" => {
                let mut fault = self.fault(
                    "Nobody can answer here: put the value into a variable.",
                    "ReadHost",
                );
                fault.activity = "Read-Host".to_owned();
                return Err(fault.noted(Note::NotHere { instead: None }).into());
            }
            "Get-Help" => self.help(call, &mut out)?,
            "Get-Command" => self.commands(call, &mut out),
            _ => {}
        }
        self.settle(call, out).await
    }

    /// Lets simulated time pass instead of waiting.
    fn sleep(&mut self, call: &Call, out: &mut Vec<Emitted>) -> Result<(), Flow> {
        let thousandth = call.int("Milliseconds").unwrap_or(0) / 1000;
        let seconds = call.int("Seconds").unwrap_or(thousandth).clamp(0, 30 * 86_400);
        let now = crate::console::host::read(&*self.host, |tenant| tenant.clock).unwrap_or(Time(0));
        let to = now.plus(seconds);
        if seconds > 0 {
            if self.host.act(&Command::AdvanceClock { to }).is_err() {
                let fault = self.fault("The tenant is in use by another session.", "InUse");
                return Err(fault.noted(Note::OtherTab).into());
            }
            out.push(Emitted::Note(Note::Slept { seconds }));
        }
        Ok(())
    }

    /// The simulated moment, in the form that is asked for.
    fn date(&self, call: &Call) -> Value {
        let moment = call.text("Date").unwrap_or_else(|| self.moment());
        let Some(form) = call.text("Format") else {
            return moment.into();
        };
        let part = |from: usize, to: usize| moment.get(from..to).unwrap_or_default().to_owned();
        let parts = [
            ("yyyy", part(0, 4)),
            ("MM", part(5, 7)),
            ("dd", part(8, 10)),
            ("HH", part(11, 13)),
            ("mm", part(14, 16)),
            ("ss", part(17, 19)),
        ];
        let filled = parts
            .iter()
            .fold(form, |text, (name, value)| text.replace(name, value));
        filled.into()
    }

    /// A command that works on all that came.
    pub(super) async fn collect(&mut self, call: &Call, items: Vec<Value>) -> Result<Vec<Value>, Flow> {
        match call.cmdlet.name {
            "Sort-Object" => return self.sort(call, items).await,
            "Group-Object" => return self.group(call, items).await,
            "Measure-Object" => return self.measure(call, items).await,
            "Export-Csv" => self.export_csv(call, &items).await?,
            "Out-File" => self.out_file(call, &items).await?,
            "Format-Table" | "Format-List" => return self.formatted_view(call, items).await,
            "Out-String" => {
                let text = render(&items, View::Auto, &*self.host, self.session.shell.more());
                return Ok(if call.switch("Stream") {
                    text.split('\n').map(Value::from).collect()
                } else {
                    vec![(text + "\r\n").into()]
                });
            }
            "ConvertTo-Csv" => {
                let lines = csv::lines(&items, csv::separator(call.text("Delimiter")), false, &*self.host);
                return Ok(lines.into_iter().map(Value::from).collect());
            }
            "ConvertFrom-Csv" => {
                let texts: Vec<_> = items.iter().map(Value::text).collect();
                let objects = csv::objects(
                    &texts.join("\n"),
                    csv::separator(call.text("Delimiter")),
                    Vec::new(),
                );
                return Ok(objects.unwrap_or_default());
            }
            "ConvertTo-Json" => return Ok(vec![self.json(call, &items).into()]),
            "Get-Member" => return Ok(self.get_member(&items)),
            "Tee-Object" => {
                if let Some(name) = call.text("Variable") {
                    self.set_variable(&name.to_lowercase(), Value::of_outputs(items.clone()));
                } else {
                    self.out_file(call, &items).await?;
                }
                return Ok(items);
            }
            _ => {}
        }
        Ok(Vec::new())
    }

    async fn formatted_view(&mut self, call: &Call, items: Vec<Value>) -> Result<Vec<Value>, Flow> {
        if items.is_empty() {
            return Ok(Vec::new());
        }
        let mut shown = Vec::with_capacity(items.len());
        for item in &items {
            self.step(2).await?;
            let is_object = !item.names().is_empty();
            shown.push(if call.has("Property") && is_object {
                self.project(call, item).await?
            } else {
                item.clone()
            });
        }
        let view = match call.cmdlet.name {
            "Format-List" => View::List,
            _ => View::Table,
        };
        let text = render(&shown, view, &*self.host, self.session.shell.more());
        Ok(vec![Value::object(&FORMATTED, [("Text", text.into())])])
    }
}
