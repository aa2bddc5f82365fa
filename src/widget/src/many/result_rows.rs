//! Each row with its end, in pages.

use super::import::{Imported, ImportedRow};
use super::table::{cell, region, row, row_heading, table};
use crate::session::Session;
use crate::ui::{Content, Control, Element, PAGE, Source, each, element, fixed, pager};
use b2b_users_core::check::shown;
use b2b_users_core::import::{End, RowState};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// What can be listed, as (name, label).
const LISTS: [(&str, &str); 2] = [
    ("all", "All rows"),
    ("open", "Only rows that were not created"),
];

/// The rows that were sent or cancelled.
pub(super) fn result_rows(imported: &Arc<Imported>) -> Content {
    let filter = RwSignal::new("all".to_owned());
    let page = RwSignal::new(0_usize);
    let all = Arc::clone(imported);
    let total: Source<usize> = Rc::new(move || listed(&all, filter).count());
    let all = Arc::clone(imported);
    let places = move || {
        let places = listed(&all, filter);
        places.skip(page.get() * PAGE).take(PAGE).collect()
    };
    let all = Arc::clone(imported);
    let language = Session::expect().language();
    let line = move |place: &usize| {
        let text =
            |result: &ImportedRow| language.with_value(|language| language.row(&result.state));
        let result = all.rows.get(*place);
        result.map_or_else(row, |result| line(result, &text(result)))
    };
    let choose = move |value| {
        filter.set(value);
        page.set(0);
    };
    let choice = Control::new("result-filter", "Rows", move || filter.get(), choose);
    let table = table(&["Row", "Email", "What happened"], each(places, line));
    Content::from(choice.required(true).select(|| fixed(&LISTS)))
        .and(region("Rows", table.test_id("results")))
        .and(pager(page, &total))
}

/// The places of the rows that are listed.
fn listed(imported: &Imported, filter: RwSignal<String>) -> impl Iterator<Item = usize> {
    let only_open = filter.with(|filter| filter == "open");
    let rows = imported.rows.iter().enumerate();
    let rows = rows.filter(move |(_, row)| !only_open || !is_created(row));
    rows.map(|(place, _)| place)
}

const fn is_created(row: &ImportedRow) -> bool {
    matches!(
        row.state,
        RowState::Closed(End::Created { .. } | End::Joined { .. })
    )
}

fn line(result: &ImportedRow, text: &str) -> Element {
    let number = result.row.to_string();
    row()
        .attributes(&[
            ("data-testid", "result"),
            ("data-row", &number),
            ("data-status", result.state.status()),
        ])
        .child(row_heading("Row").text(&number))
        .child(
            cell("Email")
                .class("b2b-cell")
                .child(element("bdi").text(&shown(&result.email))),
        )
        .child(cell("What happened").text(&shown(text)))
}
