//! The rules of a create that span fields or users.

mod extra_fields;

use crate::email_standing::EmailStanding;
use crate::envelope::Refusal;
use crate::late::Late;
use crate::python;
use crate::request_context::RequestContext;
use crate::sandbox::Sandbox;
use crate::state::State;
use crate::store::Store;
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
/// harm to the others. A refusal instead of a user is what the fields already spoke against.
pub(crate) fn create_each(
    sandbox: &Sandbox,
    state: &mut State,
    context: RequestContext,
    mut users: Vec<Result<NewUser, Refusal>>,
) -> Result<Vec<Result<Created, Refusal>>, Refusal> {
    if let Some(count) = context.only_first {
        users.truncate(count);
    }
    let now = sandbox.now();
    let mut outcomes = Vec::with_capacity(users.len());
    let mut seen = HashSet::new();
    for user in users {
        let accepted = user.and_then(|user| {
            check(&state.store, std::slice::from_ref(&user), context)?;
            if seen.insert(state.store.address_key(&user.email)) {
                Ok(user)
            } else {
                Err(taken(std::slice::from_ref(&user.email)))
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

/// Checks the users of one request against each other and against the store.
fn check(store: &Store, users: &[NewUser], context: RequestContext) -> Result<(), Refusal> {
    extra_fields::check(store, users).map_err(Refusal::fields)?;
    let one_company = users
        .windows(2)
        .all(|pair| matches!(pair, [left, right] if left.company_id == right.company_id));
    if !one_company && !store.variants.mixed_companies {
        let sentence = "All of the user should be in same company";
        return Err(Refusal::logic(sentence));
    }
    let all_have_a_storefront = users.iter().all(|user| {
        user.channel_ids
            .iter()
            .any(|id| store.b2b_channel(*id).is_some())
    });
    if !all_have_a_storefront {
        let sentence = "At least one B2B storefront needs to be enabled for a Company user.";
        return Err(Refusal::logic(sentence));
    }
    let mut seen = HashSet::new();
    let taken: Vec<String> = users
        .iter()
        .filter(|user| {
            is_taken(store, user, context) || !seen.insert(store.address_key(&user.email))
        })
        .map(|user| user.email.clone())
        .collect();
    if !taken.is_empty() {
        return Err(self::taken(&taken));
    }
    Ok(())
}

/// The refusal that names addresses in use, as the framework of the service prints them.
pub(crate) fn taken(emails: &[String]) -> Refusal {
    let offenders = python::list(emails);
    Refusal::logic(format!("Email already exists. {offenders}"))
}

/// Whether the address of a new user is in the way. One customer is not: it gets linked. A racy store
/// does not see the users who were written after the request had arrived.
fn is_taken(store: &Store, user: &NewUser, context: RequestContext) -> bool {
    let channel_id = user.channel_ids.first().copied();
    let holder = store
        .users_of(&user.email)
        .find(|holder| !store.variants.racy || store.writes.was_there(holder.id, context.writes));
    match store.standing_with(holder, &user.email, user.company_id, channel_id) {
        EmailStanding::Free | EmailStanding::Customer => false,
        EmailStanding::OtherChannel => !user.add_channel,
        EmailStanding::SeveralCustomers
        | EmailStanding::OtherCompany
        | EmailStanding::ThisCompany
        | EmailStanding::SuperAdmin => true,
    }
}
