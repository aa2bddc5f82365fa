//! JSON, and nothing else.

use super::header::only;
use crate::refusal::Refusal;
use http::{HeaderMap, header};

/// Checks that the body says it is JSON.
///
/// # Errors
/// 415 when it does not.
pub fn check_content_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let media_type = only(headers, &header::CONTENT_TYPE).and_then(|value| value.split(';').next());
    media_type
        .filter(|name| name.trim().eq_ignore_ascii_case("application/json"))
        .map(drop)
        .ok_or(Refusal::ContentType)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::headers;

    #[test]
    fn json_is_the_only_content_type() {
        let cases = [
            ("application/json", true),
            ("Application/JSON; charset=utf-8", true),
            ("application/json ;charset=utf-8", true),
            ("text/plain", false),
            ("application/x-www-form-urlencoded", false),
            ("multipart/form-data; boundary=application/json", false),
            ("text/plain; application/json", false),
            ("application/jsonp", false),
            ("application/ld+json", false),
            ("", false),
        ];
        for (content_type, accepted) in cases {
            let headers = headers(&[("content-type", content_type)]);
            assert_eq!(
                check_content_type(&headers).is_ok(),
                accepted,
                "{content_type:?}"
            );
        }
        assert!(check_content_type(&headers(&[])).is_err());
        let twice = headers(&[
            ("content-type", "application/json"),
            ("content-type", "application/json"),
        ]);
        assert!(check_content_type(&twice).is_err());
    }
}
