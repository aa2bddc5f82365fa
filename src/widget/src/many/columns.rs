//! Which column holds what.

use super::chosen::ChosenFile;
use super::table::{cell, region, row, row_heading, table, value_cell};
use crate::state::State;
use crate::ui::{Element, Words, each, element, when};
use b2b_users_core::check::shown;
use b2b_users_core::mapping::{Confidence, Reason, Target, extra_field_name};
use b2b_users_core::table::Table;
use b2b_users_core::user::Field;
use b2b_users_text::{Language, keys};
use leptos::prelude::untrack;

/// A row for each column of the file, with examples and a choice.
pub(super) fn columns(file: ChosenFile) -> Element {
    // Opened where there is something to decide.
    let unsure = file.mapping.with_untracked(|mapping| {
        let mut columns = mapping.columns().iter();
        !mapping.has_email() || columns.any(|column| column.confidence != Confidence::High)
    });
    // A choice for each column is much to draw, and no one sees it before.
    let opened = State::new(unsure);
    element("details")
        .class("b2b-details")
        .test_id("columns")
        .flag_of("open", move || unsure)
        .on("toggle", move |_| opened.set(true))
        .child(element("summary").say(keys::COLUMN_ALL))
        .child(when(move || opened.get(), move || drawn(file)))
}

fn drawn(file: ChosenFile) -> Element {
    let count = move || file.with_table(Table::column_count);
    let rows = each(
        move || (0..count()).collect(),
        move |column| column_row(file, *column),
    );
    region(
        keys::COLUMN_TABLE,
        table(
            &[
                keys::HEADING_COLUMN,
                keys::HEADING_EXAMPLE,
                keys::HEADING_BECOMES,
                keys::HEADING_WHY,
            ],
            rows,
        ),
    )
}

/// One column. What is shown of it follows the file, which may be read again with another separator.
fn column_row(file: ChosenFile, column: usize) -> Element {
    let language = file.session.language();
    let header = move || file.with_table(|table| shown(table.header(column)));
    let example = move || {
        file.with_table(|table| {
            let first = table.rows().next();
            shown(first.map_or("", |row| table.value(row, column)))
        })
    };
    let why = move || {
        file.mapping.with(|mapping| {
            let column = mapping.columns().get(column);
            let said = |of: &Reason| language.with_value(|language| reason(of, language));
            column.map_or_else(String::new, |column| said(&column.reason))
        })
    };
    let choice = choice(file, column).attribute_of("aria-label", move || {
        language.fill(keys::COLUMN_BECOMES, &[("column", header().into())])
    });
    row()
        .child(row_heading(keys::HEADING_COLUMN).child(element("bdi").text_of(header)))
        .child(value_cell(
            keys::HEADING_EXAMPLE,
            element("bdi").text_of(example),
        ))
        .child(cell(keys::HEADING_BECOMES).child(choice))
        .child(cell(keys::HEADING_WHY).class("b2b-hint").text_of(why))
}

/// What a column may become.
fn choice(file: ChosenFile, column: usize) -> Element {
    let chosen = move || {
        let name = |target: Option<&Target>| target.map_or("", name_of).to_owned();
        file.mapping.with(|mapping| name(mapping.target(column)))
    };
    let option = |value: &str, label: Words| element("option").attribute("value", value).say(label);
    let label = |field| Words::made(move |language| language.field(field));
    let fields = Field::ALL.into_iter();
    let fields = fields.filter(|field| *field != Field::ExtraFields);
    element("select")
        .attributes(&[("class", "b2b-input b2b-select"), ("part", "input")])
        .test_id(&format!("column-{column}"))
        .child(option("", keys::COLUMN_UNUSED.into()))
        .children(fields.map(|field| option(field.name(), label(field))))
        .child(option("extra", label(Field::ExtraFields)))
        .value_of(chosen)
        .on_value("change", move |chosen| change(file, column, &chosen))
}

fn change(file: ChosenFile, column: usize, chosen: &str) {
    let target = match chosen {
        "" => Target::Ignored,
        "extra" => {
            let header = untrack(|| file.with_table(|table| shown(table.header(column))));
            let name = extra_field_name(&header).unwrap_or(header.trim());
            Target::ExtraField(name.to_owned())
        }
        name => Field::from_name(name).map_or(Target::Ignored, Target::Field),
    };
    file.map_column(column, target);
}

const fn name_of(target: &Target) -> &'static str {
    match target {
        Target::Field(field) => field.name(),
        Target::ExtraField(_) => "extra",
        Target::Ignored => "",
    }
}

fn reason(reason: &Reason, language: &Language) -> String {
    let key = match reason {
        Reason::Synonym(of) => {
            let of = of.to_string();
            return language.fill(keys::COLUMN_SYNONYM, &[("language", of.into())]);
        }
        Reason::Typo { of } => {
            let of = of.to_string();
            return language.fill(keys::COLUMN_TYPO, &[("of", of.into())]);
        }
        Reason::SameName => keys::COLUMN_SAME_NAME,
        Reason::StoreValues => keys::COLUMN_STORE_VALUES,
        Reason::ExtraPrefix => keys::COLUMN_EXTRA_PREFIX,
        Reason::ReportColumn => keys::COLUMN_REPORT,
        Reason::AlreadyTaken => keys::COLUMN_TAKEN,
        Reason::ChosenByHand => keys::COLUMN_CHOSEN,
        Reason::Unknown => keys::COLUMN_UNKNOWN,
    };
    language.text(key)
}
