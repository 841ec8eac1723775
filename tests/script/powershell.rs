//! A small reader of PowerShell, made apart from what writes it: literals, words and signs, as far as scripts use them.

/// What a text is made of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Token {
    /// A literal in single quotes, by what it stands for.
    Text(String),
    /// A command, parameter, variable, operator or bracket as written.
    Word(String),
    /// A comment, without its sign.
    Comment(String),
    /// The end of a line.
    End,
}

/// The signs that end a literal in single quotes: the straight one, and four that PowerShell takes for it.
fn is_quote(c: char) -> bool {
    ['\'', '\u{2018}', '\u{2019}', '\u{201A}', '\u{201B}'].contains(&c)
}

/// Reads a script. What scripts here have no use for is refused: other quotes, backticks, parts of strings that are
/// run.
pub fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\n' | '\r' => {
                if tokens.last().is_some_and(|last| *last != Token::End) {
                    tokens.push(Token::End);
                }
            }
            '#' => {
                let comment = std::iter::from_fn(|| rest.next_if(|c| *c != '\n' && *c != '\r'));
                tokens.push(Token::Comment(comment.collect()));
            }
            c if c.is_whitespace() => {}
            c if is_quote(c) => {
                let mut literal = String::new();
                loop {
                    match rest.next() {
                        None => return Err(format!("a literal does not end: {literal}")),
                        Some(c) if is_quote(c) => match rest.next_if(|c| is_quote(*c)) {
                            Some(second) => literal.push(second),
                            None => break,
                        },
                        Some(c) => literal.push(c),
                    }
                }
                tokens.push(Token::Text(literal));
            }
            '@' | '(' | ')' | '{' | '}' | ',' | ';' | '=' | '.' => tokens.push(Token::Word(c.to_string())),
            c if c.is_ascii_alphanumeric() || "$-:_".contains(c) => {
                let mut word = c.to_string();
                while let Some(c) = rest.next_if(|c| c.is_ascii_alphanumeric() || "-:_$".contains(*c)) {
                    word.push(c);
                }
                tokens.push(Token::Word(word));
            }
            other => return Err(format!("{other:?} in {text}")),
        }
    }
    Ok(tokens)
}

#[test]
fn literals_are_what_powershell_takes_them_for() {
    let text = |text: &str| Token::Text(text.to_owned());
    for (script, expected) in [
        ("'a'", vec![text("a")]),
        ("'a''b'", vec![text("a'b")]),
        ("'a\u{2019}\u{2019}b'", vec![text("a\u{2019}b")]),
        ("'$(x) `n \"'", vec![text("$(x) `n \"")]),
        ("'a\nb'", vec![text("a\nb")]),
        ("'a' # 'b'", vec![text("a"), Token::Comment(" 'b'".to_owned())]),
    ] {
        assert_eq!(tokens(script), Ok(expected), "{script}");
    }
    for script in ["'a", "'a\u{2019}b'", "\"a\"", "`n", "a & b", "a | b"] {
        assert!(tokens(script).is_err(), "{script}");
    }
}
