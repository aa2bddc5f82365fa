//! How the look into the store is put into words.

use crate::ui::Tone;
use b2b_users_flow::{Precheck, PrecheckFailure};
use b2b_users_text::{Language, keys};

/// Tone, a name for tests, and the words, where so many users are left to create.
pub(super) fn words(
    ahead: &Precheck,
    left: usize,
    language: &Language,
) -> Option<(Tone, &'static str, String)> {
    let about = |key, rows: usize| language.fill(key, &[("rows", (rows as u64).into())]);
    Some(match ahead {
        Precheck::Idle => return None,
        Precheck::Running(_) => (Tone::Info, "asking", language.text(keys::AHEAD_ASKING)),
        Precheck::Done { found: 0, .. } => {
            (Tone::Success, "known", language.text(keys::AHEAD_CLEAN))
        }
        Precheck::Done { found, .. } if left == 0 => {
            (Tone::Warning, "known", about(keys::AHEAD_FOUND_ALL, *found))
        }
        Precheck::Done { found, .. } => (Tone::Warning, "known", about(keys::AHEAD_FOUND, *found)),
        Precheck::Failed(why) => {
            let why = match why {
                PrecheckFailure::Stopped => language.text(keys::AHEAD_STOPPED),
                PrecheckFailure::Store(failure) => language.lookup_failure(failure),
            };
            let reason = [("reason", why.into())];
            (
                Tone::Warning,
                "failed",
                language.fill(keys::AHEAD_FAILED, &reason),
            )
        }
    })
}

/// What has been asked and what is left, while it is under way.
pub(super) fn counts(ahead: &Precheck, language: &Language) -> Option<String> {
    let Precheck::Running(progress) = ahead else {
        return None;
    };
    let numbers = [
        ("made", u64::from(progress.requests).into()),
        ("left", (progress.left as u64).into()),
    ];
    Some(language.fill(keys::AHEAD_COUNTS, &numbers))
}
