//! Each row with its end, in pages.

use super::imported::{Imported, ImportedRow};
use super::table::{cell, region, row, row_heading, table, value_cell};
use crate::state::State;
use crate::ui::{Content, Control, Element, PAGE, Source, Words, each, element, offered, pager};
use b2b_users_core::check::shown;
use b2b_users_core::import::{End, RowState};
use b2b_users_text::{Key, keys};
use std::rc::Rc;
use std::sync::Arc;

/// What can be listed, as (name, label).
const LISTS: [(&str, Key); 2] = [
    ("all", keys::RESULT_ALL_ROWS),
    ("open", keys::RESULT_OPEN_ROWS),
];

/// The rows that were sent or cancelled.
pub(super) fn result_rows(imported: &Arc<Imported>) -> Content {
    let filter = State::new("all".to_owned());
    let page = State::new(0_usize);
    let all = Arc::clone(imported);
    let total: Source<usize> = Rc::new(move || listed(&all, filter).count());
    let all = Arc::clone(imported);
    let places = move || {
        let places = listed(&all, filter);
        places.skip(page.get() * PAGE).take(PAGE).collect()
    };
    let all = Arc::clone(imported);
    let line = move |place: &usize| all.rows.get(*place).map_or_else(row, line);
    let choose = move |value| {
        filter.set(value);
        page.set(0);
    };
    let choice = Control::new(
        "result-filter",
        keys::HEADING_ROWS,
        move || filter.get(),
        choose,
    );
    let headings = [
        keys::HEADING_ROW,
        keys::HEADING_EMAIL,
        keys::HEADING_HAPPENED,
    ];
    let table = table(&headings, each(places, line));
    Content::from(choice.required(true).select(|| offered(&LISTS)))
        .and(region(keys::HEADING_ROWS, table.test_id("results")))
        .and(pager(page, &total))
}

/// The places of the rows that are listed.
fn listed(imported: &Imported, filter: State<String>) -> impl Iterator<Item = usize> {
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

fn line(result: &ImportedRow) -> Element {
    let state = result.state.clone();
    let number = result.row.to_string();
    row()
        .attributes(&[
            ("data-testid", "result"),
            ("data-row", &number),
            ("data-status", result.state.status()),
        ])
        .child(row_heading(keys::HEADING_ROW).text(&number))
        .child(value_cell(
            keys::HEADING_EMAIL,
            element("bdi").text(&shown(&result.email)),
        ))
        .child(
            cell(keys::HEADING_HAPPENED)
                .say(Words::made(move |language| shown(&language.row(&state)))),
        )
}
