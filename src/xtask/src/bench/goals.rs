//! What is wanted of each figure. Nothing fails that misses it: the table shows both.

/// Times faster than the usual pair of a parser and a validator, warm.
pub(super) const AGAINST_PAIR: &str = "≥ 6× (12×)";
/// The same against a parser's tuples that are checked by hand.
pub(super) const AGAINST_TUPLES: &str = "≥ 3× (8×)";
/// The same against JavaScript written by hand over the bytes.
pub(super) const AGAINST_BYTES: &str = "≥ 1× (2×)";
/// The longest task of the page's main thread.
pub(super) const LONGEST_TASK: &str = "≤ 50 ms (16 ms)";
/// Bytes a row that a check holds beyond the table.
pub(super) const BYTES_A_ROW: &str = "≤ 80 (40)";
/// The module's memory over the bytes of the file.
pub(super) const LINEAR_MEMORY: &str = "≤ 2.8× (2.0×)";
/// One edited row of 100,000 checked again, natively.
pub(super) const EDIT: &str = "≤ 50 µs (10 µs)";
/// One good user over the time of valibot.
pub(super) const GOOD_USER: &str = "≤ 8× (4×)";
/// A user with two errors over the time of zod.
pub(super) const WRONG_USER: &str = "≤ 1.3× (0.7×)";
/// Bodies of requests, times faster than `JSON.stringify`.
pub(super) const BODIES: &str = "≥ 2× (4×)";
/// Calls over the fewest that are possible.
pub(super) const CALLS: &str = "≤ 1.06×";
/// The time of an import over the shortest that is possible.
pub(super) const MAKESPAN: &str = "≤ 1.10× (1.05×)";
/// Bytes of the first load, in thousands.
pub(super) const FIRST_LOAD: &str = "≤ 130 kB (110 kB)";
/// First usable paint above a plain page, on a slow line and processor, over the peer's.
pub(super) const FIRST_PAINT: &str = "≤ 0.45× (0.35×)";
/// Worth knowing, and nothing more.
pub(super) const NONE: &str = "–";
