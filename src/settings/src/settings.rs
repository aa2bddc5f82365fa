//! The values of the settings.

use crate::endpoint::Endpoint;
use crate::labels::Labels;
use crate::locale::Locale;
use crate::theme::Theme;
use b2b_users_core::config::StoreRules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::Pace;
use b2b_users_core::user::{ChannelId, CompanyId, Field, UserDraft};
use std::sync::Arc;

/// The settings of one widget or one run of the command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The way to create users.
    pub dialect: Dialect,
    /// Where requests go.
    pub endpoint: Endpoint,
    /// The company that users join unless they say otherwise.
    pub company: Option<CompanyId>,
    /// The channels that users may log in to unless they say otherwise.
    pub channels: Vec<ChannelId>,
    /// How fast an import goes.
    pub pace: Pace,
    /// How many users an import puts into one request, at least 1; `None` for as many as possible.
    pub users_per_request: Option<usize>,
    /// Whether the store is asked what it is like and who is in it before users are sent.
    pub look_ups: bool,
    /// Whether users without an identifier of the merchant's own get one, by which an import knows them again.
    pub row_key: bool,
    /// What the store is like, for pages that cannot ask it.
    pub rules: Option<Arc<StoreRules>>,
    /// Light, dark, or what the system prefers.
    pub theme: Theme,
    /// The language; that of the page if it is not set.
    pub locale: Option<Locale>,
    /// Texts that take the place of the widget's own.
    pub labels: Labels,
}

impl Settings {
    /// The settings of a dialect, everything else being left out.
    #[must_use]
    pub fn of(dialect: Dialect) -> Self {
        Self {
            dialect,
            endpoint: Endpoint::default(),
            company: None,
            channels: Vec::new(),
            pace: Pace::default(),
            users_per_request: None,
            look_ups: true,
            row_key: true,
            rules: None,
            theme: Theme::default(),
            locale: None,
            labels: Labels::default(),
        }
    }

    /// Whether a widget with other settings would differ in its looks and words alone.
    #[must_use]
    pub fn works_like(&self, other: &Self) -> bool {
        let other = Self {
            theme: self.theme,
            locale: self.locale.clone(),
            labels: self.labels.clone(),
            ..other.clone()
        };
        *self == other
    }

    /// The values that stand in for blank ones. Where a dialect has no place for channels, each row
    /// would be warned about some that it does not hold.
    #[must_use]
    pub fn defaults(&self) -> UserDraft {
        let mut defaults = UserDraft::default();
        if let Some(company) = self.company {
            defaults.company_id = company.get().to_string();
        }
        if self.dialect.carries(Field::ChannelIds) {
            let channels = self
                .channels
                .iter()
                .map(|channel| channel.get().to_string());
            defaults.channel_ids = channels.collect::<Vec<_>>().join(";");
        }
        defaults
    }
}
