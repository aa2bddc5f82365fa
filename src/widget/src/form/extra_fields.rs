//! The store's own fields: as many name and value pairs as wanted.

use super::model::FormModel;
use crate::ui::{Content, Element, Words, button, each, element, issue_list, keep_focus, reactive};
use b2b_users_core::user::{ExtraField, Field};
use b2b_users_text::{Key, keys};

/// The pairs, and a button for one more.
pub(super) fn extra_fields(model: FormModel) -> Content {
    let session = model.session;
    let carried = session.dialect().carries(Field::ExtraFields);
    let store = session.store();
    let unknown = move || store.with(|rules| rules.extra_fields.is_none());
    // Pairs that were typed before the store's fields were known stay, to be taken away.
    let pairs = move || {
        let unknown = unknown();
        let defined = |name: &str| store.with(|rules| rules.extra_field(name).is_some());
        model.draft.with(|draft| {
            let fields = draft.extra_fields.iter().enumerate();
            let stray = fields.filter(|(_, field)| unknown || !defined(&field.name));
            stray.map(|(index, _)| index).collect::<Vec<_>>()
        })
    };
    let shown = move || carried && (unknown() || !pairs().is_empty());
    let issues_id = session.accessibility().id("extraFields-issues");
    reactive(shown, move |shown| {
        let add = move || {
            button("b2b-button-secondary", keys::FORM_ADD_EXTRA)
                .test_id("add-extra")
                .on("mousedown", |event| keep_focus(&event))
                .on("click", move |_| model.add_pair())
        };
        let legend = element("legend")
            .attributes(&[("class", "b2b-label"), ("part", "label")])
            .say(keys::FORM_EXTRA_FIELDS);
        shown.then(|| {
            element("fieldset")
                .class("b2b-fieldset")
                .child(legend)
                .child(each(pairs, move |index| pair(model, *index)))
                .child(issue_list(&issues_id, model.issues(Field::ExtraFields)))
                .child(reactive(unknown, move |unknown| unknown.then(add)))
        })
    })
}

/// One name and one value.
fn pair(model: FormModel, index: usize) -> Element {
    let numbered = |key| {
        let number = [("number", (index as u64 + 1).into())];
        Words::made(move |language| language.fill(key, &number))
    };
    let remove = button("b2b-button-subtle", keys::FORM_REMOVE)
        .say_as("aria-label", numbered(keys::FORM_REMOVE_EXTRA))
        .on("click", move |_| model.remove_pair(index));
    element("div")
        .attributes(&[("class", "b2b-pair"), ("role", "group")])
        .say_as("aria-label", numbered(keys::FORM_EXTRA_FIELD))
        .child(pair_part(
            model,
            index,
            (keys::FORM_EXTRA_NAME, "extra-name"),
            |field| &mut field.name,
        ))
        .child(pair_part(
            model,
            index,
            (keys::FORM_EXTRA_VALUE, "extra-value"),
            |field| &mut field.value,
        ))
        .child(remove)
}

fn pair_part(
    model: FormModel,
    index: usize,
    (label, name): (Key, &str),
    part: fn(&mut ExtraField) -> &mut String,
) -> Element {
    let session = model.session;
    let left = model.leave(Field::ExtraFields);
    // The summary's link to the extra fields leads to the first of them.
    let id = match (name, index) {
        ("extra-name", 0) => session.accessibility().id(Field::ExtraFields.name()),
        _ => session.accessibility().id(&format!("{name}-{index}")),
    };
    let input = element("input")
        .attributes(&[("class", "b2b-input"), ("part", "input")])
        .id(&id)
        .test_id(&format!("{name}-{index}"))
        .attribute(
            "aria-describedby",
            &session.accessibility().id("extraFields-issues"),
        )
        .value_of(move || model.pair_text(index, part))
        .on_value("input", move |text| model.set_pair_text(index, part, text))
        .on("blur", move |_| left());
    let words = element("span")
        .attributes(&[("class", "b2b-label"), ("part", "label")])
        .say(label);
    element("label")
        .class("b2b-pair-part")
        .child(words)
        .child(input)
}

impl FormModel {
    fn add_pair(self) {
        self.draft
            .update(|draft| draft.extra_fields.push(ExtraField::default()));
    }

    fn remove_pair(self, index: usize) {
        self.draft.update(|draft| {
            if index < draft.extra_fields.len() {
                draft.extra_fields.remove(index);
            }
        });
    }

    fn pair_text(self, index: usize, part: fn(&mut ExtraField) -> &mut String) -> String {
        self.draft.with(|draft| {
            let field = draft.extra_fields.get(index).cloned();
            field
                .map(|mut field| std::mem::take(part(&mut field)))
                .unwrap_or_default()
        })
    }

    fn set_pair_text(self, index: usize, part: fn(&mut ExtraField) -> &mut String, text: String) {
        self.draft.update(|draft| {
            if let Some(field) = draft.extra_fields.get_mut(index) {
                *part(field) = text;
            }
        });
    }
}
