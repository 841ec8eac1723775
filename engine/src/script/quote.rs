//! Literals and comments that no name gets out of, whatever is in it (DOMAIN 6.3).

use crate::exchange::UserKey;

/// A text as a literal of PowerShell, in single quotes: there everything stands for itself but quotes, which are
/// doubled. PowerShell takes four typographic ones for the straight one.
pub(super) fn powershell(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');
    for c in text.chars() {
        if matches!(c, '\'' | '\u{2018}'..='\u{201B}') {
            out.push(c);
        }
        out.push(c);
    }
    out.push('\'');
    out
}

/// A text as a word of a POSIX shell, in single quotes: there everything stands for itself but the quote, for which
/// the quotes are left.
pub(super) fn shell(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// A text as a part of a comment: on one line, and in the order in which it is written.
pub(super) fn comment(text: &str) -> String {
    let shown = |c: char| {
        // Marks of direction and other signs that nobody sees would let a comment look like code.
        let unseen = matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}');
        if c.is_control() || unseen {
            ' '
        } else {
            c
        }
    };
    text.chars().map(shown).collect()
}

/// Whether a user name can stand in a script without anybody having to look twice.
pub(super) fn is_plain(address: &str) -> bool {
    !address.starts_with('-')
        && address
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"@._-".contains(&b))
}

/// Whether a script names somebody by user name: where that reads well. The name of somebody deleted may be another's by
/// now.
pub(super) fn goes_by_name(user: &UserKey) -> bool {
    user.is_new || (!user.is_deleted && is_plain(&user.address))
}
