//! What is wrong with values that a program handed over.

use super::issue::excerpt;
use crate::key::keys;
use crate::language::Language;
use crate::locale::joined;
use b2b_users_core::config::{RulesError, StoreRulesError};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::user::DraftError;

impl Language {
    /// Why a text is no draft of a user.
    ///
    /// ```
    /// use b2b_users_core::user::UserDraft;
    /// use b2b_users_text::Language;
    ///
    /// let error = UserDraft::read(r#"{ "emial": "" }"#).unwrap_err();
    /// assert!(Language::english().draft_error(&error).ends_with("but no other field (emial)"));
    /// ```
    #[must_use]
    pub fn draft_error(&self, error: &DraftError) -> String {
        let about = |key, field: &str| self.fill(key, &[("field", shown_name(field).into())]);
        match error {
            DraftError::NotJson(_) => self.text(keys::INPUT_DRAFT_NOT_JSON),
            DraftError::NotAnObject => self.text(keys::INPUT_DRAFT_NOT_AN_OBJECT),
            DraftError::UnknownField(name) => about(keys::INPUT_DRAFT_UNKNOWN_FIELD, name),
            DraftError::NotAValue(name) => about(keys::INPUT_DRAFT_NOT_A_VALUE, name),
            DraftError::ListWithinList(name) => about(keys::INPUT_DRAFT_LIST_WITHIN_LIST, name),
            DraftError::ExtraFields => self.text(keys::INPUT_DRAFT_EXTRA_FIELDS),
            DraftError::ExtraField => self.text(keys::INPUT_DRAFT_EXTRA_FIELD),
        }
    }

    /// Why a text is no rules.
    #[must_use]
    pub fn rules_error(&self, error: &RulesError) -> String {
        match error {
            RulesError::NotJson(_) => self.text(keys::INPUT_RULES_NOT_JSON),
            RulesError::NotAnObject => self.text(keys::INPUT_RULES_NO_OBJECT),
            RulesError::UnknownKey(key) => self.fill(
                keys::INPUT_RULES_NO_RULE,
                &[("key", shown_name(key).into())],
            ),
            RulesError::Dialect(name) => {
                let dialects = joined(&Dialect::ALL.map(Dialect::name), ", ");
                let arguments = [
                    ("name", shown_name(name).into()),
                    ("dialects", dialects.into()),
                ];
                self.fill(keys::INPUT_RULES_DIALECT, &arguments)
            }
            RulesError::InBulk => self.text(keys::INPUT_RULES_IN_BULK),
            RulesError::Defaults(error) => ["defaults: ", &self.draft_error(error)].concat(),
            RulesError::Store(error) => ["store: ", &self.store_rules_error(error)].concat(),
        }
    }

    /// Why what is known about a store cannot be read.
    #[must_use]
    pub fn store_rules_error(&self, error: &StoreRulesError) -> String {
        match error {
            StoreRulesError::NotAnObject => self.text(keys::INPUT_RULES_NOT_AN_OBJECT),
            StoreRulesError::UnknownKey(key) => self.fill(
                keys::INPUT_RULES_UNKNOWN_KEY,
                &[("key", shown_name(key).into())],
            ),
            StoreRulesError::NotAList(list) => {
                self.fill(keys::INPUT_RULES_NOT_A_LIST, &[("list", (*list).into())])
            }
            StoreRulesError::Record { list, entry, needs } => {
                let entry = *entry as u64;
                let arguments = [
                    ("list", (*list).into()),
                    ("entry", entry.into()),
                    ("key", (*needs).into()),
                ];
                self.fill(keys::INPUT_RULES_RECORD, &arguments)
            }
        }
    }
}

/// The beginning of a name that a program made up. A character that could steer a terminal is shown as U+FFFD.
#[must_use]
pub fn shown_name(name: &str) -> String {
    let shown = |letter| match letter {
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => char::REPLACEMENT_CHARACTER,
        _ => letter,
    };
    excerpt(name).chars().map(shown).collect()
}
