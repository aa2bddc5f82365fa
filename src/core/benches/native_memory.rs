//! How many bytes a table and a check of it hold natively. Prints a line of JSON for each file on the
//! command line. A program of its own: counting takes time, which the other one measures.

mod support;

use b2b_users_core::mapping::Mapping;
use b2b_users_core::sheet::{Sheet, SheetCheck};
use b2b_users_core::table::{TableOptions, read_table};
use serde_json::json;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;
use std::error::Error;
use std::sync::Arc;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> Result<(), Box<dyn Error>> {
    let rules = support::rules()?;
    for file in support::files() {
        let bytes = support::read(&file)?;
        let (table_bytes, _, table) = held(|| read_table(&bytes, TableOptions::default()));
        let table = table?;
        let mapping = Mapping::suggest_for(&table, &rules.store);
        let sheet = Sheet::with(table.into(), mapping, rules.defaults.clone());
        let rules = Arc::new(rules.clone());
        let (check_bytes, allocations, check) = held(|| SheetCheck::whole(sheet, rules));
        support::tell(&json!({
            "rows": check.row_count(),
            "fileBytes": bytes.len(),
            "tableBytes": table_bytes,
            "checkBytes": check_bytes,
            "checkAllocations": allocations,
        }));
    }
    Ok(())
}

/// The bytes that some work leaves allocated, how often it allocated, and what it gave.
fn held<T>(work: impl FnOnce() -> T) -> (isize, usize, T) {
    let region = Region::new(ALLOCATOR);
    let value = work();
    let change = region.change();
    // What grew or shrank in place is counted on the side of what was allocated or freed, too.
    let held = change.bytes_allocated.cast_signed() - change.bytes_deallocated.cast_signed();
    (held, change.allocations + change.reallocations, value)
}
