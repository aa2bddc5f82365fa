//! A user that passed every check, still made of the texts that were checked.

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
    pub(crate) phone_number: Option<&'a str>,
    pub(crate) company_id: CompanyId,
    pub(crate) role: Role,
    pub(crate) company_role_id: Option<CompanyRoleId>,
    pub(crate) channel_ids: &'a [ChannelId],
    pub(crate) origin_channel_id: Option<ChannelId>,
    pub(crate) accept_welcome_email: bool,
    pub(crate) uuid: Option<&'a str>,
    /// Name and value.
    pub(crate) extra_fields: &'a [(&'a str, &'a str)],
    pub(crate) is_admin: bool,
}

impl ValidUser<'_> {
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
                    name: (*name).to_owned(),
                    value: (*value).to_owned(),
                })
                .collect(),
            joins_channel: false,
            is_admin: self.is_admin,
        }
    }
}
