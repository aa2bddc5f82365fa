//! Whether a request is addressed to this proxy.

use super::header::only;
use super::loopback;
use super::public_origin::PublicOrigin;
use crate::refusal::Refusal;
use http::uri::Authority;
use http::{HeaderMap, Uri, header};

/// The names that this proxy goes by: those of this machine with its port, and those of its fronts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostPolicy {
    port: u16,
    public: Vec<PublicOrigin>,
}

impl HostPolicy {
    /// The loopback names with this port, where 0 stands for any, and the hosts of fronts.
    #[must_use]
    pub const fn new(port: u16, public: Vec<PublicOrigin>) -> Self {
        Self { port, public }
    }

    /// Lets a request pass whose `Host` is one of them, and whose target, if it names a host, is as well.
    ///
    /// # Errors
    /// 403 for others.
    pub fn check(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
        let host = only(headers, &header::HOST).and_then(|host| host.parse().ok());
        let host: Authority = host.ok_or(Refusal::ForeignHost)?;
        let target = uri.authority();
        if self.names_us(&host) && target.is_none_or(|named| self.names_us(named)) {
            Ok(())
        } else {
            Err(Refusal::ForeignHost)
        }
    }

    fn names_us(&self, authority: &Authority) -> bool {
        // As it is written: a number that others read differently, such as 08080, is not ours.
        let named = match authority.port() {
            Some(port) => port.as_str().to_owned(),
            // What follows the name may be no port at all.
            None if authority.as_str() == authority.host() => "80".to_owned(),
            None => return false,
        };
        let has_port = self.port == 0 || named == self.port.to_string();
        let has_user = authority.as_str().contains('@');
        let is_local = loopback::is_host(authority.host()) && has_port;
        !has_user
            && (is_local
                || self
                    .public
                    .iter()
                    .any(|public| public.is_host(authority.as_str())))
    }
}

#[cfg(test)]
mod tests;
