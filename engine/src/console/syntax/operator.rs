//! Operators: their names and how tightly they bind.

/// An operator with one or two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// `-and`.
    And,
    /// `-or`.
    Or,
    /// `-xor`.
    Xor,
    /// `-eq` and the others that compare, by case if so named.
    Compare(Compare, bool),
    /// `-is`.
    Is,
    /// `-isnot`.
    IsNot,
    /// `-as`.
    As,
    /// `-join`.
    Join,
    /// `-split`, by case if so named.
    Split(bool),
    /// `-replace`, by case if so named.
    Replace(bool),
    /// `+`.
    Add,
    /// `-`.
    Subtract,
    /// `*`.
    Multiply,
    /// `/`.
    Divide,
    /// `%`.
    Modulo,
    /// `-f`.
    Format,
    /// `..`.
    Range,
    /// `-not`, `!`.
    Not,
    /// `,` before a value: a list of one.
    One,
}

/// What compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    /// `-eq`.
    Eq,
    /// `-ne`.
    Ne,
    /// `-gt`.
    Gt,
    /// `-ge`.
    Ge,
    /// `-lt`.
    Lt,
    /// `-le`.
    Le,
    /// `-like`.
    Like,
    /// `-notlike`.
    NotLike,
    /// `-match`.
    Match,
    /// `-notmatch`.
    NotMatch,
    /// `-contains`.
    Contains,
    /// `-notcontains`.
    NotContains,
    /// `-in`.
    In,
    /// `-notin`.
    NotIn,
}

const COMPARE: [(&str, Compare); 14] = [
    ("eq", Compare::Eq),
    ("ne", Compare::Ne),
    ("gt", Compare::Gt),
    ("ge", Compare::Ge),
    ("lt", Compare::Lt),
    ("le", Compare::Le),
    ("like", Compare::Like),
    ("notlike", Compare::NotLike),
    ("match", Compare::Match),
    ("notmatch", Compare::NotMatch),
    ("contains", Compare::Contains),
    ("notcontains", Compare::NotContains),
    ("in", Compare::In),
    ("notin", Compare::NotIn),
];

const OTHERS: [(&str, Op); 10] = [
    ("and", Op::And),
    ("or", Op::Or),
    ("xor", Op::Xor),
    ("is", Op::Is),
    ("isnot", Op::IsNot),
    ("as", Op::As),
    ("join", Op::Join),
    ("f", Op::Format),
    ("not", Op::Not),
    ("replace", Op::Replace(false)),
];

impl Op {
    /// The operator with this name, without its dash, in any case; `c` in front compares by case, `i` does not.
    pub fn named(name: &str) -> Option<Op> {
        let name = name.to_ascii_lowercase();
        if let Some((_, op)) = OTHERS.iter().find(|(other, _)| *other == name) {
            return Some(*op);
        }
        let plain = |name: &str, by_case: bool| {
            let compared = COMPARE.iter().find(|(other, _)| *other == name);
            match (compared, name) {
                (Some((_, compare)), _) => Some(Op::Compare(*compare, by_case)),
                (None, "split") => Some(Op::Split(by_case)),
                (None, "replace") => Some(Op::Replace(by_case)),
                _ => None,
            }
        };
        plain(&name, false)
            .or_else(|| plain(name.strip_prefix('c')?, true))
            .or_else(|| plain(name.strip_prefix('i')?, false))
    }

    /// How tightly it binds two sides, from 1; nothing for what has one side only.
    pub fn level(self) -> Option<u8> {
        Some(match self {
            Op::And | Op::Or | Op::Xor => 1,
            Op::Compare(..) | Op::Is | Op::IsNot | Op::As | Op::Join | Op::Split(_) | Op::Replace(_) => 2,
            Op::Add | Op::Subtract => 3,
            Op::Multiply | Op::Divide | Op::Modulo => 4,
            Op::Format => 5,
            Op::Range => 6,
            Op::Not | Op::One => return None,
        })
    }
}
