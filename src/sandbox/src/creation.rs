use std::collections::HashSet;

use crate::{
    envelope::Refusal,
    gate::Context,
    python,
    sandbox::{Sandbox, State},
    store::{CreatedIds, Store},
    user::NewUser,
};

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
    check(&state.store, &users)?;
    let created = state.store.create(users, sandbox.now());
    state
        .history
        .created(context.number, created.iter().map(|ids| ids.user_id));
    if context.only_first.is_some() {
        return Err(Refusal::logic("Some user creations failed."));
    }
    Ok(created)
}

/// Checks the users of one request against each other and against the store.
fn check(store: &Store, users: &[NewUser]) -> Result<(), Refusal> {
    let one_company = users
        .windows(2)
        .all(|pair| matches!(pair, [left, right] if left.company_id == right.company_id));
    if !one_company {
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
        .filter(|user| store.has_address(&user.email) || !seen.insert(user.email.to_lowercase()))
        .map(|user| user.email.clone())
        .collect();
    if !taken.is_empty() {
        let offenders = python::list(&taken);
        return Err(Refusal::logic(format!("Email already exists. {offenders}")));
    }
    Ok(())
}
