//! How long reading, mapping and checking a file take natively, and checking one edited row. Prints a
//! line of JSON for each file on the command line, and writes the verdict of each row beside the file.

mod support;

use b2b_users_core::check::{RowVerdict, TableCheck, check_table};
use b2b_users_core::config::Rules;
use b2b_users_core::issue::{Code, Severity};
use b2b_users_core::mapping::Mapping;
use b2b_users_core::table::{Limits, Table, TableOptions, read_table};
use serde_json::json;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::time::Instant;

/// How often everything is done; the least time counts.
const TIMES: usize = 7;

fn main() -> Result<(), Box<dyn Error>> {
    let rules = support::rules()?;
    for file in support::files() {
        let bytes = support::read(&file)?;
        let (read, table) = least(|| read_table(&bytes, no_limits()));
        let table = table?;
        let (suggest, mapping) = least(|| Mapping::suggest_for(&table, &rules.store));
        let (check, checked) = least(|| check_table(&table, &mapping, &rules));
        let row = table.rows().last().unwrap_or_default();
        let (edit, _) = least(|| recheck(&table, &mapping, &rules, row));
        fs::write(file.with_extension("native"), verdicts(&checked))?;
        support::tell(&json!({
            "rows": table.row_count(),
            "read": read,
            "suggest": suggest,
            "check": check,
            "edit": edit,
            "errors": errors(&checked),
        }));
    }
    Ok(())
}

/// Checks again after a row was edited. The engine knows no way yet that is shorter than checking all rows.
fn recheck(table: &Table, mapping: &Mapping, rules: &Rules, _row: u32) -> TableCheck {
    check_table(table, mapping, rules)
}

/// A million rows are more than it takes by default.
fn no_limits() -> TableOptions {
    TableOptions {
        limits: Limits {
            bytes: 1 << 28,
            rows: 1_000_000,
            ..Limits::default()
        },
        ..TableOptions::default()
    }
}

/// The least milliseconds that some work takes, and what it gave.
fn least<T>(work: impl Fn() -> T) -> (f64, T) {
    let timed = || {
        let begin = Instant::now();
        let value = work();
        (begin.elapsed().as_secs_f64() * 1000.0, value)
    };
    let (mut least, mut value) = timed();
    for _ in 1..TIMES {
        let (time, next) = timed();
        least = least.min(time);
        value = next;
    }
    (least, value)
}

/// A byte for each row, as the generator of the file writes them.
fn verdicts(check: &TableCheck) -> Vec<u8> {
    let byte = |verdict: &RowVerdict| match verdict {
        RowVerdict::Valid => 0,
        RowVerdict::Duplicate => 1,
        RowVerdict::Invalid | RowVerdict::InStore => 2,
    };
    check.verdicts.iter().map(byte).collect()
}

/// The errors of each field, without addresses that an earlier row has.
fn errors(check: &TableCheck) -> BTreeMap<&str, usize> {
    let mut errors = BTreeMap::new();
    for issue in &check.issues {
        let counts = issue.severity == Severity::Error && issue.code != Code::EmailDuplicate;
        if let Some(field) = issue.field.filter(|_| counts) {
            *errors.entry(field.name()).or_default() += 1;
        }
    }
    errors
}
