//! The storefront tokens in circulation.

use crate::credentials::STORE_HASH;
use crate::permission::Permission;
use crate::random::Random;
use serde_json::json;
use std::collections::HashMap;
use std::time::Duration;

/// How long a storefront token lives (Authentication, storefront tokens).
pub(crate) const LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// The storefront tokens in circulation. A token is looked up, not verified: its signature is
/// random, so only tokens from here are accepted.
#[derive(Default)]
pub(crate) struct Tokens(HashMap<String, Grant>);

/// Whom a token stands for, what that user may do, and until when.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) user_id: u64,
    pub(crate) permissions: Vec<Permission>,
    /// Since the Unix epoch.
    pub(crate) expires_at: Duration,
    /// For how many more requests; any number when none.
    pub(crate) requests: Option<u32>,
}

impl Grant {
    pub(crate) fn allows(&self, code: &str) -> bool {
        self.permissions
            .iter()
            .any(|permission| permission.code == code)
    }
}

/// A fresh token with its expiry in seconds since the Unix epoch.
pub(crate) struct Issued {
    pub(crate) token: String,
    pub(crate) expires_at: u64,
}

impl Tokens {
    pub(crate) fn issue(&mut self, grant: Grant, now: Duration, random: &mut Random) -> Issued {
        let expires_at = grant.expires_at;
        let header = json!({ "alg": "HS256", "typ": "JWT" });
        let claims = json!({
            "userId": grant.user_id,
            "storeHash": STORE_HASH,
            "iat": now.as_secs(),
            "exp": expires_at.as_secs(),
        });
        let signature: Vec<u8> = (0..4).flat_map(|_| random.number().to_be_bytes()).collect();
        let token = format!(
            "{}.{}.{}",
            base64url(header.to_string().as_bytes()),
            base64url(claims.to_string().as_bytes()),
            base64url(&signature),
        );
        self.0.insert(token.clone(), grant);
        Issued {
            token,
            expires_at: expires_at.as_secs(),
        }
    }

    /// What a token grants that is known and still valid.
    pub(crate) fn grant(&self, token: &str, now: Duration) -> Option<&Grant> {
        self.0.get(token).filter(|grant| now < grant.expires_at)
    }

    /// Counts a request with that token: the one after its last ends it.
    pub(crate) fn count(&mut self, token: &str) {
        let Some(grant) = self.0.get_mut(token) else {
            return;
        };
        match &mut grant.requests {
            Some(0) => {
                self.0.remove(token);
            }
            Some(left) => *left -= 1,
            None => {}
        }
    }

    /// Ends every token given out so far.
    pub(crate) fn expire(&mut self) {
        self.0.clear();
    }
}

/// Base64 with the URL-safe alphabet and without padding, the form of a JWT's parts.
fn base64url(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk
            .iter()
            .chain([0, 0].iter())
            .take(3)
            .fold(0_usize, |group, byte| group << 8 | usize::from(*byte));
        for position in 0..=chunk.len() {
            let index = group >> (18 - 6 * position) & 63;
            text.extend(ALPHABET.get(index).copied().map(char::from));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permission;

    #[test]
    fn bytes_are_written_as_unpadded_base64url() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foobar", "Zm9vYmFy"),
            (&[0xFB, 0xFF, 0xFE], "-__-"),
        ] {
            assert_eq!(base64url(bytes), text);
        }
    }

    #[test]
    fn a_token_dies_when_it_says() {
        let mut tokens = Tokens::default();
        let now = Duration::from_secs(1_000);
        let grant = Grant {
            user_id: 7001,
            permissions: permission::of_role(2),
            expires_at: now + LIFE,
            requests: None,
        };
        let issued = tokens.issue(grant, now, &mut Random::new(1));
        assert_eq!(issued.token.split('.').count(), 3);
        let last = now + LIFE - Duration::from_millis(1);
        let grant = tokens.grant(&issued.token, last).unwrap();
        assert_eq!(grant.user_id, 7001);
        assert!(grant.allows("get_users") && !grant.allows("create_user"));
        assert!(tokens.grant(&issued.token, now + LIFE).is_none());
        assert!(tokens.grant("a.b.c", now).is_none());
    }
}
