//! Faults on order: `POST /_sandbox/faults` queues them, the next matching request gets the
//! first one that fits.

mod effect;
mod order;

use std::{collections::VecDeque, time::Duration};

use axum::http::{HeaderValue, Method, StatusCode};

pub(crate) use effect::{FalseHeaders, NoCors, NoHeaders, NotAnswered, instead, silence, spoil};
pub(crate) use order::Orders;

/// One way to fail. `before` means that the request is not carried out; otherwise it is, and
/// the client does not get to know in the usual way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fault {
    /// Another status, in the API's own envelope.
    Status { status: StatusCode, before: bool },
    /// A 502 page of the edge in front of the API: HTML, and none of the API's headers.
    Html502 { before: bool },
    /// The connection ends without an answer.
    Reset { before: bool },
    /// A 307 to the same address, on which a client that follows it sends everything again.
    Redirect { before: bool },
    /// A wait.
    Stall { before: bool, wait: Duration },
    /// Half of the answer, then the connection ends.
    Truncate,
    /// A 200 with one record too few.
    WrongCount,
    /// A 200 with its records in another order.
    ShuffleIds,
    /// A 200 in which all records have the ids of the first one.
    RepeatIds,
    /// The proper answer, so many pieces apart.
    Drip { wait: Duration },
    /// The connection ends without an answer, and the request is carried out so much later.
    LateCommit { wait: Duration },
    /// A 429 whose headers say that nothing of the budget is used.
    FalseBudget,
    /// Only the first `count` users are created, then 422.
    Partial { count: usize },
    /// The proper answer without the headers that let a page of another origin read it; a
    /// preflight for such a request fails in its place.
    NoCors,
}

impl Fault {
    pub(crate) fn comes_before(&self) -> bool {
        match self {
            Self::Status { before, .. }
            | Self::Html502 { before }
            | Self::Reset { before }
            | Self::Redirect { before }
            | Self::Stall { before, .. } => *before,
            Self::FalseBudget => true,
            Self::Truncate
            | Self::WrongCount
            | Self::ShuffleIds
            | Self::RepeatIds
            | Self::Drip { .. }
            | Self::LateCommit { .. }
            | Self::Partial { .. }
            | Self::NoCors => false,
        }
    }
}

/// A fault with the requests it is meant for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Order {
    fault: Fault,
    method: Method,
    /// Any path when none.
    path: Option<String>,
    left: u32,
}

impl Order {
    fn is_for(&self, path: &str) -> bool {
        self.path.as_deref().is_none_or(|wanted| wanted == path)
    }
}

/// The queue of orders.
#[derive(Debug, Default)]
pub(crate) struct Faults(VecDeque<Order>);

impl Faults {
    pub(crate) fn queue(&mut self, orders: impl IntoIterator<Item = Order>) {
        self.0.extend(orders);
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Takes the first fault that is meant for such a request.
    pub(crate) fn take(&mut self, method: &Method, path: &str) -> Option<Fault> {
        self.take_first(|order| order.method == *method && order.is_for(path))
    }

    /// Whether a preflight has to fail: it stands for the request it asks for, which then never
    /// comes, so it takes the order with it. `wanted` is the method of that request.
    pub(crate) fn blocks_preflight(&mut self, wanted: Option<&HeaderValue>, path: &str) -> bool {
        let asked = |method: &Method| {
            *method == Method::OPTIONS || wanted.is_none_or(|wanted| wanted == method.as_str())
        };
        self.take_first(|order| {
            order.fault == Fault::NoCors && asked(&order.method) && order.is_for(path)
        })
        .is_some()
    }

    fn take_first(&mut self, fits: impl Fn(&Order) -> bool) -> Option<Fault> {
        let index = self.0.iter().position(fits)?;
        let order = self.0.get_mut(index)?;
        let fault = order.fault.clone();
        order.left = order.left.saturating_sub(1);
        if order.left == 0 {
            self.0.remove(index);
        }
        Some(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(fault: Fault, path: Option<&str>, left: u32) -> Order {
        Order {
            fault,
            method: Method::POST,
            path: path.map(str::to_owned),
            left,
        }
    }

    #[test]
    fn an_order_waits_for_its_request_and_runs_out() {
        let mut faults = Faults::default();
        faults.queue([
            order(Fault::Truncate, Some("/bulk"), 1),
            order(Fault::WrongCount, None, 2),
        ]);
        assert_eq!(faults.take(&Method::GET, "/bulk"), None);
        assert_eq!(faults.take(&Method::POST, "/one"), Some(Fault::WrongCount));
        assert_eq!(faults.take(&Method::POST, "/bulk"), Some(Fault::Truncate));
        assert_eq!(faults.take(&Method::POST, "/bulk"), Some(Fault::WrongCount));
        assert_eq!(faults.take(&Method::POST, "/bulk"), None);
        assert_eq!(faults.len(), 0);
    }

    #[test]
    fn a_preflight_takes_the_order_for_the_request_it_asks_for() {
        let wanted = HeaderValue::from_static("POST");
        let get = HeaderValue::from_static("GET");
        let mut faults = Faults::default();
        faults.queue([
            order(Fault::Truncate, Some("/one"), 1),
            order(Fault::NoCors, Some("/one"), 2),
        ]);
        assert!(!faults.blocks_preflight(Some(&wanted), "/other"));
        assert!(!faults.blocks_preflight(Some(&get), "/one"));
        assert!(faults.blocks_preflight(Some(&wanted), "/one"));
        assert!(faults.blocks_preflight(None, "/one"));
        assert!(!faults.blocks_preflight(Some(&wanted), "/one"));
        assert_eq!(faults.take(&Method::POST, "/one"), Some(Fault::Truncate));
    }
}
