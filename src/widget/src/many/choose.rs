//! The first step: a file.

use super::model::ManyModel;
use super::read::read_file;
use crate::session::Session;
use crate::ui::{Message, Tone, download};
use b2b_users_core::report::template;
use leptos::ev::{DragEvent, Event};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Lets somebody choose or drop a file, and offers a template.
#[component]
pub(super) fn Choose(model: ManyModel) -> impl IntoView {
    let session = Session::expect();
    let (sample, language) = (session.sample(), session.language());
    let offer = move |_| {
        let rules = model.rules.get_untracked();
        let file = language.with_value(|language| template(&rules, language));
        download("company-users-template.csv", &file);
    };
    view! {
        {move || model.refused.get().map(|error| {
            let text = language.with_value(|language| language.table_error(&error));
            let code = error.code();
            view! {
                <div data-testid="file-error" data-code=code>
                    <Message tone=Tone::Error><p>{text} " Nothing was sent."</p></Message>
                </div>
            }
        })}
        <DropZone model />
        <p class="b2b-lead" part="lead">
            "One row per user, with a header row. Nothing leaves this page before you have seen and confirmed it."
        </p>
        <div class="b2b-actions b2b-actions-start">
            <button type="button" class="b2b-button b2b-button-secondary" part="button" data-testid="template" on:click=offer>
                "Download a template"
            </button>
            {sample.map(|address| view! {
                <a class="b2b-button b2b-button-subtle" part="button" href=address download=address>
                    "Download a sample with problems"
                </a>
            })}
        </div>
    }
}

/// A place to drop a file on, with an ordinary file input for everybody else.
#[component]
fn DropZone(model: ManyModel) -> impl IntoView {
    let session = Session::expect();
    let (id, hint) = (session.id("file"), session.id("file-hint"));
    let over = RwSignal::new(false);
    let choose = move |event: Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(file) = input
            .as_ref()
            .and_then(HtmlInputElement::files)
            .and_then(|files| files.get(0))
        {
            read_file(model, file, None);
        }
        // The same file, corrected, can be chosen again.
        if let Some(input) = input {
            input.set_value("");
        }
    };
    let drop_file = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|transfer| transfer.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            read_file(model, file, None);
        }
    };
    view! {
        <div
            class="b2b-drop"
            class:b2b-drop-over=move || over.get()
            on:dragover=move |event| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false)
            on:drop=drop_file
        >
            <label class="b2b-label" part="label" for=id.clone()>"CSV file"</label>
            <input
                class="b2b-file"
                id=id
                data-testid="file"
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                aria-describedby=hint.clone()
                on:change=choose
            />
            <p class="b2b-hint" id=hint>
                {move || if model.reading.get() { "Reading the file…" } else { "Choose a file or drop it here: CSV or tab-separated text, up to 20 MB and 100,000 rows." }}
            </p>
        </div>
    }
}
