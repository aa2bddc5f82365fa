//! Which file it is, how it was read, and which of its columns have no place.

use super::file::LoadedFile;
use super::model::ManyModel;
use super::read::read_again;
use crate::session::Session;
use crate::ui::{Content, Control, Element, Tone, element, named_message, when};
use b2b_users_core::mapping::Target;
use b2b_users_core::table::Delimiter;
use b2b_users_core::user::Field;
use leptos::prelude::*;

/// Names the columns that the way of creating users has no place for.
pub(super) fn not_sent(model: ManyModel) -> Content {
    let drawn = move || {
        let session = Session::expect();
        let language = session.language();
        let way = language.with_value(|language| language.dialect(session.dialect()));
        let text = element("p")
            .text("There is no place for these columns with ")
            .text(&way)
            .text(", so they are not sent: ")
            .child(element("bdi").text_of(move || names_not_sent(model).join(", ")));
        named_message("not-sent", Tone::Warning, text)
    };
    when(move || !names_not_sent(model).is_empty(), drawn)
}

fn names_not_sent(model: ManyModel) -> Vec<String> {
    let Some(file) = model.file.get() else {
        return Vec::new();
    };
    let rules = model.rules.get();
    let is_dropped = |target: &Target| match target {
        Target::Field(field) => !rules.carries(*field),
        Target::ExtraField(_) => !rules.carries(Field::ExtraFields),
        Target::Ignored => false,
    };
    model.mapping.with(|mapping| {
        let columns = mapping.columns().iter().enumerate();
        let dropped = columns.filter(|(_, column)| is_dropped(&column.target));
        let names = dropped.map(|(index, _)| file.table.header(index).to_owned());
        names.collect()
    })
}

/// Which file it is and how it was read.
pub(super) fn file_line(model: ManyModel) -> Element {
    let of_file = move |tell: fn(&LoadedFile) -> String| {
        let tell = move || model.file.get().map(|file| tell(&file));
        move || tell().unwrap_or_default()
    };
    let choose = move |chosen: String| {
        let mut delimiters = Delimiter::ALL.into_iter();
        let delimiter = delimiters.find(|known| chosen.as_bytes() == [known.byte()]);
        read_again(model, delimiter);
    };
    let language = Session::expect().language();
    let options = move || {
        let options = Delimiter::ALL.map(|delimiter| {
            let name = language.with_value(|language| language.delimiter(delimiter));
            (sign(delimiter), name)
        });
        options.to_vec()
    };
    let separator = of_file(|file| sign(file.table.delimiter()));
    let separator = Control::new("delimiter", "Separator", separator, choose)
        .required(true)
        .select(options);
    let name = element("bdi")
        .test_id("file-name")
        .text_of(of_file(described));
    element("div")
        .class("b2b-grid")
        .child(element("p").class("b2b-strong b2b-wrap").child(name))
        .child(separator)
}

fn sign(delimiter: Delimiter) -> String {
    char::from(delimiter.byte()).to_string()
}

fn described(file: &LoadedFile) -> String {
    let blank = match file.table.blank_rows() {
        0 => String::new(),
        1 => ", 1 blank row left out".to_owned(),
        rows => format!(", {rows} blank rows left out"),
    };
    let report = if file.table.is_escaped() {
        ", a file of rows that were not created before"
    } else {
        ""
    };
    let encoding = file.table.encoding().name();
    format!("{} ({encoding}{blank}{report})", file.name)
}
