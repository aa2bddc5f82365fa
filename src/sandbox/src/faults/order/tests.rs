//! Orders that are read, and orders that are refused.

use super::*;

fn read(body: &str) -> Result<Vec<Order>, String> {
    serde_json::from_str::<Orders>(body)
        .map_err(|error| error.to_string())?
        .read()
}

#[test]
fn orders_are_read() {
    let orders = read(
        r#"{"orders":[{"fault":"status","status":503,"when":"after","times":2},
                      {"fault":"stall","ms":5,"path":"/api/v2/users","method":"GET"},
                      {"fault":"reset","when":"after","commitMs":9000}]}"#,
    )
    .unwrap();
    assert_eq!(
        orders,
        [
            Order {
                fault: Fault::Status {
                    status: StatusCode::SERVICE_UNAVAILABLE,
                    before: false
                },
                method: Method::POST,
                path: None,
                commit_after: Duration::ZERO,
                left: 2,
            },
            Order {
                fault: Fault::Stall {
                    before: true,
                    wait: Duration::from_millis(5)
                },
                method: Method::GET,
                path: Some("/api/v2/users".to_owned()),
                commit_after: Duration::ZERO,
                left: 1,
            },
            Order {
                fault: Fault::Reset { before: false },
                method: Method::POST,
                path: None,
                commit_after: Duration::from_secs(9),
                left: 1,
            },
        ]
    );
}

#[test]
fn an_order_that_cannot_be_carried_out_is_refused() {
    for order in [
        r#"{"fault":"explode"}"#,
        r#"{"fault":"status"}"#,
        r#"{"fault":"status","status":200}"#,
        r#"{"fault":"status","status":99}"#,
        r#"{"fault":"stall"}"#,
        r#"{"fault":"partial"}"#,
        r#"{"fault":"drip"}"#,
        r#"{"fault":"late-commit"}"#,
        r#"{"fault":"reset","commitMs":5}"#,
        r#"{"fault":"false-limit","commitMs":5}"#,
        r#"{"fault":"truncate","times":0}"#,
        r#"{"fault":"truncate","method":"P OST"}"#,
        r#"{"fault":"reset","wen":"after"}"#,
        r#"{"fault":"reset","when":"later"}"#,
    ] {
        assert!(
            read(&format!(r#"{{"orders":[{order}]}}"#)).is_err(),
            "{order}"
        );
    }
}

#[test]
fn a_key_that_means_nothing_is_refused_by_its_name() {
    for (order, key) in [
        (r#"{"fault":"truncate","when":"after"}"#, "when"),
        (r#"{"fault":"false-limit","when":"after"}"#, "when"),
        (r#"{"fault":"drip","ms":1,"when":"before"}"#, "when"),
        (r#"{"fault":"late-commit","ms":1,"commitMs":0}"#, "commitMs"),
        (r#"{"fault":"false-limit","commitMs":5}"#, "commitMs"),
        (r#"{"fault":"reset","commitMs":5}"#, "commitMs"),
        (r#"{"fault":"status","status":500,"count":1}"#, "count"),
        (r#"{"fault":"status","status":500,"ms":1}"#, "ms"),
        (r#"{"fault":"reset","status":500}"#, "status"),
        (
            r#"{"fault":"status","status":429,"retryAfter":"1"}"#,
            "retryAfter",
        ),
        (
            r#"{"fault":"false-limit","retryAfter":"1\n"}"#,
            "retryAfter",
        ),
        (r#"{"fault":"partial","count":1,"method":"GET"}"#, "method"),
        (r#"{"fault":"late-commit","ms":1,"method":"GET"}"#, "method"),
        (
            r#"{"fault":"truncate","commitMs":5,"method":"GET"}"#,
            "method",
        ),
    ] {
        let problem = read(&format!(r#"{{"orders":[{order}]}}"#)).unwrap_err();
        assert!(problem.contains(key), "{order}: {problem}");
    }
}
