//! The proxy between a browser and the B2B Edition management API.
//!
//! The management API wants a token that opens the whole store, so no browser may
//! ever hold it. The proxy holds it instead: it mirrors the upstream paths that create
//! users and look up what a store consists of, checks every user and every parameter
//! again, builds the upstream request afresh with the credentials, and hands back the
//! answer. Nothing else passes in either direction.
//!
//! What it decides is in `b2b-users-proxy-core`; here is what listens, sends and waits.
//!
//! | module | what it does |
//! | --- | --- |
//! | `http` | connections, limits, paths, the site, and what every answer has |
//! | `message` | what every path reads of a request and writes of a response |
//! | `auth` | finds out who asks, before anything else is done |
//! | `create`, `look_up` | the paths that reach the store |
//! | `upstream` | sends to the store, with the credentials |
//! | `configuration`, `arguments`, `credentials` | what it is told before it starts |
//! | `state`, `lifecycle` | what all paths share: ledger, budget, what is under way |
//! | `health_check` | asks a running proxy whether it is well |
//!
//! The deprecated version 2 has a token of its own. A proxy with one kind of credentials
//! refuses the paths of the other with 503.
//!
//! Errors look like the upstream's own: `{"code", "data": {"errMsg"}, "meta": {"message"}}`.
//! Every error envelope that the proxy writes itself also has `meta.applied`, which says
//! whether the upstream can have acted. It is never missing there, and the proxy adds it
//! to nothing else: not to the JSON that the upstream answered, be it success or error,
//! nor to the proxy's own successes.
//!
//! - `false`: proven that nothing was applied. The request was refused here (save with 409
//!   for a key whose first request may have been sent), no connection to the upstream was made, or the upstream answered 429 without JSON.
//! - `null`: no one can tell. The request, or the first one with its key, was sent, and then the exchange broke or took
//!   too long, or the answer was too large, a redirect, or no JSON with another status.
//!
//! Four kinds of errors come without an envelope, and none of them reaches the upstream:
//! bytes that are no HTTP request, headers that are too long or come too slowly, any
//! error as the answer to `HEAD`, and what the site's file server refuses other than a
//! missing file or a wrong method, such as a range outside of a file.
//!
//! ```
//! use b2b_users_proxy::{Configuration, Url};
//!
//! let upstream = Url::parse("http://127.0.0.1:8091")?;
//! let configuration = Configuration::new(upstream).with_management("token", "store-hash");
//! let router = b2b_users_proxy::app(&configuration)?;
//! # let _ = router;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod arguments;
mod auth;
mod configuration;
mod create;
mod credentials;
mod health_check;
mod http;
mod lifecycle;
mod look_up;
mod message;
mod state;
mod upstream;

pub use arguments::Arguments;
pub use b2b_users_proxy_core::auth::PublicOrigin;
pub use b2b_users_proxy_core::{MAXIMUM_BODY_BYTES, MAXIMUM_USERS, Secret};
pub use configuration::{Configuration, ConfigurationError, Timeouts};
pub use credentials::{ArchiveCredentials, CredentialsError, ManagementCredentials};
pub use health_check::{HealthCheckError, check_health};
pub use http::{ServeError, app, serve, serve_until};
pub use url::Url;
