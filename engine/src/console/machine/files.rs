//! Commands that read the files a person gave, and write files to download. There are no others, and no folders.

use crate::console::call::Call;
use crate::console::fault::Shell;
use crate::console::format::{render, View};
use crate::console::note::Note;
use crate::console::session::Files;
use crate::console::value::{Shape, Value};

use super::csv;
use super::state::{Flow, Machine};

static FILE: Shape = Shape {
    name: "System.IO.FileInfo",
    columns: &["Name", "Length"],
    list: &[],
};

impl Machine {
    fn path(call: &Call) -> String {
        let names = ["Path", "FilePath", "LiteralPath"];
        names.iter().find_map(|name| call.text(name)).unwrap_or_default()
    }

    /// The text of a file.
    async fn file(&mut self, call: &Call) -> Result<Option<String>, Flow> {
        let path = Self::path(call);
        let text = self.session.files.get(&path).map(|file| file.text.to_string());
        if let Some(text) = text {
            self.step(text.len() / 64).await?;
            return Ok(Some(text));
        }
        let name = Files::name(&path).to_owned();
        let text = format!("Could not find file '{name}'.");
        let id = format!(
            "FileOpenFailure,Microsoft.PowerShell.Commands.{}Command",
            call.cmdlet.name.replace('-', "")
        );
        let mut fault = self.fault(text, &id).of("OpenError", "FileNotFoundException");
        fault.activity = call.cmdlet.name.to_owned();
        self.report_by(call, fault.noted(Note::NoFile { name })).await?;
        Ok(None)
    }

    /// `Import-Csv`.
    pub(super) async fn import_csv(&mut self, call: &Call) -> Result<Vec<Value>, Flow> {
        let Some(text) = self.file(call).await? else {
            return Ok(Vec::new());
        };
        let separator = csv::separator(call.text("Delimiter"));
        match csv::objects(&text, separator, call.list("Header")) {
            Some(objects) => {
                self.step(objects.len()).await?;
                Ok(objects)
            }
            None => {
                let mut fault = self.fault(
                    "The file is not CSV: a quotation mark is never closed.",
                    "CsvFormat",
                );
                fault.activity = call.cmdlet.name.to_owned();
                Err(fault.into())
            }
        }
    }

    /// `Get-Content`: lines, or the whole text.
    pub(super) async fn get_content(&mut self, call: &Call) -> Result<Vec<Value>, Flow> {
        let Some(text) = self.file(call).await? else {
            return Ok(Vec::new());
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        if call.switch("Raw") {
            return Ok(vec![text.into()]);
        }
        let most = call
            .int("TotalCount")
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(usize::MAX);
        Ok(text.lines().take(most).map(Value::from).collect())
    }

    /// Writes a file; what is already there is kept before where that is asked.
    pub(super) fn put_file(&mut self, call: &Call, lines: &[String]) -> Result<(), Flow> {
        let path = Self::path(call);
        let mut text = match self.session.files.get(&path) {
            Some(file) if call.switch("Append") => file.text.to_string(),
            Some(_) if call.switch("NoClobber") => {
                let name = Files::name(&path);
                let text = format!("The file '{name}' already exists.");
                return Err(self
                    .fault(text, "NoClobber")
                    .of("ResourceExists", "IOException")
                    .into());
            }
            _ => String::new(),
        };
        for line in lines {
            text.push_str(line);
            text.push_str("\r\n");
        }
        if self.session.files.put(&path, &text, true) {
            return Ok(());
        }
        let text = "The file cannot be written: it has no name, or would be too large.";
        Err(self
            .fault(text, "FileOpenFailure")
            .of("OpenError", "IOException")
            .into())
    }

    /// `Export-Csv`.
    pub(super) async fn export_csv(&mut self, call: &Call, items: &[Value]) -> Result<(), Flow> {
        self.step(items.len() * 4).await?;
        let types = match self.session.shell {
            Shell::Windows => !call.switch("NoTypeInformation"),
            Shell::Seven => call.switch("IncludeTypeInformation"),
        };
        let separator = csv::separator(call.text("Delimiter"));
        let mut lines = csv::lines(items, separator, types, &*self.host);
        let goes_on = call.switch("Append") && self.session.files.get(&Self::path(call)).is_some();
        if goes_on {
            lines.drain(..lines.len().min(1 + usize::from(types)));
        }
        self.put_file(call, &lines)
    }

    /// `Out-File`: what would be shown.
    pub(super) async fn out_file(&mut self, call: &Call, items: &[Value]) -> Result<(), Flow> {
        self.step(items.len() * 4).await?;
        let text = render(items, View::Auto, &*self.host, self.session.shell.more());
        let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        self.put_file(call, &lines)
    }

    /// `Get-ChildItem`: the files there are.
    pub(super) fn files(&self) -> Vec<Value> {
        let file = |file: &crate::console::session::File| {
            let fields = [
                ("Name", file.name.as_str().into()),
                ("Length", Value::Int(file.text.len() as i64)),
            ];
            Value::object(&FILE, fields)
        };
        self.session.files.iter().map(file).collect()
    }

    /// `Test-Path`.
    pub(super) fn has_file(&self, call: &Call) -> Value {
        Value::Bool(self.session.files.get(&Self::path(call)).is_some())
    }
}
