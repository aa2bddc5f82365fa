//! A user that passed every check, still made of the texts that were checked.

use crate::json::JsonText;
use crate::user::{
    ChannelId, CompanyId, CompanyRoleId, Email, ExtraField, NewUser, PersonName, PhoneNumber, Role,
};

/// A user that can be sent, as a view of texts that belong to a file, a draft or a [`NewUser`]. Of a
/// hundred thousand rows only those of the next request become more than that.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ValidUser<'a> {
    pub(crate) email: &'a str,
    pub(crate) first_name: &'a str,
    pub(crate) last_name: &'a str,
    /// As typed, with every blank and sign.
    pub(crate) phone_number: Option<&'a str>,
    pub(crate) company_id: CompanyId,
    pub(crate) role: Role,
    /// The custom role, which overrides the built-in one where it is given.
    pub(crate) company_role_id: Option<CompanyRoleId>,
    /// Each once, in the order in which they were typed.
    pub(crate) channel_ids: &'a [ChannelId],
    /// One of the channels, if it was given.
    pub(crate) origin_channel_id: Option<ChannelId>,
    /// `false` if nothing was given, since a mail cannot be recalled.
    pub(crate) accept_welcome_email: bool,
    /// The merchant's own identifier without blanks around it.
    pub(crate) uuid: Option<&'a str>,
    pub(crate) extra_fields: ExtraFields<'a>,
    /// Whether the role, or the custom role as far as the store's list knows it, manages the
    /// company.
    pub(crate) is_admin: bool,
    /// Whether the user is in the company already and is to be put on this storefront (GraphQL
    /// `addChannel`).
    pub(crate) joins_channel: bool,
}

/// The store's own fields of a user, name and value.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ExtraFields<'a> {
    /// Texts that stand elsewhere.
    Views(&'a [(&'a str, &'a str)]),
    /// Those of a user.
    Owned(&'a [ExtraField]),
}

impl<'a> ExtraFields<'a> {
    /// Fields that were left blank are not in the list, so an empty one means that none is sent.
    pub(crate) const fn is_empty(self) -> bool {
        match self {
            Self::Views(fields) => fields.is_empty(),
            Self::Owned(fields) => fields.is_empty(),
        }
    }

    /// Name and value as they are sent, in the order in which they were typed.
    pub(crate) fn iter(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let (views, owned): (&[_], &[_]) = match self {
            Self::Views(fields) => (fields, &[]),
            Self::Owned(fields) => (&[], fields),
        };
        let owned = owned
            .iter()
            .map(|field| (field.name.as_str(), field.value.as_str()));
        views.iter().copied().chain(owned)
    }
}

impl<'a> ValidUser<'a> {
    /// The view of a user.
    pub(crate) fn of(user: &'a NewUser) -> Self {
        Self {
            email: user.email.as_str(),
            first_name: user.first_name.as_str(),
            last_name: user.last_name.as_str(),
            phone_number: user.phone_number.as_ref().map(PhoneNumber::as_str),
            company_id: user.company_id,
            role: user.role,
            company_role_id: user.company_role_id,
            channel_ids: &user.channel_ids,
            origin_channel_id: user.origin_channel_id,
            accept_welcome_email: user.accept_welcome_email,
            uuid: user.uuid.as_deref(),
            extra_fields: ExtraFields::Owned(&user.extra_fields),
            is_admin: user.is_admin,
            joins_channel: user.joins_channel,
        }
    }

    /// Writes what [`NewUser`] serialises as.
    pub(crate) fn write(&self, json: &mut JsonText) {
        let texts = [
            ("email", Some(self.email)),
            ("firstName", Some(self.first_name)),
            ("lastName", Some(self.last_name)),
            ("phoneNumber", self.phone_number),
        ];
        json.raw("{");
        for (name, text) in texts {
            write_text(json, name, text);
        }
        write_number(json, "companyId", Some(self.company_id.get()));
        write_number(json, "role", Some(self.role.number().into()));
        write_number(
            json,
            "companyRoleId",
            self.company_role_id.map(CompanyRoleId::get),
        );
        json.key("channelIds");
        json.list(self.channel_ids, |json, channel| json.number(channel.get()));
        write_number(
            json,
            "originChannelId",
            self.origin_channel_id.map(ChannelId::get),
        );
        json.flag("acceptWelcomeEmail", self.accept_welcome_email);
        write_text(json, "uuid", self.uuid);
        json.key("extraFields");
        json.list(self.extra_fields.iter(), |json, (name, value)| {
            json.raw("{");
            json.text("fieldName", Some(name));
            json.text("fieldValue", Some(value));
            json.raw("}");
        });
        json.raw("}");
    }

    /// Copies every text.
    pub(crate) fn to_user(self) -> NewUser {
        let fields = self.extra_fields.iter();
        NewUser {
            email: Email::trusted(self.email),
            first_name: PersonName::trusted(self.first_name),
            last_name: PersonName::trusted(self.last_name),
            phone_number: self.phone_number.map(PhoneNumber::trusted),
            company_id: self.company_id,
            role: self.role,
            company_role_id: self.company_role_id,
            channel_ids: self.channel_ids.to_vec(),
            origin_channel_id: self.origin_channel_id,
            accept_welcome_email: self.accept_welcome_email,
            uuid: self.uuid.map(str::to_owned),
            extra_fields: fields
                .map(|(name, value)| ExtraField {
                    name: name.to_owned(),
                    value: value.to_owned(),
                })
                .collect(),
            joins_channel: self.joins_channel,
            is_admin: self.is_admin,
        }
    }
}

fn write_text(json: &mut JsonText, name: &str, text: Option<&str>) {
    if let Some(text) = text {
        json.key(name);
        json.string(text);
    }
}

fn write_number(json: &mut JsonText, name: &str, number: Option<u64>) {
    if let Some(number) = number {
        json.key(name);
        json.number(number);
    }
}
