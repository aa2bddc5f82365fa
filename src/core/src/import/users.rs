//! Where an import takes its users from.
//!
//! An import knows its users by index, from 0. A page holds them as rows of a sheet, a command
//! as a list, and neither should have to build a hundred thousand users before the first one is
//! sent.

use crate::lookup::Candidate;
use crate::user::{CompanyId, NewUser};

/// A list of users who can be sent. An import asks for a whole user only when it sends them, so that a
/// list may build each one at that moment, from a row of a file for instance. It has to give the same
/// answers each time.
///
/// Only two methods have to be written. Most others have a default that builds the whole user,
/// and a list that can do it in a cheaper way gives one of its own.
pub trait Users {
    /// How many there are.
    ///
    /// It does not change during an import.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The user of this index.
    ///
    /// `None` behind the end, and for a row that cannot be sent.
    fn user(&self, index: usize) -> Option<NewUser>;

    /// The users of these indexes, in their order; those that there are not are left out.
    ///
    /// The result may be shorter than `indexes`; a caller that needs one for each compares the
    /// lengths.
    fn users(&self, indexes: &[usize]) -> Vec<NewUser> {
        indexes
            .iter()
            .filter_map(|index| self.user(*index))
            .collect()
    }

    /// The user as far as look-ups are about them.
    ///
    /// A look asks for all of them before the first request, so a list does well to build no
    /// whole user for it.
    fn candidate(&self, index: usize) -> Option<Candidate> {
        self.user(index).map(|user| Candidate::from(&user))
    }

    /// The email of this user, for reports.
    ///
    /// As typed, not in lower case.
    fn email(&self, index: usize) -> Option<String> {
        self.candidate(index)
            .map(|candidate| candidate.email.as_str().to_owned())
    }

    /// The company that the user joins, for planning.
    fn company(&self, index: usize) -> Option<CompanyId> {
        self.user(index).map(|user| user.company_id())
    }

    /// Whether the store sends the welcome mail, for planning where a request has one switch for all.
    ///
    /// `false` for a user that there is not.
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
