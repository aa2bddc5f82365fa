//! Spans of time in words.

/// Milliseconds in words.
pub(crate) fn duration(milliseconds: u64) -> String {
    match milliseconds.div_ceil(1000) {
        seconds @ 0..60 => format!("{} s", seconds.max(1)),
        seconds @ 60..3600 => format!("{} min", seconds.div_ceil(60)),
        seconds => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}
