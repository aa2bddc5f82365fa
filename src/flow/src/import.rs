//! What the course of an import of a file asks for.

use b2b_users_core::engine::Pause;
use b2b_users_core::import::Phase;

/// What a look at a running import comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportProgress {
    /// It is paused, not because it was asked to: the tab tells it wherever one is.
    pub is_stopped: bool,
    /// The login was refused: the page is asked for another one.
    pub renews_login: bool,
    /// It waits, for the store's budget or for news of what was sent, so a countdown shows.
    pub counts_down: bool,
    /// It is over.
    pub is_over: bool,
}

/// What the phase of an import asks for.
#[must_use]
pub fn observe_import(phase: &Phase) -> ImportProgress {
    ImportProgress {
        is_stopped: matches!(phase, Phase::Paused(pause) if *pause != Pause::Asked),
        renews_login: matches!(phase, Phase::Paused(Pause::SignIn(_))),
        counts_down: matches!(phase, Phase::Waiting { .. } | Phase::Settling { .. }),
        is_over: *phase == Phase::Finished,
    }
}
