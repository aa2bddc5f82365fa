//! The storefronts of a store.

use super::record::{flag, number, text};
use crate::json::Json;
use crate::user::ChannelId;

/// A storefront (Channels API, "List channels").
///
/// A record has two numbers, and they differ: `id` is that of B2B Edition and `channelId` that of
/// BigCommerce, which is what the Users API wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// The number that requests name: `channelId`, not the record's own `id`.
    pub id: ChannelId,
    /// The name in the store.
    pub name: String,
    /// Whether company users may log in to it.
    pub b2b_enabled: bool,
}

impl Channel {
    /// Reads one record; `None` if it has no usable `channelId`.
    ///
    /// A record that does not say so counts as open to company users: the store refuses what is not
    /// allowed.
    pub(super) fn read(record: &Json) -> Option<Self> {
        let id = number(record, "channelId").and_then(ChannelId::new)?;
        Some(Self {
            id,
            name: text(record, "channelName")
                .or_else(|| text(record, "name"))
                .unwrap_or_else(|| format!("Channel {id}")),
            b2b_enabled: flag(record, "b2bEnabled").unwrap_or(true),
        })
    }

    /// The one channel of a store without several storefronts, which refuses to list it
    /// (Channels API, 403).
    ///
    /// Such a store's storefront has the number 1 (Channels API).
    pub(super) fn only() -> Option<Self> {
        Some(Self {
            id: ChannelId::new(1)?,
            name: "Storefront".to_owned(),
            b2b_enabled: true,
        })
    }
}
