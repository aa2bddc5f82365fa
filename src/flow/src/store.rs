//! Getting to know the store.

use b2b_users_core::engine::Pause;
use b2b_users_core::lookup::{LookupFailure, Progress};

/// How far the widget has come in getting to know the store.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum StorePhase {
    /// It was not asked, or there is nothing to ask.
    #[default]
    Idle,
    /// Being asked.
    Loading,
    /// Told by the settings or by the store itself.
    Loaded,
    /// Not everything could be read.
    Failed(StoreFailure),
}

/// Why not everything could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreFailure {
    /// The part of the tool that asks could not be loaded.
    Unloaded,
    /// The login was refused, in the server's words; empty where nothing readable was said.
    SignIn(String),
    /// The store gave no answer that could be used.
    Store(LookupFailure),
}

/// What follows from a further step of asking the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreStep {
    /// It goes on by itself.
    Open,
    /// The login was refused: the page is asked for another one. Without one this is the end.
    RenewLogin(StorePhase),
    /// What was learnt counts, and this is the end.
    Over(StorePhase),
}

impl StorePhase {
    /// What a look at the course of the asking comes to.
    #[must_use]
    pub fn observe(progress: Progress) -> StoreStep {
        match (progress.paused, progress.left) {
            (Some(Pause::SignIn(text)), _) => {
                StoreStep::RenewLogin(Self::Failed(StoreFailure::SignIn(text)))
            }
            (_, 0) => StoreStep::Over(progress.failure.map_or(Self::Loaded, |failure| {
                Self::Failed(StoreFailure::Store(failure))
            })),
            _ => StoreStep::Open,
        }
    }
}
