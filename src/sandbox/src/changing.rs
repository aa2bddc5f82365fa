//! Changing and deleting users.

use crate::store::Store;
use crate::user::StoredUser;

impl Store {
    /// Puts a changed user in the place of the one with that id.
    pub(crate) fn replace(&mut self, changed: StoredUser) {
        let Ok(index) = self.users.binary_search_by_key(&changed.id, |user| user.id) else {
            return;
        };
        let address = changed.email.to_lowercase();
        let id = changed.id;
        if let Some(place) = self.users.get_mut(index) {
            let before = std::mem::replace(place, changed).email.to_lowercase();
            self.free_address(&before, id);
            self.addresses.entry(address).or_default().push(id);
        }
    }

    /// Takes a user out. That the BigCommerce customer stays, so that a later create links them again,
    /// is a guess.
    pub(crate) fn delete(&mut self, id: u64) {
        let Ok(index) = self.users.binary_search_by_key(&id, |user| user.id) else {
            return;
        };
        let user = self.users.remove(index);
        let address = user.email.to_lowercase();
        self.free_address(&address, id);
        self.shoppers.insert(address, user.customer_id);
    }

    fn free_address(&mut self, address: &str, id: u64) {
        if let Some(ids) = self.addresses.get_mut(address) {
            ids.retain(|holder| *holder != id);
            if ids.is_empty() {
                self.addresses.remove(address);
            }
        }
    }
}
