//! The order of the members of an object.

use super::Json;

/// A name with its value.
type Member = (String, Json);

/// Members in the order of their names, so that what is read does not depend on the order in which a
/// server writes. Of two with one name the later stays.
pub(super) fn in_order(mut members: Vec<Member>) -> Vec<Member> {
    if members.is_sorted_by(|(one, _), (next, _)| one < next) {
        return members;
    }
    let later = members.split_off(members.len() / 2);
    let mut all = Vec::with_capacity(members.len() + later.len());
    let (mut left, mut right) = (in_order(members).into_iter(), in_order(later).into_iter());
    while let (Some((one, _)), Some((other, _))) =
        (left.as_slice().first(), right.as_slice().first())
    {
        let order = one.cmp(other);
        let from = if order.is_gt() { &mut right } else { &mut left };
        // What a later one replaces is dropped.
        all.extend(from.next().filter(|_| order.is_ne()));
    }
    all.extend(left);
    all.extend(right);
    all
}
