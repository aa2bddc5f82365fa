//! The last step: what became of each row.

use super::file::LoadedFile;
use super::imported::Imported;
use super::model::ManyModel;
use super::result_rows::result_rows;
use super::tally::{Number, tallies};
use crate::ui::{Content, Element, Tone, button, download, element, message};
use b2b_users_text::keys;
use std::rc::Rc;
use std::sync::Arc;

/// Counts, the file of rows that were not created, and each row.
pub(super) fn results(model: ManyModel) -> Content {
    // The step begins when there are results, and they do not change.
    let imported = model.run.imported.get();
    let drawn = |imported: Arc<Imported>| {
        Content::all([
            verdict(&imported),
            counts(&imported),
            actions(model, &imported),
        ])
        .and(result_rows(&imported))
    };
    imported.map(drawn).into()
}

fn actions(model: ManyModel, imported: &Imported) -> Element {
    let report = imported.report.is_some().then(|| {
        button("b2b-button-primary", keys::RESULT_SAVE)
            .attribute("part", "button button-primary")
            .test_id("download-report")
            .on("click", move |_| {
                save(model, LoadedFile::report_name, |imported| &imported.report);
            })
    });
    let doubts = imported.doubts.is_some().then(|| {
        button("b2b-button-secondary", keys::RESULT_SAVE_DOUBTS)
            .test_id("download-doubts")
            .on("click", move |_| {
                save(model, LoadedFile::doubts_name, |imported| &imported.doubts);
            })
    });
    let another = button("b2b-button-secondary", keys::RESULT_ANOTHER)
        .test_id("another")
        .on("click", move |_| model.start_over());
    element("div")
        .class("b2b-actions b2b-actions-start")
        .child(report)
        .child(doubts)
        .child(another)
}

/// Gives one of the two files, under the name that belongs to it.
fn save(
    model: ManyModel,
    name: fn(&LoadedFile) -> String,
    content: fn(&Imported) -> &Option<String>,
) {
    let file = model.file.loaded.get_untracked();
    if let Some((imported, file)) = model.run.imported.get().zip(file)
        && let Some(content) = content(&imported)
    {
        download(&name(&file), content);
    }
}

/// How it went, in a sentence.
fn verdict(imported: &Imported) -> Element {
    let counts = imported.counts;
    let created = counts.created + counts.found;
    let (tone, text) = if counts.ambiguous > 0 {
        (Tone::Warning, keys::RESULT_IN_DOUBT)
    } else if created == counts.total && imported.left_out == 0 && imported.in_store == 0 {
        (Tone::Success, keys::RESULT_ALL)
    } else if counts.cancelled > 0 {
        (Tone::Info, keys::RESULT_CANCELLED)
    } else if counts.exists + imported.in_store > 0
        && counts.exists + created == counts.total
        && imported.left_out == 0
    {
        (Tone::Info, keys::RESULT_NOTHING_LEFT)
    } else if created == 0 {
        (Tone::Warning, keys::RESULT_NONE)
    } else {
        (Tone::Info, keys::RESULT_SOME)
    };
    message(tone, element("p").test_id("verdict").say(text))
}

/// The rows by end.
fn counts(imported: &Imported) -> Element {
    let counts = imported.counts;
    let mut all = vec![
        (keys::COUNT_CREATED, "created", counts.created),
        (keys::COUNT_FOUND, "found", counts.found),
        (
            keys::COUNT_EXISTS,
            "exists",
            counts.exists + imported.in_store,
        ),
        (keys::COUNT_REJECTED, "rejected", counts.rejected),
        (keys::COUNT_AMBIGUOUS, "ambiguous", counts.ambiguous),
        (keys::COUNT_CANCELLED, "cancelled", counts.cancelled),
        (keys::COUNT_LEFT_OUT, "left-out", imported.left_out),
    ];
    all.retain(|(_, name, number)| *name != "found" || *number > 0);
    let all = all.into_iter().map(|(label, name, number)| {
        let number: Number = Rc::new(move || Some(number));
        (label, name, number)
    });
    tallies(&all.collect::<Vec<_>>())
}
