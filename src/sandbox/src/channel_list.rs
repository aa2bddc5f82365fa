//! The storefronts of a user, as lists show them.

use crate::store::Store;
use crate::user::StoredUser;
use serde_json::{Value, json};

/// The storefronts of a user as every list of users shows them (Users API, `channelList`).
pub(crate) fn channel_list(user: &StoredUser, store: &Store) -> Value {
    user.channel_ids
        .iter()
        .filter_map(|id| store.b2b_channel(*id))
        .map(|channel| {
            json!({
                "channelId": channel.channel_id,
                "channelName": channel.name,
                "iconUrl": channel.icon_url(),
            })
        })
        .collect()
}
