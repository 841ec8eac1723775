//! What the shells say of a text that is no script.

use std::rc::Rc;

use super::fault::{Fault, Shell, Spot};
use super::syntax::{Missing, SyntaxError};

impl Fault {
    /// The error of a text that can't be read as a script.
    pub fn syntax(error: &SyntaxError, text: &str, shell: Shell) -> Fault {
        let (message, id) = match &error.missing {
            Missing::Closing(')') => (
                "Missing closing ')' in expression.".to_owned(),
                "MissingEndParenthesisInExpression",
            ),
            Missing::Closing('}') => (
                "Missing closing '}' in statement block or type definition.".to_owned(),
                "MissingEndCurlyBrace",
            ),
            Missing::Closing(c) => (
                format!("Missing '{c}' at end of expression."),
                "MissingEndSquareBracket",
            ),
            Missing::Quote(c) => (
                format!("The string is missing the terminator: {c}."),
                "TerminatorExpectedAtEndOfString",
            ),
            Missing::ValueAfter(word) => (
                format!("You must provide a value expression following the '{word}' operator."),
                "ExpectedValueExpression",
            ),
            Missing::Pipe => (
                "An empty pipe element is not allowed.".to_owned(),
                "EmptyPipeElement",
            ),
            Missing::Block(word) => (
                format!("Missing statement block after '{word}'."),
                "MissingStatementBlock",
            ),
            Missing::Condition(word) => (
                format!("Missing condition after '{word} ('."),
                "MissingConditionStatement",
            ),
            Missing::Name(word) => (
                format!("Missing name after {word} keyword."),
                "MissingNameAfterKeyword",
            ),
            Missing::Equals => (
                "Missing '=' operator after key in hash literal.".to_owned(),
                "MissingEqualsInHashLiteral",
            ),
            Missing::Unexpected(word) => (
                format!("Unexpected token '{word}' in expression or statement."),
                "UnexpectedToken",
            ),
            Missing::TooMuch => (
                "The script is nested too deeply or too long.".to_owned(),
                "ScriptTooComplex",
            ),
        };
        let mut fault =
            Fault::new(message, id, shell).of("ParserError", "ParentContainsErrorRecordException");
        fault.spot = Some(Spot {
            text: Rc::from(text),
            at: error.at,
            end: error.at + 1,
        });
        if shell == Shell::Seven {
            fault.activity = "ParserError".to_owned();
        }
        fault
    }
}
