//! Pipelines, commands and what commands are given.

use std::rc::Rc;

use winnow::stream::Stream;
use winnow::token::take_while;
use winnow::Parser;

use super::ast::{Arg, Command, Element, Expr, ExprKind, Pipeline};
use super::expression::begins_value;
use super::input::{
    eat, fail, here, is_dash, is_double, is_name, is_single, lines, peek, second, skip, space, unexpected,
    Grammar, Input, Missing, Read,
};
use super::text::Pieces;

/// Whether a word of a command ends there.
fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, ';' | '|' | '&' | '(' | ')' | '{' | '}' | ',' | '<' | '>')
}

/// Whether an argument ends at the place.
fn at_word_end(i: &Input<'_>) -> bool {
    peek(i).is_none_or(ends_word)
}

impl Grammar {
    /// Commands with pipes between them; the first part may be a value.
    pub(super) fn pipeline(i: &mut Input<'_>) -> Read<Pipeline> {
        let mut elements = vec![Self::element(i, true)?];
        loop {
            let before = i.checkpoint();
            space(i)?;
            // A pipe may also stand at the beginning of the next line.
            let mut ahead = i.clone();
            lines(&mut ahead)?;
            if peek(&ahead) == Some('|') && second(&ahead) != Some('|') {
                *i = ahead;
            }
            if peek(i) != Some('|') || second(i) == Some('|') {
                i.reset(&before);
                return Ok(Pipeline { elements });
            }
            skip(i);
            lines(i)?;
            if matches!(peek(i), None | Some('|' | ';' | ')' | '}')) {
                return fail(i, Missing::Pipe);
            }
            elements.push(Self::element(i, false)?);
        }
    }

    fn element(i: &mut Input<'_>, is_first: bool) -> Read<Element> {
        if begins_value(i) && is_first {
            return Self::expression(i).map(Element::Expr);
        }
        if begins_value(i) && !matches!(peek(i), Some(c) if is_dash(c)) {
            // Only the first part of a pipeline can be a value.
            return unexpected(i);
        }
        Self::command(i).map(Element::Command)
    }

    fn command(i: &mut Input<'_>) -> Read<Command> {
        let at = here(i);
        let is_call = matches!(peek(i), Some('&')) || (peek(i) == Some('.') && second(i) == Some(' '));
        let name = if is_call {
            skip(i);
            space(i)?;
            if begins_value(i) {
                Self::primary(i)?
            } else {
                Self::word(i)?
            }
        } else {
            Self::word(i)?
        };
        let mut args = Vec::new();
        let mut end = here(i);
        loop {
            space(i)?;
            let Some(c) = peek(i) else { break };
            match c {
                '\n' | ';' | '|' | ')' | '}' => break,
                '>' | '<' | '&' => return unexpected(i),
                '@' if second(i).is_some_and(is_name) => {
                    skip(i);
                    let name = take_while(1.., is_name).parse_next(i)?;
                    args.push(Arg::Splat(Rc::from(name.to_lowercase())));
                }
                c if is_dash(c) && second(i).is_some_and(|c| c.is_alphabetic() || c == '?') => {
                    args.push(Self::named(i)?);
                }
                _ => args.push(Arg::Value(Self::value(i)?)),
            }
            end = here(i);
        }
        Ok(Command { at, end, name, args })
    }

    fn named(i: &mut Input<'_>) -> Read<Arg> {
        let at = here(i);
        skip(i);
        let name = take_while(1.., |c| is_name(c) || c == '?').parse_next(i)?;
        let name = Rc::from(name);
        let mut value = None;
        if eat(i, ":") {
            space(i)?;
            value = Some(Self::value(i)?);
        }
        Ok(Arg::Named { at, name, value })
    }

    /// One argument: a value, or several with commas between them.
    fn value(i: &mut Input<'_>) -> Read<Expr> {
        let at = here(i);
        let mut items = vec![Self::argument(i)?];
        loop {
            let before = i.checkpoint();
            space(i)?;
            if !eat(i, ",") {
                i.reset(&before);
                break;
            }
            lines(i)?;
            if peek(i).is_none_or(|c| ends_word(c) && !matches!(c, '(' | '{')) {
                return fail(i, Missing::ValueAfter(",".to_owned()));
            }
            items.push(Self::argument(i)?);
        }
        match items.pop() {
            Some(only) if items.is_empty() => Ok(only),
            last => {
                items.extend(last);
                let kind = ExprKind::List(items);
                let end = here(i);
                Ok(Expr { at, end, kind })
            }
        }
    }

    fn argument(i: &mut Input<'_>) -> Read<Expr> {
        let before = i.checkpoint();
        match peek(i) {
            Some('(' | '{') => return Self::primary(i),
            Some('@') if begins_value(i) => return Self::primary(i),
            Some(c) if is_single(c) || is_double(c) => return Self::primary(i),
            Some('$') if second(i).is_some_and(|c| is_name(c) || matches!(c, '(' | '{' | '?')) => {
                let variable = Self::primary(i)?;
                if at_word_end(i) {
                    return Ok(variable);
                }
                // More text follows: all of it is one text with values in it.
                i.reset(&before);
            }
            Some(c)
                if c.is_ascii_digit() || (is_dash(c) && second(i).is_some_and(|c| c.is_ascii_digit())) =>
            {
                let at = here(i);
                let is_negative = is_dash(c);
                if is_negative {
                    skip(i);
                }
                let mut number = Self::number(i)?;
                if at_word_end(i) {
                    number.at = at;
                    number.kind = match number.kind {
                        ExprKind::Int(n) if is_negative => ExprKind::Int(n.saturating_neg()),
                        ExprKind::Float(n) if is_negative => ExprKind::Float(-n),
                        kind => kind,
                    };
                    return Ok(number);
                }
                i.reset(&before);
            }
            _ => {}
        }
        Self::word(i)
    }

    /// A word without quotation marks, with values in it where it has a dollar.
    fn word(i: &mut Input<'_>) -> Read<Expr> {
        let at = here(i);
        let mut pieces = Pieces::default();
        while let Some(c) = peek(i) {
            match c {
                c if is_single(c) || is_double(c) => {
                    let kind = Self::quoted(i)?;
                    pieces.append(kind);
                }
                '`' if matches!(second(i), Some('\n' | '\r')) => break,
                '$' | '`' => Self::piece(i, &mut pieces)?,
                c if ends_word(c) => break,
                c => {
                    skip(i);
                    pieces.push(c);
                }
            }
        }
        if pieces.is_empty() && here(i) == at {
            return unexpected(i);
        }
        let kind = pieces.kind();
        let end = here(i);
        Ok(Expr { at, end, kind })
    }
}
