//! Several names in one sentence: all of them, or the first few and how many more there are.

use crate::i18n::number;
use crate::t;

/// *A*, *A and B*, *A, B, and C*; in Dutch without the last comma.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first, last] => t!(common.and_last, first, last),
        [first @ .., last] => t!(common.and_last_of_many, first = first.join(", "), last),
    }
}

/// The first few of so many names, and how many more there are.
pub fn few_of(count: usize, names: impl Iterator<Item = String>) -> String {
    first_of(3, count, names)
}

/// The first so many of some names, and how many more there are. *And 1 more* is a name as well.
pub fn first_of(most: usize, count: usize, names: impl Iterator<Item = String>) -> String {
    if count <= most + 1 {
        return list(&names.collect::<Vec<_>>());
    }
    let more = t!(common.more, count = number(count.saturating_sub(most) as u64));
    list(&names.take(most).chain([more]).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::first_of;

    #[test]
    fn names_are_listed_and_the_rest_counted() {
        for (most, names, told) in [
            (2, "A", "A"),
            (2, "A B C", "A, B, and C"),
            (2, "A B C D", "A, B, and 2 more"),
            (1, "A B C", "A and 2 more"),
        ] {
            let names: Vec<String> = names.split(' ').map(str::to_owned).collect();
            assert_eq!(first_of(most, names.len(), names.iter().cloned()), told);
        }
    }
}
