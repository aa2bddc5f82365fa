//! The list of channels.

use crate::authentication::{Authenticated, Management};
use crate::company::Channel;
use crate::envelope::Refusal;
use crate::sandbox::Sandbox;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// `GET /api/v3/io/channels`: every storefront of the store, whatever `limit` and `offset` the
/// request has: this list has no pages. A store with a single storefront refuses to answer.
pub(super) async fn list(
    _: Authenticated<Management>,
    State(sandbox): State<Sandbox>,
) -> Result<Response, Refusal> {
    let state = sandbox.state();
    if state.store.variants.single_storefront {
        return Err(Refusal::Forbidden("Multi storefront is not enabled"));
    }
    let records: Vec<Value> = state.store.channels.iter().map(record).collect();
    let body = json!({ "code": 200, "data": records, "meta": { "message": "SUCCESS" } });
    Ok(Json(body).into_response())
}

/// A channel as the API shows it (Channels API). The dates are text that holds seconds.
fn record(channel: &Channel) -> Value {
    json!({
        "id": channel.id,
        "channelId": channel.channel_id,
        "name": channel.name,
        "type": "storefront",
        "platform": "bigcommerce",
        "status": "active",
        "site": format!("https://store-{}.example.com", channel.channel_id),
        "isVisible": true,
        "isEnabled": true,
        "iconUrl": channel.icon_url(),
        "b2bEnabled": channel.b2b_enabled,
        "allowGlobalLogins": false,
        "createdAt": channel.created_at.to_string(),
        "updatedAt": channel.created_at.to_string(),
    })
}
