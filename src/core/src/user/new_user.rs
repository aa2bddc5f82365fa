//! A user that passed every check.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{
    ChannelId, CompanyId, CompanyRoleId, Email, ExtraField, PersonName, PhoneNumber, Role,
};

/// A user that can be sent. Only [`check_user`](crate::check::check_user) makes one,
/// so holding one is proof that the checks passed.
///
/// It owns its texts, which is a dozen allocations. Of a file, users are therefore made for the
/// next request only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUser {
    pub(crate) email: Email,
    pub(crate) first_name: PersonName,
    pub(crate) last_name: PersonName,
    pub(crate) phone_number: Option<PhoneNumber>,
    pub(crate) company_id: CompanyId,
    pub(crate) role: Role,
    pub(crate) company_role_id: Option<CompanyRoleId>,
    pub(crate) channel_ids: Vec<ChannelId>,
    pub(crate) origin_channel_id: Option<ChannelId>,
    pub(crate) accept_welcome_email: bool,
    pub(crate) uuid: Option<String>,
    pub(crate) extra_fields: Vec<ExtraField>,
    pub(crate) joins_channel: bool,
    pub(crate) is_admin: bool,
}

impl NewUser {
    /// The address; unique within the store.
    ///
    /// Sent as typed, and compared by [`Email::canonical`].
    #[must_use]
    pub const fn email(&self) -> &Email {
        &self.email
    }

    /// The first name.
    #[must_use]
    pub const fn first_name(&self) -> &PersonName {
        &self.first_name
    }

    /// The last name.
    #[must_use]
    pub const fn last_name(&self) -> &PersonName {
        &self.last_name
    }

    /// The phone number, if there is one.
    #[must_use]
    pub const fn phone_number(&self) -> Option<&PhoneNumber> {
        self.phone_number.as_ref()
    }

    /// The company that the user joins.
    #[must_use]
    pub const fn company_id(&self) -> CompanyId {
        self.company_id
    }

    /// The built-in role; [`Role::JuniorBuyer`] beside a custom role unless another was given.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The custom role, which overrides the built-in one.
    #[must_use]
    pub const fn company_role_id(&self) -> Option<CompanyRoleId> {
        self.company_role_id
    }

    /// The storefronts that the user may log in to, each once.
    #[must_use]
    pub fn channel_ids(&self) -> &[ChannelId] {
        &self.channel_ids
    }

    /// One of the channels, if an origin was given.
    ///
    /// It cannot be changed after the user was created (Users API, "Update a user").
    #[must_use]
    pub const fn origin_channel_id(&self) -> Option<ChannelId> {
        self.origin_channel_id
    }

    /// Whether the store is asked to send its welcome mail. Always sent explicitly,
    /// since the default of the API is not documented.
    #[must_use]
    pub const fn accept_welcome_email(&self) -> bool {
        self.accept_welcome_email
    }

    /// An identifier of the merchant's own.
    #[must_use]
    pub fn uuid(&self) -> Option<&str> {
        self.uuid.as_deref()
    }

    /// Gives the user an identifier, unless there is one of the merchant's own.
    pub(crate) fn or_uuid(mut self, uuid: impl FnOnce() -> String) -> Self {
        self.uuid.get_or_insert_with(uuid);
        self
    }

    /// Whether the user manages the company: by the built-in role, or by the identifier
    /// that this role has in the store, as far as that is known.
    ///
    /// It is no part of any request.
    #[must_use]
    pub const fn is_admin(&self) -> bool {
        self.is_admin
    }

    /// Whether a user who is already in the company but not on this storefront is to be
    /// put on it (storefront GraphQL, `addChannel`).
    #[must_use]
    pub const fn joins_channel(&self) -> bool {
        self.joins_channel
    }

    /// Marks a user who was found in the company, but not on this storefront, to be put
    /// on it instead of being created.
    #[must_use]
    pub fn joining_channel(mut self) -> Self {
        self.joins_channel = true;
        self
    }

    /// The store's own fields that have a value.
    #[must_use]
    pub fn extra_fields(&self) -> &[ExtraField] {
        &self.extra_fields
    }
}

/// The field names of the Users API, "Create a user"; what is not given is left out. Read
/// as a [`UserDraft`](super::UserDraft) it passes every check again.
impl Serialize for NewUser {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let identifiers = |ids: &[ChannelId]| ids.iter().map(|id| id.get()).collect::<Vec<_>>();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("email", self.email.as_str())?;
        map.serialize_entry("firstName", self.first_name.as_str())?;
        map.serialize_entry("lastName", self.last_name.as_str())?;
        if let Some(phone) = &self.phone_number {
            map.serialize_entry("phoneNumber", phone.as_str())?;
        }
        map.serialize_entry("companyId", &self.company_id.get())?;
        map.serialize_entry("role", &self.role.number())?;
        if let Some(role) = self.company_role_id {
            map.serialize_entry("companyRoleId", &role.get())?;
        }
        map.serialize_entry("channelIds", &identifiers(&self.channel_ids))?;
        if let Some(channel) = self.origin_channel_id {
            map.serialize_entry("originChannelId", &channel.get())?;
        }
        map.serialize_entry("acceptWelcomeEmail", &self.accept_welcome_email)?;
        if let Some(uuid) = &self.uuid {
            map.serialize_entry("uuid", uuid)?;
        }
        map.serialize_entry("extraFields", &self.extra_fields)?;
        map.end()
    }
}
