//! What a journal keeps comes back from it.

use crate::support::ends::ends;
use b2b_users_core::journal::Record;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn each_end_of_a_row_reads_back_from_a_journal() {
    for (row, end) in (0..).zip(ends()) {
        let record = Record::Settled { row, end };
        assert_eq!(Record::from_text(&record.to_text()), Some(record));
    }
}
