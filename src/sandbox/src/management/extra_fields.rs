//! The list of the fields that the store has defined.

use crate::authentication::{Authenticated, Management};
use crate::envelope::{Refusal, listing};
use crate::extra_field_definition::{ExtraFieldDefinition, ExtraFieldKind};
use crate::query::Query;
use crate::random::Random;
use crate::sandbox::Sandbox;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use serde_json::{Value, json};

/// Fields that a store defines itself, and not one that comes with B2B Edition.
const USER_DEFINED: u8 = 2;
const FIRST_ID: u64 = 3001;

/// `GET /api/v3/io/users/extra-fields`: the user fields that the store has defined.
pub(super) async fn list(
    _: Authenticated<Management>,
    State(sandbox): State<Sandbox>,
    uri: Uri,
) -> Result<Response, Refusal> {
    let mut query = Query::of(&uri);
    let page = query.page();
    query.finish().map_err(Refusal::fields)?;
    let state = sandbox.state();
    let definitions = (FIRST_ID..).zip(&state.store.extra_field_definitions);
    let (records, total) = page.of(definitions, |(id, definition)| record(id, definition));
    Ok(listing(&records, total, page))
}

/// A definition as the API shows it (Users API, `extraFieldDetail`): the limits are text, and
/// each is only there for the type it limits.
fn record(id: u64, definition: &ExtraFieldDefinition) -> Value {
    let mut record = json!({
        "id": id,
        "uuid": uuid(id),
        "fieldName": definition.name,
        "fieldType": definition.kind as u8,
        "isRequired": definition.required,
        "isUnique": definition.unique,
        "visibleToEnduser": definition.visible_to_end_user,
        "configType": USER_DEFINED,
        "defaultValue": definition.default_value,
    });
    let (name, limit) = match definition.kind {
        ExtraFieldKind::Text => ("maximumLength", json!(definition.maximum_length)),
        ExtraFieldKind::Multiline => ("numberOfRows", json!(definition.number_of_rows)),
        ExtraFieldKind::Number => ("maximumValue", json!(definition.maximum_value)),
        ExtraFieldKind::Dropdown => ("listOfValue", json!(definition.values)),
    };
    if let (Some(record), false) = (record.as_object_mut(), limit.is_null()) {
        record.insert(name.to_owned(), limit);
    }
    record
}

/// The form of a random UUID, and always the same one for an id.
fn uuid(id: u64) -> String {
    let mut random = Random::new(id);
    let (high, low) = (random.number(), random.number());
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xFFFF,
        high & 0xFFF,
        0x8000 | low >> 48 & 0x3FFF,
        low & 0xFFFF_FFFF_FFFF,
    )
}
