//! The fields of the schema that look something up.

use super::call::Call;
use super::company::CompanyType;
use super::company_role::CompanyRolesType;
use super::connection::{Connection, Page};
use super::customer::CustomerInfoType;
use super::email_check::{CustomerEmailCheckType, UserEmailCheckType};
use super::extra_field::ExtraFieldsConfigType;
use super::user::UserType;
use crate::company::Role;
use crate::credentials::STORE_HASH;
use crate::permission::{GET_ROLES, GET_USER_DETAIL};
use crate::store::DEFAULT_CHANNEL;
use async_graphql::{Context, Error};

pub(super) fn user(
    context: &Context<'_>,
    company_id: i32,
    user_id: i32,
) -> Result<UserType, Error> {
    let session = Call::of(context)?.session()?;
    session.need(GET_USER_DETAIL, "You do not have permission to see users.")?;
    session.own_company(company_id)?;
    let user = session.colleague(user_id)?;
    Ok(UserType::of(user, &session.state.store))
}

pub(super) fn user_email(
    context: &Context<'_>,
    email: &str,
    company_id: Option<i32>,
    store_hash: Option<&str>,
    channel_id: Option<i32>,
) -> Result<UserEmailCheckType, Error> {
    let session = Call::of(context)?.session()?;
    let company_id = match company_id {
        Some(id) => session.own_company(id)?,
        None => session.caller.company_id,
    };
    if let Some(hash) = store_hash {
        known_store(hash)?;
    }
    let store = &session.state.store;
    let email = email.trim();
    let standing = store.email_standing(email, company_id, Some(channel(channel_id)));
    Ok(UserEmailCheckType::of(
        standing,
        store.user_of(email),
        store,
    ))
}

pub(super) fn customer_email(
    context: &Context<'_>,
    email: &str,
    store_hash: &str,
    channel_id: Option<i32>,
) -> Result<CustomerEmailCheckType, Error> {
    known_store(store_hash)?;
    let state = Call::of(context)?.sandbox.state();
    Ok(CustomerEmailCheckType::of(
        &state.store,
        email.trim(),
        channel(channel_id),
    ))
}

pub(super) fn company_roles(
    context: &Context<'_>,
    company_id: Option<i32>,
    search: &str,
    page: &Page,
) -> Result<Connection<CompanyRolesType>, Error> {
    let session = Call::of(context)?.session()?;
    session.need(GET_ROLES, "You do not have permission to see roles.")?;
    if let Some(id) = company_id {
        session.own_company(id)?;
    }
    let search = search.to_lowercase();
    let roles = session.state.store.roles.iter();
    let roles: Vec<&Role> = roles
        .filter(|role| role.name.to_lowercase().contains(&search))
        .collect();
    page.of(&roles, |role| CompanyRolesType::from(*role))
}

pub(super) fn user_extra_fields(
    context: &Context<'_>,
) -> Result<Vec<Option<ExtraFieldsConfigType>>, Error> {
    let session = Call::of(context)?.session()?;
    let definitions = session.state.store.extra_field_definitions.iter();
    Ok(definitions
        .map(ExtraFieldsConfigType::from)
        .map(Some)
        .collect())
}

pub(super) fn current_user(context: &Context<'_>) -> Result<UserType, Error> {
    let session = Call::of(context)?.session()?;
    Ok(UserType::of(&session.caller, &session.state.store))
}

pub(super) fn customer_info(context: &Context<'_>) -> Result<CustomerInfoType, Error> {
    let session = Call::of(context)?.session()?;
    let permissions = &session.grant.permissions;
    Ok(CustomerInfoType::of(
        &session.caller,
        permissions,
        &session.state.store,
    ))
}

pub(super) fn user_company(context: &Context<'_>, user_id: i32) -> Result<CompanyType, Error> {
    let session = Call::of(context)?.session()?;
    let company_id = session.colleague(user_id)?.company_id;
    session
        .state
        .store
        .company(company_id)
        .map(CompanyType::from)
        .ok_or_else(|| Error::new("Company matching query does not exist."))
}

/// The BigCommerce id of the channel meant. No channel has the id 0.
fn channel(channel_id: Option<i32>) -> u64 {
    channel_id.map_or(DEFAULT_CHANNEL, |id| u64::try_from(id).unwrap_or_default())
}

fn known_store(store_hash: &str) -> Result<(), Error> {
    if store_hash == STORE_HASH {
        Ok(())
    } else {
        Err(Error::new("There is no store with that hash."))
    }
}
