mod extra_fields;

use std::collections::HashSet;

use crate::{
    context::Context,
    email_standing::EmailStanding,
    envelope::Refusal,
    python,
    sandbox::{Sandbox, State},
    store::{CreatedIds, Store},
    user::{NewUser, StoredUser},
};

const NO_STOREFRONT: &str = "At least one B2B storefront needs to be enabled for a Company user.";

/// Creates the users of one request. Every rule that spans fields or users is checked before
/// anything is stored, so a request creates all of its users or none, unless an ordered fault
/// cuts the list short.
pub(crate) fn create(
    sandbox: &Sandbox,
    state: &mut State,
    context: Context,
    mut users: Vec<NewUser>,
) -> Result<Vec<CreatedIds>, Refusal> {
    if let Some(count) = context.only_first {
        users.truncate(count);
    }
    check(&state.store, &users, context)?;
    let created = state.store.create(users, sandbox.now());
    state.history.created(context.number, new_users(&created));
    if context.only_first.is_some() {
        return Err(Refusal::logic("Some user creations failed."));
    }
    Ok(created)
}

/// Creates the users of one request one by one: those that break a rule are left out, without
/// harm to the others. None stands for a user that the fields already spoke against.
pub(crate) fn create_each(
    sandbox: &Sandbox,
    state: &mut State,
    context: Context,
    mut users: Vec<Option<NewUser>>,
) -> Result<Vec<Option<CreatedIds>>, Refusal> {
    if let Some(count) = context.only_first {
        users.truncate(count);
    }
    let mut outcomes = Vec::with_capacity(users.len());
    for user in users {
        let accepted =
            user.filter(|user| check(&state.store, std::slice::from_ref(user), context).is_ok());
        let created: Vec<CreatedIds> = accepted.map_or_else(Vec::new, |user| {
            state.store.create(vec![user], sandbox.now())
        });
        state.history.created(context.number, new_users(&created));
        outcomes.push(created.first().copied());
    }
    if context.only_first.is_some() {
        return Err(Refusal::logic("Some user creations failed."));
    }
    Ok(outcomes)
}

/// The ids of the users who were not there before.
fn new_users(created: &[CreatedIds]) -> impl Iterator<Item = u64> {
    created
        .iter()
        .filter(|ids| ids.is_new)
        .map(|ids| ids.user_id)
}

/// Checks the users of one request against each other and against the store.
fn check(store: &Store, users: &[NewUser], context: Context) -> Result<(), Refusal> {
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
        return Err(Refusal::logic(NO_STOREFRONT));
    }
    let mut seen = HashSet::new();
    let taken: Vec<String> = users
        .iter()
        .filter(|user| is_taken(store, user, context) || !seen.insert(user.email.to_lowercase()))
        .map(|user| user.email.clone())
        .collect();
    if !taken.is_empty() {
        let offenders = python::list(&taken);
        return Err(Refusal::logic(format!("Email already exists. {offenders}")));
    }
    Ok(())
}

/// Checks a user that is changed against the store.
pub(crate) fn change_is_allowed(store: &Store, user: &StoredUser) -> Result<(), Refusal> {
    let mut channels = user.channel_ids.iter();
    if !channels.any(|id| store.b2b_channel(*id).is_some()) {
        return Err(Refusal::logic(NO_STOREFRONT));
    }
    let other = store.user_of(&user.email);
    if other.is_some_and(|other| other.id != user.id) {
        let offenders = python::list(std::slice::from_ref(&user.email));
        return Err(Refusal::logic(format!("Email already exists. {offenders}")));
    }
    Ok(())
}

/// Whether the address of a new user is in the way. One customer is not: it gets linked.
fn is_taken(store: &Store, user: &NewUser, context: Context) -> bool {
    let known = store.user_of(&user.email);
    if store.variants.racy && known.is_some_and(|known| known.id >= context.next_user) {
        // The user was stored after this request had been checked.
        return false;
    }
    let channel_id = user.channel_ids.first().copied();
    match store.email_standing(&user.email, user.company_id, channel_id) {
        EmailStanding::Free | EmailStanding::Customer => false,
        EmailStanding::OtherChannel => !user.add_channel,
        EmailStanding::SeveralCustomers
        | EmailStanding::OtherCompany
        | EmailStanding::ThisCompany
        | EmailStanding::SuperAdmin => true,
    }
}
