//! What a store does where the published pages leave a choice or say nothing.

use crate::email::EmailRule;
use clap::Args;
use clap::builder::PossibleValuesParser;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

/// The fields of a new user that some interface documents as optional, by their names there.
const OPTIONAL_FIELDS: [&str; 12] = [
    "acceptEmail",
    "acceptWelcomeEmail",
    "addChannel",
    "channelIds",
    "companyRoleId",
    "extraFields",
    "originChannelId",
    "phone",
    "phoneNumber",
    "role",
    "userRole",
    "uuid",
];

/// What sort of store a sandbox plays.
///
/// The default is the strictest reading of the published pages. Each variant says what is documented
/// about it and what is a guess. The program takes them as options, a test as values, and
/// `POST /_sandbox/variant` as JSON in camelCase, where what is left out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Args)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Variants {
    /// Have no storefront but the default one.
    ///
    /// Documented: the Channels API then answers 403.
    #[arg(long)]
    pub single_storefront: bool,
    /// Take users of several Companies in one bulk call.
    ///
    /// The documentation forbade it until August 2025 and has been silent since; both are guesses.
    #[arg(long)]
    pub mixed_companies: bool,
    /// Create the good users of a refused bulk call.
    ///
    /// Documented until August 2025, in part: "Some user creations failed", with every user as they were
    /// sent, those who were created with an id, and this is the answer here. Today's pages say nothing of
    /// a batch that fails in part.
    #[arg(long)]
    pub partial_batches: bool,
    /// Take values of extra fields that the store has not defined, and drop them.
    ///
    /// A guess, like the refusal without this: no page has a rule.
    #[arg(long)]
    pub unknown_extra_fields: bool,
    /// Neither store nor list `uuid`.
    ///
    /// Documented: it is optional, and some lists leave it out when it is empty. That it could be lost
    /// is a guess.
    #[arg(long)]
    pub drop_uuid: bool,
    /// Take the role 3 (sales representative) in the archived API.
    ///
    /// Documented as a value of `userRole`. What such a user is afterwards is a guess: code 3, no
    /// Company role.
    #[arg(long)]
    pub archive_sales_reps: bool,
    /// Which addresses have a form that is taken.
    ///
    /// Documented is only the format "email"; how it reads international letters is a guess.
    #[arg(long, value_enum, default_value_t)]
    pub emails: EmailRule,
    /// Tell addresses apart that differ in case alone.
    ///
    /// A guess, like the opposite without this: published is only that an address is unique.
    #[arg(long)]
    pub case_sensitive_emails: bool,
    /// Put complaints about fields straight into `data`, with the status 400.
    ///
    /// Documented for addresses, orders, payments and quotes of the same API; for users it is a guess.
    #[arg(long)]
    pub errors_in_data: bool,
    /// Answer a refused bulk call with the complaints of each user by themselves, an empty object for one
    /// without.
    ///
    /// Documented for the bulk call of addresses; for users it is a guess, like the complaints of all
    /// users together without this.
    #[arg(long)]
    pub errors_by_row: bool,
    /// Name the fields of complaints in snake_case.
    ///
    /// Documented as a general remark: errors may do so. For users it is a guess.
    #[arg(long)]
    pub snake_case_errors: bool,
    /// Require a field that is documented as optional; may be repeated.
    ///
    /// A guess about tomorrow: the service has made fields of other calls required after a notice.
    #[arg(long = "require", value_name = "FIELD", value_parser = PossibleValuesParser::new(OPTIONAL_FIELDS))]
    #[serde(deserialize_with = "optional_fields")]
    pub required: Vec<String>,
    /// Check whether an address is free when a request arrives, and not again at the write.
    ///
    /// A guess: nothing is published about requests at the same time. Without this the check and the
    /// write are one.
    #[arg(long)]
    pub racy: bool,
    /// Milliseconds between the answer to a create and the write of its users; 0 writes first.
    ///
    /// A guess. The ids that are answered are those of the later users. Unless the store is racy too,
    /// a user whose address is taken by then is not written.
    #[arg(long, value_name = "MS", default_value_t)]
    pub late_commit_ms: u64,
    /// Milliseconds that a new user is missing from lists.
    ///
    /// A guess. A look-up by id or of an address sees the user at once.
    #[arg(long, value_name = "MS", default_value_t)]
    pub list_lag_ms: u64,
    /// Requests after which a storefront token handed out from now on is refused; 0 for no limit.
    ///
    /// Documented is a life of one day. That a token ends sooner is the case of a user who logs out or
    /// loses a right; that it ends after a number of requests makes a test exact.
    #[arg(long, value_name = "COUNT", default_value_t)]
    pub token_requests: u32,
}

impl Variants {
    /// These variants with the changes of a JSON object laid over them.
    ///
    /// # Errors
    ///
    /// A sentence about a name or a value that is not known, or about changes that change nothing.
    pub(crate) fn with(&self, changes: &Map<String, Value>) -> Result<Self, String> {
        if changes.is_empty() {
            return Err("a variant names at least one of its values".to_owned());
        }
        let mut whole = serde_json::to_value(self).map_err(|problem| problem.to_string())?;
        if let Some(whole) = whole.as_object_mut() {
            whole.extend(changes.clone());
        }
        serde_json::from_value(whole).map_err(|problem| problem.to_string())
    }

    /// Whether an optional field has to be there all the same.
    pub(crate) fn requires(&self, field: &str) -> bool {
        self.required.iter().any(|name| name == field)
    }
}

/// A misspelt field would never be missed, so only known ones are taken.
fn optional_fields<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let names = Vec::<String>::deserialize(deserializer)?;
    let unknown = names
        .iter()
        .find(|name| !OPTIONAL_FIELDS.contains(&name.as_str()));
    match unknown {
        Some(name) => Err(serde::de::Error::custom(format!(
            "no optional field is called {name}"
        ))),
        None => Ok(names),
    }
}
