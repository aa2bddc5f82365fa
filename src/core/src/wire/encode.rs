//! From users to the request that creates them. Bodies are written from texts where they stand.
//!
//! The names and types on the wire come from the one table in [`Dialect::carried`], so a
//! dialect differs here by its path and by its wrapping only: a bare object or array for the
//! management interface, `variables` for GraphQL, a switch beside `users` for the V2 bulk call.
//!
//! A field without a value is left out rather than sent as `null` or as an empty text: what the
//! REST interfaces would take these for is not documented. The exceptions are documented at
//! `write_field`.
//!
//! No text is copied on the way. There is no tree of JSON values in between, which would be
//! built for every user of an import only to be written once.
//!
//! Nothing is checked here. Users are [`NewUser`]s, which only a check makes.

use super::{ApiRequest, Method, archive, graphql, management, storefront};
use crate::check::{ExtraFields, ValidUser};
use crate::dialect::{Carried, Dialect, WireType};
use crate::json::JsonText;
use crate::user::{Field, NewUser};

/// About as long is one user in a body.
///
/// Only the first reservation of memory goes by it; longer bodies grow.
const USER_BYTES: usize = 384;

/// The order of fields in a body: by their names, so that equal users are equal bodies.
///
/// Two runs over the same rows therefore send the same bytes.
const ORDER: [Field; Field::ALL.len()] = [
    Field::AcceptWelcomeEmail,
    Field::ChannelIds,
    Field::CompanyId,
    Field::CompanyRoleId,
    Field::Email,
    Field::ExtraFields,
    Field::FirstName,
    Field::LastName,
    Field::OriginChannelId,
    Field::PhoneNumber,
    Field::Role,
    Field::Uuid,
];

/// The request that creates these users: with one of them the single call, with several
/// the bulk call. A dialect without a bulk call sends the first user alone; see
/// [`Dialect::users_per_request`]. `None` without users.
///
/// The V2 bulk call is about one company, that of the first user, and drops `uuid`. The
/// [plan](crate::import::plan) puts only users together for whom that loses nothing.
///
/// ```
/// use b2b_users_core::check::check_user;
/// use b2b_users_core::config::Rules;
/// use b2b_users_core::dialect::Dialect;
/// use b2b_users_core::user::UserDraft;
/// use b2b_users_core::wire::create_request;
///
/// let draft = UserDraft {
///     email: "marie@example.com".into(),
///     first_name: "Marie".into(),
///     last_name: "Curie".into(),
///     company_id: "42".into(),
///     role: "Senior buyer".into(),
///     channel_ids: "1".into(),
///     ..UserDraft::default()
/// };
/// let user = check_user(&draft, &Rules::default()).user.unwrap();
/// let one = create_request(Dialect::Management, &[&user]).unwrap();
/// assert_eq!(one.path, "/api/v3/io/users");
/// assert!(one.body.unwrap().starts_with('{'));
///
/// let two = create_request(Dialect::Management, &[&user, &user]).unwrap();
/// assert_eq!(two.path, "/api/v3/io/users/bulk");
/// assert!(two.body.unwrap().starts_with('['));
/// assert_eq!(create_request(Dialect::Management, &[]), None);
/// ```
#[must_use]
pub fn create_request(dialect: Dialect, users: &[&NewUser]) -> Option<ApiRequest> {
    match users {
        [] => None,
        [user] => Some(single_request(dialect, user)),
        [user, ..] if dialect.users_per_request() == 1 => Some(single_request(dialect, user)),
        _ => bulk_request(dialect, users),
    }
}

/// The request that creates one user by the call that takes one.
///
/// The single call is used for one user even where a bulk call would take a list of one: its
/// reply is about that user alone and needs no reading of places in a list.
#[must_use]
pub fn single_request(dialect: Dialect, user: &NewUser) -> ApiRequest {
    let user = &ValidUser::of(user);
    let mut body = JsonText::with_capacity(USER_BYTES);
    let path = match dialect {
        Dialect::Management => management::USERS_PATH.to_owned(),
        Dialect::Storefront => storefront::USERS_PATH.to_owned(),
        Dialect::ArchiveV2 => archive::users_path(user.company_id),
        Dialect::StorefrontGraphql => graphql::PATH.to_owned(),
    };
    let is_query = dialect == Dialect::StorefrontGraphql;
    if is_query {
        body.raw("{\"query\":");
        body.string(graphql::CREATE);
        body.raw(",\"variables\":{\"userData\":");
    }
    write_user(&mut body, dialect, user, false);
    if is_query {
        body.raw("}}");
    }
    post(path, body)
}

/// The request that creates users by the call that takes several; in the V2 API all share the first
/// one's welcome switch, and the plan sees to it that they agree. `None` without users, or without
/// such a call.
///
/// The number of users is not limited here. More than ten in a management batch are answered
/// with 413 (Users API, "Create users in bulk").
#[must_use]
pub fn bulk_request(dialect: Dialect, users: &[&NewUser]) -> Option<ApiRequest> {
    let first = *users.first()?;
    let mut body = JsonText::with_capacity(USER_BYTES * users.len());
    let path = match dialect {
        Dialect::Management => management::BULK_PATH.to_owned(),
        Dialect::ArchiveV2 => archive::bulk_path(first.company_id()),
        Dialect::Storefront | Dialect::StorefrontGraphql => return None,
    };
    let has_switch = dialect == Dialect::ArchiveV2;
    if has_switch {
        body.raw("{\"acceptWelcomeEmail\":");
        body.string(flag(first.accept_welcome_email()));
        body.raw(",\"users\":");
    }
    for (place, user) in users.iter().enumerate() {
        body.raw(if place == 0 { "[" } else { "," });
        write_user(&mut body, dialect, &ValidUser::of(user), has_switch);
    }
    body.raw(if has_switch { "]}" } else { "]" });
    Some(post(path, body))
}

/// A create always has a body, so it is always a POST.
fn post(path: String, body: JsonText) -> ApiRequest {
    ApiRequest {
        method: Method::Post,
        path,
        body: Some(body.into_text()),
    }
}

/// A user as an object. In the V2 bulk call, `shares` the welcome switch, it has none of its own and
/// no place for `uuid`.
///
/// The built-in role is left out beside a custom one where the interface lets that stand alone.
/// `addChannel` is no field of a user but an order to the store, so it has no row in the table
/// and stands where the alphabet puts it, behind the welcome switch.
fn write_user(body: &mut JsonText, dialect: Dialect, user: &ValidUser<'_>, shares: bool) {
    body.raw("{");
    for field in ORDER {
        let is_shared = shares && matches!(field, Field::AcceptWelcomeEmail | Field::Uuid);
        let stands_alone = field == Field::Role
            && user.company_role_id.is_some()
            && !dialect.sends_role_beside_custom();
        if let Some(carried) = dialect.carried(field)
            && !is_shared
            && !stands_alone
        {
            write_field(body, user, field, carried);
        }
        if field == Field::AcceptWelcomeEmail && user.joins_channel {
            body.key("addChannel");
            body.raw("true");
        }
    }
    body.raw("}");
}

/// A field with its name, unless there is nothing to send.
///
/// Three fields are sent although they may hold nothing: a required phone as an empty text,
/// since the V2 and storefront interfaces list it as required; the welcome switch, whose
/// default is not documented; and required channels, whose empty list the store itself has to
/// judge.
///
/// The company of a V2 request is in its path and is skipped here.
fn write_field(body: &mut JsonText, user: &ValidUser<'_>, field: Field, carried: Carried) {
    let text = match field {
        Field::Email => Some(user.email),
        Field::FirstName => Some(user.first_name),
        Field::LastName => Some(user.last_name),
        Field::PhoneNumber => user.phone_number.or(carried.required.then_some("")),
        Field::Uuid => user.uuid,
        _ => None,
    };
    if let Some(text) = text {
        body.key(carried.name);
        return body.string(text);
    }
    let number = match field {
        Field::CompanyId => Some(user.company_id.get()),
        Field::Role => Some(u64::from(user.role.number())),
        Field::CompanyRoleId => user.company_role_id.map(|id| id.get()),
        Field::OriginChannelId => user.origin_channel_id.map(|id| id.get()),
        _ => None,
    };
    match (field, number, carried.wire_type) {
        (_, Some(_), WireType::Path) => {}
        (_, Some(number), WireType::IntegerText) => {
            body.key(carried.name);
            body.raw("\"");
            body.number(number);
            body.raw("\"");
        }
        (_, Some(number), _) => {
            body.key(carried.name);
            body.number(number);
        }
        // Always sent, since the default of the API is not documented.
        (Field::AcceptWelcomeEmail, ..) => {
            body.key(carried.name);
            match carried.wire_type {
                WireType::Flag => body.string(flag(user.accept_welcome_email)),
                _ => body.raw(if user.accept_welcome_email {
                    "true"
                } else {
                    "false"
                }),
            }
        }
        (Field::ChannelIds, ..) if carried.required || !user.channel_ids.is_empty() => {
            body.key(carried.name);
            body.raw("[");
            for (place, channel) in user.channel_ids.iter().enumerate() {
                body.raw(if place == 0 { "" } else { "," });
                body.number(channel.get());
            }
            body.raw("]");
        }
        (Field::ExtraFields, ..) if !user.extra_fields.is_empty() => {
            body.key(carried.name);
            write_extra_fields(body, user.extra_fields);
        }
        _ => {}
    }
}

/// Values are strings whatever the type of the field (storefront GraphQL schema,
/// `UserExtraField`). The list is not empty: the caller leaves the field out then.
fn write_extra_fields(body: &mut JsonText, fields: ExtraFields<'_>) {
    for (place, (name, value)) in fields.iter().enumerate() {
        body.raw(if place == 0 {
            "[{\"fieldName\":"
        } else {
            ",{\"fieldName\":"
        });
        body.string(name);
        body.raw(",\"fieldValue\":");
        body.string(value);
        body.raw("}");
    }
    body.raw("]");
}

/// The V2 API writes a truth value as the text `"1"` or `"0"`.
const fn flag(accept: bool) -> &'static str {
    if accept { "1" } else { "0" }
}
