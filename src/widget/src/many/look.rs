//! How far the look into the store is.

use crate::state::{State, Stored};
use b2b_users_client::Driver;
use b2b_users_core::engine::Pause;
use b2b_users_flow::Precheck;

/// The look into the store before sending. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct StoreLook {
    pub(super) ahead: State<Precheck>,
    pub(super) driver: Stored<Option<Driver>>,
    /// Which look is the newest one.
    turn: Stored<u32>,
}

impl StoreLook {
    /// None yet.
    pub(super) fn new() -> Self {
        Self {
            ahead: State::new(Precheck::Idle),
            driver: Stored::new(None),
            turn: Stored::new(0),
        }
    }

    /// Notes that a look begins, and gives its number.
    pub(super) fn begin(&self) -> u32 {
        self.ahead.update(Precheck::begin);
        let turn = self.turn.with(|turn| turn + 1);
        self.turn.set(turn);
        turn
    }

    /// Whether this look is still the newest one, and has not been stopped. Does not follow that.
    pub(super) fn is_wanted(&self, turn: u32) -> bool {
        let is_newest = self.turn.try_get() == Some(turn);
        is_newest && self.ahead.with_untracked(Precheck::is_asking)
    }

    /// Whether the store is being asked.
    pub(super) fn is_asking(&self) -> bool {
        self.ahead.with(Precheck::is_asking)
    }

    /// Whether it is known what the store holds.
    pub(super) fn is_known(&self) -> bool {
        self.ahead.with(Precheck::is_known)
    }

    /// Why it has paused, if it has.
    pub(super) fn pause(&self) -> Option<Pause> {
        self.ahead.with(|ahead| match ahead {
            Precheck::Running(progress) => progress.paused.clone(),
            _ => None,
        })
    }
}
