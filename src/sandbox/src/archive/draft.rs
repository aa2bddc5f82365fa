use serde_json::Value;

use crate::{
    field_errors::{FieldErrors, NON_FIELD},
    fields::{Fields, integer_item, not_a_choice},
    store::{DEFAULT_CHANNEL, Store},
    user::NewUser,
};

/// The role of a user for whom none is named. Which one the service gives is not published; the
/// one with the fewest rights does the least harm.
const JUNIOR_BUYER: u8 = 2;

/// A role of the store's own staff, which the pages of this version list and no other version has.
const SALES_REP: u8 = 3;

/// Reads the user of a single create, with the fields that only this one has.
pub(super) fn read(value: &Value, company_id: u64, store: &Store) -> Result<NewUser, FieldErrors> {
    let mut fields = Fields::of(value)?;
    let welcome_mail = welcome_mail(&mut fields);
    let uuid = fields.optional_text("uuid");
    fields.finish()?;
    let mut user = read_shared(value, company_id, store)?;
    user.welcome_mail = welcome_mail;
    user.uuid = uuid.unwrap_or_default();
    Ok(user)
}

/// Reads the fields that the single and the bulk create have in common (V2 API, create and bulk
/// create): phone required, role and channels not, the role as text or as a number.
pub(super) fn read_shared(
    value: &Value,
    company_id: u64,
    store: &Store,
) -> Result<NewUser, FieldErrors> {
    let mut fields = Fields::of(value)?;
    let first_name = fields.required_text("firstName");
    let last_name = fields.required_text("lastName");
    let email = fields.email(store);
    let phone_number = fields.required_text("phone");
    let code = user_role(&mut fields, store).unwrap_or(JUNIOR_BUYER);
    let company_role = fields.company_role(store);
    let channel_ids = fields.optional_list("channelIds", integer_item);
    let origin_channel_id = fields.optional_integer("originChannelId");
    let extra_fields = fields.extra_fields();
    fields.finish()?;
    // `companyRoleId` overrides `userRole`.
    let role = company_role.or_else(|| {
        if code == SALES_REP {
            // No Company has a role of this code.
            return Some((0, SALES_REP));
        }
        let role = store.built_in_role(code)?;
        Some((role.company_role_id, role.built_in_code))
    });
    // Fields without complaints have values; the complaint is for the compiler.
    let (
        Some(first_name),
        Some(last_name),
        Some(email),
        Some(phone_number),
        Some((company_role_id, role)),
    ) = (first_name, last_name, email, phone_number, role)
    else {
        return Err(FieldErrors::one(NON_FIELD, "Invalid data."));
    };
    Ok(NewUser {
        email,
        first_name,
        last_name,
        phone_number,
        company_id,
        role,
        company_role_id,
        channel_ids: channel_ids.unwrap_or_else(|| vec![DEFAULT_CHANNEL]),
        origin_channel_id,
        welcome_mail: false,
        uuid: String::new(),
        extra_fields: extra_fields.unwrap_or_default(),
        add_channel: false,
    })
}

/// The switch of the mail: "0" or "1", never a boolean or a number. Nobody gets a mail who did
/// not ask; what the service does is not published.
pub(super) fn welcome_mail(fields: &mut Fields<'_>) -> bool {
    const NAME: &str = "acceptWelcomeEmail";
    let Some(value) = fields.optional(NAME) else {
        return false;
    };
    let answer = match value.as_str() {
        Some("0") => Some(false),
        Some("1") => Some(true),
        _ => None,
    };
    if answer.is_none() {
        fields.complain(NAME, not_a_choice(value));
    }
    answer.unwrap_or_default()
}

fn user_role(fields: &mut Fields<'_>, store: &Store) -> Option<u8> {
    let value = fields.optional("userRole")?;
    let highest = if store.variants.archive_role_3 {
        SALES_REP
    } else {
        JUNIOR_BUYER
    };
    let code = written_role(value).filter(|code| *code <= highest);
    if code.is_none() {
        fields.complain("userRole", not_a_choice(value));
    }
    code
}

/// A role as it is written: the schema has text, the samples beside it have a number.
pub(super) fn written_role(value: &Value) -> Option<u8> {
    let code = match value {
        Value::String(text) => match text.as_str() {
            "0" => 0,
            "1" => 1,
            "2" => JUNIOR_BUYER,
            "3" => SALES_REP,
            _ => return None,
        },
        other => u8::try_from(other.as_u64()?).ok()?,
    };
    Some(code).filter(|code| *code <= SALES_REP)
}
