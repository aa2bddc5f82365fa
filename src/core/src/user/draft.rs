//! A user as a person typed it.

use super::{ExtraField, Field};

/// A user as typed: every value is text, nothing is checked, nothing is altered.
///
/// The same shape serves a form, the defaults of the rules and lists from other programs. An empty
/// text means that nothing was given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UserDraft {
    /// As typed, such as `marie@example.com`.
    pub email: String,
    /// As typed.
    pub first_name: String,
    /// As typed.
    pub last_name: String,
    /// As typed; there is no fixed format.
    pub phone_number: String,
    /// A whole number in digits.
    pub company_id: String,
    /// A number (0, 1, 2) or a word such as "Senior buyer".
    pub role: String,
    /// A whole number in digits; empty when the user has a built-in role.
    pub company_role_id: String,
    /// A list such as `1;2`, `1, 2` or `[1, 2]`.
    pub channel_ids: String,
    /// A whole number in digits, one of the channels.
    pub origin_channel_id: String,
    /// `yes` or `no` in one of many spellings.
    pub accept_welcome_email: String,
    /// Free text.
    pub uuid: String,
    /// The store's own fields with their values.
    pub extra_fields: Vec<ExtraField>,
}

impl UserDraft {
    /// The typed text of a field; empty for [`Field::ExtraFields`], which has many.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        match field {
            Field::Email => &self.email,
            Field::FirstName => &self.first_name,
            Field::LastName => &self.last_name,
            Field::PhoneNumber => &self.phone_number,
            Field::CompanyId => &self.company_id,
            Field::Role => &self.role,
            Field::CompanyRoleId => &self.company_role_id,
            Field::ChannelIds => &self.channel_ids,
            Field::OriginChannelId => &self.origin_channel_id,
            Field::AcceptWelcomeEmail => &self.accept_welcome_email,
            Field::Uuid => &self.uuid,
            Field::ExtraFields => "",
        }
    }

    /// The place of a field's text; `None` for [`Field::ExtraFields`].
    pub fn get_mut(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::Email => &mut self.email,
            Field::FirstName => &mut self.first_name,
            Field::LastName => &mut self.last_name,
            Field::PhoneNumber => &mut self.phone_number,
            Field::CompanyId => &mut self.company_id,
            Field::Role => &mut self.role,
            Field::CompanyRoleId => &mut self.company_role_id,
            Field::ChannelIds => &mut self.channel_ids,
            Field::OriginChannelId => &mut self.origin_channel_id,
            Field::AcceptWelcomeEmail => &mut self.accept_welcome_email,
            Field::Uuid => &mut self.uuid,
            Field::ExtraFields => return None,
        })
    }
}
