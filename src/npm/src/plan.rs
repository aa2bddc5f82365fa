//! The requests that would be sent.

use crate::users::UserList;
use crate::values;
use b2b_users_core::import::plan;
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::create_request;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[derive(Serialize)]
struct PlannedRequest {
    method: &'static str,
    path: String,
    body: String,
    rows: Vec<u32>,
}

/// The requests that create these users, in their order.
///
/// # Errors
/// None that an argument could cause.
#[wasm_bindgen(js_name = planRequests)]
pub fn plan_requests(list: &UserList, users_per_request: Option<usize>) -> Result<String, JsValue> {
    let batches = plan(&*list.users, list.dialect, users_per_request);
    let requests = batches.into_iter().filter_map(|batch| {
        let members = batch.members.iter();
        let users = list.users.users(&batch.members);
        let users: Vec<&NewUser> = users.iter().collect();
        let request = create_request(list.dialect, &users)?;
        Some(PlannedRequest {
            method: "POST",
            path: request.path,
            body: request.body.unwrap_or_default(),
            rows: members
                .filter_map(|member| list.rows.get(*member).copied())
                .collect(),
        })
    });
    values::text(&requests.collect::<Vec<_>>())
}
