//! What a request says about a user: each interface has a table of its fields, and all are read alike.

use crate::field_errors::{FieldErrors, NON_FIELD};
use crate::fields::{Fields, RoleForm, integer_item};
use crate::store::Store;
use crate::user::NewUser;
use serde_json::Value;

/// The fields of a user in one interface, and what a user has for whom nothing is said.
#[derive(Debug)]
pub(crate) struct FieldTable {
    /// In the order in which complaints are made.
    pub(crate) fields: &'static [Field],
    /// A built-in code; a user needs a role when none.
    pub(crate) usual_role: Option<u8>,
    pub(crate) usual_channels: &'static [u64],
    pub(crate) usual_welcome_mail: bool,
}

/// A field of a user in one interface.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    name: &'static str,
    kind: Kind,
    required: bool,
}

/// What a field says, and how.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    FirstName,
    LastName,
    Email,
    Phone,
    /// The id of a Company of the store.
    Company,
    /// The id of a Company as text. One that does not exist reads as 0, which is no Company's.
    CompanyText,
    /// A built-in code.
    Role(RoleForm),
    /// The id of a role of the store, which overrides the built-in code.
    CompanyRole,
    Channels,
    OriginChannel,
    WelcomeMail,
    /// The same as "0" or "1".
    WelcomeMailText,
    Uuid,
    ExtraFields,
    AddChannel,
}

/// A field that has to be there.
pub(crate) const fn required(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        required: true,
    }
}

/// A field that may be left out.
pub(crate) const fn optional(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        required: false,
    }
}

impl FieldTable {
    /// Reads a user, or collects what is wrong with them.
    pub(crate) fn read(&self, value: &Value, store: &Store) -> Result<NewUser, FieldErrors> {
        let mut fields = Fields::of_user(value, &store.variants)?;
        let mut draft = Draft {
            user: NewUser {
                channel_ids: self.usual_channels.to_vec(),
                welcome_mail: self.usual_welcome_mail,
                ..NewUser::default()
            },
            code: self.usual_role,
            company_role: None,
        };
        for field in self.fields {
            draft.take(*field, &mut fields, store);
        }
        fields.finish()?;
        draft.finish(store)
    }
}

/// A user as far as they are read.
struct Draft {
    user: NewUser,
    code: Option<u8>,
    /// The id of a role of the store with its built-in code.
    company_role: Option<(u64, u8)>,
}

impl Draft {
    /// Reads one field. What is not there, or is wrong, leaves what there was.
    fn take(&mut self, field: Field, fields: &mut Fields<'_>, store: &Store) {
        let Field { name, required, .. } = field;
        let user = &mut self.user;
        match field.kind {
            Kind::FirstName => set(&mut user.first_name, fields.text(name, required)),
            Kind::LastName => set(&mut user.last_name, fields.text(name, required)),
            Kind::Email => set(&mut user.email, fields.email()),
            Kind::Phone => set(&mut user.phone_number, fields.text(name, required)),
            Kind::Company => set(&mut user.company_id, fields.company(store)),
            Kind::CompanyText => set(
                &mut user.company_id,
                fields
                    .text(name, required)
                    .map(|id| id.parse().unwrap_or_default()),
            ),
            Kind::Role(form) => {
                let code = fields.role(name, required, form);
                self.code = code.or(self.code);
            }
            Kind::CompanyRole => self.company_role = fields.company_role(store),
            Kind::Channels => set(
                &mut user.channel_ids,
                fields.optional_list(name, integer_item),
            ),
            Kind::OriginChannel => user.origin_channel_id = fields.optional_integer(name),
            Kind::WelcomeMail => set(&mut user.welcome_mail, fields.optional_boolean(name)),
            Kind::WelcomeMailText => set(&mut user.welcome_mail, fields.optional_switch(name)),
            Kind::Uuid => set(&mut user.uuid, fields.text(name, required)),
            Kind::ExtraFields => set(&mut user.extra_fields, fields.extra_fields()),
            Kind::AddChannel => set(&mut user.add_channel, fields.optional_boolean(name)),
        }
    }

    fn finish(self, store: &Store) -> Result<NewUser, FieldErrors> {
        let built_in = self.code.and_then(|code| store.role_of_code(code));
        let (company_role_id, role) = self
            .company_role
            .or(built_in)
            .ok_or_else(|| FieldErrors::one(NON_FIELD, "User must have a role."))?;
        Ok(NewUser {
            role,
            company_role_id,
            ..self.user
        })
    }
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}
