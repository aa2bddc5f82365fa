//! Spans of time in words.

use crate::key::keys;
use crate::language::Language;

impl Language {
    /// Milliseconds in words, never less than a second.
    #[must_use]
    pub fn duration(&self, milliseconds: u64) -> String {
        let seconds = milliseconds.div_ceil(1000).max(1);
        let (key, arguments) = match seconds {
            0..60 => (
                keys::PART_SECONDS,
                [("seconds", seconds.into()), ("minutes", 0.into())],
            ),
            60..3600 => (
                keys::PART_MINUTES,
                [
                    ("minutes", seconds.div_ceil(60).into()),
                    ("hours", 0.into()),
                ],
            ),
            _ => (
                keys::PART_HOURS,
                [
                    ("hours", (seconds / 3600).into()),
                    ("minutes", (seconds % 3600 / 60).into()),
                ],
            ),
        };
        self.fill(key, &arguments)
    }
}
