//! Moments, as arguments: nothing in the engine looks at a clock.
//!
//! The driver of an engine reads the clock and passes the moment in. So a test can play a wait
//! of an hour, and a journal gives the same state whenever it is read.

/// Milliseconds of Unix time.
///
/// Also for durations. Seconds occur only where the store's lists use them, and are called
/// seconds there.
pub type Millis = u64;
