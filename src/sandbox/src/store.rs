//! What the store holds.

use crate::company::{Channel, Company, Role, SALES_REP};
use crate::extra_field_definition::ExtraFieldDefinition;
use crate::user::{Mail, StoredUser};
use crate::variants::Variants;
use crate::writes::Writes;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The BigCommerce id of the storefront that every store has.
pub(crate) const DEFAULT_CHANNEL: u64 = 1;

/// The role id of a user without a role of the store.
const NO_COMPANY_ROLE: u64 = 0;

/// What the store holds. Built by `seed`; of its users and mails only `write` makes more.
#[derive(Debug)]
pub(crate) struct Store {
    pub(crate) companies: Vec<Company>,
    pub(crate) channels: Vec<Channel>,
    pub(crate) roles: Vec<Role>,
    /// In the order of their ids, which is the order they were created in.
    pub(crate) users: Vec<StoredUser>,
    pub(crate) mails: Vec<Mail>,
    /// BigCommerce customers without a Company user, by lower-case address.
    pub(crate) shoppers: BTreeMap<String, u64>,
    /// Lower-case addresses of more than one BigCommerce customer.
    pub(crate) shared_customers: BTreeSet<String>,
    /// Lower-case addresses of the staff who act for Companies: taken, and in no list of users.
    pub(crate) super_admins: BTreeSet<String>,
    /// The ids of all users by lower-case address: one each, unless the store is racy or minds the case.
    pub(crate) addresses: HashMap<String, Vec<u64>>,
    pub(crate) writes: Writes,
    pub(crate) extra_field_definitions: Vec<ExtraFieldDefinition>,
    /// What sort of store it is.
    pub(crate) variants: Variants,
    pub(crate) next_user_id: u64,
    pub(crate) next_customer_id: u64,
}

impl Store {
    pub(crate) fn company(&self, id: u64) -> Option<&Company> {
        self.companies.iter().find(|company| company.id == id)
    }

    pub(crate) fn role(&self, company_role_id: u64) -> Option<&Role> {
        self.roles
            .iter()
            .find(|role| role.company_role_id == company_role_id)
    }

    /// The predefined role behind a built-in code.
    pub(crate) fn built_in_role(&self, code: u8) -> Option<&Role> {
        self.roles
            .iter()
            .find(|role| role.predefined && role.built_in_code == code)
    }

    /// The role id and the code of a user who has only a built-in code. A sales representative has
    /// no role of the store.
    pub(crate) fn role_of_code(&self, code: u8) -> Option<(u64, u8)> {
        if code == SALES_REP {
            return Some((NO_COMPANY_ROLE, code));
        }
        let role = self.built_in_role(code)?;
        Some((role.company_role_id, role.built_in_code))
    }

    pub(crate) fn user(&self, id: u64) -> Option<&StoredUser> {
        let index = self.users.binary_search_by_key(&id, |user| user.id).ok()?;
        self.users.get(index)
    }

    /// What an address is compared by.
    pub(crate) fn address_key(&self, email: &str) -> String {
        if self.variants.case_sensitive_emails {
            email.to_owned()
        } else {
            email.to_lowercase()
        }
    }

    /// The user with that address.
    pub(crate) fn user_of(&self, email: &str) -> Option<&StoredUser> {
        self.users_of(email).next()
    }

    /// All users with that address: more than one only in a racy store.
    pub(crate) fn users_of(&self, email: &str) -> impl Iterator<Item = &StoredUser> {
        let key = self.address_key(email);
        let ids = self.addresses.get(&email.to_lowercase());
        ids.into_iter()
            .flatten()
            .filter_map(|id| self.user(*id))
            .filter(move |user| self.address_key(&user.email) == key)
    }

    /// The storefronts that Company users may log in to.
    pub(crate) fn b2b_channels(&self) -> impl Iterator<Item = &Channel> {
        self.channels.iter().filter(|channel| {
            channel.b2b_enabled
                && (!self.variants.single_storefront || channel.channel_id == DEFAULT_CHANNEL)
        })
    }

    /// The channel of that BigCommerce id, if Company users may log in to it.
    pub(crate) fn b2b_channel(&self, channel_id: u64) -> Option<&Channel> {
        self.b2b_channels()
            .find(|channel| channel.channel_id == channel_id)
    }

    /// The ones of these channels that Company users may log in to.
    pub(crate) fn usable_channels(&self, channel_ids: &[u64]) -> Vec<u64> {
        let channel_ids = channel_ids.iter().copied();
        channel_ids
            .filter(|id| self.b2b_channel(*id).is_some())
            .collect()
    }

    pub(crate) fn extra_field(&self, name: &str) -> Option<&ExtraFieldDefinition> {
        self.extra_field_definitions
            .iter()
            .find(|definition| definition.name == name)
    }
}
