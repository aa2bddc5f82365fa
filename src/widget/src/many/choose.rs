//! The first step: a file.

use super::chosen::ChosenFile;
use super::model::ManyModel;
use super::read::read_file;
use crate::state::State;
use crate::ui::{Content, Element, Tone, button, download, element, named_message, when};
use b2b_users_core::report::template;
use b2b_users_core::table::TableError;
use b2b_users_text::keys;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, FileList, HtmlInputElement};

/// Lets a person choose or drop a file, and offers a template.
pub(super) fn choose(model: ManyModel) -> Content {
    let session = model.session;
    let sample = session.sample().map(|address| {
        element("a")
            .attributes(&[
                ("class", "b2b-button b2b-button-subtle"),
                ("part", "button"),
            ])
            .attributes(&[("href", address), ("download", address)])
            .say(keys::FILE_SAMPLE)
    });
    let template = button("b2b-button-secondary", keys::FILE_TEMPLATE)
        .test_id("template")
        .on("click", move |_| offer_template(model.file));
    let lead = element("p")
        .attributes(&[("class", "b2b-lead"), ("part", "lead")])
        .say(keys::FILE_LEAD);
    let offers = element("div")
        .class("b2b-actions b2b-actions-start")
        .child(template)
        .child(sample);
    when(
        move || model.file.refused.with(Option::is_some),
        move || refusal(model.file),
    )
    .and(drop_zone(model))
    .and(lead)
    .and(offers)
}

fn offer_template(file: ChosenFile) {
    let rules = file.rules.get_untracked();
    let language = file.session.language();
    let file = language.with_value(|language| template(&rules, language));
    download("company-users-template.csv", &file);
}

/// Why the last file cannot be used.
fn refusal(file: ChosenFile) -> Element {
    let language = file.session.language();
    let about = move |tell: &dyn Fn(&TableError) -> String| {
        let refused = file.refused.get();
        refused.as_ref().map(tell).unwrap_or_default()
    };
    let words = move || {
        about(&|error| {
            language.with_value(|language| {
                let reason = language.table_error(error);
                language.fill(keys::FILE_REFUSED, &[("reason", reason.into())])
            })
        })
    };
    let text = element("p").text_of(words);
    named_message("file-error", Tone::Error, text)
        .attribute_of("data-code", move || about(&|error| error.code().to_owned()))
}

/// A place to drop a file on, with an ordinary file input for everybody else.
fn drop_zone(model: ManyModel) -> Element {
    let session = model.session;
    let (id, hint) = (
        session.accessibility().id("file"),
        session.accessibility().id("file-hint"),
    );
    let over = State::new(false);
    let class = move || match over.get() {
        true => "b2b-drop b2b-drop-over",
        false => "b2b-drop",
    };
    let speech = session.language();
    let words = move || {
        speech.text(match model.file.reading.get() {
            true => keys::FILE_READING,
            false => keys::FILE_HINT,
        })
    };
    let label = element("label")
        .attributes(&[("class", "b2b-label"), ("part", "label"), ("for", &id)])
        .say(keys::FILE_LABEL);
    let words = element("p").class("b2b-hint").id(&hint).text_of(words);
    element("div")
        .attribute_of("class", move || class().to_owned())
        .on("dragover", move |event| {
            event.prevent_default();
            over.set(true);
        })
        .on("dragleave", move |_| over.set(false))
        .on("drop", move |event| {
            event.prevent_default();
            over.set(false);
            let dropped = event.dyn_ref::<DragEvent>();
            let transfer = dropped.and_then(DragEvent::data_transfer);
            read_first(model, transfer.and_then(|transfer| transfer.files()));
        })
        .child(label)
        .child(file_input(model, &id).attribute("aria-describedby", &hint))
        .child(words)
}

fn file_input(model: ManyModel, id: &str) -> Element {
    let chosen = move |event: Event| {
        let target = event.target();
        let input = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            read_first(model, input.files());
            // The same file, corrected, can be chosen again.
            input.set_value("");
        }
    };
    element("input")
        .attributes(&[
            ("class", "b2b-file"),
            ("data-testid", "file"),
            ("type", "file"),
            (
                "accept",
                ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain",
            ),
        ])
        .id(id)
        .on("change", chosen)
}

fn read_first(model: ManyModel, files: Option<FileList>) {
    if let Some(file) = files.and_then(|files| files.get(0)) {
        read_file(model, file, None);
    }
}
