//! What every budget has to keep, as a suite that each of them runs.

#![allow(clippy::panic, reason = "a promise that is broken ends the suite")]

use super::{Budget, Room};
use b2b_users_core::engine::Millis;
use std::num::NonZeroU32;

const WINDOW: Millis = 60_000;

/// Runs the suite over budgets of so many requests a minute.
///
/// # Panics
/// If a promise is broken.
pub async fn assert_budget(budget_of: impl Fn(NonZeroU32) -> Box<dyn Budget>) {
    for requests in [1, 2, 7, 75, 120, 150] {
        let Some(requests) = NonZeroU32::new(requests) else {
            continue;
        };
        never_more_than_allowed(requests, &*budget_of(requests)).await;
        the_wait_that_is_told_is_enough(&*budget_of(requests)).await;
        a_clock_that_is_set_back_makes_no_one_wait_for_it(&*budget_of(requests)).await;
    }
}

/// Asked all the time for ten minutes, with a pause in between: no sixty seconds see more starts than allowed, and nine of
/// ten are used in the end.
async fn never_more_than_allowed(requests: NonZeroU32, budget: &dyn Budget) {
    let mut starts: Vec<Millis> = Vec::new();
    let mut now = 1_000_000;
    let end = now + 10 * WINDOW;
    while now < end {
        match budget.take(now).await {
            Ok(Room::Taken) => starts.push(now),
            Ok(Room::After(wait)) => now += wait.min(WINDOW),
            Err(error) => panic!("{error}"),
        }
        if starts.len() == 3 {
            now += 2 * WINDOW;
        }
    }
    for (place, start) in starts.iter().enumerate() {
        let within = starts
            .iter()
            .skip(place)
            .take_while(|other| **other < start + WINDOW);
        let count = within.count();
        assert!(
            count <= requests.get() as usize,
            "{count} of {requests} in a minute"
        );
    }
    let last = starts
        .iter()
        .filter(|start| **start >= end - 5 * WINDOW)
        .count();
    let steady = (requests.get() - requests.get() / 5).max(1) as usize;
    assert!(
        last + 1 >= 5 * steady * 9 / 10,
        "{last} of {requests} a minute in five"
    );
}

/// A request that was turned away finds room after the wait that it was told, and not before.
async fn the_wait_that_is_told_is_enough(budget: &dyn Budget) {
    let mut now = 5;
    for _ in 0..1_000 {
        match budget.take(now).await {
            Ok(Room::Taken) => {}
            Ok(Room::After(wait)) => {
                assert!(wait > 0);
                if wait > 1 {
                    let sooner = budget.take(now + wait - 1).await;
                    assert!(matches!(sooner, Ok(Room::After(_))), "sooner than {wait}");
                }
                now += wait;
                assert!(
                    matches!(budget.take(now).await, Ok(Room::Taken)),
                    "after {wait}"
                );
            }
            Err(error) => panic!("{error}"),
        }
    }
}

/// An hour that comes twice costs the wait for one request at most.
async fn a_clock_that_is_set_back_makes_no_one_wait_for_it(budget: &dyn Budget) {
    let hour = 60 * WINDOW;
    let now = 1_000_000 + hour;
    while matches!(budget.take(now).await, Ok(Room::Taken)) {}
    match budget.take(now - hour).await {
        Ok(Room::After(wait)) => assert!(wait <= WINDOW, "{wait}"),
        other => panic!("{other:?}"),
    }
}
