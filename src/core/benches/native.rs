//! How long reading, mapping and checking a file take natively, and checking one edited row. Prints a
//! line of JSON for each file on the command line, and writes the verdict of each row beside the file.

mod support;

use b2b_users_core::check::RowVerdict;
use b2b_users_core::issue::{Code, Severity};
use b2b_users_core::mapping::Mapping;
use b2b_users_core::sheet::{Listed, Sheet, SheetCheck};
use b2b_users_core::table::{Limits, TableOptions, read_table};
use b2b_users_core::user::Field;
use serde_json::json;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::sync::Arc;
use std::time::Instant;

/// How often everything is done; the least time counts.
const TIMES: usize = 7;
/// So many edits are timed together.
const EDITS: usize = 2_000;

fn main() -> Result<(), Box<dyn Error>> {
    let rules = support::rules()?;
    for file in support::files() {
        let bytes = support::read(&file)?;
        let (read, table) = least(|| read_table(&bytes, no_limits()));
        let table = table?;
        let (suggest, mapping) = least(|| Mapping::suggest_for(&table, &rules.store));
        let table = Arc::new(table);
        let sheet = || Sheet::with(Arc::clone(&table), mapping.clone(), rules.defaults.clone());
        let rules = Arc::new(rules.clone());
        let (check, mut checked) = least(|| SheetCheck::whole(sheet(), Arc::clone(&rules)));
        fs::write(file.with_extension("native"), verdicts(&checked))?;
        let errors = errors(&checked);
        let edit = edit(&mut checked);
        support::tell(&json!({
            "rows": table.row_count(),
            "read": read,
            "suggest": suggest,
            "check": check,
            "edit": edit,
            "errors": errors,
        }));
    }
    Ok(())
}

/// The milliseconds that one edit takes: rows all over the file get the address of another row, which
/// makes duplicates, and then an address of their own.
fn edit(check: &mut SheetCheck) -> f64 {
    let rows = check.row_count();
    let column = check.sheet().mapping().column_of(Field::Email);
    let column = column.unwrap_or_default();
    let begin = Instant::now();
    for edit in 0..EDITS {
        let row = edit / 2 * 7_919 % rows;
        let other = check.sheet().cell((row + 1) % rows, column).to_owned();
        let text = if edit % 2 == 0 {
            other
        } else {
            format!("edited{row}@example.com")
        };
        check.change(|sheet| Some(sheet.edit(&[(row, column, &text)])));
    }
    begin.elapsed().as_secs_f64() * 1000.0 / EDITS as f64
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
fn verdicts(check: &SheetCheck) -> Vec<u8> {
    let byte = |verdict: &RowVerdict| match verdict {
        RowVerdict::Valid => 0,
        RowVerdict::Duplicate => 1,
        RowVerdict::Invalid | RowVerdict::InStore => 2,
    };
    (0..check.row_count())
        .filter_map(|row| check.verdict(row).as_ref().map(byte))
        .collect()
}

/// The errors of each field, without addresses that an earlier row has.
fn errors(check: &SheetCheck) -> BTreeMap<&'static str, usize> {
    let mut errors = BTreeMap::new();
    for issue in check
        .problems(Listed::All, 0, usize::MAX)
        .into_iter()
        .map(|problem| problem.issue)
    {
        let counts = issue.severity == Severity::Error && issue.code != Code::EmailDuplicate;
        if let Some(field) = issue.field.filter(|_| counts) {
            *errors.entry(field.name()).or_default() += 1;
        }
    }
    errors
}
