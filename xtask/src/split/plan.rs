//! Owns what goes where: which functions come first, and how the two files reach each other's functions.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::{
    reencode::{Error as Odd, Reencode},
    Function, Instruction,
};
use wasmparser::{FunctionBody, Operator};

use super::{read::Source, Error};

/// Who is where.
#[derive(Debug)]
pub struct Plan {
    /// By function: its index in the first file, if it is there.
    pub first_index: BTreeMap<u32, u32>,
    /// By function: its index in the rest, if it is there or called from there.
    pub rest_index: BTreeMap<u32, u32>,
    /// Functions of the first file that the rest calls, in the order of its imports.
    pub shared: Vec<u32>,
    /// By function of the rest that the first file calls: its place in the table.
    pub slot_of: BTreeMap<u32, u32>,
    /// Places in the table, with those that had to be added.
    pub slots: BTreeMap<u32, u32>,
    /// How many places the table has.
    pub table: u32,
}

impl Plan {
    /// Decides.
    pub fn make(source: &Source<'_>, wanted: &BTreeSet<u32>) -> Result<Self, Error> {
        let imported = source.imported();
        let mut first: Vec<bool> = Vec::new();
        for index in 0..number(source.functions.len()) {
            // Those without a name can't be on the list; wasm-bindgen makes a few that everything begins with.
            let wanted = source.names.get(&index).is_none_or(|name| wanted.contains(name));
            first.push(index < imported || wanted || source.exported(index));
        }
        for body in &source.bodies {
            for function in references(body)?.1 {
                if let Some(place) = usize::try_from(function).ok().and_then(|f| first.get_mut(f)) {
                    *place = true;
                }
            }
        }
        let is_first =
            |function: u32| usize::try_from(function).ok().and_then(|f| first.get(f)) == Some(&true);

        let (mut away, mut back) = (BTreeSet::new(), BTreeSet::new());
        for (body, index) in source.bodies.iter().zip(imported..) {
            for called in references(body)?.0 {
                match (is_first(index), is_first(called)) {
                    (true, false) => away.insert(called),
                    (false, true) => back.insert(called),
                    _ => false,
                };
            }
        }
        let mut slots = source.slots.clone();
        let minimum = source.tables.first().map_or(0, |table| table.initial);
        let mut table = u32::try_from(minimum).map_err(|_| super::Error::Odd("a table that is too large"))?;
        let mut slot_of: BTreeMap<u32, u32> = BTreeMap::new();
        for (slot, function) in &source.slots {
            if away.contains(function) {
                slot_of.entry(*function).or_insert(*slot);
            }
        }
        for function in away {
            slot_of.entry(function).or_insert_with(|| {
                slots.insert(table, function);
                table += 1;
                table - 1
            });
        }
        let shared: Vec<u32> = back.into_iter().collect();
        let all = 0..number(source.functions.len());
        let first_index = all.clone().filter(|f| is_first(*f)).zip(0..).collect();
        let moved = all.filter(|f| !is_first(*f));
        let rest_index = shared.iter().copied().chain(moved).zip(0..).collect();
        Ok(Self {
            first_index,
            rest_index,
            shared,
            slot_of,
            slots,
            table,
        })
    }

    /// Whether a function comes first.
    pub fn is_first(&self, function: u32) -> bool {
        self.first_index.contains_key(&function)
    }

    /// How many functions with a body come first.
    pub fn count_first(&self) -> usize {
        self.first_index.len()
    }

    /// Runs of neighbouring places of the table whose functions are of one file: first place, and functions by the index
    /// they have there.
    pub fn runs(&self, in_first: bool) -> Vec<(u32, Vec<u32>)> {
        let index = if in_first {
            &self.first_index
        } else {
            &self.rest_index
        };
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        for (slot, function) in &self.slots {
            if self.is_first(*function) != in_first {
                continue;
            }
            let Some(index) = index.get(function) else {
                continue;
            };
            match runs.last_mut() {
                Some((from, run)) if *from + number(run.len()) == *slot => run.push(*index),
                _ => runs.push((*slot, vec![*index])),
            }
        }
        runs
    }
}

/// Writes bodies for one of the files.
#[derive(Debug)]
pub struct Bodies<'a> {
    /// The functions' types.
    pub source: &'a Source<'a>,
    /// The index of every function that is within reach.
    pub index: &'a BTreeMap<u32, u32>,
    /// The place in the table of the others.
    pub slot_of: &'a BTreeMap<u32, u32>,
}

impl Reencode for Bodies<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Odd> {
        self.index.get(&function).copied().ok_or(Odd::InvalidConstExpr)
    }
}

impl Bodies<'_> {
    /// The body, with other indices; what is out of reach is called through the table.
    pub fn write(&mut self, body: &FunctionBody<'_>) -> Result<Function, Error> {
        let mut out = self.new_function_with_parsed_locals(body)?;
        for operator in body.get_operators_reader()? {
            let operator = operator?;
            let far = match operator {
                Operator::Call { function_index } => self
                    .slot_of
                    .get(&function_index)
                    .map(|slot| (function_index, *slot)),
                _ => None,
            };
            match far {
                Some((function, slot)) => {
                    let ty = usize::try_from(function)
                        .ok()
                        .and_then(|f| self.source.functions.get(f));
                    let type_index = *ty.ok_or(Error::Odd("a call of nothing"))?;
                    out.instruction(&Instruction::I32Const(i32::from_le_bytes(slot.to_le_bytes())));
                    out.instruction(&Instruction::CallIndirect {
                        type_index,
                        table_index: 0,
                    });
                }
                None => {
                    out.instruction(&self.instruction(operator)?);
                }
            }
        }
        Ok(out)
    }
}

/// The functions that a body calls, and those that it takes as values.
fn references(body: &FunctionBody<'_>) -> Result<(Vec<u32>, Vec<u32>), Error> {
    let (mut called, mut taken) = (Vec::new(), Vec::new());
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } => called.push(function_index),
            Operator::RefFunc { function_index } => taken.push(function_index),
            Operator::ReturnCall { .. } => return Err(Error::Odd("a tail call")),
            Operator::MemoryInit { .. }
            | Operator::DataDrop { .. }
            | Operator::TableGrow { table: 0 }
            | Operator::TableInit { .. } => {
                return Err(Error::Odd("an instruction on data or the table of functions"));
            }
            _ => {}
        }
    }
    Ok((called, taken))
}

/// A length as an index.
pub fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
