//! The storefronts that a user may log in to.

use super::identifier::whole_number;
use super::text::trimmed;
use super::{Finding, Found};
use crate::config::StoreRules;
use crate::issue::Code;
use crate::scan;
use crate::user::{ChannelId, Field};

/// Checks a list of channels: `1;2`, `1, 2`, `1|2` or `[1, 2]`. With `required`, at
/// least one must be there.
///
/// Channels keep the order in which they stand, each once; one that is repeated is noted and not an
/// error. An empty list is a value as well, unless `required`. The Users API accepts an empty list
/// by its schema and then answers that a storefront is needed, so that is found here.
///
/// ```
/// use b2b_users_core::check::check_channel_ids;
///
/// let (channels, issues) = check_channel_ids("2; 1; 2", true);
/// let numbers: Vec<u64> = channels.unwrap().iter().map(|channel| channel.get()).collect();
/// assert_eq!(numbers, [2, 1]);
/// assert_eq!(issues[0].code.as_str(), "channels.repeated");
/// ```
#[must_use]
pub fn check_channel_ids(typed: &str, required: bool) -> Finding<Vec<ChannelId>> {
    Found::collect(|found| {
        let mut channels = Vec::new();
        let good = channel_ids(typed, &mut channels, found)
            && (!required || !channels.is_empty() || flag_missing(found));
        good.then_some(channels)
    })
}

fn flag_missing(found: &mut Found) -> bool {
    found.add(Code::ChannelsRequired, Field::ChannelIds);
    false
}

/// Puts the channels of a list into `channels`; `false` if one of them is no channel.
///
/// An error ends the reading at the first part that is no channel. Parts without text are passed
/// over, wherever they stand.
fn channel_ids(typed: &str, channels: &mut Vec<ChannelId>, found: &mut Found) -> bool {
    let value = trimmed(typed, Field::ChannelIds, found);
    let inner = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(value);
    for part in scan::split(inner, b";,|").map(scan::trim) {
        // A separator at the end is how many exports write lists.
        if part.is_empty() {
            continue;
        }
        let Some(channel) = whole_number(unquoted(part)).and_then(ChannelId::new) else {
            found
                .add(Code::ChannelsInvalid, Field::ChannelIds)
                .with("value", part);
            return false;
        };
        if channels.contains(&channel) {
            found
                .add(Code::ChannelsRepeated, Field::ChannelIds)
                .with_identifier("value", channel.get());
        } else {
            channels.push(channel);
        }
    }
    true
}

/// As [`check_channel_ids`], into `channels`, with an issue for each channel that the store does not
/// offer, as far as that is known. Without any channel, a store's only one is taken. `false` if
/// there was an error.
///
/// The store's only storefront is filled in with a note, so that it is seen before anything is
/// sent. With several there is no telling which one is meant.
pub(super) fn known_channels(
    typed: &str,
    required: bool,
    store: &StoreRules,
    channels: &mut Vec<ChannelId>,
    found: &mut Found,
) -> bool {
    channels.clear();
    let start = found.len();
    if !channel_ids(typed, channels, found) {
        return false;
    }
    if channels.is_empty() && required {
        let mut enabled = store.b2b_channels();
        let Some(only) = enabled.next().filter(|_| enabled.next().is_none()) else {
            return flag_missing(found);
        };
        found
            .add(Code::ChannelsDefaulted, Field::ChannelIds)
            .with_identifier("value", only.id.get());
        channels.push(only.id);
        return true;
    }
    let Some(known) = &store.channels else {
        return true;
    };
    for channel in channels.iter() {
        let code = match known.iter().find(|known| known.id == *channel) {
            None => Code::ChannelsUnknown,
            Some(known) if !known.b2b_enabled => Code::ChannelsNotEnabled,
            Some(_) => continue,
        };
        found
            .add(code, Field::ChannelIds)
            .with_identifier("value", channel.get());
    }
    !found.has_error_since(start)
}

/// JSON lists of texts, `["1","2"]`, are as good as lists of numbers.
fn unquoted(part: &str) -> &str {
    part.strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(part)
}

/// Checks the origin channel: empty, or one of `channels`. Never 0, which the API
/// takes for "unset" with unexpected results (Users API, `originChannelId`).
/// Without `channels` (they have issues of their own) only the number is checked.
///
/// It cannot be changed later (Users API, "Update a user"), which is why a doubtful number is an
/// error and not a warning.
#[must_use]
pub fn check_origin_channel_id(typed: &str, channels: Option<&[ChannelId]>) -> Finding<ChannelId> {
    Found::collect(|found| origin_channel_id(typed, channels, found))
}

pub(super) fn origin_channel_id(
    typed: &str,
    channels: Option<&[ChannelId]>,
    found: &mut Found,
) -> Option<ChannelId> {
    let value = trimmed(typed, Field::OriginChannelId, found);
    if value.is_empty() {
        return None;
    }
    let origin = whole_number(value).and_then(ChannelId::new);
    let is_listed = |origin: &ChannelId| channels.is_none_or(|channels| channels.contains(origin));
    let code = match origin {
        None => Code::OriginChannelInvalid,
        Some(origin) if !is_listed(&origin) => Code::OriginChannelNotListed,
        Some(_) => return origin,
    };
    found.add(code, Field::OriginChannelId).with("value", value);
    None
}
