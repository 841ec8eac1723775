//! Which commands there are: their parameters, sets, permissions and purpose, read from the tables in `data/`.

use std::sync::OnceLock;

/// Which tool a command belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// The shell itself.
    Shell,
    /// MSOnline.
    MsOnline,
    /// AzureAD.
    AzureAd,
    /// Microsoft Entra PowerShell.
    Entra,
    /// Microsoft Graph PowerShell.
    Graph,
}

/// A command.
#[derive(Debug)]
pub struct Cmdlet {
    /// Its name, as it is written.
    pub name: &'static str,
    /// The tool that it belongs to.
    pub tool: Tool,
    /// The module it comes from.
    pub module: &'static str,
    /// Other names of it.
    pub aliases: Vec<&'static str>,
    /// What it can be given, in order.
    pub params: Vec<Param>,
    /// The sets of parameters that go together, the usual one first.
    pub sets: Vec<Set>,
    /// The request that it makes, such as `POST /users`; empty where it makes none.
    pub request: &'static str,
    /// What it needs to be agreed to at sign-in, as a letter of [`permissions`]; empty where nothing.
    permission: &'static str,
    /// What it is for, behind its name.
    pub purpose: &'static str,
    /// What replaces it, where it was retired.
    pub instead: Option<&'static str>,
}

/// Something that a command can be given.
#[derive(Debug)]
pub struct Param {
    /// Its name.
    pub name: &'static str,
    /// Other names of it.
    pub aliases: Vec<&'static str>,
    /// Whether it is on or off.
    pub switch: bool,
    /// Whether it takes several values.
    pub list: bool,
    /// Whether it can be given without its name.
    pub placed: bool,
    /// Whether what comes through the pipe can be it.
    pub by_value: bool,
    /// Whether a property of this name of what comes through the pipe can be it.
    pub by_name: bool,
}

/// Parameters that must be given together.
#[derive(Debug)]
pub struct Set {
    /// Its name.
    pub name: &'static str,
    /// What must be given.
    pub required: Vec<&'static str>,
}

/// What every command can be given.
const COMMON: &str = "ErrorAction=ea ErrorVariable=ev WarningAction=wa WarningVariable=wv OutVariable=ov \
    OutBuffer=ob PipelineVariable=pv InformationAction=infa InformationVariable=iv Verbose?=vb Debug?=db \
    ProgressAction=proga WhatIf?=wi Confirm?=cf";
/// What every command of Graph can be given besides.
const COMMON_OF_GRAPH: &str =
    "Headers ResponseHeadersVariable=RHV Break? HttpPipelineAppend HttpPipelinePrepend \
    Proxy ProxyCredential ProxyUseDefaultCredentials?";

fn params(text: &'static str) -> Vec<Param> {
    text.split_whitespace().map(param).collect()
}

fn param(text: &'static str) -> Param {
    let (head, aliases) = text.split_once('=').unwrap_or((text, ""));
    let name = head.trim_end_matches(|c: char| !c.is_alphanumeric());
    let has = |sign: char| head.contains(sign);
    Param {
        name,
        aliases: aliases.split(',').filter(|alias| !alias.is_empty()).collect(),
        switch: has('?'),
        list: has('*'),
        placed: has('!'),
        by_value: has('^'),
        by_name: has('~'),
    }
}

fn common(of_graph: bool) -> impl Iterator<Item = Param> {
    let more = if of_graph { COMMON_OF_GRAPH } else { "" };
    params(COMMON).into_iter().chain(params(more))
}

fn module_name(code: &'static str) -> (Tool, &'static str) {
    match code {
        "S" => (Tool::MsOnline, "MSOnline"),
        "A" => (Tool::AzureAd, "AzureAD"),
        "E" => (Tool::Entra, "Microsoft.Entra"),
        other => (Tool::Graph, other.strip_prefix("M:").unwrap_or(other)),
    }
}

fn of_tools(line: &'static str) -> Option<Cmdlet> {
    let mut fields = line.split('\t');
    let name = fields.next()?;
    let (tool, module) = module_name(fields.next()?);
    let own = params(fields.next()?);
    let sets = fields.next()?.split(';').map(|set| {
        let (name, required) = set.split_once(':').unwrap_or((set, ""));
        let required = required.split(',').filter(|name| !name.is_empty()).collect();
        Set { name, required }
    });
    let sets = sets.collect();
    Some(Cmdlet {
        name,
        tool,
        module,
        aliases: Vec::new(),
        params: own.into_iter().chain(common(tool == Tool::Graph)).collect(),
        sets,
        request: fields.next()?,
        permission: fields.next()?,
        purpose: fields.next()?,
        instead: fields.next().filter(|name| !name.is_empty()),
    })
}

fn of_shell(line: &'static str) -> Option<Cmdlet> {
    let mut fields = line.split('\t').map(str::trim);
    let name = fields.next()?;
    let aliases = fields
        .next()?
        .split(',')
        .filter(|alias| !alias.is_empty())
        .collect();
    let own = params(fields.next()?);
    let purpose = fields.next()?;
    Some(Cmdlet {
        name,
        tool: Tool::Shell,
        module: "Microsoft.PowerShell",
        aliases,
        params: own.into_iter().chain(common(false)).collect(),
        sets: Vec::new(),
        request: "",
        permission: "",
        purpose,
        instead: None,
    })
}

/// All commands: those of the shell, then those of the tools, each in the order of their names.
pub fn cmdlets() -> &'static [Cmdlet] {
    static ALL: OnceLock<Vec<Cmdlet>> = OnceLock::new();
    ALL.get_or_init(|| {
        let lines = |text: &'static str| text.lines().filter(|line| !line.starts_with('#'));
        let shell = lines(include_str!("data/core.txt")).filter_map(of_shell);
        let tools = lines(include_str!("data/cmdlets.txt")).filter_map(of_tools);
        shell.chain(tools).collect()
    })
}

/// The command of this name, in any case, or of which it is another name.
pub fn find(name: &str) -> Option<&'static Cmdlet> {
    let is = |other: &&str| other.eq_ignore_ascii_case(name);
    let hit = |cmdlet: &&Cmdlet| is(&cmdlet.name) || cmdlet.aliases.iter().any(is);
    // The verb of a command that shows something may be left out.
    let shown = || {
        cmdlets()
            .iter()
            .find(|cmdlet| cmdlet.name.strip_prefix("Get-").is_some_and(|noun| is(&noun)))
    };
    cmdlets().iter().find(hit).or_else(shown)
}

/// The command whose name is written most like this one, if any comes near.
pub fn nearest(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    if name.len() > 60 {
        return None;
    }
    let near = cmdlets().iter().map(|cmdlet| {
        let other = cmdlet.name.to_ascii_lowercase();
        (distance(&name, &other), cmdlet.name)
    });
    let (distance, best) = near.min()?;
    (distance <= 2 + name.len() / 8).then_some(best)
}

/// How many letters must be changed to make one text of the other.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut before = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b.bytes()) {
            let here = (before + usize::from(x != y)).min(left + 1).min(*cell + 1);
            before = *cell;
            *cell = here;
            left = here;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}

impl Cmdlet {
    /// The parameter of this name, or of the only one that begins with it.
    pub fn param(&self, name: &str) -> Option<&Param> {
        let is = |other: &str| other.eq_ignore_ascii_case(name);
        let exact = |param: &&Param| is(param.name) || param.aliases.iter().any(|alias| is(alias));
        if let Some(found) = self.params.iter().find(exact) {
            return Some(found);
        }
        match self.beginning_with(name).as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The parameters whose names begin so.
    pub fn beginning_with(&self, name: &str) -> Vec<&Param> {
        let begins = |other: &str| {
            other
                .get(..name.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(name))
        };
        self.params.iter().filter(|param| begins(param.name)).collect()
    }

    /// Permissions any of which is enough, the least first; none where it needs none.
    pub fn permissions(&self) -> &'static [&'static str] {
        permissions(self.permission)
    }

    /// Whether it changes something.
    pub fn changes(&self) -> bool {
        let verb = self.name.split('-').next().unwrap_or_default();
        self.tool != Tool::Shell && !matches!(verb, "Get" | "Find" | "Connect" | "Disconnect")
    }

    /// The parameters that only this command has.
    pub fn own_params(&self) -> impl Iterator<Item = &Param> {
        self.params.iter().take_while(|param| param.name != "ErrorAction")
    }
}

/// The permissions behind a letter of the table.
fn permissions(letter: &str) -> &'static [&'static str] {
    match letter {
        "s" => &[
            "LicenseAssignment.Read.All",
            "LicenseAssignment.ReadWrite.All",
            "Organization.Read.All",
            "Organization.ReadWrite.All",
            "Directory.Read.All",
            "Directory.ReadWrite.All",
        ],
        "u" => &[
            "User.Read.All",
            "User.ReadWrite.All",
            "Directory.Read.All",
            "Directory.ReadWrite.All",
        ],
        "k" => &[
            "LicenseAssignment.Read.All",
            "LicenseAssignment.ReadWrite.All",
            "User.Read.All",
            "User.ReadWrite.All",
            "Directory.Read.All",
            "Directory.ReadWrite.All",
        ],
        "U" => &["User.ReadWrite.All", "Directory.ReadWrite.All"],
        "l" | "d" => &[
            "LicenseAssignment.ReadWrite.All",
            "User.ReadWrite.All",
            "Directory.ReadWrite.All",
        ],
        "G" => &[
            "LicenseAssignment.ReadWrite.All",
            "Group.ReadWrite.All",
            "Directory.ReadWrite.All",
        ],
        "g" => &[
            "Group.Read.All",
            "GroupMember.Read.All",
            "GroupMember.ReadWrite.All",
            "Group.ReadWrite.All",
            "Directory.Read.All",
            "Directory.ReadWrite.All",
        ],
        "m" => &[
            "GroupMember.Read.All",
            "GroupMember.ReadWrite.All",
            "Group.Read.All",
            "Group.ReadWrite.All",
            "Directory.Read.All",
            "Directory.ReadWrite.All",
        ],
        "M" => &[
            "GroupMember.ReadWrite.All",
            "Group.ReadWrite.All",
            "Directory.ReadWrite.All",
        ],
        "W" => &["Group.ReadWrite.All", "Directory.ReadWrite.All"],
        "r" => &[
            "RoleManagement.Read.Directory",
            "RoleManagement.ReadWrite.Directory",
            "Directory.Read.All",
            "Directory.ReadWrite.All",
        ],
        "R" => &["RoleManagement.ReadWrite.Directory"],
        "o" => &[
            "Organization.Read.All",
            "Organization.ReadWrite.All",
            "Directory.Read.All",
            "Directory.ReadWrite.All",
        ],
        _ => &[],
    }
}
