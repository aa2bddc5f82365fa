//! A user as the management API shows one.

use crate::channel_list::channel_list;
use crate::store::Store;
use crate::user::StoredUser;
use serde_json::{Map, Value, json};

/// A user as the API shows it (Users API, `userResponse`). Channels come back as a list of
/// records, not as the `channelIds` that a create takes; an empty `uuid` is left out.
pub(super) fn record(user: &StoredUser, store: &Store, with_extra_fields: bool) -> Value {
    let role_name = store.role(user.company_role_id).map(|role| role.name);
    let mut record = Map::new();
    let mut add = |name: &str, value: Value| record.insert(name.to_owned(), value);
    add("id", json!(user.id));
    add("firstName", json!(user.first_name));
    add("lastName", json!(user.last_name));
    add("email", json!(user.email));
    add("phoneNumber", json!(user.phone_number));
    add("role", json!(user.role));
    add("companyRoleId", json!(user.company_role_id));
    add("companyRoleName", json!(role_name));
    add("companyId", json!(user.company_id));
    add("customerId", json!(user.customer_id));
    add("channelList", channel_list(user, store));
    add("createdAt", json!(user.created_at));
    add("updatedAt", json!(user.updated_at));
    if !user.uuid.is_empty() {
        add("uuid", json!(user.uuid));
    }
    if with_extra_fields {
        add("extraFields", json!(user.extra_fields));
    }
    Value::Object(record)
}
