//! What an address is to the store and to one Company.

use crate::store::{DEFAULT_CHANNEL, Store};
use crate::user::StoredUser;

/// What an address means to a store, by the codes of the storefront's look-up (GraphQL schema,
/// `userEmailCheck`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EmailStanding {
    /// It is in no use.
    Free = 1,
    /// One BigCommerce customer has it: a create links that customer.
    Customer = 2,
    /// More than one BigCommerce customer has it.
    SeveralCustomers = 3,
    /// A user of another Company has it.
    OtherCompany = 4,
    /// A user of this Company has it.
    ThisCompany = 5,
    /// A super admin has it.
    SuperAdmin = 6,
    /// A user of this Company has it, but cannot log in to this storefront.
    OtherChannel = 7,
}

impl Store {
    /// How an address stands in a Company and on a storefront, the default one if none is named.
    pub(crate) fn email_standing(
        &self,
        email: &str,
        company_id: u64,
        channel_id: Option<u64>,
    ) -> EmailStanding {
        self.standing_with(self.user_of(email), email, company_id, channel_id)
    }

    /// The same if that is the user who has the address.
    pub(crate) fn standing_with(
        &self,
        holder: Option<&StoredUser>,
        email: &str,
        company_id: u64,
        channel_id: Option<u64>,
    ) -> EmailStanding {
        let address = email.to_lowercase();
        if self.super_admins.contains(&address) {
            return EmailStanding::SuperAdmin;
        }
        let channel_id = channel_id.unwrap_or(DEFAULT_CHANNEL);
        match holder {
            Some(user) if user.company_id != company_id => EmailStanding::OtherCompany,
            Some(user) if user.channel_ids.contains(&channel_id) => EmailStanding::ThisCompany,
            Some(_) => EmailStanding::OtherChannel,
            None if self.shared_customers.contains(&address) => EmailStanding::SeveralCustomers,
            None if self.shoppers.contains_key(&address) => EmailStanding::Customer,
            None => EmailStanding::Free,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::options::Options;
    use crate::seed;
    use crate::user::NewUser;

    const NOW: Duration = Duration::from_secs(1_760_000_000);

    fn store() -> Store {
        seed::store(&Options::default(), NOW)
    }

    #[test]
    fn an_address_has_one_of_seven_standings() {
        let store = store();
        for (email, company_id, channel_id, code) in [
            ("free@example.com", 42, None, 1),
            ("shopper@example.com", 42, None, 2),
            ("twice@example.com", 42, None, 3),
            ("other.company@example.com", 42, None, 4),
            ("trade.counter@example.com", 43, Some(2), 4),
            ("Existing.Buyer@example.com", 42, None, 5),
            ("trade.counter@example.com", 42, Some(2), 5),
            ("SUPER.ADMIN@example.com", 42, None, 6),
            ("trade.counter@example.com", 42, None, 7),
            ("trade.counter@example.com", 42, Some(1), 7),
            ("existing.buyer@example.com", 42, Some(2), 7),
        ] {
            let standing = store.email_standing(email, company_id, channel_id);
            assert_eq!(standing as u8, code, "{email} {company_id} {channel_id:?}");
        }
    }

    #[test]
    fn a_user_on_another_channel_gets_this_one_and_no_mail() {
        let mut store = store();
        let known = store.user_of("trade.counter@example.com").unwrap().clone();
        let user = NewUser {
            email: "Trade.Counter@example.com".to_owned(),
            first_name: "Marie".to_owned(),
            last_name: "Curie".to_owned(),
            phone_number: String::new(),
            company_id: 42,
            role: 0,
            company_role_id: 9979,
            channel_ids: vec![DEFAULT_CHANNEL, 2],
            origin_channel_id: None,
            welcome_mail: true,
            uuid: "u-1".to_owned(),
            extra_fields: Vec::new(),
            add_channel: true,
        };
        let count = store.users.len();
        let created = store.make(user, NOW);
        store.write(created.clone(), NOW);
        assert!(!created.is_new);
        assert_eq!(created.user.id, known.id);
        assert_eq!(created.user.customer_id, known.customer_id);
        let now = store.user(known.id).unwrap();
        assert_eq!(now.channel_ids, [2, DEFAULT_CHANNEL]);
        assert_eq!((&now.first_name, now.role), (&known.first_name, known.role));
        assert_eq!(now.updated_at, NOW.as_secs());
        assert_eq!(store.users.len(), count);
        assert!(store.mails.is_empty());
    }
}
