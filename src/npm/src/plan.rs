//! The requests that would be sent.

use crate::users::UserList;
use crate::values;
use b2b_users_core::import::plan;
use b2b_users_core::json::JsonText;
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::create_request;
use wasm_bindgen::prelude::wasm_bindgen;

/// The requests that create these users, in their order: `method`, `path`, `body` and the `rows` of each.
#[wasm_bindgen(js_name = planRequests)]
#[must_use]
pub fn plan_requests(list: &UserList, users_per_request: Option<usize>) -> String {
    let batches = plan(&*list.users, list.dialect, users_per_request);
    let requests = batches.into_iter().filter_map(|batch| {
        let users = list.users.users(&batch.members);
        let users: Vec<&NewUser> = users.iter().collect();
        let request = create_request(list.dialect, &users)?;
        Some((request, batch.members))
    });
    let mut json = JsonText::default();
    values::objects(&mut json, requests, |json, (request, members)| {
        json.text("method", Some("POST"));
        json.text("path", Some(&request.path));
        json.text("body", Some(&request.body.unwrap_or_default()));
        json.key("rows");
        let rows = members.iter().filter_map(|member| list.rows.get(*member));
        json.list(rows, |json, row| json.number((*row).into()));
    });
    json.into_text()
}
