//! Tables that a narrow screen shows as cards, for which each cell says what it holds. Styles take
//! the roles away, so they are told.

use crate::ui::{Content, Element, element};
use b2b_users_text::{Key, keys};

/// A table in a place of this name that scrolls.
pub(super) fn region(label: Key, table: Element) -> Element {
    element("div")
        .attributes(&[("class", "b2b-scroll"), ("role", "region")])
        .say_as("aria-label", label)
        .child(table)
}

/// A table with these headings and rows.
pub(super) fn table(headings: &[Key], rows: Content) -> Element {
    let headings = headings.iter().map(|heading| {
        element("th")
            .attributes(&[("scope", "col"), ("role", "columnheader")])
            .say(*heading)
    });
    let group = |name| element(name).attribute("role", "rowgroup");
    element("table")
        .attributes(&[("role", "table"), ("class", "b2b-table"), ("part", "table")])
        .child(group("thead").child(row().children(headings)))
        .child(group("tbody").child(rows))
}

/// A row without cells.
pub(super) fn row() -> Element {
    element("tr").attribute("role", "row")
}

/// The cell that a row is called by, under the heading `label`.
pub(super) fn row_heading(label: Key) -> Element {
    element("th")
        .attributes(&[("scope", "row"), ("role", "rowheader")])
        .say_as("data-label", label)
}

/// A cell under the heading `label`.
pub(super) fn cell(label: Key) -> Element {
    element("td")
        .attribute("role", "cell")
        .say_as("data-label", label)
}

/// A cell with what a file holds; where that is nothing, it says so.
pub(super) fn value_cell(label: Key, value: Element) -> Element {
    cell(label)
        .class("b2b-cell")
        .child(value.say_as("data-empty", keys::HEADING_EMPTY))
}
