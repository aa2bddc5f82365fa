//! Which users go into which request.

use crate::support::user_of;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::import::{Batch, plan};
use b2b_users_core::user::NewUser;
use wasm_bindgen_test::wasm_bindgen_test;

/// Users written as `42+` or `43-`: the company, and whether the welcome mail is sent.
fn users(written: &str, dialect: Dialect) -> Vec<NewUser> {
    let one = |(place, text): (usize, &str)| {
        let company = text[..text.len() - 1].parse().unwrap();
        user_of(dialect, place + 1, company, text.ends_with('+'))
    };
    written.split_whitespace().enumerate().map(one).collect()
}

fn batches(written: &str, dialect: Dialect, at_most: Option<usize>) -> Vec<Vec<usize>> {
    let users = users(written, dialect);
    let planned = plan(&users, dialect, at_most);
    for batch in &planned {
        assert_batch(batch, &users, dialect);
    }
    let mut all: Vec<usize> = planned
        .iter()
        .flat_map(|batch| batch.members.clone())
        .collect();
    all.sort_unstable();
    assert_eq!(all, (0..users.len()).collect::<Vec<_>>(), "each once");
    planned.into_iter().map(|batch| batch.members).collect()
}

/// A batch is of one company and, where a request has only one switch, of one mind.
fn assert_batch(batch: &Batch, users: &[NewUser], dialect: Dialect) {
    assert!(!batch.members.is_empty() && batch.members.is_sorted());
    let shared = dialect == Dialect::ArchiveV2;
    assert_eq!(batch.accept_welcome_email.is_some(), shared);
    for &member in &batch.members {
        let user = &users[member];
        assert_eq!(user.company_id(), batch.company_id);
        let flag = batch
            .accept_welcome_email
            .unwrap_or(user.accept_welcome_email());
        assert_eq!(user.accept_welcome_email(), flag);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_welcome_switch_splits_the_batches_of_v2_alone() {
    let written = "42+ 42- 42+ 43- 42- 43+ 43-";
    assert_eq!(
        batches(written, Dialect::ArchiveV2, None),
        [vec![0, 2], vec![1, 4], vec![3, 6], vec![5]]
    );
    assert_eq!(
        batches(written, Dialect::Management, None),
        [vec![0, 1, 2, 4], vec![3, 5, 6]]
    );
    for dialect in [Dialect::Storefront, Dialect::StorefrontGraphql] {
        let alone: Vec<Vec<usize>> = (0..7).map(|member| vec![member]).collect();
        assert_eq!(batches("42+ 42+ 42+ 43+ 42+ 43+ 43+", dialect, None), alone);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn batches_hold_ten_at_most_and_fewer_if_told_so() {
    let sizes = |count: usize, dialect, at_most| -> Vec<usize> {
        let written = "42+ ".repeat(count);
        let planned = batches(&written, dialect, at_most);
        planned.iter().map(Vec::len).collect()
    };
    for dialect in [Dialect::Management, Dialect::ArchiveV2] {
        for (count, at_most, expected) in [
            (0, None, vec![]),
            (1, None, vec![1]),
            (10, None, vec![10]),
            (11, None, vec![10, 1]),
            (25, None, vec![10, 10, 5]),
            (5, Some(1), vec![1; 5]),
            (5, Some(2), vec![2, 2, 1]),
            (3, Some(0), vec![1; 3]),
            (25, Some(10), vec![10, 10, 5]),
            (25, Some(11), vec![10, 10, 5]),
            (12, Some(usize::MAX), vec![10, 2]),
        ] {
            assert_eq!(
                sizes(count, dialect, at_most),
                expected,
                "{count} {at_most:?}"
            );
        }
    }
    assert_eq!(
        sizes(3, Dialect::StorefrontGraphql, Some(10)),
        [1; 3],
        "never larger"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_batch_that_is_full_makes_room_for_the_next_of_its_kind() {
    let written = format!("{}{}", "42+ 43+ ".repeat(11), "42-");
    let planned = batches(&written, Dialect::ArchiveV2, None);
    let sizes: Vec<usize> = planned.iter().map(Vec::len).collect();
    assert_eq!(sizes, [10, 10, 1, 1, 1]);
    let firsts: Vec<usize> = planned.iter().map(|batch| batch[0]).collect();
    assert_eq!(
        firsts,
        [0, 1, 20, 21, 22],
        "in the order of their first members"
    );
}
