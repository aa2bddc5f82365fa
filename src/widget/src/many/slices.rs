//! Work on many rows in slices, between which the page can draw and listen.

use b2b_users_client::now;
use b2b_users_core::engine::Millis;

/// So many rows are worked on between two looks at the clock.
pub(super) const ROWS: usize = 500;
/// Milliseconds after which the page has its turn.
const SLICE: Millis = 8;

/// Takes steps until one says that nothing is left, which gives `true`, or the page has to have its turn.
pub(super) fn slice(mut step: impl FnMut() -> bool) -> bool {
    let end = now() + SLICE;
    while !step() {
        if now() >= end {
            return false;
        }
    }
    true
}
