//! A user to create, in the schema.

use crate::draft::{FieldTable, Kind, optional, required};
use crate::field_errors::FieldErrors;
use crate::fields::RoleForm;
use crate::store::{DEFAULT_CHANNEL, Store};
use crate::user::NewUser;
use async_graphql::InputObject;
use serde_json::{Value, json};

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

/// The names of the schema differ from those of the Users API, and most values are optional.
const USER: FieldTable = FieldTable {
    fields: &[
        required("email", Kind::Email),
        required("firstName", Kind::FirstName),
        required("lastName", Kind::LastName),
        optional("phone", Kind::Phone),
        optional("uuid", Kind::Uuid),
        optional("role", Kind::Role(RoleForm::Number)),
        optional("companyRoleId", Kind::CompanyRole),
        optional("acceptEmail", Kind::WelcomeMail),
        optional("extraFields", Kind::ExtraFields),
        optional("addChannel", Kind::AddChannel),
    ],
    usual_role: None,
    usual_channels: &[DEFAULT_CHANNEL],
    usual_welcome_mail: false,
};

impl UserInputType {
    /// Checks what holds for one user alone.
    pub(super) fn read(self, store: &Store) -> Result<NewUser, FieldErrors> {
        let company_id = u64::try_from(self.company_id).unwrap_or_default();
        Ok(NewUser {
            company_id,
            ..USER.read(&self.into_json(), store)?
        })
    }

    /// The user as JSON, for the rules that all interfaces share. What is null or an empty text, which
    /// is the default of the schema, counts as left out.
    fn into_json(self) -> Value {
        let given = |text: Option<String>| text.filter(|text| !text.is_empty());
        let extra_fields = self.extra_fields.map(|fields| {
            let fields = fields.into_iter().flatten();
            fields.map(UserExtraField::into_json).collect::<Vec<_>>()
        });
        let values = [
            ("email", json!(self.email)),
            ("firstName", json!(self.first_name)),
            ("lastName", json!(self.last_name)),
            ("phone", json!(given(self.phone))),
            ("uuid", json!(given(self.uuid))),
            ("role", json!(self.role)),
            ("companyRoleId", json!(self.company_role_id)),
            ("acceptEmail", json!(self.accept_email)),
            ("extraFields", json!(extra_fields)),
            ("addChannel", json!(self.add_channel)),
        ];
        let values = values.into_iter().filter(|(_, value)| !value.is_null());
        Value::Object(
            values
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    }
}

impl UserExtraField {
    fn into_json(self) -> Value {
        json!({ "fieldName": self.field_name, "fieldValue": self.field_value })
    }
}
