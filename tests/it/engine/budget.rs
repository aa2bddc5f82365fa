//! The store's budget, as its own record shows it.

use b2b_users_core::engine::Millis;
use b2b_users_sandbox::HistoryEntry;

const MINUTE: Millis = 60_000;

/// No sixty seconds hold more requests than this, whenever they begin.
pub(crate) fn assert_pace(history: &[HistoryEntry], per_minute: usize) {
    for (place, entry) in history.iter().enumerate() {
        let later = &history[place..];
        let started = later
            .iter()
            .take_while(|later| later.at < entry.at + MINUTE)
            .count();
        assert!(
            started <= per_minute,
            "{started} requests within a minute from request {place} on"
        );
    }
}

/// The store had nothing to say against any of them.
pub(crate) fn assert_all_granted(history: &[HistoryEntry]) {
    for entry in history {
        assert_eq!(entry.status, Some(200), "{} {}", entry.method, entry.path);
    }
}

/// How many requests went to this path, whatever their query.
pub(crate) fn requests_to(history: &[HistoryEntry], path: &str) -> usize {
    let paths = history.iter().map(|entry| entry.path.split('?').next());
    paths.filter(|other| *other == Some(path)).count()
}
