//! A small reader of a POSIX shell, made apart from what writes it: words, their quotes, and the ends of commands.

/// A command: its words, by what they stand for.
pub type Words = Vec<String>;

/// Reads a script. What scripts here have no use for is refused: substitutions but for `"$id"`, pipes, redirections.
pub fn commands(text: &str) -> Result<Vec<Words>, String> {
    let mut commands = vec![Words::new()];
    let mut rest = text.chars().peekable();
    let mut word: Option<String> = None;
    let end_word = |word: &mut Option<String>, commands: &mut Vec<Words>| {
        if let (Some(word), Some(last)) = (word.take(), commands.last_mut()) {
            last.push(word);
        }
    };
    while let Some(c) = rest.next() {
        match c {
            '\n' => {
                end_word(&mut word, &mut commands);
                commands.push(Words::new());
            }
            ' ' | '\t' => end_word(&mut word, &mut commands),
            '#' if word.is_none() => while rest.next_if(|c| *c != '\n').is_some() {},
            '\'' => {
                let word = word.get_or_insert_with(String::new);
                loop {
                    match rest.next() {
                        None => return Err("a literal does not end".to_owned()),
                        Some('\'') => break,
                        Some(c) => word.push(c),
                    }
                }
            }
            '"' => {
                let inner: String = std::iter::from_fn(|| rest.next_if(|c| *c != '"')).collect();
                if rest.next() != Some('"') || inner != "$id" {
                    return Err(format!("\"{inner}\""));
                }
                word.get_or_insert_with(String::new).push_str("$id");
            }
            '\\' => match rest.next() {
                Some('\'') => word.get_or_insert_with(String::new).push('\''),
                Some('\n') => end_word(&mut word, &mut commands),
                other => return Err(format!("\\{other:?}")),
            },
            c if c.is_ascii_alphanumeric() || "-_:=".contains(c) => {
                word.get_or_insert_with(String::new).push(c);
            }
            other => return Err(format!("{other:?} in {text}")),
        }
    }
    end_word(&mut word, &mut commands);
    commands.retain(|command| !command.is_empty());
    Ok(commands)
}

#[test]
fn words_are_what_a_shell_takes_them_for() {
    let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Words>();
    for (script, expected) in [
        ("a 'b c'", vec![words(&["a", "b c"])]),
        ("a 'b'\\''c'", vec![words(&["a", "b'c"])]),
        (
            "a '$(x) `y` \"'\nb # c",
            vec![words(&["a", "$(x) `y` \""]), words(&["b"])],
        ),
        ("a \"$id\" \\\n b", vec![words(&["a", "$id", "b"])]),
        ("a '-b\nc'", vec![words(&["a", "-b\nc"])]),
    ] {
        assert_eq!(commands(script), Ok(expected), "{script}");
    }
    for script in ["'a", "$(x)", "`x`", "a | b", "a > b", "a; b", "\"$x\"", "a & b"] {
        assert!(commands(script).is_err(), "{script}");
    }
}
