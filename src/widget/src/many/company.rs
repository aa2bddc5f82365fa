//! A question that has to be answered before anyone joins the wrong company.

use super::chosen::ChosenFile;
use crate::ui::{
    Content, Element, Tone, actions, button, element, marked, message_with, reactive, with_marked,
};
use b2b_users_core::check::{check_company, shown};
use b2b_users_core::mapping::Target;
use b2b_users_core::user::Field;
use b2b_users_text::{Key, keys};

/// Asks what a column holds that looks like the company, where a default would win over it.
pub(super) fn unread_company(file: ChosenFile) -> Content {
    reactive(
        move || file.unread_company.get(),
        move |column| column.map(|column| question(file, column)),
    )
}

fn question(file: ChosenFile, column: usize) -> Element {
    let header = move || file.with_table(|table| shown(table.header(column)));
    let language = file.session.language();
    let words = move || {
        let names = [
            ("column", marked(&header()).into()),
            ("company", marked(&default_company(file)).into()),
        ];
        language.fill(keys::COLUMN_QUESTION, &names)
    };
    let text = with_marked(element("p"), words, |name| {
        element("bdi").class("b2b-strong").text(name)
    });
    let yes = answer(file, column, keys::COLUMN_YES, || {
        Target::Field(Field::CompanyId)
    });
    let no = answer(file, column, keys::COLUMN_NO, || Target::Ignored);
    let answers = Content::from(yes.test_id("company-yes")).and(no.test_id("company-no"));
    element("div")
        .attributes(&[("data-testid", "unread-company"), ("tabindex", "-1")])
        .id(&file.session.accessibility().id("unread-company"))
        .child(message_with(
            Tone::Error,
            text.into(),
            actions(answers).into(),
        ))
}

/// The company that stands in for blank cells, by its name if the store told it.
fn default_company(file: ChosenFile) -> String {
    let rules = file.rules.get();
    let typed = rules.defaults.company_id.trim();
    let company = check_company(typed, rules.store.companies.as_ref()).0;
    let language = file.session.language();
    let label = |id| language.with_value(|language| language.company(id, &rules.store));
    company.map_or_else(|| typed.to_owned(), label)
}

/// A button that says what the column holds.
fn answer(file: ChosenFile, column: usize, words: Key, target: fn() -> Target) -> Element {
    button("b2b-button-secondary", words).on("click", move |_| {
        file.map_column(column, target());
        // The question goes away with its buttons, or the next one takes its place.
        file.session.accessibility().focus("many-heading");
    })
}
