//! Owns taking a module of wasm-bindgen apart, as far as splitting it needs.

use std::collections::BTreeMap;

use wasmparser::{
    ConstExpr, Data, DataKind, ElementItems, ElementKind, Export, ExternalKind, FunctionBody, Global, Import,
    KnownCustom, MemoryType, Name, Operator, Parser, Payload, RecGroup, TableType, TypeRef,
};

use super::{name, Error};

/// A module in pieces. Indices are those of the module.
#[derive(Debug, Default)]
pub struct Source<'a> {
    /// The type section as it stands, and its types.
    pub raw_types: &'a [u8],
    /// The types, one each.
    pub types: Vec<wasmparser::FuncType>,
    /// What comes from JavaScript; functions only.
    pub imports: Vec<Import<'a>>,
    /// The type of every function, imported ones first.
    pub functions: Vec<u32>,
    /// Tables; the first holds functions.
    pub tables: Vec<TableType>,
    /// Memories.
    pub memories: Vec<MemoryType>,
    /// Globals.
    pub globals: Vec<Global<'a>>,
    /// Exports.
    pub exports: Vec<Export<'a>>,
    /// What stands in the table of functions: function by place.
    pub slots: BTreeMap<u32, u32>,
    /// The bodies of the functions that are not imported.
    pub bodies: Vec<FunctionBody<'a>>,
    /// Data: address and bytes.
    pub data: Vec<(u32, &'a [u8])>,
    /// A stable number of every function's name, see [`name::number`]; functions without a name have none.
    pub names: BTreeMap<u32, u32>,
    /// Functions by their full names.
    pub full_names: BTreeMap<&'a str, Vec<u32>>,
}

impl<'a> Source<'a> {
    /// Takes a module apart.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut source = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            source.take(bytes, payload?)?;
        }
        Ok(source)
    }

    /// How many functions come from JavaScript.
    pub fn imported(&self) -> u32 {
        u32::try_from(self.imports.len()).unwrap_or(u32::MAX)
    }

    fn take(&mut self, bytes: &'a [u8], payload: Payload<'a>) -> Result<(), Error> {
        match payload {
            Payload::TypeSection(section) => {
                let range = section.range();
                let (from, to) = (place(range.start)?, place(range.end)?);
                self.raw_types = bytes.get(from..to).ok_or(Error::Odd("types"))?;
                for group in section {
                    let group: RecGroup = group?;
                    for ty in group.into_types() {
                        match ty.composite_type.inner {
                            wasmparser::CompositeInnerType::Func(ty) => self.types.push(ty),
                            _ => return Err(Error::Odd("a type that is none of a function")),
                        }
                    }
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    let TypeRef::Func(ty) = import.ty else {
                        return Err(Error::Odd("an import that is no function"));
                    };
                    self.imports.push(import);
                    self.functions.push(ty);
                }
            }
            Payload::FunctionSection(section) => {
                for ty in section {
                    self.functions.push(ty?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(global?);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    self.exports.push(export?);
                }
            }
            Payload::ElementSection(section) => {
                for element in section {
                    self.element(element?)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(section) => {
                for data in section {
                    let Data { kind, data, .. } = data?;
                    let DataKind::Active { offset_expr, .. } = kind else {
                        return Err(Error::Odd("data without an address"));
                    };
                    self.data.push((constant(&offset_expr)?, data));
                }
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for part in names {
                        if let Name::Function(map) = part? {
                            for naming in map {
                                let naming = naming?;
                                self.names.insert(naming.index, name::number(naming.name));
                                self.full_names.entry(naming.name).or_default().push(naming.index);
                            }
                        }
                    }
                }
            }
            Payload::StartSection { .. } | Payload::TagSection(_) => {
                return Err(Error::Odd("a start or a tag"))
            }
            _ => {}
        }
        Ok(())
    }

    fn element(&mut self, element: wasmparser::Element<'a>) -> Result<(), Error> {
        let ElementKind::Active {
            table_index,
            offset_expr,
        } = element.kind
        else {
            return Err(Error::Odd("elements without a place"));
        };
        if table_index.unwrap_or(0) != 0 {
            return Err(Error::Odd("elements of another table"));
        }
        let mut slot = constant(&offset_expr)?;
        match element.items {
            ElementItems::Functions(items) => {
                for function in items {
                    self.slots.insert(slot, function?);
                    slot += 1;
                }
            }
            ElementItems::Expressions(_, items) => {
                for expression in items {
                    if let Some(Ok(Operator::RefFunc { function_index })) =
                        expression?.get_operators_reader().into_iter().next()
                    {
                        self.slots.insert(slot, function_index);
                    }
                    slot += 1;
                }
            }
        }
        Ok(())
    }

    /// Whether JavaScript calls this function by name.
    pub fn exported(&self, function: u32) -> bool {
        self.exports
            .iter()
            .any(|export| export.kind == ExternalKind::Func && export.index == function)
    }
}

fn place(at: u64) -> Result<usize, Error> {
    usize::try_from(at).map_err(|_| Error::Odd("a file that is too long"))
}

/// The number that an address is given as.
pub fn constant(expression: &ConstExpr<'_>) -> Result<u32, Error> {
    match expression.get_operators_reader().into_iter().next() {
        Some(Ok(Operator::I32Const { value })) => Ok(u32::from_le_bytes(value.to_le_bytes())),
        _ => Err(Error::Odd("an address that is no number")),
    }
}
