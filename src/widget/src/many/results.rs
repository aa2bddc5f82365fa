//! The last step: what became of each row.

use super::file::LoadedFile;
use super::import::{Imported, ImportedRow};
use super::model::ManyModel;
use super::tally::Tally;
use crate::session::Session;
use crate::ui::{Control, Message, PAGE, Pager, Tone, download, fixed};
use b2b_users_core::check;
use b2b_users_core::import::{End, RowState};
use leptos::prelude::*;
use std::sync::Arc;

/// Counts, the file of rows that were not created, and each row.
#[component]
pub(super) fn Results(model: ManyModel) -> impl IntoView {
    let save = move |_| {
        download_file(model, LoadedFile::report_name, |imported| {
            imported.report.as_deref()
        });
    };
    let save_doubts = move |_| {
        download_file(model, LoadedFile::doubts_name, |imported| {
            imported.doubts.as_deref()
        });
    };
    move || {
        model.imported.get().map(|imported| {
            let downloadable = imported.report.is_some();
            let doubtful = imported.doubts.is_some();
            view! {
                <Verdict imported=imported.clone() />
                <Tallies imported=imported.clone() />
                <div class="b2b-actions b2b-actions-start">
                    {downloadable.then(|| view! {
                        <button type="button" class="b2b-button b2b-button-primary" part="button button-primary" data-testid="download-report" on:click=save>
                            "Download rows that were not created"
                        </button>
                    })}
                    {doubtful.then(|| view! {
                        <button type="button" class="b2b-button b2b-button-secondary" part="button" data-testid="download-doubts" on:click=save_doubts>
                            "Download rows to check"
                        </button>
                    })}
                    <button type="button" class="b2b-button b2b-button-secondary" part="button" data-testid="another" on:click=move |_| model.start_over()>
                        "Import another file"
                    </button>
                </div>
                <Rows imported />
            }
        })
    }
}

/// Gives one of the two files, under the name that belongs to it.
fn download_file(
    model: ManyModel,
    name: impl Fn(&LoadedFile) -> String,
    content: impl Fn(&Imported) -> Option<&str>,
) {
    let file = model.file.get_untracked();
    if let Some((imported, file)) = model.imported.get_untracked().zip(file)
        && let Some(content) = content(&imported)
    {
        download(&name(&file), content);
    }
}

/// How it went, in a sentence.
#[component]
fn Verdict(imported: Arc<Imported>) -> impl IntoView {
    let counts = imported.counts;
    let created = counts.created + counts.found;
    let (tone, text) = if counts.ambiguous > 0 {
        (
            Tone::Warning,
            "For some rows nobody can say whether they were created. They are in a file of their own: look them up in the store before you send them again.",
        )
    } else if created == counts.total && imported.left_out == 0 && imported.in_store == 0 {
        (Tone::Success, "Every user was created.")
    } else if counts.cancelled > 0 {
        (
            Tone::Info,
            "The import was cancelled. Download the rows that were not created and import that file to go on.",
        )
    } else if counts.exists + imported.in_store > 0
        && counts.exists + created == counts.total
        && imported.left_out == 0
    {
        (
            Tone::Info,
            "Nothing is left to create: the other users were in the store already.",
        )
    } else if created == 0 {
        (
            Tone::Warning,
            "No user was created. Download the rows, correct them and import that file.",
        )
    } else {
        (
            Tone::Info,
            "Some rows were not created. Download them, correct them and import that file: it holds nothing that was created.",
        )
    };
    view! { <Message tone><p data-testid="verdict">{text}</p></Message> }
}

/// The rows by end.
#[component]
fn Tallies(imported: Arc<Imported>) -> impl IntoView {
    let counts = imported.counts;
    view! {
        <ul class="b2b-tallies">
            <Tally label="Created" name="created" value=counts.created />
            {(counts.found > 0).then(|| view! { <Tally label="Found after sending" name="found" value=counts.found /> })}
            <Tally label="Already there" name="exists" value={counts.exists + imported.in_store} />
            <Tally label="Refused" name="rejected" value=counts.rejected />
            <Tally label="Uncertain" name="ambiguous" value=counts.ambiguous />
            <Tally label="Not sent" name="cancelled" value=counts.cancelled />
            <Tally label="Left out with errors" name="left-out" value=imported.left_out />
        </ul>
    }
}

/// Each row with its end, in pages.
#[component]
fn Rows(imported: Arc<Imported>) -> impl IntoView {
    let filter = RwSignal::new("all".to_owned());
    let page = RwSignal::new(0_usize);
    let shows = move |row: &&ImportedRow| {
        filter.with(|filter| {
            filter != "open"
                || !matches!(
                    row.state,
                    RowState::Closed(End::Created { .. } | End::Joined { .. })
                )
        })
    };
    let total = {
        let imported = imported.clone();
        Signal::derive(move || imported.rows.iter().filter(shows).count())
    };
    let shown = move || {
        imported
            .rows
            .iter()
            .filter(shows)
            .skip(page.get() * PAGE)
            .take(PAGE)
            .cloned()
            .collect::<Vec<_>>()
    };
    let language = Session::expect().language();
    let line = move |row: ImportedRow| {
        let text = language.with_value(|language| language.row(&row.state));
        view! {
            <tr role="row" data-testid="result" data-row=row.row data-status=row.state.status()>
                <th scope="row" role="rowheader" data-label="Row">{row.row}</th>
                <td role="cell" data-label="Email" class="b2b-cell"><bdi>{check::shown(&row.email)}</bdi></td>
                <td role="cell" data-label="What happened">{check::shown(&text)}</td>
            </tr>
        }
    };
    let choose = move |value| {
        filter.set(value);
        page.set(0);
    };
    let choice = Control::new("result-filter", "Rows", move || filter.get(), choose)
        .required(true)
        .select(|| {
            fixed(&[
                ("all", "All rows"),
                ("open", "Only rows that were not created"),
            ])
        });
    view! {
        {choice.into_view()}
        <div class="b2b-scroll" role="region" aria-label="Rows">
            <table role="table" class="b2b-table" part="table" data-testid="results">
                <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{"Row"}</th><th scope="col" role="columnheader">{"Email"}</th><th scope="col" role="columnheader">{"What happened"}</th></tr></thead>
                <tbody role="rowgroup">{move || shown().into_iter().map(line).collect_view()}</tbody>
            </table>
        </div>
        <Pager page total />
    }
}
