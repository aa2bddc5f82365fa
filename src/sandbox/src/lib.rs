//! A fake B2B Edition store on loopback: strict where the published API pages are strict, and
//! able to fail in the ways a real store fails.
//!
//! Its rules are written from those pages, which each of them names, and from
//! nothing else in this workspace. That is its value: a client that agrees with it agrees with
//! a second reading of the documentation.
//!
//! # What it answers
//!
//! | interface | paths | credential |
//! | --- | --- | --- |
//! | management (v3) | `/api/v3/io/users`, one user below it, `/bulk`, `/extra-fields`; `/api/v3/io/companies`, one Company below it, `/companies/roles`, `/channels` | [`MANAGEMENT_TOKEN`] as `X-Auth-Token` with [`STORE_HASH`] as `X-Store-Hash` |
//! | archived (v2) | `/api/v2/io/companies/{companyId}/users`, `/bulk_create` | [`ARCHIVE_TOKEN`] as `authToken` |
//! | storefront | `/api/v2/users`, `/api/v2/companies/validations/frontend/user-emails/{email}` | a token as `Authorization: Bearer` |
//! | GraphQL | `/graphql` | the same |
//!
//! A store answers 150 requests in a minute, all interfaces together. It starts with the Companies
//! 42 and 43, who share thirteen users, 44, which waits for approval, and 45, which is inactive; with a
//! few customers without a Company, two storefronts for Company users and five user fields of its own.
//! [`Options::seed`] decides names, dates and tokens.
//!
//! # What sort of store it is
//!
//! The pages leave much open. [`Variants`] are the sorts of store that a client may meet, each with what
//! is documented about it and what is a guess: whether the check of an address and the write are one,
//! how late users are written and listed, what becomes of a batch with a bad user, where complaints
//! stand, which addresses are taken. They are options of the program, values for a test, and
//! `POST /_sandbox/variant`.
//!
//! # How it fails
//!
//! `POST /_sandbox/faults` with `{"orders": [...]}` queues orders. The next request of the `method` (POST
//! unless it says otherwise) and the `path` (any, if there is none) gets the first one that fits, as many
//! `times` as the order says (once, if it does not).
//!
//! | `fault` | what happens |
//! | --- | --- |
//! | `status` | the error `status` from 400 to 599, `when` it is `before` the work (as it is if nothing is said) or `after` it |
//! | `html-502` | a page of the edge in front of the API, `before` or `after` |
//! | `reset` | the connection ends without an answer, `before` or `after` |
//! | `redirect` | a 307 to the same address, `before` or `after` |
//! | `stall` | a wait of `ms`, `before` or `after` |
//! | `truncate` | half of the answer |
//! | `drip` | the answer byte by byte, `ms` before each |
//! | `wrong-count` | one record of the answer is missing |
//! | `shuffle-ids` | the records of the answer in another order |
//! | `repeat-ids` | all records of the answer name the first user |
//! | `partial` | `count` users are created, then 422 |
//! | `late-commit` | the proper answer, and the users are written `ms` later |
//! | `false-limit` | a 429 whose headers say that nothing was spent, with `retryAfter` as it is given |
//! | `no-cors` | the answer, or the preflight for it, without what lets a page read it |
//!
//! `commitMs` beside a fault that carries the request out has its users written that much later. A key
//! that means nothing to a fault is refused, and so is a method that creates nothing if the fault is
//! about new users.
//!
//! # How to extend
//!
//! A fault is a variant in `faults/fault.rs`, its name and keys in `faults/order/kind.rs`, what it does
//! in `faults/effect.rs` and a row above. A sort of store is a field of [`Variants`] that says what is
//! documented and what is a guess; the option of the program and the JSON of the control path follow
//! from it.
//!
//! # How it is steered
//!
//! | path | what it does |
//! | --- | --- |
//! | `GET /_sandbox/users`, `/mails`, `/history` | what is stored, which welcome mails were sent, every API request |
//! | `GET` and `POST /_sandbox/variant` | shows and changes [`Variants`] |
//! | `POST /_sandbox/faults` | orders faults |
//! | `POST /_sandbox/extra-fields` | defines the user fields, a list of [`ExtraFieldDefinition`] |
//! | `POST /_sandbox/token` | a storefront token for a `userId`, with `permissions`, `expiresInSeconds` and `diesAfterRequests` of choice |
//! | `POST /_sandbox/expire-tokens` | ends all tokens |
//! | `POST /_sandbox/reset` | puts all of it back |
//!
//! These cost no budget and are in no record. All time but that of waits on a connection is the [`Clock`]'s,
//! which a test turns by hand.
//!
//! # Use in a test
//!
//! ```no_run
//! # async fn example() -> std::io::Result<()> {
//! use b2b_users_sandbox::{Options, Sandbox, serve};
//!
//! let sandbox = Sandbox::new(Options::default());
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
//! serve(listener, sandbox.clone()).await
//! # }
//! ```

mod app;
mod archive;
mod authentication;
mod broken_body;
mod budget;
mod changing;
mod channel_list;
mod clock;
mod company;
mod control;
mod cors;
mod creation;
mod credentials;
mod draft;
mod drip_body;
mod email;
mod email_standing;
mod envelope;
mod error_shape;
mod extra_field_definition;
mod faults;
mod field_errors;
mod fields;
mod gate;
mod graphql;
mod history;
mod late;
mod management;
mod options;
mod page;
mod path_id;
mod permission;
mod python;
mod query;
mod random;
mod request_body;
mod request_context;
mod sandbox;
mod seed;
mod state;
mod store;
mod storefront;
mod token;
mod user;
mod variants;
mod writes;
mod writing;

pub use app::{serve, serve_until};
pub use clock::Clock;
pub use credentials::{ARCHIVE_TOKEN, MANAGEMENT_TOKEN, STORE_HASH};
pub use email::EmailRule;
pub use extra_field_definition::{ExtraFieldDefinition, ExtraFieldKind};
pub use history::HistoryEntry;
pub use options::Options;
pub use sandbox::Sandbox;
pub use user::{ExtraField, Mail, StoredUser};
pub use variants::Variants;
