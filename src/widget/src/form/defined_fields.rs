//! The fields that the store defined, each with an input of its own kind.

use super::model::FormModel;
use crate::session::Session;
use crate::ui::{SelectField, TextArea, TextField};
use b2b_users_core::config::{ExtraFieldDefinition, ExtraFieldType};
use b2b_users_core::folded;
use b2b_users_core::user::{ExtraField, Field};
use leptos::prelude::*;

/// Inputs for the fields that are required, or for the others.
#[component]
pub(super) fn DefinedFields(model: FormModel, required: bool) -> impl IntoView {
    let session = Session::expect();
    let store = session.store();
    let carried = session.dialect().carries(Field::ExtraFields);
    let defined = Memo::new(move |_| {
        store.with(|rules| {
            let fields = rules.extra_fields.iter().flatten().enumerate();
            let fields = fields.filter(|(_, field)| carried && field.required == required);
            fields
                .map(|(place, field)| (place, field.clone()))
                .collect::<Vec<_>>()
        })
    });
    move || {
        let fields = defined.get();
        (!fields.is_empty()).then(|| {
            let input = |(place, definition)| view! { <DefinedField model place definition /> };
            view! { <div class="b2b-grid">{fields.into_iter().map(input).collect_view()}</div> }
        })
    }
}

/// One input.
#[component]
fn DefinedField(model: FormModel, place: usize, definition: ExtraFieldDefinition) -> impl IntoView {
    let field_name = definition.name.clone();
    let value = {
        let name = field_name.clone();
        Signal::derive(move || model.extra_value(&name))
    };
    let change = {
        let name = field_name.clone();
        Callback::new(move |text: String| model.set_extra_value(&name, text))
    };
    let issues = model.extra_field_issues(field_name);
    let leave = model.leave(Field::ExtraFields);
    let name = format!("extra-{place}");
    let hint = Signal::stored(hint(&definition));
    let (label, required) = (definition.label, definition.required);
    match definition.value_type {
        ExtraFieldType::Dropdown { values } => {
            let mut options = vec![(String::new(), "Choose a value".to_owned())];
            options.extend(values.into_iter().map(|value| (value.clone(), value)));
            view! { <SelectField name label options value on_change=change on_leave=leave issues hint required /> }.into_any()
        }
        ExtraFieldType::Multiline { .. } => {
            view! { <TextArea name label value on_input=change on_leave=leave issues hint required /> }.into_any()
        }
        ExtraFieldType::Number { .. } => {
            view! { <TextField name label value on_input=change on_leave=leave issues keyboard="decimal" hint required /> }.into_any()
        }
        ExtraFieldType::Text { .. } => {
            view! { <TextField name label value on_input=change on_leave=leave issues hint required /> }.into_any()
        }
    }
}

/// What the store says about a field, in words.
fn hint(definition: &ExtraFieldDefinition) -> String {
    let limit = match &definition.value_type {
        ExtraFieldType::Text {
            maximum_length: Some(maximum),
        } => format!("At most {maximum} characters."),
        ExtraFieldType::Multiline { lines: Some(lines) } => format!("At most {lines} lines."),
        ExtraFieldType::Number {
            maximum: Some(maximum),
        } => format!("A number up to {maximum}."),
        _ => String::new(),
    };
    let unique = if definition.unique {
        "No two users may share a value."
    } else {
        ""
    };
    let standard = definition
        .default_value
        .as_ref()
        .map(|value| format!("\"{value}\" if left empty."));
    let parts = [limit, unique.to_owned(), standard.unwrap_or_default()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
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
