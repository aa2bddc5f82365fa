//! How long a reply asks to wait.

use crate::support::users;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::outcome::Outcome;
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::{ApiReply, Signal, decode_create, retry_after};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn too_many_requests_wait_as_long_as_the_headers_say() {
    type Headers = &'static [(&'static str, &'static str)];
    let cases: &[(Headers, Option<u64>)] = &[
        (&[], None),
        (
            &[("x-request-window-resets-after", "0.3973509933774834 s")],
            Some(398),
        ),
        (&[("x-request-window-resets-after", "12 s")], Some(12_000)),
        (&[("retry-after", "30")], Some(30_000)),
        (
            &[
                ("retry-after", "30"),
                ("x-request-window-resets-after", "1 s"),
            ],
            Some(30_000),
        ),
        (
            &[
                ("retry-after", "Wed, 21 Oct 2026 07:28:00 GMT"),
                ("x-request-window-resets-after", "2 s"),
            ],
            Some(2_000),
        ),
        (&[("retry-after", "Wed, 21 Oct 2026 07:28:00 GMT")], None),
        (&[("x-rate-limit-time-reset-ms", "15000")], Some(15_000)),
        (&[("x-rate-limit-time-reset-ms", "15000 ms")], Some(15_000)),
        (&[("retry-after", "0")], Some(0)),
        (&[("retry-after", " 5 ")], Some(5_000)),
        (&[("retry-after", "-5")], None),
        (&[("retry-after", "")], None),
        (&[("retry-after", "1.2.3")], Some(1_200)),
        (&[("retry-after", "1.")], Some(1_000)),
        (&[("retry-after", ".5 s")], Some(500)),
        (&[("retry-after", "0.0001")], Some(1)),
        (&[("retry-after", "2.9999")], Some(3_000)),
        (&[("retry-after", ".")], None),
        (&[("retry-after", "５")], None),
        (&[("x-rate-limit-time-reset-ms", "1500.2")], Some(1_501)),
        (&[("retry-after", "NaN")], None),
        (&[("retry-after", "1e9")], None),
        (
            &[("retry-after", "999999999999999999999999")],
            Some(3_600_000),
        ),
        (&[("x-requests-remaining", "150 times")], None),
    ];
    for (headers, expected) in cases {
        let wait = retry_after(|name| {
            let header = headers
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name));
            header.map(|(_, value)| (*value).to_owned())
        });
        assert_eq!(wait, *expected, "{headers:?}");
        for body in [
            "",
            "<html>",
            r#"{"code":429,"data":{},"meta":{"message":"Too Many Requests"}}"#,
        ] {
            let users = users(2, 42);
            let sent: Vec<&NewUser> = users.iter().collect();
            let reply = ApiReply {
                status: 429,
                body: body.to_owned(),
                retry_after: wait,
                request_id: None,
            };
            let decoded = decode_create(Dialect::Management, Ok(&reply), &sent);
            assert_eq!(decoded.outcomes, vec![Outcome::Deferred; 2]);
            assert_eq!(decoded.signal, Signal::SlowDown(wait));
        }
    }
}
