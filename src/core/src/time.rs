//! Moments, as arguments: nothing in the engine looks at a clock.

/// Milliseconds of Unix time.
pub type Millis = u64;
