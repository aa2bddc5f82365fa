//! The tables about reading and checking files.

use serde_json::Value;

use super::markdown::{Table, list, number, short, thousands, times, word};

/// The entry that the others are compared with.
pub(super) const PRODUCT: &str = "product";

/// What one entry found of a file, by its name.
pub(super) fn entry<'a>(file: &'a Value, name: &str) -> Option<&'a Value> {
    list(file, "entries")
        .iter()
        .find(|entry| word(entry, "name") == name)
}

/// A number of one entry.
pub(super) fn figure(file: &Value, name: &str, key: &str) -> f64 {
    entry(file, name).map_or(f64::NAN, |entry| number(entry, &format!("/{key}")))
}

/// How many times faster the product is than an entry, in one of the measures.
pub(super) fn faster(file: &Value, name: &str, key: &str) -> String {
    times(figure(file, name, key), figure(file, PRODUCT, key))
}

/// A table for each file in Node.
pub(super) fn in_node(found: &Value) -> String {
    let mut text = String::new();
    for file in list(found, "files") {
        let rows = thousands(number(file, "/rows"));
        let megabytes = short(number(file, "/bytes") / 1e6);
        let title = format!("{rows} rows, {megabytes} MB, Node");
        let mut table = Table::new(&[
            &title,
            "cold ms, median (least)",
            "warm ms, median (least)",
            "processor ms, warm",
            "× the product: cold (medians) · warm · processor (least)",
            "memory of the process, MB",
            "import and start, ms",
        ]);
        for entry in list(file, "entries") {
            let name = word(entry, "name");
            let pair = |median: &str, least: &str| {
                let [median, least] = [median, least].map(|key| short(figure(file, name, key)));
                format!("{median} ({least})")
            };
            let ratios = ["cold", "warmLeast", "cpuLeast"].map(|key| faster(file, name, key));
            table.row([
                word(entry, "label").to_owned(),
                pair("cold", "coldLeast"),
                pair("warm", "warmLeast"),
                short(figure(file, name, "cpuLeast")),
                ratios.join(" · "),
                short(figure(file, name, "resident") / 1e6),
                short(figure(file, name, "ready")),
            ]);
        }
        text.push_str(&table.text());
        text.push_str(&format!(
            "\nVerdicts of all entries: {}.\n\n",
            word(file, "digest")
        ));
    }
    text
}

/// A table for each file in Chromium.
pub(super) fn in_chromium(found: &Value) -> String {
    let mut text = String::new();
    for file in list(found, "files") {
        let title = format!("{} rows, Chromium", thousands(number(file, "/rows")));
        let mut table = Table::new(&[
            &title,
            "cold ms, median (least)",
            "warm ms, median (least)",
            "× the product: cold (medians) · warm (least)",
        ]);
        for entry in list(file, "entries") {
            let name = word(entry, "name");
            let value = |key: &str| short(figure(file, name, key));
            table.row([
                word(entry, "label").to_owned(),
                format!("{} ({})", value("cold"), value("coldLeast")),
                format!("{} ({})", value("warm"), value("warmLeast")),
                ["cold", "warmLeast"]
                    .map(|key| faster(file, name, key))
                    .join(" · "),
            ]);
        }
        text.push_str(&table.text());
        text.push('\n');
    }
    text
}
