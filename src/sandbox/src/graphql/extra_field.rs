//! Definitions of fields in the schema.

use crate::extra_field_definition::ExtraFieldDefinition;
use async_graphql::SimpleObject;

/// How the store defines one of its own user fields. Whether values have to be unique is not
/// told here.
#[derive(SimpleObject)]
pub(super) struct ExtraFieldsConfigType {
    field_name: Option<String>,
    /// 0 text, 1 several lines of text, 2 number, 3 dropdown.
    field_type: Option<i32>,
    is_required: Option<bool>,
    default_value: Option<String>,
    /// Characters of a text.
    maximum_length: Option<String>,
    /// Lines that a form should show.
    number_of_rows: Option<String>,
    /// The largest number.
    maximum_value: Option<String>,
    /// The values of a dropdown.
    list_of_value: Option<Vec<Option<String>>>,
    /// Whether a buyer gets to see the field.
    visible_to_enduser: Option<bool>,
    /// What a form calls the field.
    label_name: Option<String>,
}

impl From<&ExtraFieldDefinition> for ExtraFieldsConfigType {
    fn from(definition: &ExtraFieldDefinition) -> Self {
        Self {
            field_name: Some(definition.name.clone()),
            field_type: Some(definition.kind as i32),
            is_required: Some(definition.required),
            default_value: Some(definition.default_value.clone()),
            maximum_length: definition.maximum_length.clone(),
            number_of_rows: definition.number_of_rows.clone(),
            maximum_value: definition.maximum_value.clone(),
            list_of_value: Some(definition.values.iter().cloned().map(Some).collect()),
            visible_to_enduser: Some(definition.visible_to_end_user),
            label_name: Some(definition.shown_label().to_owned()),
        }
    }
}
