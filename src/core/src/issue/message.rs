//! The English sentences. Each says what is wrong and what to do next.

use super::{Code, Issue};

pub(super) fn message(issue: &Issue) -> String {
    let label = issue.field.map_or("Row", |field| field.label());
    let value = &excerpt(issue.param("value"));
    match issue.code {
        Code::EmailRequired
        | Code::NameRequired
        | Code::RoleRequired
        | Code::CompanyRequired
        | Code::ChannelsRequired => required(issue.code).to_owned(),
        Code::EmailInvalid => format!("{}. Correct the address.", issue.param("reason")),
        Code::EmailDuplicate => format!(
            "Row {} already has this email. Keep one of the two rows.",
            issue.param("firstRow")
        ),
        Code::NameLong => format!(
            "{label} has {} characters. Some stores refuse more than 150; shorten it if you can.",
            issue.param("length")
        ),
        Code::NameTooLong => format!(
            "{label} has {} characters. Shorten it to fewer than 200.",
            issue.param("length")
        ),
        Code::TextHiddenCharacter => format!(
            "{label} holds the hidden character {}. Delete it by retyping the text.",
            issue.param("codePoint")
        ),
        Code::TextInvisibleCharacter => format!(
            "{label} holds the invisible character {}. Delete it unless the name needs it.",
            issue.param("codePoint")
        ),
        Code::TextTrimmed => format!("Blanks around {} are left out.", label.to_lowercase()),
        Code::TextTooLong => format!(
            "{label} has {} characters. Shorten it to at most {}.",
            issue.param("length"),
            issue.param("maximum")
        ),
        Code::PhoneRequired => {
            "Enter a phone number. Stores need one when users are created with a storefront login.".to_owned()
        }
        Code::PhoneUnusual => {
            "This does not look like a phone number. It is sent as it is; correct it if it is wrong.".to_owned()
        }
        Code::RoleUnknown => format!(
            "\"{value}\" is not a role. Use Admin (0), Senior buyer (1) or Junior buyer (2)."
        ),
        Code::RoleNotAllowed => format!(
            "Role {value} belongs to store staff and cannot be given to a company user. Use 0, 1 or 2."
        ),
        Code::RoleDefaulted => "Role 2 is sent with the custom role, as the store expects.".to_owned(),
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
        Code::WelcomeEmailAlwaysSent => {
            "With a storefront login the store always sends its welcome email. Use management access to hold it back.".to_owned()
        }
        Code::ExtraFieldUnnamed => {
            "An extra field has a value but no name. Name its column extra:Name.".to_owned()
        }
        Code::ExtraFieldRepeated => format!(
            "The extra field \"{}\" is given twice. Keep one of them.",
            issue.param("name")
        ),
        Code::FieldNotCarried => format!(
            "{label} is not sent: a storefront login has no place for it. Use management access to set it."
        ),
        Code::RowTooManyCells => format!(
            "The row has {} cells for {} columns. Put quotes around a value that holds the separator.",
            issue.param("cells"),
            issue.param("columns")
        ),
        Code::RowTooFewCells => format!(
            "The row has {} cells for {} columns. The missing ones count as empty.",
            issue.param("cells"),
            issue.param("columns")
        ),
    }
}

const fn required(code: Code) -> &'static str {
    match code {
        Code::EmailRequired => "Enter an email address.",
        Code::NameRequired => "Enter a name.",
        Code::RoleRequired => "Choose a role: Admin, Senior buyer or Junior buyer.",
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
