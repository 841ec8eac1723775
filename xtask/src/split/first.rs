//! Owns writing the file that comes first: all that JavaScript sees, with the functions of the first screen.

use wasm_encoder::{
    reencode::Reencode, CodeSection, ConstExpr, CustomSection, DataSection, ElementSection, Elements,
    ExportKind, ExportSection, FunctionSection, GlobalSection, ImportSection, MemorySection, Module,
    RawSection, SectionId, TableSection,
};

use super::{
    data::Data,
    plan::{number, Bodies, Plan},
    read::Source,
    Error,
};

/// The custom section that `web/rest.js` makes the stand-ins from: the length of the type section as four bytes, and
/// that section; the number of types as one byte, and for each how many arguments it takes; then for every place of the
/// table one byte: 0 where no stand-in is needed, else 1 + the type.
const STAND_INS: &str = "stand-ins";

/// Writes it.
pub fn write(source: &Source<'_>, plan: &Plan, data: &Data<'_>) -> Result<Vec<u8>, Error> {
    let mut bodies = Bodies {
        source,
        index: &plan.first_index,
        slot_of: &plan.slot_of,
    };
    let mut module = Module::new();
    module.section(&RawSection {
        id: SectionId::Type.into(),
        data: source.raw_types,
    });

    let mut imports = ImportSection::new();
    for import in &source.imports {
        imports.import(import.module, import.name, bodies.entity_type(import.ty)?);
    }
    module.section(&imports);

    let mut functions = FunctionSection::new();
    for function in plan.first_index.keys().filter(|f| **f >= source.imported()) {
        functions.function(type_of(source, *function)?);
    }
    module.section(&functions);

    let mut tables = TableSection::new();
    for (index, table) in source.tables.iter().enumerate() {
        let mut table = bodies.table_type(*table)?;
        if index == 0 {
            table.minimum = plan.table.into();
            table.maximum = None;
        }
        tables.table(table);
    }
    module.section(&tables);

    let mut memories = MemorySection::new();
    for memory in &source.memories {
        memories.memory(bodies.memory_type(*memory)?);
    }
    module.section(&memories);

    let mut globals = GlobalSection::new();
    for global in &source.globals {
        let ty = bodies.global_type(global.ty)?;
        globals.global(ty, &bodies.const_expr(global.init_expr.clone())?);
    }
    module.section(&globals);

    let mut exports = ExportSection::new();
    for export in &source.exports {
        let index = bodies.external_index(export.kind, export.index)?;
        exports.export(export.name, bodies.export_kind(export.kind)?, index);
    }
    for index in 0..source.tables.len() {
        exports.export(&format!("t{index}"), ExportKind::Table, number(index));
    }
    for index in 0..source.memories.len() {
        exports.export(&format!("m{index}"), ExportKind::Memory, number(index));
    }
    for index in 0..source.globals.len() {
        exports.export(&format!("g{index}"), ExportKind::Global, number(index));
    }
    for (name, function) in plan.shared.iter().enumerate() {
        exports.export(
            &name.to_string(),
            ExportKind::Func,
            bodies.function_index(*function)?,
        );
    }
    module.section(&exports);

    module.section(&elements(plan, true));
    let mut code = CodeSection::new();
    for (body, index) in source.bodies.iter().zip(source.imported()..) {
        if plan.is_first(index) {
            code.function(&bodies.write(body)?);
        }
    }
    module.section(&code);
    module.section(&data_section(&data.first));
    module.section(&CustomSection {
        name: STAND_INS.into(),
        data: stand_ins(source, plan)?.into(),
    });
    Ok(module.finish())
}

/// The functions of one file at their places in the table.
pub fn elements(plan: &Plan, in_first: bool) -> ElementSection {
    let mut elements = ElementSection::new();
    for (slot, functions) in plan.runs(in_first) {
        let at = ConstExpr::i32_const(i32::from_le_bytes(slot.to_le_bytes()));
        elements.active(None, &at, Elements::Functions(functions.into()));
    }
    elements
}

/// Data at its addresses.
pub fn data_section(pieces: &[(u32, &[u8])]) -> DataSection {
    let mut data = DataSection::new();
    for (address, bytes) in pieces {
        let at = ConstExpr::i32_const(i32::from_le_bytes(address.to_le_bytes()));
        data.active(0, &at, bytes.iter().copied());
    }
    data
}

/// The type of a function.
pub fn type_of(source: &Source<'_>, function: u32) -> Result<u32, Error> {
    let ty = usize::try_from(function)
        .ok()
        .and_then(|f| source.functions.get(f));
    ty.copied().ok_or(Error::Odd("a function without a type"))
}

fn stand_ins(source: &Source<'_>, plan: &Plan) -> Result<Vec<u8>, Error> {
    let byte = |n: usize| u8::try_from(n).map_err(|_| Error::Odd("more than 254 types of functions"));
    let mut out = number(source.raw_types.len()).to_le_bytes().to_vec();
    out.extend_from_slice(source.raw_types);
    out.push(byte(source.types.len() + 1)? - 1);
    for ty in &source.types {
        out.push(byte(ty.params().len())?);
    }
    for slot in 0..plan.table {
        out.push(match plan.slots.get(&slot) {
            Some(function) if !plan.is_first(*function) => u8::try_from(type_of(source, *function)? + 1)
                .map_err(|_| Error::Odd("more than 254 types of functions"))?,
            _ => 0,
        });
    }
    Ok(out)
}
