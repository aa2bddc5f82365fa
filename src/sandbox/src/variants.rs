//! What nobody outside can know about the real store, each as a switch that is played both ways.

use serde::{Deserialize, Serialize};

/// What sort of store it is. The default is the store as its pages describe it, and where they are silent the
/// likeliest one. Each says what is documented and what is a guess.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Variants {
    /// The store has no storefront but the default one, so that the Channels API refuses to answer. Documented
    /// (Channels API, 403).
    pub single_storefront: bool,
    /// A bulk call may hold users of several Companies. The documentation forbade it until August 2025 and has been
    /// silent since.
    pub mixed_companies: bool,
    /// Whether an address is taken is looked at when a request arrives, and not again when its users are stored: two
    /// requests at a time can make one address twice. A guess: nothing is published about it.
    pub racy: bool,
    /// How many seconds pass before a new user is in a list. A guess: nothing says that lists are up to date at once.
    pub list_lag: u64,
    /// `uuid` is taken and forgotten. A guess: the create documents the field, and no page shows it read back.
    pub drop_uuid: bool,
    /// Complaints about fields stand straight in `data`, without `errMsg` around them (version 3). A guess, after
    /// neighbouring endpoints of the same server.
    pub errors_in_data: bool,
    /// Complaints name fields as the server does inside, such as `first_name` (version 3). A guess: its framework
    /// does so by default.
    pub snake_case_errors: bool,
    /// Version 2 takes role 3. Its pages list the code among the allowed values, as a sales representative; that a
    /// create takes it is a guess.
    pub archive_role_3: bool,
    /// Addresses with letters beyond ASCII are refused, in domains, too. A guess: nothing is published.
    pub ascii_emails: bool,
    /// These fields of version 3 are required, which its pages call optional: a store that is stricter tomorrow.
    pub required: Vec<String>,
    /// A storefront token is good for so many requests and then refused. A guess at how a session ends early.
    pub token_dies_after: Option<u32>,
}
