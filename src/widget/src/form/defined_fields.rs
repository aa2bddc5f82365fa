//! The fields that the store defined, each with an input of its own kind.

use super::model::FormModel;
use crate::ui::{Content, Control, Element, Options, Words, element, offered, reactive};
use b2b_users_core::config::{ExtraFieldDefinition, ExtraFieldType};
use b2b_users_core::folded;
use b2b_users_core::user::{ExtraField, Field};
use b2b_users_text::{Key, keys};

/// Inputs for the fields that are required, or for the others.
pub(super) fn defined_fields(model: FormModel, required: bool) -> Content {
    let session = model.session;
    let store = session.store();
    let carried = session.dialect().carries(Field::ExtraFields);
    let defined = move || {
        store.with(|rules| {
            let fields = rules.extra_fields.iter().flatten().enumerate();
            let fields = fields.filter(|(_, field)| carried && field.required == required);
            fields
                .map(|(place, field)| (place, field.clone()))
                .collect::<Vec<_>>()
        })
    };
    reactive(defined, move |fields| {
        let inputs = fields
            .iter()
            .map(|(place, definition)| defined_field(model, *place, definition));
        (!fields.is_empty()).then(|| element("div").class("b2b-grid").children(inputs))
    })
}

/// One input.
fn defined_field(model: FormModel, place: usize, definition: &ExtraFieldDefinition) -> Element {
    let (shown, changed) = (definition.name.clone(), definition.name.clone());
    let control = Control::new(
        &format!("extra-{place}"),
        definition.label.as_str(),
        move || model.extra_value(&shown),
        move |text| model.set_extra_value(&changed, text),
    )
    .on_leave(model.leave(Field::ExtraFields))
    .problems(model.extra_field_issues(definition.name.clone()))
    .hint(hint(definition))
    .required(definition.required);
    match &definition.value_type {
        ExtraFieldType::Dropdown { values } => {
            let own = values.iter().map(|value| (value.clone(), value.clone()));
            let own: Options = own.collect();
            control.select(move || {
                let mut options = offered(&[("", keys::FORM_CHOOSE_VALUE)]);
                options.extend_from_slice(&own);
                options
            })
        }
        ExtraFieldType::Multiline { .. } => control.text_area(),
        ExtraFieldType::Number { .. } => control.text_field("decimal", None),
        ExtraFieldType::Text { .. } => control.text_field("text", None),
    }
}

/// What the store says about a field, in words.
fn hint(definition: &ExtraFieldDefinition) -> Words {
    let definition = definition.clone();
    Words::made(move |language| {
        let limit = match &definition.value_type {
            ExtraFieldType::Text {
                maximum_length: Some(maximum),
            } => Some((keys::FORM_AT_MOST_CHARACTERS, maximum.to_string())),
            ExtraFieldType::Multiline { lines: Some(lines) } => {
                Some((keys::FORM_AT_MOST_LINES, lines.to_string()))
            }
            ExtraFieldType::Number {
                maximum: Some(maximum),
            } => Some((keys::FORM_AT_MOST, maximum.to_string())),
            _ => None,
        };
        let said =
            |(key, maximum): (Key, String)| language.fill(key, &[("maximum", maximum.into())]);
        let limit = limit.map(said).unwrap_or_default();
        let unique = definition.unique.then(|| language.text(keys::FORM_UNIQUE));
        let standard = definition
            .default_value
            .as_ref()
            .map(|value| language.fill(keys::FORM_STANDARD, &[("value", value.as_str().into())]));
        let mut parts = vec![
            limit,
            unique.unwrap_or_default(),
            standard.unwrap_or_default(),
        ];
        parts.retain(|part| !part.is_empty());
        parts.join(" ")
    })
}

impl FormModel {
    fn extra_value(self, name: &str) -> String {
        self.draft.with(|draft| {
            let mut fields = draft.extra_fields.iter();
            let field = fields.find(|field| is_called(field, name));
            field.map(|field| field.value.clone()).unwrap_or_default()
        })
    }

    fn set_extra_value(self, name: &str, value: String) {
        self.refused.set(None);
        self.draft.update(|draft| {
            let mut fields = draft.extra_fields.iter_mut();
            match fields.find(|field| is_called(field, name)) {
                Some(field) => field.value = value,
                None => draft.extra_fields.push(ExtraField {
                    name: name.to_owned(),
                    value,
                }),
            }
        });
    }
}

/// The check minds no case either.
fn is_called(field: &ExtraField, name: &str) -> bool {
    folded(&field.name) == folded(name)
}
