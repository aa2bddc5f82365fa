//! Where requests go.

/// The address of the store's own interface (About the B2B Edition APIs).
pub const STORE: &str = "https://api-b2b.bigcommerce.com";

/// The address before the path of every request: `https:`, or `http:` on this machine, without a
/// user, a query, a fragment and a slash at the end. Empty for the page's own origin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Endpoint(String);

impl Endpoint {
    /// The endpoint of an address, if it can be one.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        let is_usable = address.is_empty() || is_address(address);
        is_usable.then(|| Self(address.trim_end_matches('/').to_owned()))
    }

    /// The address; empty for the page's own origin.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether requests go back to where the page is from.
    #[must_use]
    pub fn is_own_origin(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether requests go to the store's own interface.
    #[must_use]
    pub fn is_store(&self) -> bool {
        self.0 == STORE
    }
}

fn is_address(address: &str) -> bool {
    let parts = address.split_once(':');
    let parts = parts.and_then(|(scheme, rest)| Some((scheme, rest.strip_prefix("//")?)));
    let Some((scheme, rest)) = parts else {
        return false;
    };
    let is_allowed = |letter: char| {
        !letter.is_control() && !letter.is_whitespace() && !matches!(letter, '?' | '#' | '@' | '\\')
    };
    let authority = rest.split('/').next().unwrap_or_default();
    let host = host_of(authority);
    let is_local = ["localhost", "127.0.0.1", "[::1]"].contains(&host);
    let is_safe =
        scheme.eq_ignore_ascii_case("https") || (scheme.eq_ignore_ascii_case("http") && is_local);
    is_safe && is_host(host) && rest.chars().all(is_allowed)
}

/// What stands before the port, if there is one that can be.
fn host_of(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            let is_port = port.is_empty() || port.parse::<u16>().is_ok();
            if is_port { host } else { "" }
        }
        _ => authority,
    }
}

/// A name, or an address of numbers; one of IPv6 is in brackets (RFC 3986, section 3.2.2).
fn is_host(host: &str) -> bool {
    let inner = host
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'));
    match inner {
        Some(inner) => inner
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || b":.".contains(&byte)),
        None => {
            !host.is_empty()
                && host
                    .chars()
                    .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_'))
        }
    }
}
