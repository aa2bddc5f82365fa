//! The root of all look-ups.

use super::company::CompanyType;
use super::company_role::CompanyRolesType;
use super::connection::{Connection, Page, complexity};
use super::customer::CustomerInfoType;
use super::email_check::{CustomerEmailCheckType, UserEmailCheckType};
use super::extra_field::ExtraFieldsConfigType;
use super::look_up;
use super::number::Decimal;
use super::user::UserType;
use super::users::{Filter, users};
use async_graphql::{Context, Error, Object};

/// What a buyer may look up. Every field can fail by itself: one that does is null beside the
/// error, and the others keep their values.
pub(super) struct Query;

#[Object]
#[allow(
    clippy::too_many_arguments,
    reason = "a schema has as many arguments as it has"
)]
impl Query {
    /// The users of the caller's Company.
    #[graphql(complexity = "complexity(first, last, child_complexity)")]
    async fn users(
        &self,
        context: &Context<'_>,
        company_id: i32,
        offset: Option<i32>,
        before: Option<String>,
        after: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
        email: Option<String>,
        first_name: Option<String>,
        last_name: Option<String>,
        role: Option<Decimal>,
        search: Option<String>,
        company_role_id: Option<Decimal>,
    ) -> Option<Result<Connection<UserType>, Error>> {
        let filter = Filter {
            email,
            first_name,
            last_name,
            role,
            search,
            company_role_id,
        };
        let page = Page {
            offset,
            before,
            after,
            first,
            last,
        };
        Some(users(context, company_id, &filter, &page))
    }

    /// One user of the caller's Company.
    async fn user(
        &self,
        context: &Context<'_>,
        company_id: i32,
        user_id: i32,
    ) -> Option<Result<UserType, Error>> {
        Some(look_up::user(context, company_id, user_id))
    }

    /// Whether a user of the Company can have the address.
    async fn user_email_check(
        &self,
        context: &Context<'_>,
        email: String,
        #[graphql(default)] company_id: Option<i32>,
        #[graphql(default_with = "Some(String::new())")] store_hash: Option<String>,
        #[graphql(default)] channel_id: Option<i32>,
    ) -> Option<Result<UserEmailCheckType, Error>> {
        let store_hash = store_hash.filter(|hash| !hash.is_empty());
        Some(look_up::user_email(
            context,
            &email,
            company_id,
            store_hash.as_deref(),
            channel_id,
        ))
    }

    /// Whether a customer has the address. Needs no token.
    async fn customer_email_check(
        &self,
        context: &Context<'_>,
        email: String,
        store_hash: String,
        #[graphql(default)] channel_id: Option<i32>,
    ) -> Option<Result<CustomerEmailCheckType, Error>> {
        Some(look_up::customer_email(
            context,
            &email,
            &store_hash,
            channel_id,
        ))
    }

    /// The roles that a user can have.
    #[graphql(complexity = "complexity(first, last, child_complexity)")]
    async fn company_roles(
        &self,
        context: &Context<'_>,
        company_id: Option<i32>,
        offset: Option<i32>,
        before: Option<String>,
        after: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
        search: Option<String>,
    ) -> Option<Result<Connection<CompanyRolesType>, Error>> {
        let page = Page {
            offset,
            before,
            after,
            first,
            last,
        };
        let search = search.unwrap_or_default();
        Some(look_up::company_roles(context, company_id, &search, &page))
    }

    /// The store-defined fields of users.
    async fn user_extra_fields(
        &self,
        context: &Context<'_>,
    ) -> Option<Result<Vec<Option<ExtraFieldsConfigType>>, Error>> {
        Some(look_up::user_extra_fields(context))
    }

    /// The caller.
    async fn current_user(&self, context: &Context<'_>) -> Option<Result<UserType, Error>> {
        Some(look_up::current_user(context))
    }

    /// The caller's person and permissions.
    async fn customer_info(
        &self,
        context: &Context<'_>,
    ) -> Option<Result<CustomerInfoType, Error>> {
        Some(look_up::customer_info(context))
    }

    /// The Company of a user.
    async fn user_company(
        &self,
        context: &Context<'_>,
        user_id: i32,
    ) -> Option<Result<CompanyType, Error>> {
        Some(look_up::user_company(context, user_id))
    }
}
