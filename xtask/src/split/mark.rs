//! Owns the program that remembers which of its functions ran: for making the list of what a first visit needs.

use std::collections::BTreeMap;

use wasm_encoder::{
    reencode::Reencode, CodeSection, ConstExpr, ExportKind, ExportSection, FunctionSection, GlobalSection,
    GlobalType, ImportSection, Instruction, MemorySection, Module, RawSection, SectionId, TableSection,
    ValType,
};

use super::{
    first::{data_section, elements, type_of},
    plan::{number, Plan},
    read::Source,
    Error,
};

/// The same module, where every function first sets a global of its own; that is exported as `ran:` and the
/// function's number. Functions with the same number share one.
pub fn mark(module: &[u8]) -> Result<Vec<u8>, Error> {
    let source = Source::read(module)?;
    let everything = source.names.values().copied().collect();
    let mut plan = Plan::make(&source, &everything)?;
    let all = 0..number(source.functions.len());
    plan.slots.clone_from(&source.slots);
    plan.first_index = all.clone().zip(all).collect();
    let mut same = super::plan::Bodies {
        source: &source,
        index: &plan.first_index,
        slot_of: &BTreeMap::new(),
    };
    let mut module = Module::new();
    module.section(&RawSection {
        id: SectionId::Type.into(),
        data: source.raw_types,
    });
    let mut imports = ImportSection::new();
    for import in &source.imports {
        imports.import(import.module, import.name, same.entity_type(import.ty)?);
    }
    module.section(&imports);
    let mut functions = FunctionSection::new();
    for (index, _) in (source.imported()..).zip(&source.bodies) {
        functions.function(type_of(&source, index)?);
    }
    module.section(&functions);
    let mut tables = TableSection::new();
    for table in &source.tables {
        tables.table(same.table_type(*table)?);
    }
    module.section(&tables);
    let mut memories = MemorySection::new();
    for memory in &source.memories {
        memories.memory(same.memory_type(*memory)?);
    }
    module.section(&memories);
    let mut globals = GlobalSection::new();
    for global in &source.globals {
        let ty = same.global_type(global.ty)?;
        globals.global(ty, &same.const_expr(global.init_expr.clone())?);
    }
    let numbers: std::collections::BTreeSet<u32> = source.names.values().copied().collect();
    let flags: BTreeMap<u32, u32> = numbers.into_iter().zip(number(source.globals.len())..).collect();
    for _ in &flags {
        let ty = GlobalType {
            val_type: ValType::I32,
            mutable: true,
            shared: false,
        };
        globals.global(ty, &ConstExpr::i32_const(0));
    }
    module.section(&globals);
    let mut exports = ExportSection::new();
    for export in &source.exports {
        exports.export(export.name, same.export_kind(export.kind)?, export.index);
    }
    for (name, global) in &flags {
        exports.export(&format!("ran:{name:08x}"), ExportKind::Global, *global);
    }
    module.section(&exports);
    module.section(&elements(&plan, true));
    let mut code = CodeSection::new();
    for (body, index) in source.bodies.iter().zip(source.imported()..) {
        let mut function = same.new_function_with_parsed_locals(body)?;
        if let Some(flag) = source.names.get(&index).and_then(|name| flags.get(name)) {
            function.instruction(&Instruction::I32Const(1));
            function.instruction(&Instruction::GlobalSet(*flag));
        }
        for operator in body.get_operators_reader()? {
            function.instruction(&same.instruction(operator?)?);
        }
        code.function(&function);
    }
    module.section(&code);
    module.section(&data_section(&source.data));
    Ok(module.finish())
}
