use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    time::Duration,
};

use crate::{
    clock::milliseconds,
    company::{Channel, Company, Role},
    extra_field_definition::ExtraFieldDefinition,
    user::{Mail, NewUser, StoredUser},
    variants::Variants,
};

/// The BigCommerce id of the storefront that every store has.
pub(crate) const DEFAULT_CHANNEL: u64 = 1;

/// The ids that a create answers with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CreatedIds {
    pub(crate) user_id: u64,
    pub(crate) customer_id: u64,
    /// False for a user who was there before and only got a channel more.
    pub(crate) is_new: bool,
}

/// What the store holds. Built by `seed`; of its users and mails only `create` makes more.
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
    /// The ids of all users by lower-case address: one is unique in the whole store.
    pub(crate) addresses: HashMap<String, u64>,
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

    pub(crate) fn user(&self, id: u64) -> Option<&StoredUser> {
        let index = self.users.binary_search_by_key(&id, |user| user.id).ok()?;
        self.users.get(index)
    }

    /// The users that lists show by now, the oldest first.
    pub(crate) fn listed(&self, now: Duration) -> impl Iterator<Item = &StoredUser> {
        let is_old = move |user: &&StoredUser| self.is_listed(user, now);
        self.users.iter().filter(is_old)
    }

    /// Whether lists show a user by now.
    pub(crate) fn is_listed(&self, user: &StoredUser, now: Duration) -> bool {
        user.created_at + self.variants.list_lag <= now.as_secs()
    }

    /// Takes a user away, with the address. Says whether there was one.
    pub(crate) fn remove(&mut self, id: u64) -> bool {
        let Ok(index) = self.users.binary_search_by_key(&id, |user| user.id) else {
            return false;
        };
        let user = self.users.remove(index);
        let address = user.email.to_lowercase();
        if self.addresses.get(&address) == Some(&id) {
            self.addresses.remove(&address);
        }
        true
    }

    /// Puts a user in the place of the one with the same id.
    pub(crate) fn replace(&mut self, user: StoredUser) {
        let Ok(index) = self.users.binary_search_by_key(&user.id, |user| user.id) else {
            return;
        };
        let Some(known) = self.users.get_mut(index) else {
            return;
        };
        self.addresses.remove(&known.email.to_lowercase());
        self.addresses.insert(user.email.to_lowercase(), user.id);
        *known = user;
    }

    /// The user with that address, whatever its case.
    pub(crate) fn user_of(&self, email: &str) -> Option<&StoredUser> {
        self.user(*self.addresses.get(&email.to_lowercase())?)
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

    pub(crate) fn extra_field(&self, name: &str) -> Option<&ExtraFieldDefinition> {
        self.extra_field_definitions
            .iter()
            .find(|definition| definition.name == name)
    }

    /// Stores users that every rule has let pass, and sends the welcome mails they ask for. One
    /// who is there already gets the channels they lack and no mail.
    pub(crate) fn create(&mut self, users: Vec<NewUser>, now: Duration) -> Vec<CreatedIds> {
        users
            .into_iter()
            .map(|user| self.create_one(user, now))
            .collect()
    }

    fn create_one(&mut self, user: NewUser, now: Duration) -> CreatedIds {
        let channel_ids: Vec<u64> = user
            .channel_ids
            .into_iter()
            .filter(|id| self.b2b_channel(*id).is_some())
            .collect();
        let address = user.email.to_lowercase();
        let known = self.addresses.get(&address).copied();
        if let Some(known) = known.filter(|_| user.add_channel) {
            return self.add_channels(known, channel_ids, now);
        }
        let shopper = self.shoppers.remove(&address);
        let ids = CreatedIds {
            user_id: self.next_user_id,
            customer_id: shopper.unwrap_or(self.next_customer_id),
            is_new: true,
        };
        self.next_user_id += 1;
        if shopper.is_none() {
            self.next_customer_id += 1;
        }
        if user.welcome_mail {
            self.mails.push(Mail {
                to: user.email.clone(),
                user_id: ids.user_id,
                at: milliseconds(now),
            });
        }
        let company_status = self
            .company(user.company_id)
            .map_or(0, |company| company.status as u8);
        self.addresses.insert(address, ids.user_id);
        self.users.push(StoredUser {
            id: ids.user_id,
            customer_id: ids.customer_id,
            email: user.email,
            first_name: user.first_name,
            last_name: user.last_name,
            phone_number: user.phone_number,
            company_id: user.company_id,
            company_status,
            role: user.role,
            company_role_id: user.company_role_id,
            origin_channel_id: user
                .origin_channel_id
                .or(channel_ids.first().copied())
                .unwrap_or_default(),
            channel_ids,
            uuid: if self.variants.drop_uuid {
                String::new()
            } else {
                user.uuid
            },
            extra_fields: user.extra_fields,
            linked_customer: shopper.is_some(),
            created_at: now.as_secs(),
            updated_at: now.as_secs(),
        });
        ids
    }

    fn add_channels(&mut self, id: u64, channel_ids: Vec<u64>, now: Duration) -> CreatedIds {
        let index = self.users.binary_search_by_key(&id, |user| user.id).ok();
        let user = index.and_then(|index| self.users.get_mut(index));
        let customer_id = user.map_or(0, |user| {
            for channel_id in channel_ids {
                if !user.channel_ids.contains(&channel_id) {
                    user.channel_ids.push(channel_id);
                }
            }
            user.updated_at = now.as_secs();
            user.customer_id
        });
        CreatedIds {
            user_id: id,
            customer_id,
            is_new: false,
        }
    }
}
