//! Sorting by numbers. The sort of the standard library is made for all types and sizes, and each type
//! that it is used for costs a browser several kilobytes; so there is one sort here, for one type.

/// A number with the place where it stood.
pub type Placed = (u64, u32);

/// Sorts numbers; equal ones keep their order. Runs that are in order already are merged, so a list
/// in order costs one look at it.
///
/// ```
/// let mut list = vec![(5, 0), (1, 1), (5, 2)];
/// b2b_users_scan::order::sort(&mut list);
/// assert_eq!(list, [(1, 1), (5, 0), (5, 2)]);
/// ```
pub fn sort(list: &mut Vec<Placed>) {
    let mut merged = Vec::with_capacity(list.len());
    loop {
        let mut rest = list.as_slice();
        let mut runs = 0;
        while !rest.is_empty() {
            let (one, after) = rest.split_at(run(rest));
            let (other, after) = after.split_at(run(after));
            merge(one, other, &mut merged);
            rest = after;
            runs += 1;
        }
        std::mem::swap(list, &mut merged);
        merged.clear();
        if runs <= 1 {
            return;
        }
    }
}

/// How many items at the beginning are in order.
fn run(list: &[Placed]) -> usize {
    let falls = list
        .windows(2)
        .position(|pair| matches!(pair, [one, next] if next.0 < one.0));
    falls.map_or(list.len(), |last| last + 1)
}

fn merge(mut one: &[Placed], mut other: &[Placed], merged: &mut Vec<Placed>) {
    while let (Some((left, rest_of_one)), Some((right, rest_of_other))) =
        (one.split_first(), other.split_first())
    {
        if right.0 < left.0 {
            merged.push(*right);
            other = rest_of_other;
        } else {
            merged.push(*left);
            one = rest_of_one;
        }
    }
    merged.extend_from_slice(one);
    merged.extend_from_slice(other);
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_list_is_sorted_as_by_the_standard_library(numbers in prop::collection::vec(0_u64..20, 0..80)) {
            let mut list: Vec<Placed> = numbers.into_iter().zip(0..).collect();
            let mut expected = list.clone();
            expected.sort();
            sort(&mut list);
            prop_assert_eq!(list, expected);
        }
    }
}
