//! The stable codes of everything that a check can find.

use super::severity::Severity;

macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $name:ident = $text:literal, $severity:ident; )+) => {
        /// A stable name for one kind of finding. Programs may rely on the text of
        /// [`Code::as_str`]; it never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $( $(#[doc = $doc])+ $name, )+ }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$( Self::$name, )+];

            /// The text that programs see, such as `email.invalid`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$name => $text, )+ }
            }

            /// How much such a finding usually weighs.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $( Self::$name => Severity::$severity, )+ }
            }
        }
    };
}

codes! {
    /// The email is missing.
    EmailRequired = "email.required", Error;
    /// The email is not an address that a store accepts; `reason` says why.
    EmailInvalid = "email.invalid", Error;
    /// The part of the address before the @ has letters other than a to z.
    EmailInternational = "email.international", Warning;
    /// The address has letters that look like those of another alphabet.
    EmailLookAlike = "email.look_alike", Warning;
    /// The same email, compared without case, stands in an earlier row (`firstRow`).
    EmailDuplicate = "email.duplicate", Error;
    /// The address is already a user of the company.
    EmailInThisCompany = "email.in_this_company", Error;
    /// The address is a user of another company.
    EmailInOtherCompany = "email.in_other_company", Error;
    /// The address is a user of the company, but not on this storefront.
    EmailOnOtherChannel = "email.on_other_channel", Warning;
    /// As before, and this way of creating users cannot put it on the storefront.
    EmailChannelNotJoined = "email.channel_not_joined", Error;
    /// The address is a customer of the store, who becomes this user.
    EmailLinksCustomer = "email.links_customer", Warning;
    /// The address is more than one customer of the store.
    EmailSeveralCustomers = "email.several_customers", Error;
    /// The address belongs to a Super Admin.
    EmailSuperAdmin = "email.super_admin", Error;
    /// A name is missing or blank.
    NameRequired = "name.required", Error;
    /// A name has more than 150 characters, which older stores refuse.
    NameLong = "name.long", Warning;
    /// A name has 200 characters or more.
    NameTooLong = "name.too_long", Error;
    /// A control character or one that turns the reading direction (`codePoint`).
    TextHiddenCharacter = "text.hidden_character", Error;
    /// An invisible character of no width (`codePoint`).
    TextInvisibleCharacter = "text.invisible_character", Warning;
    /// Blanks around the value are left out when it is sent.
    TextTrimmed = "text.trimmed", Info;
    /// A text is longer than the store takes (`maximum`).
    TextTooLong = "text.too_long", Error;
    /// The phone number is missing, and this way of creating users needs one.
    PhoneRequired = "phone.required", Error;
    /// The phone number holds letters or fewer than four digits.
    PhoneUnusual = "phone.unusual", Warning;
    /// The role is missing.
    RoleRequired = "role.required", Error;
    /// The role is none of the built-in ones.
    RoleUnknown = "role.unknown", Error;
    /// A role number that exists but cannot be given to a company user.
    RoleNotAllowed = "role.not_allowed", Error;
    /// No role, but a custom role: role 2 is sent with it.
    RoleDefaulted = "role.defaulted", Info;
    /// The company is missing.
    CompanyRequired = "company.required", Error;
    /// The company is not a positive whole number.
    CompanyInvalid = "company.invalid", Error;
    /// The store has no such company.
    CompanyUnknown = "company.unknown", Error;
    /// The company is not among those that were loaded; the store has more.
    CompanyUnverified = "company.unverified", Warning;
    /// Two companies have this name (`choices`).
    CompanyAmbiguous = "company.ambiguous", Error;
    /// A number that this way of creating users cannot write.
    IdentifierTooLarge = "identifier.too_large", Error;
    /// The custom role is not a positive whole number.
    CompanyRoleInvalid = "company_role.invalid", Error;
    /// The store, or the company, has no such role.
    CompanyRoleUnknown = "company_role.unknown", Error;
    /// No channel is given.
    ChannelsRequired = "channels.required", Error;
    /// One of the channels is not a positive whole number.
    ChannelsInvalid = "channels.invalid", Error;
    /// A channel is named more than once; it is sent once.
    ChannelsRepeated = "channels.repeated", Warning;
    /// The store has no such channel.
    ChannelsUnknown = "channels.unknown", Error;
    /// Company users cannot log in to the channel.
    ChannelsNotEnabled = "channels.not_enabled", Error;
    /// No channel is given: the store's only one is sent.
    ChannelsDefaulted = "channels.defaulted", Info;
    /// The origin channel is not a positive whole number.
    OriginChannelInvalid = "origin_channel.invalid", Error;
    /// The origin channel is not one of the user's channels.
    OriginChannelNotListed = "origin_channel.not_listed", Error;
    /// Neither a yes nor a no.
    WelcomeEmailUnknown = "welcome_email.unknown", Error;
    /// This way of creating users always sends the welcome mail.
    WelcomeEmailAlwaysSent = "welcome_email.always_sent", Warning;
    /// An extra field without a name.
    ExtraFieldUnnamed = "extra_field.unnamed", Error;
    /// An extra field that is given twice (`name`).
    ExtraFieldRepeated = "extra_field.repeated", Error;
    /// The store has no extra field of this name.
    ExtraFieldUnknown = "extra_field.unknown", Error;
    /// The store requires a value.
    ExtraFieldRequired = "extra_field.required", Error;
    /// No value is given: the store's default is sent.
    ExtraFieldDefaulted = "extra_field.defaulted", Info;
    /// The value has more lines than the store takes (`maximum`).
    ExtraFieldTooManyLines = "extra_field.too_many_lines", Error;
    /// The value is not a plain decimal number.
    ExtraFieldNotANumber = "extra_field.not_a_number", Error;
    /// The number is above the store's maximum (`maximum`).
    ExtraFieldTooLarge = "extra_field.too_large", Error;
    /// The value is not in the store's list (`choices`).
    ExtraFieldNotListed = "extra_field.not_listed", Error;
    /// The value is sent in the store's spelling (`spelling`).
    ExtraFieldSpelling = "extra_field.spelling", Info;
    /// An earlier row has the same value (`firstRow`), and no two users may share it.
    ExtraFieldDuplicate = "extra_field.duplicate", Error;
    /// A user of the store has the same value, and no two users may share it.
    ExtraFieldTaken = "extra_field.taken", Error;
    /// The store requires an extra field that this way of creating users cannot carry.
    ExtraFieldNotCarried = "extra_field.not_carried", Error;
    /// The store refused the value when the user was sent (`reason`).
    RefusedByStore = "store.refused", Error;
    /// This way of creating users has no place for the field.
    FieldNotCarried = "field.not_carried", Warning;
    /// The row has more cells than the header has columns.
    RowTooManyCells = "row.too_many_cells", Error;
    /// The row has fewer cells than the header has columns.
    RowTooFewCells = "row.too_few_cells", Warning;
}
