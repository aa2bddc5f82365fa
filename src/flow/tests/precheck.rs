//! The look into the store before the users of a file are sent.

use b2b_users_core::engine::Pause;
use b2b_users_core::lookup::{LookupFailure, Progress};
use b2b_users_flow::{Precheck, PrecheckFailure, PrecheckStep, Press};

fn progress(left: usize) -> Progress {
    Progress {
        requests: 3,
        left,
        ..Progress::default()
    }
}

fn known(found: usize) -> Precheck {
    Precheck::Done { found, at: 1_000 }
}

#[test]
fn the_button_asks_first_where_that_is_possible_and_something_is_unknown() {
    let failed = Precheck::Failed(PrecheckFailure::Stopped);
    let asking = Precheck::Running(Progress::default());
    let table = [
        (Precheck::Idle, true, true, Press::Look),
        (Precheck::Idle, false, true, Press::Send),
        (known(0), true, true, Press::Look),
        (known(2), true, false, Press::Send),
        (known(2), false, true, Press::Send),
        (failed, true, true, Press::Send),
        (asking, true, true, Press::Nothing),
    ];
    for (ahead, is_possible, has_unknown, press) in table {
        assert_eq!(ahead.press(is_possible, has_unknown), press, "{ahead:?}");
    }
}

#[test]
fn a_look_goes_on_until_nothing_is_left_or_the_login_is_refused() {
    let refused = Progress {
        paused: Some(Pause::SignIn(String::new())),
        ..progress(4)
    };
    let failed = Progress {
        failure: Some(LookupFailure::Timeout),
        ..progress(0)
    };
    let table = [
        (progress(4), PrecheckStep::Open),
        (progress(0), PrecheckStep::Over(None)),
        (failed, PrecheckStep::Over(Some(LookupFailure::Timeout))),
        (refused, PrecheckStep::RenewLogin),
    ];
    for (progress, step) in table {
        let mut ahead = Precheck::default();
        ahead.begin();
        assert_eq!(ahead.observe(progress.clone()), step);
        assert_eq!(ahead, Precheck::Running(progress));
    }
}

#[test]
fn what_comes_of_a_look_that_was_stopped_changes_nothing() {
    let mut ahead = Precheck::default();
    ahead.begin();
    ahead.stop();
    assert_eq!(ahead.observe(progress(0)), PrecheckStep::Open);
    assert!(!ahead.end(None, 0, true, 1_000), "nobody is created");
    assert_eq!(ahead, Precheck::Failed(PrecheckFailure::Stopped));
}

#[test]
fn users_are_sent_at_once_only_if_that_was_wished_and_nothing_was_found() {
    let table = [
        (None, 0, true, true),
        (None, 0, false, false),
        (None, 1, true, false),
        (Some(LookupFailure::Timeout), 0, true, false),
    ];
    for (failure, found, is_wished, sends) in table {
        let mut ahead = Precheck::Running(Progress::default());
        assert_eq!(ahead.end(failure.clone(), found, is_wished, 1_000), sends);
        assert_eq!(ahead.is_known(), failure.is_none());
    }
}

#[test]
fn a_look_is_fresh_for_a_minute() {
    assert!(known(0).is_fresh(60_999));
    assert!(!known(0).is_fresh(61_000));
    assert!(!Precheck::Idle.is_fresh(0));
}

#[test]
fn how_much_is_done_counts_requests_without_the_first() {
    assert_eq!(Precheck::Running(progress(2)).percent(), Some(50));
    assert_eq!(Precheck::Running(Progress::default()).percent(), None);
    assert_eq!(known(0).percent(), None);
}
