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
    /// Places in the planned list, ascending.
    pub members: Vec<usize>,
}

/// Puts users into as few batches as the dialect allows, each of one company, ordered
/// by their first member.
#[must_use]
pub fn plan<'a>(users: impl IntoIterator<Item = &'a NewUser>, dialect: Dialect) -> Vec<Batch> {
    let most = dialect.users_per_request();
    let mut batches: Vec<Batch> = Vec::new();
    let mut open: HashMap<CompanyId, usize> = HashMap::new();
    for (index, user) in users.into_iter().enumerate() {
        let company_id = user.company_id();
        let room = open
            .get(&company_id)
            .and_then(|batch| batches.get_mut(*batch));
        match room.filter(|batch| batch.members.len() < most) {
            Some(batch) => batch.members.push(index),
            None => {
                open.insert(company_id, batches.len());
                batches.push(Batch {
                    company_id,
                    members: vec![index],
                });
            }
        }
    }
    batches
}
