//! The look into the store before the users of a file are sent.

use b2b_users_core::engine::{Millis, Pause};
use b2b_users_core::lookup::{LookupFailure, Progress};

/// Milliseconds for which a look into the store counts as just made.
const FRESH: Millis = 60_000;

/// How far the look has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Precheck {
    /// It was not asked yet.
    #[default]
    Idle,
    /// Under way.
    Running(Progress),
    /// Done at this moment. `found` says how many rows it is about.
    Done {
        /// How many rows the store has something to say about.
        found: usize,
        /// When it was asked.
        at: Millis,
    },
    /// The store could not be asked about everybody.
    Failed(PrecheckFailure),
}

/// Why the store was not asked about everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrecheckFailure {
    /// It was stopped by hand.
    Stopped,
    /// The store gave no answer that could be used.
    Store(LookupFailure),
}

/// What a press of the button for creating users does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Press {
    /// Nothing: the store is being asked.
    #[default]
    Nothing,
    /// Asks the store first.
    Look,
    /// Creates the users.
    Send,
}

impl Precheck {
    /// What the button does now. `is_possible` says whether the store may be asked at all, `has_unknown` whether there are
    /// rows that it was not asked about.
    #[must_use]
    pub const fn press(&self, is_possible: bool, has_unknown: bool) -> Press {
        match self {
            Self::Running(_) => Press::Nothing,
            Self::Idle if is_possible => Press::Look,
            Self::Done { .. } if is_possible && has_unknown => Press::Look,
            _ => Press::Send,
        }
    }

    /// A look begins.
    pub fn begin(&mut self) {
        *self = Self::Running(Progress::default());
    }

    /// It came further. Says what follows.
    pub fn observe(&mut self, progress: Progress) -> PrecheckStep {
        // It may have been stopped meanwhile.
        if !self.is_asking() {
            return PrecheckStep::Open;
        }
        let step = match (&progress.paused, progress.left) {
            (Some(Pause::SignIn(_)), _) => PrecheckStep::RenewLogin,
            (_, 0) => PrecheckStep::Over(progress.failure.clone()),
            _ => PrecheckStep::Open,
        };
        *self = Self::Running(progress);
        step
    }

    /// It is over, and what it found lies over the rows. Says whether the users may be sent at once: only if
    /// a person wished that (`wished`), and nothing was found that they have not seen.
    pub fn end(
        &mut self,
        failure: Option<LookupFailure>,
        found: usize,
        wished: bool,
        now: Millis,
    ) -> bool {
        // It may have been stopped while that was laid over the rows.
        if !self.is_asking() {
            return false;
        }
        let is_clean = failure.is_none() && found == 0;
        *self = match failure {
            Some(failure) => Self::Failed(PrecheckFailure::Store(failure)),
            None => Self::Done { found, at: now },
        };
        wished && is_clean
    }

    /// Stops it by hand; the users can be created without.
    pub fn stop(&mut self) {
        *self = Self::Failed(PrecheckFailure::Stopped);
    }

    /// Whether the store was asked about everybody.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        matches!(self, Self::Done { .. })
    }

    /// Whether it is under way.
    #[must_use]
    pub const fn is_asking(&self) -> bool {
        matches!(self, Self::Running(_))
    }

    /// Whether the store was asked about everybody a moment ago, so that it need not be asked again whether it
    /// lets us in.
    #[must_use]
    pub const fn is_fresh(&self, now: Millis) -> bool {
        matches!(self, Self::Done { at, .. } if now < at.saturating_add(FRESH))
    }

    /// How much of the asking is done, in per cent.
    #[must_use]
    pub fn percent(&self) -> Option<usize> {
        let Self::Running(progress) = self else {
            return None;
        };
        let done = (progress.requests as usize).saturating_sub(1);
        (done * 100).checked_div(done + progress.left)
    }
}

/// What follows from a further step of a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrecheckStep {
    /// It goes on by itself, or is not wanted any more.
    Open,
    /// The login was refused: the page is asked for another one.
    RenewLogin,
    /// The store was asked about everybody, but for this failure.
    Over(Option<LookupFailure>),
}
