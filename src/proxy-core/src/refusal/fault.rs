//! How an exchange with the store's API can fail.

use super::applied::Applied;
use http::StatusCode;

/// How an exchange failed, and so what it proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum UpstreamFault {
    /// No connection was made.
    Unreachable,
    /// There was no answer in time.
    Timeout,
    /// The connection broke.
    Broken,
    /// The task that had the connection is gone.
    Lost,
    /// The answer leads elsewhere.
    Redirect,
    /// The answer is larger than can be read.
    TooLarge,
    /// The answer has this status and is no JSON: what answered was probably not the API.
    NotJson(StatusCode),
}

impl UpstreamFault {
    /// The status that a client sees. Of answers that are no JSON those are kept that leave the effect open,
    /// and 429.
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::Timeout => StatusCode::GATEWAY_TIMEOUT,
            Self::NotJson(status)
                if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS =>
            {
                status
            }
            _ => StatusCode::BAD_GATEWAY,
        }
    }

    /// Only a connection that was never made proves that nothing was sent, and only 429 by itself that
    /// nothing was done.
    pub(super) const fn applied(self) -> Applied {
        match self {
            Self::Unreachable => Applied::No,
            Self::NotJson(status) if status.as_u16() == 429 => Applied::No,
            _ => Applied::Unknown,
        }
    }

    pub(super) const fn message(self) -> &'static str {
        match self {
            Self::Unreachable => "Upstream unreachable",
            Self::Timeout => "Upstream timeout",
            Self::Broken => "Upstream connection broken",
            Self::Lost => "Upstream connection lost",
            Self::Redirect => "Upstream redirect",
            Self::TooLarge => "Upstream answer too large",
            Self::NotJson(_) => "Upstream answer is not JSON",
        }
    }

    pub(super) fn detail(self) -> String {
        let sentence = match self {
            Self::Unreachable => "The store's API cannot be reached. Nothing was sent.",
            Self::Timeout => {
                "The store's API did not answer in time. It may have carried out the request."
            }
            Self::Broken => {
                "The connection to the store's API broke. It may have carried out the request."
            }
            Self::Lost => {
                "The proxy lost its connection to the store's API. It may have carried out the request."
            }
            Self::Redirect => "The store's API redirected the request; redirects are not followed.",
            Self::TooLarge => "The store's API answered with more than can be read.",
            Self::NotJson(status) => {
                let status = status.as_u16();
                return format!(
                    "The store's API answered {status} with something that is not JSON."
                );
            }
        };
        sentence.to_owned()
    }
}
