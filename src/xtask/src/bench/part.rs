//! The parts of the bench.

use clap::ValueEnum;

/// One part. They run in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum Part {
    /// Reading and checking a file in Node.js.
    Files,
    /// The same in Chromium.
    Chromium,
    /// The engine natively: reading, checking, one edit, memory.
    Native,
    /// One user checked from JavaScript.
    User,
    /// The bodies of requests.
    Bodies,
    /// How long an import takes, on a clock of its own.
    Makespan,
    /// Memory of the process and of the module.
    Memory,
    /// The longest tasks of the site in Chromium.
    Tasks,
    /// What a browser loads first.
    Bytes,
    /// When the site can be used on a slow line.
    Paint,
}

impl Part {
    /// Its name on the command line, in file names and among the scripts.
    pub(super) fn name(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }
}

/// The parts that were asked for, or all.
pub(super) fn chosen(only: &[Part]) -> Vec<Part> {
    let parts = Part::value_variants().iter().copied();
    parts
        .filter(|part| only.is_empty() || only.contains(part))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_but_the_native_one_has_a_script_of_its_name() {
        for part in chosen(&[]) {
            let script = super::super::scripts::folder()
                .join("parts")
                .join(format!("{}.js", part.name()));
            assert_eq!(script.is_file(), part != Part::Native, "{part:?}");
        }
    }

    #[test]
    fn named_parts_run_alone_and_in_the_usual_order() {
        assert_eq!(
            chosen(&[Part::Bytes, Part::Files]),
            [Part::Files, Part::Bytes]
        );
    }
}
