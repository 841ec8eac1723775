//! Statements: assignments, conditions, loops, functions, errors.

use std::rc::Rc;

use winnow::stream::Stream;
use winnow::token::take_while;
use winnow::Parser;

use super::ast::{
    AssignOp, Body, Catch, Element, Expr, ExprKind, Function, Param, Pipeline, Script, Statement,
    StatementKind,
};
use super::expression::is_place;
use super::input::{
    between, close, deeper, eat, fail, here, is_dash, is_name, keyword, lines, peek, second, skip, space,
    unexpected, Grammar, Input, Missing, Read,
};
use super::operator::Op;

impl Grammar {
    /// Statements up to a closing bracket, which is left, or to the end.
    pub(super) fn script(i: &mut Input<'_>, closing: Option<char>) -> Read<Script> {
        let mut statements = Vec::new();
        loop {
            between(i)?;
            let next = peek(i);
            if next.is_none() || next == closing {
                return Ok(Script { statements });
            }
            statements.push(Self::statement(i)?);
            space(i)?;
            let next = peek(i);
            if next.is_some() && next != closing && !matches!(next, Some('\n' | ';')) {
                return unexpected(i);
            }
        }
    }

    /// One statement; something of it is next.
    pub(super) fn statement(i: &mut Input<'_>) -> Read<Statement> {
        let at = here(i);
        let kind = deeper(i, Self::any_statement)?;
        let end = here(i);
        Ok(Statement { at, end, kind })
    }

    fn any_statement(i: &mut Input<'_>) -> Read<StatementKind> {
        if !peek(i).is_some_and(char::is_alphabetic) {
            return Self::assignment(i);
        }
        if keyword(i, "if") {
            return Self::condition(i);
        }
        if Self::keyword_before(i, "foreach", '(') {
            return Self::for_each(i);
        }
        if Self::keyword_before(i, "for", '(') {
            return Self::counted(i);
        }
        if keyword(i, "while") {
            let condition = Self::bracketed(i, "while")?;
            return Ok(StatementKind::While(condition, Self::block(i, "while")?));
        }
        if Self::keyword_before(i, "do", '{') {
            let body = Self::block(i, "do")?;
            lines(i)?;
            let until = keyword(i, "until");
            if !until && !keyword(i, "while") {
                return unexpected(i);
            }
            return Ok(StatementKind::Do(body, Self::bracketed(i, "while")?, until));
        }
        if Self::keyword_before(i, "switch", '(') {
            return Self::switch(i);
        }
        if Self::keyword_before(i, "try", '{') {
            return Self::attempt(i);
        }
        if keyword(i, "function") || keyword(i, "filter") {
            return Self::function(i);
        }
        if keyword(i, "return") {
            return Ok(StatementKind::Return(Self::optional(i)?));
        }
        if keyword(i, "throw") {
            return Ok(StatementKind::Throw(Self::optional(i)?));
        }
        for (word, kind) in [
            ("break", StatementKind::Break),
            ("continue", StatementKind::Continue),
            ("exit", StatementKind::Exit),
        ] {
            if keyword(i, word) {
                return Ok(kind);
            }
        }
        Self::pipeline(i).map(StatementKind::Pipeline)
    }

    /// A word of the language that counts only where this follows it.
    fn keyword_before(i: &mut Input<'_>, word: &str, sign: char) -> bool {
        let before = i.checkpoint();
        if keyword(i, word) && lines(i).is_ok() && peek(i) == Some(sign) {
            return true;
        }
        i.reset(&before);
        false
    }

    /// A pipeline, or a value that something is assigned to.
    fn assignment(i: &mut Input<'_>) -> Read<StatementKind> {
        let pipeline = Self::pipeline(i)?;
        let mut elements = pipeline.elements;
        let target = match (elements.pop(), elements.is_empty()) {
            (Some(Element::Expr(target)), true) if can_be_assigned(&target) => target,
            (last, _) => {
                elements.extend(last);
                return Ok(StatementKind::Pipeline(Pipeline { elements }));
            }
        };
        let before = i.checkpoint();
        space(i)?;
        let signs = [
            ("=", AssignOp::Set),
            ("+=", AssignOp::With(Op::Add)),
            ("-=", AssignOp::With(Op::Subtract)),
            ("*=", AssignOp::With(Op::Multiply)),
            ("/=", AssignOp::With(Op::Divide)),
            ("%=", AssignOp::With(Op::Modulo)),
        ];
        let Some((sign, op)) = signs.into_iter().find(|(sign, _)| eat(i, sign)) else {
            i.reset(&before);
            let elements = vec![Element::Expr(target)];
            return Ok(StatementKind::Pipeline(Pipeline { elements }));
        };
        lines(i)?;
        if matches!(peek(i), None | Some(';' | ')' | '}' | '|')) {
            return fail(i, Missing::ValueAfter(sign.to_owned()));
        }
        let value = Self::statement(i)?;
        Ok(StatementKind::Assign(target, op, Box::new(value)))
    }

    fn optional(i: &mut Input<'_>) -> Read<Option<Pipeline>> {
        space(i)?;
        match peek(i) {
            None | Some('\n' | ';' | '}' | ')') => Ok(None),
            _ => Self::pipeline(i).map(Some),
        }
    }

    /// A pipeline in brackets.
    fn bracketed(i: &mut Input<'_>, word: &'static str) -> Read<Pipeline> {
        lines(i)?;
        if !eat(i, "(") {
            return fail(i, Missing::Condition(word));
        }
        lines(i)?;
        if matches!(peek(i), None | Some(')')) {
            return fail(i, Missing::Condition(word));
        }
        let pipeline = deeper(i, Self::pipeline)?;
        close(i, ')')?;
        Ok(pipeline)
    }

    /// Statements in braces.
    fn block(i: &mut Input<'_>, word: &'static str) -> Read<Script> {
        lines(i)?;
        if !eat(i, "{") {
            return fail(i, Missing::Block(word));
        }
        let script = deeper(i, |i| Self::script(i, Some('}')))?;
        close(i, '}')?;
        Ok(script)
    }

    fn condition(i: &mut Input<'_>) -> Read<StatementKind> {
        let first = Self::bracketed(i, "if")?;
        let mut arms = vec![(first, Self::block(i, "if")?)];
        loop {
            let before = i.checkpoint();
            lines(i)?;
            if keyword(i, "elseif") {
                let condition = Self::bracketed(i, "elseif")?;
                arms.push((condition, Self::block(i, "elseif")?));
            } else if keyword(i, "else") {
                let otherwise = Self::block(i, "else")?;
                return Ok(StatementKind::If(arms, Some(otherwise)));
            } else {
                i.reset(&before);
                return Ok(StatementKind::If(arms, None));
            }
        }
    }

    fn for_each(i: &mut Input<'_>) -> Read<StatementKind> {
        skip(i);
        space(i)?;
        let variable = if peek(i) == Some('$') {
            Self::variable(i)?
        } else {
            None
        };
        let Some(ExprKind::Var(name)) = variable.map(|variable| variable.kind) else {
            return fail(i, Missing::Name("foreach"));
        };
        space(i)?;
        if !keyword(i, "in") {
            return unexpected(i);
        }
        lines(i)?;
        if matches!(peek(i), None | Some(')')) {
            return fail(i, Missing::ValueAfter("in".to_owned()));
        }
        let over = deeper(i, Self::pipeline)?;
        close(i, ')')?;
        Ok(StatementKind::ForEach(name, over, Self::block(i, "foreach")?))
    }

    fn counted(i: &mut Input<'_>) -> Read<StatementKind> {
        skip(i);
        lines(i)?;
        let part = |i: &mut Input<'_>| -> Read<Option<Box<Statement>>> {
            lines(i)?;
            match peek(i) {
                None | Some(';' | ')') => Ok(None),
                _ => Self::statement(i).map(|statement| Some(Box::new(statement))),
            }
        };
        let first = part(i)?;
        lines(i)?;
        eat(i, ";");
        lines(i)?;
        let condition = match peek(i) {
            None | Some(';' | ')') => None,
            _ => Some(Self::pipeline(i)?),
        };
        lines(i)?;
        eat(i, ";");
        let next = part(i)?;
        close(i, ')')?;
        Ok(StatementKind::For(first, condition, next, Self::block(i, "for")?))
    }

    fn switch(i: &mut Input<'_>) -> Read<StatementKind> {
        let of = Self::bracketed(i, "switch")?;
        lines(i)?;
        if !eat(i, "{") {
            return fail(i, Missing::Block("switch"));
        }
        let mut cases = Vec::new();
        loop {
            between(i)?;
            if eat(i, "}") {
                return Ok(StatementKind::Switch(of, cases));
            }
            if peek(i).is_none() {
                return fail(i, Missing::Closing('}'));
            }
            let value = if keyword(i, "default") {
                None
            } else if peek(i).is_some_and(is_name) && !peek(i).is_some_and(|c| c.is_ascii_digit()) {
                let at = here(i);
                let word = take_while(1.., |c| is_name(c) || is_dash(c)).parse_next(i)?;
                let kind = ExprKind::Text(Rc::from(word));
                let end = here(i);
                Some(Expr { at, end, kind })
            } else {
                Some(Self::primary(i)?)
            };
            cases.push((value, Self::block(i, "switch")?));
        }
    }

    fn attempt(i: &mut Input<'_>) -> Read<StatementKind> {
        let body = Self::block(i, "try")?;
        let mut catches: Vec<Catch> = Vec::new();
        loop {
            let before = i.checkpoint();
            lines(i)?;
            if keyword(i, "catch") {
                lines(i)?;
                while peek(i) == Some('[') {
                    Self::type_name(i)?;
                    lines(i)?;
                    eat(i, ",");
                    lines(i)?;
                }
                catches.push(Self::block(i, "catch")?);
            } else if keyword(i, "finally") {
                let finally = Self::block(i, "finally")?;
                return Ok(StatementKind::Try(body, catches, Some(finally)));
            } else if catches.is_empty() {
                return fail(i, Missing::Block("catch"));
            } else {
                i.reset(&before);
                return Ok(StatementKind::Try(body, catches, None));
            }
        }
    }

    fn function(i: &mut Input<'_>) -> Read<StatementKind> {
        space(i)?;
        let name = take_while(0.., |c| is_name(c) || is_dash(c) || c == ':').parse_next(i)?;
        if name.is_empty() {
            return fail(i, Missing::Name("function"));
        }
        let name = Rc::from(name);
        lines(i)?;
        let params = if eat(i, "(") { Self::params(i)? } else { Vec::new() };
        lines(i)?;
        if peek(i) != Some('{') {
            return fail(i, Missing::Block("function"));
        }
        let mut body = Self::body(i)?;
        if !params.is_empty() {
            body.params = params;
        }
        let body = Rc::new(body);
        Ok(StatementKind::Function(Rc::new(Function { name, body })))
    }

    /// A script block with its braces, and `param( )` if it begins so.
    pub(super) fn body(i: &mut Input<'_>) -> Read<Body> {
        let text = Rc::clone(&i.state.text);
        skip(i);
        let start = here(i);
        between(i)?;
        while peek(i) == Some('[') && Self::attribute_follows(i) {
            Self::attribute(i)?;
            between(i)?;
        }
        let mut params = Vec::new();
        if keyword(i, "param") {
            lines(i)?;
            if !eat(i, "(") {
                return unexpected(i);
            }
            params = Self::params(i)?;
        }
        let script = deeper(i, |i| Self::script(i, Some('}')))?;
        let span = (start, here(i));
        close(i, '}')?;
        Ok(Body {
            params,
            script,
            span,
            text,
        })
    }

    fn attribute_follows(i: &Input<'_>) -> bool {
        let name: String = super::input::rest(i).chars().skip(1).take(14).collect();
        name.to_ascii_lowercase().starts_with("cmdletbinding")
    }

    /// `[Parameter(...)]` and the like: read and not looked at.
    fn attribute(i: &mut Input<'_>) -> Read<String> {
        skip(i);
        let (mut depth, mut text) = (1_usize, String::new());
        while depth > 0 {
            match peek(i) {
                None => return fail(i, Missing::Closing(']')),
                Some('[') => depth += 1,
                Some(']') => depth -= 1,
                Some(c) => text.push(c),
            }
            skip(i);
        }
        Ok(text)
    }

    /// Parameters with types and defaults; the bracket was opened.
    fn params(i: &mut Input<'_>) -> Read<Vec<Param>> {
        let mut params = Vec::new();
        loop {
            lines(i)?;
            if eat(i, ")") {
                return Ok(params);
            }
            let mut switch = false;
            while peek(i) == Some('[') {
                switch |= Self::attribute(i)?.eq_ignore_ascii_case("switch");
                lines(i)?;
            }
            if peek(i) != Some('$') || !second(i).is_some_and(is_name) {
                return fail(i, Missing::Closing(')'));
            }
            let variable = Self::variable(i)?;
            let Some(ExprKind::Var(name)) = variable.map(|variable| variable.kind) else {
                return fail(i, Missing::Name("param"));
            };
            lines(i)?;
            let mut default = None;
            if eat(i, "=") {
                lines(i)?;
                // Without the commas that part parameters.
                default = Some(Self::primary(i)?);
                lines(i)?;
            }
            params.push(Param {
                name,
                default,
                switch,
            });
            if !eat(i, ",") && peek(i) != Some(')') {
                return fail(i, Missing::Closing(')'));
            }
        }
    }
}

fn can_be_assigned(target: &Expr) -> bool {
    match &target.kind {
        ExprKind::Cast(_, inner) => is_place(inner),
        ExprKind::List(items) => items.iter().all(is_place),
        _ => is_place(target),
    }
}
