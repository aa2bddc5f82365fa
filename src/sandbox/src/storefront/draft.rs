use serde_json::Value;

use crate::{
    field_errors::{FieldErrors, NON_FIELD},
    fields::{Fields, not_a_choice},
    store::{DEFAULT_CHANNEL, Store},
    user::NewUser,
};

/// Reads the user of a storefront create: six required fields, every one of them text.
///
/// A Company that does not exist is not told from one that is out of reach: its id reads as 0,
/// which is nobody's. The endpoint has no channels, so the user gets the default storefront.
pub(super) fn read(value: &Value, store: &Store) -> Result<NewUser, FieldErrors> {
    let mut fields = Fields::of(value)?;
    let first_name = fields.required_text("firstName");
    let last_name = fields.required_text("lastName");
    let email = fields.email(store);
    let phone_number = fields.required_text("phoneNumber");
    let company_id = fields.required_text("companyId");
    let role = built_in_code(&mut fields);
    fields.finish()?;
    let role = role.and_then(|code| store.built_in_role(code));
    // Fields without complaints have values; the complaint is for the compiler.
    let (
        Some(first_name),
        Some(last_name),
        Some(email),
        Some(phone_number),
        Some(company_id),
        Some(role),
    ) = (first_name, last_name, email, phone_number, company_id, role)
    else {
        return Err(FieldErrors::one(NON_FIELD, "Invalid data."));
    };
    Ok(NewUser {
        email,
        first_name,
        last_name,
        phone_number,
        company_id: company_id.parse().unwrap_or_default(),
        role: role.built_in_code,
        company_role_id: role.company_role_id,
        channel_ids: vec![DEFAULT_CHANNEL],
        origin_channel_id: None,
        welcome_mail: true,
        uuid: String::new(),
        extra_fields: Vec::new(),
        add_channel: false,
    })
}

fn built_in_code(fields: &mut Fields<'_>) -> Option<u8> {
    let value = fields.required("role")?;
    let code = match value.as_str() {
        Some("0") => Some(0),
        Some("1") => Some(1),
        Some("2") => Some(2),
        _ => None,
    };
    if code.is_none() {
        fields.complain("role", not_a_choice(value));
    }
    code
}
