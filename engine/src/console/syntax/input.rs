//! What every part of the parser shares: the text with a place in it, why reading stops, and what counts as space.

use std::rc::Rc;

use winnow::combinator::{alt, repeat};
use winnow::error::{ErrMode, ParserError};
use winnow::stream::{LocatingSlice, Location, Stateful, Stream};
use winnow::token::{literal, take_until, take_while};
use winnow::Parser;

use super::ast::Script;

/// How deep brackets and blocks may stand in each other.
const DEEPEST: u32 = 24;
/// How many operators, or members, may follow each other in one expression.
pub(super) const LONGEST_CHAIN: usize = 100;
/// How long a script may be, in bytes.
const LONGEST: usize = 1 << 20;

/// The text, the place in it, and how deep the place is.
pub(super) type Input<'s> = Stateful<LocatingSlice<&'s str>, Place>;
pub(super) type Read<T> = Result<T, ErrMode<SyntaxError>>;

/// What holds at a place of the text.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// All of the text.
    pub(super) text: Rc<str>,
    depth: u32,
}

/// The parsers that call each other, each written in the file of what it reads.
pub(super) struct Grammar;

/// Why a text is no script, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The byte.
    pub at: usize,
    /// What is wrong there.
    pub missing: Missing,
}

/// What is missing or wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// A closing bracket.
    Closing(char),
    /// The end of a text.
    Quote(char),
    /// A value behind this.
    ValueAfter(String),
    /// A command behind a pipe.
    Pipe,
    /// A block of statements behind this word.
    Block(&'static str),
    /// A condition in brackets behind this word.
    Condition(&'static str),
    /// A name behind this word.
    Name(&'static str),
    /// `=` behind a key.
    Equals,
    /// This does not belong here.
    Unexpected(String),
    /// More brackets in each other, longer chains or a longer text than are read.
    TooMuch,
}

impl SyntaxError {
    /// Whether more text could make it right: a line that goes on.
    pub fn is_open(&self, text: &str) -> bool {
        let at_end = text.get(self.at..).is_none_or(|rest| rest.trim().is_empty());
        match self.missing {
            Missing::Quote(_) => true,
            Missing::Unexpected(_) | Missing::TooMuch => false,
            _ => at_end,
        }
    }
}

impl<'s> ParserError<Input<'s>> for SyntaxError {
    type Inner = Self;

    fn from_input(input: &Input<'s>) -> Self {
        SyntaxError {
            at: input.current_token_start(),
            missing: Missing::Unexpected(next_word(input)),
        }
    }

    fn into_inner(self) -> Result<Self::Inner, Self> {
        Ok(self)
    }
}

/// Reads a script.
///
/// # Errors
/// The first thing that is wrong, with its place.
pub fn parse(text: &str) -> Result<Script, SyntaxError> {
    let place = Place {
        text: Rc::from(text),
        depth: 0,
    };
    if text.len() > LONGEST {
        return Err(SyntaxError {
            at: 0,
            missing: Missing::TooMuch,
        });
    }
    let mut input = Stateful {
        input: LocatingSlice::new(text),
        state: place,
    };
    Grammar::script(&mut input, None).map_err(|error| match error {
        ErrMode::Backtrack(error) | ErrMode::Cut(error) => error,
        ErrMode::Incomplete(_) => SyntaxError::from_input(&input),
    })
}

/// What is left of the text.
pub(super) fn rest<'s>(input: &Input<'s>) -> &'s str {
    *input.input
}

/// The next character.
pub(super) fn peek(input: &Input<'_>) -> Option<char> {
    rest(input).chars().next()
}

/// The character behind the next.
pub(super) fn second(input: &Input<'_>) -> Option<char> {
    rest(input).chars().nth(1)
}

/// Where the place is.
pub(super) fn here(input: &Input<'_>) -> usize {
    input.current_token_start()
}

/// Passes over the next character.
pub(super) fn skip(input: &mut Input<'_>) {
    input.next_token();
}

/// The next word or sign, to name it in an error.
fn next_word(input: &Input<'_>) -> String {
    let rest = rest(input);
    let word: String = rest.chars().take_while(|c| is_name(*c)).take(40).collect();
    if word.is_empty() {
        rest.chars().take(1).collect()
    } else {
        word
    }
}

/// Stops reading for good.
pub(super) fn fail<T>(input: &Input<'_>, missing: Missing) -> Read<T> {
    let at = here(input);
    Err(ErrMode::Cut(SyntaxError { at, missing }))
}

/// Stops reading at what does not belong here.
pub(super) fn unexpected<T>(input: &Input<'_>) -> Read<T> {
    fail(input, Missing::Unexpected(next_word(input)))
}

/// Reads something one level deeper.
pub(super) fn deeper<'s, T>(input: &mut Input<'s>, inner: impl FnOnce(&mut Input<'s>) -> Read<T>) -> Read<T> {
    if input.state.depth >= DEEPEST {
        return fail(input, Missing::TooMuch);
    }
    input.state.depth += 1;
    let result = inner(input);
    input.state.depth -= 1;
    result
}

/// Passes over a sign if it is next.
pub(super) fn eat(input: &mut Input<'_>, sign: &str) -> bool {
    let found: Result<&str, ErrMode<SyntaxError>> = literal(sign).parse_next(input);
    found.is_ok()
}

/// Passes over a closing bracket that has to come, with lines before it.
pub(super) fn close(input: &mut Input<'_>, bracket: char) -> Read<()> {
    lines(input)?;
    if peek(input) == Some(bracket) {
        skip(input);
        return Ok(());
    }
    fail(input, Missing::Closing(bracket))
}

/// A comment between `<#` and `#>`; one that does not end ends with the text.
fn remark<'s>(input: &mut Input<'s>) -> Read<&'s str> {
    (
        literal("<#"),
        alt((
            (take_until(0.., "#>"), literal("#>")).take(),
            take_while(0.., |_| true),
        )),
    )
        .take()
        .parse_next(input)
}

/// Space within a line: blanks, a backtick before a line's end, comments.
pub(super) fn space(input: &mut Input<'_>) -> Read<()> {
    repeat(
        0..,
        alt((
            take_while(1.., is_blank),
            literal("`\r\n"),
            literal("`\n"),
            (literal('#'), take_while(0.., |c| c != '\n')).take(),
            remark,
        )),
    )
    .parse_next(input)
}

/// Space and line ends.
pub(super) fn lines(input: &mut Input<'_>) -> Read<()> {
    separators(input, &['\n'])
}

/// Space, line ends and semicolons: what stands between statements.
pub(super) fn between(input: &mut Input<'_>) -> Read<()> {
    separators(input, &['\n', ';'])
}

fn separators(input: &mut Input<'_>, signs: &[char]) -> Read<()> {
    loop {
        space(input)?;
        if !peek(input).is_some_and(|c| signs.contains(&c)) {
            return Ok(());
        }
        skip(input);
    }
}

/// Space within a line. A carriage return is space: the line feed behind it ends the line.
pub(super) fn is_blank(c: char) -> bool {
    c != '\n' && (c.is_whitespace() || c == '\u{feff}')
}

/// Whether a name can have it.
pub(super) fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether it is a dash: word processors make longer ones, and the shell takes them.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2013}' | '\u{2014}' | '\u{2015}')
}

/// Whether it opens and closes a text as it stands; likewise.
pub(super) fn is_single(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}')
}

/// Whether it opens and closes a text with values; likewise.
pub(super) fn is_double(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}')
}

/// A word of the language, if it is next: letters that no further letter follows, in any case.
pub(super) fn keyword(input: &mut Input<'_>, word: &str) -> bool {
    let found = rest(input).get(..word.len());
    let ends = !rest(input)
        .chars()
        .nth(word.len())
        .is_some_and(|c| is_name(c) || is_dash(c));
    let is = ends && found.is_some_and(|found| found.eq_ignore_ascii_case(word));
    if is {
        word.chars().for_each(|_| skip(input));
    }
    is
}

/// Letters, digits and underscores.
pub(super) fn name<'s>(input: &mut Input<'s>) -> Read<&'s str> {
    take_while(1.., is_name).parse_next(input)
}
