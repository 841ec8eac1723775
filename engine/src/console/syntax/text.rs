//! Texts: as they stand, with values in them, over several lines; and variables, which stand in both.

use std::rc::Rc;

use winnow::token::take_while;
use winnow::Parser;

use super::ast::{Expr, ExprKind, Part};
use super::input::{
    close, deeper, fail, here, is_double, is_name, is_single, peek, rest, second, skip, Grammar, Input,
    Missing, Read,
};

/// What a backtick makes of the letter behind it.
fn escaped(c: char) -> char {
    match c {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'e' => '\u{1b}',
        'f' => '\u{c}',
        'v' => '\u{b}',
        other => other,
    }
}

/// Puts the pieces of a text together.
#[derive(Default)]
pub(super) struct Pieces {
    parts: Vec<Part>,
    text: String,
}

impl Pieces {
    pub(super) fn push(&mut self, c: char) {
        self.text.push(c);
    }

    pub(super) fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn value(&mut self, value: Expr) {
        self.end();
        self.parts.push(Part::Value(value));
    }

    pub(super) fn append(&mut self, kind: ExprKind) {
        match kind {
            ExprKind::Text(text) => self.push_str(&text),
            ExprKind::Expand(parts) => {
                self.end();
                self.parts.extend(parts);
            }
            _ => {}
        }
    }

    fn end(&mut self) {
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.parts.push(Part::Text(Rc::from(text)));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.parts.is_empty()
    }

    /// A text, or one with values where there are any.
    pub(super) fn kind(mut self) -> ExprKind {
        if self.parts.is_empty() {
            return ExprKind::Text(Rc::from(self.text));
        }
        self.end();
        ExprKind::Expand(self.parts)
    }
}

impl Grammar {
    /// A text in quotation marks; the mark is next.
    pub(super) fn quoted(i: &mut Input<'_>) -> Read<ExprKind> {
        if peek(i).is_some_and(is_single) {
            return Self::single(i);
        }
        let start = i.clone();
        skip(i);
        let mut pieces = Pieces::default();
        loop {
            match peek(i) {
                None => return fail(&start, Missing::Quote('"')),
                Some(c) if is_double(c) => {
                    skip(i);
                    if !peek(i).is_some_and(is_double) {
                        return Ok(pieces.kind());
                    }
                    skip(i);
                    pieces.push('"');
                }
                Some(_) => Self::piece(i, &mut pieces)?,
            }
        }
    }

    /// The next letter, escape or value of a text.
    pub(super) fn piece(i: &mut Input<'_>, pieces: &mut Pieces) -> Read<()> {
        match peek(i) {
            Some('`') => {
                skip(i);
                if let Some(c) = peek(i) {
                    skip(i);
                    pieces.push(escaped(c));
                }
            }
            Some('$') => match Self::variable(i)? {
                Some(value) => pieces.value(value),
                None => {
                    skip(i);
                    pieces.push('$');
                }
            },
            Some(c) => {
                skip(i);
                pieces.push(c);
            }
            None => {}
        }
        Ok(())
    }

    fn single(i: &mut Input<'_>) -> Read<ExprKind> {
        let start = i.clone();
        skip(i);
        let mut text = String::new();
        loop {
            text.push_str(take_while(0.., |c| !is_single(c)).parse_next(i)?);
            if peek(i).is_none() {
                return fail(&start, Missing::Quote('\''));
            }
            skip(i);
            if !peek(i).is_some_and(is_single) {
                return Ok(ExprKind::Text(Rc::from(text)));
            }
            skip(i);
            text.push('\'');
        }
    }

    /// A text over several lines: `@"` at the end of a line to `"@` at the beginning of one.
    pub(super) fn here_text(i: &mut Input<'_>) -> Read<ExprKind> {
        let start = i.clone();
        skip(i);
        let is_plain = peek(i).is_some_and(is_single);
        skip(i);
        take_while(0.., |c: char| c != '\n').parse_next(i)?;
        skip(i);
        let mut pieces = Pieces::default();
        let mut is_first = true;
        loop {
            let closes = |i: &Input<'_>| {
                let mark = if is_plain { is_single } else { is_double };
                peek(i).is_some_and(mark) && second(i) == Some('@')
            };
            if closes(i) {
                skip(i);
                skip(i);
                return Ok(pieces.kind());
            }
            if !is_first {
                pieces.push('\n');
            }
            is_first = false;
            loop {
                match peek(i) {
                    None => return fail(&start, Missing::Quote(if is_plain { '\'' } else { '"' })),
                    Some('\n') => break,
                    Some('\r') => skip(i),
                    Some(c) if is_plain => {
                        skip(i);
                        pieces.push(c);
                    }
                    Some(_) => Self::piece(i, &mut pieces)?,
                }
            }
            skip(i);
        }
    }

    /// `$name`, `${name}` or `$( )`; nothing where the dollar is only a dollar.
    pub(super) fn variable(i: &mut Input<'_>) -> Read<Option<Expr>> {
        let at = here(i);
        let kind = match second(i) {
            Some('(') => {
                skip(i);
                skip(i);
                let script = deeper(i, |i| Self::script(i, Some(')')))?;
                close(i, ')')?;
                ExprKind::Sub(script)
            }
            Some('{') => {
                skip(i);
                skip(i);
                let name = take_while(0.., |c| c != '}').parse_next(i)?.to_lowercase();
                close(i, '}')?;
                ExprKind::Var(Rc::from(name))
            }
            Some(c @ ('?' | '$' | '^')) => {
                skip(i);
                skip(i);
                ExprKind::Var(Rc::from(c.to_string()))
            }
            Some(c) if is_name(c) => {
                skip(i);
                let mut name = take_while(1.., is_name).parse_next(i)?.to_lowercase();
                let scopes = ["global", "script", "local", "private", "using", "env", "variable"];
                let goes_on = second(i).is_some_and(is_name);
                if scopes.contains(&name.as_str()) && rest(i).starts_with(':') && goes_on {
                    skip(i);
                    let inner = take_while(1.., is_name).parse_next(i)?.to_lowercase();
                    name = match name.as_str() {
                        "global" | "script" | "env" => format!("{name}:{inner}"),
                        _ => inner,
                    };
                }
                ExprKind::Var(Rc::from(name))
            }
            _ => return Ok(None),
        };
        let end = here(i);
        Ok(Some(Expr { at, end, kind }))
    }
}
