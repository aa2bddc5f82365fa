//! The rules that span fields or users, for users who are created and for users who are changed.

use super::extra_fields::{Holder, complaints};
use crate::email_standing::EmailStanding;
use crate::envelope::Refusal;
use crate::field_errors::FieldErrors;
use crate::python;
use crate::request_context::RequestContext;
use crate::store::Store;
use crate::user::{NewUser, StoredUser};
use std::collections::HashSet;

/// Checks the users of one request against each other and against the store.
pub(super) fn check(
    store: &Store,
    users: &[NewUser],
    context: RequestContext,
) -> Result<(), Refusal> {
    check_extra_fields(extra_field_complaints(store, users))?;
    check_companies(store, users)?;
    for user in users {
        check_channels(&store.usable_channels(&user.channel_ids))?;
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

/// Checks what a change makes of a user. What stays as it was may have come about under other rules,
/// or in a racy store, and is let be.
pub(crate) fn check_change(
    store: &Store,
    before: &StoredUser,
    changed: &StoredUser,
) -> Result<(), Refusal> {
    if changed.extra_fields != before.extra_fields {
        check_extra_fields(complaints(store, [Holder::changed(changed)]))?;
    }
    if changed.channel_ids != before.channel_ids {
        check_channels(&changed.channel_ids)?;
    }
    if store.address_key(&changed.email) == store.address_key(&before.email) {
        return Ok(());
    }
    let channel_id = changed.channel_ids.first().copied();
    match store.email_standing(&changed.email, changed.company_id, channel_id) {
        EmailStanding::Free | EmailStanding::Customer => Ok(()),
        EmailStanding::SeveralCustomers
        | EmailStanding::OtherCompany
        | EmailStanding::ThisCompany
        | EmailStanding::SuperAdmin
        | EmailStanding::OtherChannel => Err(taken(std::slice::from_ref(&changed.email))),
    }
}

/// What is wrong with the store-defined fields of each new user.
pub(crate) fn extra_field_complaints(store: &Store, users: &[NewUser]) -> Vec<FieldErrors> {
    complaints(store, users.iter().map(|user| Holder::new(store, user)))
}

/// Refuses users of several Companies, unless the store takes them in one call.
pub(super) fn check_companies<'a>(
    store: &Store,
    users: impl IntoIterator<Item = &'a NewUser>,
) -> Result<(), Refusal> {
    let mut ids = users.into_iter().map(|user| user.company_id);
    let first = ids.next();
    if store.variants.mixed_companies || ids.all(|id| Some(id) == first) {
        return Ok(());
    }
    Err(Refusal::logic("All of the user should be in same company"))
}

/// The refusal that names addresses in use, as the framework of the service prints them.
pub(super) fn taken(emails: &[String]) -> Refusal {
    let offenders = python::list(emails);
    Refusal::logic(format!("Email already exists. {offenders}"))
}

fn check_extra_fields(complaints: Vec<FieldErrors>) -> Result<(), Refusal> {
    let complaints = FieldErrors::merged(complaints);
    if complaints.is_empty() {
        Ok(())
    } else {
        Err(Refusal::fields(complaints))
    }
}

/// Refuses a user who could log in to none of the storefronts for Company users.
fn check_channels(usable: &[u64]) -> Result<(), Refusal> {
    if usable.is_empty() {
        let sentence = "At least one B2B storefront needs to be enabled for a Company user.";
        return Err(Refusal::logic(sentence));
    }
    Ok(())
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
