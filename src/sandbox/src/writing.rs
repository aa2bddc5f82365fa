//! Making users and writing them.

use crate::clock::milliseconds;
use crate::store::Store;
use crate::user::{Mail, NewUser, StoredUser};
use std::time::Duration;

/// A user that a create is answered with.
#[derive(Clone, Debug)]
pub(crate) struct Created {
    pub(crate) user: StoredUser,
    /// False for a user who was there before and only got a channel more.
    pub(crate) is_new: bool,
    /// Whether the write sends a welcome mail.
    pub(crate) welcome_mail: bool,
}

impl Store {
    /// The users that lists show, the oldest first.
    pub(crate) fn listed(&self, now: Duration) -> impl Iterator<Item = &StoredUser> {
        self.users.iter().filter(move |user| self.lists(user, now))
    }

    /// Whether lists show a user yet.
    pub(crate) fn lists(&self, user: &StoredUser, now: Duration) -> bool {
        let lag = Duration::from_millis(self.variants.list_lag_ms);
        self.writes.is_older(user.id, lag, now)
    }

    /// Gives a user whom every rule has let pass their ids, and does not write them yet. One who is
    /// there already gets the channels they lack at once, and no mail.
    pub(crate) fn make(&mut self, user: NewUser, now: Duration) -> Created {
        let channel_ids = self.usable_channels(&user.channel_ids);
        let known = self.user_of(&user.email).filter(|_| user.add_channel);
        if let Some(id) = known.map(|known| known.id)
            && let Some(user) = self.add_channels(id, channel_ids.clone(), now)
        {
            return Created {
                user,
                is_new: false,
                welcome_mail: false,
            };
        }
        let shopper = self.shoppers.get(&user.email.to_lowercase()).copied();
        let (id, customer_id) = (self.next_user_id, shopper.unwrap_or(self.next_customer_id));
        self.next_user_id += 1;
        if shopper.is_none() {
            self.next_customer_id += 1;
        }
        let company = self.company(user.company_id);
        let user_made = StoredUser {
            id,
            customer_id,
            company_status: company.map_or(0, |company| company.status as u8),
            role: user.role,
            company_role_id: user.company_role_id,
            company_id: user.company_id,
            origin_channel_id: user
                .origin_channel_id
                .or(channel_ids.first().copied())
                .unwrap_or_default(),
            channel_ids,
            uuid: user.uuid,
            extra_fields: user.extra_fields,
            email: user.email,
            first_name: user.first_name,
            last_name: user.last_name,
            phone_number: user.phone_number,
            linked_customer: shopper.is_some(),
            created_at: now.as_secs(),
            updated_at: now.as_secs(),
        };
        Created {
            user: self.kept(user_made),
            is_new: true,
            welcome_mail: user.welcome_mail,
        }
    }

    /// Writes a user who was made, and sends the welcome mail.
    pub(crate) fn write(&mut self, created: Created, now: Duration) {
        let Created {
            mut user,
            is_new,
            welcome_mail,
        } = created;
        if !is_new {
            return;
        }
        user.created_at = now.as_secs();
        user.updated_at = now.as_secs();
        if welcome_mail {
            self.mails.push(Mail {
                to: user.email.clone(),
                user_id: user.id,
                at: milliseconds(now),
            });
        }
        let address = user.email.to_lowercase();
        self.shoppers.remove(&address);
        self.addresses.entry(address).or_default().push(user.id);
        self.writes.note(user.id, now);
        // One who is written late has a lower id than those who were made in between.
        let place = self.users.partition_point(|other| other.id < user.id);
        self.users.insert(place, user);
    }

    /// What the store keeps of a user who is made or changed.
    pub(crate) fn kept(&self, mut user: StoredUser) -> StoredUser {
        if self.variants.drop_uuid {
            user.uuid.clear();
        }
        user.extra_fields
            .retain(|field| self.extra_field(&field.field_name).is_some());
        user
    }

    fn add_channels(
        &mut self,
        id: u64,
        channel_ids: Vec<u64>,
        now: Duration,
    ) -> Option<StoredUser> {
        let index = self.users.binary_search_by_key(&id, |user| user.id).ok()?;
        let user = self.users.get_mut(index)?;
        for channel_id in channel_ids {
            if !user.channel_ids.contains(&channel_id) {
                user.channel_ids.push(channel_id);
            }
        }
        user.updated_at = now.as_secs();
        Some(user.clone())
    }
}
