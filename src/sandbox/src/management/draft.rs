use serde_json::Value;

use crate::{
    field_errors::{FieldErrors, NON_FIELD},
    fields::{Fields, integer_item, not_a_choice},
    store::Store,
    user::NewUser,
};

/// Reads one user of a create or bulk request (Users API, `userPost`).
///
/// `role` may be left out when `companyRoleId` is given, and `channelIds` is only missed by
/// the rule about storefronts: that is how the documented errors have it.
pub(super) fn read(value: &Value, store: &Store) -> Result<NewUser, FieldErrors> {
    let mut fields = Fields::of(value)?;
    let first_name = fields.required_text("firstName");
    let last_name = fields.required_text("lastName");
    let email = fields.email(store);
    let phone_number = fields.optional_text("phoneNumber");
    let company_id = fields.company(store);
    let code = built_in_code(&mut fields);
    let company_role = fields.company_role(store);
    let channel_ids = fields.optional_list("channelIds", integer_item);
    let origin_channel_id = fields.optional_integer("originChannelId");
    let welcome_mail = fields.optional_boolean("acceptWelcomeEmail");
    let uuid = fields.optional_text("uuid");
    let extra_fields = fields.extra_fields();
    for name in &store.variants.required {
        fields.required(name);
    }
    let role_is_named = fields.has("role") || fields.has("companyRoleId");
    fields.finish()?;
    if !role_is_named {
        return Err(FieldErrors::one(NON_FIELD, "User must have a role."));
    }
    // `companyRoleId` overrides `role`.
    let role = company_role.or_else(|| {
        let role = store.built_in_role(code?)?;
        Some((role.company_role_id, role.built_in_code))
    });
    // Fields without complaints have values; the complaint is for the compiler.
    let (
        Some(first_name),
        Some(last_name),
        Some(email),
        Some(company_id),
        Some((company_role_id, role)),
    ) = (first_name, last_name, email, company_id, role)
    else {
        return Err(FieldErrors::one(NON_FIELD, "Invalid data."));
    };
    Ok(NewUser {
        email,
        first_name,
        last_name,
        phone_number: phone_number.unwrap_or_default(),
        company_id,
        role,
        company_role_id,
        channel_ids: channel_ids.unwrap_or_default(),
        origin_channel_id,
        welcome_mail: welcome_mail.unwrap_or_default(),
        uuid: uuid.unwrap_or_default(),
        extra_fields: extra_fields.unwrap_or_default(),
        add_channel: false,
    })
}

fn built_in_code(fields: &mut Fields<'_>) -> Option<u8> {
    let value = fields.optional("role")?;
    let code = value
        .as_u64()
        .and_then(|code| u8::try_from(code).ok())
        .filter(|code| *code <= 2);
    if code.is_none() {
        fields.complain("role", not_a_choice(value));
    }
    code
}
