//! Owns the numbers that functions are known by in the list of what a first visit needs: they outlive a new build.

/// A number for a function's linker name. Hashes that change with every build are left out of it, so that it stays
/// the same while the function keeps its place and its type arguments.
pub fn number(name: &str) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for part in stable(name) {
        for byte in part.bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    hash
}

/// The parts of a name that stay: without `17h0123456789abcdefE` at the end (older names), and without the crates'
/// numbers, `Cs1a2b3c_` (newer ones).
fn stable(name: &str) -> Vec<&str> {
    let old = name
        .strip_suffix('E')
        .and_then(|rest| rest.get(..rest.len().checked_sub(19)?))
        .filter(|rest| name.get(rest.len()..).is_some_and(|end| end.starts_with("17h")));
    if let Some(old) = old {
        return vec![old];
    }
    let mut parts = name.split("Cs");
    let mut out: Vec<&str> = parts.next().into_iter().collect();
    for part in parts {
        out.push("C");
        match part.split_once('_') {
            Some((number, rest)) if number.chars().all(|c| c.is_ascii_alphanumeric()) => out.push(rest),
            _ => out.push(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_build_changes_no_number() {
        for (one, other, same) in [
            ("_ZN3one17h0123456789abcdefE", "_ZN3one17hfedcba9876543210E", true),
            (
                "_ZN3one17h0123456789abcdefE",
                "_ZN3two17h0123456789abcdefE",
                false,
            ),
            ("_RNvCs1a2B_5zetel4main", "_RNvCsZZ9_5zetel4main", true),
            ("_RNvCs1a2B_5zetel4main", "_RNvCs1a2B_5zetel3add", false),
            ("main", "main", true),
            ("E", "", false),
        ] {
            assert_eq!(number(one) == number(other), same, "{one} {other}");
        }
    }
}
