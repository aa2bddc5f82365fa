//! Faults on order: `POST /_sandbox/faults` queues them, the next matching request gets the
//! first one that fits.

mod effect;
mod order;

use std::{collections::VecDeque, time::Duration};

use axum::http::{Method, StatusCode};

pub(crate) use effect::{NoHeaders, NotAnswered, instead, spoil};
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
    /// Only the first `count` users are created, then 422.
    Partial { count: usize },
}

impl Fault {
    pub(crate) fn comes_before(&self) -> bool {
        match self {
            Self::Status { before, .. }
            | Self::Html502 { before }
            | Self::Reset { before }
            | Self::Redirect { before }
            | Self::Stall { before, .. } => *before,
            Self::Truncate | Self::WrongCount | Self::ShuffleIds | Self::Partial { .. } => false,
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
        let index = self.0.iter().position(|order| {
            order.method == *method && order.path.as_deref().is_none_or(|wanted| wanted == path)
        })?;
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
}
