//! Creating users, once their fields have been read.

mod extra_fields;
mod rules;

pub(crate) use rules::{check_change, extra_field_complaints};

use self::rules::{check, check_companies, taken};
use crate::envelope::Refusal;
use crate::late::Late;
use crate::request_context::RequestContext;
use crate::sandbox::Sandbox;
use crate::state::State;
use crate::user::NewUser;
use crate::writing::Created;
use std::collections::HashSet;
use std::time::Duration;

/// The sentence about a batch of which a part was created, from a page of 2025.
const SOME_FAILED: &str = "Some user creations failed.";

/// Creates the users of one request. Every rule that spans fields or users is checked before
/// anything is stored, so a request creates all of its users or none, unless an ordered fault
/// cuts the list short.
pub(crate) fn create(
    sandbox: &Sandbox,
    state: &mut State,
    context: RequestContext,
    mut users: Vec<NewUser>,
) -> Result<Vec<Created>, Refusal> {
    if let Some(count) = context.only_first {
        users.truncate(count);
    }
    check(&state.store, &users, context)?;
    let now = sandbox.now();
    let created = users
        .into_iter()
        .map(|user| create_one(state, user, context, now))
        .collect();
    if context.only_first.is_some() {
        return Err(Refusal::logic(SOME_FAILED));
    }
    Ok(created)
}

/// Creates the users of one request one by one: those that break a rule are left out, without
/// harm to the others. Only the Companies are looked at together, since no single user is at fault
/// when there are several. A refusal instead of a user is what the fields already spoke against.
pub(crate) fn create_each(
    sandbox: &Sandbox,
    state: &mut State,
    context: RequestContext,
    mut users: Vec<Result<NewUser, Refusal>>,
) -> Result<Vec<Result<Created, Refusal>>, Refusal> {
    if let Some(count) = context.only_first {
        users.truncate(count);
    }
    check_companies(&state.store, users.iter().flatten())?;
    let now = sandbox.now();
    let mut outcomes = Vec::with_capacity(users.len());
    let mut seen = HashSet::new();
    for user in users {
        let accepted = user.and_then(|user| {
            check(&state.store, std::slice::from_ref(&user), context)?;
            if seen.insert(state.store.address_key(&user.email)) {
                Ok(user)
            } else {
                Err(taken(&[user.email]))
            }
        });
        outcomes.push(accepted.map(|user| create_one(state, user, context, now)));
    }
    if context.only_first.is_some() {
        return Err(Refusal::logic(SOME_FAILED));
    }
    Ok(outcomes)
}

/// Writes a user now, or as late as the store or an ordered fault has it.
fn create_one(state: &mut State, user: NewUser, context: RequestContext, now: Duration) -> Created {
    let created = state.store.make(user, now);
    let usual = Duration::from_millis(state.store.variants.late_commit_ms);
    let wait = context.commit_after.max(usual);
    let RequestContext { number, .. } = context;
    if wait.is_zero() {
        state.store.write(created.clone(), now);
        let new_user = created.is_new.then_some(created.user.id);
        state.history.created(number, new_user.into_iter());
    } else if created.is_new {
        state.late.add(Late {
            at: now.saturating_add(wait),
            number,
            created: created.clone(),
        });
    }
    created
}
