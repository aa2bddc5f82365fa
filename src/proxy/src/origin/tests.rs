use super::*;

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        headers.append(*name, HeaderValue::from_str(value).unwrap());
    }
    headers
}

#[test]
fn only_loopback_hosts_with_our_port_are_ours() {
    let cases = [
        ("localhost:8080", true),
        ("LOCALHOST:8080", true),
        ("127.0.0.1:8080", true),
        ("127.1.2.3:8080", true),
        ("[::1]:8080", true),
        ("localhost:08080", false),
        ("localhost:8081", false),
        ("localhost", false),
        ("127.0.0.1:80", false),
        ("[::1]:1", false),
        ("evil.example:8080", false),
        ("localhost.evil.example:8080", false),
        ("127.0.0.1.evil.example:8080", false),
        ("localhost:8080@evil.example:8080", false),
        ("evil@localhost:8080", false),
        ("192.168.0.1:8080", false),
        ("0.0.0.0:8080", false),
        ("127.1:8080", false),
        ("2130706433:8080", false),
        ("[::ffff:127.0.0.1]:8080", true),
        ("[::ffff:10.0.0.1]:8080", false),
        ("localhost:8080/x", false),
        ("", false),
    ];
    let uri = Uri::from_static("/healthz");
    for (host, ours) in cases {
        assert_eq!(
            check_host(&uri, &headers(&[("host", host)]), 8080).is_ok(),
            ours,
            "{host}"
        );
    }
}

#[test]
fn host_must_be_there_once_and_agree_with_an_absolute_target() {
    let relative = Uri::from_static("/healthz");
    assert!(check_host(&relative, &headers(&[]), 8080).is_err());
    let twice = headers(&[("host", "localhost:8080"), ("host", "localhost:8080")]);
    assert!(check_host(&relative, &twice, 8080).is_err());
    let once = headers(&[("host", "localhost:8080")]);
    assert!(check_host(&Uri::from_static("http://localhost:8080/"), &once, 8080).is_ok());
    assert!(check_host(&Uri::from_static("http://evil.example:8080/"), &once, 8080).is_err());
}

#[test]
fn an_unknown_port_is_any_port_and_port_80_need_not_be_written() {
    let uri = Uri::from_static("/");
    assert!(check_host(&uri, &headers(&[("host", "localhost:4711")]), 0).is_ok());
    assert!(check_host(&uri, &headers(&[("host", "localhost")]), 80).is_ok());
    assert!(check_host(&uri, &headers(&[("host", "evil.example")]), 0).is_err());
}

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
        assert_eq!(check_origin(&headers).is_ok(), ours, "{origin:?}");
    }
    let twice = headers(&[
        ("host", "localhost:8080"),
        ("origin", "http://localhost:8080"),
        ("origin", "http://localhost:8080"),
    ]);
    assert!(check_origin(&twice).is_err());
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
        assert_eq!(check_origin(&headers(&pairs)).is_ok(), ours, "{site:?}");
    }
    let both = headers(&[
        ("sec-fetch-site", "same-origin"),
        ("sec-fetch-site", "cross-site"),
    ]);
    assert!(check_origin(&both).is_err());
}

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
