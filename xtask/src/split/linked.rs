//! Owns what the linker said of data: which pieces there are, and which functions and pieces refer to which.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{
    KnownCustom, Linking, Name, Parser, Payload, RelocationEntry, RelocationType, SymbolInfo, TypeRef,
};

use super::{read::constant, Error};

/// Addresses from and to, of one piece of data.
pub type Range = (u32, u32);

/// The program before wasm-bindgen, as far as its data matters.
#[derive(Debug, Default)]
pub struct Linked {
    /// Pieces by the number of their symbol.
    pub pieces: BTreeMap<u32, Range>,
    /// By the name of a function: the symbols it refers to.
    pub by_function: BTreeMap<String, BTreeSet<u32>>,
    /// Addresses of data that hold references, and the symbols they refer to.
    pub by_address: BTreeMap<u32, u32>,
}

impl Linked {
    /// Reads it.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let (mut imported, mut section, mut code, mut data) = (0_u32, 0_u32, (0, 0), (0, 0));
        let mut bodies: Vec<(u32, u32)> = Vec::new();
        let mut segments: Vec<(u32, u32)> = Vec::new();
        let mut symbols: BTreeMap<u32, (u32, u32, u32)> = BTreeMap::new();
        let mut names: BTreeMap<u32, String> = BTreeMap::new();
        let mut relocations: Vec<(u32, Vec<RelocationEntry>)> = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            if let Some((id, range)) = payload.as_section() {
                if id == 10 {
                    code = (section, small(range.start)?);
                } else if id == 11 {
                    data = (section, small(range.start)?);
                }
                section += 1;
            }
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    bodies.push((small(body.range().start)?, small(body.range().end)?))
                }
                Payload::DataSection(all) => {
                    for one in all {
                        let one = one?;
                        let wasmparser::DataKind::Active { offset_expr, .. } = one.kind else {
                            return Err(Error::Odd("data without an address"));
                        };
                        let length = u64::try_from(one.data.len()).unwrap_or(0);
                        segments.push((constant(&offset_expr)?, small(one.range.end - length)?));
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(table) = part? {
                                for (number, symbol) in (0..).zip(table) {
                                    if let SymbolInfo::Data { symbol: Some(at), .. } = symbol? {
                                        symbols.insert(number, (at.index, at.offset, at.size));
                                    }
                                }
                            }
                        }
                    }
                    KnownCustom::Name(all) => {
                        for part in all {
                            if let Name::Function(map) = part? {
                                for naming in map {
                                    let naming = naming?;
                                    names.insert(naming.index, naming.name.to_owned());
                                }
                            }
                        }
                    }
                    KnownCustom::Reloc(reader) => {
                        let entries = reader.entries().into_iter().collect::<Result<Vec<_>, _>>()?;
                        relocations.push((reader.section_index(), entries));
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        let segment = |index: u32| usize::try_from(index).ok().and_then(|i| segments.get(i)).copied();
        let mut linked = Self::default();
        for (number, (index, offset, size)) in symbols {
            if let Some((address, _)) = segment(index) {
                linked
                    .pieces
                    .insert(number, (address + offset, address + offset + size));
            }
        }
        for (of, entries) in relocations {
            for entry in entries.into_iter().filter(|entry| is_address(entry.ty)) {
                if of == code.0 {
                    let at = code.1 + entry.offset;
                    let place = bodies.partition_point(|(start, _)| *start <= at).checked_sub(1);
                    let Some(function) = place.and_then(|p| u32::try_from(p).ok()) else {
                        continue;
                    };
                    let name = names
                        .get(&(imported + function))
                        .ok_or(Error::Odd("a function without a name"))?;
                    linked
                        .by_function
                        .entry(name.clone())
                        .or_default()
                        .insert(entry.index);
                } else if of == data.0 {
                    let at = data.1 + entry.offset;
                    let place = segments.partition_point(|(_, start)| *start <= at).checked_sub(1);
                    let Some((address, start)) = place.and_then(|p| segments.get(p)) else {
                        continue;
                    };
                    linked.by_address.insert(address + (at - start), entry.index);
                }
            }
        }
        Ok(linked)
    }
}

fn small(at: u64) -> Result<u32, Error> {
    u32::try_from(at).map_err(|_| Error::Odd("a file that is too long"))
}

/// Whether this relocation is the address of data.
fn is_address(ty: RelocationType) -> bool {
    use RelocationType as R;
    matches!(
        ty,
        R::MemoryAddrLeb
            | R::MemoryAddrSleb
            | R::MemoryAddrI32
            | R::MemoryAddrRelSleb
            | R::MemoryAddrTlsSleb
            | R::MemoryAddrLocrelI32
    )
}
