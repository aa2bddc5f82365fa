//! The engine's tests, in one executable: natively it is linked once, and in each browser it
//! is one start.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod support;

mod check_choices;
mod check_codes;
mod check_email;
mod check_extra_rules;
mod check_letters;
mod check_numbers;
mod check_rules;
mod check_table;
mod check_text;
mod check_user;
mod dialects;
mod import_makespan;
mod import_mixing;
mod import_properties;
mod inquiry_failures;
mod inquiry_findings;
mod inquiry_preflight;
mod inquiry_store;
mod journal;
mod json;
mod mapping;
mod mapping_company;
mod notices;
mod plan;
mod properties;
mod report;
mod run;
mod run_cancel;
mod run_informed;
mod run_login;
mod run_look_up;
mod run_pause;
mod run_row_keys;
mod run_settle;
mod run_simulation;
mod sheet;
mod store_rules;
mod table;
mod table_errors;
mod table_reading;
mod typed_drafts;
mod untrusted_lists;
mod wire_decode;
mod wire_encode;
mod wire_listing;
mod wire_request_id;
mod wire_retry_after;
