//! Storefronts.

use super::company::no_identifier;
use crate::issue::{Code, Issue};

/// The sentence, if the issue is of this kind.
pub(super) fn sentence(issue: &Issue, value: &str) -> Option<String> {
    Some(match issue.code {
        Code::ChannelsRequired => "Enter at least one channel ID, or the user cannot log in anywhere.".to_owned(),
        // It unsets the channel, with effects that nobody describes (Users API, `originChannelId`).
        Code::OriginChannelInvalid if value == "0" => {
            "0 takes the original storefront away, and what follows is not documented. Leave it blank, or use one of the user's channels.".to_owned()
        }
        Code::OriginChannelInvalid => no_identifier(value),
        Code::ChannelsInvalid => format!(
            "\"{value}\" is not a channel ID. Use whole numbers from 1, separated by semicolons."
        ),
        Code::ChannelsRepeated => format!("Channel {value} is named twice. It is sent once."),
        Code::OriginChannelNotListed => format!(
            "The origin channel {value} is not among the channel IDs. Add it there or leave it empty."
        ),
        Code::ChannelsUnknown => format!(
            "The store has no channel {value}. Use the channel ID of a storefront, not its place in a list."
        ),
        Code::ChannelsNotEnabled => format!(
            "Company users cannot log in to channel {value}. Enable B2B Edition for it or leave it out."
        ),
        Code::ChannelsDefaulted => format!("Channel {value}, the store's only one, is sent."),
        _ => return None,
    })
}
