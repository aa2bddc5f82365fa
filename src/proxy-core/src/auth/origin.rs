//! Whether another site is behind a request.

use super::header::only;
use super::public_origin::PublicOrigin;
use crate::refusal::Refusal;
use http::{HeaderMap, header};

/// The origins whose pages may ask: the one that the request is addressed to, and those of fronts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OriginPolicy {
    public: Vec<PublicOrigin>,
}

impl OriginPolicy {
    /// The proxy's own origin, and those of fronts.
    #[must_use]
    pub const fn new(public: Vec<PublicOrigin>) -> Self {
        Self { public }
    }

    /// Lets a request pass that no other site is behind.
    ///
    /// # Errors
    /// 403 when one is, or may be.
    pub fn check(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let mut sites = headers.get_all("sec-fetch-site").iter();
        if !sites.all(|site| site == "same-origin" || site == "none") {
            return Err(Refusal::ForeignSite);
        }
        if !headers.contains_key(header::ORIGIN) {
            return Ok(());
        }
        let named = |name| only(headers, name).ok_or(Refusal::ForeignOrigin);
        let (origin, host) = (named(&header::ORIGIN)?, named(&header::HOST)?);
        // A page of a front that came unencrypted may have been changed on the way.
        let mut fronts = self.public.iter().filter(|public| public.is_host(host));
        let is_ours = match fronts.next() {
            Some(front) => front.is(origin),
            None => origin
                .strip_prefix("http://")
                .is_some_and(|origin| origin.eq_ignore_ascii_case(host)),
        };
        if is_ours {
            Ok(())
        } else {
            Err(Refusal::ForeignOrigin)
        }
    }
}

#[cfg(test)]
mod tests;
