//! What may change while the widget is in use, without the widget beginning again.

use b2b_users_settings::{Labels, Locale, Settings, Theme};

/// How the widget looks and speaks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Appearance {
    pub(crate) theme: Theme,
    pub(crate) locale: Option<Locale>,
    pub(crate) labels: Labels,
}

impl From<&Settings> for Appearance {
    fn from(settings: &Settings) -> Self {
        Self {
            theme: settings.theme,
            locale: settings.locale.clone(),
            labels: settings.labels.clone(),
        }
    }
}
