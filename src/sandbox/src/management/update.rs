//! One user in the management API: changing them.

use super::one::by_id;
use super::record::record;
use crate::authentication::{Authenticated, Management};
use crate::creation;
use crate::email;
use crate::envelope::{Refusal, success};
use crate::field_errors::FieldErrors;
use crate::fields::{Fields, integer_item};
use crate::request_body::RequestBody;
use crate::sandbox::Sandbox;
use crate::store::Store;
use crate::user::{ExtraField, StoredUser};
use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::Value;

/// `PUT /api/v3/io/users/{userId}`: answers with the whole user.
///
/// Documented are the fields, that `companyId` and `originChannelId` cannot be changed, and the
/// sentences about a wrong address and a wrong role. That a field which is left out keeps its value,
/// that the two read-only ones are passed over, and that the rules of a create hold for what changes
/// are guesses.
pub(super) async fn put(
    _: Authenticated<Management>,
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    body: RequestBody,
) -> Result<Response, Refusal> {
    let mut state = sandbox.state();
    let user = by_id(&state.store, &id)?.clone();
    let body = body.json()?;
    let changed = read(&body, &user, &state.store).map_err(Refusal::fields)?;
    creation::check_change(&state.store, &user, &changed)?;
    let mut changed = state.store.kept(changed);
    changed.updated_at = sandbox.now().as_secs();
    let record = record(&changed, &state.store, true);
    state.store.replace(changed);
    Ok(success(&record))
}

/// The user with the values of the body laid over them.
fn read(body: &Value, user: &StoredUser, store: &Store) -> Result<StoredUser, FieldErrors> {
    let mut changed = user.clone();
    let mut fields = Fields::of(body)?;
    for (name, place) in [
        ("firstName", &mut changed.first_name),
        ("lastName", &mut changed.last_name),
        ("email", &mut changed.email),
    ] {
        if fields.has(name)
            && let Some(text) = fields.required_text(name)
        {
            *place = text;
        }
    }
    let moves = changed.email != user.email;
    if moves && !email::is_address(&changed.email, store.variants.emails) {
        fields.complain("email", "Enter a valid email address.");
    }
    let role = role(&mut fields, store);
    let company_role = fields.company_role(store);
    if let Some((company_role_id, role)) = company_role.or(role) {
        changed.company_role_id = company_role_id;
        changed.role = role;
    }
    set(
        &mut changed.phone_number,
        fields.optional_text("phoneNumber"),
    );
    set(&mut changed.uuid, fields.optional_text("uuid"));
    let channel_ids = fields.optional_list("channelIds", integer_item);
    set(
        &mut changed.channel_ids,
        channel_ids.map(|ids| store.usable_channels(&ids)),
    );
    for field in fields.extra_fields().unwrap_or_default() {
        lay_over(&mut changed.extra_fields, field);
    }
    fields.finish()?;
    Ok(changed)
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

fn lay_over(fields: &mut Vec<ExtraField>, field: ExtraField) {
    fields.retain(|known| known.field_name != field.field_name);
    fields.push(field);
}

/// The predefined role of the code that is sent.
fn role(fields: &mut Fields<'_>, store: &Store) -> Option<(u64, u8)> {
    let value = fields.optional("role")?;
    let code = value.as_u64().and_then(|code| u8::try_from(code).ok());
    let role = code.and_then(|code| store.built_in_role(code));
    if role.is_none() {
        let shown = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        fields.complain(
            "role",
            format!("The value \"{shown}\" is not a valid role."),
        );
    }
    role.map(|role| (role.company_role_id, role.built_in_code))
}
