use super::*;
use crate::auth::headers;

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
        ("localhost.:8080", false),
        ("127.0.0.1.:8080", false),
        ("127.0.0.01:8080", false),
        ("0177.0.0.1:8080", false),
        ("0x7f.0.0.1:8080", false),
        ("0:8080", false),
        ("[::]:8080", false),
        ("[::127.0.0.1]:8080", false),
        ("[::1%25lo]:8080", false),
        ("[0:0:0:0:0:0:0:1]:8080", true),
        ("localhost:+8080", false),
        ("localhost:73616", false),
        ("localhost:", false),
        ("localhost:8080,evil.example", false),
        ("localhost:8080#evil.example", false),
        ("localhost:8080?evil.example", false),
        ("evil.example#localhost:8080", false),
        ("http://localhost:8080", false),
        ("localhost:8080/x", false),
        ("", false),
    ];
    let uri = Uri::from_static("/healthz");
    for (host, ours) in cases {
        assert_eq!(
            HostPolicy::new(8080, Vec::new())
                .check(&uri, &headers(&[("host", host)]))
                .is_ok(),
            ours,
            "{host}"
        );
    }
}

#[test]
fn host_must_be_there_once_and_agree_with_an_absolute_target() {
    let relative = Uri::from_static("/healthz");
    assert!(
        HostPolicy::new(8080, Vec::new())
            .check(&relative, &headers(&[]))
            .is_err()
    );
    let twice = headers(&[("host", "localhost:8080"), ("host", "localhost:8080")]);
    assert!(
        HostPolicy::new(8080, Vec::new())
            .check(&relative, &twice)
            .is_err()
    );
    let once = headers(&[("host", "localhost:8080")]);
    assert!(
        HostPolicy::new(8080, Vec::new())
            .check(&Uri::from_static("http://localhost:8080/"), &once)
            .is_ok()
    );
    assert!(
        HostPolicy::new(8080, Vec::new())
            .check(&Uri::from_static("http://evil.example:8080/"), &once)
            .is_err()
    );
}

#[test]
fn an_unknown_port_is_any_port_and_port_80_need_not_be_written() {
    let uri = Uri::from_static("/");
    assert!(
        HostPolicy::new(0, Vec::new())
            .check(&uri, &headers(&[("host", "localhost:4711")]))
            .is_ok()
    );
    assert!(
        HostPolicy::new(80, Vec::new())
            .check(&uri, &headers(&[("host", "localhost")]))
            .is_ok()
    );
    assert!(
        HostPolicy::new(0, Vec::new())
            .check(&uri, &headers(&[("host", "evil.example")]))
            .is_err()
    );
}

#[test]
fn a_front_is_known_by_its_exact_name() {
    let public = vec![PublicOrigin::parse("https://admin.example.com").unwrap()];
    let policy = HostPolicy::new(8080, public);
    for (host, ours) in [
        ("admin.example.com", true),
        ("ADMIN.example.com:443", true),
        ("localhost:8080", true),
        ("admin.example.com:80", false),
        ("admin.example.com:8080", false),
        ("admin.example.com.evil.example", false),
        ("evil@admin.example.com", false),
        ("sub.admin.example.com", false),
        ("example.com", false),
    ] {
        let headers = headers(&[("host", host)]);
        let checked = policy.check(&Uri::from_static("/"), &headers);
        assert_eq!(checked.is_ok(), ours, "{host}");
    }
}

#[test]
fn a_port_that_is_none_is_not_the_usual_one() {
    let policy = HostPolicy::new(80, Vec::new());
    for (host, ours) in [
        ("localhost", true),
        ("localhost:80", true),
        ("[::1]", true),
        ("[::1]:80", true),
        ("localhost:080", false),
        ("localhost:+80", false),
        ("localhost:x", false),
        ("localhost:65616", false),
        ("[::1]:x", false),
    ] {
        let headers = headers(&[("host", host)]);
        let checked = policy.check(&Uri::from_static("/"), &headers);
        assert_eq!(checked.is_ok(), ours, "{host}");
    }
}
