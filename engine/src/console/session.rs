//! What a console remembers between two commands: variables, functions, errors, who is signed in, files.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use crate::domain::UserIx;

use super::fault::Shell;
use super::known::Tool;
use super::syntax::Function;
use super::value::Value;

/// A console, as long as it is open.
pub struct Session {
    /// Variables by name in lower case, the innermost scope last.
    pub(super) scopes: Vec<HashMap<String, Value>>,
    /// Functions by name in lower case.
    pub(super) functions: HashMap<String, Rc<Function>>,
    /// `$Error`, the latest first.
    pub(super) errors: Vec<Value>,
    /// Whether the last command went well: `$?`.
    pub(super) well: bool,
    /// Which tools somebody is signed in with.
    pub(super) signed_in: Vec<Tool>,
    /// What was agreed to at sign-in with Graph.
    pub(super) permissions: Vec<String>,
    /// The shell that is shown.
    pub(super) shell: Shell,
    /// The files that the person gave, and those that were written.
    pub files: Files,
    /// Who was put into which role here: the tenant keeps no members of roles.
    pub(super) role_members: BTreeMap<&'static str, Vec<UserIx>>,
    /// What was run, oldest first.
    pub(super) typed: Vec<Rc<str>>,
    /// People by user name in lower case, as they were found last.
    pub(super) names: HashMap<String, UserIx>,
}

impl Session {
    /// A console that was just opened.
    pub fn new(shell: Shell) -> Self {
        Session {
            scopes: vec![HashMap::new()],
            functions: HashMap::new(),
            errors: Vec::new(),
            well: true,
            signed_in: Vec::new(),
            permissions: Vec::new(),
            shell,
            files: Files::default(),
            role_members: BTreeMap::new(),
            typed: Vec::new(),
            names: HashMap::new(),
        }
    }

    /// The shell that is shown.
    pub fn shell(&self) -> Shell {
        self.shell
    }

    /// The names of the variables, for completion.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.scopes
            .iter()
            .flat_map(|scope| scope.keys().map(String::as_str))
    }

    /// Whether somebody is signed in with a tool.
    pub(super) fn is_signed_in(&self, tool: Tool) -> bool {
        self.signed_in.contains(&tool)
    }
}

/// Files by name; upper and lower case alike.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Files {
    all: BTreeMap<String, File>,
}

/// A file of text.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// Its name, without a folder.
    pub name: String,
    /// What stands in it.
    pub text: Rc<str>,
    /// Whether a command wrote it.
    pub written: bool,
}

/// The most that a file may hold, in bytes.
pub(super) const LARGEST_FILE: usize = 64 << 20;

impl Files {
    /// The name of a file without its folder: there are no folders here.
    pub fn name(path: &str) -> &str {
        path.rsplit(['/', '\\', ':']).next().unwrap_or(path)
    }

    /// A file.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.all.get(&Self::name(path).to_lowercase())
    }

    /// Puts a file there, in place of one of the same name; false when it is too large or has no name.
    pub fn put(&mut self, path: &str, text: &str, written: bool) -> bool {
        let name = Self::name(path);
        if text.len() > LARGEST_FILE || name.is_empty() {
            return false;
        }
        let file = File {
            name: name.to_owned(),
            text: Rc::from(text),
            written,
        };
        self.all.insert(name.to_lowercase(), file);
        true
    }

    /// Forgets a file.
    pub fn remove(&mut self, path: &str) {
        self.all.remove(&Self::name(path).to_lowercase());
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &File> {
        self.all.values()
    }
}
