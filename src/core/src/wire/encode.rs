//! Turns users into the requests that create them, by the table of
//! [`Dialect::carried`].

use super::{ApiRequest, Method, archive, graphql, management, storefront};
use crate::dialect::{Carried, Dialect, WireType};
use crate::user::{Field, NewUser};
use serde_json::{Map, Value, json};

/// The request that creates these users: the single call for one, the bulk call for
/// more. A dialect without a bulk call sends the first user alone; see
/// [`Dialect::users_per_request`]. `None` without users.
#[must_use]
pub fn create_request(dialect: Dialect, users: &[&NewUser]) -> Option<ApiRequest> {
    let first = *users.first()?;
    let (path, body) = match dialect {
        Dialect::Management => match users {
            [user] => (management::USERS_PATH.to_owned(), object(dialect, user)),
            _ => {
                let list = users.iter().map(|user| object(dialect, user)).collect();
                (management::BULK_PATH.to_owned(), list)
            }
        },
        Dialect::Storefront => (storefront::USERS_PATH.to_owned(), object(dialect, first)),
        Dialect::StorefrontGraphql => return Some(graphql::create(first)),
        Dialect::ArchiveV2 => match users {
            [user] => (
                archive::users_path(first.company_id()),
                object(dialect, user),
            ),
            _ => (archive::bulk_path(first.company_id()), archive::bulk(users)),
        },
    };
    Some(ApiRequest {
        method: Method::Post,
        path,
        body: Some(body.to_string()),
    })
}

/// A user as the JSON object that the dialect's single call takes.
pub(super) fn object(dialect: Dialect, user: &NewUser) -> Value {
    let custom = user.company_role_id().is_some();
    let mut body = Map::new();
    for field in Field::ALL {
        if field == Field::Role && custom && !dialect.sends_role_beside_custom() {
            continue;
        }
        if let Some(carried) = dialect.carried(field)
            && let Some(value) = value(user, field, carried)
        {
            body.insert(carried.name.to_owned(), value);
        }
    }
    Value::Object(body)
}

/// A field's value on the wire; `None` leaves the key out.
fn value(user: &NewUser, field: Field, carried: Carried) -> Option<Value> {
    let text = match field {
        Field::Email => user.email().as_str(),
        Field::FirstName => user.first_name().as_str(),
        Field::LastName => user.last_name().as_str(),
        Field::PhoneNumber => match user.phone_number() {
            Some(phone) => phone.as_str(),
            None if carried.required => "",
            None => return None,
        },
        Field::Uuid => user.uuid()?,
        Field::CompanyId => return number(user.company_id().get(), carried.wire_type),
        Field::Role => return number(user.role().number().into(), carried.wire_type),
        Field::CompanyRoleId => return number(user.company_role_id()?.get(), carried.wire_type),
        Field::OriginChannelId => {
            return number(user.origin_channel_id()?.get(), carried.wire_type);
        }
        Field::ChannelIds => {
            let channels = user.channel_ids();
            return (carried.required || !channels.is_empty())
                .then(|| channels.iter().map(|channel| channel.get()).collect());
        }
        // Always sent, since the default of the API is not documented.
        Field::AcceptWelcomeEmail => {
            let accept = user.accept_welcome_email();
            return Some(match carried.wire_type {
                WireType::Flag => if accept { "1" } else { "0" }.into(),
                _ => accept.into(),
            });
        }
        Field::ExtraFields => {
            let fields = user.extra_fields();
            return (!fields.is_empty()).then(|| {
                let one = |field: &crate::user::ExtraField| json!({ "fieldName": field.name, "fieldValue": field.value });
                fields.iter().map(one).collect()
            });
        }
    };
    Some(text.into())
}

fn number(number: u64, wire_type: WireType) -> Option<Value> {
    match wire_type {
        WireType::Path => None,
        WireType::IntegerText => Some(number.to_string().into()),
        _ => Some(number.into()),
    }
}
