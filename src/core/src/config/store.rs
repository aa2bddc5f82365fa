//! Everything that is known about a store, from its interface or from settings.

use super::{Channel, Companies, Company, ExtraFieldDefinition, Permission, StoreList, StoreRole};
use crate::json::Json;
use std::error::Error;
use std::fmt;

/// What is known about the store. `None` means that nothing is known, and then nothing is
/// judged: the store has the last word anyway.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StoreRules {
    /// The roles that users can have.
    pub roles: Option<Vec<StoreRole>>,
    /// The storefronts that users may log in to.
    pub channels: Option<Vec<Channel>>,
    /// The companies that users can join.
    pub companies: Option<Companies>,
    /// The fields that the store defined.
    pub extra_fields: Option<Vec<ExtraFieldDefinition>>,
    /// What the storefront login may do.
    pub permissions: Option<Vec<Permission>>,
}

/// Rules that were given as JSON and cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreRulesError {
    /// Not an object.
    NotAnObject,
    /// A key that means nothing.
    UnknownKey(String),
    /// The value of this key is no list.
    NotAList(&'static str),
    /// A record of a list cannot be read.
    Record {
        /// The list.
        list: &'static str,
        /// The record, counted from 1.
        entry: usize,
        /// The key that is missing.
        needs: &'static str,
    },
}

impl Error for StoreRulesError {}

impl StoreRulesError {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAnObject => "rules.not_an_object",
            Self::UnknownKey(_) => "rules.unknown_key",
            Self::NotAList(_) => "rules.not_a_list",
            Self::Record { .. } => "rules.record",
        }
    }
}

impl fmt::Display for StoreRulesError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl StoreRules {
    /// Reads rules from JSON: the lists `roles`, `channels`, `companies` and
    /// `extraFields`, each optional, with records as the store's own interface has them.
    /// So the `data` of an answer can be pasted. The companies count as all that there
    /// are.
    ///
    /// # Errors
    /// The first key or record that cannot be used.
    ///
    /// ```
    /// use b2b_users_core::config::StoreRules;
    /// use b2b_users_core::json::Json;
    ///
    /// let rules = r#"{
    ///     "channels": [{ "channelId": 1, "channelName": "Main", "b2bEnabled": true }],
    ///     "extraFields": [{ "fieldName": "Cost center", "fieldType": 0, "maximumLength": "20" }]
    /// }"#;
    /// let rules = StoreRules::from_json(&Json::read(rules).unwrap()).unwrap();
    /// assert_eq!(rules.channels.unwrap().len(), 1);
    /// assert_eq!(rules.roles, None);
    /// ```
    pub fn from_json(json: &Json) -> Result<Self, StoreRulesError> {
        let object = json.as_object().ok_or(StoreRulesError::NotAnObject)?;
        let known = ["roles", "channels", "companies", "extraFields"];
        if let Some(key) = object
            .iter()
            .map(|(key, _)| key)
            .find(|key| !known.contains(&key.as_str()))
        {
            return Err(StoreRulesError::UnknownKey(key.clone()));
        }
        let companies = list(json, "companies", "companyId", Company::read)?;
        Ok(Self {
            roles: list(json, "roles", "id", StoreRole::read)?,
            channels: list(json, "channels", "channelId", Channel::read)?,
            companies: companies.map(|known| Companies {
                known,
                complete: true,
            }),
            extra_fields: list(json, "extraFields", "fieldName", ExtraFieldDefinition::read)?,
            permissions: None,
        })
    }

    /// Whether the login may create users; `None` if that is not known.
    #[must_use]
    pub fn may_create(&self) -> Option<bool> {
        let permissions = self.permissions.as_ref()?;
        Some(
            permissions
                .iter()
                // Level 1 reaches no further than the user itself.
                .any(|permission| permission.code == super::CREATE_USER && permission.level != 1),
        )
    }

    /// The storefronts that company users may log in to.
    pub fn b2b_channels(&self) -> impl Iterator<Item = &Channel> {
        let channels = self.channels.iter().flatten();
        channels.filter(|channel| channel.b2b_enabled)
    }

    /// The definition of the store's own field of this name.
    #[must_use]
    pub fn extra_field(&self, name: &str) -> Option<&ExtraFieldDefinition> {
        let fields = || self.extra_fields.iter().flatten();
        let exactly = fields().find(|field| field.name == name);
        exactly.or_else(|| fields().find(|field| field.is_named(name)))
    }
}

/// How answers of the store become rules. A record that cannot be read is passed over: it
/// is the store's, and no one here can mend it.
impl StoreRules {
    /// The names of the store's own fields whose values no two users may share, as far as they are known.
    #[must_use]
    pub fn unique_fields(&self) -> Vec<String> {
        let fields = self.extra_fields.iter().flatten();
        let unique = fields.filter(|field| field.unique);
        unique.map(|field| field.name.clone()).collect()
    }

    pub(crate) fn read_list(&mut self, list: StoreList, records: &[Json], complete: bool) {
        match list {
            // Half a list would make the other half errors.
            StoreList::Roles | StoreList::ExtraFields if !complete => {}
            StoreList::Roles => self.roles = Some(read_all(records, StoreRole::read)),
            StoreList::Channels => self.channels = Some(read_all(records, Channel::read)),
            StoreList::ExtraFields => {
                self.extra_fields = Some(read_all(records, ExtraFieldDefinition::read));
            }
            StoreList::Companies => {
                self.companies = Some(Companies {
                    known: read_all(records, Company::read),
                    complete,
                });
            }
        }
    }

    /// A store with a single storefront refuses to list it.
    pub(crate) fn read_single_storefront(&mut self) {
        self.channels = Channel::only().map(|channel| vec![channel]);
    }

    /// What a storefront login shows about itself and the store (storefront GraphQL).
    pub(crate) fn read_login(&mut self, data: &Json) {
        let permissions = data
            .get("customerInfo")
            .and_then(|info| info.get("permissions"));
        if let Some(Json::Array(permissions)) = permissions {
            self.permissions = Some(read_all(permissions, Permission::read));
        }
        let edges = data
            .get("companyRoles")
            .and_then(|roles| roles.get("edges"));
        let total = data
            .get("companyRoles")
            .and_then(|roles| roles.get("totalCount")?.as_u64());
        if let Some(Json::Array(edges)) = edges
            && total.is_none_or(|total| total <= edges.len() as u64)
        {
            let nodes = edges.iter().filter_map(|edge| edge.get("node"));
            self.roles = Some(nodes.filter_map(StoreRole::read).collect());
        }
        if let Some(Json::Array(fields)) = data.get("userExtraFields") {
            self.extra_fields = Some(read_all(fields, ExtraFieldDefinition::read));
        }
        let user = data.get("currentUser");
        if let Some(company) = user.and_then(|user| user.get("companyInfo")) {
            self.read_company(company);
        }
    }

    /// The company of a storefront login: its users can be created there and, with rights
    /// over them, in its subsidiaries, which are not listed.
    pub(crate) fn read_company(&mut self, company: &Json) {
        if let Some(company) = Company::read(company) {
            self.companies = Some(Companies {
                known: vec![company],
                complete: false,
            });
        }
    }
}

fn read_all<T>(records: &[Json], read: fn(&Json) -> Option<T>) -> Vec<T> {
    records.iter().filter_map(read).collect()
}

fn list<T>(
    json: &Json,
    key: &'static str,
    needs: &'static str,
    read: fn(&Json) -> Option<T>,
) -> Result<Option<Vec<T>>, StoreRulesError> {
    let Some(value) = json.get(key) else {
        return Ok(None);
    };
    let records = value.as_array().ok_or(StoreRulesError::NotAList(key))?;
    let error = |place: usize| StoreRulesError::Record {
        list: key,
        entry: place + 1,
        needs,
    };
    let mut entries = Vec::new();
    for (place, record) in records.iter().enumerate() {
        entries.push(read(record).ok_or(error(place))?);
    }
    Ok(Some(entries))
}
