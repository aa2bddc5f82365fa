//! Faults as they are written in an order.

mod kind;

use self::kind::Kind;
use super::fault::{Fault, Order};
use axum::http::{HeaderValue, Method, StatusCode};
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
    when: Option<When>,
    status: Option<u16>,
    ms: Option<u64>,
    #[serde(rename = "commitMs")]
    commit_ms: Option<u64>,
    #[serde(rename = "retryAfter")]
    retry_after: Option<String>,
    count: Option<usize>,
    #[serde(default = "once")]
    times: u32,
    path: Option<String>,
    method: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum When {
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
        self.check_keys()?;
        let fault = self.fault()?;
        if self.commit_ms.is_some() && fault.comes_before() {
            return Err("commitMs needs a request that is carried out".to_owned());
        }
        let commit_after = match fault {
            Fault::LateCommit => self.milliseconds("late-commit")?,
            _ => Duration::from_millis(self.commit_ms.unwrap_or_default()),
        };
        Ok(Order {
            fault,
            commit_after,
            method: self.method()?,
            path: self.path,
            left: self.times,
        })
    }

    /// Refuses a key that would change nothing.
    fn check_keys(&self) -> Result<(), String> {
        let given = [
            ("when", self.when.is_some()),
            ("status", self.status.is_some()),
            ("ms", self.ms.is_some()),
            ("commitMs", self.commit_ms.is_some()),
            ("retryAfter", self.retry_after.is_some()),
            ("count", self.count.is_some()),
        ];
        let keys = self.fault.keys();
        match given
            .iter()
            .find(|(key, given)| *given && !keys.contains(key))
        {
            Some((key, _)) => Err(format!("{key} means nothing to this fault")),
            None => Ok(()),
        }
    }

    fn method(&self) -> Result<Method, String> {
        let method = self.method.as_deref().unwrap_or("POST");
        let method = Method::from_bytes(method.as_bytes())
            .map_err(|_| format!("{method} is not a method"))?;
        let is_about_new_users = self.fault.is_about_new_users() || self.commit_ms.is_some();
        if is_about_new_users && method != Method::POST {
            return Err("the method of a request that creates users is POST".to_owned());
        }
        Ok(method)
    }

    /// What an answer that is told to come back later says, word by word.
    fn retry_after(&self) -> Result<Option<HeaderValue>, String> {
        let value = self.retry_after.as_deref().map(HeaderValue::from_str);
        value
            .transpose()
            .map_err(|_| "retryAfter has a character that no header may have".to_owned())
    }

    fn milliseconds(&self, fault: &str) -> Result<Duration, String> {
        let needed = || format!("the fault \"{fault}\" needs ms");
        self.ms.map(Duration::from_millis).ok_or_else(needed)
    }

    fn fault(&self) -> Result<Fault, String> {
        let before = self.when != Some(When::After);
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
                retry_after: self.retry_after()?,
            },
            Kind::Partial => Fault::Partial {
                count: self.count.ok_or("the fault \"partial\" needs a count")?,
            },
            Kind::NoCors => Fault::NoCors,
        })
    }
}

#[cfg(test)]
mod tests;
