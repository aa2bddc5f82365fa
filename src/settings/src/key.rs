//! The names of the settings.

/// A setting, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// The way to create users.
    Dialect,
    /// Where requests go.
    Endpoint,
    /// The company of users that name none.
    CompanyId,
    /// The channels of users that name none.
    ChannelIds,
    /// How fast an import goes.
    RequestsPerMinute,
    /// How many users go into one request.
    UsersPerRequest,
    /// Whether the store is asked.
    LookUps,
    /// Whether users get an identifier of the tool's own.
    RowKey,
    /// What the store is like.
    Rules,
    /// Light or dark.
    Theme,
    /// The language.
    Locale,
    /// Texts of the page's own.
    Labels,
}

impl Key {
    /// Every setting, the ones that matter most first.
    pub const ALL: [Self; 12] = [
        Self::Dialect,
        Self::Endpoint,
        Self::CompanyId,
        Self::ChannelIds,
        Self::RequestsPerMinute,
        Self::UsersPerRequest,
        Self::LookUps,
        Self::RowKey,
        Self::Rules,
        Self::Theme,
        Self::Locale,
        Self::Labels,
    ];

    /// The name in `config.json`, and of the element's property.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dialect => "dialect",
            Self::Endpoint => "endpoint",
            Self::CompanyId => "companyId",
            Self::ChannelIds => "channelIds",
            Self::RequestsPerMinute => "requestsPerMinute",
            Self::UsersPerRequest => "usersPerRequest",
            Self::LookUps => "lookUps",
            Self::RowKey => "rowKey",
            Self::Rules => "rules",
            Self::Theme => "theme",
            Self::Locale => "locale",
            Self::Labels => "labels",
        }
    }

    /// The setting of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    /// The setting that a misspelt name probably means.
    #[must_use]
    pub fn nearest(name: &str) -> Option<Self> {
        let mut keys = Self::ALL.into_iter();
        keys.find(|key| strsim::osa_distance(name, key.name()) <= 2)
    }
}
