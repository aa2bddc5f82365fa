//! What the course of an import asks for.

use b2b_users_core::engine::Pause;
use b2b_users_core::import::Phase;
use b2b_users_flow::{ImportProgress, observe_import};

#[test]
fn each_phase_asks_for_its_own() {
    let nothing = ImportProgress {
        is_stopped: false,
        renews_login: false,
        counts_down: false,
        is_over: false,
    };
    let stopped = ImportProgress {
        is_stopped: true,
        ..nothing
    };
    let table = [
        (Phase::Running, nothing),
        (Phase::Stopping, nothing),
        (Phase::Paused(Pause::Asked), nothing),
        (Phase::Paused(Pause::Busy), stopped),
        (
            Phase::Paused(Pause::SignIn(String::new())),
            ImportProgress {
                renews_login: true,
                ..stopped
            },
        ),
        (
            Phase::Waiting { until: 1 },
            ImportProgress {
                counts_down: true,
                ..nothing
            },
        ),
        (
            Phase::Finished,
            ImportProgress {
                is_over: true,
                ..nothing
            },
        ),
    ];
    for (phase, progress) in table {
        assert_eq!(observe_import(&phase), progress, "{phase:?}");
    }
}
