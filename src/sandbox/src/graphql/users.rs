//! The list of users in the schema.

use super::call::Call;
use super::connection::{Connection, Page};
use super::number::Decimal;
use super::user::UserType;
use crate::permission::GET_USERS;
use crate::user::StoredUser;
use async_graphql::{Context, Error};

/// Which users of a Company a query asks for.
///
/// Which filters compare a part and which the whole is not published. Here the address is
/// compared as the Users API does it, whole and without regard to case; names and the search
/// text count when they are a part.
#[derive(Debug)]
pub(super) struct Filter {
    pub(super) email: Option<String>,
    pub(super) first_name: Option<String>,
    pub(super) last_name: Option<String>,
    pub(super) role: Option<Decimal>,
    pub(super) search: Option<String>,
    pub(super) company_role_id: Option<Decimal>,
}

impl Filter {
    fn takes(&self, user: &StoredUser) -> bool {
        let name = format!("{} {}", user.first_name, user.last_name);
        let has = |wanted: &Option<String>, text: &str| {
            wanted
                .as_ref()
                .is_none_or(|wanted| text.to_lowercase().contains(&wanted.to_lowercase()))
        };
        let is =
            |wanted: Option<Decimal>, number: u64| wanted.is_none_or(|wanted| wanted.is(number));
        self.email
            .as_ref()
            .is_none_or(|email| user.email.to_lowercase() == email.to_lowercase())
            && has(&self.first_name, &user.first_name)
            && has(&self.last_name, &user.last_name)
            && (has(&self.search, &name) || has(&self.search, &user.email))
            && is(self.role, user.role.into())
            && is(self.company_role_id, user.company_role_id)
    }
}

/// The page of the Company's users that pass the filter, the oldest first.
pub(super) fn users(
    context: &Context<'_>,
    company_id: i32,
    filter: &Filter,
    page: &Page,
) -> Result<Connection<UserType>, Error> {
    let call = Call::of(context)?;
    let session = call.session()?;
    session.need(GET_USERS, "You do not have permission to see users.")?;
    let company_id = session.own_company(company_id)?;
    let store = &session.state.store;
    let users: Vec<&StoredUser> = store
        .listed(call.sandbox.now())
        .filter(|user| user.company_id == company_id && filter.takes(user))
        .collect();
    page.of(&users, |user| UserType::of(user, store))
}
