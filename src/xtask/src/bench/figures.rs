//! The figures that something is wanted of.

use serde_json::Value;

use super::files::{PRODUCT, faster, figure};
use super::goals;
use super::markdown::{MISSING, Table, list, number, short, thousands, times};
use super::part::Part;
use super::report::Found;

/// The size of file that goals are about.
const USUAL_ROWS: f64 = 100_000.0;

/// What is measured, what it is, and what is wanted.
type Figure = (String, String, &'static str);

/// The figures of what a part found.
type Figures = fn(&Value) -> Vec<Figure>;

/// All figures of the parts that ran.
pub(super) fn table(found: &Found) -> String {
    let mut table = Table::new(&["Figure", "found", "wanted (hoped for)"]);
    let parts: [(Part, Figures); 9] = [
        (Part::Files, files),
        (Part::Native, native),
        (Part::User, user),
        (Part::Bodies, bodies),
        (Part::Makespan, imports),
        (Part::Memory, memory),
        (Part::Tasks, tasks),
        (Part::Bytes, bytes),
        (Part::Paint, paint),
    ];
    for (part, figures) in parts {
        let figures = found.of(part).map(figures).unwrap_or_default();
        // Not every size of file is measured in every way.
        for (what, is, wanted) in figures.iter().filter(|(_, is, _)| !is.starts_with(MISSING)) {
            table.row([what.as_str(), is, wanted]);
        }
    }
    table.text()
}

/// The record about the usual file, or else the largest: they come in the order of their sizes.
fn usual<'a>(found: &'a Value, key: &str) -> &'a Value {
    let records = list(found, key);
    let usual = records
        .iter()
        .find(|record| number(record, "/rows") == USUAL_ROWS);
    usual.or(records.last()).unwrap_or(&Value::Null)
}

/// The rows of a record, in words.
fn rows(record: &Value) -> String {
    format!("{} rows", thousands(number(record, "/rows")))
}

fn files(found: &Value) -> Vec<Figure> {
    let file = usual(found, "files");
    let peers = [
        ("udsv-ajv", "uDSV + ajv", goals::AGAINST_PAIR),
        ("udsv-lean", "uDSV tuples", goals::AGAINST_TUPLES),
        ("js-bytes", "JavaScript over bytes", goals::AGAINST_BYTES),
    ];
    let figures = peers.map(|(name, label, wanted)| {
        let what = format!(
            "read, map and check {}, Node, warm, times faster than {label}",
            rows(file)
        );
        (what, faster(file, name, "warmLeast"), wanted)
    });
    figures.into()
}

fn native(found: &Value) -> Vec<Figure> {
    let (memory, times) = (usual(found, "memory"), usual(found, "times"));
    let each = number(memory, "/checkBytes") / number(memory, "/rows");
    let edit = number(times, "/edit");
    vec![
        (
            format!(
                "bytes a row above the table after a check of {}",
                rows(memory)
            ),
            short(each),
            goals::BYTES_A_ROW,
        ),
        (
            format!("one edit among {}, natively", rows(times)),
            duration(edit),
            goals::EDIT,
        ),
    ]
}

/// Milliseconds in the unit that is the easiest to read.
fn duration(milliseconds: f64) -> String {
    if milliseconds < 1.0 {
        format!("{} µs", short(milliseconds * 1000.0))
    } else {
        format!("{} ms", short(milliseconds))
    }
}

fn user(found: &Value) -> Vec<Figure> {
    let beside = |own: &str, other: &str| {
        let (own, other) = (number(found, own), number(found, other));
        let ratio = times(own, other);
        format!("{ratio} ({} / {} ns)", thousands(own), thousands(other))
    };
    vec![
        (
            "one good user from JavaScript over valibot".to_owned(),
            beside("/product/good", "/valibot/good"),
            goals::GOOD_USER,
        ),
        (
            "one user with two errors over zod".to_owned(),
            beside("/product/wrong", "/zod/wrong"),
            goals::WRONG_USER,
        ),
    ]
}

fn bodies(found: &Value) -> Vec<Figure> {
    let bodies = usual(found, "bodies");
    let faster = times(
        number(bodies, "/stringify/least"),
        number(bodies, "/product/least"),
    );
    let count = thousands(number(bodies, "/bodies"));
    let what =
        format!("{count} request bodies, times faster than `JSON.stringify` of ready objects");
    vec![(what, faster, goals::BODIES)]
}

fn imports(found: &Value) -> Vec<Figure> {
    let imports = list(found, "imports");
    let ratio =
        |import: &Value, one: &str, other: &str| times(number(import, one), number(import, other));
    let mut figures: Vec<Figure> = imports
        .iter()
        .map(|import| {
            let (pace, latency) = (number(import, "/pace"), number(import, "/latency"));
            let what =
                format!("import at {pace} requests a minute, {latency} s each, over the shortest");
            (what, ratio(import, "/makespan", "/best"), goals::MAKESPAN)
        })
        .collect();
    figures.extend(imports.first().map(|import| {
        let what = "calls for 10,000 users over the fewest".to_owned();
        (what, ratio(import, "/calls", "/fewest"), goals::CALLS)
    }));
    figures
}

fn memory(found: &Value) -> Vec<Figure> {
    let file = usual(found, "memory");
    let of = |name: &str, key: &str| figure(file, name, key);
    vec![
        (
            format!("linear memory over the file, {}", rows(file)),
            times(of(PRODUCT, "linear"), of(PRODUCT, "bytes")),
            goals::LINEAR_MEMORY,
        ),
        (
            format!(
                "memory of the process over that of uDSV + ajv, {}",
                rows(file)
            ),
            times(of(PRODUCT, "resident"), of("udsv-ajv", "resident")),
            goals::NONE,
        ),
    ]
}

fn tasks(found: &Value) -> Vec<Figure> {
    let steps = [
        ("read", "file read and checked"),
        ("default", "value for blank cells typed"),
        ("column", "column changed"),
        ("create", "Create pressed"),
    ];
    let of_file = |file: &Value| {
        steps.map(|(step, what)| {
            let longest = short(number(file, &format!("/steps/{step}")));
            let what = format!("longest task of the page, {}, {what}", rows(file));
            (what, format!("{longest} ms"), goals::LONGEST_TASK)
        })
    };
    list(found, "tasks").iter().flat_map(of_file).collect()
}

fn bytes(found: &Value) -> Vec<Figure> {
    let (site, peer) = (number(found, "/site"), number(found, "/peer/brotli"));
    vec![
        (
            "first load of the site, brotli".to_owned(),
            format!("{} kB", short(site / 1000.0)),
            goals::FIRST_LOAD,
        ),
        (
            format!(
                "the same over react-spreadsheet-import with React ({} kB)",
                short(peer / 1000.0)
            ),
            times(site, peer),
            goals::NONE,
        ),
    ]
}

fn paint(found: &Value) -> Vec<Figure> {
    let plain = number(found, "/plain");
    let (site, peer) = (
        number(found, "/site") - plain,
        number(found, "/peer") - plain,
    );
    vec![(
        "first usable paint above a plain page, Slow 4G and a quarter of the processor, over react-spreadsheet-import"
            .to_owned(),
        format!("{} ({} / {} ms)", times(site, peer), short(site), short(peer)),
        goals::FIRST_PAINT,
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn figures_are_about_the_usual_file_and_else_about_the_largest() {
        let found = |sizes: &[u32]| {
            let records: Vec<Value> = sizes.iter().map(|rows| json!({ "rows": rows })).collect();
            json!({ "files": records })
        };
        for (sizes, expected) in [
            (&[10_000, 100_000, 1_000_000][..], "100,000 rows"),
            (&[10, 20][..], "20 rows"),
        ] {
            assert_eq!(rows(usual(&found(sizes), "files")), expected);
        }
    }

    #[test]
    fn a_duration_is_in_the_unit_that_is_the_easiest_to_read() {
        assert_eq!(duration(0.012), "12.0 µs");
        assert_eq!(duration(448.4), "448 ms");
        assert!(duration(f64::NAN).starts_with(MISSING));
    }

    #[test]
    fn a_ratio_says_by_how_much_and_beside_what() {
        let found = json!({
            "product": { "good": 3000, "wrong": 900 },
            "valibot": { "good": 1000 },
            "zod": { "wrong": 1000 },
        });
        let [good, wrong] = user(&found).try_into().unwrap();
        assert_eq!(good.1, "3.00× (3,000 / 1,000 ns)");
        assert_eq!(wrong.1, "0.90× (900 / 1,000 ns)");
    }
}
