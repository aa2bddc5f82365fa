//! The request behind a field, and the caller's rights.

use super::error::error;
use crate::authentication;
use crate::envelope::Refusal;
use crate::request_context::RequestContext;
use crate::sandbox::Sandbox;
use crate::state::State;
use crate::token::Grant;
use crate::user::StoredUser;
use async_graphql::{Context, Error};
use axum::http::HeaderMap;
use std::sync::MutexGuard;

/// The request that a field is resolved for.
pub(super) struct Call {
    pub(super) sandbox: Sandbox,
    pub(super) context: RequestContext,
    pub(super) headers: HeaderMap,
}

impl Call {
    pub(super) fn of<'a>(context: &Context<'a>) -> Result<&'a Self, Error> {
        context.data()
    }

    /// The store, for a field that needs a token. Ends with the field: the next one of the
    /// same request has to wait for it.
    pub(super) fn session(&self) -> Result<Session<'_>, Error> {
        let state = self.sandbox.state();
        let now = self.sandbox.now();
        let grant = authentication::storefront(&self.headers, &state.tokens, now)
            .cloned()
            .map_err(error)?;
        let caller = state.store.user(grant.user_id).cloned();
        let caller = caller.ok_or_else(|| refused("You do not have a user."))?;
        Ok(Session {
            state,
            grant,
            caller,
        })
    }
}

/// The store in the hands of one caller.
pub(super) struct Session<'a> {
    pub(super) state: MutexGuard<'a, State>,
    pub(super) grant: Grant,
    pub(super) caller: StoredUser,
}

impl Session<'_> {
    /// Stops a caller who lacks the permission; `sentence` says what for.
    pub(super) fn need(&self, permission: &str, sentence: &'static str) -> Result<(), Error> {
        if self.grant.allows(permission) {
            Ok(())
        } else {
            Err(refused(sentence))
        }
    }

    /// The id of the caller's Company, if that is the one asked for.
    pub(super) fn own_company(&self, company_id: i32) -> Result<u64, Error> {
        u64::try_from(company_id)
            .ok()
            .filter(|id| *id == self.caller.company_id)
            .ok_or_else(|| refused("You do not have access to this company."))
    }

    /// A user of the caller's Company. One of another Company is answered
    /// like one who does not exist.
    pub(super) fn colleague(&self, user_id: i32) -> Result<&StoredUser, Error> {
        u64::try_from(user_id)
            .ok()
            .and_then(|id| self.state.store.user(id))
            .filter(|user| user.company_id == self.caller.company_id)
            .ok_or_else(|| Error::new("User matching query does not exist."))
    }
}

fn refused(sentence: &'static str) -> Error {
    error(Refusal::Forbidden(sentence))
}
