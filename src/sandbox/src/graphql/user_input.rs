use async_graphql::InputObject;
use serde_json::json;

use crate::{
    field_errors::{FieldErrors, NON_FIELD},
    fields::{Fields, not_a_choice},
    store::{DEFAULT_CHANNEL, Store},
    user::{ExtraField, NewUser},
};

/// A user to create. The schema has checked names and types; the rules are left.
#[derive(InputObject)]
pub(super) struct UserInputType {
    /// The caller's Company.
    pub(super) company_id: i32,
    email: String,
    first_name: String,
    last_name: String,
    #[graphql(default_with = "Some(String::new())")]
    phone: Option<String>,
    /// 0 admin, 1 senior buyer, 2 junior buyer.
    role: Option<i32>,
    /// The id of a role of the store; it overrides `role`.
    company_role_id: Option<i32>,
    /// The id that an outside system gives the user.
    #[graphql(default_with = "Some(String::new())")]
    uuid: Option<String>,
    /// Whether to send the welcome mail. What null means is not published; here it means no.
    #[graphql(default)]
    accept_email: Option<bool>,
    /// Values of the store-defined fields.
    extra_fields: Option<Vec<Option<UserExtraField>>>,
    /// Whether a user of the Company who is only on other channels gets this one too.
    #[graphql(default_with = "Some(false)")]
    add_channel: Option<bool>,
}

/// The value of a store-defined field.
#[derive(InputObject)]
struct UserExtraField {
    field_name: String,
    field_value: String,
}

impl UserInputType {
    /// Checks what holds for one user alone.
    pub(super) fn read(self, store: &Store) -> Result<NewUser, FieldErrors> {
        let texts = json!({
            "email": self.email,
            "firstName": self.first_name,
            "lastName": self.last_name,
            "phone": self.phone.unwrap_or_default(),
            "uuid": self.uuid.unwrap_or_default(),
        });
        let mut fields = Fields::of(&texts)?;
        let email = fields.email(store);
        let first_name = fields.required_text("firstName");
        let last_name = fields.required_text("lastName");
        let phone_number = fields.optional_text("phone");
        let uuid = fields.optional_text("uuid");
        let built_in = self
            .role
            .and_then(|code| built_in_role(&mut fields, store, code));
        let role = match self.company_role_id {
            Some(id) => company_role(&mut fields, store, id),
            None => built_in,
        };
        fields.finish()?;
        if self.role.is_none() && self.company_role_id.is_none() {
            return Err(FieldErrors::one(NON_FIELD, "User must have a role."));
        }
        // Fields without complaints have values; the complaint is for the compiler.
        let (Some(email), Some(first_name), Some(last_name), Some((company_role_id, role))) =
            (email, first_name, last_name, role)
        else {
            return Err(FieldErrors::one(NON_FIELD, "Invalid data."));
        };
        let extra_fields = self.extra_fields.into_iter().flatten().flatten();
        Ok(NewUser {
            email,
            first_name,
            last_name,
            phone_number: phone_number.unwrap_or_default(),
            company_id: u64::try_from(self.company_id).unwrap_or_default(),
            role,
            company_role_id,
            channel_ids: vec![DEFAULT_CHANNEL],
            origin_channel_id: None,
            welcome_mail: self.accept_email.unwrap_or_default(),
            uuid: uuid.unwrap_or_default(),
            extra_fields: extra_fields.map(ExtraField::from).collect(),
            add_channel: self.add_channel.unwrap_or_default(),
        })
    }
}

impl From<UserExtraField> for ExtraField {
    fn from(field: UserExtraField) -> Self {
        Self {
            field_name: field.field_name,
            field_value: field.field_value,
        }
    }
}

/// The id and the code of the predefined role.
fn built_in_role(fields: &mut Fields<'_>, store: &Store, code: i32) -> Option<(u64, u8)> {
    let role = u8::try_from(code)
        .ok()
        .and_then(|code| store.built_in_role(code));
    if role.is_none() {
        fields.complain("role", not_a_choice(&json!(code)));
    }
    role.map(|role| (role.company_role_id, role.built_in_code))
}

/// The id and the code of a role of the store.
fn company_role(fields: &mut Fields<'_>, store: &Store, id: i32) -> Option<(u64, u8)> {
    let role = u64::try_from(id).ok().and_then(|id| store.role(id));
    if role.is_none() {
        let sentence = format!("Invalid pk \"{id}\" - object does not exist.");
        fields.complain("companyRoleId", sentence);
    }
    role.map(|role| (role.company_role_id, role.built_in_code))
}
