//! The tree of a script. Every part that can fail when it runs knows where it stands: a byte offset into the text.

use std::rc::Rc;

use super::operator::Op;

/// A whole script, or what stands between braces.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Script {
    /// In order.
    pub statements: Vec<Statement>,
}

/// One statement and where it begins and ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The first byte.
    pub at: usize,
    /// Behind the last byte.
    pub end: usize,
    /// What it is.
    pub kind: StatementKind,
}

/// What a statement is.
#[derive(Debug, Clone, PartialEq)]
pub enum StatementKind {
    /// A pipeline whose output is the statement's.
    Pipeline(Pipeline),
    /// `$a = ...`, `$a.b += ...`. The right side is any statement: `$rows = foreach ...`.
    Assign(Expr, AssignOp, Box<Statement>),
    /// `if`, `elseif`, `else`.
    If(Vec<(Pipeline, Script)>, Option<Script>),
    /// `foreach ($name in ...) { }`.
    ForEach(Rc<str>, Pipeline, Script),
    /// `for (first; condition; next) { }`.
    For(
        Option<Box<Statement>>,
        Option<Pipeline>,
        Option<Box<Statement>>,
        Script,
    ),
    /// `while`: asks before each round.
    While(Pipeline, Script),
    /// `do { } while` or, when true, `until`: asks after each round.
    Do(Script, Pipeline, bool),
    /// `switch (...) { value { } default { } }`: the cases in order; no value is the default.
    Switch(Pipeline, Vec<(Option<Expr>, Script)>),
    /// `try`, `catch`, `finally`.
    Try(Script, Vec<Catch>, Option<Script>),
    /// `function name { }`.
    Function(Rc<Function>),
    /// `return`.
    Return(Option<Pipeline>),
    /// `throw`.
    Throw(Option<Pipeline>),
    /// `break`.
    Break,
    /// `continue`.
    Continue,
    /// `exit`.
    Exit,
}

/// What an assignment does with what was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssignOp {
    /// `=`.
    Set,
    /// `+=`, `-=`, `*=`, `/=`, `%=`.
    With(Op),
}

/// One `catch`, for all errors: kinds of errors are read and not looked at.
pub type Catch = Script;

/// A function or a script block: parameters and a body.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Body {
    /// The parameters of `param( )`.
    pub params: Vec<Param>,
    /// What runs.
    pub script: Script,
    /// Where the text between the braces begins and ends.
    pub span: (usize, usize),
    /// The text it was written in; set once the whole is read.
    pub text: Rc<str>,
}

/// A function with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Function {
    /// As written.
    pub name: Rc<str>,
    /// What it does.
    pub body: Rc<Body>,
}

/// One parameter of a function.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Without the dollar.
    pub name: Rc<str>,
    /// What it is when nothing is given.
    pub default: Option<Expr>,
    /// Whether it is a switch.
    pub switch: bool,
}

/// Commands that hand what they find to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Pipeline {
    /// At least one.
    pub elements: Vec<Element>,
}

/// One part of a pipeline.
#[derive(Debug, Clone, PartialEq)]
pub enum Element {
    /// A value; only the first can be one.
    Expr(Expr),
    /// A command.
    Command(Command),
}

/// A command with what it is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Command {
    /// The first byte.
    pub at: usize,
    /// Behind the last byte.
    pub end: usize,
    /// Its name, or what gives one: `& $block`.
    pub name: Expr,
    /// What follows.
    pub args: Vec<Arg>,
}

/// One argument.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// `-Name`, or `-Name:value`.
    Named {
        /// The first byte.
        at: usize,
        /// Without the dash.
        name: Rc<str>,
        /// What stands behind a colon.
        value: Option<Expr>,
    },
    /// A value.
    Value(Expr),
    /// `@name`: a table of arguments.
    Splat(Rc<str>),
}

/// A value to be worked out, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// The first byte.
    pub at: usize,
    /// Behind the last byte.
    pub end: usize,
    /// What it is.
    pub kind: ExprKind,
}

/// What a value is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// A text as it stands.
    Text(Rc<str>),
    /// A text with values in it.
    Expand(Vec<Part>),
    /// `$name`, in lower case.
    Var(Rc<str>),
    /// `a, b`.
    List(Vec<Expr>),
    /// `@( )`.
    Array(Script),
    /// `$( )`.
    Sub(Script),
    /// `( )`.
    Paren(Box<Statement>),
    /// `@{ key = value }`.
    Hash(Vec<(Expr, Statement)>),
    /// `{ }`.
    Block(Rc<Body>),
    /// `[name]`.
    Type(Rc<str>),
    /// `.name`, or `::name` of a type.
    Member(Box<Expr>, Box<Expr>),
    /// `.name(arguments)`.
    Call(Box<Expr>, Rc<str>, Vec<Expr>),
    /// `[index]`.
    Index(Box<Expr>, Box<Expr>),
    /// `-x`, `-not x`, `-join x`.
    Unary(Op, Box<Expr>),
    /// `a + b`.
    Binary(Op, Box<Expr>, Box<Expr>),
    /// `[type] x`.
    Cast(Rc<str>, Box<Expr>),
    /// `$i++`, `--$i`: what is changed, by how much, and whether the value before counts.
    Step(Box<Expr>, Step),
}

/// One up or down, before or after the value is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// `++`, else `--`.
    pub up: bool,
    /// Behind the variable: the value before is taken.
    pub after: bool,
}

/// A piece of a text in double quotation marks.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// As it stands.
    Text(Rc<str>),
    /// What a value prints as.
    Value(Expr),
}
