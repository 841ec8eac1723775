//! Values: literals, variables, brackets, members, and what operators make of them.

use std::rc::Rc;

use winnow::stream::Stream;
use winnow::token::take_while;
use winnow::Parser;

use super::ast::{Expr, ExprKind, Script, Statement, Step};
use super::input::{
    between, close, deeper, eat, fail, here, is_dash, is_double, is_name, is_single, keyword, lines, name,
    peek, rest, second, skip, space, unexpected, Grammar, Input, Missing, Read, LONGEST_CHAIN,
};
use super::operator::Op;

fn expr(at: usize, i: &Input<'_>, kind: ExprKind) -> Expr {
    let end = here(i);
    Expr { at, end, kind }
}

/// Whether a value can begin with it.
pub(super) fn begins_value(i: &Input<'_>) -> bool {
    let next = peek(i);
    let Some(c) = next else {
        return false;
    };
    match c {
        '$' | '(' | '{' | '[' | '!' | ',' | '+' => true,
        '@' => second(i).is_some_and(|c| matches!(c, '(' | '{') || is_single(c) || is_double(c)),
        c => c.is_ascii_digit() || is_single(c) || is_double(c) || is_dash(c),
    }
}

/// The operator between two sides that is next, passed over.
fn between_two(i: &mut Input<'_>) -> Read<Option<(Op, String)>> {
    let Some(c) = peek(i) else {
        return Ok(None);
    };
    let plain = match c {
        '+' => Some(Op::Add),
        '*' => Some(Op::Multiply),
        '/' => Some(Op::Divide),
        '%' => Some(Op::Modulo),
        '.' if second(i) == Some('.') => {
            skip(i);
            Some(Op::Range)
        }
        c if is_dash(c) && !second(i).is_some_and(char::is_alphabetic) => Some(Op::Subtract),
        c if is_dash(c) => None,
        _ => return Ok(None),
    };
    if let Some(op) = plain {
        if second(i) == Some('=') && op != Op::Range {
            return Ok(None);
        }
        skip(i);
        return Ok(Some((
            op,
            if op == Op::Range {
                "..".to_owned()
            } else {
                c.to_string()
            },
        )));
    }
    skip(i);
    let word = take_while(1.., char::is_alphabetic).parse_next(i)?;
    match Op::named(word) {
        Some(op) if op.level().is_some() => Ok(Some((op, format!("-{word}")))),
        _ => fail(i, Missing::Unexpected(format!("-{word}"))),
    }
}

impl Grammar {
    /// Any value.
    pub(super) fn expression(i: &mut Input<'_>) -> Read<Expr> {
        deeper(i, |i| Self::binary(i, 1))
    }

    fn binary(i: &mut Input<'_>, least: u8) -> Read<Expr> {
        let mut left = Self::list(i)?;
        for links in 0.. {
            let before = i.checkpoint();
            space(i)?;
            let found = between_two(i)?;
            let Some((op, word, level)) =
                found.and_then(|(op, word)| Some((op, word, op.level().filter(|level| *level >= least)?)))
            else {
                i.reset(&before);
                break;
            };
            if links > LONGEST_CHAIN {
                return fail(i, Missing::TooMuch);
            }
            lines(i)?;
            if !begins_value(i) {
                return fail(i, Missing::ValueAfter(word));
            }
            let right = deeper(i, |i| Self::binary(i, level + 1))?;
            let at = left.at;
            left = expr(at, i, ExprKind::Binary(op, Box::new(left), Box::new(right)));
        }
        Ok(left)
    }

    /// Values with commas between them: they bind more tightly than any operator of two sides.
    fn list(i: &mut Input<'_>) -> Read<Expr> {
        let first = Self::unary(i)?;
        let at = first.at;
        let mut items = vec![first];
        loop {
            let before = i.checkpoint();
            space(i)?;
            if !eat(i, ",") {
                i.reset(&before);
                break;
            }
            lines(i)?;
            if !begins_value(i) {
                return fail(i, Missing::ValueAfter(",".to_owned()));
            }
            items.push(Self::unary(i)?);
        }
        match items.pop() {
            Some(only) if items.is_empty() => Ok(only),
            last => {
                items.extend(last);
                Ok(expr(at, i, ExprKind::List(items)))
            }
        }
    }

    fn unary(i: &mut Input<'_>) -> Read<Expr> {
        let at = here(i);
        let op = match peek(i) {
            Some('!') => Some(Op::Not),
            Some(',') => Some(Op::One),
            Some('+') if second(i) == Some('+') => return Self::step_before(i, at, true),
            Some('+') => Some(Op::Add),
            Some(c) if is_dash(c) && second(i).is_some_and(is_dash) => {
                return Self::step_before(i, at, false);
            }
            Some(c) if is_dash(c) => {
                skip(i);
                if !peek(i).is_some_and(char::is_alphabetic) {
                    return Self::unary_of(i, at, Op::Subtract, "-");
                }
                let word = take_while(1.., char::is_alphabetic).parse_next(i)?;
                return match Op::named(word) {
                    Some(op @ (Op::Not | Op::Join | Op::Split(_))) => Self::unary_of(i, at, op, word),
                    _ => fail(i, Missing::Unexpected(format!("-{word}"))),
                };
            }
            Some('[') => return Self::type_or_cast(i),
            _ => None,
        };
        match op {
            Some(op) => {
                let sign = peek(i).map(String::from).unwrap_or_default();
                skip(i);
                Self::unary_of(i, at, op, &sign)
            }
            None => Self::primary(i),
        }
    }

    fn unary_of(i: &mut Input<'_>, at: usize, op: Op, word: &str) -> Read<Expr> {
        space(i)?;
        if !begins_value(i) {
            return fail(i, Missing::ValueAfter(word.to_owned()));
        }
        let of = deeper(i, Self::unary)?;
        Ok(expr(at, i, ExprKind::Unary(op, Box::new(of))))
    }

    fn step_before(i: &mut Input<'_>, at: usize, up: bool) -> Read<Expr> {
        skip(i);
        skip(i);
        space(i)?;
        let of = deeper(i, Self::unary)?;
        let step = Step { up, after: false };
        Ok(expr(at, i, ExprKind::Step(Box::new(of), step)))
    }

    /// What stands in square brackets at the beginning of a value: a type, or a type before what becomes of it.
    fn type_or_cast(i: &mut Input<'_>) -> Read<Expr> {
        let at = here(i);
        let name = Self::type_name(i)?;
        let next = i.checkpoint();
        space(i)?;
        let of_value = begins_value(i) && !matches!(peek(i), Some('+' | ','));
        let is_dashed = peek(i).is_some_and(is_dash) && !second(i).is_some_and(|c| c.is_ascii_digit());
        if of_value && !is_dashed {
            let of = deeper(i, Self::unary)?;
            return Ok(expr(at, i, ExprKind::Cast(name, Box::new(of))));
        }
        i.reset(&next);
        let of = expr(at, i, ExprKind::Type(name));
        Self::members(i, of)
    }

    /// `[name]`, with brackets of lists inside: `[string[]]`.
    pub(super) fn type_name(i: &mut Input<'_>) -> Read<Rc<str>> {
        skip(i);
        let text =
            take_while(0.., |c: char| is_name(c) || matches!(c, '.' | ' ' | ',' | '`')).parse_next(i)?;
        let mut text = text.trim().to_ascii_lowercase();
        if eat(i, "[]") {
            text.push_str("[]");
        }
        close(i, ']')?;
        Ok(Rc::from(text))
    }

    /// A value without operators, with its members.
    pub(super) fn primary(i: &mut Input<'_>) -> Read<Expr> {
        let at = here(i);
        let of = match peek(i) {
            Some('$') => match Self::variable(i)? {
                Some(variable) => variable,
                None => return unexpected(i),
            },
            Some(c) if is_single(c) || is_double(c) => {
                let kind = Self::quoted(i)?;
                expr(at, i, kind)
            }
            Some('(') => {
                skip(i);
                let inner = deeper(i, |i| {
                    lines(i)?;
                    if peek(i) == Some(')') {
                        return fail(i, Missing::ValueAfter("(".to_owned()));
                    }
                    Self::statement(i)
                })?;
                close(i, ')')?;
                expr(at, i, ExprKind::Paren(Box::new(inner)))
            }
            Some('@') => Self::at_sign(i)?,
            Some('{') => {
                let body = Self::body(i)?;
                expr(at, i, ExprKind::Block(Rc::new(body)))
            }
            Some(c) if c.is_ascii_digit() => Self::number(i)?,
            _ => return unexpected(i),
        };
        Self::members(i, of)
    }

    fn at_sign(i: &mut Input<'_>) -> Read<Expr> {
        let at = here(i);
        let kind = match second(i) {
            Some('(') => {
                skip(i);
                skip(i);
                let script: Script = deeper(i, |i| Self::script(i, Some(')')))?;
                close(i, ')')?;
                ExprKind::Array(script)
            }
            Some('{') => {
                skip(i);
                skip(i);
                ExprKind::Hash(deeper(i, Self::hash)?)
            }
            Some(c) if is_single(c) || is_double(c) => Self::here_text(i)?,
            _ => return unexpected(i),
        };
        Ok(expr(at, i, kind))
    }

    fn hash(i: &mut Input<'_>) -> Read<Vec<(Expr, Statement)>> {
        let mut pairs = Vec::new();
        loop {
            between(i)?;
            if eat(i, "}") {
                return Ok(pairs);
            }
            let at = here(i);
            let key = match peek(i) {
                None => return fail(i, Missing::Closing('}')),
                Some('$' | '(' | '"' | '\'') => Self::primary(i)?,
                Some(c) if is_single(c) || is_double(c) => Self::primary(i)?,
                Some(c) if is_name(c) => {
                    let text = take_while(1.., |c| is_name(c) || c == '-').parse_next(i)?;
                    expr(at, i, ExprKind::Text(Rc::from(text)))
                }
                Some(_) => return unexpected(i),
            };
            space(i)?;
            if !eat(i, "=") {
                return fail(i, Missing::Equals);
            }
            lines(i)?;
            let value = Self::statement(i)?;
            space(i)?;
            if !matches!(peek(i), None | Some('}' | ';' | '\n')) {
                return unexpected(i);
            }
            pairs.push((key, value));
        }
    }

    /// A number, with the shell's units for bytes.
    pub(super) fn number(i: &mut Input<'_>) -> Read<Expr> {
        let at = here(i);
        let mut text = take_while(1.., |c: char| c.is_ascii_digit())
            .parse_next(i)?
            .to_owned();
        if text == "0" && matches!(peek(i), Some('x' | 'X')) {
            skip(i);
            let digits = take_while(1..=15, |c: char| c.is_ascii_hexdigit()).parse_next(i)?;
            let value = i64::from_str_radix(digits, 16).unwrap_or_default();
            return Ok(expr(at, i, ExprKind::Int(value)));
        }
        let mut whole = true;
        if peek(i) == Some('.') && second(i).is_some_and(|c| c.is_ascii_digit()) {
            skip(i);
            text.push('.');
            text.push_str(take_while(1.., |c: char| c.is_ascii_digit()).parse_next(i)?);
            whole = false;
        }
        let units = [
            ("kb", 1_i64 << 10),
            ("mb", 1 << 20),
            ("gb", 1 << 30),
            ("l", 1),
            ("d", 1),
        ];
        let unit = units
            .iter()
            .find(|(unit, _)| keyword(i, unit))
            .map_or(1, |(_, factor)| *factor);
        let of = text.parse::<i64>().ok().and_then(|value| value.checked_mul(unit));
        let kind = match (whole, of) {
            (true, Some(value)) => ExprKind::Int(value),
            _ => ExprKind::Float(text.parse::<f64>().unwrap_or_default() * unit as f64),
        };
        Ok(expr(at, i, kind))
    }

    /// What stands right behind a value: members, calls, indexes, `++`.
    pub(super) fn members(i: &mut Input<'_>, mut of: Expr) -> Read<Expr> {
        let at = of.at;
        for links in 0.. {
            if links > LONGEST_CHAIN {
                return fail(i, Missing::TooMuch);
            }
            let is_static = rest(i).starts_with("::");
            let is_member = peek(i) == Some('.')
                && second(i).is_some_and(|c| is_name(c) || matches!(c, '$' | '(' | '"' | '\''));
            if is_static || is_member {
                skip(i);
                if is_static {
                    skip(i);
                }
                of = Self::member(i, at, of)?;
                continue;
            }
            of = match peek(i) {
                Some('[') if !matches!(of.kind, ExprKind::Int(_) | ExprKind::Float(_)) => {
                    skip(i);
                    lines(i)?;
                    let index = Self::expression(i)?;
                    close(i, ']')?;
                    expr(at, i, ExprKind::Index(Box::new(of), Box::new(index)))
                }
                Some(c @ ('+' | '-')) if second(i) == Some(c) && is_place(&of) => {
                    skip(i);
                    skip(i);
                    let step = Step {
                        up: c == '+',
                        after: true,
                    };
                    return Ok(expr(at, i, ExprKind::Step(Box::new(of), step)));
                }
                _ => return Ok(of),
            };
        }
        Ok(of)
    }

    fn member(i: &mut Input<'_>, at: usize, of: Expr) -> Read<Expr> {
        let start = here(i);
        let key = match peek(i) {
            Some(c) if is_name(c) => {
                let text: Rc<str> = Rc::from(name(i)?);
                if eat(i, "(") {
                    let args = deeper(i, Self::arguments)?;
                    return Ok(expr(at, i, ExprKind::Call(Box::new(of), text, args)));
                }
                expr(start, i, ExprKind::Text(text))
            }
            Some('$') => match Self::variable(i)? {
                Some(variable) => variable,
                None => return unexpected(i),
            },
            Some('(') => {
                skip(i);
                let inner = Self::expression(i)?;
                close(i, ')')?;
                inner
            }
            Some(c) if is_single(c) || is_double(c) => {
                let kind = Self::quoted(i)?;
                expr(start, i, kind)
            }
            _ => return unexpected(i),
        };
        Ok(expr(at, i, ExprKind::Member(Box::new(of), Box::new(key))))
    }

    /// The arguments of a method: the bracket was opened.
    fn arguments(i: &mut Input<'_>) -> Read<Vec<Expr>> {
        lines(i)?;
        if eat(i, ")") {
            return Ok(Vec::new());
        }
        let all = Self::expression(i)?;
        close(i, ')')?;
        Ok(match all.kind {
            ExprKind::List(items) => items,
            _ => vec![all],
        })
    }
}

/// Whether something can be put there.
pub(super) fn is_place(of: &Expr) -> bool {
    matches!(
        of.kind,
        ExprKind::Var(_) | ExprKind::Member(..) | ExprKind::Index(..)
    )
}
