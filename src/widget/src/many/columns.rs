//! Which column holds what.

use super::model::ManyModel;
use crate::session::Session;
use b2b_users_core::check::shown;
use b2b_users_core::mapping::{Confidence, Reason, Target, extra_field_name};
use b2b_users_core::user::Field;
use leptos::prelude::*;

/// A row for each column of the file, with examples and a choice.
#[component]
pub(super) fn Columns(model: ManyModel) -> impl IntoView {
    let columns = Signal::derive(move || {
        model
            .file
            .with(|file| file.as_ref().map_or(0, |file| file.table.column_count()))
    });
    // Opened where there is something to decide.
    let unsure = model.mapping.with_untracked(|mapping| {
        !mapping.has_email()
            || mapping
                .columns()
                .iter()
                .any(|column| column.confidence != Confidence::High)
    });
    // A choice for each column is much to draw, and nobody sees it before.
    let opened = RwSignal::new(unsure);
    let table = move || {
        view! {
            <div class="b2b-scroll" role="region" aria-label="Columns of the file">
                <table role="table" class="b2b-table" part="table">
                    <thead role="rowgroup">
                        <tr role="row"><th scope="col" role="columnheader">{"Column"}</th><th scope="col" role="columnheader">{"Example"}</th><th scope="col" role="columnheader">{"Becomes"}</th><th scope="col" role="columnheader">{"Why"}</th></tr>
                    </thead>
                    <tbody role="rowgroup">
                        {move || (0..columns.get()).map(|column| view! { <Column model column /> }).collect_view()}
                    </tbody>
                </table>
            </div>
        }
    };
    view! {
        <details class="b2b-details" open=unsure data-testid="columns" on:toggle=move |_| opened.set(true)>
            <summary>{"Columns"}</summary>
            {move || opened.get().then(table)}
        </details>
    }
}

/// One column.
#[component]
fn Column(model: ManyModel, column: usize) -> impl IntoView {
    let (header, example) = model.file.with_untracked(|file| {
        file.as_ref()
            .map(|file| {
                (
                    shown(file.table.header(column)),
                    shown(
                        file.table
                            .rows()
                            .next()
                            .map_or("", |row| file.table.value(row, column)),
                    ),
                )
            })
            .unwrap_or_default()
    });
    let extra_name = extra_field_name(&header)
        .unwrap_or(header.trim())
        .to_owned();
    let chosen = move || {
        model
            .mapping
            .with(|mapping| mapping.target(column).map_or("", name_of))
    };
    let change = {
        let extra_name = extra_name.clone();
        move |event| {
            let target = match event_target_value(&event).as_str() {
                "" => Target::Ignored,
                "extra" => Target::ExtraField(extra_name.clone()),
                name => Field::from_name(name).map_or(Target::Ignored, Target::Field),
            };
            model.mapping.update(|mapping| mapping.set(column, target));
        }
    };
    let why = move || {
        model.mapping.with(|mapping| {
            mapping
                .columns()
                .get(column)
                .map(|column| reason(&column.reason))
        })
    };
    let option = move |value: &'static str, label: String| {
        view! { <option value=value selected=move || chosen() == value>{label}</option> }
    };
    let language = Session::expect().language();
    let label = |field| language.with_value(|language| language.field(field));
    let fields = Field::ALL
        .into_iter()
        .filter(|field| *field != Field::ExtraFields);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader" data-label="Column"><bdi>{header.clone()}</bdi></th>
            <td role="cell" data-label="Example" class="b2b-cell"><bdi>{example}</bdi></td>
            <td role="cell" data-label="Becomes">
                <select class="b2b-input b2b-select" part="input" aria-label=format!("{header} becomes") data-testid=format!("column-{column}") prop:value=chosen on:change=change>
                    {option("", "Not used".to_owned())}
                    {fields.map(|field| option(field.name(), label(field))).collect_view()}
                    {option("extra", label(Field::ExtraFields))}
                </select>
            </td>
            <td role="cell" data-label="Why" class="b2b-hint">{why}</td>
        </tr>
    }
}

const fn name_of(target: &Target) -> &'static str {
    match target {
        Target::Field(field) => field.name(),
        Target::ExtraField(_) => "extra",
        Target::Ignored => "",
    }
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::SameName => "Same name".to_owned(),
        Reason::Synonym(language) => format!("Another word for it ({language})"),
        Reason::Typo { of } => format!("Looks like \"{of}\""),
        Reason::StoreValues => "Holds the store's companies".to_owned(),
        Reason::ExtraPrefix => "Begins with extra:".to_owned(),
        Reason::ReportColumn => "Reasons from an earlier import".to_owned(),
        Reason::AlreadyTaken => "Another column is used".to_owned(),
        Reason::ChosenByHand => "Chosen by you".to_owned(),
        Reason::Unknown => "Not recognised".to_owned(),
    }
}
