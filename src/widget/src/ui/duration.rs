//! Spans of time in words.

use crate::session::Speech;
use leptos::prelude::use_context;

/// Milliseconds in words.
pub(crate) fn duration(milliseconds: u64) -> String {
    let speech = use_context::<Speech>().unwrap_or_default();
    speech.with_value(|language| language.duration(milliseconds))
}
