//! Owns sorting of lists of things: one sort of places for all of them, whatever the things are.
//!
//! The standard library compiles a sort for each type and each comparison, some four kilobytes each time. Here only
//! comparing and moving are. Lists of numbers take the standard sort, which is one for all of them.
use std::{cmp::Ordering, mem};

/// Sorts a list by a comparison. What compares equal keeps its order.
pub fn sort_by<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let places = sorted(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(list, places);
}

/// Sorts a list by a key, which is made once for each thing. What has the same key keeps its order.
pub fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    arrange(list, sorted(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b))));
}

/// The places of a list in their sorted order.
fn sorted(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

fn arrange<T>(list: &mut Vec<T>, places: Vec<usize>) {
    let mut from: Vec<Option<T>> = mem::take(list).into_iter().map(Some).collect();
    list.extend(places.into_iter().filter_map(|place| from.get_mut(place)?.take()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_equal_keeps_its_order() {
        let mut list = vec![(2, "b"), (1, "x"), (2, "a"), (0, "z"), (1, "y")];
        sort_by_key(&mut list, |(number, _)| *number);
        assert_eq!(list, [(0, "z"), (1, "x"), (1, "y"), (2, "b"), (2, "a")]);
        sort_by(&mut list, |a, b| b.0.cmp(&a.0));
        assert_eq!(list, [(2, "b"), (2, "a"), (1, "x"), (1, "y"), (0, "z")]);
    }
}
