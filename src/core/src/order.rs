//! Sorting by numbers. Every sort of its own is a few kilobytes of WebAssembly, so there is one.
//!
//! The functions give new lists and sort by one number of each item, which suffices for
//! companies, places and identifiers.

use b2b_users_scan::order::{Placed, sort};

/// Numbers with their places, by number; equal ones keep their order.
///
/// Places count from 0 in the order in which the numbers came.
fn places(numbers: impl Iterator<Item = u64>) -> Vec<Placed> {
    let mut places: Vec<Placed> = numbers.zip(0..).collect();
    sort(&mut places);
    places
}

/// Each number once, by size.
///
/// ```
/// assert_eq!(b2b_users_core::order::distinct([5, 1, 5].into_iter()), [1, 5]);
/// ```
///
/// In ascending order. No numbers give an empty list.
pub fn distinct(numbers: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut places = places(numbers);
    places.dedup_by_key(|(number, _)| *number);
    places.into_iter().map(|(number, _)| number).collect()
}

/// A list by a number of its items; equal ones keep their order.
///
/// ```
/// let list = b2b_users_core::order::by_number(vec!["abc", "a", "d"], |text| text.len() as u64);
/// assert_eq!(list, ["a", "d", "abc"]);
/// ```
///
/// The number is asked for once for each item, in the order of the list.
pub fn by_number<T>(list: Vec<T>, number: impl Fn(&T) -> u64) -> Vec<T> {
    let places = places(list.iter().map(number));
    let mut items: Vec<Option<T>> = list.into_iter().map(Some).collect();
    let item = |(_, place): Placed| items.get_mut(place as usize).and_then(Option::take);
    places.into_iter().filter_map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_keep_their_order() {
        let list = vec![(3, "a"), (1, "b"), (3, "c"), (1, "d"), (2, "e")];
        let mut sorted = list.clone();
        sorted.sort_by_key(|item| item.0);
        assert_eq!(by_number(list, |item| item.0), sorted);
    }

    #[test]
    fn each_number_is_there_once() {
        assert_eq!(distinct([5, 1, 5, 3, 1].into_iter()), [1, 3, 5]);
    }
}
