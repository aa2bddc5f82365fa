//! What was found, as tables.

use std::collections::BTreeMap;

use serde_json::Value;

use super::figures;
use super::files::{in_chromium, in_node};
use super::markdown::{Table, list, number, short, thousands, times, word};
use super::part::Part;

/// What the parts found.
pub(super) struct Found {
    machine: Value,
    parts: BTreeMap<Part, Value>,
}

impl Found {
    /// Nothing yet, on this machine.
    pub(super) const fn new(machine: Value) -> Self {
        Self {
            machine,
            parts: BTreeMap::new(),
        }
    }

    /// Takes in what a part found.
    pub(super) fn add(&mut self, part: Part, numbers: Value) {
        self.parts.insert(part, numbers);
    }

    /// What a part found, if it ran.
    pub(super) fn of(&self, part: Part) -> Option<&Value> {
        self.parts.get(&part)
    }
}

/// Everything, for people to read.
pub(super) fn markdown(found: &Found) -> String {
    let mut text = head(&found.machine);
    text.push_str(&found.of(Part::Files).map(in_node).unwrap_or_default());
    text.push_str(
        &found
            .of(Part::Chromium)
            .map(in_chromium)
            .unwrap_or_default(),
    );
    text.push_str(&found.of(Part::Native).map(native).unwrap_or_default());
    text.push_str(&found.of(Part::Makespan).map(imports).unwrap_or_default());
    text.push_str(&figures::table(found));
    text
}

/// Where, when and with what.
fn head(machine: &Value) -> String {
    let versions = machine.get("packages").and_then(Value::as_object);
    let packages: Vec<String> = versions
        .into_iter()
        .flatten()
        .map(|(name, version)| format!("{name} {}", version.as_str().unwrap_or("–")))
        .collect();
    format!(
        "Measured {} with `cargo xtask bench`: {}, {} cores, {} GiB; Node {}, Chromium {}, {}; b2b-users {}, {}.\n\n",
        word(machine, "date"),
        word(machine, "processor"),
        thousands(number(machine, "/cores")),
        thousands(number(machine, "/memory")),
        word(machine, "node"),
        word(machine, "chromium"),
        word(machine, "rustc"),
        env!("CARGO_PKG_VERSION"),
        packages.join(", "),
    )
}

/// The engine natively.
fn native(found: &Value) -> String {
    let mut table = Table::new(&["Natively", "read ms", "map ms", "check ms", "one edit µs"]);
    for times in list(found, "times") {
        let value = |key: &str| short(number(times, key));
        table.row([
            format!("{} rows", thousands(number(times, "/rows"))),
            value("/read"),
            value("/suggest"),
            value("/check"),
            short(number(times, "/edit") * 1000.0),
        ]);
    }
    table.text() + "\n"
}

/// Imports on a clock of their own.
fn imports(found: &Value) -> String {
    let mut table = Table::new(&[
        "10,000 users of one company",
        "calls",
        "time s",
        "shortest possible s",
        "ratio",
        "most at once",
        "most in 60 s",
    ]);
    for import in list(found, "imports") {
        let value = |key: &str| number(import, key);
        table.row([
            format!("{} a minute, {} s each", value("/pace"), value("/latency")),
            thousands(value("/calls")),
            short(value("/makespan")),
            short(value("/best")),
            times(value("/makespan"), value("/best")),
            thousands(value("/most")),
            thousands(value("/mostInAMinute")),
        ]);
    }
    table.text() + "\n"
}
