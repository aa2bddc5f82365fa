//! What screen readers hear of an import.

use b2b_users_core::import::{Counts, Phase};
use b2b_users_flow::{Announcement, Announcements};

fn counts(created: usize) -> Counts {
    Counts {
        total: 100,
        queued: 100 - created,
        created,
        ..Counts::default()
    }
}

fn told(done: usize, wait: Option<u64>) -> Option<Announcement> {
    Some(Announcement {
        done,
        total: 100,
        wait,
    })
}

#[test]
fn every_tenth_is_told_but_never_more_often_than_each_five_seconds() {
    let mut all = Announcements::beginning(1_000);
    let mut next = |created, now| all.next(&counts(created), &Phase::Running, now);
    assert_eq!(next(10, 5_999), None);
    assert_eq!(next(10, 6_000), told(10, None));
    assert_eq!(next(19, 20_000), None);
    assert_eq!(next(20, 20_000), told(20, None));
}

#[test]
fn a_long_wait_is_told_once_and_a_short_one_is_not() {
    let mut all = Announcements::beginning(0);
    let mut next = |until, now| all.next(&counts(5), &Phase::Waiting { until }, now);
    assert_eq!(next(4_999, 0), None);
    assert_eq!(next(30_000, 0), told(5, Some(30_000)));
    assert_eq!(next(30_000, 10_000), None);
}

#[test]
fn an_import_that_pauses_or_ends_is_told_elsewhere() {
    let mut all = Announcements::beginning(0);
    for phase in [Phase::Finished, Phase::Stopping] {
        assert_eq!(all.next(&counts(50), &phase, 60_000), None, "{phase:?}");
    }
}
