//! Owns writing the second file: the functions that come later. All else it takes from the first.

use wasm_encoder::{
    reencode::Reencode, CodeSection, EntityType, FunctionSection, ImportSection, Module, RawSection,
    SectionId,
};

use super::{
    data::Data,
    first::{data_section, elements, type_of},
    plan::{Bodies, Plan},
    read::Source,
    Error,
};

/// The name under which the first file's exports come in.
const FIRST: &str = "first";

/// Writes it.
pub fn write(source: &Source<'_>, plan: &Plan, data: &Data<'_>) -> Result<Vec<u8>, Error> {
    let none = std::collections::BTreeMap::new();
    let mut bodies = Bodies {
        source,
        index: &plan.rest_index,
        slot_of: &none,
    };
    let mut module = Module::new();
    module.section(&RawSection {
        id: SectionId::Type.into(),
        data: source.raw_types,
    });

    let mut imports = ImportSection::new();
    for (name, function) in plan.shared.iter().enumerate() {
        imports.import(
            FIRST,
            &name.to_string(),
            EntityType::Function(type_of(source, *function)?),
        );
    }
    for (index, table) in source.tables.iter().enumerate() {
        let mut table = bodies.table_type(*table)?;
        if index == 0 {
            table.minimum = plan.table.into();
            table.maximum = None;
        }
        imports.import(FIRST, &format!("t{index}"), table);
    }
    for (index, memory) in source.memories.iter().enumerate() {
        imports.import(FIRST, &format!("m{index}"), bodies.memory_type(*memory)?);
    }
    for (index, global) in source.globals.iter().enumerate() {
        imports.import(FIRST, &format!("g{index}"), bodies.global_type(global.ty)?);
    }
    module.section(&imports);

    let moved: Vec<u32> = (source.imported()..)
        .take(source.bodies.len())
        .filter(|f| !plan.is_first(*f))
        .collect();
    let mut functions = FunctionSection::new();
    for function in &moved {
        functions.function(type_of(source, *function)?);
    }
    module.section(&functions);
    module.section(&elements(plan, false));
    let mut code = CodeSection::new();
    for (body, index) in source.bodies.iter().zip(source.imported()..) {
        if !plan.is_first(index) {
            code.function(&bodies.write(body)?);
        }
    }
    module.section(&code);
    module.section(&data_section(&data.rest));
    Ok(module.finish())
}
