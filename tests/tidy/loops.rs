//! Owns the check that no two files of a crate import each other, directly or through others.
//!
//! A file uses another one when it names something that is defined there, also by a name that a third one only passes
//! on (`pub use`). Passing on is not using: a `mod.rs` may show what its parts have.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{File, Kind};

/// The names that lead to something: `["crate", "domain", "Tenant"]`.
type Names = Vec<String>;

/// A module by the names that lead to it from the root of its crate.
type Module = Vec<String>;

/// A crate's files by their modules.
struct Crate<'a> {
    files: BTreeMap<Module, &'a File>,
    /// What a module passes on: by name, where it comes from.
    passed_on: BTreeMap<Module, BTreeMap<String, Names>>,
}

/// Every loop, as the paths of its files.
pub fn faults(files: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for folder in ["src/", "engine/src/"] {
        let own = files
            .iter()
            .filter(|file| file.kind == Kind::Rust && file.path.starts_with(folder));
        let own = Crate::new(own);
        let uses: Uses = own
            .files
            .iter()
            .map(|(module, file)| (module, own.used_by(module, file)))
            .collect();
        let reached: Uses = own
            .files
            .keys()
            .map(|module| (module, reached(module, &uses)))
            .collect();
        let leads = |from: &Module, to: &Module| reached.get(from).is_some_and(|all| all.contains(to));
        let mut said: BTreeSet<&Module> = BTreeSet::new();
        for module in own.files.keys().filter(|module| leads(module, module)) {
            if said.contains(module) {
                continue;
            }
            let both_ways = |(other, _): &(&Module, _)| leads(module, other) && leads(other, module);
            let (modules, paths): (Vec<&Module>, Vec<&str>) = own
                .files
                .iter()
                .map(|(module, file)| (module, file.path.as_str()))
                .filter(both_ways)
                .unzip();
            said.extend(modules);
            faults.push(format!("these files import each other: {}", paths.join(", ")));
        }
    }
    faults
}

/// What each module uses.
type Uses<'a> = BTreeMap<&'a Module, BTreeSet<Module>>;

/// What a module uses, directly or through others.
fn reached(from: &Module, uses: &Uses) -> BTreeSet<Module> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&Module> = uses.get(from).into_iter().flatten().collect();
    while let Some(module) = next.pop() {
        if found.insert(module.clone()) {
            next.extend(uses.get(module).into_iter().flatten());
        }
    }
    found
}

impl<'a> Crate<'a> {
    fn new(files: impl Iterator<Item = &'a File>) -> Self {
        let files: BTreeMap<Module, &File> = files
            .filter(|file| !file.path.ends_with("/main.rs"))
            .map(|file| (module(file), file))
            .collect();
        let mut own = Self {
            files,
            passed_on: BTreeMap::new(),
        };
        let passed_on = own.files.iter().map(|(module, file)| {
            let uses = statements(&code(file))
                .0
                .into_iter()
                .filter(|(is_public, _)| *is_public);
            let names = uses.flat_map(|(_, tree)| paths(&tree));
            let names =
                names.filter_map(|names| Some((names.last()?.clone(), own.absolute(module, &names)?)));
            (module.clone(), names.collect())
        });
        own.passed_on = passed_on.collect();
        own
    }

    /// The other modules in which something is defined that this one names.
    fn used_by(&self, module: &Module, file: &File) -> BTreeSet<Module> {
        let (statements, rest) = statements(&code(file));
        let imports = statements.iter().filter(|(is_public, _)| !is_public);
        let mut named: Vec<Names> = imports.flat_map(|(_, tree)| paths(tree)).collect();
        named.extend(in_code(&rest));
        let found = named
            .iter()
            .filter_map(|names| self.defining(&self.absolute(module, names)?));
        found.filter(|other| other != module).collect()
    }

    /// Names from the root of the crate on; nothing for what is of another crate.
    fn absolute(&self, module: &Module, names: &[String]) -> Option<Names> {
        let (first, rest) = names.split_first()?;
        let mut base = module.clone();
        match first.as_str() {
            "crate" => base.clear(),
            "self" => {}
            "super" => {
                base.pop();
                let mut rest = rest;
                while let Some(("super", more)) = rest.split_first().map(|(name, more)| (name.as_str(), more))
                {
                    base.pop();
                    rest = more;
                }
                base.extend(rest.iter().cloned());
                return Some(base);
            }
            _ => {
                base.push(first.clone());
                if !self.files.contains_key(&base) {
                    return None;
                }
            }
        }
        base.extend(rest.iter().cloned());
        Some(base)
    }

    /// The module in which something is defined.
    fn defining(&self, names: &[String]) -> Option<Module> {
        let mut names = names.to_vec();
        // A name that is passed on to itself would go on for ever.
        for _ in 0..8 {
            let mut ways = (0..=names.len()).rev().map(|known| names.split_at(known));
            let (module, rest) = ways.find(|(module, _)| self.files.contains_key(*module))?;
            let inside = rest.split_first();
            let from = inside.and_then(|(name, more)| Some((self.passed_on.get(module)?.get(name)?, more)));
            match from {
                Some((from, more)) => names = [from.as_slice(), more].concat(),
                // The root of the app passes the engine on, and defines nothing.
                None => return (!module.is_empty()).then(|| module.to_vec()),
            }
        }
        None
    }
}

fn module(file: &File) -> Module {
    let path = file.in_library().unwrap_or_default().trim_end_matches(".rs");
    let path = path.trim_end_matches("/mod");
    let names = path.split('/').filter(|name| *name != "lib");
    names.map(str::to_owned).collect()
}

/// What is compiled into the program: no comments, not the tests at the end, and not who may see something.
fn code(file: &File) -> String {
    let code = file.code().replace("(in crate::", "(in ");
    code.split("#[cfg(test)]\nmod")
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The trees of all `use`, whether each is for others as well, and the code without them.
fn statements(code: &str) -> (Vec<(bool, String)>, String) {
    let (mut found, mut rest) = (Vec::new(), String::new());
    let mut pieces = code.split("use ");
    rest.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let line = rest.rsplit('\n').next().unwrap_or_default().trim();
        let starts = line.is_empty() || (line.starts_with("pub") && !line.contains('{'));
        match piece.split_once(';').filter(|_| starts) {
            Some((tree, after)) => {
                let tree = tree.split_whitespace().collect::<Vec<_>>().join(" ");
                found.push((!line.is_empty(), tree));
                rest.push_str(after);
            }
            None => rest.push_str(piece),
        }
    }
    (found, rest)
}

/// The paths of a `use` tree.
fn paths(tree: &str) -> Vec<Names> {
    let Some((before, group)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        let names = path.split("::").map(|name| name.trim().to_owned());
        return vec![names.filter(|name| !name.is_empty()).collect()];
    };
    let group = group.rsplit_once('}').map_or(group, |(group, _)| group);
    let (mut parts, mut part, mut depth) = (Vec::new(), String::new(), 0);
    for c in group.chars() {
        match c {
            ',' if depth == 0 => {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        part.push(c);
    }
    parts.push(part);
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts
        .flat_map(|part| paths(&format!("{before}{}", part.trim())))
        .collect()
}

/// The paths that stand in code: `super::rules::may(...)`, `panel::panel(...)`.
fn in_code(code: &str) -> Vec<Names> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = code
        .split(|c: char| !is_part(c))
        .filter(|word| word.contains("::"));
    let paths = words.filter(|word| !word.starts_with(':'));
    paths
        .map(|path| {
            path.split("::")
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect()
        })
        .collect()
}

#[test]
fn loops_are_found() {
    let file = |path: &str, text: &str| File::new(path, text);
    let loops = |files: &[File]| faults(files).len();
    let root = || file("src/ui/mod.rs", "pub mod a;\npub mod b;\npub use a::A;");
    assert_eq!(
        loops(&[
            root(),
            file("src/ui/a.rs", "use super::b::{B, C};"),
            file("src/ui/b.rs", "fn x() -> crate::ui::A {}"),
        ]),
        1,
        "also by a name that is passed on"
    );
    assert_eq!(
        loops(&[
            file("src/ui/mod.rs", "mod a;\npub struct Shared;\nfn x() { a::x() }"),
            file("src/ui/a.rs", "use super::Shared;"),
        ]),
        1,
        "of a parent and its child"
    );
    assert_eq!(
        loops(&[
            root(),
            file("src/ui/a.rs", "use super::b::B; // not crate::ui::b"),
            file(
                "src/ui/b.rs",
                "use crate::domain::A;\n#[cfg(test)]\nmod tests {\n    use super::super::A;\n}"
            ),
        ]),
        0,
        "one way"
    );
}
