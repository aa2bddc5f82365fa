//! The storefronts that a user may log in to.

use super::Finding;
use super::identifier::whole_number;
use super::text::trimmed;
use crate::config::StoreRules;
use crate::issue::{Code, Issue};
use crate::scan;
use crate::user::{ChannelId, Field};

/// Checks a list of channels: `1;2`, `1, 2`, `1|2` or `[1, 2]`. With `required`, at
/// least one must be there.
#[must_use]
pub fn check_channel_ids(typed: &str, required: bool) -> Finding<Vec<ChannelId>> {
    let mut issues = Vec::new();
    let value = trimmed(typed, Field::ChannelIds, &mut issues);
    let inner = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(value);
    let mut channels: Vec<ChannelId> = Vec::new();
    for part in scan::split(inner, b";,|").map(scan::trim) {
        // A separator at the end is how many exports write lists.
        if part.is_empty() {
            continue;
        }
        let Some(channel) = whole_number(unquoted(part)).and_then(ChannelId::new) else {
            issues.push(Issue::new(Code::ChannelsInvalid, Field::ChannelIds).with("value", part));
            return (None, issues);
        };
        if channels.contains(&channel) {
            issues.push(
                Issue::new(Code::ChannelsRepeated, Field::ChannelIds)
                    .with("value", channel.to_string()),
            );
        } else {
            channels.push(channel);
        }
    }
    if channels.is_empty() && required {
        issues.push(Issue::new(Code::ChannelsRequired, Field::ChannelIds));
        return (None, issues);
    }
    (Some(channels), issues)
}

/// Adds an issue for each channel that the store does not offer, as far as that is known.
/// Without any channel, a store's only one is taken.
pub(super) fn known_channels(
    (channels, mut issues): Finding<Vec<ChannelId>>,
    required: bool,
    store: &StoreRules,
) -> Finding<Vec<ChannelId>> {
    let mut enabled = store.b2b_channels();
    let only = enabled.next().filter(|_| enabled.next().is_none());
    let missing = issues
        .iter()
        .all(|issue| !issue.is_error() || issue.code == Code::ChannelsRequired);
    if let (true, true, Some(only)) = (
        required && missing,
        channels.iter().flatten().count() == 0,
        only,
    ) {
        issues.retain(|issue| issue.code != Code::ChannelsRequired);
        issues.push(
            Issue::new(Code::ChannelsDefaulted, Field::ChannelIds)
                .with("value", only.id.to_string()),
        );
        return (Some(vec![only.id]), issues);
    }
    for channel in channels.iter().flatten() {
        let known = store
            .channels
            .iter()
            .flatten()
            .find(|known| known.id == *channel);
        let code = match (&store.channels, known) {
            (Some(_), None) => Code::ChannelsUnknown,
            (Some(_), Some(known)) if !known.b2b_enabled => Code::ChannelsNotEnabled,
            _ => continue,
        };
        issues.push(Issue::new(code, Field::ChannelIds).with("value", channel.to_string()));
    }
    let good = !issues.iter().any(Issue::is_error);
    (channels.filter(|_| good), issues)
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
#[must_use]
pub fn check_origin_channel_id(typed: &str, channels: Option<&[ChannelId]>) -> Finding<ChannelId> {
    let mut issues = Vec::new();
    let value = trimmed(typed, Field::OriginChannelId, &mut issues);
    if value.is_empty() {
        return (None, issues);
    }
    let Some(origin) = whole_number(value).and_then(ChannelId::new) else {
        issues.push(
            Issue::new(Code::OriginChannelInvalid, Field::OriginChannelId).with("value", value),
        );
        return (None, issues);
    };
    if channels.is_some_and(|channels| !channels.contains(&origin)) {
        issues.push(
            Issue::new(Code::OriginChannelNotListed, Field::OriginChannelId).with("value", value),
        );
        return (None, issues);
    }
    (Some(origin), issues)
}
