//! What may change while the widget is in use, without anything beginning anew.

use crate::configuration::{Configuration, Labels, Theme};

/// How the widget looks and speaks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Appearance {
    pub(crate) theme: Theme,
    pub(crate) locale: String,
    pub(crate) labels: Labels,
}

impl From<&Configuration> for Appearance {
    fn from(configuration: &Configuration) -> Self {
        Self {
            theme: configuration.theme,
            locale: configuration.locale.clone(),
            labels: configuration.labels.clone(),
        }
    }
}
