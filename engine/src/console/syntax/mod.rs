//! The counted subset of PowerShell: from text to a tree with positions, never with a panic.

mod ast;
mod command;
mod expression;
mod input;
mod operator;
mod statement;
mod text;

pub use ast::{
    Arg, AssignOp, Body, Catch, Command, Element, Expr, ExprKind, Function, Param, Part, Pipeline, Script,
    Statement, StatementKind, Step,
};
pub use input::{parse, Missing, SyntaxError};
pub use operator::{Compare, Op};
