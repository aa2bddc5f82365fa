//! Getting to know the store.

use b2b_users_core::engine::Pause;
use b2b_users_core::lookup::{LookupFailure, Progress};
use b2b_users_flow::{StoreFailure, StorePhase, StoreStep};

#[test]
fn asking_ends_with_what_was_learnt_or_with_the_reason_that_it_was_not() {
    let left = |left| Progress {
        left,
        ..Progress::default()
    };
    let failed = |failure| StorePhase::Failed(failure);
    let table = [
        (left(2), StoreStep::Open),
        (left(0), StoreStep::Over(StorePhase::Loaded)),
        (
            Progress {
                failure: Some(LookupFailure::Status(500)),
                ..left(0)
            },
            StoreStep::Over(failed(StoreFailure::Store(LookupFailure::Status(500)))),
        ),
        (
            Progress {
                paused: Some(Pause::SignIn("no".to_owned())),
                ..left(2)
            },
            StoreStep::RenewLogin(failed(StoreFailure::SignIn("no".to_owned()))),
        ),
        (
            Progress {
                paused: Some(Pause::Busy),
                ..left(2)
            },
            StoreStep::Open,
        ),
    ];
    for (progress, step) in table {
        assert_eq!(StorePhase::observe(progress), step);
    }
}
