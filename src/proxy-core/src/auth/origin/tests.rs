use super::*;
use crate::auth::headers;

#[test]
fn only_our_own_origin_may_ask() {
    let cases = [
        ("http://localhost:8080", true),
        ("HTTP://localhost:8080", false),
        ("http://LOCALHOST:8080", true),
        ("https://localhost:8080", false),
        ("http://localhost:8081", false),
        ("http://localhost", false),
        ("http://localhost:8080/", false),
        ("http://localhost:8080.evil.example", false),
        ("http://evil.example", false),
        ("http://evil.example:8080", false),
        ("http://localhost:8080@evil.example", false),
        ("http://evil.example/localhost:8080", false),
        ("http://127.0.0.1:8080", false),
        ("http://[::1]:8080", false),
        ("http://sub.localhost:8080", false),
        ("http://localhost:8080 http://evil.example", false),
        ("http://localhost:8080, http://evil.example", false),
        ("http:/localhost:8080", false),
        ("//localhost:8080", false),
        ("localhost:8080", false),
        ("file://", false),
        ("chrome-extension://abcdef", false),
        ("null", false),
        ("", false),
    ];
    for (origin, ours) in cases {
        let headers = headers(&[("host", "localhost:8080"), ("origin", origin)]);
        assert_eq!(
            OriginPolicy::default().check(&headers).is_ok(),
            ours,
            "{origin:?}"
        );
    }
    let twice = headers(&[
        ("host", "localhost:8080"),
        ("origin", "http://localhost:8080"),
        ("origin", "http://localhost:8080"),
    ]);
    assert!(OriginPolicy::default().check(&twice).is_err());
}

#[test]
fn what_the_browser_says_of_the_site_counts() {
    let cases = [
        (None, true),
        (Some("same-origin"), true),
        (Some("none"), true),
        (Some("same-site"), false),
        (Some("cross-site"), false),
        (Some("Same-Origin"), false),
        (Some(""), false),
    ];
    for (site, ours) in cases {
        let mut pairs = vec![("host", "localhost:8080")];
        pairs.extend(site.map(|site| ("sec-fetch-site", site)));
        assert_eq!(
            OriginPolicy::default().check(&headers(&pairs)).is_ok(),
            ours,
            "{site:?}"
        );
    }
    let both = headers(&[
        ("sec-fetch-site", "same-origin"),
        ("sec-fetch-site", "cross-site"),
    ]);
    assert!(OriginPolicy::default().check(&both).is_err());
}

#[test]
fn a_page_of_a_front_asks_at_that_front() {
    let origins = [
        "https://admin.example.com",
        "https://other.example.com:8443",
    ];
    let public = origins.map(|origin| PublicOrigin::parse(origin).unwrap());
    let policy = OriginPolicy::new(public.to_vec());
    for (origin, host, ours) in [
        ("https://admin.example.com", "admin.example.com", true),
        (
            "https://other.example.com:8443",
            "other.example.com:8443",
            true,
        ),
        ("http://localhost:8080", "localhost:8080", true),
        ("http://admin.example.com", "admin.example.com", false),
        ("http://admin.example.com", "localhost:8080", false),
        ("https://admin.example.com", "localhost:8080", false),
        ("https://admin.example.com", "other.example.com:8443", false),
        ("https://admin.example.com:443", "admin.example.com", false),
        ("https://evil.example", "admin.example.com", false),
        ("null", "admin.example.com", false),
    ] {
        let headers = headers(&[("host", host), ("origin", origin)]);
        assert_eq!(policy.check(&headers).is_ok(), ours, "{origin} at {host}");
    }
}
