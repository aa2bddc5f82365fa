//! Faults as they are written in an order.

use super::fault::{Fault, Order};
use axum::http::{Method, StatusCode};
use serde::Deserialize;
use std::time::Duration;

/// The body of `POST /_sandbox/faults`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Orders {
    orders: Vec<OrderBody>,
}

/// One order as it is written. A flat record, so that a misspelt key is refused: an order that
/// is silently something else would make a test pass for the wrong reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderBody {
    fault: Kind,
    #[serde(default)]
    when: When,
    status: Option<u16>,
    ms: Option<u64>,
    #[serde(rename = "commitMs", default)]
    commit_ms: u64,
    #[serde(rename = "retryAfter")]
    retry_after: Option<String>,
    count: Option<usize>,
    #[serde(default = "once")]
    times: u32,
    path: Option<String>,
    method: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Status,
    #[serde(rename = "html-502")]
    Html502,
    Reset,
    Redirect,
    Stall,
    Truncate,
    WrongCount,
    ShuffleIds,
    RepeatIds,
    Drip,
    LateCommit,
    FalseLimit,
    Partial,
    NoCors,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum When {
    #[default]
    Before,
    After,
}

fn once() -> u32 {
    1
}

impl Orders {
    /// The orders, or a sentence about the first one that cannot be carried out.
    pub(crate) fn read(self) -> Result<Vec<Order>, String> {
        self.orders.into_iter().map(OrderBody::read).collect()
    }
}

impl OrderBody {
    fn read(self) -> Result<Order, String> {
        if self.times == 0 {
            return Err("times has to be at least 1".to_owned());
        }
        let method = self.method.as_deref().unwrap_or("POST");
        let fault = self.fault()?;
        if self.commit_ms > 0 && fault.comes_before() {
            return Err("commitMs needs a request that is carried out".to_owned());
        }
        let commit_after = match fault {
            Fault::LateCommit => self.milliseconds("late-commit")?,
            _ => Duration::from_millis(self.commit_ms),
        };
        Ok(Order {
            fault,
            commit_after,
            method: Method::from_bytes(method.as_bytes())
                .map_err(|_| format!("{method} is not a method"))?,
            path: self.path,
            left: self.times,
        })
    }

    fn milliseconds(&self, fault: &str) -> Result<Duration, String> {
        let needed = || format!("the fault \"{fault}\" needs ms");
        self.ms.map(Duration::from_millis).ok_or_else(needed)
    }

    fn fault(&self) -> Result<Fault, String> {
        let before = self.when == When::Before;
        Ok(match self.fault {
            Kind::Status => Fault::Status {
                status: self
                    .status
                    .and_then(|status| StatusCode::from_u16(status).ok())
                    .filter(|status| status.is_client_error() || status.is_server_error())
                    .ok_or("the fault \"status\" needs a status from 400 to 599")?,
                before,
            },
            Kind::Html502 => Fault::Html502 { before },
            Kind::Reset => Fault::Reset { before },
            Kind::Redirect => Fault::Redirect { before },
            Kind::Stall => Fault::Stall {
                before,
                wait: self.milliseconds("stall")?,
            },
            Kind::Truncate => Fault::Truncate,
            Kind::WrongCount => Fault::WrongCount,
            Kind::ShuffleIds => Fault::ShuffleIds,
            Kind::RepeatIds => Fault::RepeatIds,
            Kind::Drip => Fault::Drip {
                pause: self.milliseconds("drip")?,
            },
            Kind::LateCommit => Fault::LateCommit,
            Kind::FalseLimit => Fault::FalseLimit {
                retry_after: self.retry_after.clone(),
            },
            Kind::Partial => Fault::Partial {
                count: self.count.ok_or("the fault \"partial\" needs a count")?,
            },
            Kind::NoCors => Fault::NoCors,
        })
    }
}

#[cfg(test)]
mod tests {
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
}
