//! `-Filter`: the conditions of Graph's queries, read and answered for one object after the other.

use winnow::ascii::{multispace0, Caseless};
use winnow::combinator::{alt, delimited, opt, preceded, repeat, separated, terminated};
use winnow::error::EmptyError;
use winnow::token::{literal, take_while};
use winnow::Parser;

use crate::console::compare::{equal, order};
use crate::console::value::Value;

type Read<T> = Result<T, EmptyError>;

/// The longest filter that is read, in bytes, and the deepest.
const LONGEST: usize = 16 << 10;
const DEEPEST: usize = 20;

/// A condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// Any of these.
    Or(Vec<Filter>),
    /// All of these.
    And(Vec<Filter>),
    /// Not this.
    Not(Box<Filter>),
    /// A property compared with a value.
    Compare(String, Comparison, Literal),
    /// A property that is one of these.
    In(String, Vec<Literal>),
    /// A property that begins, or ends, so.
    Text(String, bool, String),
    /// A list that has something for which this holds.
    Any(String, Box<Filter>),
}

/// What compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Greater.
    Gt,
    /// Greater or equal.
    Ge,
    /// Less.
    Lt,
    /// Less or equal.
    Le,
}

/// A value in a filter.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number.
    Int(i64),
    /// A text, an id, a moment.
    Text(String),
}

/// Why a filter can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterFault {
    /// It can't be read.
    Syntax,
    /// It uses `contains`, which Graph does not answer for these properties.
    Contains,
}

fn word<'s>(text: &'static str) -> impl Parser<&'s str, &'s str, EmptyError> {
    delimited(multispace0, literal(Caseless(text)), multispace0)
}

/// A word, if it is next and ends there.
fn is_next(i: &mut &str, text: &'static str) -> bool {
    let mut ahead = i.trim_start();
    let found: Read<&str> = literal(Caseless(text)).parse_next(&mut ahead);
    let ends = ahead.starts_with(|c: char| c.is_whitespace() || c == '(');
    if found.is_ok() && ends {
        *i = ahead;
    }
    found.is_ok() && ends
}

fn quoted(i: &mut &str) -> Read<String> {
    let piece = || delimited(literal("'"), take_while(0.., |c| c != '\''), literal("'"));
    let pieces: Vec<&str> = repeat(1.., piece()).parse_next(i)?;
    Ok(pieces.join("'"))
}

fn value(i: &mut &str) -> Read<Literal> {
    multispace0.parse_next(i)?;
    if i.starts_with('\'') {
        return quoted.map(Literal::Text).parse_next(i);
    }
    let text: &str = take_while(1.., |c: char| {
        c.is_alphanumeric() || matches!(c, '-' | ':' | '.' | '+' | '_')
    })
    .parse_next(i)?;
    Ok(match text.to_ascii_lowercase().as_str() {
        "null" => Literal::Null,
        "true" => Literal::Bool(true),
        "false" => Literal::Bool(false),
        other => other
            .parse()
            .map_or_else(|_| Literal::Text(text.to_owned()), Literal::Int),
    })
}

fn path(i: &mut &str) -> Read<String> {
    multispace0.parse_next(i)?;
    let name = |c: char| c.is_alphanumeric() || matches!(c, '/' | '$' | '_' | '.');
    take_while(1.., name).map(str::to_owned).parse_next(i)
}

fn comparison(i: &mut &str) -> Read<Comparison> {
    delimited(
        multispace0,
        alt((
            literal(Caseless("eq")).value(Comparison::Eq),
            literal(Caseless("ne")).value(Comparison::Ne),
            literal(Caseless("gt")).value(Comparison::Gt),
            literal(Caseless("ge")).value(Comparison::Ge),
            literal(Caseless("lt")).value(Comparison::Lt),
            literal(Caseless("le")).value(Comparison::Le),
        )),
        multispace0,
    )
    .parse_next(i)
}

fn text_function(i: &mut &str) -> Read<Filter> {
    let ends = alt((
        literal(Caseless("startswith")).value(false),
        literal(Caseless("endswith")).value(true),
    ))
    .parse_next(i)?;
    let property = preceded(word("("), path).parse_next(i)?;
    let text = delimited(word(","), quoted, word(")")).parse_next(i)?;
    // `startswith(...) eq true` says the same.
    opt((word("eq"), word("true"))).parse_next(i)?;
    Ok(Filter::Text(property, ends, text))
}

/// `list/any(x:x/name eq value)`.
fn any(i: &mut &str) -> Read<Filter> {
    let full = path.parse_next(i)?;
    let Some(list) = full.strip_suffix("/any") else {
        return Err(EmptyError);
    };
    word("(").parse_next(i)?;
    let name: &str = take_while(1.., char::is_alphanumeric).parse_next(i)?;
    word(":").parse_next(i)?;
    let mut inner = compared.parse_next(i)?;
    if let Filter::Compare(property, ..) = &mut inner {
        let own = property.strip_prefix(name).unwrap_or(property);
        *property = own.trim_start_matches('/').to_owned();
    }
    word(")").parse_next(i)?;
    Ok(Filter::Any(list.to_owned(), Box::new(inner)))
}

fn compared(i: &mut &str) -> Read<Filter> {
    (path, comparison, value)
        .map(|(path, comparison, value)| Filter::Compare(path, comparison, value))
        .parse_next(i)
}

fn one_of(i: &mut &str) -> Read<Filter> {
    let property = terminated(path, word("in")).parse_next(i)?;
    let values = delimited(word("("), separated(1.., value, word(",")), word(")")).parse_next(i)?;
    Ok(Filter::In(property, values))
}

fn term(i: &mut &str, depth: usize) -> Read<Filter> {
    multispace0.parse_next(i)?;
    if depth > DEEPEST {
        return Err(EmptyError);
    }
    if is_next(i, "not") {
        return Ok(Filter::Not(Box::new(term(i, depth + 1)?)));
    }
    if i.starts_with('(') {
        word("(").parse_next(i)?;
        let inner = either(i, depth + 1)?;
        word(")").parse_next(i)?;
        return Ok(inner);
    }
    alt((text_function, any, one_of, compared)).parse_next(i)
}

fn both(i: &mut &str, depth: usize) -> Read<Filter> {
    let mut all = vec![term(i, depth)?];
    while is_next(i, "and") {
        all.push(term(i, depth)?);
    }
    match all.pop() {
        Some(only) if all.is_empty() => Ok(only),
        last => {
            all.extend(last);
            Ok(Filter::And(all))
        }
    }
}

fn either(i: &mut &str, depth: usize) -> Read<Filter> {
    let mut all = vec![both(i, depth)?];
    while is_next(i, "or") {
        all.push(both(i, depth)?);
    }
    match all.pop() {
        Some(only) if all.is_empty() => Ok(only),
        last => {
            all.extend(last);
            Ok(Filter::Or(all))
        }
    }
}

impl Literal {
    fn value(&self) -> Value {
        match self {
            Literal::Null => Value::Null,
            Literal::Bool(value) => Value::Bool(*value),
            Literal::Int(value) => Value::Int(*value),
            Literal::Text(text) => text.as_str().into(),
        }
    }
}

impl Filter {
    /// Reads a filter.
    ///
    /// # Errors
    /// Why it can't be used.
    pub fn parse(text: &str) -> Result<Filter, FilterFault> {
        if text.len() > LONGEST {
            return Err(FilterFault::Syntax);
        }
        let mut rest = text;
        match either(&mut rest, 0) {
            Ok(filter) if rest.trim().is_empty() => Ok(filter),
            _ if text.to_ascii_lowercase().contains("contains(") => Err(FilterFault::Contains),
            _ => Err(FilterFault::Syntax),
        }
    }

    /// Whether Graph answers it only with `ConsistencyLevel` and a count: it counts, or says what is not.
    pub fn is_advanced(&self) -> bool {
        match self {
            Filter::Or(all) | Filter::And(all) => all.iter().any(Filter::is_advanced),
            Filter::Not(_) => true,
            Filter::Compare(path, comparison, _) => {
                *comparison == Comparison::Ne || path.ends_with("/$count")
            }
            Filter::In(..) | Filter::Any(..) => false,
            Filter::Text(_, ends, _) => *ends,
        }
    }

    /// Whether it holds for something whose properties these are.
    pub fn holds(&self, property: &dyn Fn(&str) -> Value) -> bool {
        match self {
            Filter::Or(all) => all.iter().any(|one| one.holds(property)),
            Filter::And(all) => all.iter().all(|one| one.holds(property)),
            Filter::Not(inner) => !inner.holds(property),
            Filter::Compare(path, comparison, literal) => {
                let found = match path.strip_suffix("/$count") {
                    Some(list) => Value::Int(property(list).items().len() as i64),
                    None => property(path),
                };
                compare(&found, *comparison, &literal.value())
            }
            Filter::In(path, all) => {
                let found = property(path);
                all.iter().any(|literal| same(&found, &literal.value()))
            }
            Filter::Text(path, ends, text) => {
                let found = property(path).text().to_lowercase();
                let text = text.to_lowercase();
                if *ends {
                    found.ends_with(&text)
                } else {
                    found.starts_with(&text)
                }
            }
            Filter::Any(path, inner) => property(path).items().iter().any(|item| {
                let of_item = |name: &str| {
                    let found = item
                        .fields()
                        .and_then(|fields| fields.borrow().get(name).cloned());
                    // A list of texts has no properties: the item itself is compared.
                    found.unwrap_or_else(|| {
                        if name.is_empty() {
                            item.clone()
                        } else {
                            Value::Null
                        }
                    })
                };
                inner.holds(&of_item)
            }),
        }
    }
}

fn same(found: &Value, wanted: &Value) -> bool {
    match (found, wanted) {
        // What was never set counts as not true.
        (Value::Null, Value::Bool(false)) => true,
        _ => equal(found, wanted, false),
    }
}

fn compare(found: &Value, comparison: Comparison, wanted: &Value) -> bool {
    use std::cmp::Ordering::{Greater, Less};
    let ordering = || order(found, wanted, false);
    match comparison {
        Comparison::Eq => same(found, wanted),
        Comparison::Ne => !same(found, wanted),
        Comparison::Gt => ordering() == Some(Greater),
        Comparison::Ge => ordering().is_some_and(|o| o != Less),
        Comparison::Lt => ordering() == Some(Less),
        Comparison::Le => ordering().is_some_and(|o| o != Greater),
    }
}
