//! Owns making one style sheet of many: imports are put in place, comments and indentation go.

use std::{collections::BTreeSet, fs, path::Path};

use crate::failure::{Failure, Outcome};

/// The style sheet `file` with everything it imports in place.
pub fn bundle(file: &Path) -> Outcome<String> {
    let mut seen = BTreeSet::new();
    let css = inline(file, &mut seen)?;
    if let Some(at) = css
        .find("url(")
        .filter(|at| !css.get(*at..).is_some_and(|rest| rest.starts_with("url(\"data:")))
    {
        let around: String = css.chars().skip(at).take(60).collect();
        return Err(Failure::unexpected(format!(
            "styles may refer to nothing but data: addresses, found {around}"
        )));
    }
    Ok(css)
}

fn inline(file: &Path, seen: &mut BTreeSet<std::path::PathBuf>) -> Outcome<String> {
    if !seen.insert(file.to_path_buf()) {
        return Err(Failure::unexpected(format!(
            "{} is imported twice",
            file.display()
        )));
    }
    let text = fs::read_to_string(file).map_err(Failure::file(file))?;
    let mut out = String::new();
    for line in small(&text).lines() {
        match imported(line) {
            Some(name) => {
                let folder = file.parent().unwrap_or(Path::new("."));
                out.push_str(&inline(&folder.join(name), seen)?);
            }
            None if line.starts_with("@import") => {
                let what = format!(
                    "{}: write @import url(\"file.css\"); on a line of its own: {line}",
                    file.display()
                );
                return Err(Failure::unexpected(what));
            }
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    Ok(out)
}

fn imported(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("@import ")?.strip_suffix(';')?.trim();
    let rest = rest
        .strip_prefix("url(")
        .and_then(|r| r.strip_suffix(')'))
        .unwrap_or(rest);
    rest.strip_prefix('"')?.strip_suffix('"')
}

/// Without comments, indentation and empty lines. Text in quotes stays as it is.
fn small(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut chars = css.chars().peekable();
    let mut quote = None;
    while let Some(c) = chars.next() {
        if let Some(q) = quote {
            out.push(c);
            if c == '\\' {
                out.extend(chars.next());
            } else if c == q {
                quote = None;
            }
        } else if c == '/' && chars.peek() == Some(&'*') {
            chars.next();
            let mut last = ' ';
            for c in chars.by_ref() {
                if last == '*' && c == '/' {
                    break;
                }
                last = c;
            }
        } else {
            if c == '"' || c == '\'' {
                quote = Some(c);
            }
            out.push(c);
        }
    }
    let lines: Vec<&str> = out
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        for (css, expected) in [
            ("/* Owns x. */\na {\n  b: c;\n}\n", "a {\nb: c;\n}\n"),
            ("a { content: \"/* kept */\" }", "a { content: \"/* kept */\" }\n"),
            (
                "a { content: \"\\\"/*\" } /**/ b {}",
                "a { content: \"\\\"/*\" }  b {}\n",
            ),
            ("/* never closed", "\n"),
        ] {
            assert_eq!(small(css), expected, "{css}");
        }
    }

    #[test]
    fn imports() {
        for (line, expected) in [
            ("@import url(\"boot.css\");", Some("boot.css")),
            ("@import \"pages/users.css\";", Some("pages/users.css")),
            ("@import url(boot.css);", None),
            ("a {", None),
        ] {
            assert_eq!(imported(line), expected, "{line}");
        }
    }
}
