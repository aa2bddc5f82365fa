//! Which file it is, how it was read, and which of its columns have no place.

use super::chosen::ChosenFile;
use super::file::LoadedFile;
use super::model::ManyModel;
use super::read::read_again;
use crate::ui::{
    Content, Control, Element, Tone, element, marked, named_message, when, with_marked,
};
use b2b_users_core::mapping::Target;
use b2b_users_core::table::Delimiter;
use b2b_users_core::user::Field;
use b2b_users_text::{Language, keys};

/// Names the columns that the way of creating users has no place for.
pub(super) fn not_sent(file: ChosenFile) -> Content {
    let drawn = move || {
        let session = file.session;
        let language = session.language();
        let words = move || {
            language.with_value(|language| {
                let names = [
                    ("dialect", language.dialect(session.dialect()).into()),
                    ("columns", marked(&names_not_sent(file).join(", ")).into()),
                ];
                language.fill(keys::REVIEW_NOT_SENT, &names)
            })
        };
        let text = with_marked(element("p"), words, |names| element("bdi").text(names));
        named_message("not-sent", Tone::Warning, text)
    };
    when(move || !names_not_sent(file).is_empty(), drawn)
}

fn names_not_sent(chosen: ChosenFile) -> Vec<String> {
    let Some(file) = chosen.loaded.get() else {
        return Vec::new();
    };
    let rules = chosen.rules.get();
    let is_dropped = |target: &Target| match target {
        Target::Field(field) => !rules.carries(*field),
        Target::ExtraField(_) => !rules.carries(Field::ExtraFields),
        Target::Ignored => false,
    };
    chosen.mapping.with(|mapping| {
        let columns = mapping.columns().iter().enumerate();
        let dropped = columns.filter(|(_, column)| is_dropped(&column.target));
        let names = dropped.map(|(index, _)| file.table.header(index).to_owned());
        names.collect()
    })
}

/// Which file it is and how it was read.
pub(super) fn file_line(model: ManyModel) -> Element {
    let language = model.session.language();
    let of_file = move |tell: fn(&LoadedFile, &Language) -> String| {
        let tell = move || {
            let file = model.file.loaded.get()?;
            Some(language.with_value(|language| tell(&file, language)))
        };
        move || tell().unwrap_or_default()
    };
    let choose = move |chosen: String| {
        let mut delimiters = Delimiter::ALL.into_iter();
        let delimiter = delimiters.find(|known| chosen.as_bytes() == [known.byte()]);
        read_again(model, delimiter);
    };
    let options = move || {
        let options = Delimiter::ALL.map(|delimiter| {
            let name = language.with_value(|language| language.delimiter(delimiter));
            (sign(delimiter), name)
        });
        options.to_vec()
    };
    let separator = of_file(|file, _| sign(file.table.delimiter()));
    let separator = Control::new("delimiter", keys::REVIEW_SEPARATOR, separator, choose)
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

fn described(file: &LoadedFile, language: &Language) -> String {
    let is_report = file.table.is_escaped();
    let facts = [
        ("name", file.name.as_str().into()),
        ("encoding", file.table.encoding().name().into()),
        ("blank", (file.table.blank_rows() as u64).into()),
        ("report", if is_report { "yes" } else { "" }.into()),
    ];
    language.fill(keys::FILE_DESCRIBED, &facts)
}
