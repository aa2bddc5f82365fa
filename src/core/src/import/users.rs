//! Where an import takes its users from.

use crate::lookup::Candidate;
use crate::user::{CompanyId, NewUser};

/// A list of users who can be sent. An import asks for a whole user only when it sends them, so that a
/// list may build each one at that moment, from a row of a file for instance. It has to give the same
/// answers each time.
pub trait Users {
    /// How many there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The user of this index.
    fn user(&self, index: usize) -> Option<NewUser>;

    /// The users of these indexes, in their order; those that there are not are left out.
    fn users(&self, indexes: &[usize]) -> Vec<NewUser> {
        indexes
            .iter()
            .filter_map(|index| self.user(*index))
            .collect()
    }

    /// The user as far as look-ups are about them.
    fn candidate(&self, index: usize) -> Option<Candidate> {
        self.user(index).map(|user| Candidate::from(&user))
    }

    /// The email of this user, for reports.
    fn email(&self, index: usize) -> Option<String> {
        self.candidate(index)
            .map(|candidate| candidate.email.as_str().to_owned())
    }

    /// The company that the user joins, for planning.
    fn company(&self, index: usize) -> Option<CompanyId> {
        self.user(index).map(|user| user.company_id())
    }

    /// Whether the store sends the welcome mail, for planning where a request has one switch for all.
    fn accepts_welcome_email(&self, index: usize) -> bool {
        self.user(index)
            .is_some_and(|user| user.accept_welcome_email())
    }

    /// Whether the user has an identifier of the merchant's own, for planning where it needs a request
    /// of its own.
    fn has_uuid(&self, index: usize) -> bool {
        self.user(index).is_some_and(|user| user.uuid().is_some())
    }
}

impl Users for Vec<NewUser> {
    fn len(&self) -> usize {
        Self::len(self)
    }

    fn user(&self, index: usize) -> Option<NewUser> {
        self.get(index).cloned()
    }

    fn candidate(&self, index: usize) -> Option<Candidate> {
        self.get(index).map(Candidate::from)
    }

    fn company(&self, index: usize) -> Option<CompanyId> {
        self.get(index).map(NewUser::company_id)
    }
}

impl Users for &[&NewUser] {
    fn len(&self) -> usize {
        <[&NewUser]>::len(self)
    }

    fn user(&self, index: usize) -> Option<NewUser> {
        self.get(index).copied().cloned()
    }

    fn company(&self, index: usize) -> Option<CompanyId> {
        self.get(index).map(|user| user.company_id())
    }
}
