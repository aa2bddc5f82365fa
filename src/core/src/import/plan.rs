//! Which users go into which request.

use crate::dialect::Dialect;
use crate::user::{CompanyId, NewUser};
use std::collections::HashMap;

/// The users of one request, by their place in the list that was planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The one company that all of them join. The bulk call has refused mixed batches
    /// (Users API, "Create users in bulk", until August 2025).
    pub company_id: CompanyId,
    /// The welcome switch that all of them share where a request has only one.
    pub accept_welcome_email: Option<bool>,
    /// Places in the planned list, ascending.
    pub members: Vec<usize>,
}

/// Puts users into as few batches as the dialect allows, each of one company, ordered
/// by their first member. `at_most` makes batches smaller, never larger.
#[must_use]
pub fn plan<'a>(
    users: impl IntoIterator<Item = &'a NewUser>,
    dialect: Dialect,
    at_most: Option<usize>,
) -> Vec<Batch> {
    let most = at_most.map_or(usize::MAX, |most| most.max(1));
    let most = most.min(dialect.users_per_request());
    let mut batches: Vec<Batch> = Vec::new();
    let mut open: HashMap<(CompanyId, Option<bool>), usize> = HashMap::new();
    for (index, user) in users.into_iter().enumerate() {
        // The V2 bulk call has one welcome switch for the whole request.
        let shared = dialect == Dialect::ArchiveV2;
        let key = (
            user.company_id(),
            shared.then(|| user.accept_welcome_email()),
        );
        // The V2 bulk call would lose an identifier of the merchant's own.
        let alone = shared && user.uuid().is_some();
        let room = open.get(&key).and_then(|batch| batches.get_mut(*batch));
        match room.filter(|batch| batch.members.len() < most && !alone) {
            Some(batch) => batch.members.push(index),
            None => {
                if !alone {
                    open.insert(key, batches.len());
                }
                batches.push(Batch {
                    company_id: key.0,
                    accept_welcome_email: key.1,
                    members: vec![index],
                });
            }
        }
    }
    batches
}
