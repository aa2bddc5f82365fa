//! All that differs, told at once: one broken rule often shows in many vectors.

use std::fmt::Debug;

/// What differed, vector by vector.
#[derive(Default)]
pub(crate) struct Faults(Vec<String>);

impl Faults {
    /// Notes a vector whose result is not the expected one.
    pub(crate) fn compare<T: PartialEq + Debug>(&mut self, name: &str, found: &T, expected: &T) {
        if found != expected {
            self.0.push(format!(
                "{name}\n  expected {expected:?}\n  found    {found:?}"
            ));
        }
    }

    /// Fails if anything differed, or if there was less to compare than there should be.
    pub(crate) fn assert_none(self, compared: usize, at_least: usize) {
        assert!(compared >= at_least, "only {compared} vectors");
        assert!(self.0.is_empty(), "\n{}\n", self.0.join("\n"));
    }
}
