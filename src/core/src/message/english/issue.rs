//! What a check finds. Each sentence says what is wrong and what to do next.

use super::email;
use crate::dialect::Dialect;
use crate::issue::Argument;
use crate::issue::{Code, Issue};
use crate::scan::lower_case;

/// The sentence of an issue.
fn issue(issue: &Issue) -> String {
    let label = issue.field.map_or("Row", |field| field.label());
    let value = &excerpt(issue.param("value"));
    match issue.code {
        Code::EmailRequired
        | Code::NameRequired
        | Code::RoleRequired
        | Code::CompanyRequired
        | Code::ChannelsRequired => required(issue.code).to_owned(),
        Code::EmailInvalid => format!("{}. Correct the address.", email::reason(issue)),
        Code::EmailInternational => "The part before the @ has letters other than a to z. Many mail servers refuse such an address: check that it is meant.".to_owned(),
        Code::EmailLookAlike => "The address has letters that look like those of another alphabet. Check it, or copy it from a message of this person.".to_owned(),
        Code::EmailDuplicate => format!(
            "Row {} already has this email. Keep one of the two rows.",
            number(issue, "firstRow")
        ),
        Code::NameLong => format!(
            "{label} has {} characters. Some stores refuse more than 150; shorten it if you can.",
            number(issue, "length")
        ),
        Code::NameTooLong => format!(
            "{label} has {} characters. Shorten it to fewer than 200.",
            number(issue, "length")
        ),
        Code::TextHiddenCharacter if matches!(issue.param("codePoint"), "U+000A" | "U+000D") => {
            format!("{label} holds a line break. Put a space in its place.")
        }
        Code::TextHiddenCharacter => format!(
            "{label} holds the hidden character {}. Delete it by retyping the text.",
            issue.param("codePoint")
        ),
        Code::TextInvisibleCharacter => format!(
            "{label} holds the invisible character {}. Delete it unless the name needs it.",
            issue.param("codePoint")
        ),
        Code::TextTrimmed => format!("Blanks around {} are left out.", lower_case(label)),
        Code::TextTooLong => format!(
            "{label} has {} characters. Shorten it to at most {}.",
            number(issue, "length"),
            number(issue, "maximum")
        ),
        Code::PhoneRequired => format!(
            "Enter a phone number. Stores need one when users are created with {}.",
            match issue.param("dialect") {
                "" => "a storefront login",
                _ => dialect(issue),
            }
        ),
        Code::PhoneUnusual => {
            "This does not look like a phone number. It is sent as it is; correct it if it is wrong.".to_owned()
        }
        Code::RoleUnknown if !issue.list("choices").is_empty() => format!(
            "\"{value}\" is not a role. Use Admin (0), Senior buyer (1), Junior buyer (2) or one of the store's own: {}.",
            issue.list("choices").join(", ")
        ),
        Code::RoleUnknown => format!(
            "\"{value}\" is not a role. Use Admin (0), Senior buyer (1) or Junior buyer (2)."
        ),
        Code::RoleNotAllowed => format!(
            "Role {value} belongs to store staff and cannot be given to a company user. Use 0, 1 or 2."
        ),
        Code::RoleDefaulted => "Role 2 is sent with the custom role, as the store expects.".to_owned(),
        // It unsets the channel, with effects that nobody describes (Users API, `originChannelId`).
        Code::OriginChannelInvalid if value == "0" => {
            "0 takes the original storefront away, and what follows is not documented. Leave it blank, or use one of the user's channels.".to_owned()
        }
        Code::CompanyInvalid | Code::CompanyRoleInvalid | Code::OriginChannelInvalid => format!(
            "\"{value}\" is not an ID. Use the whole number that the store shows, in plain digits."
        ),
        Code::ChannelsInvalid => format!(
            "\"{value}\" is not a channel ID. Use whole numbers from 1, separated by semicolons."
        ),
        Code::ChannelsRepeated => format!("Channel {value} is named twice. It is sent once."),
        Code::OriginChannelNotListed => format!(
            "The origin channel {value} is not among the channel IDs. Add it there or leave it empty."
        ),
        Code::WelcomeEmailUnknown => format!("\"{value}\" is neither yes nor no. Write yes or no."),
        Code::WelcomeEmailAlwaysSent => format!(
            "With {} the store always sends its welcome email. Use {} to hold it back.",
            dialect(issue),
            instead(issue)
        ),
        Code::ExtraFieldUnnamed => {
            "An extra field has a value but no name. Name its column extra:Name.".to_owned()
        }
        Code::ExtraFieldRepeated => format!(
            "The extra field \"{}\" is given twice. Keep one of them.",
            issue.param("name")
        ),
        Code::FieldNotCarried => format!(
            "{label} is not sent: there is no place for it with {}. Use {} to set it.",
            dialect(issue),
            instead(issue)
        ),
        Code::ExtraFieldNotCarried => format!(
            "The store requires \"{}\", and there is no place for it with {}. Use {}.",
            issue.param("name"),
            dialect(issue),
            instead(issue)
        ),
        Code::CompanyUnknown => format!(
            "The store has no company \"{value}\". Use the ID or the exact name of a company."
        ),
        Code::CompanyUnverified => format!(
            "Company {value} is not among those that were loaded. Make sure that the store has it."
        ),
        Code::CompanyAmbiguous => format!(
            "Several companies are called \"{value}\". Use the ID of the one you mean: {}.",
            issue.list("choices").join(", ")
        ),
        Code::IdentifierTooLarge => format!(
            "The number {value} is too large for GraphQL. Use management access for it."
        ),
        Code::CompanyRoleUnknown => format!(
            "There is no role {value} for this company. Use the ID of a role that the store shows."
        ),
        Code::ChannelsUnknown => format!(
            "The store has no channel {value}. Use the channel ID of a storefront, not its place in a list."
        ),
        Code::ChannelsNotEnabled => format!(
            "Company users cannot log in to channel {value}. Enable B2B Edition for it or leave it out."
        ),
        Code::ChannelsDefaulted => format!("Channel {value}, the store's only one, is sent."),
        Code::ExtraFieldUnknown => format!(
            "The store has no extra field \"{}\". Correct the name or do not import the column.",
            issue.param("name")
        ),
        Code::ExtraFieldRequired => format!(
            "The store requires \"{}\". Enter a value.",
            issue.param("name")
        ),
        Code::ExtraFieldDefaulted => format!(
            "\"{}\" gets the store's default value \"{value}\".",
            issue.param("name")
        ),
        Code::ExtraFieldTooManyLines => format!(
            "\"{}\" has too many lines. Shorten it to at most {}.",
            issue.param("name"),
            number(issue, "maximum")
        ),
        Code::ExtraFieldNotANumber => format!(
            "\"{value}\" is not a number. Write \"{}\" in plain digits, with a point before decimals.",
            issue.param("name")
        ),
        Code::ExtraFieldTooLarge => format!(
            "{value} is too large for \"{}\". The store takes at most {}.",
            issue.param("name"),
            issue.param("maximum")
        ),
        Code::ExtraFieldNotListed => format!(
            "\"{value}\" is not a value of \"{}\". Use one of: {}.",
            issue.param("name"),
            issue.list("choices").join(", ")
        ),
        Code::ExtraFieldSpelling => format!(
            "\"{}\" is sent as \"{}\", as the store spells it.",
            issue.param("name"),
            issue.param("spelling")
        ),
        Code::ExtraFieldDuplicate => format!(
            "Row {} has the same value for \"{}\". Each user needs a different one.",
            number(issue, "firstRow"),
            issue.param("name")
        ),
        Code::ExtraFieldTaken => format!(
            "Another user of the store has \"{value}\" for \"{}\". Use a different value.",
            issue.param("name")
        ),
        Code::RefusedByStore => format!(
            "The store refused this: {} Correct it and send it again.",
            issue.param("reason")
        ),
        Code::EmailInThisCompany => {
            "This address is a user of the company already. Nothing needs to be created. If it lacks a storefront, give it access to that in B2B Edition.".to_owned()
        }
        Code::EmailInOtherCompany => match issue.param("company") {
            "" => "This address cannot be added: it is in use elsewhere in the store. Use another address.".to_owned(),
            company => format!(
                "This address is a user of company {company}. An address can be in one company only: use another one."
            ),
        },
        Code::EmailOnOtherChannel => {
            "This address is a user of the company on another storefront. It is given access to this one; nobody is created.".to_owned()
        }
        Code::EmailChannelNotJoined => format!(
            "This address is a user of the company on another storefront. Use {} to give it access to this one.",
            instead(issue)
        ),
        Code::EmailLinksCustomer => match issue.param("orders") {
            "move" => "This address is an existing customer, who becomes this user: past orders move to the company, and customer group and prices change.".to_owned(),
            _ => "This address is an existing customer, who becomes this user: customer group and prices change. Past orders stay with the customer.".to_owned(),
        },
        Code::EmailSeveralCustomers => {
            "This address belongs to more than one customer of the store, so it cannot be added. Use another address.".to_owned()
        }
        Code::EmailSuperAdmin => {
            "This address belongs to a Super Admin and cannot be a company user. Use another address.".to_owned()
        }
        Code::RowTooManyCells => format!(
            "The row has {} cells for {} columns. Put quotes around a value that holds the separator.",
            number(issue, "cells"),
            number(issue, "columns")
        ),
        Code::RowTooFewCells => format!(
            "The row has {} cells for {} columns. The missing ones count as empty.",
            number(issue, "cells"),
            number(issue, "columns")
        ),
    }
}

const fn required(code: Code) -> &'static str {
    match code {
        Code::EmailRequired => "Enter an email address.",
        Code::NameRequired => "Enter a name.",
        Code::RoleRequired => "Choose a role.",
        Code::CompanyRequired => "Enter the ID of the company that the user joins.",
        _ => "Enter at least one channel ID, or the user cannot log in anywhere.",
    }
}

/// A cell can be as long as a book; a sentence needs only its beginning.
fn excerpt(value: &str) -> String {
    const LENGTH: usize = 60;
    match value.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

/// A count of an issue.
fn number(issue: &Issue, name: &str) -> u64 {
    match issue.argument(name) {
        Some(Argument::Number(number)) => *number,
        _ => 0,
    }
}

/// The way to create users that an issue is about.
fn dialect(issue: &Issue) -> &str {
    named(issue.param("dialect"))
}

/// The ways to create users that would do.
fn instead(issue: &Issue) -> String {
    let names = issue.list("instead").iter();
    names
        .map(|name| named(name))
        .collect::<Vec<_>>()
        .join(" or ")
}

fn named(name: &str) -> &str {
    let known = Dialect::ALL.into_iter().find(|known| known.name() == name);
    known.map_or(name, |known| known.label())
}

impl Issue {
    /// An English sentence that says what is wrong and what to do.
    #[must_use]
    pub fn message(&self) -> String {
        issue(self)
    }
}
